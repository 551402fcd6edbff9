#include <algorithm>
#include <map>
#include <utility>

#include "ituletter/check.hpp"
#include "read/sha256.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

/// Cuts the text of a source into what findings are counted in: lines, or the
/// paragraphs of a document.
class Rows {
 public:
  explicit Rows(const Source& source) : text_(source.text) {
    for (const Block& block : source.blocks)
      begins_.push_back(block.where.begin);
    if (!source.blocks.empty()) return;
    begins_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string_view::npos;
         at = text_.find('\n', at + 1)) {
      begins_.push_back(at + 1);
    }
  }

  /// The row of a byte, from 0: the last that begins at or before it.
  std::size_t row_of(std::size_t at) const {
    const auto after = std::ranges::upper_bound(begins_, at);
    return after == begins_.begin()
               ? 0
               : static_cast<std::size_t>(after - begins_.begin()) - 1;
  }

  Span row(std::size_t number) const {
    const std::size_t begin = begins_[number];
    std::size_t end =
        number + 1 < begins_.size() ? begins_[number + 1] : text_.size();
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\t')) {
      --end;
    }
    return {begin, end};
  }

  bool is_empty() const { return begins_.empty(); }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

/// Column of a byte of a row, in code points from 1.
std::size_t column(std::string_view text, std::size_t row_begin,
                   std::size_t at) {
  std::size_t column = 1;
  for (std::size_t i = std::min(row_begin, at); i < at; ++column) {
    i += decode(text, i).size;
  }
  return column;
}

void set_place(const Source& source, const Rows& rows, Span where,
               PlacedFinding& placed) {
  const std::string_view text = source.text;
  const std::size_t first = rows.row_of(where.begin);
  const std::size_t last = where.empty() ? first : rows.row_of(where.end - 1);
  const Span row = rows.row(first);
  placed.line = first + 1;
  placed.column = column(text, row.begin, where.begin);
  placed.end_line = last + 1;
  placed.end_column = column(text, rows.row(last).begin, where.end);
  placed.words = text.substr(row.begin, row.size());
  const auto in_row = [&row](std::size_t at) {
    return std::clamp(at, row.begin, row.end) - row.begin;
  };
  placed.mark = {in_row(where.begin), in_row(where.end)};
}

/// The name without its folders: a letter may be moved.
std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

}  // namespace

CheckedFile place_findings(const Source& source,
                           std::vector<Finding> findings) {
  CheckedFile file{
      .path = source.path, .has_lines = source.blocks.empty(), .findings = {}};
  const Rows rows(source);
  std::map<std::string, int> times;
  for (Finding& finding : findings) {
    PlacedFinding& placed = file.findings.emplace_back();
    std::string key = finding.code;
    key.append("\n").append(file_name(source.path)).append("\n");
    if (finding.where) {
      key += plain(std::string_view(source.text)
                       .substr(finding.where->begin, finding.where->size()));
      if (!rows.is_empty()) set_place(source, rows, *finding.where, placed);
    }
    key += "\n" + std::to_string(++times[key]);
    placed.fingerprint = sha256(key);
    placed.finding = std::move(finding);
  }
  return file;
}

}  // namespace ituletter
