#include "ituletter/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "text/characters.hpp"

namespace ituletter {

void OffsetMap::add_run(std::size_t at, std::size_t source) {
  if (runs_.back().at == at) {
    runs_.back().source = source;
  } else {
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

enum class Change { keep, drop, to_space, to_hyphen };

Change change_of(char32_t c) {
  if (c < 0xA0) return Change::keep;
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

/// Copies the source piece by piece and keeps the map beside it.
class Normaliser {
 public:
  explicit Normaliser(std::string_view source) : source_(source) {
    UErrorCode status = U_ZERO_ERROR;
    nfc_ = icu::Normalizer2::getNFCInstance(status);
    result_.text.reserve(source.size());
  }

  Text run() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece piece(source_.data(),
                                 static_cast<int32_t>(source_.size()));
    is_nfc_ = nfc_->isNormalizedUTF8(piece, status) != 0;
    std::size_t at = 0;
    while (at < source_.size()) step(at);
    result_.map.add_run(result_.text.size(), source_.size());
    return std::move(result_);
  }

 private:
  void step(std::size_t& at) {
    const std::size_t begin = at;
    while (at < source_.size() && is_kept(source_[at])) ++at;
    // A mark after an ASCII letter belongs to the same cluster.
    if (!is_nfc_ && at > begin && at < source_.size()) --at;
    if (at > begin) {
      result_.text.append(source_, begin, at - begin);
      return;
    }
    if (is_nfc_) {
      character(at);
    } else {
      cluster(at);
    }
  }

  // Only characters with these first bytes are ever changed in NFC text.
  bool is_kept(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    if (!is_nfc_) return byte < 0x80;
    return byte != 0xC2 && byte != 0xD8 && byte != 0xE2 && byte != 0xE3 &&
           byte != 0xEF;
  }

  void character(std::size_t& at) {
    const std::size_t begin = at;
    const char32_t c = next_char(source_, at);
    const Change change = change_of(c);
    if (change == Change::keep) {
      result_.text.append(source_, begin, at - begin);
      return;
    }
    if (change == Change::to_space) result_.text += ' ';
    if (change == Change::to_hyphen) result_.text += '-';
    result_.map.add_run(result_.text.size(), at);
  }

  // A character and the marks after it, which NFC may compose or reorder.
  void cluster(std::size_t& at) {
    const std::size_t begin = at;
    std::size_t length = 0;
    std::size_t next = at;
    do {
      at = next;
      if (at == source_.size()) break;
      const char32_t c = next_char(source_, next);
      if (length > 0 && nfc_->hasBoundaryBefore(static_cast<UChar32>(c))) {
        break;
      }
      if (length == 0 && change_of(c) != Change::keep) {
        character(at);
        return;
      }
      ++length;
    } while (length <= longest_mark_run);
    if (at == begin) at = next;
    compose(begin, at);
  }

  void compose(std::size_t begin, std::size_t end) {
    UErrorCode status = U_ZERO_ERROR;
    const auto from = icu::UnicodeString::fromUTF8(icu::StringPiece(
        source_.data() + begin, static_cast<int32_t>(end - begin)));
    std::string composed;
    nfc_->normalize(from, status).toUTF8String(composed);
    result_.text += composed;
    if (composed.size() != end - begin) {
      result_.map.add_run(result_.text.size(), end);
    }
  }

  std::string_view source_;
  const icu::Normalizer2* nfc_ = nullptr;
  bool is_nfc_ = true;
  Text result_;
};

}  // namespace

Text normalise(std::string_view source) { return Normaliser(source).run(); }

Text normalise(const Source& source) { return normalise(source.text); }

std::string plain(std::string_view source) {
  const std::string text = normalise(source).text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto kind = char_info(next_char(text, at)).kind;
    if (kind != CharClass::space && kind != CharClass::line_end) {
      out.append(text, begin, at - begin);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Position locate(std::string_view text, std::size_t at) {
  Position position;
  const std::string_view before = text.substr(0, at);
  position.line += static_cast<std::size_t>(std::ranges::count(before, '\n'));
  const std::size_t line_end = before.rfind('\n');
  const std::string_view line =
      line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  position.column += static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return (c & 0xC0) != 0x80; }));
  return position;
}

}  // namespace ituletter
