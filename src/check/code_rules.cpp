// Codes of Recommendations and work items against each other.

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/ref_rules.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

bool is_code(const Match& match) {
  return match.kind == "recommendation" || match.kind == "technical-report" ||
         match.kind == "supplement";
}

/// "X.509" of "ITU-T X.509 (10/2019)": editions may be left out.
std::string code_of(std::string_view id) {
  constexpr std::string_view organisation = "ITU-T ";
  if (id.starts_with(organisation)) id.remove_prefix(organisation.size());
  return std::string(id.substr(0, id.find(' ')));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A name that becomes a number only when it is approved: "X.sg-dc".
bool is_work_item(std::string_view code) {
  const std::size_t stop = code.find('.');
  if (stop == std::string_view::npos) return false;
  code.remove_prefix(stop + 1);
  return !code.starts_with("Suppl") &&
         std::ranges::any_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string folded(std::string_view code) {
  std::string out(code);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  return out;
}

/// "rx" and "xr"
bool are_swapped(std::string_view a, std::string_view b) {
  return a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0] &&
         !is_digit(a[0]) && !is_digit(a[1]);
}

/// Whether two names are the same but for case and a letter that is one too
/// many, or two that are swapped, as slips of typing are; figures number real
/// ones.
bool is_slip(std::string_view one, std::string_view other) {
  const std::string a = folded(one);
  const std::string b = folded(other);
  if (a == b) return true;
  const auto [from, to] = std::ranges::mismatch(a, b);
  std::string_view rest_a(a);
  std::string_view rest_b(b);
  rest_a.remove_prefix(static_cast<std::size_t>(from - a.begin()));
  rest_b.remove_prefix(static_cast<std::size_t>(to - b.begin()));
  while (!rest_a.empty() && !rest_b.empty() && rest_a.back() == rest_b.back()) {
    rest_a.remove_suffix(1);
    rest_b.remove_suffix(1);
  }
  if (are_swapped(rest_a, rest_b)) return true;
  if (rest_a.size() + rest_b.size() != 1) return false;
  return !is_digit(rest_a.empty() ? rest_b.front() : rest_a.front());
}

/// The codes of a stretch of the letter, each with its first match.
class Codes {
 public:
  void add(const RecognisedText& document, TokenRange range) {
    for (const Match& match : document.values(range)) {
      if (!is_code(match)) continue;
      first_.try_emplace(code_of(match.value), &match);
    }
  }
  bool has(const std::string& code) const { return first_.contains(code); }
  bool is_empty() const { return first_.empty(); }
  std::size_t count_shared(const Codes& other) const {
    return first_.size() - without(other).size();
  }

  /// Those that another stretch does not have.
  std::vector<const Match*> without(const Codes& other) const {
    std::vector<const Match*> out;
    for (const auto& [code, match] : first_) {
      if (!other.has(code)) out.push_back(match);
    }
    std::ranges::sort(out, {}, &Match::begin);
    return out;
  }

 private:
  std::map<std::string, const Match*> first_;
};

/// The codes before the annexes, and those of the agendas among the annexes.
struct BothLists {
  Codes body;
  Codes agenda;
};

bool is_agenda(const Annex& annex) { return annex.kind.value == "agenda"; }

BothLists read_lists(const Draft& draft) {
  BothLists lists;
  lists.body.add(draft.document,
                 tokens_of(draft.document, draft.sections.body));
  const auto& sections = draft.sections.annexes;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!is_agenda(draft.letter.annexes[i])) continue;
    lists.agenda.add(draft.document,
                     tokens_of(draft.document, sections[i].body));
  }
  return lists;
}

/// A name of the body and what the agenda makes of it.
struct Slip {
  const Match* body = nullptr;
  const Match* agenda = nullptr;
};

/// Names that stand in one list only, where just one of the other is close.
std::vector<Slip> find_slips(const BothLists& lists) {
  std::vector<Slip> slips;
  const auto of_body = lists.body.without(lists.agenda);
  for (const Match* agenda : lists.agenda.without(lists.body)) {
    const std::string code = code_of(agenda->value);
    if (!is_work_item(code)) continue;
    Slip slip;
    int found = 0;
    for (const Match* body : of_body) {
      const std::string other = code_of(body->value);
      if (!is_work_item(other) || !is_slip(other, code)) continue;
      slip = {body, agenda};
      ++found;
    }
    if (found == 1) slips.push_back(slip);
  }
  return slips;
}

std::size_t count_letters(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) next_char(word, at);
  return letters;
}

bool has_cyrillic(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_char(word, at);
    if (c >= 0x400 && c < 0x500) return true;
  }
  return false;
}

/// The token of a match that is the "X" of its code "X.509", whatever script
/// it was typed in: words such as "Рек." may stand before it.
std::optional<std::size_t> series_at(const RecognisedText& document,
                                     const Match& match) {
  const Tokens& tokens = document.tokens();
  const std::string code = code_of(match.value);
  const std::size_t letters = code.find('.');
  for (std::size_t i = match.begin; i + 2 < match.end; ++i) {
    if (document.is_sign(i + 1, ".") && tokens[i + 1].gap == Gap::none &&
        tokens[i + 2].gap == Gap::none &&
        count_letters(tokens.words(i)) == letters) {
      return i;
    }
  }
  return std::nullopt;
}

/// The code of a match without the words before it.
Span code_span(const RecognisedText& document, const Match& match) {
  const auto begin = series_at(document, match);
  if (!begin) return match.where;
  std::size_t end = *begin + 1;
  while (end < match.end && document.tokens()[end].gap == Gap::none) ++end;
  return document.tokens().span(*begin, end);
}

/// The line of a code begins with it, after a bullet or a number: it is an
/// item of a list.
bool is_item(const RecognisedText& document, const Match& match) {
  const auto at = document.line_at(match.begin);
  if (!at) return false;
  const Line& line = document.lines()[*at];
  return match.begin == line.begin && !line.marker.empty();
}

}  // namespace

void find_other_work_items(const Draft& draft, Report& report) {
  for (const Slip& slip : find_slips(read_lists(draft))) {
    report.add(source_span(draft, code_span(draft.document, *slip.agenda)),
               quote(code_of(slip.agenda->value)) + " on the agenda, but " +
                   quote(code_of(slip.body->value)) + " in the letter");
  }
}

void find_other_agenda(const Draft& draft, Report& report) {
  const BothLists lists = read_lists(draft);
  if (lists.body.is_empty() || lists.agenda.is_empty()) return;
  std::set<const Match*> slips;
  for (const Slip& slip : find_slips(lists)) {
    slips.insert({slip.body, slip.agenda});
  }
  const auto is_list = [&](const Match* match) {
    return !slips.contains(match) && is_item(draft.document, *match);
  };
  std::vector<const Match*> only_body;
  std::vector<const Match*> only_agenda;
  std::ranges::copy_if(lists.body.without(lists.agenda),
                       std::back_inserter(only_body), is_list);
  std::ranges::copy_if(lists.agenda.without(lists.body),
                       std::back_inserter(only_agenda), is_list);
  const std::size_t shared = lists.agenda.count_shared(lists.body);
  const std::size_t missing = only_body.size() + only_agenda.size();
  const bool are_meant_the_same = shared >= 2 && shared >= 2 * missing;
  if (!are_meant_the_same) return;
  for (const Match* match : only_body) {
    report.add(
        source_span(draft, code_span(draft.document, *match)),
        quote(code_of(match->value)) + " is announced, but not on the agenda");
  }
  for (const Match* match : only_agenda) {
    report.add(source_span(draft, code_span(draft.document, *match)),
               quote(code_of(match->value)) +
                   " is on the agenda, but the letter does not announce it");
  }
}

void find_foreign_codes(const Draft& draft, Report& report) {
  const Tokens& tokens = draft.document.tokens();
  for (const Match& match : draft.document.values()) {
    if (!is_code(match)) continue;
    const auto at = series_at(draft.document, match);
    if (!at || !has_cyrillic(tokens.words(*at))) continue;
    const std::string code = code_of(match.value);
    report.add(source_span(draft, tokens.span(*at, *at + 1)),
               quote(tokens.words(*at)) + " of " + quote(code) +
                   " is in Cyrillic letters",
               code.substr(0, code.find('.')));
  }
}

void find_uneven_bars(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  const Tokens& tokens = document.tokens();
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::sign || tokens.words(i) != "|") continue;
    const Match* before = document.value_at(i - 1);
    const Match* after = document.value_at(i + 1);
    if (before == nullptr || after == nullptr) continue;
    if (!is_code(*before) || after->kind != "iso-iec") continue;
    const bool has_before = tokens[i].gap == Gap::space;
    const bool has_after = tokens[i + 1].gap == Gap::space;
    const bool is_in_line =
        tokens[i].gap <= Gap::space && tokens[i + 1].gap <= Gap::space;
    if (!is_in_line || has_before == has_after) continue;
    report.add(source_span(draft, {tokens[i - 1].end, tokens[i + 1].begin}),
               std::string("a blank only ") +
                   (has_before ? "before" : "after") +
                   " the bar between the two numbers of one text",
               " | ");
  }
}

void find_other_organisations(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  std::vector<std::pair<std::string, Span>> forms;
  std::map<std::string, std::size_t> times;
  for (const Match& match : document.values()) {
    if (match.kind != "iso-iec") continue;
    for (std::size_t i = match.begin + 1; i + 1 < match.end; ++i) {
      if (!document.is_sign(i, "/")) continue;
      const Span where = document.tokens().span(i - 1, i + 2);
      forms.emplace_back(document.view(where), where);
      ++times[forms.back().first];
      break;
    }
  }
  if (times.size() < 2) return;
  std::string_view usual = forms.front().first;
  for (const auto& [form, count] : times) {
    if (count > times.at(std::string(usual))) usual = form;
  }
  for (const auto& [form, where] : forms) {
    if (form == usual) continue;
    report.add(
        source_span(draft, where),
        quote(form) + " here, " + quote(usual) + " elsewhere in the letter");
  }
}

}  // namespace ituletter
