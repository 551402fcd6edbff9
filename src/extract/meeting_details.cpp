#include <algorithm>

#include "extract/dates.hpp"
#include "extract/kinds.hpp"
#include "extract/meeting_topic.hpp"
#include "extract/meetings.hpp"

namespace ituletter {
namespace {

/// What the letter says of some meetings, or of all if it names none.
struct Statement {
  const Match* cue = nullptr;
  MeetingSet about;
  bool in_body = false;
};

// How much the words for a mode say: that nobody can take part from afar
// counts most; that somebody can, more than words for kinds of meetings.
constexpr const char* modes[] = {"onsite", "hybrid", "remote", "virtual"};
constexpr std::size_t most_statements = 1000;

/// Mode and zone of the meetings.
class DetailReader {
 public:
  DetailReader(const RecognisedText& document, const Sections& sections,
               const MeetingTopics& topics, Letter& letter)
      : document_(document),
        topics_(topics),
        body_(tokens_of(document, sections.body)),
        letter_(letter) {
    read_statements();
  }

  void run() {
    for (std::size_t i = 0; i < letter_.meetings.size(); ++i) {
      if (!letter_.meetings[i].mode) set_mode(i);
      if (!letter_.meetings[i].time_zone) set_zone(letter_.meetings[i]);
    }
    share_stated_zone();
    for (Meeting& meeting : letter_.meetings) {
      if (!meeting.time_zone) set_zone_of_town(meeting);
    }
  }

 private:
  // Annexes add that remote participation is possible; other modes in them
  // are those of other meetings.
  void read_statements() {
    for (const Match& cue :
         document_.cues("mode", {0, document_.tokens().size()})) {
      const bool counts = body_.has(cue.begin) || cue.value == "remote" ||
                          (cue.value == "onsite" && cue.begin >= body_.end);
      if (!counts || statements_.size() == most_statements) continue;
      statements_.push_back({&cue, topics_.about(cue), body_.has(cue.begin)});
      has_named_in_body_ |=
          statements_.back().in_body && !statements_.back().about.empty();
    }
  }

  void set_mode(std::size_t index) {
    Meeting& meeting = letter_.meetings[index];
    const Match* said = mode_near(meeting);
    if (said == nullptr && meeting.status == "convened") {
      said = stated_mode(index);
    }
    if (said == nullptr) {
      if (meeting.place) {
        meeting.mode = Found<std::string>{"physical", {{}, {}, "meeting.mode"}};
      }
      return;
    }
    std::string value = said->value;
    if (value == "remote") value = meeting.place ? "hybrid" : "virtual";
    if (value == "onsite") value = "physical";
    meeting.mode = document_.found(std::move(value), *said);
  }

  // A meeting at a place is not virtual, whatever a sentence says of others.
  static bool can_be(const Match& cue, const Meeting& meeting) {
    return cue.value != "virtual" || !meeting.place;
  }

  // What the sentence that dates the meeting says nearest to the date.
  const Match* mode_near(const Meeting& meeting) const {
    const std::size_t token = first_token(*meeting.start);
    const TokenRange sentence = document_.sentence(token);
    const Match* found = nullptr;
    std::size_t nearest = 0;
    for (const Match& cue : document_.cues("mode", sentence)) {
      const std::size_t distance =
          cue.begin < token ? token - cue.begin : cue.begin - token;
      const bool is_better = found == nullptr || distance < nearest;
      const bool counts = cue.value != "remote" && cue.value != "onsite";
      if (!counts || !is_better || !can_be(cue, meeting)) continue;
      found = &cue;
      nearest = distance;
    }
    return found;
  }

  // What is said of the meeting itself counts before what is said of none;
  // "face-to-face" least of all, for it does not keep others away.
  const Match* stated_mode(std::size_t index) const {
    for (const bool by_name : {true, false}) {
      for (const char* mode : modes) {
        const Match* said = statement_of(mode, index, by_name);
        if (said != nullptr) return said;
      }
    }
    const Match* said = statement_of("physical", index, true);
    return said != nullptr ? said : statement_of("physical", index, false);
  }

  const Match* statement_of(std::string_view mode, std::size_t index,
                            bool by_name) const {
    for (const Statement& statement : statements_) {
      if (statement.cue->value != mode) continue;
      // Where the letter says which meetings, its annexes mean those.
      if (!by_name && !statement.in_body && has_named_in_body_) continue;
      const bool is_its =
          by_name ? contains(statement.about, index) : statement.about.empty();
      if (is_its && can_be(*statement.cue, letter_.meetings[index])) {
        return statement.cue;
      }
    }
    return nullptr;
  }

  static bool contains(const MeetingSet& set, std::size_t index) {
    return std::ranges::binary_search(set, index);
  }

  // Said where the meeting is dated, or else where its hours are.
  void set_zone(Meeting& meeting) {
    const Match* zone = zone_beside(*meeting.start);
    if (zone == nullptr && meeting.opens &&
        !meeting.opens->where.span.empty()) {
      zone = zone_beside(*meeting.opens);
    }
    if (zone == nullptr && meeting.status == "convened")
      zone = zone_of_letter();
    if (zone != nullptr) meeting.time_zone = document_.found(*zone);
  }

  const Match* zone_beside(const Words& value) const {
    const std::size_t token = first_token(value);
    const TokenRange sentence = document_.sentence(token);
    const Match* zone = document_.cue("zone", sentence);
    return zone != nullptr && is_due_time(*zone, token) ? nullptr : zone;
  }

  // "by 2400 hours UTC on 9 May … at the meeting of 24 May": said with another
  // date, which is a deadline.
  bool is_due_time(const Match& zone, std::size_t token) const {
    const Match* whole = document_.value_at(zone.begin);  // with its date
    const TokenRange between{whole != nullptr ? whole->begin : zone.end, token};
    const Match* date = first_that(document_.values(between), is_date);
    return date != nullptr && is_deadline(document_, *date);
  }

  // "Time (UTC)" is said of the column below it, in a table or in what is left
  // of one.
  bool heads_column(const Match& zone) const {
    constexpr std::size_t longest_head = 6;  // tokens
    const auto line = document_.line_at(zone.begin);
    if (line && document_.lines()[*line].is_cell()) return true;
    const TokenRange sentence = document_.sentence(zone.begin);
    return sentence.size() <= longest_head &&
           document_.in_brackets(sentence, zone.begin);
  }

  // "All times in this letter are Geneva time": no date or hour beside it.
  const Match* zone_of_letter() const {
    const auto zones = document_.cues("zone", body_);
    for (const Match& zone : zones.first(std::min(zones.size(), most_zones))) {
      if (heads_column(zone)) continue;
      const TokenRange sentence = document_.sentence(zone.begin);
      const auto values = document_.values(sentence);
      const bool is_general =
          std::ranges::none_of(values, [](const Match& value) {
            return value.kind == "time" || value.kind == "hours" ||
                   value.kind == "date" || value.kind == "datetime" ||
                   value.kind == "range";
          });
      if (is_general) return &zone;
    }
    return nullptr;
  }

  // One statement covers all that the letter convenes at that place.
  void share_stated_zone() {
    for (Meeting& meeting : letter_.meetings) {
      if (meeting.status != "convened" || meeting.time_zone) continue;
      const auto same =
          std::ranges::find_if(letter_.meetings, [&](const Meeting& other) {
            return other.status == "convened" && other.time_zone &&
                   other.opens && place_of(other) == place_of(meeting);
          });
      const bool is_timed = meeting.place || meeting.opens;
      if (is_timed && same != letter_.meetings.end()) {
        meeting.time_zone = same->time_zone;
      }
    }
  }

  static std::string_view place_of(const Meeting& meeting) {
    return meeting.place ? std::string_view(meeting.place->value) : "";
  }

  void set_zone_of_town(Meeting& meeting) const {
    if (!meeting.place) return;
    const Match* place = place_cue(*meeting.place);
    if (place == nullptr) return;
    const auto known = document_.grammar().find_data("time_zone", place->value);
    if (known) {
      meeting.time_zone =
          Found<std::string>{std::string(*known), {{}, {}, "meeting.zone"}};
    }
  }

  const Match* place_cue(const Words& place) const {
    const TokenRange where = document_.tokens_of(place.where);
    const auto towns = document_.cues("place", where);
    return towns.empty() ? document_.cue_at("venue", where.begin)
                         : &towns.back();
  }

  std::size_t first_token(const Words& value) const {
    return document_.tokens_of(value.where).begin;
  }

  static constexpr std::size_t most_zones = 100;

  const RecognisedText& document_;
  const MeetingTopics& topics_;
  TokenRange body_;
  Letter& letter_;
  std::vector<Statement> statements_;
  bool has_named_in_body_ = false;
};

}  // namespace

void complete_meetings(const RecognisedText& document, const Sections& sections,
                       Letter& letter) {
  const MeetingTopics topics(document, letter);
  read_hours(document, sections, topics, letter);
  DetailReader(document, sections, topics, letter).run();
}

}  // namespace ituletter
