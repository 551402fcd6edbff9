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
  void add(std::size_t number, const char* code, const std::string& message) {
    if (number == 0) return;
    findings_.push_back({Severity::warning, code, message, {}});
  }

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> describe(const Losses& losses, const TextBuilder& text) {
  Report report;
  report.add(losses.insertions + losses.deletions, "docx.tracked-changes",
             "changes are tracked: " + count(losses.insertions, "insertion") +
                 " taken in, " + count(losses.deletions, "deletion") +
                 " left out");
  report.add(losses.hidden, "docx.hidden-text",
             count(losses.hidden, "run") + " of hidden text left out");
  report.add(losses.chunks, "docx.altchunk",
             count(losses.chunks, "document") +
                 " to be shown within this one left unread");
  report.add(losses.objects, "docx.embedded-document",
             count(losses.objects, "embedded document") + " left unread");
  report.add(losses.graphics, "docx.graphic-text",
             "the text of " + count(losses.graphics, "chart or diagram") +
                 " left unread");
  report.add(losses.dates, "office.date-field",
             losses.dates == 1 ? "a field that shows today's date was left out"
                               : count(losses.dates, "field") +
                                     " that show today's date were left out");
  report.add(losses.open_fields, "docx.open-field",
             "text after " + count(losses.open_fields, "field code") +
                 " without an end left out");
  report.add(losses.main_parts - 1, "docx.second-document",
             "the file names " + std::to_string(losses.main_parts) +
                 " main documents; the first is read");
  for (const std::string& part : losses.missing_parts) {
    report.add(1, "docx.missing-part",
               "the document refers to " + in_quotes(part) +
                   ", which is not in the file");
  }
  const Cleaning& cleaning = text.cleaning();
  report.add(cleaning.invalid + cleaning.controls, "text.invalid-utf8",
             count(cleaning.invalid + cleaning.controls, "character") +
                 " that cannot be text replaced or left out");
  report.add(text.dropped_links(), "docx.long-link",
             count(text.dropped_links(), "link") +
                 " left out for the length of its target");
  return report.take();
}

}  // namespace ituletter
