#include "text/search_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>

#include "text/characters.hpp"
#include "text/icu_files.hpp"

namespace ituletter {
namespace {

enum class Part : std::uint8_t {
  gap,      // between words
  nothing,  // as if it were not there: tatweel, soft hyphen
  mark,
  letter,
  digit,
  alone,    // a word of its own
  several,  // stands for several characters
};

struct SearchChar {
  Part part = Part::gap;
  std::uint8_t size = 0;
  std::uint32_t folded = 0;  // UTF-8, as its bytes lie in memory
};

icu::UnicodeString nfkc_folded(char32_t c) {
  icu::UnicodeString text(static_cast<UChar32>(c));
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = forbid_icu_files()
                         ? icu::Normalizer2::getNFKCCasefoldInstance(status)
                         : nullptr;
  if (nfkc == nullptr || U_FAILURE(status)) return text;
  return nfkc->normalize(text, status);
}

// Of letters whose marks are left out and that `char_info` does not know.
char32_t without_marks(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(static_cast<UChar32>(c), &status);
  if (script != USCRIPT_GREEK && script != USCRIPT_ARABIC) return c;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) ||
      !nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
    return c;
  }
  return static_cast<char32_t>(parts.char32At(0));
}

bool has_no_spaces(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK) ==
         U_LB_COMPLEX_CONTEXT;
}

bool is_number(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_N_MASK) != 0;
}

/// Whether what a sign stands for is no part of the word beside it: "№118",
/// "10²", "5㎏".
bool stands_apart(char32_t c) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) == 0;
}

Part part_of(const CharInfo& info, char32_t c) {
  switch (info.kind) {
    case CharClass::mark:
      return Part::mark;
    case CharClass::digit:
      return Part::digit;
    case CharClass::ideograph:
      return Part::alone;
    case CharClass::letter:
      if (info.folded_size == 0) return Part::nothing;
      return has_no_spaces(c) ? Part::alone : Part::letter;
    default:
      return is_number(c) ? Part::alone : Part::gap;
  }
}

SearchChar look_up(char32_t c) {
  // Letters to Unicode, apostrophes to writers.
  if (c == 0x02BB || c == 0x02BC) return {};
  const icu::UnicodeString parts = nfkc_folded(c);
  if (parts.isEmpty()) return {.part = Part::nothing};
  if (parts.countChar32() > 1) return {.part = Part::several};
  const char32_t plain =
      without_marks(static_cast<char32_t>(parts.char32At(0)));
  const CharInfo& info = char_info(plain);
  SearchChar row{.part = part_of(info, plain), .folded = info.folded};
  if (row.part != Part::gap) row.size = info.folded_size;
  const bool is_word = row.part == Part::letter || row.part == Part::digit;
  if (is_word && stands_apart(c)) row.part = Part::alone;
  // Its other form is the one that NFC knows.
  if (row.part == Part::mark && plain != c) row.part = Part::several;
  return row;
}

// As those of `char_info`: filled when first needed, and never freed.
using Page = std::array<SearchChar, 256>;
std::array<std::atomic<const Page*>, 0x110000 / 256> pages;

const Page& fill(std::size_t number) {
  auto page = std::make_unique<Page>();
  for (std::size_t i = 0; i < page->size(); ++i) {
    (*page)[i] = look_up(static_cast<char32_t>(number * 256 + i));
  }
  const Page* expected = nullptr;
  if (pages[number].compare_exchange_strong(expected, page.get())) {
    return *page.release();
  }
  return *expected;
}

const SearchChar& search_char(char32_t c) {
  const Page* page = pages[c >> 8].load(std::memory_order_acquire);
  if (page == nullptr) page = &fill(c >> 8);
  return (*page)[c & 0xFF];
}

/// The character that NFC makes of two, or 0.
char32_t composed(char32_t base, char32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return 0;
  const UChar32 pair =
      nfc->composePair(static_cast<UChar32>(base), static_cast<UChar32>(mark));
  return pair < 0 ? 0 : static_cast<char32_t>(pair);
}

std::size_t byte_of(char c) { return static_cast<unsigned char>(c); }

class WordWriter {
 public:
  WordWriter(std::size_t size, std::span<const Article> articles)
      : out_(size + size / 4 + most_added, '\0'), articles_(articles) {
    for (const Article& article : articles)
      begins_article_[byte_of(article.letters.front())] = true;
  }

  void add(char32_t c) {
    const SearchChar& row = search_char(c);
    if (row.part == part_ && part_ != Part::alone) {  // nearly always
      append(row);
      return;
    }
    switch (row.part) {
      case Part::nothing:
        return;
      case Part::gap:
        end_word();
        return;
      case Part::mark:
        add_mark(c);
        return;
      case Part::several:
        add_parts(c);
        return;
      default:
        begin_word(row.part);
        append(row);
    }
  }

  std::string finish() {
    end_word();
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  /// Bytes: a space and a character, copied as a number.
  static constexpr std::size_t most_added = 1 + sizeof(SearchChar::folded);

  void append(const SearchChar& row) {
    if (out_.size() - size_ < most_added) out_.resize(2 * out_.size());
    letter_at_ = size_;
    std::memcpy(out_.data() + size_, &row.folded, sizeof(row.folded));
    size_ += row.size;
  }

  void begin_word(Part part) {
    end_word();
    if (size_ > 0) out_[size_++] = ' ';
    part_ = part;
    word_at_ = size_;
  }

  void end_word() {
    if (part_ == Part::letter) cut_article();
    part_ = Part::gap;
  }

  void cut_article() {
    const std::string_view word(out_.data() + word_at_, size_ - word_at_);
    if (word.empty() || !begins_article_[byte_of(word.front())]) return;
    for (const Article& article : articles_) {
      if (!word.starts_with(article.letters)) continue;
      const std::string_view rest = word.substr(article.letters.size());
      if (count_characters(rest) < article.shortest) continue;
      std::memmove(out_.data() + word_at_, rest.data(), rest.size());
      size_ = word_at_ + rest.size();
      return;
    }
  }

  // Marks are left out, but where they make another letter: и and a breve.
  void add_mark(char32_t mark) {
    if (part_ == Part::gap) return;
    std::size_t at = letter_at_;
    const char32_t letter = composed(next_char(out_, at), mark);
    if (letter == 0 || search_char(letter).part != part_) return;
    size_ = letter_at_;
    append(search_char(letter));
  }

  void add_parts(char32_t c) {
    const icu::UnicodeString parts = nfkc_folded(c);
    if (stands_apart(c)) end_word();
    for (std::int32_t at = 0; at < parts.length();
         at = parts.moveIndex32(at, 1)) {
      const auto part = static_cast<char32_t>(parts.char32At(at));
      if (search_char(part).part != Part::several) add(part);
    }
    if (stands_apart(c)) end_word();
  }

  std::string out_;  // as long as is needed, or longer
  std::size_t size_ = 0;
  std::span<const Article> articles_;
  std::array<bool, 256> begins_article_ = {};
  Part part_ = Part::gap;
  std::size_t word_at_ = 0;
  std::size_t letter_at_ = 0;  // the last one
};

}  // namespace

std::string search_text(std::string_view text,
                        std::span<const Article> articles) {
  WordWriter words(text.size(), articles);
  for (std::size_t at = 0; at < text.size();) words.add(next_char(text, at));
  return words.finish();
}

bool is_same_script(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  std::size_t at = 0;
  std::size_t other_at = 0;
  UErrorCode status = U_ZERO_ERROR;
  const auto first = static_cast<UChar32>(next_char(a, at));
  const auto second = static_cast<UChar32>(next_char(b, other_at));
  return uscript_getScript(first, &status) ==
             uscript_getScript(second, &status) &&
         U_SUCCESS(status);
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace ituletter
