#include <algorithm>

#include "check/head_rules.hpp"
#include "check/table_words.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

TokenRange head_of(const Draft& draft) {
  return tokens_of(draft.document, draft.sections.head);
}

bool has_contact(const Contact& contact) {
  return !contact.name.empty() || !contact.phone.empty() ||
         !contact.fax.empty() || !contact.email.empty() || !contact.web.empty();
}

/// Where the head has a label for a contact with nothing behind it.
std::optional<Span> contact_label(const Draft& draft) {
  const Match* label = first_that(
      draft.document.cues("label", head_of(draft)), [](const Match& cue) {
        return cue.value == "phone" || cue.value == "email" ||
               cue.value == "contact";
      });
  if (label == nullptr) return std::nullopt;
  return draft.document.where(label->where, "").span;
}

}  // namespace

// Date, subject and addressees are noted where the letter is read.
void find_missing_fields(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  if (!letter.reference) report.add("no reference was recognised");
  // An amendment goes with a letter that has one.
  if (!letter.amendment && !has_contact(letter.contact)) {
    report.add(contact_label(draft), "no contact was recognised");
  }
}

namespace {

bool has_wrong_length(std::string_view number) {
  constexpr std::string_view country = "41";  // Switzerland
  constexpr std::size_t swiss = 11;           // digits, with the country's
  constexpr std::size_t shortest = 8;
  constexpr std::size_t longest = 15;  // by Recommendation E.164
  // "+41 (0)22 730 6828": for those in the country.
  if (!number.starts_with('+') || number.find('(') != number.npos) return false;
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.starts_with(country)) return digits.size() != swiss;
  return digits.size() < shortest || digits.size() > longest;
}

/// What of the head looks like an address or a number, but is none.
class ContactChecker {
 public:
  ContactChecker(const Draft& draft, Report& report)
      : document_(draft.document),
        tokens_(draft.document.tokens()),
        contact_(draft.letter.contact),
        head_(head_of(draft)),
        report_(report) {}

  void run() {
    for (const auto* numbers : {&contact_.phone, &contact_.fax}) {
      for (const Words& number : *numbers) check_number(number);
    }
    for (const Words& email : contact_.email) check_email(email);
    if (contact_.email.empty()) check_email_label();
    for (const Words& web : contact_.web) check_web(web);
    for (std::size_t i = head_.begin; i < head_.end; ++i) {
      if (document_.value_at(i) == nullptr) check_sign(i);
    }
  }

 private:
  void check_number(const Words& number) {
    if (has_wrong_length(number.value)) {
      report_.add(number.where.span,
                  '"' + number.value + "\" has too few or too many digits");
    }
  }

  // "E-mail: tsbsg17.itu.int". Addresses of X.400 have other signs.
  void check_email_label() {
    for (const Match& label : document_.cues("label", head_)) {
      if (label.value != "email") continue;
      TokenRange words{label.end, label.end};
      if (document_.is_sign(words.begin, ":")) ++words.begin;
      words.end = words.begin + 1;
      while (is_joined(words.end)) ++words.end;
      if (words.end > head_.end) continue;
      const std::string_view address = view(words);
      if (address.find('.') == address.npos ||
          address.find_first_of("@=:;") != address.npos ||
          address.ends_with('.')) {
        continue;
      }
      report_.add(
          document_.where(tokens_.span(words.begin, words.end), "").span,
          '"' + std::string(address) + "\" is no e-mail address");
    }
  }

  void check_email(const Words& email) {
    const std::size_t at = email.value.find('@');
    if (at == std::string::npos) return;
    if (email.value.find('.', at) == std::string::npos) {
      report_.add(email.where.span, '"' + email.value + "\" has no domain");
    }
  }

  void check_web(const Words& web) {
    const std::size_t scheme = web.value.find("://");
    const std::size_t host = scheme == std::string::npos ? 0 : scheme + 3;
    const std::string name =
        web.value.substr(host, web.value.find('/', host) - host);
    if (name.find('.') == std::string::npos) {
      report_.add(web.where.span, '"' + web.value + "\" names no site");
    }
  }

  // "tsbsg17@", "https//itu.int", which no rule reads as an address, and a
  // number that is too short or too long for one.
  void check_sign(std::size_t i) {
    const bool is_email = document_.is_sign(i, "@");
    const bool is_web =
        document_.is_sign(i, "/") && is_joined(i) &&
        ((document_.is_sign(i + 1, "/") && is_joined(i + 1)) || has_scheme(i));
    if (is_email || is_web) {
      const TokenRange words = words_around(i);
      add(words, is_email ? "is no e-mail address" : "is no web address");
      return;
    }
    if (!document_.is_sign(i, "+") || i + 1 >= head_.end) return;
    TokenRange number{i, i + 1};
    while (number.end < head_.end &&
           tokens_[number.end].kind == TokenKind::digits &&
           tokens_[number.end].gap <= Gap::space) {
      ++number.end;
    }
    if (number.size() > 2 && has_wrong_length(view(number))) {
      add(number, "has too few or too many digits");
    }
  }

  // "https:/itu.int"
  bool has_scheme(std::size_t slash) const {
    if (slash < head_.begin + 2 || !document_.is_sign(slash - 1, ":")) {
      return false;
    }
    const std::string_view word = tokens_.folded(slash - 2);
    return word == "http" || word == "https";
  }

  bool is_joined(std::size_t i) const {
    return i > head_.begin && i < head_.end && tokens_[i].gap == Gap::none;
  }

  TokenRange words_around(std::size_t i) const {
    TokenRange words{i, i + 1};
    while (is_joined(words.begin)) --words.begin;
    while (is_joined(words.end)) ++words.end;
    return words;
  }

  std::string_view view(TokenRange range) const {
    return document_.view(tokens_.span(range.begin, range.end));
  }

  void add(TokenRange words, const char* what) {
    const Span where = tokens_.span(words.begin, words.end);
    if (where.begin < reported_) return;
    reported_ = where.end;
    report_.add(document_.where(where, "").span,
                '"' + std::string(view(words)) + "\" " + what);
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  const Contact& contact_;
  TokenRange head_;
  Report& report_;
  std::size_t reported_ = 0;  ///< byte of the text up to which it is done
};

}  // namespace

void find_invalid_contacts(const Draft& draft, Report& report) {
  ContactChecker(draft, report).run();
}

// "(Rev., Dubai, 2018)": the ITU's own form has no comma there.
void find_resolution_forms(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  const TableWords revised(document, KindType::table, "revised");
  for (const Match& value : document.values()) {
    if (value.kind != "resolution") continue;
    for (std::size_t i = value.begin; i < value.end; ++i) {
      if (!document.is_sign(i, "(")) continue;
      const auto words = revised.at(i + 1);
      if (!words || words->end >= value.end ||
          !document.is_sign(words->end, ",")) {
        continue;
      }
      const Span comma = document.tokens().span(words->end, words->end + 1);
      report.add(document.where(comma, "").span,
                 "no comma stands after \"" +
                     std::string(document.view(words->where)) +
                     "\" in the form of the Union",
                 "");
    }
  }
}

}  // namespace ituletter
