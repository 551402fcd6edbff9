#include "check/fix.hpp"

#include <algorithm>

namespace ituletter {
namespace {

/// Findings with a replacement, in the order of their places, none over
/// another.
std::vector<std::size_t> fixable(const CheckedFile& file) {
  std::vector<std::size_t> all;
  for (std::size_t n = 0; n < file.findings.size(); ++n) {
    const PlacedFinding& placed = file.findings[n];
    if (placed.ignored.empty() && placed.finding.where &&
        placed.finding.replacement) {
      all.push_back(n);
    }
  }
  const auto where = [&](std::size_t n) {
    return *file.findings[n].finding.where;
  };
  std::ranges::stable_sort(all, {}, where);
  std::vector<std::size_t> apart;
  for (const std::size_t n : all) {
    if (apart.empty() || where(n).begin > where(apart.back()).end ||
        (where(n).begin == where(apart.back()).end && !where(n).empty())) {
      apart.push_back(n);
    }
  }
  return apart;
}

EditedFile edit(std::string_view bytes, const Source& source,
                const std::vector<TextEdit>& edits, const Limits& limits) {
  return source.format == "txt" ? edit_plain(bytes, source, edits, limits)
                                : edit_docx(bytes, source, edits, limits);
}

bool can_be_edited(std::string_view bytes, const Source& source) {
  // A .doc is read as the .docx that it was made into.
  return source.format == "txt" ||
         (source.format == "docx" && bytes.starts_with("PK"));
}

}  // namespace

Correction correct(std::string_view bytes, const Source& source,
                   const CheckedFile& file, const Limits& limits) {
  Correction out;
  const std::vector<std::size_t> findings = fixable(file);
  if (findings.empty()) return out;
  if (!can_be_edited(bytes, source)) {
    out.left = findings;
    out.why_left = "only .txt and .docx are corrected";
    return out;
  }
  std::vector<TextEdit> edits;
  for (const std::size_t n : findings) {
    const Finding& finding = file.findings[n].finding;
    edits.push_back({*finding.where, *finding.replacement});
  }
  EditedFile made = edit(bytes, source, edits, limits);
  out.edits = without(edits, made.left);
  for (const std::size_t n : made.left) out.left.push_back(findings[n]);
  out.why_left = source.format == "txt"
                     ? "the encoding of the file does not have it, or it is "
                       "damaged"
                     : "its place is not plain text of the main part, or "
                       "the document is signed";
  if (!out.edits.empty()) out.bytes = std::move(made.bytes);
  return out;
}

}  // namespace ituletter
