#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/dates.hpp"
#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// Convened meetings of a letter, by their places in its list; ascending.
using MeetingSet = std::vector<std::size_t>;

/// Words that name meetings of the letter: a group, a noun such as
/// "workshop", or their days.
struct Mention {
  std::size_t begin = 0;  ///< tokens
  std::size_t end = 0;
  MeetingSet meetings;  ///< of a date: those that are on that day, if any
  bool is_date = false;
  bool is_first_day = false;  ///< the meetings begin on this date
};

/// Tells which of the meetings that a letter convenes its sentences speak of.
class MeetingTopics {
 public:
  /// Both must outlive this.
  MeetingTopics(const RecognisedText& document, const Letter& letter);

  /// What a sentence, or a part of it, names, in order.
  std::vector<Mention> mentions(TokenRange range) const;
  /// What the text before a sentence is about: the nearest sentence of its
  /// paragraph that names a meeting, else the heading above.
  MeetingSet inherited(TokenRange sentence) const;
  /// The meetings that a place in a sentence speaks of: those named in its
  /// part between commas, before it in its clause, or before and after.
  MeetingSet about(const Match& match) const;

 private:
  void index_meetings();
  Mention of_date(const DatedMatch& dated) const;
  MeetingSet of_noun(const Match& noun) const;
  MeetingSet of_body(const Match& body) const;
  MeetingSet of_heading(std::size_t line) const;
  MeetingSet topic(TokenRange sentence) const;
  bool has_group_beside(const Match& noun) const;
  TokenRange part(TokenRange sentence, const Match& match,
                  std::string_view signs) const;

  const RecognisedText& document_;
  const Letter& letter_;
  MeetingSet convened_;
  MeetingSet without_group_;
  std::map<std::string, MeetingSet, std::less<>> of_group_;
  std::map<std::string, MeetingSet, std::less<>> of_kind_;  ///< of the noun
};

MeetingSet united(const MeetingSet& a, const MeetingSet& b);
MeetingSet common(const MeetingSet& a, const MeetingSet& b);

struct Named {
  MeetingSet meetings;
  bool is_list = false;  ///< several mentions, joined
};

/// The mention nearest before a token, with those that a list joins to it
/// ("the workshop and the meeting"); one of several meetings is narrowed by
/// what is named before. Empty without one.
Named named_before(const RecognisedText& document,
                   const std::vector<Mention>& mentions, std::size_t token);

/// Gives the convened meetings the hours that the body states.
void read_hours(const RecognisedText& document, const Sections& sections,
                const MeetingTopics& topics, Letter& letter);

}  // namespace ituletter
