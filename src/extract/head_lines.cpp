#include <algorithm>

#include "extract/head.hpp"
#include "extract/kinds.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_initials = 24;     // bytes of "SG17/XY"
constexpr std::size_t longest_preposition = 10;  // bytes of "To all the"
constexpr std::size_t shortest_subject = 24;  // bytes, where no label shows it

/// Gives each line of the head its role.
class LineReader {
 public:
  LineReader(const RecognisedText& document, const Sections& sections,
             const HeadFields& fields)
      : document_(document),
        tokens_(document.tokens()),
        head_(sections.head),
        fields_(fields) {}

  std::vector<HeadLine> run() {
    for (std::size_t i = head_.begin; i < head_.end; ++i) read_line(i);
    find_unlabelled_subject();
    if (!has_subject()) cut_subject_off();
    split_unlabelled_copy();
    return std::move(lines_);
  }

 private:
  const Line& line(std::size_t i) const { return document_.lines()[i]; }

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
      const Match* label = label_at(document_, at, whole);
      if (label == nullptr) break;
      field_ = label->value;
      if (field_ == "to" || field_ == "copy") list_ = field_;
      if (field_ == list_ || field_ == "subject") has_open_item_ = false;
      has_subject_label_ |= field_ == "subject";
      has_label = true;
      at = after_label(document_, *label);
    }
    const TokenRange content{at, whole.end};
    HeadLine entry{number, HeadRole::label, content};
    const bool continues = !has_label && continues_item(number, content);
    if (continues) {
      entry.role = list_ == "copy" ? HeadRole::copy : HeadRole::to;
      entry.goes_on = true;
    } else if (!content.empty()) {
      entry.role = role_of(whole, content, has_label);
    }
    note_item(entry);
    if (!content.empty() && field_ != "subject" && field_ != "to" &&
        field_ != "copy") {
      field_.clear();
    }
    add(entry);
  }

  // In a column beside labels and numbers, what stands below an item with a
  // bullet and has none goes on with it.
  bool continues_item(std::size_t number, TokenRange content) const {
    const Line& whole = line(number);
    if (!has_open_item_ || content.empty() || document_.has_bullet(whole) ||
        whole.is_noise || has_contact(content) ||
        is_internal_reference(content) || holds(content, fields_.reference) ||
        holds(content, fields_.date)) {
      return false;
    }
    if (!whole.is_cell()) {
      return !whole.after_blank && line(number - 1).is_cell();
    }
    const bool is_value = lines_.back().role == HeadRole::label;
    const bool is_last =
        number + 1 >= head_.end || line(number + 1).row != whole.row;
    return whole.column > 0 && is_last && !is_value;
  }

  void note_item(const HeadLine& entry) {
    if (entry.content.empty()) return;
    const bool is_item =
        entry.role == HeadRole::to || entry.role == HeadRole::copy;
    if (entry.role == HeadRole::subject) has_open_item_ = false;
    if (!is_item) return;
    const bool is_begun =
        entry.goes_on || document_.has_bullet(line(entry.line));
    has_open_item_ = is_begun && !ends_with_separator(entry.content) &&
                     !document_.is_sign(entry.content.end - 1, ".");
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
    piece.content.begin = after_number(piece.content);
    for (const Match& value : document_.values(entry.content)) {
      if (!is_contact_value(value)) continue;
      piece.content.end = value.begin;
      if (!piece.content.empty()) lines_.push_back(piece);
      piece.goes_on |= !piece.content.empty();
      piece.content = {value.end, entry.content.end};
      piece.content.begin = after_number(piece.content);
    }
    if (!piece.content.empty()) lines_.push_back(piece);
  }

  // "/6356": the second of two telephone numbers.
  std::size_t after_number(TokenRange content) const {
    const bool is_number = content.size() >= 2 &&
                           document_.is_sign(content.begin, "/") &&
                           tokens_[content.begin + 1].kind == TokenKind::digits;
    return is_number ? content.begin + 2 : content.begin;
  }

  bool has_contact(TokenRange content) const {
    return first_that(document_.values(content), is_contact_value) != nullptr;
  }

  bool holds(TokenRange content, const Match* match) const {
    return match != nullptr && content.has(match->begin);
  }

  // "Addendum 1" below "TSB Circular 68".
  bool is_in_reference(TokenRange content) const {
    const Match* reference = fields_.reference;
    return reference != nullptr && reference->begin < content.begin &&
           content.begin < reference->end;
  }

  bool names_addressee(TokenRange content) const {
    const Match* cue = document_.cue("addressee", content);
    return cue != nullptr && !document_.has_cue("event", content) &&
           is_short({content.begin, cue->begin});
  }

  // "To the", not "Home page of".
  bool is_short(TokenRange words) const {
    return words.size() <= 2 &&
           (words.empty() ||
            tokens_.span(words.begin, words.end).size() <= longest_preposition);
  }

  HeadRole role_of(const Line& whole, TokenRange content, bool has_label) {
    if (field_ == "subject" && has_label) return subject();
    if (holds(content, fields_.reference) || is_in_reference(content)) {
      return HeadRole::reference;
    }
    if (holds(content, fields_.date)) return HeadRole::date;
    if (whole.is_noise) return HeadRole::other;
    if (is_internal_reference(content)) return HeadRole::internal_reference;
    // "Web: | TSAG homepage"
    const bool is_web = field_ == "web" && whole.is_cell();
    const bool is_item =
        document_.has_bullet(whole) || (names_addressee(content) && !is_web);
    if (is_item && (field_ != "subject" || !has_subject_text_)) {
      return list_item();
    }
    if (has_contact(content) &&
        (!is_list_line(whole) || is_only_contact(content))) {
      return HeadRole::contact;
    }
    if (has_label && (field_ == "to" || field_ == "copy")) {
      return list_item();
    }
    if (has_label && field_ == "contact") return HeadRole::name;
    if (field_ == "subject" || is_late_subject(whole)) return subject();
    if (is_list_line(whole)) return last_entry()->role;
    if (const HeadLine* item = item_above(whole, content)) return item->role;
    return after_reference(content) ? HeadRole::internal_reference
                                    : HeadRole::other;
  }

  HeadRole subject() {
    has_subject_text_ = true;
    return HeadRole::subject;
  }

  bool is_internal_reference(TokenRange content) const {
    const Match* first = document_.value_at(content.begin);
    return first != nullptr && first->kind == "internal-reference" &&
           content.end - content.begin <= first->end - first->begin + 2;
  }

  bool is_only_contact(TokenRange content) const {
    for (std::size_t i = content.begin; i < content.end; ++i) {
      const Match* value = document_.value_at(i);
      const bool is_second_number = i > content.begin &&
                                    document_.is_sign(i - 1, "/") &&
                                    tokens_[i].kind == TokenKind::digits;
      if (tokens_[i].kind == TokenKind::sign || is_second_number) continue;
      if (value == nullptr || !is_contact_value(*value)) return false;
    }
    return true;
  }

  // Other fields may stand between the items of a list.
  HeadRole list_item() {
    if (field_ != "copy") field_ = list_;
    return field_ == "copy" ? HeadRole::copy : HeadRole::to;
  }

  // The subject's label stood far above, and the line after a list of bullets
  // begins something new.
  bool is_late_subject(const Line& whole) const {
    if (!has_subject_label_ || has_subject_text_) return false;
    const HeadLine* item = last_entry();
    return item != nullptr && item->role == HeadRole::copy &&
           document_.has_bullet(line(item->line)) &&
           tokens_[whole.begin].can_start_text() &&
           whole.where.size() >= 2 * shortest_subject;
  }

  // A line that goes on with the addressee before it.
  bool is_list_line(const Line& whole) const {
    const HeadLine* item = last_entry();
    if (item == nullptr || whole.after_blank) return false;
    if (whole.starts_cell && !is_cut_short(document_, item->content)) {
      return false;
    }
    if (item->role != HeadRole::to && item->role != HeadRole::copy) {
      return false;
    }
    const Line& before = line(item->line);
    return !document_.is_sign(before.end - 1, ";") &&
           !document_.is_sign(before.end - 1, ".");
  }

  // The item that goes on below, beside other fields.
  const HeadLine* item_above(const Line& whole, TokenRange content) const {
    constexpr std::size_t furthest = 4;  // entries
    if (!whole.starts_cell || (!field_.empty() && field_ != list_)) {
      return nullptr;
    }
    const std::size_t last = lines_.size() - std::min(lines_.size(), furthest);
    for (std::size_t i = lines_.size(); i-- > last;) {
      const HeadLine& item = lines_[i];
      if (item.role != HeadRole::to && item.role != HeadRole::copy) continue;
      const HeadLine entry{*document_.line_at(whole.begin), item.role, content};
      return goes_on_below(document_, item.line, item.content, entry) ? &item
                                                                      : nullptr;
    }
    return nullptr;
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
    const auto before = std::ranges::find_if(
        lines_.rbegin(), lines_.rend(),
        [](const HeadLine& entry) { return entry.role != HeadRole::label; });
    if (before == lines_.rend() || before->role != HeadRole::reference) {
      return false;
    }
    const Span where = tokens_.span(content.begin, content.end);
    if (where.size() > longest_initials) return false;
    for (std::size_t i = content.begin; i < content.end; ++i) {
      const bool is_initials =
          tokens_[i].kind == TokenKind::word && tokens_[i].is_capitalised &&
          !is_caseless(tokens_.words(i)) && tokens_.words(i).size() <= 8;
      const bool is_joint = tokens_[i].kind != TokenKind::word;
      if (!is_initials && !is_joint) return false;
    }
    return true;
  }

  // The text of the subject stands far from its label, or has none: the last
  // lines of the head that nothing else claims.
  void find_unlabelled_subject() {
    if (has_subject()) return;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      HeadLine& entry = lines_[i];
      if (entry.role != HeadRole::other || line(entry.line).is_noise) continue;
      if (line(entry.line).where.size() < shortest_subject) continue;
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

  bool has_subject() const {
    return std::ranges::any_of(lines_, [](const HeadLine& entry) {
      return entry.role == HeadRole::subject;
    });
  }

  // It has run together with the last addressee: what follows the addressee's
  // own words and begins with a capital.
  void cut_subject_off() {
    std::size_t last = lines_.size();
    while (last > 0 && lines_[last - 1].role != HeadRole::to &&
           lines_[last - 1].role != HeadRole::copy) {
      --last;
    }
    if (last == 0) return;
    HeadLine& item = lines_[last - 1];
    const auto kinds = document_.cues("addressee", item.content);
    const bool is_other_line = kinds.empty() && !item.goes_on;
    const std::size_t begin =
        is_other_line ? item.content.begin : last_kind_end(kinds);
    if (begin >= item.content.end || !tokens_[begin].can_start_text()) return;
    const HeadLine subject{
        item.line, HeadRole::subject, {begin, item.content.end}};
    const Span where = tokens_.span(begin, item.content.end);
    if (where.size() < shortest_subject) return;
    item.content.end = begin;
    if (item.content.empty()) {
      item = subject;
    } else {
      lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(last),
                    subject);
    }
  }

  static std::size_t last_kind_end(std::span<const Match> kinds) {
    std::size_t end = 0;
    for (const Match& kind : kinds) end = std::max(end, kind.end);
    return end == 0 ? static_cast<std::size_t>(-1) : end;
  }

  // Two lists of which the labels were lost: the first ends with the item
  // that has no semicolon.
  void split_unlabelled_copy() {
    if (fields_.has_copy_label) return;
    bool is_over = false;
    bool has_signs = false;  // items end in semicolons
    bool in_copy = false;
    std::size_t items = 0;
    for (HeadLine& entry : lines_) {
      if (entry.role != HeadRole::to) continue;
      const Line& whole = line(entry.line);
      const bool is_item = document_.has_bullet(whole);
      const bool is_new_list =
          items > 0 && whole.after_blank && names_officer(entry.content);
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
    const std::size_t joint = document_.separator_before(content.end);
    return joint < content.end &&
           (document_.is_sign(joint, ";") || document_.is_sign(joint, ",") ||
            document_.is_sign(joint - 1, ";"));
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  LineRange head_;
  const HeadFields& fields_;
  std::vector<HeadLine> lines_;
  std::string field_;        ///< of the last label
  std::string list_ = "to";  ///< that items belong to: to or copy
  bool has_subject_label_ = false;
  bool has_subject_text_ = false;
  bool has_open_item_ = false;  ///< one with a bullet, and no sign at its end
};

}  // namespace

std::vector<HeadLine> read_head_lines(const RecognisedText& document,
                                      const Sections& sections,
                                      const HeadFields& fields) {
  return LineReader(document, sections, fields).run();
}

}  // namespace ituletter
