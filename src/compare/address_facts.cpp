// What letters point to: links, contacts, other letters and texts.

#include <algorithm>

#include "compare/facts.hpp"
#include "compare/pairing.hpp"
#include "compare/records.hpp"

namespace ituletter {
namespace {

FactRecord address(const char* label, const Words& value, bool may_be_another) {
  const Said said = said_of(value);
  return {.keys = {value.value, may_be_another ? any_record : ""},
          .label = label,
          .whole = said,
          .fields = {{"", said}}};
}

/// Whether links are seen alike in all letters; then one that is left in each
/// of two is one that was changed.
bool shows_links_alike(const Differences& out) {
  return out.are_all(file_kind(out.letter(0)));
}

/// A text shows no targets and pages lose some, and a document shows an address
/// in place of its target.
CanHide hides_links(const Differences& out, const std::vector<Records>& all) {
  if (shows_links_alike(out)) return nullptr;
  return [&](std::size_t letter, const Row& row) {
    bool is_in_text = false;
    std::string link;
    for (std::size_t n = 0; n < row.size(); ++n) {
      if (!row[n]) continue;
      is_in_text |= file_kind(out.letter(n)) == FileKind::text;
      link = all[n][*row[n]].whole.value.value_or("");
    }
    const FileKind kind = file_kind(out.letter(letter));
    if (kind == FileKind::pages) return true;
    if (kind == FileKind::text) return !is_in_text;
    const std::string& text = out.letters()[letter].source->text;
    return text.find(link) != std::string::npos;
  };
}

void compare_list(Differences& out, const char* label,
                  const std::vector<Words> Contact::*list,
                  bool are_links = false) {
  const bool may_pair = !are_links || shows_links_alike(out);
  std::vector<Records> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Words& one : out.letter(n).contact.*list)
      all[n].push_back(address(label, one, may_pair));
  }
  compare_records("set/contact-differs", all, out,
                  are_links ? hides_links(out, all) : nullptr);
}

/// Those are compared with the contacts.
bool is_contact(const Differences& out, const std::string& link) {
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Words& web : out.letter(n).contact.web)
      if (web.value == link) return true;
  }
  return false;
}

}  // namespace

void compare_contacts(Differences& out) {
  compare_list(out, "telephone", &Contact::phone);
  compare_list(out, "fax", &Contact::fax);
  compare_list(out, "e-mail", &Contact::email);
  compare_list(out, "web address", &Contact::web, true);
  if (out.has_same_words()) compare_list(out, "contact", &Contact::name);
}

void compare_links(Differences& out) {
  const bool may_pair = shows_links_alike(out);
  std::vector<Records> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Words& link : out.letter(n).links) {
      if (!is_contact(out, link.value))
        all[n].push_back(address("link", link, may_pair));
    }
  }
  compare_records("set/link-differs", all, out, hides_links(out, all));
}

/// A revision names the letter whose place it takes, which does not name
/// itself.
bool names_revised(const Letter& letter, const Reference& reference) {
  return is_revision(letter) && is_reference_to(letter, reference);
}

void compare_references(Differences& out) {
  std::vector<Records> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Reference& one : out.letter(n).references) {
      if (names_revised(out.letter(n), one)) continue;
      const Said said{.value = one.id, .where = one.text.where.span};
      all[n].push_back({.keys = {one.id, one.kind},
                        .label = "reference",
                        .whole = said,
                        .fields = {{"", said}}});
    }
  }
  compare_records("set/reference-differs", all, out);
}

}  // namespace ituletter
