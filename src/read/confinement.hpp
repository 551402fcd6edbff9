#pragma once

#include <string>

namespace ituletter {

/// What a converter cannot do: open a connection, leave its process group,
/// trace others, and, where the kernel has Landlock, read or write files other
/// than programs, fonts and what is in its folder.
///
/// Made before the fork, as it needs memory; entered after it.
class Confinement {
 public:
  /// `folder` may be written; `program` and what lies beside it may be run.
  Confinement(const std::string& folder, const std::string& program);
  ~Confinement();
  Confinement(const Confinement&) = delete;
  Confinement& operator=(const Confinement&) = delete;

  /// For the child, between fork and exec. Returns false where the kernel
  /// refuses what it should have.
  bool enter() const;

 private:
  int rules_;  ///< of Landlock; -1 where the kernel has none
};

/// Whether this machine has the filter that keeps converters from networks.
bool has_network_filter();

/// Version of the kernel's Landlock, or 0.
int landlock_version();

}  // namespace ituletter
