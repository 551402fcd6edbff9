#include "read/xml_scope.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace ituletter {
namespace {

class Settler : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element) return true;
    leave_to(depth());
    for (const pugi::xml_attribute attribute : node.attributes()) {
      declare(attribute);
    }
    rename(node);
    for (pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      // An attribute without a prefix is in no namespace.
      if (name.find(':') != std::string_view::npos) rename(attribute);
    }
    return true;
  }

 private:
  struct Declared {
    int depth;
    std::string_view prefix;
  };

  void leave_to(int depth) {
    while (!scope_.empty() && scope_.back().depth >= depth) {
      bound_[scope_.back().prefix].pop_back();
      scope_.pop_back();
    }
  }

  void declare(pugi::xml_attribute attribute) {
    std::string_view name = attribute.name();
    if (name.substr(0, 5) != "xmlns") return;
    name.remove_prefix(5);
    if (!name.empty() && name[0] != ':') return;
    if (!name.empty()) name.remove_prefix(1);
    scope_.push_back({depth(), name});
    bound_[name].push_back(find_namespace(attribute.value()));
  }

  Ns find(std::string_view prefix) const {
    const auto found = bound_.find(prefix);
    if (found != bound_.end() && !found->second.empty()) {
      return found->second.back();
    }
    return prefix.empty() ? Ns::none : Ns::other;
  }

  template <class Named>
  void rename(Named& named) const {
    const std::string_view name = named.name();
    const std::size_t colon = name.find(':');
    const bool has_prefix = colon != std::string_view::npos;
    const std::string_view prefix =
        has_prefix ? name.substr(0, colon) : std::string_view();
    if (prefix == "xmlns" || prefix == "xml") return;
    const std::string_view local = has_prefix ? name.substr(colon + 1) : name;
    const std::string result =
        scoped_prefix(find(prefix)) + ":" + std::string(local);
    named.set_name(result.c_str());
  }

  std::vector<Declared> scope_;
  std::unordered_map<std::string_view, std::vector<Ns>> bound_;
};

}  // namespace

void settle_prefixes(pugi::xml_document& document) {
  Settler settler;
  document.traverse(settler);
}

std::string scoped_prefix(Ns ns) {
  return " " + std::to_string(static_cast<int>(ns));
}

}  // namespace ituletter
