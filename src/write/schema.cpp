#include <algorithm>

#include "ituletter/write.hpp"
#include "model/embedded.hpp"

namespace ituletter {

std::string_view schema(std::string_view name) {
  if (name == "xml") name = "rng";
  const auto schemas = embedded_schemas();
  const auto found = std::ranges::find(schemas, name, &Embedded::name);
  return found == schemas.end() ? std::string_view() : found->bytes;
}

}  // namespace ituletter
