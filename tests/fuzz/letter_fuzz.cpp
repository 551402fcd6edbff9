// Any text taken for a letter in each language, as plain text and with the
// structure that a word processor would have given it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/source_check.hpp"
#include "fuzz/writer_check.hpp"
#include "ituletter/error.hpp"
#include "ituletter/extract.hpp"
#include "read/docx_marker.hpp"
#include "read/encoding.hpp"

namespace ituletter {
namespace {

void mark_item(Block& block, std::string_view line) {
  const auto typed = find_typed_marker(line);
  if (!typed) return;
  block.kind = Block::Kind::list_item;
  block.level = typed->level;
  block.marker = {block.where.begin + typed->begin,
                  block.where.begin + typed->end};
}

// A line is a paragraph; one that begins with a tab is a cell, and a line
// without text ends a row, two of them a table.
void add_blocks(Source& source) {
  const std::string_view text = source.text;
  int table = 0;
  int row = 0;
  int column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const bool is_cell = text[at] == '\t';
    const std::size_t begin = is_cell ? at + 1 : at;
    if (begin >= end) {
      if (column == 0) {
        ++table;
        row = 0;
      }
      ++row;
      column = 0;
    } else {
      Block block;
      block.where = {begin, end};
      mark_item(block, text.substr(begin, end - begin));
      if (is_cell) {
        block.table = table;
        block.row = row;
        block.column = column++;
      }
      source.blocks.push_back(block);
    }
    at = end + 1;
  }
}

void check_letter(const Source& source) {
  fuzz::check_source(source);
  const Text text = normalise(source);
  for (const char* language : {"en", "ru"}) {
    try {
      const Letter letter =
          extract(source, text, Grammars::built_in(), {.language = language});
      fuzz::check_writers({&letter, &source});
    } catch (const Error& error) {
      fuzz::require(error.kind() == ErrorKind::not_a_letter);
    }
  }
}

}  // namespace
}  // namespace ituletter

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace ituletter;
  Source source;
  Cleaning seen;
  append_clean(source.text, {reinterpret_cast<const char*>(data), size}, seen);
  source.format = "txt";
  check_letter(source);
  add_blocks(source);
  source.format = "docx";
  check_letter(source);
  return 0;
}
