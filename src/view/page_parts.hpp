#pragma once

#include <string>
#include <vector>

#include "ituletter/view.hpp"
#include "view/fact.hpp"
#include "view/labels.hpp"
#include "view/layout.hpp"
#include "view/marks.hpp"
#include "view/markup.hpp"

namespace ituletter {

/// What all parts of a page share.
struct Page {
  const Viewed& viewed;
  const Labels& labels;
  const std::vector<Fact>& facts;
  const Layout& layout;
  Marks& marks;
  std::string language;   ///< of the letter
  std::string direction;  ///< of its script
};

/// "meeting-2": where a fact stands in the list.
std::string id_of(const Fact& fact);
/// "m12": where a mark stands in the letter.
std::string id_of(const Page& page, const Mark& mark);

/// The class of all that is shown of a fact.
std::string_view class_of(const Fact& fact);

/// Words of the letter in their language and direction.
void append_words(Markup& to, const Page& page, std::string_view element,
                  std::string_view words, std::string_view name = {});

/// Something that reads from left to right in every language.
void append_code(Markup& to, std::string_view element, std::string_view text,
                 std::string_view name = {});

/// The letter; sets which marks are shown.
void append_letter(Markup& to, const Page& page);

/// What was recognised, kind by kind. Comes after the letter.
void append_facts(Markup& to, const Page& page);

/// Comes after the letter.
void append_findings(Markup& to, const Page& page);

/// Meetings and deadlines by their days, as a drawing and as a table; nothing
/// if there are none.
void append_timeline(Markup& to, const Page& page);

}  // namespace ituletter
