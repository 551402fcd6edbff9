#include "read/docx_package.hpp"

#include <algorithm>
#include <utility>

namespace ituletter {
namespace {

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

/// The part that `target` names as seen from `folder`. Names are labels: one
/// that climbs out of the package names nothing.
std::string resolve(const std::string& folder, std::string_view target) {
  const bool is_absolute = !target.empty() && target[0] == '/';
  std::string rest = is_absolute ? std::string() : folder + "/";
  rest += target;
  std::vector<std::string_view> steps;
  const std::string_view path = rest;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view step = path.substr(begin, end - begin);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    begin = end + 1;
  }
  std::string result;
  for (const std::string_view step : steps) {
    if (!result.empty()) result += '/';
    result += step;
  }
  return result;
}

std::string relationships_part(const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string name = part.substr(folder.empty() ? 0 : folder.size() + 1);
  return (folder.empty() ? std::string() : folder + "/") + "_rels/" + name +
         ".rels";
}

std::string_view last_word(std::string_view type) {
  const std::size_t slash = type.rfind('/');
  return slash == std::string_view::npos ? type : type.substr(slash + 1);
}

std::string_view value(const char* text) { return text ? text : ""; }

Relationship read_relationship(XmlPart& part, pugi::xml_node node,
                               const std::string& folder) {
  const auto get = [&](std::string_view name) {
    return value(part.attribute(node, Ns::package_relationships, name));
  };
  Relationship result{.id = std::string(get("Id")),
                      .type = std::string(last_word(get("Type"))),
                      .target = std::string(get("Target")),
                      .is_external = get("TargetMode") == "External"};
  if (!result.is_external) result.target = resolve(folder, result.target);
  return result;
}

}  // namespace

Relationships::Relationships(std::vector<Relationship> all)
    : all_(std::move(all)) {
  for (std::size_t i = 0; i < all_.size(); ++i) by_id_.emplace(all_[i].id, i);
}

const Relationship* Relationships::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

const Relationship* Relationships::find_type(std::string_view type) const {
  const auto found = std::ranges::find(all_, type, &Relationship::type);
  return found == all_.end() ? nullptr : &*found;
}

std::size_t Relationships::count_type(std::string_view type) const {
  return static_cast<std::size_t>(
      std::ranges::count(all_, type, &Relationship::type));
}

Package::Package(std::string_view bytes, const Limits& limits)
    : zip_(bytes, limits), limits_(limits) {}

std::unique_ptr<XmlPart> Package::load(const std::string& part) {
  if (!zip_.has(part)) return nullptr;
  return std::make_unique<XmlPart>(zip_.read(part), part, limits_);
}

Relationships Package::relationships_of(const std::string& part) {
  const std::unique_ptr<XmlPart> xml = load(relationships_part(part));
  if (!xml) return {};
  std::vector<Relationship> all;
  for (const pugi::xml_node node : xml->root().children()) {
    if (!xml->is(node, Ns::package_relationships, "Relationship")) continue;
    all.push_back(read_relationship(*xml, node, folder_of(part)));
  }
  return Relationships(std::move(all));
}

}  // namespace ituletter
