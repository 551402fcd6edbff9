#include "ituletter/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "text/arabic_form.hpp"
#include "text/characters.hpp"

namespace ituletter {

void OffsetMap::add_run(std::size_t at, std::size_t source) {
  Run& last = runs_.back();
  if (last.at == at) {
    last.source = source;
  } else if (source - at != last.source - last.at) {
    runs_.push_back({at, source});
  }
}

Span OffsetMap::to_source(Span where) const {
  const auto find = [this](std::size_t at) {
    const auto after = std::ranges::upper_bound(runs_, at, {}, &Run::at);
    const Run& run = *std::prev(after);
    return run.source + (at - run.at);
  };
  return {find(where.begin), find(where.end)};
}

std::size_t OffsetMap::to_text(std::size_t source) const {
  const auto after = std::ranges::upper_bound(runs_, source, {}, &Run::source);
  if (after == runs_.begin()) return 0;
  const Run& run = *std::prev(after);
  const std::size_t at = run.at + (source - run.source);
  return after == runs_.end() ? at : std::min(at, after->at);
}

namespace {

constexpr std::size_t longest_mark_run = 30;

enum class Change { keep, drop, to_space, to_hyphen, to_letters };

Change change_of(char32_t c) {
  if (c < 0xA0) return Change::keep;
  if (is_arabic_form(c)) return Change::to_letters;
  if (c == 0x00A0 || c == 0x202F || c == 0x205F || c == 0x3000 ||
      (c >= 0x2000 && c <= 0x200A)) {
    return Change::to_space;
  }
  if (c == 0x2010 || c == 0x2011) return Change::to_hyphen;
  const bool is_invisible = c == 0x00AD || c == 0x061C || c == 0xFEFF ||
                            (c >= 0x200B && c <= 0x200F) ||
                            (c >= 0x202A && c <= 0x202E) ||
                            (c >= 0x2060 && c <= 0x2069);
  return is_invisible ? Change::drop : Change::keep;
}

// Whether a character is in NFC wherever it stands: the scripts and signs
// that letters are made of. For all others ICU is asked.
bool is_surely_nfc(char32_t c) {
  return c < 0x0300 || (c >= 0x0400 && c < 0x0483) ||
         (c >= 0x0620 && c < 0x064B) || (c >= 0x2010 && c < 0x2071) ||
         (c >= 0x2100 && c < 0x2126) || (c >= 0x212C && c < 0x2329) ||
         (c >= 0x232B && c < 0x2ADC) || (c >= 0x3001 && c < 0x302A) ||
         (c >= 0x4E00 && c < 0xA000) || (c >= 0xFF01 && c < 0xFF9E);
}

// Whether all characters with this first byte are kept as they are, in text
// of any form: ASCII, Latin, Cyrillic letters, most Han, and what follows a
// first byte.
constexpr bool is_plain_byte(std::size_t byte) {
  return byte < 0xC2 || (byte >= 0xC3 && byte <= 0xCB) || byte == 0xD0 ||
         byte == 0xD1 || (byte >= 0xE5 && byte <= 0xE9);
}

template <class Predicate>
constexpr std::array<char, 256> bytes_that(Predicate is_kept) {
  std::array<char, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = is_kept(byte) ? 1 : 0;
  }
  return table;
}

constexpr auto plain_bytes = bytes_that(is_plain_byte);
constexpr auto ascii_bytes =
    bytes_that([](std::size_t byte) { return byte < 0x80; });

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);
}

bool has_boundary(char32_t c) {
  return c < 0x0300 || nfc().hasBoundaryBefore(static_cast<UChar32>(c));
}

bool has_long_mark_run(std::string_view source) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < source.size();) {
    length = has_boundary(next_char(source, at)) ? 0 : length + 1;
    if (length > longest_mark_run) return true;
  }
  return false;
}

// ICU's own check is quadratic in the length of a run of marks.
bool is_nfc(std::string_view source) {
  if (has_long_mark_run(source)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(source.data(),
                               static_cast<int32_t>(source.size()));
  return nfc().isNormalizedUTF8(piece, status) != 0;
}

/// Copies the source piece by piece and keeps the map beside it.
class Normaliser {
 public:
  explicit Normaliser(std::string_view source) : source_(source) {
    result_.text.reserve(source.size());
  }

  Text run() {
    std::size_t at = 0;
    while (at < source_.size()) step(at);
    result_.map.add_run(result_.text.size(), source_.size());
    return std::move(result_);
  }

 private:
  void step(std::size_t& at) {
    const std::size_t begin = at;
    at = skip_kept(at);
    // A mark after an ASCII letter belongs to the same cluster.
    if (is_composing_ && at > begin && at < source_.size()) --at;
    if (at > begin) {
      result_.text.append(source_, begin, at - begin);
    } else if (is_composing_) {
      cluster(at);
    } else {
      character(at);
    }
  }

  std::size_t skip_kept(std::size_t at) const {
    const char* bytes = source_.data();
    const char* kept = is_composing_ ? ascii_bytes.data() : plain_bytes.data();
    while (at < source_.size()) {
      if (kept[static_cast<unsigned char>(bytes[at])] != 0) {
        ++at;
      } else if (!is_composing_ && is_arabic_letter(at)) {
        at += 2;
      } else {
        break;
      }
    }
    return at;
  }

  // U+0620 to U+064A, between characters of which some are not kept.
  bool is_arabic_letter(std::size_t at) const {
    if (at + 1 >= source_.size()) return false;
    const auto first = static_cast<unsigned char>(source_[at]);
    const auto second = static_cast<unsigned char>(source_[at + 1]);
    return (first == 0xD8 && second >= 0xA0) ||
           (first == 0xD9 && second <= 0x8A);
  }

  void character(std::size_t& at) {
    const std::size_t begin = at;
    const char32_t c = next_char(source_, at);
    const Change change = change_of(c);
    if (change == Change::keep) {
      if (is_checked_ || is_surely_nfc(c)) {
        result_.text.append(source_, begin, at - begin);
      } else {
        begin_again(at, !is_nfc(source_));
      }
      return;
    }
    if (change == Change::drop && !is_composing_ && joins(at)) {
      begin_again(at, true);
      return;
    }
    if (change == Change::to_space) result_.text += ' ';
    if (change == Change::to_hyphen) result_.text += '-';
    if (change == Change::to_letters) append_letters_of(c, result_.text);
    result_.map.add_run(result_.text.size(), at);
  }

  // Whether the character at `at` may compose with one before it.
  bool joins(std::size_t at) const {
    return at < source_.size() && !has_boundary(next_char(source_, at));
  }

  void begin_again(std::size_t& at, bool is_composing) {
    is_checked_ = true;
    is_composing_ = is_composing;
    result_.text.clear();
    result_.map = {};
    at = 0;
  }

  // A character and the marks after it, which NFC may compose or reorder.
  void cluster(std::size_t& at) {
    cluster_.clear();
    for (std::size_t length = 0;
         at < source_.size() && length < longest_mark_run;) {
      std::size_t next = at;
      const char32_t c = next_char(source_, next);
      const Change change = change_of(c);
      if (length == 0 && change != Change::keep) {
        character(at);
        return;
      }
      if (change != Change::drop) {
        if (length > 0 && has_boundary(c)) break;
        cluster_.append(source_, at, next - at);
        ++length;
      }
      at = next;
    }
    compose();
    result_.map.add_run(result_.text.size(), at);
  }

  void compose() {
    UErrorCode status = U_ZERO_ERROR;
    const auto from = icu::UnicodeString::fromUTF8(icu::StringPiece(
        cluster_.data(), static_cast<int32_t>(cluster_.size())));
    nfc().normalize(from, status).toUTF8String(result_.text);
  }

  std::string_view source_;
  std::string cluster_;
  bool is_checked_ = false;    ///< whether ICU has been asked
  bool is_composing_ = false;  ///< whether the source is not in NFC
  Text result_;
};

}  // namespace

Text normalise(std::string_view source) { return Normaliser(source).run(); }

Text normalise(const Source& source) { return normalise(source.text); }

std::string plain(std::string_view source) {
  const std::string text = normalise(source).text;
  std::string out;
  out.reserve(text.size());
  bool has_blank = false;
  bool has_line_end = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    const auto kind = char_info(c).kind;
    if (kind == CharClass::space || kind == CharClass::line_end) {
      has_blank = true;
      has_line_end |= kind == CharClass::line_end;
      continue;
    }
    const std::string_view word = std::string_view(text).substr(begin);
    const bool is_lost = has_line_end && goes_over_line_end(out, word);
    if (has_blank && !is_lost && !out.empty()) out += ' ';
    out.append(text, begin, at - begin);
    has_blank = has_line_end = false;
  }
  return out;
}

Position locate(std::string_view text, std::size_t at) {
  Position position;
  const std::string_view before = text.substr(0, at);
  position.line += static_cast<std::size_t>(std::ranges::count(before, '\n'));
  const std::size_t line_end = before.rfind('\n');
  const std::string_view line =
      line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  position.column += static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
  return position;
}

}  // namespace ituletter
