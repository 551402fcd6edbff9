#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

#include "ituletter/read.hpp"
#include "read/confinement.hpp"

namespace ituletter {

/// An open file; closed with the object.
class Descriptor {
 public:
  explicit Descriptor(int file = -1) : file_(file) {}
  Descriptor(Descriptor&& other) noexcept
      : file_(std::exchange(other.file_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { reset(); }

  int get() const { return file_; }
  void reset() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }

 private:
  int file_;
};

/// All that a child begins with.
struct Start {
  const std::string& program;
  const std::string& name;
  const std::vector<std::string>& arguments;
  const std::string& folder;
  int input;
  int output;
  int errors;
  const Confinement& confinement;
  const ChildLimits& limits;
};

struct Started {
  pid_t group = 0;  ///< also of the child, which is then to be reaped
  int error = 0;    ///< why the program does not run; 0 if it does
};

/// Starts a program in a process group of its own. It dies with the thread
/// that calls this.
Started start_child(const Start& start);

}  // namespace ituletter
