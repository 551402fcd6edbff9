#include "extract/meetings.hpp"

#include <algorithm>
#include <array>

#include "extract/dates.hpp"
#include "extract/identity.hpp"
#include "extract/table.hpp"

namespace ituletter {
namespace {

bool is_group(const Match& match) {
  return match.kind == "study-group" || match.kind == "working-party" ||
         match.kind == "group";
}

/// One dated event as a sentence tells it.
struct Event {
  Meeting meeting;
  const Match* noun = nullptr;
  bool in_subject = false;
  bool in_table = false;
  bool is_invited = false;
  bool is_called = false;  ///< "will be held"
  bool is_new = false;     ///< "postponed to"
  bool is_past = false;
};

/// Finds the events of a letter and decides which of them it convenes.
class MeetingReader {
 public:
  MeetingReader(const RecognisedText& document, const Sections& sections,
                Letter& letter)
      : document_(document),
        tokens_(document.tokens()),
        sections_(sections),
        letter_(letter) {}

  void run() {
    if (letter_.subject) read(subject_range(), true);
    read(tokens_of(document_, sections_.body), false);
    for (const AnnexSection& annex : sections_.annexes) {
      annexes_begin_ =
          std::min(annexes_begin_, document_.lines()[annex.heading].begin);
      read({document_.lines()[annex.heading].begin, end_of(annex)}, false);
    }
    for (const Table& table : find_tables(document_, sections_.body)) {
      read_table(table);
    }
    drop_covering_span();
    decide();
    share_place();
    write();
  }

 private:
  TokenRange subject_range() const {
    const Span where = letter_.subject->where.span;
    const OffsetMap& map = document_.text().map;
    return document_.tokens_of(
        Span{map.to_text(where.begin), map.to_text(where.end)});
  }

  std::size_t end_of(const AnnexSection& annex) const {
    return annex.body.empty() ? document_.lines()[annex.heading].end
                              : document_.lines()[annex.body.end - 1].end;
  }

  void read(TokenRange range, bool in_subject) {
    std::size_t last_end = range.begin;
    const auto dates = dates_in(document_, range, letter_);
    for (std::size_t i = 0; i < dates.size(); ++i) {
      if (in_subject) order_nouns(range, dates, i);
      TokenRange scope = in_subject ? range : dates[i].sentence;
      const std::size_t begin = std::max(scope.begin, last_end);
      const std::size_t next =
          i + 1 < dates.size() ? dates[i + 1].match->begin : scope.end;
      scope.end = std::min(scope.end, std::max(next, dates[i].match->end));
      if (consider(dates[i], {begin, scope.end}, scope, in_subject)) {
        last_end = dates[i].match->end;
      }
    }
  }

  // Whether words that call off or move stand right before a date.
  bool follows(const Match& date, std::string_view calloff) const {
    const TokenRange before{document_.sentence(date.begin).begin, date.begin};
    const auto cues = document_.cues("calloff", before);
    return std::ranges::any_of(cues, [&](const Match& cue) {
      return cue.value == calloff && date.begin - cue.end <= 6;
    });
  }

  // A table of meetings: a column of spans of days whose head, or the
  // sentence before, speaks of meetings.
  void read_table(const Table& table) {
    const std::vector<Cell>& heads = table.rows.front();
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
        const bool is_other = document_.has_cue("action", heads[c]) ||
                              document_.has_cue("deadline", heads[c]) ||
                              document_.has_cue("calloff", heads[c]);
        if (!is_other) read_row(table.rows[r], heads, c);
      }
    }
  }

  void read_row(const std::vector<Cell>& row, const std::vector<Cell>& heads,
                std::size_t column) {
    if (row[column].empty()) return;
    const TokenRange whole{row.front().begin, row.back().end};
    const TokenRange head{heads.front().begin, heads.back().end};
    const Match* noun = document_.cue("event", head);
    if (noun == nullptr) noun = noun_before(head.begin);
    if (noun == nullptr) return;
    for (const DatedMatch& dated : dates_in(document_, row[column], letter_)) {
      if (dated.match->begin != row[column].begin) continue;
      Event event;
      const auto values = document_.values(whole);
      const auto group = std::ranges::find_if(values, is_group);
      fill(event, dated, group == values.end() ? nullptr : &*group, whole,
           whole, false);
      event.noun = noun;
      event.in_table = true;
      read_cells(event, whole, head);
      std::erase_if(events_, [&](const Event& other) {
        return !other.in_subject && same_days(other, event);
      });
      events_.push_back(std::move(event));
    }
  }

  // "The meetings are as follows:" above a table.
  const Match* noun_before(std::size_t token) const {
    if (token == 0) return nullptr;
    const TokenRange before = document_.sentence(token - 1);
    return document_.cue("event", before);
  }

  // Hours and mode that a row gives in cells of their own.
  void read_cells(Event& event, TokenRange row, TokenRange head) {
    if (const Match* zone = document_.cue("zone", head)) {
      event.meeting.time_zone = document_.found(*zone);
    }
    for (const Match& value : document_.values(row)) {
      if (value.kind != "hours" || event.meeting.opens) continue;
      const std::size_t slash = value.value.find('/');
      event.meeting.opens =
          document_.found(value.value.substr(0, slash), value);
      event.meeting.closes =
          document_.found(value.value.substr(slash + 1), value);
    }
    if (const Match* mode = document_.cue("mode", row)) {
      event.meeting.mode = document_.found(*mode);
    } else if (event.meeting.place) {
      event.meeting.mode = {"physical", {{}, {}, "meeting.mode"}};
    }
  }

  // `near` is the text since the date before and up to the next one.
  bool consider(const DatedMatch& dated, TokenRange near, TokenRange scope,
                bool in_subject) {
    const bool is_new = follows(*dated.match, "new");
    if (!in_subject && !is_new && is_deadline(document_, *dated.match)) {
      return false;
    }
    Event event;
    event.noun = noun_for(dated, near, scope, in_subject);
    if (event.noun == nullptr && is_new && letter_.subject) {
      event.noun = document_.cue("event", subject_range());
    }
    const Match* group = group_for(dated, event.noun, near, scope);
    const bool has_verb = document_.has_cue("convene", scope) ||
                          tells_past(document_, scope);
    if (event.noun == nullptr && (group == nullptr || !has_verb)) return false;
    if (in_subject && dated.match->kind == "month") return false;
    fill(event, dated, group, near, scope, in_subject);
    events_.push_back(std::move(event));
    return true;
  }

  // "Workshop … and meeting … (Nairobi, 23-24 October and 25-26 October)":
  // as many dates as events before them are theirs in order.
  void order_nouns(TokenRange range, const std::vector<DatedMatch>& dates,
                   std::size_t i) {
    ordered_noun_ = nullptr;
    const auto nouns = document_.cues(
        "event", {range.begin, dates.front().match->begin});
    std::vector<const Match*> firsts;
    for (std::size_t n = 0; n < nouns.size(); ++n) {
      const bool is_near =
          n > 0 && nouns[n].begin - nouns[n - 1].end <= 2;
      if (!is_near) firsts.push_back(&nouns[n]);
    }
    if (firsts.size() < 2 || firsts.size() != dates.size()) return;
    ordered_noun_ = firsts[i];
    ordered_end_ = i + 1 < firsts.size() ? firsts[i + 1]->begin
                                         : dates.front().match->begin;
  }

  const Match* noun_for(const DatedMatch& dated, TokenRange near,
                        TokenRange scope, bool in_subject) const {
    if (in_subject && ordered_noun_ != nullptr) return ordered_noun_;
    const auto before =
        document_.cues("event", {near.begin, dated.match->begin});
    if (!before.empty()) return first_of_last_run(before);
    const Match* after =
        document_.cue("event", {dated.match->end, near.end});
    if (after != nullptr && after->begin - dated.match->end < 12) return after;
    if (in_subject && !events_.empty() && events_.back().in_subject) {
      return events_.back().noun;
    }
    return document_.cue("event", {scope.begin, dated.match->begin});
  }

  // "Workshop on …": of nouns close together the first names the event.
  static const Match* first_of_last_run(std::span<const Match> nouns) {
    std::size_t at = nouns.size() - 1;
    while (at > 0 && nouns[at].begin - nouns[at - 1].end <= 2) --at;
    return &nouns[at];
  }

  const Match* group_for(const DatedMatch& dated, const Match* noun,
                         TokenRange near, TokenRange scope) const {
    const auto first_group = [&](TokenRange range) -> const Match* {
      const auto values = document_.values(range);
      const auto found = std::ranges::find_if(values, is_group);
      return found == values.end() ? nullptr : &*found;
    };
    if (noun != nullptr && noun == ordered_noun_) {
      return first_group({noun->begin, ordered_end_});
    }
    const Match* found = nullptr;
    if (noun != nullptr && noun->end <= dated.match->begin) {
      found = first_group({std::max(noun->begin, near.begin),
                           dated.match->begin});
    }
    if (found == nullptr) {
      found = first_group({near.begin, dated.match->begin});
    }
    if (found == nullptr) found = first_group({dated.match->end, near.end});
    if (found == nullptr) {
      found = first_group({scope.begin, dated.match->begin});
    }
    return found;
  }

  void fill(Event& event, const DatedMatch& dated, const Match* group,
            TokenRange near, TokenRange scope, bool in_subject) {
    Meeting& meeting = event.meeting;
    const Match& match = *dated.match;
    meeting.start = document_.found(dated.days.start, match);
    meeting.end = document_.found(dated.days.end, match);
    if (dated.time) meeting.opens = document_.found(*dated.time, match);
    event.in_subject = in_subject;
    event.is_past = tells_past(document_, {near.begin, match.begin}) ||
                    (letter_.date && dated.days.end < letter_.date->value);
    const bool is_annex = match.begin >= annexes_begin_;
    for (const TokenRange range : {scope, introduction(match.begin)}) {
      for (const Match& cue : document_.cues("convene", range)) {
        if (is_annex) break;
        (cue.value == "invite" ? event.is_invited : event.is_called) = true;
      }
    }
    event.is_called |= event.is_invited;
    set_group(event, group);
    set_title(event, match);
    set_place(event, match, near, scope);
    set_status(event, match, near, scope);
  }

  // The line that a bullet list goes on from: "The following will meet:".
  TokenRange introduction(std::size_t token) const {
    const auto& lines = document_.lines();
    const auto after =
        std::ranges::upper_bound(lines, token, {}, &Line::begin);
    auto at = static_cast<std::size_t>(after - lines.begin());
    if (at == 0 || !lines[--at].has_bullet(document_.text().text)) return {};
    while (at > 0 && lines[at].has_bullet(document_.text().text)) --at;
    return document_.tokens_of(lines[at]);
  }

  // Workshops are nobody's meeting.
  void set_group(Event& event, const Match* group) {
    if (!is_meeting(event)) return;
    if (group != nullptr) {
      std::string code = group->value.substr(0, group->value.find(','));
      event.meeting.group = document_.found(std::move(code), *group);
    } else if (letter_.group && event.noun != nullptr) {
      event.meeting.group = letter_.group;
    }
  }

  // From the noun to what parts it from place and date.
  void set_title(Event& event, const Match& date) const {
    if (event.noun == nullptr || event.noun->end > date.begin) return;
    std::size_t end = date.begin;
    const std::size_t begin = event.noun->begin;
    for (std::size_t i = event.noun->end; i < date.begin; ++i) {
      const bool is_place = document_.cue_at("place", i) != nullptr;
      const bool parts = document_.is_sign(i, ";") ||
                         document_.is_sign(i, "(") ||
                         document_.is_sign(i, ",") || is_place ||
                         document_.cue_at("convene", i) != nullptr;
      if (!parts) continue;
      end = i;
      break;
    }
    while (end > begin + 1 && (tokens_[end - 1].kind == TokenKind::sign ||
                               document_.is_separator(end - 1))) {
      if (document_.is_sign(end - 1, "\"") || document_.is_sign(end - 1, ")")) {
        break;
      }
      --end;
    }
    event.meeting.title =
        document_.words(tokens_.span(begin, end), "meeting.title");
  }

  void set_place(Event& event, const Match& date, TokenRange near,
                 TokenRange scope) {
    const Match* place = nullptr;
    for (const Match& cue : document_.cues("place", near)) {
      if (is_in_zone(cue)) continue;
      const bool is_nearer =
          place == nullptr || distance(cue, date) < distance(*place, date);
      if (is_nearer) place = &cue;
    }
    if (place != nullptr && distance(*place, date) <= 14) {
      event.meeting.place = place_value(*place);
      return;
    }
    if (event.in_subject && set_unknown_place(event, date)) return;
    const Match* venue = document_.cue("venue", scope);
    if (venue != nullptr) set_venue(event, *venue);
  }

  // "Geneva time" is no place.
  bool is_in_zone(const Match& place) const {
    const TokenRange before{place.begin - std::min<std::size_t>(place.begin, 3),
                            place.end + 3};
    const auto zones = document_.cues("zone", before);
    return std::ranges::any_of(zones, [&](const Match& zone) {
      return zone.begin <= place.begin && place.begin < zone.end;
    });
  }

  // A town that the grammar does not know: capitalised words and a comma
  // before the date, after the sign that ends the title.
  bool set_unknown_place(Event& event, const Match& date) const {
    std::size_t begin = date.begin;
    if (begin < 2 || !document_.is_sign(begin - 1, ",")) return false;
    std::size_t words = 0;
    for (--begin; begin > 0; --begin) {
      const bool is_comma = document_.is_sign(begin - 1, ",");
      if (!is_comma && !is_name(begin - 1)) break;
      words += is_comma ? 0 : 1;
    }
    const bool is_place = words > 0 && words <= 5 && begin > 0 &&
                          (document_.is_sign(begin - 1, ";") ||
                           document_.is_sign(begin - 1, "("));
    if (!is_place) return false;
    event.meeting.place =
        document_.words(tokens_.span(begin, date.begin - 1), "meeting.place");
    return true;
  }

  // One place in the subject is that of all events in it; "the same place" of
  // those that the letter calls with them.
  void share_place() {
    const Event* placed = nullptr;
    for (const Event& event : events_) {
      if (event.meeting.status != "convened" || !event.meeting.place) continue;
      if (placed == nullptr) placed = &event;
      const std::string& one = placed->meeting.place->value;
      const std::string& other = event.meeting.place->value;
      if (!one.starts_with(other) && !other.starts_with(one)) return;
    }
    if (placed == nullptr) return;
    for (Event& event : events_) {
      const bool lacks_place = event.meeting.status == "convened" &&
                               !event.meeting.place && !event.in_table;
      if (lacks_place && !is_virtual(event)) {
        event.meeting.place = placed->meeting.place;
      }
    }
  }

  bool is_virtual(const Event& event) const {
    const OffsetMap& map = document_.text().map;
    const std::size_t token =
        tokens_.at(map.to_text(event.meeting.start->where.span.begin));
    const auto modes = document_.cues("mode", document_.sentence(token));
    return std::ranges::any_of(
        modes, [](const Match& mode) { return mode.value == "virtual"; });
  }

  static std::size_t distance(const Match& a, const Match& b) {
    return a.end <= b.begin ? b.begin - a.end : a.begin - std::min(a.begin,
                                                                   b.end);
  }

  // The town, and the country where one stands with it: "Tashkent,
  // Uzbekistan".
  Found<std::string> place_value(const Match& place) const {
    Found<std::string> value =
        document_.found(std::string(place.form), place);
    const bool comma = document_.is_sign(place.end, ",");
    const bool bracket = document_.is_sign(place.end, "(");
    if (!comma && !bracket) return value;
    const std::size_t begin = place.end + 1;
    std::size_t end = begin;
    while (end < begin + 4 && is_name(end)) ++end;
    if (end == begin || !ends_place(end, bracket)) return value;
    const Span country = tokens_.span(begin, bracket ? end + 1 : end);
    value.value += bracket ? " (" : ", ";
    value.value += document_.exact(country, "").value;
    value.where.span.end = document_.where(country, "").span.end;
    return value;
  }

  bool is_name(std::size_t token) const {
    return token < tokens_.size() && tokens_[token].is_capitalised &&
           tokens_[token].gap <= Gap::space &&
           document_.value_at(token) == nullptr &&
           document_.cue_at("event", token) == nullptr &&
           document_.cue_at("place", token) == nullptr &&
           document_.cue_at("venue", token) == nullptr;
  }

  // What may follow a country: a sign, a date, the line's end.
  bool ends_place(std::size_t token, bool in_brackets) const {
    if (in_brackets) return document_.is_sign(token, ")");
    if (token >= tokens_.size() || tokens_[token].gap > Gap::space) return true;
    const Match* value = document_.value_at(token);
    return document_.is_sign(token, ",") || document_.is_sign(token, ")") ||
           document_.is_sign(token, ";") || document_.is_sign(token, ".") ||
           (value != nullptr &&
            (value->kind == "date" || value->kind == "range"));
  }

  void set_venue(Event& event, const Match& venue) {
    // The city in the language's own words.
    for (const RuleRow& row : document_.grammar().rules) {
      const GrammarTables& grammar = document_.grammar();
      const bool is_place =
          grammar.string(grammar.kinds[row.kind].name) == "place" &&
          grammar.string(row.value) == venue.value;
      if (!is_place) continue;
      event.meeting.place =
          document_.found(std::string(grammar.string(row.form)), venue);
      return;
    }
  }

  void set_status(Event& event, const Match& date, TokenRange near,
                  TokenRange scope) {
    event.meeting.status = "mentioned";
    // In a subject, what stands before the last date is that date's.
    const TokenRange said{event.in_subject ? near.begin : scope.begin,
                          scope.end};
    for (const Match& calloff : document_.cues("calloff", said)) {
      const bool is_right_before =
          calloff.end <= date.begin && date.begin - calloff.end <= 6;
      if (calloff.value == "cancelled" ||
          (calloff.value == "old" && is_right_before)) {
        event.meeting.status = "cancelled";
      }
      event.is_new |= calloff.value == "new" && is_right_before;
    }
    if (gives_way(date)) event.meeting.status = "cancelled";
  }

  // "… 26 May, is postponed until 8 December": a new day later in the
  // sentence takes the place of this one.
  bool gives_way(const Match& date) const {
    const TokenRange rest{date.end, document_.sentence(date.begin).end};
    const auto values = document_.values(rest);
    for (const Match& calloff : document_.cues("calloff", rest)) {
      if (calloff.value != "new") continue;
      const bool has_new = std::ranges::any_of(
          values, [&](const Match& value) {
            const bool is_day = value.kind == "date" || value.kind == "range";
            return is_day && value.begin >= calloff.end &&
                   value.begin - calloff.end <= 6;
          });
      if (has_new) return true;
    }
    return false;
  }

  bool same_days(const Event& a, const Event& b) const {
    return a.meeting.start->value == b.meeting.start->value &&
           a.meeting.end->value == b.meeting.end->value;
  }

  void decide() {
    const bool in_subject = std::ranges::any_of(events_, [](const Event& e) {
      return e.in_subject && !e.is_past;
    });
    for (Event& event : events_) {
      if (event.meeting.status != "mentioned") continue;
      const bool is_future = !event.is_past;
      const bool is_called =
          event.in_subject || (event.is_invited && !in_subject) ||
          event.in_table || event.is_new;
      if (is_future && is_called) event.meeting.status = "convened";
    }
    if (!in_subject) convene_announced();
    convene_beside();
    cancel_replaced();
    drop_single_days();
  }

  // Where a letter moves a meeting, the days that it had are those that the
  // letter still names for it.
  void cancel_replaced() {
    const bool moves = letter_.subject &&
                       document_.has_cue("calloff", subject_range());
    if (!moves) return;
    for (Event& old : events_) {
      if (old.meeting.status != "mentioned" || old.is_past ||
          !old.is_called) {
        continue;
      }
      const bool is_replaced =
          std::ranges::any_of(events_, [&](const Event& event) {
            return event.meeting.status == "convened" &&
                   !are_different(event, old);
          });
      if (is_replaced) old.meeting.status = "cancelled";
    }
  }

  // "It will open on 20 February": a day of a meeting is no meeting.
  void drop_single_days() {
    std::erase_if(events_, [&](const Event& day) {
      if (day.in_subject || day.meeting.status == "cancelled") return false;
      return std::ranges::any_of(events_, [&](const Event& whole) {
        const bool is_same_kind =
            day.noun == nullptr || whole.noun == nullptr ||
            (day.noun->value == "meeting") == (whole.noun->value == "meeting");
        const bool counts = whole.meeting.status == "convened" ||
                            whole.meeting.status == "cancelled";
        return counts && is_same_kind &&
               !same_days(day, whole) &&
               whole.meeting.start->value <= day.meeting.start->value &&
               day.meeting.end->value <= whole.meeting.end->value;
      });
    });
  }

  // Without a date in the subject, the first event that the letter says will
  // be held, of the letter's own group.
  void convene_announced() {
    const bool has_one = std::ranges::any_of(events_, [](const Event& e) {
      return e.meeting.status == "convened";
    });
    if (has_one) return;
    const bool is_about_event = subject_names_event();
    for (Event& event : events_) {
      if (event.meeting.status == "cancelled" || event.is_past ||
          !event.is_called) {
        continue;
      }
      // A letter about something else may announce a webinar on it.
      const bool is_lesson = event.noun != nullptr &&
                             (event.noun->value == "workshop" ||
                              event.noun->value == "seminar" ||
                              event.noun->value == "training");
      if (!is_about_event && !is_lesson) continue;
      event.meeting.status = "convened";
      return;
    }
  }

  // "Workshop on …", not "Consultation on texts proposed for approval at the
  // meeting of …".
  bool subject_names_event() const {
    constexpr std::size_t first_words = 8;
    if (!letter_.subject) return false;
    TokenRange range = subject_range();
    range.end = std::min(range.end, range.begin + first_words);
    return document_.has_cue("event", range);
  }

  static bool is_meeting(const Event& event) {
    return event.noun == nullptr || event.noun->value == "meeting";
  }

  // A workshop in the days around the meeting is called with it, and so is
  // another meeting of the group.
  void convene_beside() {
    std::vector<const Event*> convened;
    for (const Event& event : events_) {
      if (event.meeting.status == "convened") convened.push_back(&event);
    }
    for (Event& event : events_) {
      const bool is_beside =
          event.meeting.status == "mentioned" && event.is_called &&
          !event.is_past && event.noun != nullptr &&
          (!is_meeting(event) || event.is_invited || is_own(event)) &&
          event.meeting.start->value.size() == 10 &&
          std::ranges::any_of(convened, [&](const Event* main) {
            return is_near(*main, event);
          });
      if (is_beside) event.meeting.status = "convened";
    }
  }

  bool is_own(const Event& event) const {
    return letter_.group && event.meeting.group &&
           letter_.group->value == event.meeting.group->value;
  }

  static bool is_near(const Event& main, const Event& other) {
    constexpr const char* week = "P10D";
    const auto earliest =
        moved(main.meeting.start->value, std::string("-") + week);
    const auto latest = moved(main.meeting.end->value, week);
    return earliest && latest && *earliest <= other.meeting.start->value &&
           other.meeting.end->value <= *latest;
  }

  // Events of their own, not days of one.
  static bool are_different(const Event& a, const Event& b) {
    const auto kind = [](const Event& event) {
      return event.noun == nullptr ? std::string() : event.noun->value;
    };
    const auto group = [](const Event& event) {
      return event.meeting.group ? event.meeting.group->value : std::string();
    };
    return kind(a) != kind(b) || group(a) != group(b);
  }

  // A subject's span may cover several events that the text dates singly.
  void drop_covering_span() {
    for (Event& whole : events_) {
      if (!whole.in_subject || whole.is_past) continue;
      std::string first = "9999";
      std::string last;
      const Event* one = nullptr;
      bool differ = false;
      for (const Event& part : events_) {
        const bool is_part =
            !part.in_subject && !same_days(part, whole) && part.is_called &&
            !part.is_past &&
            part.meeting.start->value >= whole.meeting.start->value &&
            part.meeting.end->value <= whole.meeting.end->value &&
            part.meeting.start->value.size() == 10;
        if (!is_part) continue;
        differ |= one != nullptr && are_different(*one, part);
        one = &part;
        first = std::min(first, part.meeting.start->value);
        last = std::max(last, part.meeting.end->value);
      }
      const bool is_covered = differ && first == whole.meeting.start->value &&
                              last == whole.meeting.end->value;
      if (!is_covered) continue;
      for (Event& part : events_) {
        const bool is_part =
            !part.in_subject && part.is_called && !part.is_past &&
            part.meeting.start->value >= first &&
            part.meeting.end->value <= last && !same_days(part, whole);
        part.in_subject |= is_part;
        if (is_part && !part.meeting.place) {
          part.meeting.place = whole.meeting.place;
        }
      }
      whole.meeting.status = "covered";
    }
  }

  // One meeting for each span of days and kind of event; what one sentence
  // lacks, another says.
  void write() {
    const std::array ranks = {"convened", "cancelled", "mentioned"};
    for (const char* status : ranks) {
      for (const Event& event : events_) {
        if (event.meeting.status == status) merge(event);
      }
    }
  }

  void merge(const Event& event) {
    const auto same = std::ranges::find_if(
        letter_.meetings, [&](const Meeting& meeting) {
          const bool differs = event.meeting.status == "convened" &&
                               event.in_subject && meeting.group &&
                               event.meeting.group &&
                               meeting.group->value !=
                                   event.meeting.group->value;
          return meeting.start->value == event.meeting.start->value &&
                 meeting.end->value == event.meeting.end->value && !differs;
        });
    if (same == letter_.meetings.end()) {
      letter_.meetings.push_back(event.meeting);
      return;
    }
    // What is called off says nothing of what takes its place.
    if (event.meeting.status == "cancelled") return;
    if (!same->title) same->title = event.meeting.title;
    if (!same->group && is_meeting(event) && has_group_noun(event)) {
      same->group = event.meeting.group;
    }
    if (!same->place) same->place = event.meeting.place;
    if (!same->opens) same->opens = event.meeting.opens;
  }

  // A group that stands beside the noun, not the letter's own by default.
  bool has_group_noun(const Event& event) const {
    return event.meeting.group && event.noun != nullptr &&
           (!letter_.group ||
            event.meeting.group->value != letter_.group->value);
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  const Sections& sections_;
  Letter& letter_;
  std::vector<Event> events_;
  const Match* ordered_noun_ = nullptr;
  std::size_t ordered_end_ = 0;  ///< of the words about it
  std::size_t annexes_begin_ = static_cast<std::size_t>(-1);
};

}  // namespace

void extract_meetings(const RecognisedText& document, const Sections& sections,
                      Letter& letter) {
  MeetingReader(document, sections, letter).run();
}

}  // namespace ituletter
