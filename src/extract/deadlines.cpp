#include <algorithm>

#include "extract/dates.hpp"
#include "extract/meetings.hpp"
#include "extract/table.hpp"

namespace ituletter {
namespace {

constexpr std::string_view translation = "contributions-for-translation";

/// Things that are due, in a table or in prose.
class DeadlineReader {
 public:
  DeadlineReader(const RecognisedText& document, const Sections& sections,
                 Letter& letter)
      : document_(document),
        tokens_(document.tokens()),
        sections_(sections),
        letter_(letter) {}

  void run() {
    for (const Table& table : find_tables(document_, sections_.body)) {
      read_columns(table);
    }
    read_tables();
    read_prose(tokens_of(document_, sections_.body));
    for (const AnnexSection& annex : sections_.annexes) {
      read_prose(tokens_of(document_, annex.body));
    }
    read_offsets(tokens_of(document_, sections_.body));
    for (const AnnexSection& annex : sections_.annexes) {
      read_offsets(tokens_of(document_, annex.body));
    }
  }

 private:
  /// An item of a table: tokens that belong to one date.
  struct Row {
    const Match* date = nullptr;
    std::vector<TokenRange> items;
  };

  const Line& line(std::size_t i) const { return document_.lines()[i]; }

  bool is_date(const Match* match) const {
    return match != nullptr &&
           (match->kind == "date" || match->kind == "datetime");
  }

  // A line that begins with a date, alone or with an item after a dash.
  const Match* leading_date(const Line& whole) const {
    const Match* match = document_.value_at(whole.begin);
    if (!is_date(match) || match->begin != whole.begin) return nullptr;
    std::size_t at = match->end;
    while (at < whole.end && is_time_or_zone(at)) ++at;
    const bool is_alone = at >= whole.end || document_.is_sign(at, ":");
    const bool has_item = document_.is_sign(at, "-") ||
                          document_.is_sign(at, "|");
    return is_alone || has_item ? match : nullptr;
  }

  bool is_time_or_zone(std::size_t token) const {
    const Match* value = document_.value_at(token);
    return (value != nullptr && value->kind == "time") ||
           document_.cue_at("zone", token) != nullptr ||
           document_.is_sign(token, ",") || document_.is_sign(token, "(") ||
           document_.is_sign(token, ")");
  }

  // A table with a column of dates that its head calls deadlines, or, in a
  // corrigendum, one of old dates beside one of new.
  void read_columns(const Table& table) {
    const std::vector<Cell>& heads = table.rows.front();
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      const std::vector<Cell>& row = table.rows[r];
      const Match* named = document_.cue("action", row.front());
      for (std::size_t c = row.size(); c-- > 1;) {
        const Match* date = lone_date(row[c]);
        if (date == nullptr) continue;
        const Match* due = document_.cue("action", heads[c]);
        const bool is_due = due != nullptr ||
                            document_.has_cue("deadline", heads[c]);
        if (is_due) {
          take_cell(*date, row[c], due != nullptr ? due : named);
        } else if (named != nullptr && !column_of_old_dates(heads[c])) {
          take_cell(*date, row.front(), named);
          break;
        }
      }
      for (const Cell& cell : row) {
        if (!cell.empty()) in_table_.push_back(cell);
      }
    }
  }

  bool column_of_old_dates(const Cell& head) const {
    return document_.has_cue("calloff", head);
  }

  // The cell's only date, which is all that it says but for a time.
  const Match* lone_date(const Cell& cell) const {
    if (cell.empty()) return nullptr;
    const Match* match = document_.value_at(cell.begin);
    return is_date(match) && cell.end - match->end < 6 ? match : nullptr;
  }

  void take_cell(const Match& date, const Cell& text, const Match* action) {
    Deadline deadline;
    set_date(deadline, date, {date.begin, date.end + 4});
    set_action(deadline, action);
    deadline.text =
        document_.words(tokens_.span(text.begin, text.end), "deadline.cell");
    deadline.basis = "stated";
    add(std::move(deadline));
  }

  bool is_in_table(std::size_t token) const {
    return std::ranges::any_of(in_table_, [token](const Cell& cell) {
      return cell.has(token);
    });
  }

  void read_tables() {
    for (std::size_t i = sections_.body.begin; i < sections_.body.end; ++i) {
      const Line& whole = line(i);
      const Match* head = document_.cue_at("deadline", whole.begin);
      const bool is_head = head != nullptr && head->value == "head" &&
                           (head->end == whole.end ||
                            document_.is_sign(head->end, ":"));
      if (is_in_table(whole.begin)) continue;
      const bool starts_row = whole.is_cell() && whole.starts_cell &&
                              leading_date(whole) != nullptr;
      if (is_head) {
        const std::size_t rest = head->end + 1;
        if (rest < whole.end) read_flat({rest, whole.end});
        i = read_rows(i + 1) - 1;
      } else if (starts_row) {
        i = read_rows(i) - 1;
      }
    }
  }

  // Rows from a line on; gives the line after them.
  std::size_t read_rows(std::size_t i) {
    Row row;
    for (; i < sections_.body.end; ++i) {
      const Line& whole = line(i);
      if (whole.is_noise) continue;
      const Match* date = leading_date(whole);
      if (date != nullptr) {
        take(row);
        row = {date, {}};
        const std::size_t rest = after_date(*date, whole);
        if (rest < whole.end) read_flat_rest(row, {rest, whole.end});
        continue;
      }
      if (row.date == nullptr && !is_item(whole)) break;
      if (!is_item(whole) && !continues_item(i, row)) break;
      if (!is_item(whole) && !row.items.empty()) {
        row.items.back().end = whole.end;
      } else if (row.date != nullptr) {
        row.items.push_back({whole.begin, whole.end});
      } else {
        break;
      }
    }
    take(row);
    return std::max(i, std::size_t{1});
  }

  std::size_t after_date(const Match& date, const Line& whole) const {
    std::size_t at = date.end;
    while (at < whole.end &&
           (is_time_or_zone(at) || document_.is_sign(at, "-") ||
            document_.is_sign(at, ":") || document_.is_sign(at, "|"))) {
      ++at;
    }
    return at;
  }

  bool is_item(const Line& whole) const {
    return whole.is_cell() || whole.has_bullet(document_.text().text);
  }

  bool continues_item(std::size_t i, const Row& row) const {
    const Line& whole = line(i);
    if (row.items.empty()) return !whole.after_blank || whole.starts_cell;
    const Token& first = tokens_[whole.begin];
    return !whole.after_blank && first.kind == TokenKind::word &&
           !first.is_capitalised;
  }

  // "9 February 2018 – Submit … 9 March 2018 – Pre-registration – Submit …":
  // cells that have run together.
  void read_flat(TokenRange range) {
    Row row;
    std::size_t item = range.begin;
    const auto end_item = [&](std::size_t end) {
      while (item < end && document_.is_sign(item, "-")) ++item;
      if (row.date != nullptr && item < end) row.items.push_back({item, end});
    };
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Match* value = document_.value_at(i);
      const bool starts_row = is_date(value) && value->begin == i &&
                              document_.is_sign(value->end, "-");
      const bool is_dash = document_.is_sign(i, "-") &&
                           tokens_[i].gap != Gap::none &&
                           i + 1 < range.end &&
                           tokens_[i + 1].is_capitalised;
      if (!starts_row && !is_dash) continue;
      end_item(i);
      if (starts_row) {
        take(row);
        row = {value, {}};
        i = value->end;
      }
      item = i + 1;
    }
    const TokenRange last = document_.sentence(item);
    end_item(std::min(range.end, std::max(last.end, item)));
    take(row);
  }

  void read_flat_rest(Row& row, TokenRange range) {
    row.items.push_back(range);
  }

  void take(const Row& row) {
    if (row.date == nullptr) return;
    for (const TokenRange item : row.items) take_item(*row.date, item);
  }

  void take_item(const Match& date, TokenRange item) {
    for (const Match* action : actions_of(item)) {
      Deadline deadline;
      set_date(deadline, date, {date.begin, item.end});
      set_action(deadline, action);
      deadline.text =
          document_.words(tokens_.span(item.begin, item.end), "deadline.item");
      deadline.basis = "stated";
      deadline.contact = contact_of(item);
      add(std::move(deadline));
    }
  }

  void set_action(Deadline& deadline, const Match* action) const {
    deadline.action = action != nullptr
                          ? document_.found(*action)
                          : Found<std::string>{"other", {}};
  }

  void set_date(Deadline& deadline, const Match& date, TokenRange around) {
    const std::size_t t = date.value.find('T');
    std::string day = date.value.substr(0, t);
    if (letter_.date) {
      day = with_year(std::move(day), letter_.date->value, false);
    }
    deadline.date = document_.found(std::move(day), date);
    if (t != std::string::npos) {
      deadline.time = document_.found(date.value.substr(t + 1), date);
    } else if (const Match* time = time_beside(date, around)) {
      deadline.time = document_.found(*time);
    }
    if (!deadline.time) return;
    const Match* zone = document_.cue("zone", around);
    if (zone != nullptr) deadline.time_zone = document_.found(*zone);
  }

  const Match* time_beside(const Match& date, TokenRange around) const {
    for (const Match& value : document_.values(around)) {
      if (value.kind != "time") continue;
      const bool is_before =
          value.end <= date.begin && date.begin - value.end <= 5;
      const bool is_after =
          value.begin >= date.end && value.begin - date.end <= 3;
      if (is_before || is_after) return &value;
    }
    return nullptr;
  }

  bool in_brackets(TokenRange range, std::size_t token) const {
    int depth = 0;
    for (std::size_t i = range.begin; i < token; ++i) {
      if (document_.is_sign(i, "(")) ++depth;
      if (document_.is_sign(i, ")")) --depth;
    }
    return depth > 0;
  }

  // What an item asks for. What stands in brackets says how; vague words
  // count only where there is nothing else.
  std::vector<const Match*> actions_of(TokenRange item) const {
    std::vector<const Match*> found;
    for (const bool with_brackets : {false, true}) {
      for (const bool with_vague : {false, true}) {
        for (const Match& cue : document_.cues("action", item)) {
          if (!with_brackets && in_brackets(item, cue.begin)) continue;
          if (!with_vague && is_vague(cue)) continue;
          const bool is_known =
              std::ranges::any_of(found, [&](const Match* other) {
                return other->value == cue.value;
              });
          if (!is_known) found.push_back(&cue);
        }
        if (!found.empty()) return without_implied(std::move(found));
      }
    }
    return {nullptr};
  }

  static bool is_vague(const Match& cue) {
    return cue.value == "documents" || cue.value == "other";
  }

  // Contributions for translation are contributions.
  static std::vector<const Match*> without_implied(
      std::vector<const Match*> found) {
    const auto has = [&](std::string_view action) {
      return std::ranges::any_of(found, [&](const Match* cue) {
        return cue->value == action;
      });
    };
    if (has(translation)) {
      std::erase_if(found, [](const Match* cue) {
        return cue->value == "contributions";
      });
    }
    return found;
  }

  Maybe<std::string> contact_in(TokenRange range) const {
    for (const char* kind : {"email", "url", "phone"}) {
      for (const Match& value : document_.values(range)) {
        if (value.kind == kind) {
          return document_.exact(value.where, value.rule);
        }
      }
    }
    return std::nullopt;
  }

  // The item's own address, or that of the annex it points to.
  Maybe<std::string> contact_of(TokenRange item) const {
    if (auto own = contact_in(item)) return own;
    if (auto next = contact_after(item)) return next;
    for (const Match& value : document_.values(item)) {
      if (value.kind != "annex") continue;
      for (const AnnexSection& annex : sections_.annexes) {
        if (annex.label != nullptr && annex.label->value == value.value) {
          return contact_in(tokens_of(document_, annex.body));
        }
      }
    }
    return std::nullopt;
  }

  // "… by 21 May. Replies should be sent to tsbdir@itu.int."
  Maybe<std::string> contact_after(TokenRange item) const {
    if (item.end >= tokens_.size() ||
        tokens_[item.end].gap == Gap::edge) {
      return std::nullopt;
    }
    const TokenRange next = document_.sentence(item.end);
    const auto values = document_.values(next);
    const bool has_day = std::ranges::any_of(
        values, [&](const Match& match) { return is_date(&match); });
    if (has_day || !document_.has_cue("request", next)) return std::nullopt;
    return contact_in(next);
  }

  void read_prose(TokenRange range) {
    const Match* last = nullptr;
    for (const Match& date : document_.values(range)) {
      if (!is_date(&date) || is_in_table(date.begin)) continue;
      const TokenRange sentence = document_.sentence(date.begin);
      if (is_meeting_day(date)) continue;
      if (is_replaced(date, sentence) || is_quoted(date, sentence)) continue;
      const bool goes_on = last != nullptr && follows(*last, date);
      if (!goes_on && !is_deadline(document_, date)) continue;
      take_prose(date, sentence);
      last = &date;
    }
  }

  // "closes on 20 January for some and on 12 February for others".
  bool follows(const Match& last, const Match& date) const {
    if (document_.sentence(last.begin).end <= date.begin) return false;
    for (std::size_t i = date.begin; i-- > last.end && date.begin - i <= 3;) {
      if (document_.is_separator(i) && !document_.is_sign(i, ",")) return true;
    }
    return false;
  }

  bool has_date(TokenRange range) const {
    const auto values = document_.values(range);
    return std::ranges::any_of(
        values, [&](const Match& match) { return is_date(&match); });
  }

  bool is_meeting_day(const Match& date) const {
    return std::ranges::any_of(letter_.meetings, [&](const Meeting& meeting) {
      return meeting.start->value == date.value;
    });
  }

  // Days that another letter gave: "Collective letter 4/13 (1 June 2026)".
  bool is_quoted(const Match& date, TokenRange sentence) const {
    if (!in_brackets(sentence, date.begin)) return false;
    const auto before = document_.values({sentence.begin, date.begin});
    for (auto value = before.rbegin(); value != before.rend(); ++value) {
      if (is_date(&*value)) continue;
      return value->kind == "circular" || value->kind == "collective-letter";
    }
    return false;
  }

  // "(instead of 26 September)".
  bool is_replaced(const Match& date, TokenRange sentence) const {
    const auto cues =
        document_.cues("calloff", {sentence.begin, date.begin});
    return !cues.empty() && cues.back().value == "old" &&
           date.begin - cues.back().end <= 1;
  }

  void take_prose(const Match& date, TokenRange sentence) {
    const std::string day = span_of(date.value).start;
    if (letter_.date && day.front() != '-' && day < letter_.date->value) {
      return;
    }
    std::vector<const Match*> actions = nearest_actions(date, sentence);
    const Match* words = document_.cue("deadline", sentence);
    const bool is_asked =
        document_.has_cue("request", sentence) ||
        (words != nullptr && words->value == "noun");
    if (actions.empty() && !is_asked) return;
    const bool is_vague = actions.empty() ||
                          actions.front()->value == "other" ||
                          actions.front()->value == "reply";
    if (is_vague) {
      const Match* before = action_before(sentence);
      const bool is_form = before != nullptr && (before->value == "fellowship" ||
                                                 before->value == "visa" ||
                                                 before->value ==
                                                     "accommodation");
      if (before != nullptr &&
          (is_form || actions.empty() ||
           actions.front()->value == "other")) {
        actions = {before};
      }
    }
    if (actions.empty()) actions = {nullptr};
    for (const Match* action : actions) {
      Deadline deadline;
      set_date(deadline, date, sentence);
      set_action(deadline, action);
      deadline.text = document_.words(
          tokens_.span(sentence.begin, sentence.end), "deadline.sentence");
      deadline.basis = "stated";
      deadline.contact = contact_of(sentence);
      add(std::move(deadline));
    }
  }

  // The sentences before, of the same paragraph, may say what is due.
  const Match* action_before(TokenRange sentence) const {
    constexpr int furthest = 3;
    for (int i = 0; i < furthest; ++i) {
      if (sentence.begin == 0 ||
          tokens_[sentence.begin].gap == Gap::edge) {
        break;
      }
      sentence = document_.sentence(sentence.begin - 1);
      const auto cues = document_.cues("action", sentence);
      for (auto cue = cues.rbegin(); cue != cues.rend(); ++cue) {
        if (!is_vague(*cue) && cue->value != "reply") return &*cue;
      }
    }
    return nullptr;
  }

  // The action nearest to the date, before it rather than after, and those
  // joined to it by "and".
  std::vector<const Match*> nearest_actions(const Match& date,
                                            TokenRange sentence) const {
    const Match* best = nullptr;
    std::size_t best_cost = 0;
    const auto cues = document_.cues("action", sentence);
    for (const Match& cue : cues) {
      const bool is_before = cue.end <= date.begin;
      std::size_t cost =
          is_before ? date.begin - cue.end
                    : 2 * (cue.begin - std::min(cue.begin, date.end)) + 14;
      if (in_brackets(sentence, cue.begin)) cost += 20;
      // To inform the Bureau of something is more than to reply.
      if (cue.value == "documents") cost += 8;
      if (cue.value == "reply") cost += 16;
      if (cue.value == "other") cost += 40;
      if (has_date({std::min(cue.end, date.end),
                    std::max(cue.begin, date.begin)})) {
        cost += 30;
      }
      if (best == nullptr || cost < best_cost) {
        best = &cue;
        best_cost = cost;
      }
    }
    if (best == nullptr) return {};
    if (best->value == "contributions") {
      if (const Match* translated = translation_with(*best, date, sentence)) {
        return {translated};
      }
    }
    std::vector<const Match*> found = {best};
    for (const Match& cue : cues) {
      const bool is_joined =
          cue.end < best->begin && best->begin - cue.end <= 2 &&
          document_.is_separator(best->begin - 1) && cue.value != best->value;
      if (is_joined && !is_vague(cue)) found.push_back(&cue);
    }
    return without_implied(std::move(found));
  }

  // "Contributions which reach TSB by 30 September will be translated".
  const Match* translation_with(const Match& contributions, const Match& date,
                                TokenRange sentence) const {
    for (const Match& cue : document_.cues("action", sentence)) {
      if (cue.value != translation) continue;
      const TokenRange between{
          std::min({cue.end, date.end, contributions.end}),
          std::max({cue.begin, date.begin, contributions.begin})};
      std::size_t dates = 0;
      for (const Match& value : document_.values(between)) {
        if (is_date(&value)) ++dates;
      }
      if (dates <= 1) return &cue;
    }
    return nullptr;
  }

  // "one month before the meeting": a date of its own only where none is
  // stated for the same thing.
  void read_offsets(TokenRange range) {
    const auto meeting = std::ranges::find(
        letter_.meetings, std::string("convened"), &Meeting::status);
    if (meeting == letter_.meetings.end()) return;
    for (const Match& offset : document_.values(range)) {
      if (offset.kind != "offset") continue;
      const TokenRange sentence = document_.sentence(offset.begin);
      const bool is_asked = document_.has_cue("request", sentence) ||
                            document_.has_cue("deadline", sentence);
      const auto actions = nearest_actions(offset, sentence);
      const auto date = moved(meeting->start->value, offset.value);
      if (!is_asked || !date || !offset.value.starts_with('-')) continue;
      for (const Match* action : actions) {
        if (action == nullptr || is_vague(*action)) continue;
        take_offset(offset, *action, *date, sentence);
      }
    }
  }

  void take_offset(const Match& offset, const Match& action,
                   const std::string& date, TokenRange sentence) {
    const auto stated = std::ranges::find_if(
        letter_.deadlines, [&](const Deadline& deadline) {
          return deadline.action.value == action.value;
        });
    if (stated != letter_.deadlines.end()) {
      compare(*stated, offset, date);
      return;
    }
    Deadline deadline;
    deadline.date = {date, {{}, {}, "deadline.offset"}};
    set_action(deadline, &action);
    deadline.text = document_.words(
        tokens_.span(sentence.begin, sentence.end), "deadline.sentence");
    deadline.basis = "computed";
    deadline.rule = offset.value;
    deadline.contact = contact_in(sentence);
    add(std::move(deadline));
  }

  void compare(const Deadline& stated, const Match& offset,
               const std::string& date) {
    if (stated.date.value == date || stated.basis != "stated") return;
    letter_.diagnostics.push_back(
        {Severity::information, "date/offset-mismatch",
         "the deadline of " + stated.date.value + " and \"" +
             std::string(document_.view(offset.where)) + "\" (" + date +
             ") differ",
         document_.where(offset.where, "").span});
  }

  // The same date and action is one deadline, wherever it is said again.
  void add(Deadline deadline) {
    const auto same = std::ranges::find_if(
        letter_.deadlines, [&](const Deadline& other) {
          return other.date.value == deadline.date.value &&
                 other.action.value == deadline.action.value;
        });
    if (same == letter_.deadlines.end()) {
      letter_.deadlines.push_back(std::move(deadline));
      return;
    }
    if (!same->contact) same->contact = std::move(deadline.contact);
    if (!same->time && deadline.time) {
      same->time = std::move(deadline.time);
      same->time_zone = std::move(deadline.time_zone);
    }
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  const Sections& sections_;
  Letter& letter_;
  std::vector<Cell> in_table_;
};

}  // namespace

void extract_deadlines(const RecognisedText& document, const Sections& sections,
                       Letter& letter) {
  DeadlineReader(document, sections, letter).run();
}

}  // namespace ituletter
