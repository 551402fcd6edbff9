#include "view/fact.hpp"

#include <algorithm>
#include <utility>

namespace ituletter {
namespace {

using Form = FactPart::Form;

std::vector<Span> places_of(const Where& where) {
  std::vector<Span> places;
  std::size_t at = where.span.begin;
  for (const Span gap : where.gaps) {
    if (gap.begin > at) places.push_back({at, gap.begin});
    at = gap.end;
  }
  if (at < where.span.end) places.push_back({at, where.span.end});
  return places;
}

class Collection {
 public:
  explicit Collection(std::vector<Fact>& to) : to_(to) {}

  /// The parts added from now on are of this fact.
  Fact& begin(FactKind kind, std::size_t number = 0) {
    return to_.emplace_back(Fact{.kind = kind, .number = number});
  }
  void add(std::string_view label, Form form, const Words& found) {
    to_.back().parts.push_back({.label = std::string(label),
                                .form = form,
                                .value = found.value,
                                .places = places_of(found.where),
                                .rule = found.where.rule});
  }
  void add(std::string_view label, Form form, const Maybe<std::string>& found) {
    if (found) add(label, form, *found);
  }
  void add(std::string_view label, Form form, std::string value) {
    to_.back().parts.push_back({.label = std::string(label),
                                .form = form,
                                .value = std::move(value),
                                .places = {}});
  }
  void add_all(std::string_view label, Form form,
               const std::vector<Words>& all) {
    for (const Words& one : all) add(label, form, one);
  }
  /// Forgets the last fact if nothing was said of it.
  void end() {
    if (to_.back().parts.empty()) to_.pop_back();
  }

 private:
  std::vector<Fact>& to_;
};

void add_reference(const Letter& letter, Collection& to) {
  to.begin(FactKind::reference);
  to.add("reference", Form::words, letter.reference);
  if (letter.id) to.add("id", Form::value, *letter.id);
  to.add("internal-reference", Form::value, letter.internal_reference);
  to.end();
  to.begin(FactKind::date);
  to.add("date", Form::value, letter.date);
  to.add("place", Form::words, letter.place);
  to.end();
}

void add_addressees(const Letter& letter, Collection& to) {
  std::size_t number = 0;
  for (const auto* list : {&letter.to, &letter.copy}) {
    for (const Addressee& addressee : *list) {
      to.begin(FactKind::addressee, ++number);
      to.add(list == &letter.to ? "to" : "copy", Form::words, addressee.text);
      if (!addressee.category.value.empty())
        to.add("category", Form::code, addressee.category);
    }
  }
}

void add_contact(const Letter& letter, Collection& to) {
  const Contact& contact = letter.contact;
  to.begin(FactKind::contact);
  to.add_all("name", Form::words, contact.name);
  to.add_all("phone", Form::value, contact.phone);
  to.add_all("fax", Form::value, contact.fax);
  to.add_all("email", Form::value, contact.email);
  to.add_all("web", Form::value, contact.web);
  to.end();
  to.begin(FactKind::subject);
  to.add("subject", Form::words, letter.subject);
  to.end();
}

void add_meetings(const Letter& letter, Collection& to) {
  std::size_t number = 0;
  for (const Meeting& meeting : letter.meetings) {
    Fact& fact = to.begin(FactKind::meeting, ++number);
    to.add("title", Form::words, meeting.title);
    to.add("group", Form::value, meeting.group);
    // The letter's own group has no words of its own in every meeting.
    if (meeting.group && letter.group &&
        meeting.group->where.span == letter.group->where.span) {
      fact.parts.back().places.clear();
    }
    to.add("start", Form::value, meeting.start);
    to.add("end", Form::value, meeting.end);
    to.add("opens", Form::value, meeting.opens);
    to.add("closes", Form::value, meeting.closes);
    to.add("time-zone", Form::value, meeting.time_zone);
    to.add("place", Form::words, meeting.place);
    to.add("mode", Form::code, meeting.mode);
    to.add("status", Form::code, meeting.status);
  }
}

void add_deadlines(const Letter& letter, Collection& to) {
  std::size_t number = 0;
  for (const Deadline& deadline : letter.deadlines) {
    to.begin(FactKind::deadline, ++number).is_computed =
        deadline.basis == "computed";
    to.add("text", Form::words, deadline.text);
    to.add("date", Form::value, deadline.date);
    to.add("time", Form::value, deadline.time);
    to.add("time-zone", Form::value, deadline.time_zone);
    to.add("action", Form::code, deadline.action);
    if (deadline.rule) to.add("computed-from", Form::value, *deadline.rule);
    to.add("contact", Form::value, deadline.contact);
  }
}

void add_items(const std::vector<AgendaItem>& items, const std::string& above,
               Collection& to) {
  for (const AgendaItem& item : items) {
    const std::string number = item.number ? item.number->value : "•";
    const bool is_whole = above.empty() || number.starts_with(above);
    std::string label = is_whole ? "" : above;
    if (!is_whole) label += ' ';
    label += number;
    to.add(label, Form::words, item.title);
    add_items(item.items, label, to);
  }
}

void add_annexes(const Letter& letter, Collection& to) {
  std::size_t number = 0;
  for (const Agenda& agenda : letter.agenda) {
    to.begin(FactKind::agenda, ++number);
    to.add("title", Form::words, agenda.title);
    add_items(agenda.items, "", to);
    to.end();
  }
  number = 0;
  for (const Annex& annex : letter.annexes) {
    to.begin(FactKind::annex, ++number);
    to.add("title", Form::words, annex.title);
    to.add("label", Form::value, annex.label);
    to.add("kind", Form::code, annex.kind);
  }
  if (const auto& count = letter.annexes_declared) {
    to.begin(FactKind::annex, ++number);
    to.add("declared", Form::value,
           Words{std::to_string(count->value), count->where});
  }
}

void add_signatory(const Letter& letter, Collection& to) {
  const Signatory& signatory = letter.signatory;
  to.begin(FactKind::signatory);
  to.add("name", Form::words, signatory.name);
  to.add("title", Form::words, signatory.title);
  if (signatory.is_signed.value)
    to.add("signature", Form::code, Words{"signed", signatory.is_signed.where});
  to.end();
}

void add_citations(const Letter& letter, Collection& to) {
  std::size_t number = 0;
  for (const Reference& reference : letter.references) {
    to.begin(FactKind::cited, ++number);
    to.add("id", Form::value, Words{reference.id, reference.text.where});
    to.add("kind", Form::code, reference.kind);
    if (reference.occurrences > 1)
      to.add("times", Form::value, std::to_string(reference.occurrences));
  }
  number = 0;
  for (const Words& link : letter.links) {
    to.begin(FactKind::link, ++number);
    to.add("address", Form::value, link);
  }
}

void add_findings(std::span<const PlacedFinding> findings,
                  std::vector<Fact>& to) {
  std::size_t number = 0;
  for (const PlacedFinding& placed : findings) {
    if (!placed.ignored.empty()) continue;
    const Finding& finding = placed.finding;
    Fact& fact = to.emplace_back(Fact{.kind = FactKind::finding,
                                      .number = ++number,
                                      .severity = finding.severity});
    FactPart& part = fact.parts.emplace_back(FactPart{.label = "message",
                                                      .form = Form::value,
                                                      .value = finding.message,
                                                      .places = {},
                                                      .rule = finding.code});
    if (finding.where) part.places.push_back(*finding.where);
  }
}

}  // namespace

std::string_view name_of(FactKind kind) {
  constexpr std::array<std::string_view, fact_kinds> names = {
      "reference", "date",     "addressee", "contact", "subject",
      "meeting",   "deadline", "agenda",    "annex",   "signatory",
      "cited",     "link",     "finding"};
  return names.at(static_cast<std::size_t>(kind));
}

const FactPart* Fact::find(std::string_view label) const {
  const auto found = std::ranges::find(parts, label, &FactPart::label);
  return found == parts.end() ? nullptr : &*found;
}

std::vector<Fact> collect_facts(const Letter& letter,
                                std::span<const PlacedFinding> findings) {
  std::vector<Fact> facts;
  Collection to(facts);
  add_reference(letter, to);
  add_addressees(letter, to);
  add_contact(letter, to);
  add_meetings(letter, to);
  add_deadlines(letter, to);
  add_annexes(letter, to);
  add_signatory(letter, to);
  add_citations(letter, to);
  add_findings(findings, facts);
  return facts;
}

}  // namespace ituletter
