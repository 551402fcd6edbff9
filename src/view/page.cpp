// A letter as a page for a browser: one file, without scripts, that asks
// nothing of any network.

#include <span>
#include <string>
#include <string_view>

#include "ituletter/view.hpp"
#include "view/page_head.hpp"
#include "view/page_parts.hpp"
#include "view/summary.hpp"

namespace ituletter {
namespace {

/// What the page is called: the letter's reference, else its id or file.
std::string title_of(const Viewed& viewed) {
  const Letter& letter = viewed.letter;
  if (letter.reference) return letter.reference->value;
  if (letter.id) return *letter.id;
  const std::string& path = viewed.source.path;
  return path.substr(path.find_last_of('/') + 1);
}

/// Pages beside this one, in their own language; what has none is text.
void append_page_links(Markup& to, std::span<const PageLink> links) {
  to.raw("<ul role=\"list\">");
  for (const PageLink& link : links) {
    to.raw("<li>");
    to.element(link.target.empty() ? "span" : "a", link.words,
               {{"href", link.target},
                {"lang", link.language},
                {"hreflang", link.language},
                {"dir", link.language.empty() ? std::string_view()
                                              : direction_of(link.language)}});
    to.raw("</li>");
  }
  to.raw("</ul>");
}

void append_trail(Markup& to, const Page& page, const PageSetting& setting) {
  if (setting.trail.empty()) return;
  to.open("nav", {{"class", "trail"}, {"aria-label", page.labels["letters"]}});
  append_page_links(to, setting.trail);
  to.raw("</nav>\n");
}

void append_ties(Markup& to, const Page& page, const PageSetting& setting) {
  if (setting.ties.empty()) return;
  to.raw("<dl class=\"ties\">\n");
  for (const PageTie& tie : setting.ties) {
    to.raw("<div>");
    to.element("dt", page.labels[tie.label]);
    to.raw("<dd>");
    append_page_links(to, tie.links);
    to.raw("</dd></div>\n");
  }
  to.raw("</dl>\n");
}

void append_banner(Markup& to, const Page& page, const PageSetting& setting,
                   bool has_timeline) {
  const Letter& letter = page.viewed.letter;
  to.raw("<header>\n");
  append_trail(to, page, setting);
  to.open("p", {{"class", "kicker"}});
  to.element("span", page.labels[letter.kind]);
  if (letter.date) append_code(to, "span", letter.date->value);
  if (letter.id) append_code(to, "span", *letter.id);
  to.close("p");
  to.raw("\n");
  append_words(to, page, "h1", title_of(page.viewed));
  to.raw("\n");
  if (letter.subject)
    append_words(to, page, "p", letter.subject->value, "subject-line");
  append_ties(to, page, setting);
  to.open("nav", {{"aria-label", page.labels["contents"]}});
  to.raw("<ul role=\"list\">");
  for (const char* part : {"letter", "timeline", "findings", "facts"}) {
    if (!has_timeline && part == std::string_view("timeline")) continue;
    const std::string target = "#" + std::string(part);
    to.raw("<li>");
    to.element("a", page.labels[part], {{"href", target}});
    to.raw("</li>");
  }
  to.raw("</ul>");
  to.close("nav");
  to.raw("\n</header>\n");
}

void append_body(Markup& to, const Page& page, const PageSetting& setting) {
  // The letter first, for it says which marks can be led to.
  Markup letter;
  append_letter(letter, page);
  Markup timeline;
  append_timeline(timeline, page);
  to.raw("<body>\n");
  to.element("a", page.labels["to-letter"],
             {{"class", "skip"}, {"href", "#letter"}});
  to.raw("\n");
  append_banner(to, page, setting, !timeline.out().empty());
  to.raw("<div class=\"columns\">\n<main>\n");
  to.raw(
      "<section id=\"letter\" tabindex=\"-1\" "
      "aria-labelledby=\"letter-head\">\n");
  to.element("h2", page.labels["letter"], {{"id", "letter-head"}});
  to.open("article", {{"lang", page.language}, {"dir", page.direction}});
  to.raw("\n");
  to.raw(letter.out());
  to.raw("</article>\n</section>\n");
  to.raw(timeline.out());
  to.raw("<section id=\"findings\" aria-labelledby=\"findings-head\">\n");
  to.element("h2", page.labels["findings"], {{"id", "findings-head"}});
  append_findings(to, page);
  to.raw(
      "</section>\n</main>\n<aside id=\"facts\" tabindex=\"0\" "
      "aria-labelledby=\"facts-head\">\n<details open=\"open\">\n<summary>");
  to.element("h2", page.labels["facts"], {{"id", "facts-head"}});
  to.raw("</summary>\n");
  append_facts(to, page);
  to.raw("</details>\n</aside>\n</div>\n</body>\n");
}

}  // namespace

std::string view_page(const Viewed& viewed, const Grammars& grammars,
                      const PageSetting& setting) {
  const std::vector<Fact> facts = collect_facts(viewed.letter, viewed.findings);
  const Labels labels(grammars, viewed.letter.language);
  const Layout layout = lay_out(viewed.source, viewed.letter);
  Marks marks(facts, layout, viewed.source.text);
  const Page page{
      .viewed = viewed,
      .labels = labels,
      .facts = facts,
      .layout = layout,
      .marks = marks,
      .language = viewed.letter.language,
      .direction = std::string(direction_of(viewed.letter.language))};
  Markup to;
  const std::string title = title_of(viewed);
  begin_page(to, labels.language(),
             {.title = title, .style = page_asset("page")});
  append_body(to, page, setting);
  to.raw("</html>\n");
  return std::move(to.out());
}

}  // namespace ituletter
