#include <algorithm>

#include "check/table_words.hpp"
#include "check/text_finders.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

/// Finds what was to be filled in. Annexes are passed over but for what Word
/// itself leaves: forms are to be filled in by their readers.
class PlaceholderReader {
 public:
  PlaceholderReader(const Draft& draft, Report& report)
      : document_(draft.document),
        letter_(draft.letter),
        tokens_(document_.tokens()),
        report_(report),
        end_(end_of_letter(draft.sections)),
        initials_(
            document_.tokens_of(draft.letter.internal_reference
                                    ? draft.letter.internal_reference->where
                                    : Where{})) {}

  void run() {
    find_words();
    for (std::size_t i = 0; i < end_; ++i) {
      if (tokens_[i].kind != TokenKind::sign) continue;
      if (is_sign(i, "<")) find_angles(i);
      if (is_sign(i, "{")) i = find_braces(i);
      if (is_sign(i, "?")) i = find_queries(i);
      if (is_sign(i, "_")) i = find_line(i);
      if (tokens_.words(i) == "«") find_merge_field(i);
    }
    for (const auto* addresses : {&letter_.contact.email, &letter_.contact.web})
      find_addresses(*addresses);
  }

 private:
  std::size_t end_of_letter(const Sections& sections) const {
    const auto& lines = document_.lines();
    return sections.annexes.empty()
               ? document_.tokens().size()
               : lines[sections.annexes.front().heading].begin;
  }

  bool is_sign(std::size_t i, std::string_view sign) const {
    return i < tokens_.size() && document_.is_sign(i, sign);
  }

  void find_words() {
    const TableWords gaps(document_, KindType::table, "placeholder");
    for (const Match& match : gaps.all()) {
      if (match.value == "field") {
        note(match.begin, match.end, "is no text: Word left it");
      } else if (match.end <= end_ && !is_part_of_code(match) &&
                 !initials_.has(match.begin)) {
        note(match.begin, match.end, "was to be filled in");
      }
    }
  }

  /// "Y.xxxx" is how Recommendations are called before they have a number.
  bool is_part_of_code(const Match& match) const {
    if (match.begin == 0 || tokens_[match.begin].gap != Gap::none) return false;
    constexpr std::string_view joins = "./-_";
    const std::string_view before = tokens_.folded(match.begin - 1);
    return before.size() == 1 && joins.find(before) != std::string_view::npos;
  }

  /// "<date of the meeting>"; a sign of mathematics has a blank or a number
  /// beside it.
  void find_angles(std::size_t open) {
    constexpr std::size_t most_words = 6;
    std::size_t at = open + 1;
    while (at < end_ && at - open <= most_words &&
           (tokens_[at].kind == TokenKind::word ||
            tokens_[at].kind == TokenKind::ideograph) &&
           tokens_[at].gap <= Gap::space) {
      ++at;
    }
    const bool is_closed = at > open + 1 && is_sign(at, ">") &&
                           tokens_[at].gap == Gap::none &&
                           tokens_[open + 1].gap == Gap::none;
    if (is_closed) note(open, at + 1, "was to be filled in");
  }

  /// The end of a run of one sign.
  std::size_t end_of_run(std::size_t begin, std::string_view sign) const {
    std::size_t end = begin + 1;
    while (is_sign(end, sign) && tokens_[end].gap == Gap::none) ++end;
    return end;
  }

  /// "{{title}}", "{place}". Returns the last token that is done with.
  std::size_t find_braces(std::size_t open) {
    constexpr std::size_t most_words = 8;
    std::size_t at = end_of_run(open, "{");
    const std::size_t first = at;
    while (at < end_ && at - first < most_words &&
           tokens_[at].gap <= Gap::space &&
           (tokens_[at].kind == TokenKind::word ||
            tokens_[at].kind == TokenKind::ideograph || is_sign(at, "_"))) {
      ++at;
    }
    if (at == first || !is_sign(at, "}")) return open;
    const std::size_t end = end_of_run(at, "}");
    note(open, end, "was to be filled in");
    return end - 1;
  }

  /// "???" in place of words. Returns its last token.
  std::size_t find_queries(std::size_t begin) {
    constexpr std::size_t fewest = 3;
    const std::size_t end = end_of_run(begin, "?");
    if (end - begin >= fewest) note(begin, end, "was to be filled in");
    return end - 1;
  }

  /// "tsbsgXX@itu.int": the group was to be filled in.
  void find_addresses(const std::vector<Words>& addresses) {
    for (const Words& address : addresses) {
      std::string words = address.value;
      std::ranges::transform(words, words.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      });
      if (words.find("sgxx") == std::string::npos) continue;
      report_.add(address.where.span,
                  "\"" + address.value + "\" was to be filled in");
    }
  }

  /// "___ January 2026": a line to write on beside other words. Alone in its
  /// line it ends the letter or is for a signature. Returns its last token.
  std::size_t find_line(std::size_t begin) {
    constexpr std::size_t shortest = 2;
    const std::size_t end = end_of_run(begin, "_");
    // "file__name"
    const bool is_part_of_word =
        tokens_[begin].gap == Gap::none && end < tokens_.size() &&
        tokens_[end].gap == Gap::none && tokens_[end].kind != TokenKind::sign;
    if (end - begin < shortest || is_part_of_word || is_alone(begin, end)) {
      return end - 1;
    }
    note(begin, end, "was to be filled in");
    return end - 1;
  }

  bool is_alone(std::size_t begin, std::size_t end) const {
    const auto number = document_.line_at(begin);
    if (!number) return true;
    const Line& line = document_.lines()[*number];
    const auto is_word = [this](std::size_t i) {
      return tokens_[i].kind != TokenKind::sign;
    };
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if ((i < begin || i >= end) && is_word(i)) return false;
    }
    return true;
  }

  /// "«First_Name»" is a field of a mail merge; between quotation marks of a
  /// text stand words.
  void find_merge_field(std::size_t open) {
    constexpr std::size_t most_tokens = 9;
    bool has_line = false;
    std::size_t at = open + 1;
    while (at < end_ && at - open <= most_tokens &&
           tokens_[at].gap == Gap::none &&
           (tokens_[at].kind == TokenKind::word || is_sign(at, "_"))) {
      has_line |= is_sign(at, "_") && at > open + 1;
      ++at;
    }
    const bool is_closed = at < end_ && tokens_.words(at) == "»" &&
                           tokens_[at - 1].kind == TokenKind::word;
    if (has_line && is_closed) note(open, at + 1, "was to be filled in");
  }

  void note(std::size_t begin, std::size_t end, std::string_view what) {
    const Span where = tokens_.span(begin, end);
    report_.add(
        document_.text().map.to_source(where),
        "\"" + document_.words(where, "").value + "\" " + std::string(what));
  }

  const RecognisedText& document_;
  const Letter& letter_;
  const Tokens& tokens_;
  Report& report_;
  std::size_t end_;  ///< of the letter without its annexes, in tokens
  TokenRange initials_;
};

}  // namespace

void find_placeholders(const Draft& draft, Report& report) {
  PlaceholderReader(draft, report).run();
}

}  // namespace ituletter
