#include "read/docx_sieve.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ituletter {
namespace {

/// Elements without content that only say how text or page look, or that Word
/// leaves for itself. None may be the name of an element that is read anywhere
/// in a .docx: "start" is a border here and a first number there.
constexpr std::string_view looks[] = {
    // Runs.
    "b", "bCs", "bdr", "caps", "color", "cs", "dstrike", "eastAsianLayout",
    "effect", "em", "emboss", "fitText", "highlight", "i", "iCs", "imprint",
    "kern", "lang", "noProof", "outline", "position", "rtl", "shadow", "shd",
    "smallCaps", "snapToGrid", "spacing", "strike", "sz", "szCs", "u",
    "vertAlign", "w",
    // Paragraphs.
    "adjustRightInd", "autoSpaceDE", "autoSpaceDN", "bidi", "bottom",
    "contextualSpacing", "framePr", "ind", "jc", "keepLines", "keepNext",
    "kinsoku", "left", "mirrorIndents", "overflowPunct", "pageBreakBefore",
    "right", "suppressAutoHyphens", "suppressLineNumbers", "suppressOverlap",
    "textAlignment", "textDirection", "top", "topLinePunct", "widowControl",
    "wordWrap",
    // Tables.
    "cantSplit", "gridCol", "hideMark", "insideH", "insideV", "noWrap",
    "tblCellSpacing", "tblHeader", "tblInd", "tblLayout", "tblLook", "tblW",
    "tcFitText", "tcW", "trHeight", "vAlign",
    // Pages, styles, and what Word leaves for itself.
    "bookmarkEnd", "cols", "docGrid", "lastRenderedPageBreak", "lsdException",
    "pgMar", "pgSz", "proofErr", "qFormat", "rsid", "uiPriority",
    "unhideWhenUsed"};

constexpr std::size_t slots = 512;

constexpr std::size_t slot_of(std::string_view name) {
  const auto at = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(name[i]));
  };
  const std::size_t size = name.size();
  return (17 * size + 3 * at(0) + 31 * at(size - 1) + 7 * at(size / 2)) % slots;
}

constexpr auto table = [] {
  std::array<std::uint8_t, slots> numbers{};  // from 1
  std::uint8_t number = 0;
  for (const std::string_view name : looks) {
    std::size_t slot = slot_of(name);
    while (numbers[slot] != 0) slot = (slot + 1) % slots;
    numbers[slot] = ++number;
  }
  return numbers;
}();

bool is_look(std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t slot = slot_of(name); table[slot] != 0;
       slot = (slot + 1) % slots) {
    if (looks[table[slot] - 1] == name) return true;
  }
  return false;
}

/// A font is of interest if its characters are signs of its own.
bool may_name_symbol_font(std::string_view tag) {
  const auto has = [tag](std::string_view what) {
    return tag.find(what) != std::string_view::npos;
  };
  return has("dings") || has("Symbol") || has("&");
}

/// Elements of whose attributes none is read: marks of editing sessions.
bool has_idle_attributes(std::string_view name) {
  return name == "r" || name == "t" || name == "p" || name == "tr";
}

bool ends_name(char c) {
  return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' ||
         c == '\r';
}

}  // namespace

void Sieve::begin(char prefix, char* at) {
  prefix_ = prefix;
  kept_ = at;
  out_ = at;
  first_ = at;
}

void Sieve::pass(const char* tag, const char* after) {
  if (prefix_ == '\0') return;
  if (tag[1] == '/') return pass_end_tag(tag, after);
  if (tag[1] != prefix_ || tag[2] != ':') return;
  const char* const begin = tag + 3;
  const char* end = begin;
  while (!ends_name(*end)) ++end;
  const std::string_view name(begin, static_cast<std::size_t>(end - begin));
  if (after[-2] != '/') {
    if (*end != '>' && has_idle_attributes(name)) cut(end, after - 1);
  } else if (is_look(name) ||
             (name == "rFonts" && !may_name_symbol_font({end, after}))) {
    cut(tag, after);
  }
}

/// Run properties of which nothing is left.
void Sieve::pass_end_tag(const char* tag, const char* after) {
  constexpr std::ptrdiff_t size = 7;  // of "<w:rPr>"
  if (kept_ != tag || after - tag != size + 1 || tag[2] != prefix_) return;
  if (out_ - first_ < size) return;
  if (std::memcmp(tag + 3, ":rPr>", 5) != 0) return;
  char* const start = out_ - size;
  if (start[0] != '<' || start[1] != prefix_) return;
  if (std::memcmp(start + 2, ":rPr>", 5) != 0) return;
  out_ = start;
  kept_ = after;
}

void Sieve::cut(const char* from, const char* to) {
  const auto size = static_cast<std::size_t>(from - kept_);
  std::memmove(out_, kept_, size);
  out_ += size;
  kept_ = to;
}

char* Sieve::end(const char* at) {
  cut(at, at);
  return out_;
}

}  // namespace ituletter
