#include <algorithm>

#include "extract/dates.hpp"
#include "extract/meetings.hpp"

namespace ituletter {
namespace {

/// Hours, mode and zone of the meetings that the letter convenes.
class DetailReader {
 public:
  DetailReader(const RecognisedText& document, const Sections& sections,
               Letter& letter)
      : document_(document),
        tokens_(document.tokens()),
        body_(tokens_of(document, sections.body)),
        letter_(letter) {}

  void run() {
    read_hours();
    for (Meeting& meeting : letter_.meetings) {
      if (!meeting.mode) set_mode(meeting);
      if (!meeting.time_zone) set_zone(meeting);
    }
  }

 private:
  void read_hours() {
    for (const Match& match : document_.values(body_)) {
      if (match.kind != "time" && match.kind != "hours" &&
          match.kind != "datetime") {
        continue;
      }
      const TokenRange sentence = document_.sentence(match.begin);
      if (is_in_table(match.begin)) continue;
      if (is_of_deadline(match, sentence)) continue;
      const Match* purpose = purpose_of(match, sentence);
      if (purpose != nullptr && purpose->value == "registration") continue;
      Meeting* meeting = meeting_of(match, sentence);
      if (meeting == nullptr) continue;
      assign(match, purpose, *meeting);
    }
  }

  // Times in cells are those of deadlines, or of a row of their own.
  bool is_in_table(std::size_t token) const {
    const auto line = document_.line_at(token);
    return line && document_.lines()[*line].is_cell();
  }

  bool is_of_deadline(const Match& time, TokenRange sentence) {
    if (deadline_words_before(document_, time.begin) != nullptr) return true;
    for (const DatedMatch& dated : dates_of(sentence)) {
      const std::size_t date = dated.match->begin;
      const bool is_near = date <= time.end + 6 && time.begin <= date + 12;
      if (is_near && is_deadline(document_, *dated.match)) {
        return true;
      }
    }
    return false;
  }

  // Several times of a sentence ask for its dates.
  const std::vector<DatedMatch>& dates_of(TokenRange sentence) {
    if (dated_.end != sentence.end) {
      dated_ = sentence;
      dates_ = dates_in(document_, sentence, letter_);
    }
    return dates_;
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
    if (found != nullptr || time.kind == "hours") return found;
    constexpr std::size_t furthest = 4;
    return document_.cue(
        "hours", {time.end, std::min(time.end + furthest, sentence.end)});
  }

  // The meeting a sentence speaks of: that whose days it names, else that of
  // the event it names, else the letter's first.
  Meeting* meeting_of(const Match& time, TokenRange sentence) {
    const std::vector<DatedMatch>& dates = dates_of(sentence);
    if (Meeting* named = meeting_of_group(time, sentence)) return named;
    for (Meeting& meeting : letter_.meetings) {
      if (meeting.status != "convened") continue;
      for (const DatedMatch& dated : dates) {
        if (dated.days.start == meeting.start->value &&
            dated.days.end == meeting.end->value) {
          return &meeting;
        }
      }
    }
    const auto nouns = document_.cues("event", {sentence.begin, time.begin});
    const Match* noun = nouns.empty() ? nullptr : &nouns.back();
    const bool is_workshop = noun != nullptr && noun->value != "meeting";
    if (is_workshop) {
      if (Meeting* named = meeting_called(noun->value)) return named;
    }
    for (Meeting& meeting : letter_.meetings) {
      if (meeting.status != "convened") continue;
      if (!dates.empty() && !names_day_of(dates, meeting)) continue;
      if (!dates.empty() && noun == nullptr) return &meeting;
      if (is_workshop == !meeting.group.has_value()) return &meeting;
    }
    if (!dates.empty()) return nullptr;
    for (Meeting& meeting : letter_.meetings) {
      if (meeting.status == "convened") return &meeting;
    }
    return nullptr;
  }

  // The group nearest before the time, unless a date is nearer.
  Meeting* meeting_of_group(const Match& time, TokenRange sentence) {
    const auto before = document_.values({sentence.begin, time.begin});
    for (auto value = before.rbegin(); value != before.rend(); ++value) {
      if (value->kind == "date" || value->kind == "range") return nullptr;
      for (Meeting& meeting : letter_.meetings) {
        const bool is_its = meeting.status == "convened" && meeting.group &&
                            meeting.group->value == value->value;
        if (is_its) return &meeting;
      }
    }
    return nullptr;
  }

  // The meeting whose title has the noun.
  Meeting* meeting_called(std::string_view event) {
    for (Meeting& meeting : letter_.meetings) {
      if (meeting.status != "convened" || !meeting.title) continue;
      const Match* noun =
          document_.cue("event", document_.tokens_of(meeting.title->where));
      if (noun != nullptr && noun->value == event) return &meeting;
    }
    return nullptr;
  }

  static bool names_day_of(const std::vector<DatedMatch>& dates,
                           const Meeting& meeting) {
    return std::ranges::any_of(dates, [&](const DatedMatch& dated) {
      return dated.days.start == meeting.start->value;
    });
  }

  void assign(const Match& match, const Match* purpose, Meeting& meeting) {
    const bool is_single_day = meeting.start->value == meeting.end->value;
    if (match.kind == "hours") {
      if (meeting.opens && meeting.closes) return;
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
    if (purpose != nullptr && purpose->value == "close") {
      if (is_single_day && !meeting.closes) {
        meeting.closes = document_.found(time, match);
      }
      return;
    }
    const bool is_opening = purpose != nullptr || match.kind == "datetime";
    if (is_opening && !meeting.opens) {
      meeting.opens = document_.found(time, match);
    }
  }

  // What the sentences that date the meeting say; else what all the letter
  // says of its convened meetings.
  void set_mode(Meeting& meeting) {
    const Match* said = mode_near(meeting);
    if (said == nullptr && meeting.status == "convened") {
      said = mode_of_letter();
    }
    if (said != nullptr && said->value != "remote") {
      const bool is_virtual = said->value == "virtual";
      const bool contradicts = is_virtual && meeting.place;
      if (!contradicts) {
        const bool is_onsite = said->value == "onsite";
        meeting.mode = document_.found(
            is_onsite ? std::string("physical") : said->value, *said);
        return;
      }
    }
    const Match* remote =
        said != nullptr && said->value == "remote"
            ? said
            : (meeting.status == "convened" ? remote_words() : nullptr);
    if (meeting.place) {
      meeting.mode =
          remote != nullptr
              ? document_.found("hybrid", *remote)
              : Found<std::string>{"physical", {{}, {}, "meeting.mode"}};
    } else if (remote != nullptr) {
      meeting.mode = document_.found("virtual", *remote);
    }
  }

  const Match* mode_near(const Meeting& meeting) const {
    const std::size_t token = first_token(*meeting.start);
    const TokenRange sentence = document_.sentence(token);
    const Match* found = nullptr;
    std::size_t nearest = 0;
    for (const Match& cue : document_.cues("mode", sentence)) {
      const std::size_t distance =
          cue.begin < token ? token - cue.begin : cue.begin - token;
      const bool is_better = found == nullptr || found->value == "remote" ||
                             (cue.value != "remote" && distance < nearest);
      if (!is_better) continue;
      found = &cue;
      nearest = distance;
    }
    return found;
  }

  // That nobody can take part from afar counts most; that somebody can, more
  // than words for kinds of meetings.
  const Match* mode_of_letter() const {
    for (const char* mode :
         {"onsite", "hybrid", "remote", "virtual", "physical"}) {
      for (const Match& cue : document_.cues("mode", body_)) {
        if (cue.value == mode) return &cue;
      }
    }
    return nullptr;
  }

  const Match* remote_words() const {
    for (const Match& cue : document_.cues("mode", {0, tokens_.size()})) {
      if (cue.value == "remote") return &cue;
    }
    return nullptr;
  }

  void set_zone(Meeting& meeting) {
    if (const Match* zone = zone_of(meeting)) {
      meeting.time_zone = document_.found(*zone);
      return;
    }
    if (!meeting.place) return;
    const Match* place = place_cue(*meeting.place);
    if (place == nullptr) return;
    const auto known = document_.grammar().find_data("time_zone", place->value);
    if (known) {
      meeting.time_zone =
          Found<std::string>{std::string(*known), {{}, {}, "meeting.zone"}};
    }
  }

  // Said where the meeting is dated, or else where its hours are.
  const Match* zone_of(const Meeting& meeting) const {
    const Match* zone = zone_beside(*meeting.start);
    if (zone != nullptr || !meeting.opens) return zone;
    return meeting.opens->where.span.empty() ? nullptr
                                             : zone_beside(*meeting.opens);
  }

  const Match* zone_beside(const Words& value) const {
    return document_.cue("zone", document_.sentence(first_token(value)));
  }

  const Match* place_cue(const Words& place) const {
    const std::size_t token = first_token(place);
    const Match* town = document_.cue_at("place", token);
    return town != nullptr ? town : document_.cue_at("venue", token);
  }

  std::size_t first_token(const Words& value) const {
    return document_.tokens_of(value.where).begin;
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  TokenRange body_;
  Letter& letter_;
  TokenRange dated_;  ///< the sentence of dates_
  std::vector<DatedMatch> dates_;
};

}  // namespace

void complete_meetings(const RecognisedText& document, const Sections& sections,
                       Letter& letter) {
  DetailReader(document, sections, letter).run();
}

}  // namespace ituletter
