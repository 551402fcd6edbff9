// What the head and the end of letters say: who writes to whom, and when.

#include "compare/amendment.hpp"
#include "compare/facts.hpp"
#include "compare/records.hpp"

namespace ituletter {
namespace {

template <class Get>
std::vector<Said> said_by_all(const Differences& out, Get get) {
  std::vector<Said> said;
  for (std::size_t n = 0; n < out.size(); ++n)
    said.push_back(get(out.letter(n)));
  return said;
}

void compare_ids(Differences& out) {
  out.add("set/other-letter", "letter",
          said_by_all(out, [](const Letter& letter) {
            Said said{.value = base_id(letter)};
            said.is_known = letter.id.has_value();
            if (letter.reference) said.where = letter.reference->where.span;
            return said;
          }));
}

void compare_numbers(Differences& out) {
  out.add("set/number-differs", "number",
          said_by_all(out, [](const Letter& letter) {
            Said said;
            // Of a letter with an id, that says it.
            said.is_known = letter.number && !letter.id;
            if (!letter.number) return said;
            said.value = std::to_string(letter.number->value);
            said.where = letter.number->where.span;
            return said;
          }));
}

Records addressees(const std::vector<Addressee>& list, const char* label) {
  Records records;
  for (const Addressee& one : list) {
    const std::string& category = one.category.value;
    Said whole = said_of(one.category);
    whole.where = one.text.where.span;
    records.push_back(
        {.keys = {category + "\n" + one.text.value, category, any_record},
         .label = label,
         .whole = whole,
         .fields = {{"", whole}, {"", said_of(one.text), true}},
         .has_parts = true});
  }
  return records;
}

Said is_signed(const Signatory& signatory) {
  return {.value = signatory.is_signed.value ? "signed" : "not signed",
          .where = signatory.is_signed.value ? signatory.is_signed.where.span
                                             : std::optional<Span>()};
}

struct ShortText {
  std::string_view rule;
  const char* name;
  const Maybe<std::string>& (*get)(const Letter& letter);
};

constexpr ShortText short_texts[] = {
    {"set/text-differs", "place",
     [](const Letter& l) -> const Maybe<std::string>& { return l.place; }},
    {"set/text-differs", "subject",
     [](const Letter& l) -> const Maybe<std::string>& { return l.subject; }},
    {"set/text-differs", "salutation",
     [](const Letter& l) -> const Maybe<std::string>& { return l.salutation; }},
    {"set/text-differs", "closing",
     [](const Letter& l) -> const Maybe<std::string>& { return l.closing; }},
    {"set/signature-differs", "signatory",
     [](const Letter& l) -> const Maybe<std::string>& {
       return l.signatory.name;
     }},
    {"set/signature-differs", "title of the signatory",
     [](const Letter& l) -> const Maybe<std::string>& {
       return l.signatory.title;
     }},
};

}  // namespace

void compare_identity(Differences& out) {
  compare_ids(out);
  compare_numbers(out);
  out.add("set/date-differs", "date of the letter",
          said_by_all(out, [](const Letter& l) { return said_of(l.date); }));
  out.add("set/number-differs", "group and initials",
          said_by_all(out, [](const Letter& letter) {
            return said_of(letter.internal_reference);
          }));
  out.add(
      "set/signature-differs", "signature",
      said_by_all(out, [](const Letter& l) { return is_signed(l.signatory); }));
}

void compare_addressees(Differences& out) {
  std::vector<Records> to;
  std::vector<Records> copy;
  for (std::size_t n = 0; n < out.size(); ++n) {
    to.push_back(addressees(out.letter(n).to, "addressee"));
    copy.push_back(addressees(out.letter(n).copy, "copy"));
  }
  compare_records("set/addressee-differs", to, out);
  compare_records("set/addressee-differs", copy, out);
}

void compare_short_texts(Differences& out) {
  for (const ShortText& text : short_texts) {
    out.add_words(text.rule, text.name,
                  said_by_all(out, [&](const Letter& letter) {
                    return said_of(text.get(letter));
                  }));
  }
}

}  // namespace ituletter
