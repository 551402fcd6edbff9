#include <algorithm>

#include "extract/dates.hpp"
#include "extract/kinds.hpp"
#include "extract/meeting_topic.hpp"
#include "extract/meetings.hpp"

namespace ituletter {
namespace {

// Tokens between a time and the date that it belongs to.
constexpr std::size_t furthest_date_before = 8;
constexpr std::size_t furthest_date_after = 6;
constexpr std::size_t furthest_purpose_after = 4;

/// Gives the convened meetings the hours that the body states.
class HoursReader {
 public:
  HoursReader(const RecognisedText& document, const Sections& sections,
              const MeetingTopics& topics, Letter& letter)
      : document_(document),
        topics_(topics),
        body_(tokens_of(document, sections.body)),
        row_of_head_(sections.body.begin == 0
                         ? -1
                         : document.lines()[sections.body.begin - 1].row),
        letter_(letter) {}

  void run() {
    for (const Match& match : document_.values(body_)) {
      const bool is_time = match.kind == "time" || match.kind == "hours" ||
                           match.kind == "datetime";
      if (!is_time || is_in_table(match.begin) || is_taken(match)) continue;
      const TokenRange sentence = document_.sentence(match.begin);
      const Match* purpose = purpose_of(match, sentence);
      const bool is_daily = purpose != nullptr &&
                            purpose->value == "daily-close" &&
                            purpose->end == match.begin;
      if (!is_daily && is_of_deadline(match, sentence)) continue;
      if (purpose != nullptr && purpose->value == "registration") continue;
      for (const std::size_t i : meetings_of(match, sentence)) {
        assign(match, purpose, letter_.meetings[i]);
      }
    }
  }

 private:
  // Times in cells are those of deadlines, or of a row of their own. A row
  // that began in the head has no end that a text shows.
  bool is_in_table(std::size_t token) const {
    const auto line = document_.line_at(token);
    return line && document_.lines()[*line].is_cell() &&
           document_.lines()[*line].row != row_of_head_;
  }

  // Hours of a row that a meeting was read from, whose cells are lines.
  bool is_taken(const Match& time) const {
    const Span where = document_.where(time.where, time.rule).span;
    return std::ranges::any_of(letter_.meetings, [where](const Meeting& one) {
      return one.opens && one.closes && one.opens->where.span == where;
    });
  }

  bool is_of_deadline(const Match& time, TokenRange sentence) {
    if (deadline_words_before(document_, time.begin) != nullptr) return true;
    for (const Match& date : document_.values(sentence)) {
      const bool is_date = date.kind == "date" || date.kind == "datetime";
      const bool is_near = date.begin <= time.end + furthest_date_after &&
                           time.begin <= date.begin + 12;
      if (is_date && is_near && is_deadline(document_, date)) return true;
    }
    return false;
  }

  // The nearest word before the time that says what happens then; after it,
  // if there is none.
  const Match* purpose_of(const Match& time, TokenRange sentence) const {
    const auto before = document_.cues("hours", {sentence.begin, time.begin});
    const Match* found = nullptr;
    for (auto cue = before.rbegin(); cue != before.rend(); ++cue) {
      if (cue->value == "registration") return found ? found : &*cue;
      if (found == nullptr) found = &*cue;
      // "registration will begin at": the noun says more than the verb.
      if (time.begin - cue->end > 8) break;
    }
    if (time.kind == "hours") return found;
    // "9时30分开始，17时结束": in some languages the verb follows its time.
    const Match* next = document_.cue_at("hours", time.end);
    if (next != nullptr && found != nullptr && parts_clauses(*found, time)) {
      return next;
    }
    if (found != nullptr) return found;
    const std::size_t end =
        std::min(time.end + furthest_purpose_after, sentence.end);
    return document_.cue("hours", {time.end, end});
  }

  bool parts_clauses(const Match& cue, const Match& time) const {
    for (std::size_t i = cue.end; i < time.begin; ++i) {
      if (document_.is_sign(i, ",") || document_.is_sign(i, ";")) return true;
    }
    return false;
  }

  // The meetings that begin on the day beside a time; else those named before
  // it, those that the paragraph is about, or the letter's first.
  MeetingSet meetings_of(const Match& time, TokenRange sentence) {
    const std::vector<Mention>& mentions = mentions_of(sentence);
    if (const Mention* day = day_of(time, mentions)) {
      if (!day->is_first_day) return {};
      if (day->meetings.size() == 1) return day->meetings;
      const Named named =
          named_before(document_, without_dates(mentions), time.begin);
      const MeetingSet both = common(day->meetings, named.meetings);
      return both.empty() ? MeetingSet{day->meetings.front()} : both;
    }
    const Named named = named_before(document_, mentions, time.begin);
    MeetingSet found = named.meetings;
    if (found.size() > 1 && says_both(time)) return found;
    if (found.empty() || (found.size() > 1 && !named.is_list)) {
      const MeetingSet before = topics_.inherited(sentence);
      const MeetingSet both = common(found, before);
      if (found.empty()) found = before;
      if (!both.empty()) found = both;
    }
    if (found.empty()) {
      const auto first =
          std::ranges::find(letter_.meetings, "convened", &Meeting::status);
      if (first == letter_.meetings.end()) return {};
      return {static_cast<std::size_t>(first - letter_.meetings.begin())};
    }
    return named.is_list || are_of_different_groups(found)
               ? found
               : MeetingSet{found.front()};
  }

  // "Both webinars will take place from 14:00 to 15:30"
  bool says_both(const Match& time) const {
    const TokenRange before{document_.sentence(time.begin).begin, time.begin};
    return first_that(document_.cues("several", before), [](const Match& cue) {
             return cue.value == "both";
           }) != nullptr;
  }

  // "The meetings will open at": of one group's meetings, the first is meant.
  bool are_of_different_groups(const MeetingSet& meetings) const {
    const auto group_of = [&](std::size_t i) {
      const auto& group = letter_.meetings[i].group;
      return group ? group->value : std::string();
    };
    return std::ranges::any_of(meetings, [&](std::size_t i) {
      return group_of(i) != group_of(meetings.front());
    });
  }

  const Mention* day_of(const Match& time,
                        const std::vector<Mention>& mentions) const {
    const Mention* before = nullptr;
    const Mention* after = nullptr;
    for (const Mention& mention : mentions) {
      if (mention.begin <= time.begin) before = &mention;
      if (mention.begin >= time.end && after == nullptr) after = &mention;
    }
    const bool has_before = before != nullptr && before->is_date;
    const bool is_near =
        has_before && time.begin < before->end + furthest_date_before;
    if (is_near) return before;
    const bool has_after = after != nullptr && after->is_date &&
                           after->begin < time.end + furthest_date_after;
    if (has_after) return after;
    return has_before ? before : nullptr;
  }

  static std::vector<Mention> without_dates(std::vector<Mention> mentions) {
    std::erase_if(mentions,
                  [](const Mention& mention) { return mention.is_date; });
    return mentions;
  }

  // Several times of a sentence ask for what it names.
  const std::vector<Mention>& mentions_of(TokenRange sentence) {
    if (named_in_.end != sentence.end) {
      named_in_ = sentence;
      mentions_ = topics_.mentions(sentence);
    }
    return mentions_;
  }

  // "at 17:00 hours each day"
  bool is_daily(const Match& time) const {
    const TokenRange sentence = document_.sentence(time.begin);
    return document_.has_cue(
        "daily", {sentence.begin, time.end + furthest_purpose_after});
  }

  void assign(const Match& match, const Match* purpose, Meeting& meeting) {
    const bool is_single_day = meeting.start->value == meeting.end->value;
    if (match.kind == "hours") {
      if (meeting.opens && meeting.closes) {
        take_second_hours(match, meeting);
        return;
      }
      hours_ = &match;
      const std::size_t slash = match.value.find('/');
      if (!meeting.opens) {
        meeting.opens = document_.found(match.value.substr(0, slash), match);
      }
      meeting.closes = document_.found(match.value.substr(slash + 1), match);
      return;
    }
    const std::string time =
        match.kind == "time" ? match.value
                             : match.value.substr(match.value.find('T') + 1);
    const std::string_view what =
        purpose != nullptr ? std::string_view(purpose->value) : "";
    if (what == "close" || what == "daily-close") {
      const bool counts =
          is_single_day || what == "daily-close" || is_daily(match);
      if (counts && !meeting.closes) {
        meeting.closes = document_.found(time, match);
      }
      return;
    }
    const bool is_opening = purpose != nullptr || match.kind == "datetime";
    if (is_opening && !meeting.opens) {
      meeting.opens = document_.found(time, match);
    }
  }

  // "from 09:00 to 12:00 and from 14:00 to 17:00" has a break; with other
  // words between, the days have hours of their own and none closes them all.
  void take_second_hours(const Match& match, Meeting& meeting) {
    constexpr std::size_t most_between = 3;  // tokens of ", and from"
    const bool follows = hours_ != nullptr && match.begin > hours_->begin &&
                         document_.sentence(hours_->begin).has(match.begin) &&
                         meeting.closes->where.span ==
                             document_.where(hours_->where, hours_->rule).span;
    if (!follows) return;
    if (match.begin - hours_->end > most_between) {
      const bool is_single_day = meeting.start->value == meeting.end->value;
      if (!is_single_day) meeting.closes.reset();
      return;
    }
    const std::size_t slash = match.value.find('/');
    meeting.closes = document_.found(match.value.substr(slash + 1), match);
  }

  const RecognisedText& document_;
  const MeetingTopics& topics_;
  const Match* hours_ = nullptr;  ///< that were taken last
  TokenRange body_;
  int row_of_head_;
  Letter& letter_;
  TokenRange named_in_;  ///< the sentence of mentions_
  std::vector<Mention> mentions_;
};

}  // namespace

void read_hours(const RecognisedText& document, const Sections& sections,
                const MeetingTopics& topics, Letter& letter) {
  HoursReader(document, sections, topics, letter).run();
}

}  // namespace ituletter
