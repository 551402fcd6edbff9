#include <algorithm>

#include "extract/head.hpp"
#include "extract/kinds.hpp"
#include "extract/links.hpp"
#include "grammar/slot.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

// The fax number that all letters of the Bureau share ends so.
constexpr std::string_view bureau_fax = "5853";

// Bytes from the end of a label to the link that it names.
constexpr std::size_t furthest_link = 80;

std::string digits_of(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

// A number is the same in all languages, whatever digits a letter has.
Words in_plain_digits(Words number) {
  std::string plain;
  for (std::size_t at = 0; at < number.value.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(number.value, at);
    const CharInfo& info = char_info(c);
    if (info.kind == CharClass::digit) {
      plain += static_cast<char>(info.folded & 0xFFU);
    } else if (c == 0xFF0B) {
      plain += '+';
    } else {
      plain.append(number.value, begin, at - begin);
    }
  }
  number.value = std::move(plain);
  return number;
}

/// Tells telephone from fax numbers, by label, place and number.
class ContactReader {
 public:
  ContactReader(const RecognisedText& document,
                const std::vector<HeadLine>& lines, TokenRange head)
      : document_(document),
        tokens_(document.tokens()),
        lines_(lines),
        head_(head),
        links_(document.source().links) {}

  Contact run() {
    collect_labels();
    for (const Match& match : document_.values(head_)) {
      // The union's own numbers stand in old letterheads.
      const bool is_of_union =
          document_.cue_at("footer", match.begin) != nullptr;
      if (match.kind == "phone" && !is_of_union) number(match);
      if (match.kind == "email") {
        contact_.email.push_back(document_.exact(match.where, match.rule));
      }
      if (match.kind == "url") {
        contact_.web.push_back(address(match));
      }
    }
    numbers_without_plus();
    linked_addresses();
    names();
    return std::move(contact_);
  }

 private:
  struct Label {
    std::size_t begin;
    std::size_t end;
    bool is_fax;
    bool is_free = true;  ///< no number stands right after it
  };

  void collect_labels() {
    for (const Match& cue : document_.cues("label", head_)) {
      const bool is_fax = cue.value == "fax";
      if (!is_fax && cue.value != "phone") continue;
      labels_.push_back({cue.begin, after_label(document_, cue), is_fax});
      if (is_fax) ++free_fax_labels_;
    }
    has_bureau_fax_ = first_that(document_.values(head_), [&](const Match& v) {
                        return v.kind == "phone" && is_bureau_fax(v);
                      }) != nullptr;
  }

  bool is_bureau_fax(const Match& phone) const {
    return digits_of(document_.view(phone.where)).ends_with(bureau_fax);
  }

  // A label right before the number tells; else, of labels that have come
  // apart from their values, a fax label that is still free.
  bool is_fax(const Match& match) {
    const auto label =
        std::ranges::lower_bound(labels_, match.begin, {}, &Label::end);
    const bool has_label =
        label != labels_.end() && label->end == match.begin && label->is_free;
    if (has_label) return take(first_of_column(label));
    if (is_bureau_fax(match)) return true;
    return !has_bureau_fax_ && has_phone_ && free_fax_labels_ > 0 &&
           contact_.fax.empty();
  }

  // "Tel: Fax: +41 22 730 5860 +41 22 730 5853": where labels stand together,
  // the first number belongs to the first of them.
  std::vector<Label>::iterator first_of_column(
      std::vector<Label>::iterator label) {
    while (label != labels_.begin() && std::prev(label)->is_free &&
           std::prev(label)->end == label->begin) {
      --label;
    }
    return label;
  }

  bool take(std::vector<Label>::iterator label) {
    label->is_free = false;
    if (label->is_fax) --free_fax_labels_;
    return label->is_fax;
  }

  void number(const Match& match) {
    const bool fax = is_fax(match);
    has_phone_ |= !fax;
    std::vector<Words>& list = fax ? contact_.fax : contact_.phone;
    list.push_back(in_plain_digits(document_.exact(match.where, match.rule)));
    second_number(match, list);
  }

  // "Tel: 41 22 730 58 87": right after a label, digits are a number without
  // its sign, too.
  void numbers_without_plus() {
    for (const Label& label : labels_) {
      if (!label.is_free) continue;
      std::vector<Words>& list = label.is_fax ? contact_.fax : contact_.phone;
      const std::size_t end = end_of_digits(label.end);
      if (!list.empty() || end == label.end) continue;
      list.push_back(number_at({label.end, end}));
    }
  }

  // "5235 730 22 41+" in an Arabic text that was stored as it looks.
  Words number_at(TokenRange digits) const {
    Words number = in_plain_digits(document_.exact(digits, "head.number"));
    if (!document_.is_sign(digits.end, "+")) return number;
    std::string turned = "+";
    for (std::size_t i = digits.end; i-- > digits.begin;) {
      if (tokens_[i].kind != TokenKind::digits) continue;
      if (turned.size() > 1) turned += ' ';
      turned += tokens_.folded(i);
    }
    number.value = std::move(turned);
    return number;
  }

  std::size_t end_of_digits(std::size_t begin) const {
    constexpr std::size_t fewest = 7;  // digits
    constexpr std::size_t most = 15;
    std::size_t digits = 0;
    std::size_t end = begin;
    for (std::size_t i = begin; i < head_.end; ++i) {
      const bool is_far = i > begin && tokens_[i].gap > Gap::space;
      if (is_far) break;
      if (tokens_[i].kind == TokenKind::digits) {
        digits += tokens_.folded(i).size();
        end = i + 1;
      } else if (!document_.is_sign(i, "-") && !document_.is_sign(i, "(") &&
                 !document_.is_sign(i, ")")) {
        break;
      }
    }
    return digits >= fewest && digits <= most ? end : begin;
  }

  // "+41 22 730 5887/6356" is two full numbers.
  void second_number(const Match& match, std::vector<Words>& list) const {
    if (!document_.is_sign(match.end, "/")) return;
    const std::size_t at = match.end + 1;
    if (at >= head_.end || tokens_[at].kind != TokenKind::digits) return;
    const std::string_view tail = tokens_.words(at);
    std::string whole = list.back().value;
    if (tail.size() > 4 || tail.size() < 2 || whole.size() < tail.size()) {
      return;
    }
    whole.replace(whole.size() - tail.size(), tail.size(), tail);
    list.push_back({whole, document_.where(tokens_.span(at, at + 1),
                                           "head.second-number")});
  }

  // The address behind a text counts, not the text.
  Words address(const Match& match) const {
    Words shown = document_.exact(match.where, match.rule);
    for (const Link* link : links_.at(shown.where.span)) {
      if (!link->target.starts_with("http")) continue;
      shown.value = link->target;
      shown.where.rule = "head.link-target";
      break;
    }
    return shown;
  }

  // A web label whose text is no address: "Study Group homepage".
  void linked_addresses() {
    if (!contact_.web.empty()) return;
    for (const Match& cue : document_.cues("label", head_)) {
      if (cue.value != "web") continue;
      const Span label = document_.where(cue.where, "").span;
      for (const Link* link :
           links_.beginning_in({label.begin, label.end + furthest_link})) {
        if (!link->target.starts_with("http")) continue;
        contact_.web.push_back(
            {link->target, {link->where, {}, "head.link-target"}});
        return;
      }
    }
  }

  void names() {
    const auto labelled =
        std::ranges::find(lines_, HeadRole::name, &HeadLine::role);
    if (labelled != lines_.end()) {
      add_name(*labelled);
      return;
    }
    const bool has_label = std::ranges::any_of(
        document_.cues("label", head_),
        [](const Match& cue) { return cue.value == "contact"; });
    if (!has_label) return;
    for (const HeadLine& entry : lines_) {
      const bool is_letterhead = document_.lines()[entry.line].is_noise ||
                                 document_.has_cue("letterhead", entry.content);
      if (entry.role == HeadRole::other && !is_letterhead &&
          looks_like_name(entry.content)) {
        add_name(entry);
        return;
      }
    }
  }

  void add_name(const HeadLine& entry) {
    contact_.name.push_back(
        document_.words(entry.content, "head.contact-name"));
  }

  bool looks_like_name(TokenRange content) const {
    std::size_t words = 0;
    for (std::size_t i = content.begin; i < content.end; ++i) {
      if (tokens_[i].kind == TokenKind::digits) return false;
      if (tokens_[i].kind == TokenKind::ideograph) ++words;
      if (tokens_[i].kind != TokenKind::word) continue;
      if (!tokens_[i].is_capitalised) return false;
      ++words;
    }
    return words >= 2 && words <= 5;
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  const std::vector<HeadLine>& lines_;
  TokenRange head_;
  LinkIndex links_;
  std::vector<Label> labels_;
  std::size_t free_fax_labels_ = 0;
  bool has_bureau_fax_ = false;
  bool has_phone_ = false;
  Contact contact_;
};

}  // namespace

Contact read_contact(const RecognisedText& document,
                     const std::vector<HeadLine>& lines, TokenRange head) {
  return ContactReader(document, lines, head).run();
}

}  // namespace ituletter
