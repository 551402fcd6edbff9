#include "extract/annexes.hpp"

#include <algorithm>

#include "extract/body.hpp"

namespace ituletter {
namespace {

// A title has a few lines; what is longer is text.
constexpr std::size_t longest_title_line = 260;
constexpr std::size_t most_title_lines = 8;

class AnnexReader {
 public:
  AnnexReader(const RecognisedText& document, const AnnexSection& section)
      : document_(document), tokens_(document.tokens()), section_(section) {}

  Annex read() {
    Annex annex;
    if (section_.label != nullptr) {
      annex.label = document_.found(*section_.label);
    }
    read_title();
    if (title_.empty()) read_title_of_agenda();
    if (!title_.empty()) annex.title = joined(title_);
    annex.kind = kind();
    const LineRange rest{next_, section_.body.end};
    annex.paragraphs = read_paragraphs(document_, rest);
    return annex;
  }

  LineRange text() const { return {next_, section_.body.end}; }

 private:
  const Line& line(std::size_t i) const { return document_.lines()[i]; }

  void read_title() {
    const Line& heading = line(section_.heading);
    std::size_t at =
        section_.label != nullptr ? section_.label->end : heading.end;
    while (at < heading.end && tokens_[at].kind == TokenKind::sign &&
           !document_.is_sign(at, "(") && !document_.is_sign(at, "\"")) {
      ++at;
    }
    next_ = section_.body.begin;
    at = after_label(at);
    if (at < heading.end && !is_aside({at, heading.end})) {
      add({at, heading.end});
    }
    while (next_ < section_.body.end && title_.size() < most_title_lines) {
      const Line& next = line(next_);
      if (is_aside({next.begin, next.end})) {
        ++next_;
        if (title_.empty()) continue;
        break;
      }
      if (next.is_noise) {
        ++next_;
        continue;
      }
      if (starts_item(next)) break;
      if (!title_.empty() && !goes_on(next) && !names_meeting(next)) break;
      if (title_.empty() && !can_begin(next)) break;
      add({after_label(next.begin), next.end});
      ++next_;
    }
  }

  // "Subject: Member State response to …": the words, not the label.
  std::size_t after_label(std::size_t at) const {
    const Match* label = document_.cue_at("label", at);
    if (label == nullptr || !document_.is_sign(label->end, ":")) return at;
    return label->end + 1;
  }

  void add(TokenRange range) {
    if (range.empty()) return;
    title_.push_back(document_.exact(range, "annex.title"));
    last_ = range;
  }

  // "(to TSB Circular 237)", "(Annex D to TSAG-R1; Geneva, 30.05.2025)": where
  // the annex belongs, in brackets.
  bool is_aside(TokenRange range) const {
    if (!document_.is_sign(range.begin, "(")) return false;
    std::size_t last = range.end - 1;
    while (last > range.begin && document_.is_sign(last, ".")) --last;
    if (!document_.is_sign(last, ")")) return false;
    const auto values = document_.values(range);
    return std::ranges::any_of(values, [](const Match& match) {
      return match.kind == "circular" || match.kind == "collective-letter" ||
             match.kind == "annex" || match.kind == "document";
    });
  }

  // Where all of an agenda stands in one line, what comes before its "1".
  void read_title_of_agenda() {
    constexpr std::size_t furthest = 40;
    if (kind().value != "agenda") return;
    const Line& first = line(section_.body.begin);
    const std::size_t end = std::min(first.end, first.begin + furthest);
    for (std::size_t i = first.begin + 1; i + 1 < end; ++i) {
      if (!is_number_of_item(i, "1")) continue;
      add({after_aside(first.begin), i});
      return;
    }
  }

  // "(to TSB Circular 237) Draft agenda"
  std::size_t after_aside(std::size_t begin) const {
    if (!document_.is_sign(begin, "(")) return begin;
    std::size_t end = begin + 1;
    while (document_.in_brackets({begin, end}, end)) ++end;
    return is_aside({begin, end}) ? end : begin;
  }

  // "1 Opening of the meeting": a number that is part of no value.
  bool starts_item(const Line& next) const {
    if (tokens_[next.begin].kind != TokenKind::digits) return false;
    if (document_.value_at(next.begin) != nullptr) return false;
    return next.begin + 1 < next.end &&
           (tokens_[next.begin + 1].gap != Gap::none ||
            document_.is_sign(next.begin + 1, "."));
  }

  bool can_begin(const Line& next) const {
    return next.marker.empty() && next.where.size() <= longest_title_line &&
           !ends_sentence(next) && !holds_items(next);
  }

  // "Draft agenda 1 Opening 2 Adoption of the agenda"
  bool holds_items(const Line& next) const {
    std::size_t found = 0;
    for (std::size_t i = next.begin + 1; i + 1 < next.end && found < 2; ++i) {
      if (is_number_of_item(i, found == 0 ? "1" : "2")) ++found;
    }
    return found == 2;
  }

  bool is_number_of_item(std::size_t token, std::string_view number) const {
    return tokens_.folded(token) == number && tokens_[token].gap != Gap::none &&
           document_.value_at(token) == nullptr &&
           tokens_[token + 1].can_start_text();
  }

  bool ends_sentence(const Line& next) const {
    return document_.is_sign(next.end - 1, ".") && next.where.size() > 120;
  }

  // Another line of the title: the one before is open, or this one begins
  // small, or in brackets, or is broken off inside one paragraph.
  bool goes_on(const Line& next) const {
    if (next.is_cell() != line(section_.heading).is_cell()) return false;
    if (!next.marker.empty() || next.where.size() > longest_title_line) {
      return false;
    }
    if (next.after_break) return true;
    const std::string_view sign = tokens_.folded(last_.end - 1);
    const bool is_open = sign == "," || sign == ";" || sign == "-" ||
                         sign == ":" || document_.is_separator(last_.end - 1);
    if (is_open) return true;
    if (next.after_blank) return false;
    if (document_.is_sign(next.begin, "(")) {
      return document_.is_sign(next.end - 1, ")");
    }
    const Token& first = tokens_[next.begin];
    return first.kind == TokenKind::word && !first.is_capitalised;
  }

  // Below the title of an agenda: which meeting, where and when.
  bool names_meeting(const Line& next) const {
    const std::string what = kind().value;
    if (what != "agenda" && what != "timetable") return false;
    const TokenRange range{next.begin, next.end};
    if (!next.marker.empty() || next.is_cell() || next.where.size() > 200 ||
        document_.is_sign(next.end - 1, ":") ||
        document_.is_sign(next.end - 1, ".")) {
      return false;
    }
    const auto values = document_.values(range);
    const bool has_days = std::ranges::any_of(values, [](const Match& match) {
      return match.kind == "date" || match.kind == "range";
    });
    const bool has_group = std::ranges::any_of(values, [](const Match& match) {
      return match.kind == "study-group" || match.kind == "working-party";
    });
    if (document_.has_cue("event", range) && (has_group || has_days)) {
      return true;
    }
    return has_days && document_.has_cue("place", range);
  }

  Words kind() const {
    for (const Words& part : title_) {
      const Match* cue =
          document_.cue("annex_kind", document_.tokens_of(part.where));
      if (cue != nullptr) return document_.found(*cue);
    }
    const Match* cue = title_.empty() ? kind_of_text() : nullptr;
    return cue != nullptr ? document_.found(*cue)
                          : Found<std::string>{"other", {}};
  }

  // Where title and text have run together, the first words tell.
  const Match* kind_of_text() const {
    constexpr std::size_t first_words = 16;
    if (section_.body.empty()) return nullptr;
    const Line& first = line(section_.body.begin);
    const std::size_t begin = after_aside(first.begin);
    return document_.cue("annex_kind",
                         {begin, std::min(first.end, begin + first_words)});
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  const AnnexSection& section_;
  std::vector<Words> title_;
  TokenRange last_;
  std::size_t next_ = 0;
};

}  // namespace

void extract_annexes(const RecognisedText& document, const Sections& sections,
                     Letter& letter) {
  for (const AnnexSection& section : sections.annexes) {
    AnnexReader reader(document, section);
    Annex annex = reader.read();
    if (annex.kind.value == "agenda") {
      Agenda agenda;
      agenda.title = annex.title;
      if (annex.label) agenda.annex = annex.label->value;
      agenda.items = read_agenda(document, reader.text());
      if (!agenda.items.empty()) letter.agenda.push_back(std::move(agenda));
    }
    letter.annexes.push_back(std::move(annex));
  }
}

}  // namespace ituletter
