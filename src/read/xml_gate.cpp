#include "read/xml_gate.hpp"

#include <bit>
#include <cstring>

#include "ituletter/error.hpp"
#include "read/docx_sieve.hpp"
#include "read/limit.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ituletter {
namespace {

/// The first of three characters, or `end`. Tags are too short for a call of
/// memchr to pay, and too long for byte after byte.
inline const char* find_any(const char* at, const char* end, char a, char b,
                            char c) {
#if defined(__SSE2__)
  constexpr std::ptrdiff_t size = 16;
  for (; end - at >= size; at += size) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto is = [bytes](char wanted) {
      return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted));
    };
    const __m128i found = _mm_or_si128(_mm_or_si128(is(a), is(b)), is(c));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (mask != 0) return at + std::countr_zero(mask);
  }
#endif
  while (at != end && *at != a && *at != b && *at != c) ++at;
  return at;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// One pass from tag to tag, as quick as that many bytes allow.
class Gate {
 public:
  Gate(std::span<char> xml, std::string_view part, const Limits& limits,
       const BindPrefixes& bind)
      : start_(xml.data()),
        end_(xml.data() + xml.size()),
        outside_(xml.data()),
        part_(part),
        limits_(limits),
        bind_(bind) {}

  std::size_t run() {
    if (std::memchr(start_, 0, whole().size()) != nullptr) {
      damaged("it holds a NUL");
    }
    const char* at = start_;
    while ((at = find_tag(at)) != end_) at = pass(at);
    if (depth_ != 0 || elements_ == 0) damaged("it ends too early");
    refuse_text_outside(end_);
    return static_cast<std::size_t>(sieve_.end(end_) - start_);
  }

 private:
  [[noreturn]] void damaged(const std::string& what) const {
    throw Error(ErrorKind::xml_damaged,
                in_quotes(part_) + " in the document is damaged: " + what +
                    "; get the file again");
  }

  std::string_view whole() const { return {start_, end_}; }

  const char* find_tag(const char* at) const {
    if (at == end_ || *at == '<') return at;
    const void* found =
        std::memchr(at, '<', static_cast<std::size_t>(end_ - at));
    return found == nullptr ? end_ : static_cast<const char*>(found);
  }

  /// Returns where the tag, or what else begins with "<", has ended.
  const char* pass(const char* tag) {
    if (depth_ == 0) refuse_text_outside(tag);
    const char next = end_ - tag > 1 ? tag[1] : '\0';
    if (next == '!' || next == '?') return skip(tag);
    const char* const after = end_of_tag(tag);
    if (next == '/') {
      if (depth_ == 0) damaged("an element ends that did not begin");
      --depth_;
    } else {
      enter_element(after);
      if (after[-2] == '/') --depth_;
    }
    sieve_.pass(tag, after);
    if (depth_ == 0) outside_ = after;
    return after;
  }

  /// A ">" in a value is none.
  const char* end_of_tag(const char* tag) const {
    std::size_t attributes = 0;
    const char* at = find_any(tag, end_, '>', '"', '\'');
    while (at != end_ && *at != '>') {
      const char quote = *at;
      at = find_any(at + 1, end_, quote, quote, quote);
      if (at == end_) break;
      ++attributes;
      at = find_any(at + 1, end_, '>', '"', '\'');
    }
    if (at == end_) damaged("it ends too early");
    if (attributes > limits_.attributes) {
      over_limit(
          ErrorKind::limit_attributes,
          "the number of attributes of an element in " + in_quotes(part_),
          limits_.attributes, "--max-attributes");
    }
    return at + 1;
  }

  void enter_element(const char* after) {
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
    if (elements_ == 1) {
      const auto root_end = static_cast<std::size_t>(after - start_);
      sieve_.begin(bind_(find_declarations(root_end)), start_ + root_end);
    }
  }

  /// Skips a comment, CDATA or a processing instruction. They count as text
  /// of their place, so that nothing but white space may stand round them.
  const char* skip(const char* at) {
    const std::string_view rest(at, end_);
    std::size_t size = 0;
    if (rest.starts_with("<?")) {
      size = size_until(rest, "?>", 2);
    } else if (rest.starts_with("<!--")) {
      size = size_until(rest, "-->", 4);
    } else if (rest.starts_with("<![CDATA[") && depth_ > 0) {
      size = size_until(rest, "]]>", 9);
    } else if (rest.starts_with("<!DOCTYPE")) {
      throw Error(ErrorKind::xml_dtd,
                  in_quotes(part_) +
                      " in the document has a document type declaration, "
                      "which no .docx may have; save it again with a word "
                      "processor");
    } else {
      damaged("it has a declaration that is not XML");
    }
    if (depth_ == 0) outside_ = at + size;
    return at + size;
  }

  std::size_t size_until(std::string_view rest, std::string_view mark,
                         std::size_t from) const {
    const std::size_t at = rest.find(mark, from);
    if (at == std::string_view::npos) damaged("it ends too early");
    return at + mark.size();
  }

  void refuse_text_outside(const char* end) const {
    for (const char* at = outside_; at != end; ++at) {
      if (!is_space(*at)) damaged("it has text outside its root element");
    }
  }

  /// In text as in tags: one too many is noticed by the caller, who then asks
  /// the tree.
  std::vector<NamespaceDeclaration> find_declarations(
      std::size_t root_end) const {
    constexpr std::string_view word = "xmlns";
    const std::string_view xml = whole();
    std::vector<NamespaceDeclaration> result;
    std::size_t at = xml.find(word);
    for (; at != std::string_view::npos; at = xml.find(word, at)) {
      const std::size_t name = at + word.size();
      std::size_t end = name;
      while (end < xml.size() && !is_space(xml[end]) && xml[end] != '=') {
        ++end;
      }
      const std::size_t quote = xml.find_first_of("\"'<", end);
      if (quote == std::string_view::npos) break;
      const std::size_t close = xml.find(xml[quote], quote + 1);
      if (close == std::string_view::npos) break;
      std::string_view prefix = xml.substr(name, end - name);
      at = quote;
      if (!prefix.empty() && prefix[0] != ':') continue;
      if (!prefix.empty()) prefix.remove_prefix(1);
      result.push_back(
          {prefix, xml.substr(quote + 1, close - quote - 1), quote < root_end});
    }
    return result;
  }

  char* start_;
  const char* end_;
  const char* outside_;  ///< where text outside the root would begin
  std::string_view part_;
  const Limits& limits_;
  const BindPrefixes& bind_;
  Sieve sieve_;
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
};

}  // namespace

std::size_t check_xml(std::span<char> xml, std::string_view part,
                      const Limits& limits, const BindPrefixes& bind) {
  return Gate(xml, part, limits, bind).run();
}

}  // namespace ituletter
