#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "ituletter/letter.hpp"

namespace ituletter {

// The one description of what a letter holds, in the order of the contract. A
// field added here appears in JSON, XML and the provenance, and nowhere else
// is there a list to forget. The writers are receivers of events:
//
//   void begin_object(Key key, const Where* where);
//   void end_object(Key key);
//   void begin_array(Key key, std::string_view item);
//   void end_array(Key key, std::string_view item);
//   void string(Key key, std::string_view value, const Where* where);
//   void number(Key key, std::int64_t value, const Where* where);
//   void boolean(Key key, bool value, const Where* where);
//   void span(Key key, Span value);  // still in bytes of the source
//   void null(Key key);
//
// `where` is null for a value that carries no place of its own.

/// What a value is called: its key in JSON or, for an item of an array, the
/// name that it has as an element of XML.
struct Key {
  std::string_view name;
  bool is_item = false;
};

inline std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::information:
      return "information";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

/// What every letter says of itself.
inline constexpr std::string_view schema_version = "1";

/// Sends the members of an object as events.
template <class Events>
class Fields {
 public:
  explicit Fields(Events& to) : to_(to) {}

  template <class T>
  void operator()(std::string_view name, const T& value) {
    send({name}, value, nullptr);
  }

  /// An array. In XML its items stand inside an element of its name, unless
  /// an item has the same name ("phone"): then they stand there directly.
  template <class T>
  void operator()(std::string_view name, const std::vector<T>& values,
                  std::string_view item) {
    to_.begin_array({name}, item);
    for (const T& value : values) send({item, true}, value, nullptr);
    to_.end_array({name}, item);
  }

 private:
  void send(Key key, std::string_view value, const Where* where) {
    to_.string(key, value, where);
  }
  void send(Key key, const std::string& value, const Where* where) {
    to_.string(key, value, where);
  }
  void send(Key key, int value, const Where* where) {
    to_.number(key, value, where);
  }
  void send(Key key, std::size_t value, const Where* where) {
    to_.number(key, static_cast<std::int64_t>(value), where);
  }
  void send(Key key, bool value, const Where* where) {
    to_.boolean(key, value, where);
  }
  void send(Key key, Span value, const Where*) { to_.span(key, value); }
  void send(Key key, Severity value, const Where* where) {
    to_.string(key, ituletter::name(value), where);
  }

  template <class T>
  void send(Key key, const std::optional<T>& value, const Where* where) {
    if (value) {
      send(key, *value, where);
    } else {
      to_.null(key);
    }
  }
  template <class T>
  void send(Key key, const Found<T>& found, const Where*) {
    send(key, found.value, &found.where);
  }
  template <class Object>
  void send(Key key, const Object& object, const Where* where) {
    to_.begin_object(key, where);
    describe(object, *this);
    to_.end_object(key);
  }

  Events& to_;
};

// The members of each object. Besides `Fields`, which reads an object that is
// const, `read_json` goes through them to fill one in.

template <class Object, class Type>
concept Is = std::is_same_v<std::remove_const_t<Object>, Type>;

template <Is<Amendment> Object, class Members>
void describe(Object& amendment, Members& field) {
  field("kind", amendment.kind);
  field("number", amendment.number);
}

template <Is<DocumentName> Object, class Members>
void describe(Object& document, Members& field) {
  field("id", document.id);
  field("amendment", document.amendment);
  field("language", document.language);
}

template <Is<LetterSource> Object, class Members>
void describe(Object& source, Members& field) {
  field("path", source.path);
  field("format", source.format);
  field("bytes", source.bytes);
  field("sha256", source.sha256);
  field("document", source.document);
}

template <Is<Addressee> Object, class Members>
void describe(Object& addressee, Members& field) {
  field("text", addressee.text);
  field("category", addressee.category);
}

template <Is<Contact> Object, class Members>
void describe(Object& contact, Members& field) {
  field("name", contact.name, "name");
  field("phone", contact.phone, "phone");
  field("fax", contact.fax, "fax");
  field("email", contact.email, "email");
  field("web", contact.web, "web");
}

template <Is<Paragraph> Object, class Members>
void describe(Object& paragraph, Members& field) {
  field("number", paragraph.number);
  field("text", paragraph.text);
  field("items", paragraph.items, "item");
}

template <Is<Meeting> Object, class Members>
void describe(Object& meeting, Members& field) {
  field("title", meeting.title);
  field("group", meeting.group);
  field("start", meeting.start);
  field("end", meeting.end);
  field("opens", meeting.opens);
  field("closes", meeting.closes);
  field("time_zone", meeting.time_zone);
  field("place", meeting.place);
  field("mode", meeting.mode);
  field("status", meeting.status);
}

template <Is<Deadline> Object, class Members>
void describe(Object& deadline, Members& field) {
  field("date", deadline.date);
  field("time", deadline.time);
  field("time_zone", deadline.time_zone);
  field("action", deadline.action);
  field("text", deadline.text);
  field("basis", deadline.basis);
  field("rule", deadline.rule);
  field("contact", deadline.contact);
}

template <Is<Reference> Object, class Members>
void describe(Object& reference, Members& field) {
  field("kind", reference.kind);
  field("id", reference.id);
  field("text", reference.text);
  field("occurrences", reference.occurrences);
}

template <Is<AgendaItem> Object, class Members>
void describe(Object& item, Members& field) {
  field("number", item.number);
  field("title", item.title);
  field("items", item.items, "item");
}

template <Is<Agenda> Object, class Members>
void describe(Object& agenda, Members& field) {
  field("title", agenda.title);
  field("annex", agenda.annex);
  field("items", agenda.items, "item");
}

template <Is<Signatory> Object, class Members>
void describe(Object& signatory, Members& field) {
  field("name", signatory.name);
  field("title", signatory.title);
  field("signed", signatory.is_signed);
}

template <Is<Annex> Object, class Members>
void describe(Object& annex, Members& field) {
  field("label", annex.label);
  field("kind", annex.kind);
  field("title", annex.title);
  field("paragraphs", annex.paragraphs, "paragraph");
}

template <Is<Finding> Object, class Members>
void describe(Object& finding, Members& field) {
  field("severity", finding.severity);
  field("code", finding.code);
  field("message", finding.message);
  field("span", finding.where);
}

template <Is<Letter> Object, class Members>
void describe(Object& letter, Members& field) {
  field("schema", schema_version);
  field("source", letter.source);
  field("id", letter.id);
  field("kind", letter.kind);
  field("number", letter.number);
  field("group", letter.group);
  field("amendment", letter.amendment);
  field("bureau", letter.bureau);
  field("language", letter.language);
  field("date", letter.date);
  field("place", letter.place);
  field("reference", letter.reference);
  field("internal_reference", letter.internal_reference);
  field("to", letter.to, "to");
  field("copy", letter.copy, "copy");
  field("contact", letter.contact);
  field("subject", letter.subject);
  field("salutation", letter.salutation);
  field("paragraphs", letter.paragraphs, "paragraph");
  field("meetings", letter.meetings, "meeting");
  field("deadlines", letter.deadlines, "deadline");
  field("references", letter.references, "reference");
  field("links", letter.links, "link");
  field("agenda", letter.agenda, "agenda");
  field("closing", letter.closing);
  field("signatory", letter.signatory);
  field("annexes_declared", letter.annexes_declared);
  field("annexes", letter.annexes, "annex");
  field("diagnostics", letter.diagnostics, "diagnostic");
}

/// Sends the members of the letter; the object around them is the caller's,
/// who may have more to put into it.
template <class Events>
void walk(const Letter& letter, Events& to) {
  Fields<Events> field(to);
  describe(letter, field);
}

}  // namespace ituletter
