#include <array>
#include <optional>
#include <utility>

#include "read/decode.hpp"
#include "read/edit.hpp"
#include "text/charset.hpp"

namespace ituletter {
namespace {

/// How a text was written.
struct Encoding {
  std::string name;
  std::string_view mark;  ///< bytes before the text
};

/// Its text, with the line ends that it has.
struct RawText {
  Encoding encoding;
  std::string text;
  std::vector<std::size_t> places;  ///< of each byte of the source's text
};

struct Sign {
  std::size_t size = 1;
  bool is_line_end = false;
  bool is_dropped = false;  ///< by the reader
};

/// What the reader makes of the text here; it has but one line end.
Sign sign_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (text.starts_with("\r\n")) return {.size = 2, .is_line_end = true};
  if (text.starts_with("\xC2\x85")) return {.size = 2, .is_line_end = true};
  if (text.starts_with("\u2028") || text.starts_with("\u2029"))
    return {.size = 3, .is_line_end = true};
  if (first >= '\n' && first <= '\r') return {.is_line_end = true};
  if ((first < 0x20 && first != '\t') || first == 0x7F)
    return {.is_dropped = true};
  const bool is_c1 = first == 0xC2 && text.size() > 1 &&
                     static_cast<unsigned char>(text[1]) < 0xA0;
  if (is_c1) return {.size = 2, .is_dropped = true};
  return {};
}

/// Where each byte that was read stands in the raw text, and where that ends.
/// Nothing if it is not what was read.
std::optional<std::vector<std::size_t>> align(std::string_view raw,
                                              std::string_view text) {
  std::vector<std::size_t> places;
  places.reserve(text.size() + 1);
  for (std::size_t at = 0; at < raw.size();) {
    const Sign sign = sign_at(raw.substr(at));
    if (!sign.is_dropped) {
      const char read = sign.is_line_end ? '\n' : raw[at];
      if (places.size() == text.size() || text[places.size()] != read)
        return std::nullopt;
      places.push_back(at);
    }
    at += sign.size;
  }
  if (places.size() != text.size()) return std::nullopt;
  places.push_back(raw.size());
  return places;
}

std::optional<RawText> decode_as(const Encoding& encoding,
                                 std::string_view bytes,
                                 std::string_view text) {
  if (!bytes.starts_with(encoding.mark)) return std::nullopt;
  const std::string_view rest = bytes.substr(encoding.mark.size());
  std::string raw = decode_charset(rest, encoding.name);
  if (encode_charset(raw, encoding.name) != rest) return std::nullopt;
  auto places = align(raw, text);
  if (!places) return std::nullopt;
  return RawText{encoding, std::move(raw), std::move(*places)};
}

/// Nothing for a damaged text, which would not come out as it went in.
std::optional<RawText> decode(std::string_view bytes, const Source& source) {
  const std::array<Encoding, 6> known = {{
      {"UTF-8", "\xEF\xBB\xBF"},
      {"UTF-16LE", "\xFF\xFE"},
      {"UTF-16BE", "\xFE\xFF"},
      {"UTF-8", ""},
      {"UTF-16LE", ""},
      {"UTF-16BE", ""},
  }};
  const std::string charset = decode_text(bytes).charset;
  if (!charset.empty()) return decode_as({charset, ""}, bytes, source.text);
  for (const Encoding& encoding : known) {
    if (auto raw = decode_as(encoding, bytes, source.text)) return raw;
  }
  return std::nullopt;
}

}  // namespace

EditedFile edit_plain(std::string_view bytes, const Source& source,
                      std::span<const TextEdit> edits, const Limits& limits) {
  EditedFile out;
  const std::optional<RawText> raw = decode(bytes, source);
  std::vector<TextEdit> made;
  for (std::size_t n = 0; n < edits.size(); ++n) {
    const TextEdit& edit = edits[n];
    if (!raw || !encode_charset(edit.replacement, raw->encoding.name)) {
      out.left.push_back(n);
      continue;
    }
    made.push_back(
        {{raw->places[edit.where.begin], raw->places[edit.where.end]},
         edit.replacement});
  }
  if (!raw) return out;
  const std::string text = edited(raw->text, made);
  out.bytes = std::string(raw->encoding.mark) +
              encode_charset(text, raw->encoding.name).value_or("");
  verify(out, source, edits, limits);
  return out;
}

}  // namespace ituletter
