// Pages of all golden letters: well-formed, whole, and with every link leading
// somewhere.

#include "ituletter/view.hpp"

#include <pugixml.hpp>
#include <set>
#include <string>

#include "golden_letters.hpp"
#include "ituletter/check.hpp"
#include "ituletter/read.hpp"
#include "unit/catch.hpp"

namespace {

using namespace ituletter;

/// What a browser shows of the letter, without what the page adds to it.
void append_letter(const pugi::xml_node& node, std::string& out) {
  for (const pugi::xml_node& child : node.children()) {
    const std::string name = child.attribute("class").as_string();
    if (name == "tag" || name.starts_with("note")) continue;
    if (child.type() == pugi::node_pcdata) out += child.value();
    append_letter(child, out);
  }
}

/// Without white space and what turns text around.
std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::string_view three = text.substr(at, 3);
    const bool is_override = (three >= "\u202A" && three <= "\u202E") ||
                             (three >= "\u2066" && three <= "\u2069");
    if (three.size() == 3 && byte == 0xE2 && is_override)
      at += 2;
    else if (byte > ' ')
      out += text[at];
  }
  return out;
}

struct Links {
  std::set<std::string> ids;
  std::set<std::string> targets;
  std::size_t doubles = 0;

  void read(const pugi::xml_node& node) {
    const std::string id = node.attribute("id").as_string();
    if (!id.empty() && !ids.insert(id).second) ++doubles;
    const std::string target = node.attribute("href").as_string();
    if (target.starts_with('#')) targets.insert(target.substr(1));
    for (const pugi::xml_node& child : node.children()) read(child);
  }
};

}  // namespace

TEST_CASE("every golden letter makes a page that is whole", "[view]") {
  std::size_t count = 0;
  for (const GoldenFile& file : golden_files()) {
    if (file.form != "docx" && file.form != "tab") continue;
    INFO(file.name());
    const Source source = read(file.path);
    Checked checked = check(source, normalise(source), Grammars::built_in());
    const CheckedFile placed =
        place_findings(source, std::move(checked.findings));
    const std::string page =
        view_page({source, checked.letter, placed.findings});
    pugi::xml_document document;
    const auto result = document.load_buffer(page.data(), page.size(),
                                             pugi::parse_default |
                                                 pugi::parse_ws_pcdata_single |
                                                 pugi::parse_doctype);
    REQUIRE(result.description() == std::string("No error"));
    std::string shown;
    append_letter(document.select_node("//article").node(), shown);
    CHECK(letters_of(shown) == letters_of(source.text));
    Links links;
    links.read(document);
    CHECK(links.doubles == 0);
    for (const std::string& target : links.targets) {
      INFO(target);
      CHECK(links.ids.contains(target));
    }
    CHECK(links.targets.size() > 5);
    ++count;
  }
  CHECK(count > 60);
}

TEST_CASE("a narrow terminal loses nothing of a letter", "[view]") {
  for (const GoldenFile& file : golden_files()) {
    if (file.form != "docx") continue;
    INFO(file.name());
    const Source source = read(file.path);
    Checked checked = check(source, normalise(source), Grammars::built_in());
    const CheckedFile placed =
        place_findings(source, std::move(checked.findings));
    const Viewed viewed = {source, checked.letter, placed.findings};
    const std::string whole = letters_of(view_text(viewed, {.columns = 100}));
    CHECK(letters_of(view_text(viewed, {.columns = 60})) == whole);
    CHECK(letters_of(view_text(viewed, {.columns = 24})) == whole);
  }
}
