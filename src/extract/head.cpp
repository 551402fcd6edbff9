#include "extract/head.hpp"

#include "extract/identity.hpp"
#include "extract/trim.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

/// Makes the letter's values of the fields and lines of its head.
class HeadWriter {
 public:
  HeadWriter(const RecognisedText& document, const Sections& sections)
      : document_(document),
        tokens_(document.tokens()),
        head_(tokens_of(document, sections.head)),
        fields_(find_head_fields(document, sections)),
        lines_(read_head_lines(document, sections, fields_)) {}

  void run(Letter& letter) const {
    if (fields_.reference != nullptr) write_reference(letter);
    write_internal_reference(letter);
    if (fields_.date != nullptr) {
      letter.date = document_.found(*fields_.date);
      write_place(letter);
    }
    write_subject(letter);
    letter.to = read_addressees(document_, lines_, HeadRole::to);
    letter.copy = read_addressees(document_, lines_, HeadRole::copy);
    letter.contact = read_contact(document_, lines_, head_);
  }

 private:
  void write_reference(Letter& letter) const {
    const Match& reference = *fields_.reference;
    letter.reference =
        document_.words(joint_reference(reference), reference.rule);
    read_identity(reference, document_, letter);
    if (letter.amendment) return;
    const Match* amendment = amendment_above(reference);
    if (amendment == nullptr) return;
    read_amendment(*amendment, document_, letter);
    const auto& above = document_.lines()[*document_.line_at(amendment->begin)];
    Words words =
        document_.exact(TokenRange{above.begin, above.end}, amendment->rule);
    const auto& below = document_.lines()[*document_.line_at(reference.begin)];
    append(words, document_.words(TokenRange{below.begin, reference.end},
                                  reference.rule));
    letter.reference = std::move(words);
  }

  // "Collective letter 5/9 and 6/16": a joint letter has a number for each
  // group; it is filed under the first.
  TokenRange joint_reference(const Match& first) const {
    TokenRange joint{first.begin, first.end};
    for (const Match& next : document_.values({first.end, head_.end})) {
      if (next.kind != first.kind || !are_joined(joint.end, next.begin)) break;
      joint.end = next.end;
    }
    return joint;
  }

  bool are_joined(std::size_t end, std::size_t next) const {
    for (std::size_t i = end; i < next; ++i) {
      if (!document_.is_separator(i)) return false;
    }
    return end < next;
  }

  // "Addendum 1" alone on a line or in a cell, over "to TSB Circular 68"; the
  // "to" may stand on either line.
  const Match* amendment_above(const Match& reference) const {
    constexpr std::size_t furthest = 5;  // lines; cells may stand between
    const auto last = document_.line_at(reference.begin);
    if (!last) return nullptr;
    const auto& lines = document_.lines();
    const TokenRange before{lines[*last].begin, reference.begin};
    if (!before.empty() && !is_link(before)) return nullptr;
    for (std::size_t i = *last; i > 0 && *last - i < furthest; --i) {
      const Line& above = lines[i - 1];
      const Match* match = document_.value_at(above.begin);
      // A value that goes on behind a tab counts columns anew.
      const bool is_beside = above.column == lines[*last].column || i == *last;
      if (match == nullptr || match->kind != "amendment" ||
          match->begin != above.begin || !is_beside) {
        continue;
      }
      const TokenRange after{match->end, above.end};
      if (before.empty() ? is_link(after) : after.empty()) return match;
    }
    return nullptr;
  }

  // "to", "a la"
  bool is_link(TokenRange words) const {
    constexpr std::size_t most_words = 2;
    return !words.empty() && words.size() <= most_words &&
           tokens_[words.begin].kind == TokenKind::word &&
           (!tokens_[words.begin].is_capitalised ||
            is_caseless(tokens_.words(words.begin)));
  }

  void write_internal_reference(Letter& letter) const {
    for (const HeadLine& entry : lines_) {
      if (entry.role != HeadRole::internal_reference) continue;
      const Match* match = document_.value_at(entry.content.begin);
      letter.internal_reference = document_.exact(
          entry.content,
          match != nullptr ? match->rule : "head.internal-reference");
      return;
    }
    // On the line of another field.
    for (const Match& match : document_.values(head_)) {
      if (match.kind == "internal-reference" && !fields_.in_subject(match)) {
        letter.internal_reference = document_.exact(match.where, match.rule);
        return;
      }
    }
  }

  void write_place(Letter& letter) const {
    if (fields_.place != nullptr) {
      letter.place =
          document_.found(std::string(fields_.place->form), *fields_.place);
      return;
    }
    const TokenRange town = unknown_town(fields_.date->begin);
    if (!town.empty()) letter.place = document_.words(town, "head.place");
  }

  // A town that the grammar does not know: capitalised words and a comma
  // before the date.
  TokenRange unknown_town(std::size_t date) const {
    constexpr std::size_t furthest = 5;  // tokens before the date
    if (date < 2 || !document_.is_sign(date - 1, ",")) return {};
    std::size_t begin = date - 1;
    while (begin > head_.begin && tokens_[begin - 1].is_capitalised &&
           tokens_[begin].gap != Gap::edge && date - begin < furthest) {
      --begin;
    }
    return {begin, date - 1};
  }

  void write_subject(Letter& letter) const {
    std::vector<Words> parts;
    for (const HeadLine& entry : lines_) {
      if (entry.role != HeadRole::subject) continue;
      parts.push_back(document_.exact(entry.content, "head.subject"));
    }
    if (parts.empty()) return;
    Words subject = joined(parts);
    const std::size_t size = size_without_stop(subject.value);
    subject.where.span.end -= subject.value.size() - size;
    subject.value.resize(size);
    letter.subject = std::move(subject);
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  TokenRange head_;
  HeadFields fields_;
  std::vector<HeadLine> lines_;
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
  HeadWriter(document, sections).run(letter);
  read_salutation(document, sections, letter);
}

}  // namespace ituletter
