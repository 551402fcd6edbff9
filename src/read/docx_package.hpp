#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/xml.hpp"
#include "read/zip.hpp"

namespace ituletter {

struct Relationship {
  std::string id;
  std::string type;    ///< last word of the type: "styles", "hyperlink"
  std::string target;  ///< name of a part, or an address if `is_external`
  bool is_external = false;
};

/// What a part refers to.
class Relationships {
 public:
  Relationships() = default;
  explicit Relationships(std::vector<Relationship> all);

  const Relationship* find(std::string_view id) const;
  /// The first of a type.
  const Relationship* find_type(std::string_view type) const;
  std::size_t count_type(std::string_view type) const;

 private:
  std::vector<Relationship> all_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

/// A .docx as parts that refer to each other. A part is unpacked when asked
/// for, so that damage in one that nobody needs does no harm.
class Package {
 public:
  /// `bytes` must outlive the Package.
  Package(std::string_view bytes, const Limits& limits);

  /// Null if there is no such part.
  std::unique_ptr<XmlPart> load(const std::string& part);

  /// Of a part; of the whole package for an empty name.
  Relationships relationships_of(const std::string& part);

 private:
  Zip zip_;
  Limits limits_;
};

}  // namespace ituletter
