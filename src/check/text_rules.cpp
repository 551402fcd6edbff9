#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "check/table_words.hpp"
#include "check/text_finders.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {
namespace {

/// Whether the letter calls meetings, all of them without a room.
bool is_virtual(const Letter& letter) {
  bool is_called = false;
  for (const Meeting& meeting : letter.meetings) {
    if (meeting.status != "convened") continue;
    if (!meeting.mode || meeting.mode->value != "virtual") return false;
    is_called = true;
  }
  return is_called;
}

void find_presence(const Draft& draft, Report& report) {
  if (!is_virtual(draft.letter)) return;
  const RecognisedText& document = draft.document;
  const TableWords presence(document, KindType::table, "presence");
  for (const Match& match : presence.all()) {
    report.add(document.text().map.to_source(match.where),
               "\"" + document.words(match.where, "").value +
                   "\", but the meeting is virtual");
  }
}

/// How a term is written in a place.
struct Spelling {
  std::string words;
  Span where;  ///< in the text
};

std::string folded_words(const Tokens& tokens, const Match& match) {
  std::string words;
  for (std::size_t i = match.begin; i < match.end; ++i) {
    words.append(tokens.folded(i)).append(" ");
  }
  return words;
}

/// "the Study Group" without a number: a name is always in capitals, and what
/// a sentence or title begins with has a capital anyway.
bool is_compared(const RecognisedText& document, const Match& match) {
  const Tokens& tokens = document.tokens();
  if (match.end - match.begin < 2) return false;
  const bool begins = document.sentence(match.begin).begin == match.begin ||
                      document.starts_line(match.begin) ||
                      tokens[match.begin].gap >= Gap::line;
  if (begins) return false;
  std::size_t capitals = 0;
  for (std::size_t i = match.begin; i < match.end; ++i) {
    if (tokens[i].is_shouted || document.value_at(i) != nullptr) return false;
    if (tokens[i].is_capitalised) ++capitals;
  }
  const bool is_title = capitals > 2;
  return !is_title;
}

/// Finds the spellings of a term that are rarer than another.
void note_rare(const std::vector<Spelling>& spellings,
               const RecognisedText& document, Report& report) {
  std::map<std::string, std::size_t> counts;
  for (const Spelling& spelling : spellings) ++counts[spelling.words];
  if (counts.size() < 2) return;
  const auto common = std::ranges::max_element(
      counts, {}, [](const auto& entry) { return entry.second; });
  for (const Spelling& spelling : spellings) {
    if (spelling.words == common->first) continue;
    report.add(
        document.text().map.to_source(spelling.where),
        "\"" + spelling.words + "\" is \"" + common->first + "\" elsewhere");
  }
}

void find_capital_variants(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  const Tokens& tokens = document.tokens();
  std::map<std::string, std::vector<Spelling>> terms;
  for (const Match& match : document.cues("body", {0, tokens.size()})) {
    if (!is_compared(document, match)) continue;
    terms[folded_words(tokens, match)].push_back(
        {document.words(match.where, "").value, match.where});
  }
  for (const auto& [term, spellings] : terms) {
    note_rare(spellings, document, report);
  }
}

constexpr Rule rules[] = {
    {{.name = "text/capitalisation-varies",
      .severity = Severity::information,
      .summary = "a term is written now with capitals, now without",
      .why = "Readers wonder whether two bodies are meant. Write \"the Study "
             "Group\" in one way throughout a letter.",
      .bad = "the Study Group … on the web page of the study group",
      .good = "the Study Group … on the web page of the Study Group"},
     find_capital_variants},
    {{.name = "text/mode-contradiction",
      .severity = Severity::information,
      .summary = "the letter speaks of people in the room of a virtual meeting",
      .why = "A paragraph for meetings with a room was taken over into the "
             "letter about one without. Take it out, or say how decisions are "
             "made.",
      .bad = "decisions are made by those physically present in the room",
      .good = "decisions are made by the participants"},
     find_presence},
    {{.name = "text/placeholder-left",
      .severity = Severity::error,
      .summary = "something was not filled in",
      .why = "A template's gap, or a cross-reference that Word could not "
             "resolve, went out with the letter. Fill it in or take it out.",
      .bad = "Geneva, XX January 2026",
      .good = "Geneva, 13 January 2026"},
     find_placeholders},
};

}  // namespace

std::span<const Rule> text_rules() { return rules; }

}  // namespace ituletter
