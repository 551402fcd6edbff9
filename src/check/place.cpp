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

/// Counts columns, in code points from 1, on from the last place that was asked
/// for: a paragraph may be long, and have many findings.
class Columns {
 public:
  explicit Columns(std::string_view text) : text_(text) {}

  std::size_t at(std::size_t row_begin, std::size_t place) {
    row_begin = std::min(row_begin, place);
    if (row_begin != row_begin_ || place < at_) {
      row_begin_ = row_begin;
      at_ = row_begin;
      column_ = 1;
    }
    for (; at_ < place; ++column_) at_ += decode(text_, at_).size;
    return column_;
  }

 private:
  std::string_view text_;
  std::size_t row_begin_ = 0;
  std::size_t at_ = 0;
  std::size_t column_ = 1;
};

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// What is kept of a row: as much as somebody would read around the place.
Span around(std::string_view text, Span row, Span where) {
  constexpr std::size_t reach = 1000;
  const std::size_t place = std::clamp(where.begin, row.begin, row.end);
  const std::size_t place_end =
      std::clamp(where.end, place, std::min(row.end, place + reach));
  Span part{place - std::min(place - row.begin, reach),
            place_end + std::min(row.end - place_end, reach)};
  while (is_inside_character(text, part.begin)) ++part.begin;
  while (is_inside_character(text, part.end)) --part.end;
  return part;
}

void set_place(const Source& source, const Rows& rows, Columns& columns,
               Span where, PlacedFinding& placed) {
  const std::string_view text = source.text;
  const std::size_t first = rows.row_of(where.begin);
  const std::size_t last = where.empty() ? first : rows.row_of(where.end - 1);
  const Span row = rows.row(first);
  placed.line = first + 1;
  placed.column = columns.at(row.begin, where.begin);
  placed.end_line = last + 1;
  placed.end_column = Columns(columns).at(rows.row(last).begin, where.end);
  const Span part = around(text, row, where);
  placed.words = text.substr(part.begin, part.size());
  const auto in_part = [&part](std::size_t at) {
    return std::clamp(at, part.begin, part.end) - part.begin;
  };
  placed.mark = {in_part(where.begin), in_part(where.end)};
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
  Columns columns(source.text);
  std::map<std::string, int> times;
  for (Finding& finding : findings) {
    PlacedFinding& placed = file.findings.emplace_back();
    std::string key = finding.code;
    key.append("\n").append(file_name(source.path)).append("\n");
    if (finding.where) {
      key += plain(std::string_view(source.text)
                       .substr(finding.where->begin, finding.where->size()));
      if (!rows.is_empty())
        set_place(source, rows, columns, *finding.where, placed);
    }
    key += "\n" + std::to_string(++times[key]);
    placed.fingerprint = sha256(key);
    placed.finding = std::move(finding);
  }
  return file;
}

}  // namespace ituletter
