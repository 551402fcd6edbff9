#include "write/safe_name.hpp"

#include <algorithm>

namespace ituletter {
namespace {

constexpr std::size_t longest_name = 100;

bool is_safe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

}  // namespace

std::string safe_name(std::string_view text) {
  std::string name(text.substr(0, longest_name));
  std::ranges::replace_if(
      name, [](char c) { return !is_safe(c); }, '-');
  name.erase(0, std::min(name.find_first_not_of(".-"), name.size()));
  return name.empty() ? "letter" : name;
}

}  // namespace ituletter
