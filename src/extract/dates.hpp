#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/calendar.hpp"
#include "extract/recognised_text.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// A date or span of days in the running text, its year filled in.
struct DatedMatch {
  const Match* match = nullptr;
  DateSpan days;
  std::optional<std::string> time;  ///< of a datetime
  TokenRange sentence;
};

/// Dates, ranges, datetimes and months in a range of tokens.
std::vector<DatedMatch> dates_in(const RecognisedText& document,
                                 TokenRange range, const Letter& letter);

/// Whether words such as "not later than" stand right before a token; a time
/// of day and its zone may stand between.
const Match* deadline_words_before(const RecognisedText& document,
                                   std::size_t token);

/// Whether a date says until when something is due: by the words right before
/// it, a noun such as "deadline" earlier in its sentence, or an offset that it
/// spells out ("two months before, that is 4 July 2025").
bool is_deadline(const RecognisedText& document, const Match& date);

/// Whether a date is that of the letter named right after it, as in Chinese:
/// "2019年7月8日电信标准化局第9号通函".
bool is_of_letter(const RecognisedText& document, const Match& date);

/// Whether a date is in a sentence that moves a deadline: "The deadline for
/// registration, 20 May, is put back to 3 June".
bool moves_deadline(const RecognisedText& document, const Match& date);

/// Whether a range may be the old date of something and the new one: "from 20
/// May to 3 June"; a dash is that of a span of days.
bool is_move(const RecognisedText& document, const Match& range);
/// The new one.
Match last_of_move(const Match& range);

/// Whether a sentence tells of the past: past words that are not part of
/// words that call an event ("held in" of "will be held in").
bool tells_past(const RecognisedText& document, TokenRange range);

}  // namespace ituletter
