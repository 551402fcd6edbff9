#include "extract/sections.hpp"

#include <algorithm>
#include <set>

#include "extract/kinds.hpp"
#include "text/characters.hpp"

namespace ituletter {

TokenRange tokens_of(const RecognisedText& document, LineRange lines) {
  if (lines.empty()) return {};
  return {document.lines()[lines.begin].begin,
          document.lines()[lines.end - 1].end};
}

namespace {

// A heading stands on a line of its own, with its title at most.
constexpr std::size_t longest_heading = 240;

class SectionFinder {
 public:
  explicit SectionFinder(const RecognisedText& document)
      : document_(document), lines_(document.lines()) {}

  Sections run() {
    find_salutation();
    find_annexes();
    find_closing();
    return std::move(sections_);
  }

 private:
  bool starts_with(const Line& line, CueName cue) const {
    return document_.cue_at(cue, line.begin) != nullptr;
  }

  void find_salutation() {
    std::size_t at = 0;
    while (at < lines_.size() && !is_salutation(lines_[at])) ++at;
    if (at == lines_.size()) {
      const std::size_t body = body_without_salutation();
      sections_.head = {begin_of_head(body), body};
      sections_.salutation = {body, body};
      sections_.body = {body, lines_.size()};
      return;
    }
    std::size_t end = at + 1;
    while (end < lines_.size() && goes_on(at, lines_[end])) ++end;
    sections_.head = {begin_of_head(at), at};
    sections_.salutation = {at, end};
    sections_.body = {end, lines_.size()};
  }

  // A mail that carries a letter has a subject of its own, and so has a page
  // that sums it up: the letter's head is below it, with a reference.
  std::size_t begin_of_head(std::size_t end) const {
    const auto has_label = [&](std::size_t line, std::string_view value) {
      const Match* label = document_.cue_at("label", lines_[line].begin);
      return label != nullptr && label->value == value;
    };
    std::size_t begin = 0;
    while (begin < end && !has_label(begin, "subject")) ++begin;
    for (++begin; begin < end; ++begin)
      if (!has_label(begin, "date") && !has_label(begin, "to") &&
          !has_label(begin, "copy"))
        break;
    bool has_reference = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (has_label(i, "subject")) return has_reference ? begin : 0;
      const Match* value = document_.value_at(lines_[i].begin);
      has_reference |= has_label(i, "reference") ||
                       (value != nullptr && is_letter_reference(*value));
    }
    return 0;
  }

  // The second line of a salutation, in the same cue or one of its own.
  bool goes_on(std::size_t first, const Line& line) const {
    const Match* cue = document_.cue_at("salutation", lines_[first].begin);
    return (cue != nullptr && line.begin < cue->end) || is_salutation(line);
  }

  // A salutation is all of its line, with signs.
  bool is_salutation(const Line& line) const {
    const Match* cue = document_.cue_at("salutation", line.begin);
    if (cue == nullptr) return false;
    std::size_t at = cue->end;
    while (at < line.end) {
      const Match* next = document_.cue_at("salutation", at);
      if (next != nullptr) {
        at = next->end;
      } else if (document_.tokens()[at].kind == TokenKind::sign) {
        ++at;
      } else {
        return false;
      }
    }
    return true;
  }

  // After the subject, the first line that is no field of the head: long, or
  // with a number.
  std::size_t body_without_salutation() const {
    std::size_t at = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Match* label = document_.cue_at("label", lines_[i].begin);
      if (label != nullptr && label->value == "subject") at = i + 1;
      if (at != 0) break;
    }
    const bool has_subject = at != 0;
    if (has_subject && at < lines_.size() && subject_follows(at)) ++at;
    for (; at < lines_.size(); ++at) {
      const Line& line = lines_[at];
      if (line.is_noise || line.is_cell() ||
          line.has_bullet(document_.text().text)) {
        continue;
      }
      if (document_.cue_at("label", line.begin) != nullptr) continue;
      if (line.where.size() > 150 || !line.marker.empty()) return at;
    }
    return lines_.size();
  }

  // The label stands alone: its value is the next line.
  bool subject_follows(std::size_t at) const {
    const Line& label = lines_[at - 1];
    return label.end - label.begin <= 3;
  }

  void find_annexes() {
    std::vector<AnnexSection> found;
    for (std::size_t i = earliest_annex(); i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.is_noise) continue;
      const Match* label = document_.value_at(line.begin);
      const bool has_label = label != nullptr && label->kind == "annex" &&
                             label->begin == line.begin;
      if (has_label && is_heading(line, *label)) {
        found.push_back({i, label, {i + 1, lines_.size()}});
      } else if (is_bare_heading(line)) {
        found.push_back({i, nullptr, {i + 1, lines_.size()}});
      }
    }
    for (std::size_t i = 0; i + 1 < found.size(); ++i) {
      found[i].body.end = found[i + 1].heading;
    }
    keep_real_annexes(found);
  }

  // Annexes come after the closing; without one, after the body's first line.
  std::size_t earliest_annex() const {
    for (std::size_t i = sections_.body.begin; i < lines_.size(); ++i) {
      if (starts_with(lines_[i], "closing")) return i + 1;
    }
    return std::min(sections_.body.begin + 1, lines_.size());
  }

  bool is_heading(const Line& line, const Match& label) const {
    if (line.where.size() > longest_heading) return false;
    if (label.end >= line.end) return true;
    const Tokens& tokens = document_.tokens();
    const Token& next = tokens[label.end];
    if (next.kind == TokenKind::word) return next.is_capitalised;
    return next.kind != TokenKind::sign || document_.is_sign(label.end, "-") ||
           document_.is_sign(label.end, ":") ||
           document_.is_sign(label.end, "(") ||
           document_.is_sign(label.end, ".") ||
           document_.is_sign(label.end, "\"");
  }

  // In capitals, or in a script that has none.
  bool is_emphatic(std::size_t token) const {
    const Tokens& tokens = document_.tokens();
    return tokens[token].is_shouted || is_caseless(tokens.words(token)) ||
           tokens[token].kind == TokenKind::ideograph;
  }

  // "ANNEX", alone on its line, where a letter has only one.
  bool is_bare_heading(const Line& line) const {
    const Match* label = document_.cue_at("label", line.begin);
    return label != nullptr && label->value == "annexes" &&
           label->end == line.end && is_emphatic(line.begin);
  }

  // A list of the annexes ("Annex 1: form") names them before they come.
  void keep_real_annexes(const std::vector<AnnexSection>& found) {
    const std::vector<bool> comes_again = labels_that_come_again(found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!comes_again[i]) {
        sections_.annexes.push_back(found[i]);
      } else if (!sections_.annexes.empty()) {
        // What stands between belongs to the annex before it.
        sections_.annexes.back().body.end = found[i].body.end;
      }
    }
  }

  static std::vector<bool> labels_that_come_again(
      const std::vector<AnnexSection>& found) {
    std::vector<bool> comes_again(found.size(), false);
    std::set<std::string_view> later;
    for (std::size_t i = found.size(); i-- > 0;) {
      if (found[i].label == nullptr) continue;
      comes_again[i] = !later.insert(found[i].label->value).second;
    }
    return comes_again;
  }

  void find_closing() {
    const std::size_t last = sections_.annexes.empty()
                                 ? lines_.size()
                                 : sections_.annexes.front().heading;
    sections_.body.end = last;
    std::size_t at = last;
    for (std::size_t i = sections_.body.begin; i < last; ++i) {
      if (starts_with(lines_[i], "closing") || ends_with_closing(lines_[i])) {
        at = i;
        break;
      }
    }
    if (at == last) at = signature_without_closing(last);
    sections_.body.end = at;
    sections_.closing = {at, last};
  }

  // "In the hope of seeing you in Tunis, I am, yours faithfully,": one
  // sentence that ends as closings do.
  bool ends_with_closing(const Line& line) const {
    constexpr std::size_t longest = 60;  // tokens
    const TokenRange range = document_.tokens_of(line);
    if (range.empty() || range.size() > longest || line.is_cell() ||
        !line.marker.empty()) {
      return false;
    }
    const auto cues = document_.cues("closing", range);
    return !cues.empty() && cues.back().end + 1 >= range.end &&
           document_.sentence(range.begin).end >= range.end;
  }

  std::size_t signature_without_closing(std::size_t last) const {
    for (std::size_t i = sections_.body.begin; i < last; ++i) {
      const Match* title = document_.cue_at("signatory", lines_[i].begin);
      const bool has_title = title != nullptr && is_whole_title(*title);
      if (!has_title && !starts_with(lines_[i], "signed")) continue;
      // The name stands on the line before.
      const bool has_name = i > sections_.body.begin &&
                            lines_[i - 1].where.size() < 60 && has_title;
      return has_name ? i - 1 : i;
    }
    for (std::size_t i = sections_.body.begin; i < last; ++i) {
      const Match* label = document_.cue_at("label", lines_[i].begin);
      if (label != nullptr && label->value == "annexes") return i;
    }
    return last;
  }

  const RecognisedText& document_;
  const std::vector<Line>& lines_;
  Sections sections_;
};

}  // namespace

Sections find_sections(const RecognisedText& document) {
  return SectionFinder(document).run();
}

}  // namespace ituletter
