// A letter as a page for a browser: one file, without scripts, that asks
// nothing of any network.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ituletter/view.hpp"
#include "model/embedded.hpp"
#include "read/sha256.hpp"
#include "view/page_parts.hpp"
#include "view/summary.hpp"

namespace ituletter {
namespace {

std::string_view style() {
  for (const Embedded& one : embedded_styles())
    if (one.name == "page") return one.bytes;
  return {};
}

unsigned hex_digit(char c) {
  return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
}

/// The digest as a Content-Security-Policy has it.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  // Three hexadecimal digits are two of base 64.
  for (std::size_t at = 0; at < hex.size(); at += 3) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 4 | (at + i < hex.size() ? hex_digit(hex[at + i]) : 0U);
    out += digits[bits >> 6];
    out += digits[bits & 63];
  }
  // Of the last digit's twelve bits, eight are none of the digest's.
  if (hex.size() % 3 == 1) out.back() = '=';
  return out;
}

/// What the page is called: the letter's reference, else its id or file.
std::string title_of(const Viewed& viewed) {
  const Letter& letter = viewed.letter;
  if (letter.reference) return letter.reference->value;
  if (letter.id) return *letter.id;
  const std::string& path = viewed.source.path;
  return path.substr(path.find_last_of('/') + 1);
}

void append_head(Markup& to, const Page& page) {
  const std::string policy = "default-src 'none'; style-src 'sha256-" +
                             base64_of_hex(sha256(style())) +
                             "'; base-uri 'none'; form-action 'none'";
  to.raw("<head>\n<meta charset=\"utf-8\"/>\n");
  to.leaf("meta",
          {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  to.raw(
      "\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\"/>\n"
      "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
      "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
      "<meta name=\"generator\" content=\"ituletter\"/>\n");
  to.element("title", title_of(page.viewed));
  to.raw("\n<style>");
  to.raw(style());
  to.raw("</style>\n</head>\n");
}

void append_banner(Markup& to, const Page& page, bool has_timeline) {
  const Letter& letter = page.viewed.letter;
  to.raw("<header>\n");
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

void append_body(Markup& to, const Page& page) {
  // The letter first, for it says which marks can be led to.
  Markup letter;
  append_letter(letter, page);
  Markup timeline;
  append_timeline(timeline, page);
  to.raw("<body>\n");
  to.element("a", page.labels["to-letter"],
             {{"class", "skip"}, {"href", "#letter"}});
  to.raw("\n");
  append_banner(to, page, !timeline.out().empty());
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

std::string view_page(const Viewed& viewed, const Grammars& grammars) {
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
  to.raw("<!DOCTYPE html>\n");
  to.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"},
                   {"lang", labels.language()},
                   {"dir", direction_of(labels.language())}});
  to.raw("\n");
  append_head(to, page);
  append_body(to, page);
  to.raw("</html>\n");
  return std::move(to.out());
}

}  // namespace ituletter
