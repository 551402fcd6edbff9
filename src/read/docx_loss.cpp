#include "read/docx_loss.hpp"

#include <utility>

#include "read/limit.hpp"

namespace ituletter {
namespace {

std::string count(std::size_t number, const std::string& one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

class Report {
 public:
  explicit Report(const TextBuilder& text) : text_(text) {}

  void add(std::size_t number, const char* code, const std::string& message) {
    if (number == 0) return;
    findings_.push_back({Severity::warning, code, message, {}});
  }

  void add(const Tally& tally, const char* code, const std::string& message,
           Severity severity = Severity::warning) {
    if (tally.number == 0) return;
    findings_.push_back({severity, code, message, text_.word_at(tally.first)});
  }

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  const TextBuilder& text_;
  std::vector<Finding> findings_;
};

/// The changes of both kinds, where the first of them is.
Tally changes(const Losses& losses) {
  const Tally& in = losses.insertions;
  const Tally& out = losses.deletions;
  Tally all{in.number + out.number, in.first};
  const bool is_out_first = in.number == 0 || out.first < in.first;
  if (out.number > 0 && is_out_first) all.first = out.first;
  return all;
}

void add_reviewing(const Losses& losses, Report& report) {
  report.add(changes(losses), "docx/tracked-changes",
             "changes are tracked: " +
                 count(losses.insertions.number, "insertion") + " taken in, " +
                 count(losses.deletions.number, "deletion") + " left out");
  report.add(losses.hidden, "docx/hidden-text",
             count(losses.hidden.number, "run") + " of hidden text left out");
  report.add(losses.comments, "docx/comments",
             count(losses.comments.number, "comment") + " left in the document",
             Severity::information);
  report.add(losses.merge_fields, "docx/merge-field",
             count(losses.merge_fields.number, "field") +
                 " of a form letter not filled in",
             Severity::information);
  report.add(losses.empty_links, "docx/empty-link",
             count(losses.empty_links.number, "link") +
                 " without words or without an address",
             Severity::information);
}

}  // namespace

std::vector<Finding> describe(const Losses& losses, const TextBuilder& text) {
  Report report(text);
  add_reviewing(losses, report);
  report.add(losses.chunks, "docx/altchunk",
             count(losses.chunks, "document") +
                 " to be shown within this one left unread");
  report.add(losses.objects, "docx/embedded-document",
             count(losses.objects, "embedded document") + " left unread");
  report.add(losses.graphics, "docx/graphic-text",
             "the text of " + count(losses.graphics, "chart or diagram") +
                 " left unread");
  report.add(losses.dates, "office.date-field",
             losses.dates == 1 ? "a field that shows today's date was left out"
                               : count(losses.dates, "field") +
                                     " that show today's date were left out");
  report.add(losses.open_fields, "docx/open-field",
             "text after " + count(losses.open_fields, "field code") +
                 " without an end left out");
  report.add(losses.main_parts - 1, "docx/second-document",
             "the file names " + std::to_string(losses.main_parts) +
                 " main documents; the first is read");
  for (const std::string& part : losses.missing_parts) {
    report.add(1, "docx/missing-part",
               "the document refers to " + in_quotes(part) +
                   ", which is not in the file");
  }
  const Cleaning& cleaning = text.cleaning();
  report.add(cleaning.invalid + cleaning.controls, "text.invalid-utf8",
             count(cleaning.invalid + cleaning.controls, "character") +
                 " that cannot be text replaced or left out");
  report.add(text.dropped_links(), "docx/long-link",
             count(text.dropped_links(), "link") +
                 " left out for the length of its target");
  return report.take();
}

}  // namespace ituletter
