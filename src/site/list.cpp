#include <algorithm>
#include <set>
#include <utility>

#include "site/page.hpp"
#include "write/safe_name.hpp"

namespace ituletter {
namespace {

struct Choice {
  std::string value;  ///< as in the attribute of a letter
  std::string words;
  std::string language = {};
};

/// A question that a list can be asked.
struct Filter {
  std::string_view name;   ///< its id, and the attribute: "data-year"
  std::string_view label;  ///< its key
  std::vector<Choice> choices = {};
};

std::string year_of(const SiteLetter& letter) {
  return letter.date.substr(0, 4);
}

/// Values become names in style rules.
std::string value_of(std::string_view words) {
  return words.empty() ? std::string() : safe_name(words);
}

template <class Words>
Filter make_filter(std::string_view name, std::string_view label,
                   const auto& values, const Words& words) {
  Filter filter{.name = name, .label = label};
  for (const auto& value : values)
    if (!value.empty()) filter.choices.push_back(words(value));
  return filter;
}

/// Those that part the letters; a single value would not.
std::vector<Filter> make_filters(const SitePage& page, const Numbers& letters) {
  std::set<std::string, GroupOrder> groups;
  std::set<std::string, std::greater<>> years;
  std::set<std::string> kinds;
  std::set<std::string> languages;
  for (const std::size_t n : letters) {
    const SiteLetter& letter = page.catalogue.letters[n];
    groups.insert(letter.group);
    years.insert(year_of(letter));
    kinds.insert(letter.kind);
    for (const SiteVersion& version : letter.versions)
      languages.insert(version.language);
  }
  const auto as_it_is = [](const std::string& value) {
    return Choice{value_of(value), value};
  };
  std::vector<Filter> filters = {
      make_filter("group", "group", groups, as_it_is),
      make_filter("year", "year", years, as_it_is),
      make_filter(
          "kind", "kind", kinds,
          [&](const std::string& kind) {
            return Choice{value_of(kind), std::string(page.labels[kind])};
          }),
      make_filter("language", "language", languages,
                  [&](const std::string& language) {
                    return Choice{value_of(language), own_name(page, language),
                                  language};
                  })};
  std::erase_if(filters,
                [](const Filter& filter) { return filter.choices.size() < 2; });
  return filters;
}

void append_filter(Markup& to, const SitePage& page, const Filter& filter) {
  to.raw("<label>");
  to.element("span", page.labels[filter.label]);
  to.raw(" ");
  to.open("select", {{"id", filter.name}});
  // "value" is written even though it is empty.
  to.raw("<option value=\"\">");
  to.text(page.labels["any"]);
  to.raw("</option>");
  for (const Choice& choice : filter.choices)
    to.element("option", choice.words,
               {{"value", choice.value}, {"lang", choice.language}});
  to.raw("</select></label>\n");
}

/// Choices work by style rules, the reset by itself; the script shows the rest.
void append_filters(Markup& to, const SitePage& page,
                    const std::vector<Filter>& filters) {
  to.raw("<form id=\"filters\" role=\"search\">\n");
  to.raw("<label id=\"search\" hidden=\"hidden\">");
  to.element("span", page.labels["find"]);
  to.raw(" <input type=\"search\" autocomplete=\"off\"/></label>\n");
  for (const Filter& filter : filters) append_filter(to, page, filter);
  to.element("button", page.labels["show-all"], {{"type", "reset"}});
  to.raw("\n</form>\n<p id=\"count\" role=\"status\" hidden=\"hidden\">");
  to.element("span", page.labels["shown"]);
  to.raw(": <bdi></bdi></p>\n");
}

void append_versions(Markup& to, const SitePage& page,
                     const SiteLetter& letter) {
  to.raw("<ul class=\"versions\" role=\"list\">");
  for (const SiteVersion& version : letter.versions) {
    const std::string target = page.to(version.page);
    const std::string name = own_name(page, version.language);
    to.raw("<li>");
    to.element("a", version.language,
               {{"href", target},
                {"hreflang", version.language},
                {"lang", version.language},
                {"title", name}});
    to.raw("</li>");
  }
  to.raw("</ul>");
}

void append_letter(Markup& to, const SitePage& page, const SiteLetter& letter) {
  const SiteVersion& version = letter.version();
  std::string languages;
  for (const SiteVersion& one : letter.versions)
    languages += (languages.empty() ? "" : " ") + value_of(one.language);
  const std::string group = value_of(letter.group);
  const std::string year = value_of(year_of(letter));
  const std::string kind = value_of(letter.kind);
  std::string others;
  for (const SiteVersion& one : letter.versions)
    if (&one != &version) others += one.reference + " " + one.subject + " ";
  to.open("li", {{"data-group", group},
                 {"data-year", year},
                 {"data-kind", kind},
                 {"data-language", languages},
                 {"data-words", others}});
  append_ltr(to, "span", letter.date.empty() ? "–" : letter.date, "day");
  to.open("div", {{"lang", version.language},
                  {"dir", direction_of(version.language)}});
  const std::string target = page.to(version.page);
  to.element("a", version.subject.empty() ? letter.name() : version.subject,
             {{"href", target}});
  to.raw("<p class=\"which\">");
  if (!version.subject.empty()) to.element("span", letter.name());
  if (letter.is_vanished) {
    to.raw(" ");
    append_words(to, "span", page.labels["vanished"], page.labels.language(),
                 "code");
  }
  for (const std::size_t n : letter.amendments) {
    to.raw(" ");
    append_words(to, "span", page.labels["amended-by"], page.labels.language(),
                 "code");
    to.raw(" ");
    append_link(to, page, page.catalogue.letters[n]);
  }
  to.raw("</p></div>");
  append_versions(to, page, letter);
  to.raw("</li>\n");
}

}  // namespace

void append_words(Markup& to, std::string_view element, std::string_view words,
                  std::string_view language, std::string_view name) {
  to.element(
      element, words,
      {{"class", name}, {"lang", language}, {"dir", direction_of(language)}});
}

void append_link(Markup& to, const SitePage& page, const SiteLetter& letter) {
  const SiteVersion& version = letter.version();
  const std::string target = page.to(version.page);
  to.element("a", letter.name(),
             {{"href", target},
              {"lang", version.language},
              {"dir", direction_of(version.language)}});
}

std::string own_name(const SitePage& page, std::string_view language) {
  const Labels labels(page.setting.grammars, language);
  return std::string(labels.language() == language ? labels["own-name"]
                                                   : language);
}

void append_ltr(Markup& to, std::string_view element, std::string_view text,
                std::string_view name) {
  to.open(element, {{"class", name}});
  to.element("bdi", text, {{"dir", "ltr"}});
  to.close(element);
}

std::string filter_style(const SitePage& page, const Numbers& letters) {
  std::string style;
  const auto add = [&](std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) style += part;
  };
  for (const Filter& filter : make_filters(page, letters))
    for (const Choice& choice : filter.choices)
      add({"body:not(.counts):has(#", filter.name, " option[value=\"",
           choice.value, "\"]:checked) .letters > li:not([data-", filter.name,
           "~=\"", choice.value, "\"]) { display: none; }\n"});
  return style;
}

void append_list(Markup& to, const SitePage& page, const Numbers& letters) {
  to.raw(
      "<section id=\"letters\" tabindex=\"-1\" "
      "aria-labelledby=\"letters-head\">\n");
  to.element("h2", page.labels["letters"], {{"id", "letters-head"}});
  to.raw("\n");
  append_filters(to, page, make_filters(page, letters));
  to.raw("<ul class=\"letters\" role=\"list\">\n");
  for (const std::size_t n : letters)
    append_letter(to, page, page.catalogue.letters[n]);
  to.raw("</ul>\n");
  to.element("p", page.labels["none-shown"],
             {{"id", "none"}, {"hidden", "hidden"}});
  to.raw("\n</section>\n");
}

}  // namespace ituletter
