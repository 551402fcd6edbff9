#include "write/utf8.hpp"

#include <algorithm>
#include <iterator>

#include "write/block.hpp"

namespace ituletter {
namespace {

constexpr std::size_t stride = 64;

struct Range {
  unsigned char low;
  unsigned char high;
};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// 0 for a byte that begins no sequence.
std::size_t sequence_size(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// Keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
Range second_byte(unsigned char lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {0x80, 0xBF};
  }
}

}  // namespace

CodePoint decode(std::string_view bytes, std::size_t at) {
  const unsigned char lead = byte_at(bytes, at);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t size = sequence_size(lead);
  if (size == 0) return {};
  char32_t value = lead & (0xFFU >> (size + 1));
  Range allowed = second_byte(lead);
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i == bytes.size()) return {.size = i};
    const unsigned char next = byte_at(bytes, at + i);
    if (next < allowed.low || next > allowed.high) return {.size = i};
    value = value << 6 | (next & 0x3FU);
    allowed = {0x80, 0xBF};
  }
  return {value, size, true};
}

Span CodePointIndex::to_code_points(Span bytes) {
  return {count_before(bytes.begin), count_before(bytes.end)};
}

std::optional<Span> CodePointIndex::to_bytes(Span code_points) {
  const auto begin = byte_of(code_points.begin);
  const auto end = byte_of(code_points.end);
  if (!begin || !end || *end < *begin) return std::nullopt;
  return Span{*begin, *end};
}

// Past a block where one is well-formed, else past a character.
CodePointIndex::Mark CodePointIndex::step(std::string_view text, Mark from) {
  if (has_window(text, from.byte)) {
    const Window window = load_window(text, from.byte);
    if (!is_any(find_malformed(window))) {
      const std::size_t size = whole_characters(text, from.byte);
      const std::size_t begun = block_size - count(find_continuations(window));
      const std::size_t cut = size < block_size ? 1 : 0;
      return {from.byte + size, from.code_points + begun - cut};
    }
  }
  return {from.byte + decode(text, from.byte).size, from.code_points + 1};
}

void CodePointIndex::extend(std::size_t byte) {
  if (marks_.empty()) marks_.reserve(text_.size() / stride + 1);
  while (marks_.size() <= byte / stride) {
    if (next_.byte >= marks_.size() * stride || next_.byte >= text_.size()) {
      marks_.push_back(next_);
    } else {
      next_ = step(text_, next_);
    }
  }
}

// The characters that begin before `byte`.
std::size_t CodePointIndex::count_before(std::size_t byte) {
  byte = std::min(byte, text_.size());
  extend(byte);
  const Mark* mark = &marks_[byte / stride];
  if (mark->byte > byte) --mark;
  std::size_t code_points = mark->code_points;
  for (std::size_t at = mark->byte; at < byte; ++code_points) {
    at += decode(text_, at).size;
  }
  return code_points;
}

// The end of the text is one, too.
std::optional<std::size_t> CodePointIndex::byte_of(std::size_t code_point) {
  extend(text_.size());
  const auto behind =
      std::ranges::upper_bound(marks_, code_point, {}, &Mark::code_points);
  Mark mark = *std::prev(behind);
  for (; mark.code_points < code_point; ++mark.code_points) {
    if (mark.byte == text_.size()) return std::nullopt;
    mark.byte += decode(text_, mark.byte).size;
  }
  return mark.byte;
}

}  // namespace ituletter
