// Akoma Ntoso 3.0: a letter is a `doc` whose head is the preface, whose
// annexes are attachments.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/error.hpp"
#include "write/akn_elements.hpp"
#include "write/akn_marks.hpp"
#include "write/akn_meta.hpp"
#include "write/akn_names.hpp"
#include "write/escape.hpp"
#include "write/ical_zone.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_xml_text(out, text);
  return out;
}

std::string inside(std::string_view element, AknAttributes attributes,
                   std::string_view markup) {
  std::string out;
  append_start_tag(out, element, attributes);
  return out.append(markup).append("</").append(element) + ">";
}

bool has_lines(const Contact& contact) {
  return !(contact.name.empty() && contact.phone.empty() &&
           contact.fax.empty() && contact.email.empty() && contact.web.empty());
}

bool has_head(const Letter& letter) {
  return letter.place || letter.date || letter.reference ||
         letter.internal_reference || letter.subject || letter.salutation ||
         !letter.to.empty() || !letter.copy.empty() ||
         has_lines(letter.contact);
}

class AknDocument {
 public:
  AknDocument(std::string& out, const Converted& converted,
              const WriteOptions& options)
      : to_(out, options.pretty),
        converted_(converted),
        letter_(*converted.letter),
        options_(options),
        marks_(letter_, converted.source) {}

  void append() {
    to_.begin("akomaNtoso",
              {{"xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}});
    to_.begin("doc", {{"name", document_name(letter_)}});
    append_meta(to_, converted_, options_);
    append_preface();
    append_main_body(letter_.paragraphs, "");
    append_conclusions();
    append_attachments();
    to_.end();
    to_.end();
  }

 private:
  // Preface

  void append_preface() {
    if (!has_head(letter_)) return;
    to_.begin("preface");
    append_place_and_date();
    append_words("docNumber", letter_.reference);
    if (letter_.internal_reference)
      to_.leaf("p", {{"class", "internal-reference"}},
               marks_.markup(*letter_.internal_reference));
    append_contact(letter_.contact);
    append_addressees("to", letter_.to);
    append_addressees("copy", letter_.copy);
    append_words("docTitle", letter_.subject);
    append_formula("salutation", letter_.salutation);
    to_.end();
  }
  void append_place_and_date() {
    if (letter_.place)
      to_.leaf("p", {{"class", "place"}},
               inside("location", {{"refersTo", "#place_1"}},
                      escaped(letter_.place->value)));
    if (!letter_.date) return;
    const std::string& date = letter_.date->value;
    std::string words = marks_.words_at(letter_.date->where);
    if (words.empty()) words = date;
    const std::string markup = escaped(words);
    to_.leaf(
        "p", {{"class", "date"}},
        parse_day(date) ? inside("docDate", {{"date", date}}, markup) : markup);
  }
  void append_words(std::string_view element, const Maybe<std::string>& words) {
    if (words) to_.leaf("p", {}, inside(element, {}, marks_.markup(*words)));
  }
  void append_formula(std::string_view name, const Maybe<std::string>& words) {
    if (!words) return;
    to_.begin("formula", {{"name", name}, {"eId", name}});
    to_.leaf("p", {}, marks_.markup(*words));
    to_.end();
  }
  void append_contact(const Contact& contact) {
    if (!has_lines(contact)) return;
    to_.begin("container", {{"name", "contact"}, {"eId", "contact"}});
    append_lines("name", contact.name);
    append_lines("phone", contact.phone);
    append_lines("fax", contact.fax);
    append_links("email", contact.email, "mailto:");
    append_links("web", contact.web, "");
    to_.end();
  }
  void append_lines(std::string_view name, const std::vector<Words>& lines) {
    for (const Words& line : lines)
      to_.leaf("p", {{"class", name}}, escaped(line.value));
  }
  void append_links(std::string_view name, const std::vector<Words>& lines,
                    const std::string& scheme) {
    for (const Words& line : lines)
      to_.leaf("p", {{"class", name}},
               inside("a", {{"href", to_iri(scheme + line.value)}},
                      escaped(line.value)));
  }
  void append_addressees(std::string_view name,
                         const std::vector<Addressee>& all) {
    if (all.empty()) return;
    to_.begin("container", {{"name", name}, {"eId", name}});
    for (const Addressee& one : all) {
      const std::string words = marks_.markup(one.text);
      const std::string role = pointer_to(one.category.value);
      to_.leaf("p", {},
               one.category.value.empty()
                   ? words
                   : inside("role", {{"refersTo", role}}, words));
    }
    to_.end();
  }

  // Body

  /// `prefix` keeps the eIds of an annex apart from the letter's.
  void append_main_body(const std::vector<Paragraph>& paragraphs,
                        const std::string& prefix) {
    to_.begin("mainBody");
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
      append_paragraph(paragraphs[i], prefix + numbered("para", i));
    if (paragraphs.empty()) to_.leaf("p", {}, "");
    to_.end();
  }
  void append_paragraph(const Paragraph& paragraph, const std::string& id) {
    to_.begin("paragraph", {{"eId", id}});
    append_number(paragraph);
    to_.begin("content");
    to_.leaf("p", {}, marks_.markup(paragraph.text));
    append_items(paragraph.items, id);
    to_.end();
    to_.end();
  }
  void append_number(const Paragraph& paragraph) {
    if (paragraph.number) to_.leaf("num", {}, escaped(paragraph.number->value));
  }
  void append_items(const std::vector<Paragraph>& items,
                    const std::string& parent) {
    if (items.empty()) return;
    to_.begin("blockList", {{"eId", parent + "__list"}});
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string id = parent + "__" + numbered("item", i);
      to_.begin("item", {{"eId", id}});
      append_number(items[i]);
      to_.leaf("p", {}, marks_.markup(items[i].text));
      append_items(items[i].items, id);
      to_.end();
    }
    to_.end();
  }

  // End

  void append_conclusions() {
    const std::string signature = signature_markup(letter_.signatory);
    if (!letter_.closing && signature.empty()) return;
    to_.begin("conclusions");
    append_formula("closing", letter_.closing);
    if (!signature.empty())
      to_.leaf("p", {}, inside("signature", {}, signature));
    to_.end();
  }
  std::string signature_markup(const Signatory& signatory) const {
    std::string markup;
    if (signatory.is_signed.value)
      markup = escaped(marks_.words_at(signatory.is_signed.where));
    if (signatory.name)
      append_part(markup, inside("person", {{"refersTo", "#signatory"}},
                                 escaped(signatory.name->value)));
    if (signatory.title)
      append_part(markup, inside("role", {{"refersTo", "#signatory-role"}},
                                 escaped(signatory.title->value)));
    return markup;
  }
  static void append_part(std::string& markup, const std::string& part) {
    if (!markup.empty()) markup += "<br/>";
    markup += part;
  }
  void append_attachments() {
    if (letter_.annexes.empty()) return;
    to_.begin("attachments");
    for (std::size_t i = 0; i < letter_.annexes.size(); ++i)
      append_attachment(letter_.annexes[i], numbered("annex", i));
    to_.end();
  }
  void append_attachment(const Annex& annex, const std::string& id) {
    to_.begin("attachment", {{"eId", id}});
    if (annex.label) to_.leaf("num", {}, escaped(annex.label->value));
    if (annex.title) to_.leaf("heading", {}, marks_.markup(*annex.title));
    to_.begin("doc", {{"name", annex.kind.value}});
    to_.begin("meta");
    append_identification(to_, letter_, id);
    to_.end();
    append_main_body(annex.paragraphs, id + "__");
    to_.end();
    to_.end();
  }

  AknElements to_;
  const Converted& converted_;
  const Letter& letter_;
  const WriteOptions& options_;
  AknMarks marks_;
};

}  // namespace

std::string write_akn(std::span<const Converted> letters,
                      const WriteOptions& options) {
  if (letters.size() != 1 || letters[0].letter == nullptr)
    throw Error(ErrorKind::usage,
                "an Akoma Ntoso document holds one letter; give one, or a "
                "folder for the output");
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  AknDocument(out, letters[0], options).append();
  out += '\n';
  return out;
}

}  // namespace ituletter
