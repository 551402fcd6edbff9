#include "write/akn_marks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "ituletter/text.hpp"
#include "write/akn_elements.hpp"
#include "write/akn_names.hpp"
#include "write/escape.hpp"
#include "write/ical_zone.hpp"

namespace ituletter {
namespace {

/// Nothing where a span is no part of the source: it may be of another.
std::string_view words_in(std::string_view source, Span span) {
  return source.substr(std::min(span.begin, source.size()), span.size());
}

/// Follows the words of a value as they are made of stretches of the source.
class WordsCursor {
 public:
  WordsCursor(std::string_view source, std::string_view words)
      : source_(source), words_(words) {}

  /// Writes the words of a stretch; false if the value goes on otherwise.
  bool append(std::string& out, Span stretch) {
    const std::string piece = plain(words_in(source_, stretch));
    if (piece.empty()) return true;
    append_blank(out);
    if (!words_.substr(at_).starts_with(piece)) return false;
    append_xml_text(out, piece);
    at_ += piece.size();
    return true;
  }
  void append_blank(std::string& out) {
    if (at_ == words_.size() || words_[at_] != ' ') return;
    out += ' ';
    ++at_;
  }
  bool is_at_end() const { return at_ == words_.size(); }

 private:
  std::string_view source_;
  std::string_view words_;
  std::size_t at_ = 0;
};

std::string pointers(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids)
    text += (text.empty() ? "" : " ") + pointer_to(id);
  return text;
}

std::string escaped(const std::string& words) {
  std::string out;
  append_xml_text(out, words);
  return out;
}

}  // namespace

/// Writes a value and the marks that lie in it, each properly inside another.
class AknMarks::Writing {
 public:
  Writing(const Source& source, const Words& words)
      : cursor_(source.text, words.value), at_(words.where.span.begin) {
    ends_.push_back({words.where.span.end, {}});
  }

  bool open(Span where, const Mark& mark) {
    while (ends_.size() > 1 && ends_.back().at <= where.begin)
      if (!close()) return false;
    if (where.end > ends_.back().at) return true;  // crosses another: left out
    if (!copy(where.begin)) return false;
    cursor_.append_blank(out_);
    const std::string refers_to = pointers(mark.refers_to);
    if (mark.attribute.empty())
      append_start_tag(out_, mark.element, {{"refersTo", refers_to}});
    else if (refers_to.empty())
      append_start_tag(out_, mark.element, {{mark.attribute, mark.value}});
    else
      append_start_tag(out_, mark.element,
                       {{mark.attribute, mark.value}, {"refersTo", refers_to}});
    ends_.push_back({where.end, mark.element});
    return true;
  }
  bool finish() {
    while (ends_.size() > 1)
      if (!close()) return false;
    return copy(ends_.back().at) && cursor_.is_at_end();
  }
  std::string& out() { return out_; }

 private:
  struct End {
    std::size_t at;
    std::string_view element;
  };

  bool copy(std::size_t to) {
    const bool is_there = cursor_.append(out_, {at_, to});
    at_ = to;
    return is_there;
  }
  bool close() {
    const End end = ends_.back();
    ends_.pop_back();
    if (!copy(end.at)) return false;
    out_.append("</").append(end.element) += '>';
    return true;
  }

  std::string out_;
  WordsCursor cursor_;
  std::size_t at_;
  std::vector<End> ends_;
};

AknMarks::AknMarks(const Letter& letter, const Source* source)
    : source_(source) {
  if (source == nullptr) return;
  add_events(letter);
  add_references(letter);
  add_places(letter);
  for (const Words& link : letter.links)
    add(link.where, {"a", "href", to_iri(link.value), {}});
}

std::string AknMarks::markup(const Words& words) const {
  const Where& where = words.where;
  if (source_ == nullptr || where.span.empty() || !where.gaps.empty())
    return escaped(words.value);
  Writing writing(*source_, words);
  auto mark = marks_.lower_bound({where.span.begin, source_->text.size()});
  for (; mark != marks_.end() && mark->first.begin < where.span.end; ++mark)
    if (!writing.open(mark->first, mark->second)) return escaped(words.value);
  return writing.finish() ? std::move(writing.out()) : escaped(words.value);
}

std::string AknMarks::words_at(const Where& where) const {
  if (source_ == nullptr) return {};
  return plain(words_in(source_->text, where.span));
}

/// The same value twice has two events; two texts behind one stretch, as in
/// "Questions 1 to 3/12", are an `mref`.
void AknMarks::add(const Where& where, Mark mark) {
  if (where.span.empty() || !where.gaps.empty()) return;
  const auto [found, is_new] = marks_.try_emplace(where.span, mark);
  if (is_new) return;
  Mark& first = found->second;
  const bool is_same =
      first.element == mark.element && first.value == mark.value;
  const bool are_texts = mark.element == "ref" &&
                         (first.element == "ref" || first.element == "mref");
  if (!is_same && !are_texts) return;
  if (!is_same) {
    first.element = "mref";
    first.attribute = {};
    first.value.clear();
  }
  for (std::string& id : mark.refers_to)
    if (std::ranges::find(first.refers_to, id) == first.refers_to.end())
      first.refers_to.push_back(std::move(id));
}

void AknMarks::add_date(const Where& where, const std::string& date,
                        const std::string& event) {
  if (parse_day(date))
    add(where, {"date", "date", date, {event}});
  else
    add(where, {"event", "", "", {event}});
}

/// "1-10 May" is no date but when something is; so are "0930 to 1700".
void AknMarks::add_interval(const Maybe<std::string>& begin,
                            const Maybe<std::string>& end, bool is_date,
                            const std::string& event) {
  const bool is_one = begin && end && begin->where.span == end->where.span &&
                      begin->value != end->value;
  if (is_one) return add(begin->where, {"event", "", "", {event}});
  for (const auto* each : {&begin, &end}) {
    if (!*each) continue;
    const Where& where = (*each)->where;
    if (is_date)
      add_date(where, (*each)->value, event);
    else
      add(where, {"time", "time", (*each)->value + ":00", {event}});
    if (begin && end && begin->where.span == end->where.span) break;
  }
}

void AknMarks::add_events(const Letter& letter) {
  for (std::size_t i = 0; i < letter.meetings.size(); ++i) {
    const Meeting& meeting = letter.meetings[i];
    const std::string event = numbered("meeting", i);
    add_interval(meeting.start, meeting.end, true, event);
    add_interval(meeting.opens, meeting.closes, false, event);
    if (meeting.title) add(meeting.title->where, {"event", "", "", {event}});
  }
  for (std::size_t i = 0; i < letter.deadlines.size(); ++i) {
    const Deadline& deadline = letter.deadlines[i];
    const std::string event = numbered("deadline", i);
    add_date(deadline.date.where, deadline.date.value, event);
    add_interval(deadline.time, std::nullopt, false, event);
  }
}

void AknMarks::add_places(const Letter& letter) {
  const std::vector<std::string> places = places_of(letter);
  const auto add_place = [&](const Maybe<std::string>& place) {
    if (!place) return;
    const auto found = std::ranges::find(places, place->value);
    const auto index = static_cast<std::size_t>(found - places.begin());
    add(place->where, {"location", "", "", {numbered("place", index)}});
  };
  add_place(letter.place);
  for (const Meeting& meeting : letter.meetings) add_place(meeting.place);
}

void AknMarks::add_references(const Letter& letter) {
  for (std::size_t i = 0; i < letter.references.size(); ++i) {
    const Reference& reference = letter.references[i];
    const std::string id = numbered("reference", i);
    if (is_body(reference))
      add(reference.text.where, {"organization", "", "", {id}});
    else
      add(reference.text.where,
          {"ref", "href", reference_iri(reference), {id}});
  }
}

}  // namespace ituletter
