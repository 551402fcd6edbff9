#include "read/docx_tag.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace ituletter {
namespace {

struct Row {
  Ns ns;
  std::string_view local;
  Tag tag;
};

constexpr Row rows[] = {
    {Ns::word, "altChunk", Tag::alternative_chunk},
    {Ns::word, "subDoc", Tag::alternative_chunk},
    {Ns::word, "commentReference", Tag::comment_reference},
    {Ns::word, "fldChar", Tag::complex_field_mark},
    {Ns::word, "del", Tag::deletion},
    {Ns::word, "moveFrom", Tag::deletion},
    {Ns::word, "endnoteReference", Tag::endnote_reference},
    {Ns::word, "footnoteReference", Tag::footnote_reference},
    {Ns::word, "hyperlink", Tag::hyperlink},
    {Ns::word, "ins", Tag::insertion},
    {Ns::word, "moveTo", Tag::insertion},
    {Ns::word, "instrText", Tag::instruction},
    {Ns::word, "delInstrText", Tag::properties},
    {Ns::word, "delText", Tag::properties},
    {Ns::word, "br", Tag::line_break},
    {Ns::word, "cr", Tag::line_break},
    {Ns::word, "noBreakHyphen", Tag::no_break_hyphen},
    {Ns::word, "object", Tag::object},
    {Ns::word, "p", Tag::paragraph},
    {Ns::word, "pPr", Tag::properties},
    {Ns::word, "rPr", Tag::properties},
    {Ns::word, "rt", Tag::properties},
    {Ns::word, "rubyPr", Tag::properties},
    {Ns::word, "sdtEndPr", Tag::properties},
    {Ns::word, "sdtPr", Tag::properties},
    {Ns::word, "smartTagPr", Tag::properties},
    {Ns::word, "customXmlPr", Tag::properties},
    {Ns::word, "tblGrid", Tag::properties},
    {Ns::word, "tblPr", Tag::properties},
    {Ns::word, "tblPrEx", Tag::properties},
    {Ns::word, "tcPr", Tag::properties},
    {Ns::word, "trPr", Tag::properties},
    {Ns::word, "r", Tag::run},
    {Ns::word, "sectPr", Tag::section},
    {Ns::word, "fldSimple", Tag::simple_field},
    {Ns::word, "softHyphen", Tag::soft_hyphen},
    {Ns::word, "sym", Tag::symbol},
    {Ns::word, "ptab", Tag::tab},
    {Ns::word, "tab", Tag::tab},
    {Ns::word, "tbl", Tag::table},
    {Ns::word, "tc", Tag::table_cell},
    {Ns::word, "tr", Tag::table_row},
    {Ns::word, "t", Tag::text},
    {Ns::word, "txbxContent", Tag::text_box},
    {Ns::math, "t", Tag::text},
    {Ns::compatibility, "AlternateContent", Tag::alternate_content},
    {Ns::drawing, "graphicData", Tag::graphic_data},
    {Ns::drawing, "hlinkClick", Tag::link_on_click},
};

constexpr std::size_t slots = 256;
using Table = std::array<std::uint8_t, slots>;  // number of a row, from 1

constexpr std::size_t slot_of(std::string_view local) {
  const auto at = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(local[i]));
  };
  const std::size_t size = local.size();
  return (size + 3 * at(0) + 17 * at(size - 1) + 29 * at(size / 2)) % slots;
}

constexpr Table make_table() {
  Table table{};
  std::uint8_t number = 0;
  for (const Row& row : rows) {
    std::size_t slot = slot_of(row.local);
    while (table[slot] != 0) slot = (slot + 1) % slots;
    table[slot] = ++number;
  }
  return table;
}

constexpr Table table = make_table();

}  // namespace

Tag tag_of(Name name) {
  if (name.local.empty()) return Tag::other;
  for (std::size_t slot = slot_of(name.local); table[slot] != 0;
       slot = (slot + 1) % slots) {
    const Row& row = rows[table[slot] - 1];
    if (row.ns == name.ns && row.local == name.local) return row.tag;
  }
  return Tag::other;
}

}  // namespace ituletter
