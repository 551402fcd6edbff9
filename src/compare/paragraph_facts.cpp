// The paragraphs of letters, between salutation and closing.

#include "compare/elements.hpp"
#include "compare/facts.hpp"

namespace ituletter {

void compare_paragraphs(Differences& out) {
  bool has_pages = false;
  for (std::size_t n = 0; n < out.size(); ++n)
    has_pages |= file_kind(out.letter(n)) == FileKind::pages;
  std::vector<Elements> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Paragraph& one : out.letter(n).paragraphs) {
      // The end of a page cuts paragraphs: only numbers can be relied upon.
      if (!has_pages)
        append_elements(one, 0, out.has_same_words(), all[n]);
      else if (one.number)
        all[n].push_back(make_element(0, one.number, one.text, false));
    }
  }
  compare_elements("set/paragraph-differs", "paragraph", all, out);
}

}  // namespace ituletter
