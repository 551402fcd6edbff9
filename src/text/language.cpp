#include "text/language.hpp"

#include <unicode/uloc.h>

namespace ituletter {

std::string three_letter_code(std::string_view language) {
  const std::string code = uloc_getISO3Language(std::string(language).c_str());
  return code.empty() ? "und" : code;
}

}  // namespace ituletter
