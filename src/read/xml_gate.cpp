#include "read/xml_gate.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include "ituletter/error.hpp"
#include "read/limit.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ituletter {
namespace {

constexpr std::size_t block_size = 64;

/// Where the characters that shape XML stand in a block of 64 bytes, a bit for
/// each byte.
struct Marks {
  std::uint64_t less;
  std::uint64_t greater;
  std::uint64_t quotes;
  std::uint64_t apostrophes;
};

#if defined(__SSE2__)

// `inline` for the compiler's sake, who would call them sixteen times a block.
inline std::uint64_t find(__m128i bytes, __m128i wanted) {
  return static_cast<std::uint16_t>(
      _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
}

inline std::uint64_t find_byte(const __m128i* quarters, char wanted) {
  const __m128i pattern = _mm_set1_epi8(wanted);
  return find(_mm_loadu_si128(quarters), pattern) |
         (find(_mm_loadu_si128(quarters + 1), pattern) << 16) |
         (find(_mm_loadu_si128(quarters + 2), pattern) << 32) |
         (find(_mm_loadu_si128(quarters + 3), pattern) << 48);
}

inline Marks find_marks(const char* block) {
  const __m128i* quarters = reinterpret_cast<const __m128i*>(block);
  return {.less = find_byte(quarters, '<'),
          .greater = find_byte(quarters, '>'),
          .quotes = find_byte(quarters, '"'),
          .apostrophes = find_byte(quarters, '\'')};
}

#else

Marks find_marks(const char* block) {
  Marks marks{};
  for (unsigned i = 0; i < block_size; ++i) {
    marks.less |= std::uint64_t{block[i] == '<'} << i;
    marks.greater |= std::uint64_t{block[i] == '>'} << i;
    marks.quotes |= std::uint64_t{block[i] == '"'} << i;
    marks.apostrophes |= std::uint64_t{block[i] == '\''} << i;
  }
  return marks;
}

#endif

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// One pass from mark to mark. A byte-by-byte loop would cost as much as the
/// parser; most bytes of a part stand between the marks.
class Gate {
 public:
  Gate(std::string_view xml, std::string_view part, const Limits& limits)
      : xml_(xml), part_(part), limits_(limits) {}

  std::vector<NamespaceDeclaration> run() {
    if (std::memchr(xml_.data(), 0, xml_.size()) != nullptr) {
      damaged("it holds a NUL");
    }
    std::size_t at = 0;
    while (at < xml_.size()) at = pass_block(at);
    if (is_in_tag_ || depth_ != 0 || elements_ == 0) {
      damaged("it ends too early");
    }
    refuse_text_outside(xml_.size());
    return find_declarations();
  }

 private:
  [[noreturn]] void damaged(const std::string& what) const {
    throw Error(ErrorKind::xml_damaged,
                in_quotes(part_) + " in the document is damaged: " + what +
                    "; get the file again");
  }

  /// Returns where to go on: the next block, or after what was skipped.
  std::size_t pass_block(std::size_t at) {
    char rest[block_size] = {};
    const char* block = xml_.data() + at;
    if (xml_.size() - at < block_size) {
      std::memcpy(rest, block, xml_.size() - at);
      block = rest;
    }
    const Marks marks = find_marks(block);
    std::uint64_t unseen = ~std::uint64_t{0};
    for (;;) {
      const std::uint64_t next =
          (is_in_tag_ ? marks.greater : marks.less) & unseen;
      const std::uint64_t passed = unseen & (next ^ (next - 1));
      if (is_in_tag_ && look_into_tag(marks, passed)) {
        return pass_tag_slowly();
      }
      if (next == 0) return at + block_size;
      unseen &= ~passed;
      const std::size_t mark =
          at + static_cast<std::size_t>(std::countr_zero(next));
      if (!is_in_tag_) {
        const std::size_t end = open_tag(mark);
        if (end > mark + 1) return end;
      } else if (quotes_ % 2 == 0) {
        close_tag(mark);
      }
    }
  }

  /// Counts the quotes among the bytes that `passed` names: a ">" after an odd
  /// number stands in a value. Returns true for a tag with apostrophes, for
  /// which such counting will not do.
  bool look_into_tag(const Marks& marks, std::uint64_t passed) {
    for (std::uint64_t left = marks.quotes & passed; left != 0;
         left &= left - 1) {
      ++quotes_;
    }
    return (marks.apostrophes & passed) != 0;
  }

  /// From the start of the tag in hand. Returns the byte after it.
  std::size_t pass_tag_slowly() {
    char quote = '\0';
    quotes_ = 0;
    for (std::size_t at = tag_; at < xml_.size(); ++at) {
      const char c = xml_[at];
      if (c == quote || (quote == '\0' && (c == '"' || c == '\''))) {
        quote = quote == '\0' ? c : '\0';
        ++quotes_;
      } else if (c == '>' && quote == '\0') {
        close_tag(at);
        return at + 1;
      }
    }
    damaged("it ends too early");
  }

  char byte_at(std::size_t at) const {
    return at < xml_.size() ? xml_[at] : '\0';
  }

  std::size_t open_tag(std::size_t at) {
    const char next = byte_at(at + 1);
    if (next == '!' || next == '?') return skip(at);
    if (depth_ == 0) refuse_text_outside(at);
    is_end_tag_ = next == '/';
    is_in_tag_ = true;
    tag_ = at;
    quotes_ = 0;
    if (is_end_tag_) {
      if (depth_ == 0) damaged("an element ends that did not begin");
      --depth_;
    } else {
      enter_element();
    }
    return at + 1;
  }

  void enter_element() {
    if (depth_ == 0 && elements_ > 0) damaged("it has two root elements");
    if (++elements_ > limits_.elements) {
      over_limit(ErrorKind::limit_elements,
                 "the number of elements in " + in_quotes(part_),
                 limits_.elements, "--max-elements");
    }
    if (++depth_ > limits_.depth) {
      over_limit(ErrorKind::limit_depth,
                 "the nesting of elements in " + in_quotes(part_),
                 limits_.depth, "--max-depth");
    }
  }

  void close_tag(std::size_t at) {
    if (quotes_ / 2 > limits_.attributes) {
      over_limit(
          ErrorKind::limit_attributes,
          "the number of attributes of an element in " + in_quotes(part_),
          limits_.attributes, "--max-attributes");
    }
    if (root_end_ == 0 && depth_ > 0) root_end_ = at;
    if (!is_end_tag_ && xml_[at - 1] == '/') --depth_;
    is_in_tag_ = false;
    if (depth_ == 0) outside_ = at + 1;
  }

  /// Skips a comment, CDATA or a processing instruction. They count as text
  /// of their place, so that nothing but white space may stand round them.
  std::size_t skip(std::size_t at) {
    if (depth_ == 0) refuse_text_outside(at);
    const std::string_view rest = xml_.substr(at);
    std::size_t end = 0;
    if (rest.substr(0, 2) == "<?") {
      end = end_of("?>", at + 2);
    } else if (rest.substr(0, 4) == "<!--") {
      end = end_of("-->", at + 4);
    } else if (rest.substr(0, 9) == "<![CDATA[" && depth_ > 0) {
      end = end_of("]]>", at + 9);
    } else if (rest.substr(0, 9) == "<!DOCTYPE") {
      throw Error(ErrorKind::xml_dtd,
                  in_quotes(part_) +
                      " in the document has a document type declaration, "
                      "which no .docx may have; save it again with a word "
                      "processor");
    } else {
      damaged("it has a declaration that is not XML");
    }
    if (depth_ == 0) outside_ = end;
    return end;
  }

  std::size_t end_of(std::string_view mark, std::size_t from) const {
    const std::size_t at = xml_.find(mark, from);
    if (at == std::string_view::npos) damaged("it ends too early");
    return at + mark.size();
  }

  void refuse_text_outside(std::size_t end) const {
    for (std::size_t at = outside_; at < end; ++at) {
      if (!is_space(xml_[at])) damaged("it has text outside its root element");
    }
  }

  /// In text as in tags: one too many is noticed by the caller, who then asks
  /// the tree.
  std::vector<NamespaceDeclaration> find_declarations() const {
    constexpr std::string_view word = "xmlns";
    std::vector<NamespaceDeclaration> result;
    std::size_t at = xml_.find(word);
    for (; at != std::string_view::npos; at = xml_.find(word, at)) {
      const std::size_t name = at + word.size();
      std::size_t end = name;
      while (end < xml_.size() && !is_space(xml_[end]) && xml_[end] != '=') {
        ++end;
      }
      const std::size_t quote = xml_.find_first_of("\"'<", end);
      if (quote == std::string_view::npos) break;
      const std::size_t close = xml_.find(xml_[quote], quote + 1);
      if (close == std::string_view::npos) break;
      std::string_view prefix = xml_.substr(name, end - name);
      at = quote;
      if (!prefix.empty() && prefix[0] != ':') continue;
      if (!prefix.empty()) prefix.remove_prefix(1);
      result.push_back({prefix, xml_.substr(quote + 1, close - quote - 1),
                        quote < root_end_});
    }
    return result;
  }

  std::string_view xml_;
  std::string_view part_;
  const Limits& limits_;
  bool is_in_tag_ = false;
  bool is_end_tag_ = false;
  std::size_t tag_ = 0;     ///< where the tag in hand begins
  std::size_t quotes_ = 0;  ///< in it
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
  std::size_t root_end_ = 0;  ///< of the root's start tag
  std::size_t outside_ = 0;   ///< where text outside the root would begin
};

}  // namespace

std::vector<NamespaceDeclaration> check_xml(std::string_view xml,
                                            std::string_view part,
                                            const Limits& limits) {
  return Gate(xml, part, limits).run();
}

}  // namespace ituletter
