#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "ituletter/error.hpp"
#include "read/encoding.hpp"
#include "read/limit.hpp"
#include "read/readers.hpp"

namespace ituletter {
namespace {

bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

/// A sixteen-bit unit that letters are made of: no control, no private use,
/// no half of a pair. What is not UTF-16 has many others.
bool is_likely_unit(unsigned unit) {
  if (unit < 0x20) return unit >= 0x09 && unit <= 0x0D;
  const bool is_odd = (unit >= 0x7F && unit < 0xA0) ||
                      (unit >= 0xD800 && unit < 0xF900) || unit >= 0xFFF0;
  return !is_odd;
}

/// Bytes that are nearly all ASCII are a text with a stray NUL; in UTF-16 half
/// of the bytes of a Latin text are zero.
bool is_mostly_ascii(std::string_view bytes) {
  const auto printable = static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return c >= ' ' && c <= '~'; }));
  return printable * 4 >= bytes.size() * 3;
}

/// Whether the bytes make sense as UTF-16: nearly all units likely, and some
/// of them spaces or line ends, which are in every text.
bool is_utf16(std::string_view bytes, ByteOrder order) {
  constexpr std::size_t sample = std::size_t{64} << 10;
  const std::string_view head = bytes.substr(0, sample);
  if (bytes.size() % 2 != 0 || head.size() < 2) return false;
  if (is_mostly_ascii(head)) return false;
  std::size_t likely = 0;
  std::size_t ascii = 0;
  for (std::size_t at = 0; at + 1 < head.size(); at += 2) {
    const unsigned first = static_cast<unsigned char>(head[at]);
    const unsigned second = static_cast<unsigned char>(head[at + 1]);
    const unsigned unit = order == ByteOrder::little ? first | (second << 8)
                                                     : second | (first << 8);
    if (is_likely_unit(unit)) ++likely;
    if (unit < 0x80 && is_likely_unit(unit)) ++ascii;
  }
  const std::size_t units = head.size() / 2;
  return likely * 50 >= units * 49 && ascii * 100 >= units;
}

std::optional<ByteOrder> find_utf16(std::string_view bytes) {
  if (starts(bytes, "\xFF\xFE")) return ByteOrder::little;
  if (starts(bytes, "\xFE\xFF")) return ByteOrder::big;
  // Spaces and line ends have a zero byte in UTF-16, and no text has one else.
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    if (is_utf16(bytes, order)) return order;
  }
  return std::nullopt;
}

template <class Predicate>
constexpr std::array<bool, 256> bytes_that(Predicate holds) {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = holds(byte);
  }
  return table;
}

constexpr auto controls = bytes_that([](std::size_t byte) {
  return byte < 0x20 && (byte < 0x09 || byte > 0x0D) && byte != 0x1A;
});

constexpr auto may_end_line = bytes_that([](std::size_t byte) {
  return byte == '\r' || byte == '\v' || byte == '\f' || byte == 0xC2 ||
         byte == 0xE2;
});

bool is_in(const std::array<bool, 256>& table, char c) {
  return table[static_cast<unsigned char>(c)];
}

/// Size of a line end of another system, of typewriters or Unicode (VT, FF,
/// NEL, LS, PS) that the text begins with; 0 without one.
std::size_t line_end_size(std::string_view text) {
  if (starts(text, "\r\n") || starts(text, "\xC2\x85")) return 2;
  if (text[0] == '\r' || text[0] == '\v' || text[0] == '\f') return 1;
  return starts(text, "\u2028") || starts(text, "\u2029") ? 3 : 0;
}

/// `text` with "\n" for every line end.
std::string with_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t good = 0;  // where the bytes begin that stay as they are
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size =
        is_in(may_end_line, text[at]) ? line_end_size(text.substr(at, 3)) : 0;
    if (size == 0) {
      ++at;
      continue;
    }
    out.append(text, good, at - good);
    out += '\n';
    at += size;
    good = at;
  }
  out.append(text, good);
  return out;
}

/// Text in another encoding gives many; a letter that was damaged on its way
/// a few.
void refuse_other_encoding(const Cleaning& seen) {
  if (seen.invalid * 50 <= seen.characters) return;
  throw Error(ErrorKind::text_encoding,
              "the text is not in UTF-8; convert it to UTF-8, for instance "
              "with iconv");
}

void report(const Cleaning& seen, Source& source) {
  const std::size_t number = seen.invalid + seen.controls;
  if (number == 0) return;
  source.findings.push_back({Severity::warning,
                             "text.invalid-utf8",
                             std::to_string(number) +
                                 (number == 1 ? " character" : " characters") +
                                 " that cannot be text replaced or left out",
                             {}});
}

void check_paragraphs(std::string_view text, const Limits& limits) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > limits.paragraph) {
      over_limit(ErrorKind::limit_paragraph, "the text of a line",
                 limits.paragraph, "--max-paragraph");
    }
    at = end + 1;
  }
}

}  // namespace

bool is_plain(std::string_view bytes) {
  if (find_utf16(bytes)) return true;
  if (bytes.find('\0') != std::string_view::npos) return false;
  std::size_t odd = 0;
  for (const char c : bytes) odd += is_in(controls, c) ? 1U : 0U;
  return odd * 50 <= bytes.size();
}

Source read_plain(std::string_view bytes, const Limits& limits) {
  Source source;
  source.format = "txt";
  std::string utf8;
  if (const std::optional<ByteOrder> order = find_utf16(bytes)) {
    utf8 = utf16_to_utf8(bytes, *order);
    bytes = utf8;
  }
  if (starts(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Cleaning seen;
  append_clean(source.text, with_line_ends(bytes), seen);
  refuse_other_encoding(seen);
  check_paragraphs(source.text, limits);
  report(seen, source);
  return source;
}

}  // namespace ituletter
