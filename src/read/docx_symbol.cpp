#include "read/docx_symbol.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace ituletter {
namespace {

/// Symbol, from 0x21: Greek and mathematics. 0 where there is nothing.
constexpr char32_t symbol_low[] =
    U"!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδε"
    U"φγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// Symbol, from 0xA0.
constexpr char32_t symbol_high[] =
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

struct Row {
  char32_t code;
  char32_t character;
};

constexpr Row wingdings[] = {
    {0x28, U'☎'}, {0x29, U'✆'}, {0x2A, U'✉'}, {0x4A, U'☺'}, {0x6C, U'●'},
    {0x6E, U'■'}, {0x6F, U'□'}, {0x71, U'❑'}, {0x72, U'❒'}, {0x73, U'⬧'},
    {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'}, {0x80, U'⓪'}, {0x81, U'①'},
    {0x82, U'②'}, {0x83, U'③'}, {0x84, U'④'}, {0x85, U'⑤'}, {0x86, U'⑥'},
    {0x87, U'⑦'}, {0x88, U'⑧'}, {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x9E, U'·'},
    {0x9F, U'•'}, {0xA0, U'▪'}, {0xA1, U'○'}, {0xA7, U'▪'}, {0xA8, U'☐'},
    {0xD8, U'➢'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'}, {0xE2, U'↓'},
    {0xE8, U'➔'}, {0xF0, U'⇨'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'},
    {0xFE, U'☑'},
};

constexpr Row wingdings2[] = {
    {0x50, U'✓'}, {0x52, U'☑'}, {0x53, U'☒'},
    {0x97, U'●'}, {0x98, U'•'}, {0xA3, U'☐'},
};

template <std::size_t size>
char32_t find(const Row (&rows)[size], char32_t code) {
  const Row* const row = std::ranges::find(rows, code, &Row::code);
  return row == std::end(rows) ? 0 : row->character;
}

/// `size` counts the NUL at the end.
template <std::size_t size>
char32_t pick(const char32_t (&characters)[size], char32_t index) {
  return index < size - 1 ? characters[index] : 0;
}

}  // namespace

bool is_symbol_font(std::string_view font) {
  return font == "Symbol" || font == "Webdings" ||
         font.substr(0, 9) == "Wingdings";
}

char32_t symbol_character(std::string_view font, char32_t code) {
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  if (font == "Symbol" && code == ' ') return U' ';
  if (font == "Symbol") {
    return code < 0xA0 ? pick(symbol_low, code - 0x21)
                       : pick(symbol_high, code - 0xA0);
  }
  if (font == "Wingdings") return find(wingdings, code);
  if (font == "Wingdings 2") return find(wingdings2, code);
  return 0;
}

}  // namespace ituletter
