#include <algorithm>
#include <vector>

#include "check/rules.hpp"

namespace ituletter {
namespace {

void find_missing_signature(const Draft& draft, Report& report) {
  const Signatory& signatory = draft.letter.signatory;
  if (signatory.name || signatory.is_signed.value) return;
  if (signatory.title) {
    report.add(signatory.title->where.span,
               "the signatory has a title, but neither name nor signature");
  } else if (draft.letter.closing) {
    report.add(draft.letter.closing->where.span,
               "nobody has signed the letter after its closing");
  }
}

/// Finds lines of the signature that are none of its parts.
class SignatureReader {
 public:
  SignatureReader(const Draft& draft, Report& report)
      : document_(draft.document),
        letter_(draft.letter),
        lines_(draft.sections.closing),
        report_(report) {}

  void run() {
    if (!letter_.closing || !letter_.signatory.title) return;
    note_parts();
    constexpr std::size_t most_lines_below = 2;  // what is further is elsewhere
    const std::size_t end = std::min(lines_.end, last_ + 1 + most_lines_below);
    for (std::size_t i = first_ + 1; i < end; ++i) {
      const Line& line = document_.lines()[i];
      if (i > last_ && (ends_signature(line) || begins_signature(i))) return;
      if (is_stray(line)) note(line);
    }
  }

 private:
  void note_parts() {
    const Signatory& signatory = letter_.signatory;
    note_part(letter_.closing->where);
    first_ = parts_.front();
    note_part(signatory.title->where);
    if (signatory.name) note_part(signatory.name->where);
    if (signatory.is_signed.value) note_part(signatory.is_signed.where);
    last_ = std::ranges::max(parts_);
  }

  /// The lines that a value stands in.
  void note_part(const Where& where) {
    const TokenRange range = document_.tokens_of(where);
    for (std::size_t i = lines_.begin; i < lines_.end; ++i) {
      const Line& line = document_.lines()[i];
      if (line.begin < range.end && range.begin < line.end) parts_.push_back(i);
    }
    if (parts_.empty()) parts_.push_back(lines_.begin);
  }

  /// A label ("Annexes:"), an edge of the page.
  bool ends_signature(const Line& line) const {
    return document_.cue_at("label", line.begin) != nullptr;
  }

  /// "(signed)", or a name above a title: somebody else signs, too.
  bool begins_signature(std::size_t number) const {
    const std::size_t end = std::min(number + 2, lines_.end);
    for (std::size_t i = number; i < end; ++i) {
      const TokenRange range = document_.tokens_of(document_.lines()[i]);
      if (document_.has_cue("signed", range)) return true;
      if (document_.has_cue("signatory", range)) return true;
    }
    return false;
  }

  bool is_stray(const Line& line) const {
    const auto number =
        static_cast<std::size_t>(&line - document_.lines().data());
    if (std::ranges::count(parts_, number) > 0 || !has_words(line)) {
      return false;
    }
    const TokenRange range = document_.tokens_of(line);
    if (is_caption(range)) return true;
    // Of a .pdf, the foot of a page may come apart there. Values stand in a
    // page's head, or in a box in the margin: "Reply requested by 31 August".
    if (document_.source().format == "pdf") return false;
    if (line.is_noise || !document_.values(range).empty()) return false;
    return !document_.has_cue("closing", range) &&
           !document_.has_cue("signed", range) &&
           !document_.has_cue("label", range) &&
           !document_.has_cue("signatory", range);
  }

  /// "Latest meeting information" below a code to photograph.
  bool is_caption(TokenRange range) const {
    const Match* cue = document_.cue("footer", range);
    return cue != nullptr && cue->value == "caption";
  }

  bool has_words(const Line& line) const {
    for (std::size_t i = line.begin; i < line.end; ++i) {
      if (document_.tokens()[i].kind != TokenKind::sign) return true;
    }
    return false;
  }

  void note(const Line& line) {
    report_.add(document_.text().map.to_source(line.where),
                "\"" + document_.words(line.where, "").value +
                    "\" stands in the signature and is no part of it");
  }

  const RecognisedText& document_;
  const Letter& letter_;
  LineRange lines_;
  Report& report_;
  std::vector<std::size_t> parts_;  ///< lines
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

void find_stray_text(const Draft& draft, Report& report) {
  SignatureReader(draft, report).run();
}

constexpr Rule rules[] = {
    {{.name = "sign/missing",
      .severity = Severity::warning,
      .summary = "the letter is not signed",
      .why = "A name, and \"(signed)\" in copies, say that the letter was "
             "issued and is no draft.",
      .bad = "Yours faithfully, … Director of the Telecommunication "
             "Standardization Bureau",
      .good = "Yours faithfully, (signed) A. Name, Director of the "
              "Telecommunication Standardization Bureau"},
     find_missing_signature},
    {{.name = "sign/stray-text",
      .severity = Severity::information,
      .summary = "words stand in the signature that are no part of it",
      .why = "A caption or note between name and title reads as the "
             "signatory's title. Move it above the closing or below the "
             "annexes.",
      .bad = "Director of the Bureau … Latest meeting information",
      .good = "Director of the Bureau … Annexes: 2"},
     find_stray_text},
};

}  // namespace

std::span<const Rule> sign_rules() { return rules; }

}  // namespace ituletter
