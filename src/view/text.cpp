// A letter for a terminal.

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "ituletter/view.hpp"
#include "view/flow.hpp"
#include "view/labels.hpp"
#include "view/layout.hpp"
#include "view/marks.hpp"
#include "view/summary.hpp"

namespace ituletter {
namespace {

constexpr std::size_t widest_letter = 84;
constexpr std::size_t narrowest_beside = 112;  ///< columns for facts beside
constexpr std::size_t between = 4;
constexpr std::size_t cell_indent = 14;
constexpr std::size_t item_indent = 4;
constexpr std::size_t longest_label = 40;  ///< bytes
constexpr std::size_t narrowest = 24;

constexpr std::string_view bold = "1";
constexpr std::string_view faint = "2";

std::string_view style_of(const Fact& fact) {
  constexpr std::array<std::string_view, fact_kinds> styles = {
      "35", "36", "33", "32", "1", "1;34", "1;31", "34", "33", "32", "35", "4"};
  constexpr std::array<std::string_view, 3> levels = {"4;36", "4;33", "4;31"};
  if (fact.kind == FactKind::finding)
    return levels.at(static_cast<std::size_t>(fact.severity));
  return styles.at(static_cast<std::size_t>(fact.kind));
}

using Lines = std::vector<ScreenLine>;

void append(Lines& to, Lines&& lines) {
  std::ranges::move(lines, std::back_inserter(to));
}

/// The letter itself, paragraph by paragraph.
class LetterLines {
 public:
  LetterLines(const Viewed& viewed, const std::vector<Fact>& facts,
              const Labels& labels, std::size_t width)
      : text_(viewed.source.text),
        facts_(facts),
        labels_(labels),
        width_(width),
        layout_(lay_out(viewed.source, viewed.letter)),
        marks_(facts, layout_, text_),
        walk_(marks_.all()) {}

  Lines make() {
    const auto& passages = layout_.passages;
    for (std::size_t i = 0; i < passages.size();) {
      const Passage& passage = passages[i];
      std::size_t end = i + 1;
      while (passage.row >= 0 && end < passages.size() &&
             passages[end].table == passage.table &&
             passages[end].row == passage.row) {
        ++end;
      }
      if (needs_gap(i)) lines_.emplace_back();
      if (passage.row >= 0)
        add_row(i, end);
      else
        add_passage(passage, 0);
      i = end;
    }
    return std::move(lines_);
  }

  // What MarkWalk calls.
  void open(const Mark& mark, bool /*is_first*/) { open_.push_back(&mark); }
  void text(Span where) {
    const std::string_view words = text_.substr(where.begin, where.size());
    const std::string_view style =
        open_.empty() ? style_ : style_of(facts_[open_.back()->facts[0]]);
    const std::size_t blank = words.find_first_of(" \t\n");
    if (blank == std::string_view::npos || late_tags_.empty())
      return flow_->put(words, style);
    flow_->put(words.substr(0, blank), style);
    put_late_tags();
    flow_->put(words.substr(blank), style);
  }
  void close(const Mark& mark, bool is_last) {
    open_.pop_back();
    if (!is_last) return;
    for (const std::size_t fact : mark.tags) {
      // A finding may be about a sign in the middle of a word.
      if (facts_[fact].kind == FactKind::finding)
        late_tags_.push_back(fact);
      else
        put_tag(facts_[fact]);
    }
  }

 private:
  /// Rows of a table and items stand close together.
  bool needs_gap(std::size_t i) const {
    if (i == 0) return false;
    const Passage& before = layout_.passages[i - 1];
    const Passage& here = layout_.passages[i];
    if (here.table >= 0 || before.table >= 0) return here.table != before.table;
    using Kind = Passage::Kind;
    return here.kind != Kind::item && before.kind != Kind::label;
  }

  void put_tag(const Fact& fact) {
    flow_->blank();
    flow_->put_whole("[" + tag_of(fact, labels_) + "]", faint);
  }
  void put_late_tags() {
    for (const std::size_t fact : std::exchange(late_tags_, {}))
      put_tag(facts_[fact]);
  }

  void put(Flow& flow, Span where) {
    if (where.empty()) return;
    flow_ = &flow;
    walk_.piece(where, *this);
    put_late_tags();
  }

  /// A passage in one line, however long.
  ScreenLine line_of(Span where) {
    Flow flow(std::numeric_limits<std::size_t>::max(), 0);
    put(flow, where);
    const Lines lines = flow.finish();
    return lines.empty() ? ScreenLine() : lines[0];
  }

  /// `before` is what stands beside its first line.
  void add_passage(const Passage& passage, std::size_t indent,
                   ScreenLine before = {}) {
    using Kind = Passage::Kind;
    style_ = passage.kind == Kind::aside     ? faint
             : passage.kind == Kind::heading ? bold
                                             : std::string_view();
    if (passage.kind == Kind::item) {
      const int level = std::clamp(passage.level, 0, 4);
      indent += item_indent * static_cast<std::size_t>(level);
      before.append(std::string(indent - std::min(indent, before.columns), ' '),
                    "");
      indent += item_indent;
      for (const StyledRun& run : line_of(passage.marker).runs)
        before.append(run.text, run.style);
    }
    Flow flow(width_, indent);
    flow.hang(before);
    put(flow, passage.text);
    append(lines_, flow.finish());
    style_ = {};
  }

  void add_row(std::size_t begin, std::size_t end) {
    const auto& passages = layout_.passages;
    std::size_t cells = 1;
    for (std::size_t i = begin + 1; i < end; ++i)
      cells += passages[i].column != passages[i - 1].column ? 1U : 0U;
    if (cells == end - begin && cells > 2) return add_cells(begin, end);
    const bool has_label = cells > 1 &&
                           passages[begin].text.size() <= longest_label &&
                           passages[begin].column != passages[begin + 1].column;
    ScreenLine label;
    if (has_label) {
      Flow flow(width_, 0);
      put(flow, passages[begin++].text);
      Lines lines = flow.finish();
      if (lines.size() == 1 && lines[0].columns < cell_indent) {
        label = std::move(lines[0]);
      } else {
        append(lines_, std::move(lines));
      }
    }
    for (std::size_t i = begin; i < end; ++i)
      add_passage(passages[i], has_label ? cell_indent : 0,
                  std::exchange(label, {}));
  }

  void add_cells(std::size_t begin, std::size_t end) {
    Flow flow(width_, 0);
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) {
        flow.blank();
        flow.put("│", faint);
        flow.blank();
      }
      put(flow, layout_.passages[i].marker);
      put(flow, layout_.passages[i].text);
    }
    append(lines_, flow.finish());
  }

  std::string_view text_;
  const std::vector<Fact>& facts_;
  const Labels& labels_;
  std::size_t width_;
  Layout layout_;
  Marks marks_;
  MarkWalk walk_;
  Flow* flow_ = nullptr;
  std::vector<const Mark*> open_;
  std::vector<std::size_t> late_tags_;
  std::string_view style_;  ///< of what is not marked
  Lines lines_;
};

/// What was recognised, kind by kind.
class FactLines {
 public:
  FactLines(const std::vector<Fact>& facts, const Labels& labels,
            std::size_t width)
      : facts_(facts), labels_(labels), width_(width) {}

  Lines make(bool is_of_findings) {
    const Fact* before = nullptr;
    for (const Fact& fact : facts_) {
      if ((fact.kind == FactKind::finding) != is_of_findings) continue;
      if (before == nullptr || before->kind != fact.kind) add_heading(fact);
      add(fact);
      before = &fact;
    }
    return std::move(lines_);
  }

 private:
  void add_heading(const Fact& fact) {
    if (!lines_.empty()) lines_.emplace_back();
    Flow flow(width_, 0);
    flow.put(heading_of(fact.kind, labels_), bold);
    append(lines_, flow.finish());
  }

  void add(const Fact& fact) {
    Flow flow(width_, 4);
    flow.hang(fact.number > 0 ? std::to_string(fact.number) : "-",
              style_of(fact));
    if (fact.kind == FactKind::finding) {
      flow.put(labels_[name_of(fact.severity)], style_of(fact));
      flow.put(": " + fact.parts[0].value, "");
      flow.blank();
      flow.put("[" + fact.parts[0].rule + "]", faint);
      return append(lines_, flow.finish());
    }
    const std::string days = days_of(fact);
    const std::string hours = hours_of(fact);
    if (fact.kind == FactKind::meeting || fact.kind == FactKind::deadline) {
      flow.put(days + (hours.empty() ? "" : ", " + hours), bold);
      has_words_ = !days.empty() || !hours.empty();
    }
    for (const FactPart& part : fact.parts)
      if (!is_item(fact, part)) add(fact, part, flow);
    append(lines_, flow.finish());
    has_words_ = false;
    for (const FactPart& part : fact.parts)
      if (is_item(fact, part)) add_item(part);
  }

  static bool is_item(const Fact& fact, const FactPart& part) {
    return fact.kind == FactKind::agenda && part.label != "title";
  }
  void add_item(const FactPart& part) {
    Flow flow(width_, 3 * item_indent);
    flow.hang(std::string(item_indent, ' ') + part.label, faint);
    flow.put(part.value, "");
    append(lines_, flow.finish());
  }

  void add(const Fact& fact, const FactPart& part, Flow& flow) {
    static constexpr std::array<std::string_view, 6> in_front = {
        "start", "end", "opens", "closes", "time", "date"};
    const bool is_dated =
        fact.kind == FactKind::meeting || fact.kind == FactKind::deadline;
    if (is_dated && std::ranges::find(in_front, part.label) != in_front.end())
      return;
    const std::string value = shown_value(part, labels_);
    if (std::exchange(has_words_, true)) {
      flow.put(";", "");
      flow.blank();
    }
    if (needs_label(part)) {
      flow.put(labels_[part.label], faint);
      flow.blank();
    }
    flow.put(value, "");
  }

  static bool needs_label(const FactPart& part) {
    static constexpr std::array<std::string_view, 9> plain = {
        "title", "text", "message", "reference", "subject",
        "to",    "id",   "address", "date"};
    if (std::ranges::find(plain, part.label) != plain.end()) return false;
    return part.form != FactPart::Form::code;
  }

  const std::vector<Fact>& facts_;
  const Labels& labels_;
  std::size_t width_;
  bool has_words_ = false;
  Lines lines_;
};

void put_beside(const Lines& left, const Lines& right, std::size_t width,
                bool has_colours, std::string& out) {
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    std::size_t used = 0;
    if (i < left.size()) {
      out += to_bytes(left[i], has_colours);
      used = left[i].columns;
    }
    if (i < right.size() && !right[i].runs.empty()) {
      out.append(width + between - std::min(used, width), ' ');
      out += to_bytes(right[i], has_colours);
    }
    out += '\n';
  }
}

void put_below(const Lines& lines, bool has_colours, std::string& out) {
  if (lines.empty()) return;
  if (!out.empty()) out += '\n';
  for (const ScreenLine& line : lines)
    out += to_bytes(line, has_colours) + '\n';
}

}  // namespace

std::string view_text(const Viewed& viewed, const ViewSetting& setting) {
  const std::vector<Fact> facts = collect_facts(viewed.letter, viewed.findings);
  // What the program says on a terminal is English.
  const Labels labels(Grammars::built_in(), "en");
  const std::size_t columns = std::max(setting.columns, narrowest);
  const bool is_beside = columns >= narrowest_beside;
  const std::size_t width =
      std::min(is_beside ? columns * 3 / 5 : columns, widest_letter);
  const std::size_t rest = is_beside ? columns - width - between : width;
  const Lines letter = LetterLines(viewed, facts, labels, width).make();
  const Lines list = FactLines(facts, labels, rest).make(false);
  const Lines findings =
      FactLines(facts, labels, is_beside ? columns : width).make(true);
  std::string out;
  put_beside(letter, is_beside ? list : Lines(), width, setting.has_colours,
             out);
  if (!is_beside) put_below(list, setting.has_colours, out);
  put_below(findings, setting.has_colours, out);
  return out;
}

}  // namespace ituletter
