#include <algorithm>

#include "extract/head.hpp"
#include "grammar/slot.hpp"

namespace ituletter {
namespace {

// The fax number that all letters of the Bureau share ends so.
constexpr std::string_view bureau_fax = "5853";

std::string digits_of(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

/// Tells telephone from fax numbers, by label, place and number.
class ContactReader {
 public:
  ContactReader(const RecognisedText& document,
                const std::vector<HeadLine>& lines, TokenRange head)
      : document_(document),
        tokens_(document.tokens()),
        lines_(lines),
        head_(head) {}

  Contact run() {
    collect_labels();
    for (const Match& match : document_.values(head_)) {
      if (match.kind == "phone") number(match);
      if (match.kind == "email") {
        contact_.email.push_back(document_.exact(match.where, match.rule));
      }
      if (match.kind == "url") {
        contact_.web.push_back(address(match));
      }
    }
    linked_addresses();
    names();
    return std::move(contact_);
  }

 private:
  struct Label {
    std::size_t end;
    bool is_fax;
  };

  void collect_labels() {
    for (const Match& cue : document_.cues("label", head_)) {
      const bool is_fax = cue.value == "fax";
      if (!is_fax && cue.value != "phone") continue;
      const bool has_colon = document_.is_sign(cue.end, ":");
      labels_.push_back({has_colon ? cue.end + 1 : cue.end, is_fax});
    }
  }

  // A label right before the number tells; else, of labels that have come
  // apart from their values, the first that is still free.
  bool is_fax(const Match& match, const std::string& digits) {
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (labels_[i].end == match.begin) {
        const bool fax = labels_[i].is_fax;
        labels_.erase(labels_.begin() + static_cast<std::ptrdiff_t>(i));
        return fax;
      }
    }
    if (digits.ends_with(bureau_fax)) return true;
    return !has_bureau_fax() && has_phone_ &&
           std::ranges::any_of(labels_, &Label::is_fax) && contact_.fax.empty();
  }

  bool has_bureau_fax() const {
    const auto values = document_.values(head_);
    return std::ranges::any_of(values, [&](const Match& value) {
      return value.kind == "phone" &&
             digits_of(document_.view(value.where)).ends_with(bureau_fax);
    });
  }

  void number(const Match& match) {
    const std::string digits = digits_of(document_.view(match.where));
    const bool fax = is_fax(match, digits);
    has_phone_ |= !fax;
    std::vector<Words>& list = fax ? contact_.fax : contact_.phone;
    list.push_back(document_.exact(match.where, match.rule));
    second_number(match, list);
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
    for (const Link& link : document_.source().links) {
      const bool is_same = link.where.begin < shown.where.span.end &&
                           shown.where.span.begin < link.where.end;
      if (is_same && link.target.starts_with("http")) {
        shown.value = link.target;
        shown.where.rule = "head.link-target";
      }
    }
    return shown;
  }

  // A web label whose text is no address: "Study Group homepage".
  void linked_addresses() {
    if (!contact_.web.empty()) return;
    for (const Match& cue : document_.cues("label", head_)) {
      if (cue.value != "web") continue;
      const Span label = document_.where(cue.where, "").span;
      for (const Link& link : document_.source().links) {
        const bool is_near = link.where.begin >= label.begin &&
                             link.where.begin < label.end + 80;
        if (is_near && link.target.starts_with("http")) {
          contact_.web.push_back(
              {link.target, {link.where, {}, "head.link-target"}});
          return;
        }
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
    const Span where = tokens_.span(entry.content.begin, entry.content.end);
    contact_.name.push_back(document_.words(where, "head.contact-name"));
  }

  bool looks_like_name(TokenRange content) const {
    std::size_t words = 0;
    for (std::size_t i = content.begin; i < content.end; ++i) {
      if (tokens_[i].kind == TokenKind::digits) return false;
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
  std::vector<Label> labels_;
  bool has_phone_ = false;
  Contact contact_;
};

}  // namespace

Contact read_contact(const RecognisedText& document,
                     const std::vector<HeadLine>& lines, TokenRange head) {
  return ContactReader(document, lines, head).run();
}

}  // namespace ituletter
