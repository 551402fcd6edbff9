#include <algorithm>
#include <optional>

#include "extract/deadline.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_item = 16;   // tokens
constexpr std::size_t furthest_head = 40;  // tokens before the first row
constexpr std::size_t longest_time = 4;    // tokens of "1700 hours Geneva time"
constexpr std::size_t fewest_rows = 2;

/// Rows of a table whose cells have run together, item before date or date
/// before item: "Fellowship requests 25 May 2012 fellowships@itu.int Visa
/// support 11 June 2012 …". They show by dates and actions that alternate.
class RunReader {
 public:
  RunReader(const RecognisedText& document, const Sections& sections,
            Letter& letter, TableCells& cells, DeadlineList& out)
      : document_(document),
        tokens_(document.tokens()),
        body_(tokens_of(document, sections.body)),
        letter_(letter),
        cells_(cells),
        out_(out) {}

  void run() {
    for (const Match& value : document_.values(body_)) {
      if (is_date(value) && is_free(value.begin)) add_date(value);
    }
    end_run();
  }

 private:
  /// A date of the run; of an old one and a new one side by side, the new.
  struct Stop {
    const Match* date = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;         ///< after its time of day
    std::size_t end_of_row = 0;  ///< after the address beside it
  };

  bool is_free(std::size_t token) const {
    const auto line = document_.line_at(token);
    return line && !document_.lines()[*line].is_cell() && !cells_.has(token);
  }

  void add_date(const Match& date) {
    Stop stop{&date, date.begin, date.end, date.end};
    stop.end = after_time(date.end);
    stop.end_of_row = after_addresses(stop.end);
    if (!stops_.empty() && stops_.back().end == date.begin) {
      stop.begin = stops_.back().begin;
      stops_.back() = stop;
      return;
    }
    if (!stops_.empty() && !is_item({stops_.back().end_of_row, stop.begin})) {
      end_run();
    }
    stops_.push_back(stop);
  }

  std::size_t after_time(std::size_t at) const {
    const Match* time = document_.value_at(at);
    if (time == nullptr || time->kind != "time") return at;
    const Match* zone = document_.cue_at("zone", time->end);
    return zone != nullptr ? zone->end : time->end;
  }

  std::size_t after_addresses(std::size_t at) const {
    const Match* address = document_.value_at(at);
    while (address != nullptr && is_contact_value(*address)) {
      at = address->end;
      address = document_.value_at(at);
    }
    return at;
  }

  // A cell that says what is due: no part of a sentence.
  bool is_item(TokenRange range) const {
    if (range.empty() || range.size() > longest_item) return false;
    return tokens_[range.begin].can_start_text() && !has_full_stop(range) &&
           !document_.is_sign(range.end - 1, ",") && !names_limit(range) &&
           !document_.has_cue("extension", range) && names_action(range);
  }

  // Lines end sentences as well; cells may be lines.
  bool has_full_stop(TokenRange range) const {
    std::size_t at = document_.sentence(range.begin).end;
    while (at < range.end) {
      if (document_.is_sign(at - 1, ".")) return true;
      at = document_.sentence(at).end;
    }
    return false;
  }

  bool names_action(TokenRange range) const {
    return actions_of_item(document_, range).front() != nullptr;
  }

  // "Registration closes on", "by": the date goes on with a sentence.
  bool names_limit(TokenRange range) const {
    return first_that(document_.cues("deadline", range), [&](const Match& cue) {
             return cue.value == "by" && cue.end == range.end;
           }) != nullptr;
  }

  void end_run() {
    if (stops_.size() >= fewest_rows && has_head(stops_.front().begin)) {
      TokenRange first = item_before(stops_.front());
      TokenRange last = item_after(stops_.back());
      if (first.empty() && last.empty()) leave_stray_date(first, last);
      const bool is_whole = !first.empty() || !last.empty();
      if (is_whole && stops_.size() >= fewest_rows) read(first, last);
    }
    stops_.clear();
  }

  // One date more than items: "The dates in my letter of 17 February become:
  // Registration 21 April Visa support 8 May".
  void leave_stray_date(TokenRange& first, TokenRange& last) {
    if (document_.starts_line(stops_.front().begin)) {
      stops_.pop_back();
      last = item_after(stops_.back());
    } else {
      stops_.erase(stops_.begin());
      first = item_before(stops_.front());
    }
  }

  void read(TokenRange first, TokenRange last) {
    // "Deadlines for contributions 5 May 2017 Proposals …" begins with a head.
    const bool is_item_first =
        !first.empty() &&
        (last.empty() || !document_.has_cue("deadline", first));
    const TokenRange all{is_item_first ? first.begin : stops_.front().begin,
                         is_item_first ? stops_.back().end_of_row : last.end};
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      const Stop& stop = stops_[i];
      if (is_item_first) {
        const TokenRange item{i == 0 ? first.begin : stops_[i - 1].end_of_row,
                              stop.begin};
        add(stop, item, {item.begin, stop.end_of_row});
      } else {
        const TokenRange item{stop.end_of_row, i + 1 == stops_.size()
                                                   ? last.end
                                                   : stops_[i + 1].begin};
        add(stop, item, item);
      }
    }
    cells_.add(all);
    forget_meetings(all);
  }

  // An item may name the meeting that things are due for.
  void forget_meetings(TokenRange all) {
    std::erase_if(letter_.meetings, [&](const Meeting& meeting) {
      return meeting.status != "convened" && meeting.start &&
             all.has(document_.tokens_of(meeting.start->where).begin);
    });
  }

  void add(const Stop& stop, TokenRange item, TokenRange row) {
    out_.add_stated({*stop.date,
                     {stop.begin, stop.date->end + longest_time},
                     item,
                     "deadline.run",
                     true,
                     row},
                    actions_of_item(document_, item));
  }

  // The first item goes back to the head of its table or the start of a line.
  TokenRange item_before(const Stop& stop) const {
    const std::size_t reach =
        std::max(body_.begin, stop.begin - std::min(stop.begin, longest_item));
    const Match* action =
        last_that(document_.cues("action", {reach, stop.begin}),
                  [](const Match& cue) { return !is_vague(cue); });
    if (action == nullptr) return {};
    std::size_t begin = action->begin;
    while (begin > reach && !document_.starts_line(begin) &&
           !tokens_[begin].is_capitalised) {
      --begin;
    }
    const TokenRange item{begin, stop.begin};
    return is_item(item) ? item : TokenRange{};
  }

  TokenRange item_after(const Stop& stop) const {
    const auto line = document_.line_at(stop.date->begin);
    const std::size_t reach =
        std::min({document_.lines()[*line].end,
                  document_.sentence(stop.date->begin).end, body_.end});
    TokenRange item{stop.end_of_row, stop.end_of_row};
    while (item.end < reach && !starts_paragraph(item.end)) ++item.end;
    return is_item(item) ? item : TokenRange{};
  }

  // "… online 7 Registration is mandatory."
  bool starts_paragraph(std::size_t token) const {
    return tokens_[token].kind == TokenKind::digits &&
           token + 1 < tokens_.size() && tokens_[token + 1].can_start_text();
  }

  // "Deadline", "Instead of | Read".
  bool has_head(std::size_t at) const {
    const TokenRange before{
        std::max(body_.begin, at - std::min(at, furthest_head)), at};
    return document_.has_cue("calloff", before) ||
           document_.has_cue("deadline", before);
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  TokenRange body_;
  Letter& letter_;
  TableCells& cells_;
  DeadlineList& out_;
  std::vector<Stop> stops_;  ///< of the run that is being read
};

}  // namespace

void read_deadline_runs(const RecognisedText& document,
                        const Sections& sections, Letter& letter,
                        TableCells& cells, DeadlineList& out) {
  RunReader(document, sections, letter, cells, out).run();
}

}  // namespace ituletter
