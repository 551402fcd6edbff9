#include "extract/head.hpp"

#include <algorithm>

#include "extract/identity.hpp"

namespace ituletter {
namespace {

bool is_letter_reference(const Match& match) {
  return match.kind == "circular" || match.kind == "collective-letter";
}

bool is_contact_value(const Match& match) {
  return match.kind == "phone" || match.kind == "email" || match.kind == "url";
}

/// Gives each line of the head its role.
class HeadReader {
 public:
  HeadReader(const RecognisedText& document, const Sections& sections)
      : document_(document),
        tokens_(document.tokens()),
        sections_(sections),
        head_(tokens_of(document, sections.head)) {}

  void run(Letter& letter) {
    find_subject_labels();
    find_reference();
    find_date();
    for (std::size_t i = sections_.head.begin; i < sections_.head.end; ++i) {
      read_line(i);
    }
    find_unlabelled_subject();
    split_unlabelled_copy();
    write(letter);
  }

 private:
  const Line& line(std::size_t i) const { return document_.lines()[i]; }

  // Labels that begin a line or are followed by a colon; "to" within a
  // sentence is none.
  const Match* label_at(std::size_t token, std::size_t line_begin,
                        std::size_t line_end) const {
    const Match* cue = document_.cue_at("label", token);
    if (cue == nullptr) return nullptr;
    if (document_.is_sign(cue->end, ":") && cue->end < line_end) return cue;
    if (token != line_begin) return nullptr;
    if (cue->end == line_end) return cue;
    // Without a colon: a field whose value shows that it is one.
    const bool is_open = cue->value == "to" || cue->value == "annexes" ||
                         cue->value == "date" || cue->value == "references";
    if (is_open) return nullptr;
    const Match* value = document_.value_at(cue->end);
    if (cue->value == "reference") {
      return value != nullptr && is_letter_reference(*value) ? cue : nullptr;
    }
    if (cue->value == "subject" || cue->value == "copy") return nullptr;
    return value != nullptr && is_contact_value(*value) ? cue : nullptr;
  }

  std::size_t after_label(const Match& label) const {
    return document_.is_sign(label.end, ":") ? label.end + 1 : label.end;
  }

  void find_subject_labels() {
    for (std::size_t i = sections_.head.begin; i < sections_.head.end; ++i) {
      const Match* label = label_at(line(i).begin, line(i).begin, line(i).end);
      if (label == nullptr) continue;
      has_copy_label_ |= label->value == "copy";
      if (label->value == "subject" && after_label(*label) < line(i).end) {
        subject_at_ = after_label(*label);
      }
    }
  }

  bool in_subject(const Match& match) const {
    return subject_at_ != 0 && match.begin >= subject_at_;
  }

  bool starts_line(const Match& match) const {
    return std::ranges::any_of(document_.lines(), [&](const Line& candidate) {
      return candidate.begin == match.begin;
    });
  }

  bool follows_label(const Match& match, std::string_view field) const {
    for (const Match& cue : document_.cues("label", head_)) {
      if (cue.value != field) continue;
      const std::size_t end = after_label(cue);
      if (end == match.begin) return true;
    }
    return false;
  }

  void find_reference() {
    int best = 0;
    for (const Match& match : document_.values(head_)) {
      if (!is_letter_reference(match)) continue;
      // Of equals, the fuller form: a running head leaves words out.
      int score = 20 + static_cast<int>(match.end - match.begin);
      if (starts_line(match)) score += 30;
      if (follows_label(match, "reference")) score += 40;
      if (in_subject(match)) score -= 40;
      if (document_.has_cue("addressee", document_.sentence(match.begin)) &&
          !starts_line(match)) {
        score -= 30;
      }
      if (score > best) {
        best = score;
        reference_ = &match;
      }
    }
  }

  const Match* place_beside(const Match& date) const {
    for (const Match& place : document_.cues("place", head_)) {
      const std::size_t gap = date.begin >= place.end
                                  ? date.begin - place.end
                                  : place.begin - std::min(place.begin,
                                                           date.end);
      const bool is_before = place.end <= date.begin && gap <= 2;
      const bool is_after = place.begin >= date.end && gap <= 1;
      if ((is_before || is_after) && same_line(place, date)) return &place;
    }
    return nullptr;
  }

  bool same_line(const Match& a, const Match& b) const {
    const std::size_t first = std::min(a.begin, b.begin);
    const std::size_t last = std::max(a.begin, b.begin);
    for (std::size_t i = first + 1; i <= last; ++i) {
      if (tokens_[i].gap == Gap::edge) return false;
    }
    return true;
  }

  void find_date() {
    int best = 0;
    for (const Match& match : document_.values(head_)) {
      if (match.kind != "date" || match.value.front() == '-') continue;
      int score = 2;
      if (place_beside(match) != nullptr) score += 3;
      if (follows_label(match, "date")) score += 3;
      if (starts_line(match)) score += 1;
      if (in_subject(match)) score -= 5;
      if (score > best) {
        best = score;
        date_ = &match;
        place_ = place_beside(match);
      }
    }
  }

  // Labels at the line's beginning set the field that its content belongs to.
  void read_line(std::size_t number) {
    const Line& whole = line(number);
    if (whole.kind == Block::Kind::header ||
        whole.kind == Block::Kind::footer) {
      return;
    }
    std::size_t at = whole.begin;
    bool has_label = false;
    while (at < whole.end) {
      const Match* label = label_at(at, whole.begin, whole.end);
      if (label == nullptr) break;
      field_ = label->value;
      if (field_ == "to" || field_ == "copy") list_ = field_;
      has_label = true;
      at = after_label(*label);
    }
    const TokenRange content{at, whole.end};
    HeadLine entry{number, HeadRole::label, content};
    if (!content.empty()) entry.role = role_of(whole, content, has_label);
    if (!content.empty() && field_ != "subject" && field_ != "to" &&
        field_ != "copy") {
      field_.clear();
    }
    add(entry);
  }

  // Numbers and addresses that stand in an addressee's line are not his.
  void add(HeadLine entry) {
    const bool is_item =
        entry.role == HeadRole::to || entry.role == HeadRole::copy;
    if (!is_item) {
      lines_.push_back(entry);
      return;
    }
    HeadLine piece = entry;
    for (const Match& value : document_.values(entry.content)) {
      if (!is_contact_value(value)) continue;
      piece.content.end = value.begin;
      if (!piece.content.empty()) lines_.push_back(piece);
      piece.goes_on |= !piece.content.empty();
      piece.content = {value.end, entry.content.end};
    }
    if (!piece.content.empty()) lines_.push_back(piece);
  }

  bool has_value(TokenRange content, bool (*is_kind)(const Match&)) const {
    const auto values = document_.values(content);
    return std::ranges::any_of(values, is_kind);
  }

  bool holds(TokenRange content, const Match* match) const {
    return match != nullptr && content.has(match->begin);
  }

  bool names_addressee(TokenRange content) const {
    const Match* cue = document_.cue("addressee", content);
    return cue != nullptr && cue->begin <= content.begin + 2 &&
           !document_.has_cue("event", content);
  }

  HeadRole role_of(const Line& whole, TokenRange content, bool has_label) {
    const bool has_bullet = whole.has_bullet(document_.text().text);
    if (field_ == "subject" && has_label) {
      has_subject_text_ = true;
      return HeadRole::subject;
    }
    if (whole.is_noise && !holds(content, reference_) &&
        !holds(content, date_)) {
      return HeadRole::other;
    }
    if (holds(content, reference_)) return HeadRole::reference;
    if (holds(content, date_)) return HeadRole::date;
    const Match* first = document_.value_at(content.begin);
    if (first != nullptr && first->kind == "internal-reference" &&
        content.end - content.begin <= first->end - first->begin + 2) {
      return HeadRole::internal_reference;
    }
    const bool is_item = has_bullet || names_addressee(content);
    if (is_item && (field_ != "subject" || !has_subject_text_)) {
      return list_item();
    }
    if (has_value(content, is_contact_value) &&
        (!is_list_line(whole) || is_only_contact(content))) {
      return HeadRole::contact;
    }
    if (has_label && (field_ == "to" || field_ == "copy")) {
      return list_item();
    }
    if (whole.is_noise) return HeadRole::other;
    if (has_label && field_ == "contact") return HeadRole::name;
    if (field_ == "subject") {
      has_subject_text_ = true;
      return HeadRole::subject;
    }
    if (is_list_line(whole)) return last_entry()->role;
    return after_reference(content) ? HeadRole::internal_reference
                                    : HeadRole::other;
  }

  bool is_only_contact(TokenRange content) const {
    for (std::size_t i = content.begin; i < content.end; ++i) {
      const Match* value = document_.value_at(i);
      if (tokens_[i].kind == TokenKind::sign) continue;
      if (value == nullptr || !is_contact_value(*value)) return false;
    }
    return true;
  }

  // Other fields may stand between the items of a list.
  HeadRole list_item() {
    if (field_ != "copy") field_ = list_;
    return field_ == "copy" ? HeadRole::copy : HeadRole::to;
  }

  // A line that goes on with the addressee before it.
  bool is_list_line(const Line& whole) const {
    if (whole.starts_cell || whole.after_blank) return false;
    const HeadLine* item = last_entry();
    if (item == nullptr) return false;
    if (item->role != HeadRole::to && item->role != HeadRole::copy) {
      return false;
    }
    const Line& before = line(item->line);
    const char end = document_.text().text[before.where.end - 1];
    return end != ';' && end != '.';
  }

  // Contact values between the lines of an item do not end it.
  const HeadLine* last_entry() const {
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (lines_[i].role != HeadRole::contact || lines_.size() - i > 2) {
        return &lines_[i];
      }
    }
    return nullptr;
  }

  // "CB", "SG17/XY": a few capitals right below the reference.
  bool after_reference(TokenRange content) const {
    if (lines_.empty() || lines_.back().role != HeadRole::reference) {
      return false;
    }
    const Span where = tokens_.span(content.begin, content.end);
    if (where.size() > 24) return false;
    for (std::size_t i = content.begin; i < content.end; ++i) {
      const bool is_initials = tokens_[i].kind == TokenKind::word &&
                               tokens_[i].is_capitalised &&
                               tokens_.words(i).size() <= 8;
      const bool is_joint = tokens_[i].kind != TokenKind::word;
      if (!is_initials && !is_joint) return false;
    }
    return true;
  }

  // The text of the subject stands far from its label, or has none: the last
  // lines of the head that nothing else claims.
  void find_unlabelled_subject() {
    const auto is_subject = [](const HeadLine& entry) {
      return entry.role == HeadRole::subject;
    };
    if (std::ranges::any_of(lines_, is_subject)) return;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      HeadLine& entry = lines_[i];
      if (entry.role != HeadRole::other || line(entry.line).is_noise) continue;
      if (line(entry.line).where.size() < 24) continue;
      entry.role = HeadRole::subject;
      // Its other lines stand right before.
      while (i > 0 && lines_[i - 1].role == HeadRole::other &&
             !line(entry.line).starts_cell && !line(entry.line).after_blank &&
             !line(lines_[i - 1].line).is_noise) {
        lines_[--i].role = HeadRole::subject;
      }
      return;
    }
  }

  // Two lists of which the labels were lost: the first ends with the item
  // that has no semicolon.
  void split_unlabelled_copy() {
    if (has_copy_label_) return;
    bool is_over = false;
    bool has_signs = false;  // items end in semicolons
    bool in_copy = false;
    std::size_t items = 0;
    for (HeadLine& entry : lines_) {
      if (entry.role != HeadRole::to) continue;
      const Line& whole = line(entry.line);
      const bool is_item = whole.has_bullet(document_.text().text);
      const bool is_new_list = items > 0 && whole.after_blank &&
                               names_officer(entry.content);
      in_copy |= (is_over && is_item) || is_new_list;
      if (in_copy) {
        entry.role = HeadRole::copy;
        continue;
      }
      ++items;
      const bool goes_on = ends_with_separator(entry.content);
      is_over = has_signs && !goes_on;
      has_signs |= goes_on;
    }
  }

  // Officers are sent copies; members are addressed.
  bool names_officer(TokenRange content) const {
    const Match* kind = document_.cue("addressee", content);
    return kind != nullptr && (kind->value.ends_with("-chairs") ||
                               kind->value.ends_with("-chair") ||
                               kind->value.ends_with("-director") ||
                               kind->value == "regional-offices");
  }

  bool ends_with_separator(TokenRange content) const {
    return document_.is_sign(content.end - 1, ";") ||
           document_.is_sign(content.end - 1, ",") ||
           (content.end >= 2 && document_.is_sign(content.end - 2, ";"));
  }

  void write(Letter& letter) const {
    if (reference_ != nullptr) {
      letter.reference =
          document_.words(reference_->where, reference_->rule);
      read_identity(*reference_, document_, letter);
    }
    write_internal_reference(letter);
    if (date_ != nullptr) {
      letter.date = document_.found(*date_);
      write_place(letter);
    }
    write_subject(letter);
    letter.to = read_addressees(document_, lines_, HeadRole::to);
    letter.copy = read_addressees(document_, lines_, HeadRole::copy);
    letter.contact = read_contact(document_, lines_, head_);
  }

  void write_internal_reference(Letter& letter) const {
    for (const HeadLine& entry : lines_) {
      if (entry.role != HeadRole::internal_reference) continue;
      const Match* match = document_.value_at(entry.content.begin);
      const Span where = tokens_.span(entry.content.begin, entry.content.end);
      letter.internal_reference = document_.exact(
          where, match != nullptr ? match->rule : "head.internal-reference");
      return;
    }
    // On the line of another field.
    for (const Match& match : document_.values(head_)) {
      if (match.kind == "internal-reference" && !in_subject(match)) {
        letter.internal_reference = document_.exact(match.where, match.rule);
        return;
      }
    }
  }

  void write_place(Letter& letter) const {
    if (place_ != nullptr) {
      letter.place = document_.found(std::string(place_->form), *place_);
      return;
    }
    // An unknown town: capitalised words and a comma before the date.
    if (date_->begin < 2 || !document_.is_sign(date_->begin - 1, ",")) return;
    std::size_t begin = date_->begin - 1;
    while (begin > head_.begin && tokens_[begin - 1].is_capitalised &&
           tokens_[begin].gap != Gap::edge &&
           date_->begin - begin < 5) {
      --begin;
    }
    if (begin + 1 == date_->begin) return;
    letter.place =
        document_.words(tokens_.span(begin, date_->begin - 1), "head.place");
  }

  void write_subject(Letter& letter) const {
    std::vector<Words> parts;
    for (const HeadLine& entry : lines_) {
      if (entry.role != HeadRole::subject) continue;
      const Span where = tokens_.span(entry.content.begin, entry.content.end);
      parts.push_back(document_.exact(where, "head.subject"));
    }
    if (parts.empty()) return;
    Words subject = joined(parts);
    while (!subject.value.empty() && (subject.value.back() == '.' ||
                                      subject.value.back() == ';')) {
      subject.value.pop_back();
      --subject.where.span.end;
    }
    letter.subject = std::move(subject);
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  const Sections& sections_;
  TokenRange head_;
  std::vector<HeadLine> lines_;
  std::string field_;        ///< of the last label
  std::string list_ = "to";  ///< that items belong to: to or copy
  std::size_t subject_at_ = 0;
  bool has_copy_label_ = false;
  bool has_subject_text_ = false;
  const Match* reference_ = nullptr;
  const Match* date_ = nullptr;
  const Match* place_ = nullptr;
};

void read_salutation(const RecognisedText& document, const Sections& sections,
                     Letter& letter) {
  const LineRange range = sections.salutation;
  if (range.empty()) return;
  const Span where{document.lines()[range.begin].where.begin,
                   document.lines()[range.end - 1].where.end};
  letter.salutation = document.exact(where, "head.salutation");
}

}  // namespace

void extract_head(const RecognisedText& document, const Sections& sections,
                  Letter& letter) {
  HeadReader(document, sections).run(letter);
  read_salutation(document, sections, letter);
}

}  // namespace ituletter
