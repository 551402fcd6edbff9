#include "read/limit.hpp"

namespace ituletter {

void over_limit(ErrorKind kind, std::string_view what, std::size_t value,
                std::string_view option) {
  std::string message(what);
  message += " exceeds the limit of " + std::to_string(value);
  message += "; raise it with ";
  message += option;
  throw Error(kind, message);
}

std::string in_quotes(std::string_view name) {
  constexpr std::size_t longest = 100;
  std::string result = "\"";
  result += name.substr(0, longest);
  result += name.size() > longest ? "…\"" : "\"";
  return result;
}

}  // namespace ituletter
