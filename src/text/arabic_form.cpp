#include "text/arabic_form.hpp"

#include <string_view>

#include "text/characters.hpp"

namespace ituletter {
namespace {

// From U+FE80 on; then those of lam with alef.
constexpr std::u32string_view letters =
    U"ءآآأأؤؤإإئئئئااببببةةتتتتثثثثججججححححخخخخددذذررززسسسسششششصصصصضضضض"
    U"ططططظظظظععععغغغغففففققققككككللللممممننننههههووىىيييي";
constexpr std::u32string_view alefs = U"آآأأإإاا";
static_assert(letters.size() + alefs.size() == 0xFEFC - 0xFE80 + 1);

}  // namespace

void append_letters_of(char32_t form, std::string& out) {
  const std::size_t at = form - 0xFE80;
  if (at < letters.size()) {
    append_char(out, letters[at]);
  } else {
    append_char(out, U'ل');
    append_char(out, alefs[at - letters.size()]);
  }
}

}  // namespace ituletter
