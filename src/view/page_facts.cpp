#include <algorithm>
#include <string_view>
#include <utility>

#include "ituletter/text.hpp"
#include "text/characters.hpp"
#include "view/page_parts.hpp"
#include "view/summary.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_quote = 90;  ///< code points

/// As much from the start as fits.
std::string shortened(const std::string& words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < longest_quote && at < words.size(); ++i)
    at += decode(words, at).size;
  return at < words.size() ? words.substr(0, at) + "…" : words;
}

bool is_address(std::string_view value) {
  return value.starts_with("https://") || value.starts_with("http://");
}

class FactMarkup {
 public:
  FactMarkup(Markup& to, const Page& page) : to_(to), page_(page) {}

  void append_all() {
    const Fact* before = nullptr;
    for (const Fact& fact : page_.facts) {
      if (fact.kind == FactKind::finding) continue;
      if (before == nullptr || before->kind != fact.kind) {
        if (before != nullptr) to_.raw("</ul>\n</section>\n");
        to_.open("section", {{"class", class_of(fact)}});
        to_.element("h3", heading_of(fact.kind, page_.labels));
        to_.open("ul", {{"role", "list"}});
      }
      append(fact);
      before = &fact;
    }
    if (before != nullptr) to_.raw("</ul>\n</section>\n");
  }

  /// The name of a fact, which leads to its words.
  void append_name(const Fact& fact) {
    const std::string name = tag_of(fact, page_.labels);
    const Mark* mark = first_mark(fact);
    if (mark == nullptr) return to_.element("span", name, {{"class", "tag"}});
    const std::string target = "#" + id_of(page_, *mark);
    to_.element("a", name, {{"class", "tag"}, {"href", target}});
  }

 private:
  const Mark* mark_of(const FactPart& part) const {
    for (const Span place : part.places) {
      const Mark* mark = page_.marks.find(place);
      if (mark != nullptr && mark->is_shown) return mark;
    }
    return nullptr;
  }
  const Mark* first_mark(const Fact& fact) const {
    for (const FactPart& part : fact.parts)
      if (const Mark* mark = mark_of(part)) return mark;
    return nullptr;
  }

  void append(const Fact& fact) {
    const std::string id = id_of(fact);
    to_.open("li", {{"id", id}});
    to_.open("div", {{"class", "head"}});
    append_name(fact);
    append_main(fact);
    to_.close("div");
    append_parts(fact);
    to_.raw("</li>\n");
  }

  /// What is looked for first: the days, else the value.
  void append_main(const Fact& fact) {
    const std::string days = days_of(fact);
    const std::string hours = hours_of(fact);
    if (!days.empty()) {
      to_.raw(" ");
      append_code(to_, "strong", hours.empty() ? days : days + ", " + hours);
    } else if (fact.parts[0].form == FactPart::Form::value &&
               fact.kind != FactKind::contact) {
      to_.raw(" ");
      append_value(fact.parts[0], "strong");
    }
    if (fact.is_computed) {
      to_.raw(" ");
      to_.element("span", page_.labels["computed"], {{"class", "computed"}});
    }
    for (const FactPart& part : fact.parts) {
      if (part.form != FactPart::Form::code) continue;
      to_.raw(" ");
      to_.element("span", shown_value(part, page_.labels), {{"class", "code"}});
    }
  }

  void append_value(const FactPart& part, std::string_view element) {
    if (!is_address(part.value)) return append_code(to_, element, part.value);
    to_.open(element);
    to_.open("bdi", {{"dir", "ltr"}});
    to_.element("a", part.value,
                {{"href", part.value}, {"rel", "noreferrer external"}});
    to_.close("bdi");
    to_.close(element);
  }

  void append_parts(const Fact& fact) {
    to_.open("dl");
    for (const FactPart& part : fact.parts) append_part(fact, part);
    to_.close("dl");
  }

  void append_part(const Fact& fact, const FactPart& part) {
    const bool is_said =
        part.form == FactPart::Form::code && part.places.empty();
    if (is_said) return;
    to_.raw("<div>");
    to_.open("dt");
    const bool is_item = fact.kind == FactKind::agenda && part.label != "title";
    if (is_item)
      append_code(to_, "bdi", part.label);
    else
      to_.text(page_.labels[part.label]);
    to_.close("dt");
    to_.open("dd");
    append_words_of(part);
    if (!part.rule.empty()) {
      to_.raw(" ");
      append_code(to_, "code", part.rule);
    }
    to_.raw("</dd></div>");
  }

  /// The words that a value was read from, and the value if it is another.
  void append_words_of(const FactPart& part) {
    const std::string words = words_at(part);
    if (words.empty()) {
      if (part.form == FactPart::Form::words)
        append_words(to_, page_, "span", part.value);
      else
        append_value(part, "span");
      return;
    }
    if (const Mark* mark = mark_of(part)) {
      const std::string target = "#" + id_of(page_, *mark);
      to_.open("a", {{"href", target}});
      append_words(to_, page_, "span", words);
      to_.close("a");
    } else {
      append_words(to_, page_, "span", words);
    }
    if (part.form == FactPart::Form::words || part.value == words) return;
    to_.raw(page_.direction == "rtl" && page_.labels.language() != "en"
                ? " ← "
                : " → ");
    if (part.form == FactPart::Form::code)
      to_.text(shown_value(part, page_.labels));
    else
      append_value(part, "span");
  }

  std::string words_at(const FactPart& part) const {
    const std::string_view text = page_.viewed.source.text;
    std::string words;
    for (const Span place : part.places) {
      if (place.end > text.size()) continue;
      if (!words.empty()) words += " … ";
      words += plain(text.substr(place.begin, place.size()));
    }
    return shortened(words);
  }

  Markup& to_;
  const Page& page_;
};

}  // namespace

std::string id_of(const Fact& fact) {
  std::string id(name_of(fact.kind));
  if (fact.number > 0) id += "-" + std::to_string(fact.number);
  return id;
}

std::string id_of(const Page& page, const Mark& mark) {
  return "m" + std::to_string(page.marks.index_of(mark) + 1);
}

std::string_view class_of(const Fact& fact) {
  return fact.kind == FactKind::finding ? name_of(fact.severity)
                                        : name_of(fact.kind);
}

void append_words(Markup& to, const Page& page, std::string_view element,
                  std::string_view words, std::string_view name) {
  to.element(element, words,
             {{"class", name},
              {"lang", page.language},
              {"dir", has_right_to_left(words) ? "rtl" : "auto"}});
}

void append_code(Markup& to, std::string_view element, std::string_view text,
                 std::string_view name) {
  to.open(element, {{"class", name}});
  to.element("bdi", text, {{"dir", "ltr"}});
  to.close(element);
}

void append_facts(Markup& to, const Page& page) {
  FactMarkup(to, page).append_all();
}

void append_findings(Markup& to, const Page& page) {
  FactMarkup facts(to, page);
  bool has_any = false;
  for (const Fact& fact : page.facts) {
    if (fact.kind != FactKind::finding) continue;
    if (!std::exchange(has_any, true)) to.open("ul", {{"role", "list"}});
    const std::string id = id_of(fact);
    to.open("li", {{"id", id}, {"class", class_of(fact)}});
    facts.append_name(fact);
    to.raw(" ");
    to.element("span", fact.parts[0].value, {{"lang", "en"}, {"dir", "ltr"}});
    to.raw(" ");
    append_code(to, "code", fact.parts[0].rule);
    to.raw("</li>\n");
  }
  if (has_any)
    to.close("ul");
  else
    to.element("p", page.labels["no-findings"]);
}

}  // namespace ituletter
