#include "extract/deadline_contact.hpp"

#include <algorithm>

#include "extract/deadline_action.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// Sentences of a paragraph, after a deadline and before it, that may say where
// to send what is due.
constexpr int furthest_sentence = 3;

// A paragraph of an annex begins with what it is about.
constexpr std::size_t longest_topic = 6;     // tokens
constexpr std::size_t longest_title = 5;     // lines
constexpr std::size_t longest_heading = 14;  // tokens

// Contributions for translation go where contributions go.
std::string_view broader(std::string_view action) {
  return action == "contributions-for-translation" ? "contributions" : action;
}

bool is_same(const Match& cue, std::string_view action) {
  return broader(cue.value) == broader(action);
}

}  // namespace

DeadlineContacts::DeadlineContacts(const RecognisedText& document,
                                   const Sections& sections)
    : document_(document),
      sections_(sections),
      links_(document.source().links) {
  for (const AnnexSection& annex : sections.annexes) {
    if (annex.label == nullptr) continue;
    of_annexes_.try_emplace(annex.label->value, annex.body);
  }
  read_body(tokens_of(document, sections.body));
}

// "Contributions should be sent to tsbsg11@itu.int", wherever the body says
// until when.
void DeadlineContacts::read_body(TokenRange body) {
  for (std::size_t at = body.begin; at < body.end;) {
    const TokenRange sentence = document_.sentence(at);
    at = sentence.end;
    const Match* email = email_in(sentence);
    if (email == nullptr || has_day(sentence) || !asks(sentence)) continue;
    const Match* action = document_.cue("action", sentence);
    if (action == nullptr || is_vague(*action)) continue;
    of_actions_.try_emplace(broader(action->value),
                            document_.exact(email->where, email->rule));
  }
}

Maybe<std::string> DeadlineContacts::of(TokenRange item,
                                        std::string_view action) {
  const TokenRange words = without_footer(item);
  if (auto email = as_words(email_in(words))) return email;
  auto own = in(words);
  if (is_sentence(item)) {
    // "… at https://… by 5 May. It may also be sent by e-mail to …"
    auto after = in_sentences_after(item, action);
    const bool is_email = after && after->value.find('@') != std::string::npos;
    if (after && (is_email || !own)) return after;
    if (!own) own = in_sentences_before(item, action);
  }
  if (own) return own;
  if (auto annex = in_annex_of(item, action)) return annex;
  if (auto form = in_enclosed_form(item, action)) return form;
  const auto known = of_actions_.find(broader(action));
  if (known != of_actions_.end()) return known->second;
  return std::nullopt;
}

// A footer in the middle of a sentence has the Bureau's general addresses.
TokenRange DeadlineContacts::without_footer(TokenRange range) const {
  const Match* footer = document_.cue("footer", range);
  return footer != nullptr ? TokenRange{range.begin, footer->begin} : range;
}

bool DeadlineContacts::is_sentence(TokenRange item) const {
  const TokenRange sentence = document_.sentence(item.begin);
  return sentence.begin == item.begin && sentence.end == item.end;
}

Maybe<std::string> DeadlineContacts::in(TokenRange range) const {
  if (auto email = as_words(email_in(range))) return email;
  const auto values = document_.values(range);
  const auto of_kind = [values](std::string_view kind) {
    return first_that(
        values, [kind](const Match& value) { return value.kind == kind; });
  };
  if (auto url = as_words(of_kind("url"))) return url;
  if (auto link = link_in(range)) return link;
  return as_words(of_kind("phone"));
}

// Not the address for questions: "for further information contact …".
const Match* DeadlineContacts::email_in(TokenRange range) const {
  return first_that(document_.values(range), [&](const Match& value) {
    return value.kind == "email" &&
           !document_.has_cue("inquiry", {range.begin, value.begin});
  });
}

Maybe<std::string> DeadlineContacts::link_in(TokenRange range) const {
  if (range.empty()) return std::nullopt;
  const Span span =
      document_.where(document_.tokens().span(range.begin, range.end), "").span;
  for (const Link* link : links_.beginning_in(span)) {
    if (!link->target.starts_with("http")) continue;
    return Words{link->target, {link->where, {}, "deadline.link-target"}};
  }
  return std::nullopt;
}

Maybe<std::string> DeadlineContacts::as_words(const Match* address) const {
  if (address == nullptr) return std::nullopt;
  return document_.exact(address->where, address->rule);
}

bool DeadlineContacts::has_day(TokenRange range) const {
  return first_that(document_.values(range), [](const Match& value) {
           return is_date(value) || value.kind == "offset";
         }) != nullptr;
}

bool DeadlineContacts::asks(TokenRange sentence) const {
  return document_.has_cue("request", sentence);
}

// Names something else that is due and not this.
bool DeadlineContacts::is_of_other(TokenRange sentence,
                                   std::string_view action) const {
  bool names_other = false;
  for (const Match& cue : document_.cues("action", sentence)) {
    if (is_same(cue, action)) return false;
    names_other |= !is_vague(cue) && !is_reply(cue);
  }
  return names_other;
}

// "… by 21 May. Replies should be sent to tsbdir@itu.int."
Maybe<std::string> DeadlineContacts::in_sentences_after(
    TokenRange item, std::string_view action) const {
  const Tokens& tokens = document_.tokens();
  std::size_t at = item.end;
  for (int i = 0; i < furthest_sentence; ++i) {
    const bool is_over = at >= tokens.size() || tokens[at].gap == Gap::edge ||
                         document_.starts_line(at);
    if (is_over) break;
    const TokenRange next = document_.sentence(at);
    if (next.begin != at || has_day(next)) break;
    if (asks(next) && !is_of_other(next, action)) {
      if (auto found = in(without_footer(next))) return found;
    }
    at = next.end;
  }
  return std::nullopt;
}

// "They should be sent to tsbsg3@itu.int. The deadline is 8 February."
Maybe<std::string> DeadlineContacts::in_sentences_before(
    TokenRange item, std::string_view action) const {
  const Tokens& tokens = document_.tokens();
  std::size_t at = document_.sentence(item.begin).begin;
  for (int i = 0; i < furthest_sentence; ++i) {
    const bool is_first =
        at == 0 || tokens[at].gap == Gap::edge || document_.starts_line(at);
    if (is_first) break;
    const TokenRange before = document_.sentence(at - 1);
    if (has_day(before)) break;
    if (asks(before) && !is_of_other(before, action)) {
      if (auto found = in(without_footer(before))) return found;
    }
    at = before.begin;
  }
  return std::nullopt;
}

// "… (see Annex A)": what its paragraph about this says, or its form.
Maybe<std::string> DeadlineContacts::in_annex_of(TokenRange item,
                                                 std::string_view action) {
  for (const Match& value : document_.values(item)) {
    if (value.kind != "annex") continue;
    const auto annex = of_annexes_.find(value.value);
    if (annex == of_annexes_.end()) continue;
    const auto [known, is_new] =
        in_annexes_.try_emplace({annex->first, std::string(action)});
    if (is_new) known->second = in_annex(annex->second, action);
    if (known->second) return known->second;
  }
  return std::nullopt;
}

// "… the form enclosed", which need not say in which annex it is.
Maybe<std::string> DeadlineContacts::in_enclosed_form(
    TokenRange item, std::string_view action) const {
  if (!document_.has_cue("enclosed", item)) return std::nullopt;
  for (const AnnexSection& annex : sections_.annexes) {
    const LineRange lines{annex.heading, annex.body.end};
    if (!is_form_of(lines, action)) continue;
    if (auto found = in(tokens_of(document_, lines))) return found;
  }
  return std::nullopt;
}

Maybe<std::string> DeadlineContacts::in_annex(LineRange annex,
                                              std::string_view action) const {
  if (is_form_of(annex, action)) return in(tokens_of(document_, annex));
  for (std::size_t i = annex.begin; i < annex.end; ++i) {
    if (auto found = in_paragraph_about(document_.lines()[i], action)) {
      return found;
    }
    if (auto found = in_form_below({i, annex.end}, action)) return found;
  }
  return std::nullopt;
}

bool DeadlineContacts::is_form_of(LineRange annex,
                                  std::string_view action) const {
  const LineRange title{annex.begin,
                        std::min(annex.end, annex.begin + longest_title)};
  if (title.empty()) return false;
  const TokenRange range = tokens_of(document_, title);
  const Match* kind = document_.cue("annex_kind", range);
  const bool is_information =
      kind != nullptr && kind->value == "practical-information";
  return !is_information && names(range, action);
}

bool DeadlineContacts::names(TokenRange range, std::string_view action) const {
  return first_that(document_.cues("action", range),
                    [action](const Match& cue) {
                      return is_same(cue, action);
                    }) != nullptr;
}

// One of several forms in an annex: "FORM 2 – Request for a visa. Return to:
// …".
Maybe<std::string> DeadlineContacts::in_form_below(
    LineRange lines, std::string_view action) const {
  const TokenRange heading =
      document_.tokens_of(document_.lines()[lines.begin]);
  const bool is_heading = heading.size() <= longest_heading &&
                          !document_.is_sign(heading.end - 1, ".") &&
                          names(heading, action);
  if (!is_heading) return std::nullopt;
  const std::size_t end = std::min(lines.end, lines.begin + longest_title);
  const TokenRange form = tokens_of(document_, LineRange{lines.begin + 1, end});
  const Match* other =
      first_that(document_.cues("action", form), [action](const Match& cue) {
        return !is_vague(cue) && !is_reply(cue) && !is_same(cue, action);
      });
  return in({form.begin, other != nullptr ? other->begin : form.end});
}

// "FELLOWSHIPS: … should be sent to fellowships@itu.int."
Maybe<std::string> DeadlineContacts::in_paragraph_about(
    const Line& line, std::string_view action) const {
  const std::size_t end = std::min(line.end, line.begin + longest_topic);
  if (!names({line.begin, end}, action)) return std::nullopt;
  for (std::size_t at = line.begin; at < line.end;) {
    const TokenRange sentence = document_.sentence(at);
    at = sentence.end;
    const bool is_about = asks(sentence) && !is_of_other(sentence, action);
    if (!is_about) continue;
    if (auto found = in(sentence)) return found;
  }
  return std::nullopt;
}

}  // namespace ituletter
