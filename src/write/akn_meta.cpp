#include "write/akn_meta.hpp"

#include <set>
#include <string_view>

#include "text/language.hpp"
#include "write/akn_names.hpp"
#include "write/ical_zone.hpp"
#include "write/walk.hpp"
#include "write/xml_events.hpp"

namespace ituletter {
namespace {

constexpr std::string_view us = "#ituletter";

/// The day of a letter without one: the schema demands a date.
constexpr std::string_view no_date = "0001-01-01";

bool has_day(const Letter& letter) {
  return letter.date && parse_day(letter.date->value);
}

// Identification

void append_iris(AknElements& to, const std::string& component,
                 const std::string& iri) {
  to.empty("FRBRthis", {{"value", component}});
  to.empty("FRBRuri", {{"value", iri}});
}

void append_origin(AknElements& to, const Letter& letter,
                   std::string_view author, std::string_view role) {
  const bool is_dated = has_day(letter);
  to.empty("FRBRdate", {{"date", is_dated ? letter.date->value : no_date},
                        {"name", is_dated ? "issued" : "unknown"}});
  to.empty("FRBRauthor", {{"href", author}, {"as", role}});
}

void append_work(AknElements& to, const Letter& letter,
                 const std::string& component) {
  const std::string iri = work_iri(letter);
  to.begin("FRBRWork");
  append_iris(to, iri + "/!" + component, iri);
  if (letter.id) to.empty("FRBRalias", {{"value", *letter.id}, {"name", "id"}});
  append_origin(to, letter, "#bureau", "#author");
  to.empty("FRBRcountry", {{"value", "un"}});
  to.empty("FRBRsubtype", {{"value", document_name(letter)}});
  if (letter.number)
    to.empty("FRBRnumber", {{"value", std::to_string(letter.number->value)}});
  to.end();
}

void append_expression(AknElements& to, const Letter& letter,
                       const std::string& component) {
  const std::string iri = expression_iri(letter);
  to.begin("FRBRExpression");
  append_iris(to, iri + "/!" + component, iri);
  append_origin(to, letter, "#bureau", "#author");
  to.empty("FRBRlanguage", {{"language", three_letter_code(letter.language)}});
  to.end();
}

void append_manifestation(AknElements& to, const Letter& letter,
                          const std::string& component) {
  const std::string iri = expression_iri(letter);
  to.begin("FRBRManifestation");
  append_iris(to, iri + "/!" + component + ".xml", iri + ".akn");
  append_origin(to, letter, us, "#editor");
  to.empty("FRBRformat", {{"value", "application/akn+xml"}});
  to.end();
}

// References

/// An element of `references`: what `eId` stands for.
void append_thing(AknElements& to, std::string_view element,
                  const std::string& id, const std::string& iri,
                  const std::string& words) {
  to.empty(element, {{"eId", id}, {"href", iri}, {"showAs", words}});
}

void append_agents(AknElements& to, const Letter& letter) {
  append_thing(to, "TLCOrganization", "bureau",
               "/akn/ontology/organization/itu/" + step_of(letter.bureau),
               letter.bureau);
  if (letter.group)
    append_thing(to, "TLCOrganization", "group", body_iri(letter.group->value),
                 letter.group->value);
  append_thing(to, "TLCOrganization", "ituletter",
               "/akn/ontology/organization/ituletter", "ituletter");
  for (const char* role : {"author", "editor"})
    append_thing(to, "TLCRole", role, std::string("/akn/ontology/role/") + role,
                 role);
}

void append_addressees(AknElements& to, const Letter& letter) {
  std::set<std::string> seen;
  for (const auto* list : {&letter.to, &letter.copy}) {
    for (const Addressee& addressee : *list) {
      const std::string& category = addressee.category.value;
      if (!category.empty() && seen.insert(category).second)
        append_thing(to, "TLCRole", category,
                     "/akn/ontology/role/itu-t/" + category, category);
    }
  }
}

void append_signatory(AknElements& to, const Signatory& signatory) {
  if (signatory.name)
    append_thing(to, "TLCPerson", "signatory",
                 to_iri("/akn/ontology/person/itu/" + signatory.name->value),
                 signatory.name->value);
  if (signatory.title)
    append_thing(to, "TLCRole", "signatory-role",
                 "/akn/ontology/role/itu/signatory", signatory.title->value);
}

std::string event_iri(const Letter& letter, const std::string& event) {
  return "/akn/ontology/event" + work_iri(letter).substr(4) + "/" + event;
}

std::string meeting_words(const Meeting& meeting, const Letter& letter) {
  for (const auto* words : {&meeting.title, &meeting.group, &letter.subject})
    if (*words && !(*words)->value.empty()) return (*words)->value;
  return "meeting";
}

void append_events(AknElements& to, const Letter& letter) {
  for (std::size_t i = 0; i < letter.meetings.size(); ++i) {
    const std::string id = numbered("meeting", i);
    append_thing(to, "TLCEvent", id, event_iri(letter, id),
                 meeting_words(letter.meetings[i], letter));
  }
  for (std::size_t i = 0; i < letter.deadlines.size(); ++i) {
    const Deadline& deadline = letter.deadlines[i];
    const std::string id = numbered("deadline", i);
    append_thing(to, "TLCEvent", id, event_iri(letter, id),
                 deadline.text.value.empty() ? deadline.action.value
                                             : deadline.text.value);
  }
}

void append_places(AknElements& to, const Letter& letter) {
  const std::vector<std::string> places = places_of(letter);
  for (std::size_t i = 0; i < places.size(); ++i)
    append_thing(to, "TLCLocation", numbered("place", i),
                 to_iri("/akn/ontology/location/" + places[i]), places[i]);
}

void append_texts(AknElements& to, const Letter& letter) {
  for (std::size_t i = 0; i < letter.references.size(); ++i) {
    const Reference& reference = letter.references[i];
    const std::string id = numbered("reference", i);
    const std::string iri = reference_iri(reference);
    if (is_body(reference))
      append_thing(to, "TLCOrganization", id, iri, reference.id);
    else
      to.empty("TLCReference", {{"eId", id},
                                {"href", iri},
                                {"showAs", reference.id},
                                {"name", reference.kind}});
  }
}

void append_amended(AknElements& to, const Letter& letter) {
  for (const Reference& reference : letter.references)
    if (is_amended(reference, letter))
      return append_thing(to, "activeRef", "amended", reference_iri(reference),
                          reference.id);
}

void append_references(AknElements& to, const Letter& letter) {
  to.begin("references", {{"source", us}});
  append_thing(to, "original", "original", expression_iri(letter), "original");
  append_amended(to, letter);
  append_agents(to, letter);
  append_addressees(to, letter);
  append_signatory(to, letter.signatory);
  append_events(to, letter);
  append_places(to, letter);
  append_texts(to, letter);
  to.end();
}

/// What the vocabulary has no element for, in ours: hours, zones, what is due.
void append_own(AknElements& to, const Converted& converted,
                const WriteOptions& options) {
  const Letter& letter = *converted.letter;
  to.begin("proprietary", {{"source", us}});
  XmlEvents events(to.out(), options, to.depth());
  events.set_source(converted.source);
  Fields<XmlEvents> field(events);
  field("source", letter.source);
  field("meetings", letter.meetings, "meeting");
  field("deadlines", letter.deadlines, "deadline");
  field("annexes_declared", letter.annexes_declared);
  if (options.provenance && converted.source != nullptr)
    field("text", converted.source->text);
  to.end();
}

}  // namespace

void append_identification(AknElements& to, const Letter& letter,
                           const std::string& component) {
  to.begin("identification", {{"source", us}});
  append_work(to, letter, component);
  append_expression(to, letter, component);
  append_manifestation(to, letter, component);
  to.end();
}

void append_meta(AknElements& to, const Converted& converted,
                 const WriteOptions& options) {
  const Letter& letter = *converted.letter;
  to.begin("meta");
  append_identification(to, letter, "main");
  if (has_day(letter)) {
    to.begin("lifecycle", {{"source", us}});
    to.empty("eventRef", {{"date", letter.date->value},
                          {"source", "#original"},
                          {"type", "generation"}});
    to.end();
  }
  append_references(to, letter);
  append_own(to, converted, options);
  to.end();
}

}  // namespace ituletter
