#include "read/decode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "ituletter/error.hpp"
#include "text/charset.hpp"

namespace ituletter {
namespace {

bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return starts(bytes, mark) ? bytes.substr(mark.size()) : bytes;
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

/// Characters past ASCII in clean text.
std::size_t count_beyond_ascii(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
}

/// In another encoding, hardly anything past ASCII is UTF-8 by chance.
bool is_utf8(const Cleaning& seen, std::string_view cleaned) {
  return seen.invalid * 2 <= count_beyond_ascii(cleaned);
}

/// A letter that was damaged on its way has a few invalid characters.
bool is_badly_damaged(const Cleaning& seen) {
  return seen.invalid * 50 > seen.characters;
}

/// The bytes from which the encoding is told: some text before the first byte
/// past ASCII, and what follows.
std::string_view charset_sample(std::string_view bytes) {
  constexpr std::size_t before = 500;
  constexpr std::size_t size = 4000;
  const auto* first = std::ranges::find_if(bytes, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == '\x1B';
  });
  const auto at = static_cast<std::size_t>(first - bytes.begin());
  return bytes.substr(at - std::min(at, before), size);
}

/// ISO 2022 writes everything in ASCII, between escape sequences.
bool may_be_iso2022(std::string_view bytes) {
  constexpr std::string_view designators = "$()-.";
  for (std::size_t at = bytes.find('\x1B'); at != std::string_view::npos;
       at = bytes.find('\x1B', at + 1)) {
    if (at + 1 < bytes.size() &&
        designators.find(bytes[at + 1]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

/// The encoding of text with escape sequences; empty if it is another use of
/// them.
std::string find_iso2022(std::string_view bytes) {
  if (!may_be_iso2022(bytes)) return {};
  std::string charset = detect_charset(charset_sample(bytes));
  return charset.starts_with("ISO-2022") ? charset : std::string();
}

[[noreturn]] void refuse_encoding() {
  throw Error(ErrorKind::text_encoding,
              "the text is in no encoding that can be told; convert it to "
              "UTF-8, for instance with iconv");
}

DecodedText clean(std::string_view utf8, std::string charset) {
  DecodedText decoded;
  decoded.charset = std::move(charset);
  append_clean(decoded.text, with_line_ends(utf8), decoded.cleaning);
  return decoded;
}

/// What web pages call their encoding, and what they are really in.
std::string real_charset(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  constexpr std::string_view western[] = {"iso-8859-1", "latin1", "us-ascii"};
  constexpr std::string_view chinese[] = {"gb2312", "gbk", "gb_2312-80"};
  if (std::ranges::count(western, name) > 0) return "windows-1252";
  if (std::ranges::count(chinese, name) > 0) return "GB18030";
  return name;
}

/// Bytes that are no UTF-8.
DecodedText decode_old(std::string_view bytes, const std::string& declared) {
  const std::string charset = real_charset(declared);
  if (is_charset(charset)) {
    DecodedText decoded = clean(decode_charset(bytes, charset), charset);
    if (!is_badly_damaged(decoded.cleaning)) return decoded;
  }
  const std::string told = detect_charset(charset_sample(bytes));
  if (told.empty()) refuse_encoding();
  return clean(decode_charset(bytes, told), told);
}

DecodedText decode_unmarked(std::string_view bytes,
                            const std::string& declared) {
  if (const std::string charset = find_iso2022(bytes); !charset.empty()) {
    return clean(decode_charset(bytes, charset), charset);
  }
  DecodedText decoded = clean(bytes, {});
  return is_utf8(decoded.cleaning, decoded.text) ? decoded
                                                 : decode_old(bytes, declared);
}

}  // namespace

bool is_text(std::string_view bytes) {
  if (find_utf16(bytes)) return true;
  if (bytes.find('\0') != std::string_view::npos) return false;
  std::size_t odd = 0;
  for (const char c : bytes) odd += is_in(controls, c) ? 1U : 0U;
  return odd * 50 <= bytes.size() || !find_iso2022(bytes).empty();
}

DecodedText decode_text(std::string_view bytes, const std::string& declared) {
  DecodedText decoded;
  if (const std::optional<ByteOrder> order = find_utf16(bytes)) {
    const std::string utf8 = utf16_to_utf8(bytes, *order);
    decoded = clean(without_mark(utf8), {});
  } else {
    decoded = decode_unmarked(without_mark(bytes), declared);
  }
  if (is_badly_damaged(decoded.cleaning)) refuse_encoding();
  return decoded;
}

void report_decoding(const DecodedText& decoded, Source& source) {
  if (!decoded.charset.empty()) {
    source.findings.push_back({Severity::information,
                               "text.legacy-encoding",
                               "the text was read as " + decoded.charset,
                               {}});
  }
  const std::size_t number =
      decoded.cleaning.invalid + decoded.cleaning.controls;
  if (number == 0) return;
  source.findings.push_back({Severity::warning,
                             "text.invalid-utf8",
                             std::to_string(number) +
                                 (number == 1 ? " character" : " characters") +
                                 " that cannot be text replaced or left out",
                             {}});
}

}  // namespace ituletter
