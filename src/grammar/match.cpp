#include "grammar/match.hpp"

#include <utility>

#include "grammar/evaluate.hpp"
#include "grammar/shared_year.hpp"
#include "text/characters.hpp"

namespace ituletter {

namespace {

// About as many as letters have.
constexpr std::size_t tokens_a_match = 8;

std::vector<TokenRow> make_rows(const GrammarTables& grammar,
                                const Tokens& tokens) {
  std::vector<TokenRow> rows;
  rows.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    rows.push_back({grammar.find_word(tokens.folded(i), tokens[i].hash),
                    TokenLook::of(tokens, i), tokens[i].gap});
  }
  return rows;
}

bool names_day(const GrammarTables& grammar, const Reading& reading) {
  const auto kind =
      grammar.string(grammar.kinds[grammar.rules[reading.rule].kind].name);
  return kind == "date" || kind == "range" || kind == "datetime";
}

struct Reader {
  Search& search;
  const Tokens& tokens;
  const std::vector<TokenRow>& rows;
};

// A separator and at most two small words: "and on", "y el".
bool are_joined(const Reader& reader, std::size_t end, std::size_t begin) {
  constexpr std::size_t most_words = 2;
  const std::uint32_t separator = reader.search.grammar().separator;
  if (separator == GrammarTables::no_kind || end >= begin) return false;
  for (std::size_t i = end; i <= begin; ++i) {
    if (reader.rows[i].gap == Gap::edge) return false;
  }
  const std::size_t next = reader.search.brief(separator, end).end;
  if (next == 0 || next > begin || begin - next > most_words) return false;
  for (std::size_t i = next; i < begin; ++i) {
    const Token& token = reader.tokens[i];
    const bool is_name =
        token.is_capitalised && !is_caseless(reader.tokens.words(i));
    if (token.kind != TokenKind::word || is_name) return false;
  }
  return true;
}

}  // namespace

Matcher::Matcher(const GrammarTables& grammar, const Tokens& tokens)
    : grammar_(grammar),
      tokens_(tokens),
      rows_(make_rows(grammar, tokens)),
      date_(grammar.find_kind("date", KindType::rule)),
      time_(grammar.find_kind("time", KindType::rule)),
      hours_(grammar.find_kind("hours", KindType::rule)),
      datetime_(grammar.find_kind("datetime", KindType::rule)),
      search_(grammar, tokens, rows_) {}

std::vector<Match> Matcher::find_rules() const {
  std::vector<Match> out;
  out.reserve(rows_.size() / tokens_a_match);
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    Reading reading = search_.find_rule(at);
    if (reading.end == 0) continue;
    if (grammar_.rules[reading.rule].kind == datetime_) {
      reading = without_hours(std::move(reading), at);
    }
    if (takes_number_of_date(reading, at)) continue;
    if (names_day(grammar_, reading) && goes_on_from(out, at)) continue;
    const std::size_t end = reading.end;
    append(std::move(reading), at, out);
    at = end - 1;
  }
  share_years(out, [this](const Match& first, const Match& second) {
    return are_joined({search_, tokens_, rows_}, first.end, second.begin);
  });
  return out;
}

// "9月5日9时至12时": a date and hours, not a date with one time.
Reading Matcher::without_hours(Reading reading, std::size_t at) const {
  if (!hours_ || !date_) return reading;
  for (const Capture& capture : reading.captures) {
    const SlotRow& slot = grammar_.slots[capture.slot];
    const bool is_time = slot.is_kind != 0 && slot.source == time_;
    if (!is_time || search_.brief(*hours_, capture.begin).end <= reading.end) {
      continue;
    }
    Reading day = search_.find_kind(*date_, at);
    if (day.end != 0) return day;
  }
  return reading;
}

bool Matcher::is_computed(const Reading& reading) const {
  return grammar_.kinds[grammar_.rules[reading.rule].kind].computation != 0;
}

// "495-12-11-10", "1.04.09.25": figures that belong to those before them, if
// these are no match themselves.
bool Matcher::goes_on_from(const std::vector<Match>& found,
                           std::size_t at) const {
  if (at < 2 || tokens_[at].kind != TokenKind::digits) return false;
  if (rows_[at].gap != Gap::none || rows_[at - 1].gap != Gap::none)
    return false;
  const std::string_view sign = tokens_.folded(at - 1);
  if (sign != "." && sign != "-") return false;
  const bool is_of_match = !found.empty() && found.back().end > at - 2;
  return !is_of_match && tokens_[at - 2].kind == TokenKind::digits;
}

// "комиссии 4 августа": the last number begins a date and is no group's.
bool Matcher::takes_number_of_date(const Reading& reading,
                                   std::size_t at) const {
  const std::size_t last = reading.end - 1;
  if (last == at || tokens_[last].kind != TokenKind::digits) return false;
  const bool ends_there =
      reading.end == rows_.size() || rows_[reading.end].gap == Gap::edge;
  if (ends_there) return false;
  Reading other = search_.find_rule(last);
  if (other.end <= reading.end || !is_computed(other)) return false;
  // "Study Group 3, 4 and 18 May 2025": a list of days may begin behind it.
  return evaluate(search_, std::move(other)).items.empty();
}

std::vector<Match> Matcher::find_cues() const {
  std::vector<Match> out;
  out.reserve(rows_.size() / tokens_a_match);
  std::vector<std::size_t> busy(grammar_.kinds.size(), 0);
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    for (const Search::CueReading& reading : search_.find_cues(at)) {
      if (at < busy[reading.kind]) continue;
      busy[reading.kind] = reading.end;
      const PoolString value = grammar_.rules[reading.rule].value;
      out.push_back(make(reading.rule, at, reading.end,
                         std::string(grammar_.string(value))));
    }
  }
  return out;
}

std::optional<Match> Matcher::match_at(std::uint32_t kind,
                                       std::size_t at) const {
  if (at >= rows_.size()) return std::nullopt;
  Reading reading = search_.find_kind(kind, at);
  if (reading.end == 0) return std::nullopt;
  std::vector<Match> members;
  append(std::move(reading), at, members);
  return std::move(members.front());
}

// A rule's words before or after its list belong to the nearest member.
void Matcher::append(Reading reading, std::size_t at,
                     std::vector<Match>& out) const {
  const std::uint32_t rule = reading.rule;
  const std::size_t end = reading.end;
  Evaluated found = evaluate(search_, std::move(reading));
  if (found.items.empty()) {
    out.push_back(make(rule, at, end, std::move(found.value)));
    return;
  }
  for (std::size_t i = 0; i < found.items.size(); ++i) {
    ListItem& item = found.items[i];
    const bool is_last = i + 1 == found.items.size();
    out.push_back(make(rule, i == 0 ? at : item.begin, is_last ? end : item.end,
                       std::move(item.value)));
  }
}

Match Matcher::make(std::uint32_t rule, std::size_t begin, std::size_t end,
                    std::string value) const {
  const RuleRow& row = grammar_.rules[rule];
  return {.kind = grammar_.string(grammar_.kinds[row.kind].name),
          .kind_number = row.kind,
          .rule = grammar_.string(row.name),
          .value = std::move(value),
          .form = grammar_.string(row.form),
          .begin = begin,
          .end = end,
          .where = tokens_.span(begin, end)};
}

}  // namespace ituletter
