#include <algorithm>

#include "extract/line_steps.hpp"
#include "extract/trim.hpp"

namespace ituletter {
namespace {

// What text conversion leaves of a bookmark at the start of a line.
constexpr std::string_view bookmark = "[bookmark:";

Span without_bookmarks(std::string_view text, Span where) {
  while (text.substr(where.begin, where.size()).starts_with(bookmark)) {
    const std::size_t close = text.substr(0, where.end).find(']', where.begin);
    if (close == std::string_view::npos) break;
    where = trimmed(text, {close + 1, where.end});
  }
  return where;
}

/// Cuts a text at its line ends and knows which cell each line is in.
class LineEndCutter {
 public:
  LineEndCutter(const Source& source, const Text& text) : text_(text.text) {
    for (const Block& block : source.blocks) {
      blocks_.push_back({text.map.to_text(block.where.begin),
                         text.map.to_text(block.where.end), &block});
    }
  }

  std::vector<Line> run() {
    const auto ends = std::ranges::count(text_, '\n');
    lines_.reserve(static_cast<std::size_t>(ends) + 1);
    for (std::size_t at = 0; at <= text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      raw_line({at, end});
      at = end + 1;
    }
    return std::move(lines_);
  }

 private:
  struct Place {
    std::size_t begin;
    std::size_t end;
    const Block* block;
  };

  void raw_line(Span raw) {
    if (raw.empty()) {
      after_blank_ = true;
      in_row_ = false;
      return;
    }
    const bool has_tab = text_[raw.begin] == '\t';
    if (has_tab) next_cell();
    const Span where = trimmed(text_, raw);
    if (where.empty()) {
      if (!has_tab) after_blank_ = true;
      return;
    }
    Line line;
    line.where = without_bookmarks(text_, where);
    line.starts_cell = has_tab;
    line.after_blank = after_blank_;
    line.row = in_row_ ? row_ : -1;
    line.column = in_row_ ? column_ : -1;
    describe(line, where.begin);
    after_blank_ = false;
    if (!line.where.empty()) lines_.push_back(line);
  }

  void next_cell() {
    if (!in_row_) {
      ++row_;
      column_ = -1;
    }
    in_row_ = true;
    ++column_;
  }

  // What the reader knew of the paragraph is better than what its text shows.
  void describe(Line& line, std::size_t at) {
    while (block_ < blocks_.size() && blocks_[block_].end < at) ++block_;
    if (block_ == blocks_.size() || blocks_[block_].begin > at) return;
    const Block& block = *blocks_[block_].block;
    line.kind = block.kind;
    line.level = block.level;
    line.after_break = at > blocks_[block_].begin;
    line.is_noise =
        block.kind == Block::Kind::header || block.kind == Block::Kind::footer;
  }

  std::string_view text_;
  std::vector<Place> blocks_;
  std::size_t block_ = 0;
  bool after_blank_ = true;
  bool in_row_ = false;
  int row_ = -1;
  int column_ = -1;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> cut_at_line_ends(const Source& source, const Text& text) {
  return LineEndCutter(source, text).run();
}

}  // namespace ituletter
