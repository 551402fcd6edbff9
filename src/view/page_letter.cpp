#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "view/isolate.hpp"
#include "view/page_parts.hpp"
#include "view/summary.hpp"

namespace ituletter {
namespace {

using Kind = Passage::Kind;

/// Passages from `begin` to `end`, by number.
struct Range {
  std::size_t begin;
  std::size_t end;
};

class LetterMarkup {
 public:
  LetterMarkup(Markup& to, const Page& page)
      : to_(to),
        page_(page),
        text_(page.viewed.source.text),
        is_right_to_left_(page.direction == "rtl"),
        walk_(page.marks.all()) {}

  void append() {
    const auto& passages = page_.layout.passages;
    for (std::size_t i = 0; i < passages.size();) {
      std::size_t end = i + 1;
      if (passages[i].table >= 0) {
        while (end < passages.size() &&
               passages[end].table == passages[i].table) {
          ++end;
        }
        append_table({i, end});
      } else {
        end = end_of_text(i);
        append_text({i, end}, false);
      }
      i = end;
    }
  }

  // What MarkWalk calls.
  void open(const Mark& mark, bool is_first) {
    const Fact& fact = page_.facts[mark.facts[0]];
    const std::string id = is_first ? id_of(page_, mark) : std::string();
    to_.open("mark", {{"class", class_of(fact)}, {"id", id}});
    if (!mark.is_innermost) return;
    const std::string target = "#" + id_of(fact);
    const std::string name = tag_of(fact, page_.labels);
    to_.open("a", {{"href", target}, {"title", name}});
  }
  void text(Span where) {
    if (!is_right_to_left_) return append_plain(where);
    for (const Stretch& stretch : find_isolates(text_, where)) {
      if (stretch.is_isolate) to_.open("bdi", {{"dir", "ltr"}});
      append_plain(stretch.where);
      if (stretch.is_isolate) to_.close("bdi");
    }
  }
  void close(const Mark& mark, bool is_last) {
    if (mark.is_innermost) to_.close("a");
    if (is_last) {
      for (const std::size_t fact : mark.tags) append_tag(page_.facts[fact]);
    }
    to_.close("mark");
  }

 private:
  std::size_t end_of_text(std::size_t begin) const {
    const auto& passages = page_.layout.passages;
    std::size_t end = begin + 1;
    while (end < passages.size() && passages[end].table < 0) ++end;
    return end;
  }

  void append_plain(Span where) {
    std::string_view words = text_.substr(where.begin, where.size());
    while (!words.empty()) {
      const std::size_t end = words.find('\n');
      to_.text(words.substr(0, end));
      if (end == std::string_view::npos) break;
      words.remove_prefix(end + 1);
      if (page_.layout.is_wrapped)
        to_.raw("\n");
      else
        to_.leaf("br");
    }
  }

  void append_tag(const Fact& fact) {
    const std::string target = "#" + id_of(fact);
    to_.open("bdi", {{"class", "tag"},
                     {"lang", page_.labels.language()},
                     {"dir", direction_of(page_.labels.language())}});
    to_.element("a", tag_of(fact, page_.labels), {{"href", target}});
    to_.close("bdi");
    if (fact.kind == FactKind::finding && fact.severity > Severity::information)
      notes_.push_back(&fact);
  }

  void append_piece(Span where) {
    if (!where.empty()) walk_.piece(where, *this);
  }

  /// What is wrong with a passage, below it.
  void append_notes() {
    for (const Fact* fact : std::exchange(notes_, {})) {
      const std::string name = "note " + std::string(class_of(*fact));
      const std::string& language = page_.labels.language();
      to_.open("div", {{"class", name},
                       {"lang", language},
                       {"dir", direction_of(language)}});
      to_.element("strong", page_.labels[name_of(fact->severity)]);
      to_.raw(" ");
      to_.element("span", fact->parts[0].value,
                  {{"lang", "en"}, {"dir", "ltr"}});
      to_.close("div");
    }
  }

  /// Paragraphs, headings and lists; `is_cell`: without headings.
  void append_text(Range range, bool is_cell) {
    const auto& passages = page_.layout.passages;
    for (std::size_t i = range.begin; i < range.end;) {
      if (passages[i].kind == Kind::item) {
        std::size_t end = i + 1;
        while (end < range.end && passages[end].kind == Kind::item) ++end;
        append_list({i, end});
        i = end;
      } else {
        append_passage(passages[i++], is_cell);
      }
    }
  }

  void append_passage(const Passage& passage, bool is_cell) {
    std::string_view element = "p";
    std::string_view name;
    if (passage.kind == Kind::heading && !is_cell) element = "h3";
    if (passage.kind == Kind::label) name = "label";
    if (passage.kind == Kind::aside) name = "aside";
    to_.open(element, {{"class", name}});
    append_piece(passage.marker);
    append_piece(passage.text);
    to_.close(element);
    append_notes();
    to_.raw("\n");
  }

  /// Levels may rise by more than one, but lists only nest one by one.
  void append_list(Range range) {
    std::vector<int> levels;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Passage& item = page_.layout.passages[i];
      while (levels.size() > 1 && levels.back() > item.level) {
        to_.raw("</li></ul>");
        levels.pop_back();
      }
      const bool is_deeper = levels.empty() || item.level > levels.back();
      if (is_deeper && levels.size() < most_levels) {
        to_.open("ul", {{"role", "list"}});
        levels.push_back(item.level);
      } else {
        to_.close("li");
      }
      to_.raw("\n<li>");
      to_.open("span", {{"class", "marker"}});
      append_piece(item.marker);
      to_.close("span");
      to_.raw(" ");
      append_piece(item.text);
      append_notes();
    }
    for (std::size_t i = 0; i < levels.size(); ++i) to_.raw("</li></ul>");
    to_.raw("\n");
  }

  // Tables

  std::size_t end_of_row(std::size_t begin, std::size_t end) const {
    const auto& passages = page_.layout.passages;
    std::size_t at = begin + 1;
    while (at < end && passages[at].row == passages[begin].row) ++at;
    return at;
  }
  std::size_t end_of_cell(std::size_t begin, std::size_t end) const {
    const auto& passages = page_.layout.passages;
    std::size_t at = begin + 1;
    while (at < end && passages[at].column == passages[begin].column) ++at;
    return at;
  }

  std::string_view words(std::size_t passage) const {
    const Span where = page_.layout.passages[passage].text;
    return text_.substr(where.begin, where.size());
  }

  /// A label or a day before what it stands for.
  bool is_row_header(Range cell, Range row) const {
    if (cell.begin != row.begin || cell.end == row.end ||
        cell.end != cell.begin + 1) {
      return false;
    }
    const std::string_view label = words(cell.begin);
    if (label.ends_with(':') || label.ends_with("：")) return true;
    const Mark* mark = page_.marks.find(page_.layout.passages[cell.begin].text);
    return mark != nullptr &&
           page_.facts[mark->facts[0]].kind == FactKind::deadline;
  }

  /// The first row has the heads of the columns if its first cell is empty:
  /// that is where rows have theirs.
  bool has_head(Range table) const {
    const auto& passages = page_.layout.passages;
    const std::size_t end = end_of_row(table.begin, table.end);
    return passages[table.begin].column == 1 && end < table.end &&
           passages[table.end - 1].row > 1 && end - table.begin > 2;
  }

  void append_table(Range table) {
    int columns = 0;
    for (std::size_t i = table.begin; i < table.end; ++i) {
      const Passage& passage = page_.layout.passages[i];
      columns = std::max(columns, passage.column + passage.columns);
    }
    has_head_ = has_head(table);
    const bool is_wide = has_head_ || columns > 5;
    if (is_wide)
      to_.open("div", {{"class", "wide"},
                       {"role", "group"},
                       {"tabindex", "0"},
                       {"aria-label", page_.labels["table"]}});
    Markup rows;
    bool has_header = false;
    std::swap(rows.out(), to_.out());
    for (std::size_t i = table.begin; i < table.end;) {
      const std::size_t end = end_of_row(i, table.end);
      has_header = append_row({i, end}, i == table.begin) || has_header;
      i = end;
    }
    std::swap(rows.out(), to_.out());
    to_.open("table", {{"role", has_header ? "" : "presentation"},
                       {"class", has_head_ ? "data" : ""}});
    to_.raw(rows.out());
    to_.raw("</table>");
    if (is_wide) to_.close("div");
    to_.raw("\n");
  }

  /// Whether the row has a header.
  bool append_row(Range row, bool is_first) {
    const auto& passages = page_.layout.passages;
    bool has_header = false;
    int column = 0;
    to_.raw("\n<tr>");
    for (std::size_t i = row.begin; i < row.end;) {
      const std::size_t end = end_of_cell(i, row.end);
      const Passage& passage = passages[i];
      for (; column < passage.column && column < most_columns; ++column)
        to_.raw("<td></td>");
      const bool is_column_head = has_head_ && is_first;
      const bool is_row_head =
          is_row_header({i, end}, row) ||
          (has_head_ && !is_first && passage.column == 0 && end < row.end);
      append_cell({i, end}, is_column_head ? "col" : is_row_head ? "row" : "");
      has_header = has_header || is_column_head || is_row_head;
      column = passage.column + passage.columns;
      i = end;
    }
    to_.raw("</tr>");
    return has_header;
  }

  void append_cell(Range cell, std::string_view scope) {
    const Passage& first = page_.layout.passages[cell.begin];
    const int columns = std::clamp(first.columns, 1, most_columns);
    const std::string_view element = scope.empty() ? "td" : "th";
    to_.open(element,
             {{"scope", scope},
              {"colspan", columns > 1 ? std::to_string(columns) : ""}});
    if (cell.end == cell.begin + 1 && first.marker.empty()) {
      append_piece(first.text);
      append_notes();
    } else {
      append_text(cell, true);
    }
    to_.close(element);
  }

  static constexpr std::size_t most_levels = 8;
  static constexpr int most_columns = 100;

  Markup& to_;
  const Page& page_;
  std::string_view text_;
  bool is_right_to_left_;
  bool has_head_ = false;
  MarkWalk walk_;
  std::vector<const Fact*> notes_;
};

}  // namespace

void append_letter(Markup& to, const Page& page) {
  LetterMarkup(to, page).append();
}

}  // namespace ituletter
