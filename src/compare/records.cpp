#include "compare/records.hpp"

#include <algorithm>
#include <unordered_map>

namespace ituletter {
namespace {

/// Matches the records of one letter to the rows of those before it.
class RowFinder {
 public:
  RowFinder(const std::vector<Records>& letters, std::size_t letter,
            std::vector<Row>& rows)
      : letters_(letters),
        letter_(letter),
        rows_(rows),
        is_matched_(letters[letter].size()) {}

  void run() {
    std::size_t passes = 0;
    for (const FactRecord& record : records())
      passes = std::max(passes, record.keys.size());
    for (std::size_t pass = 0; pass < passes; ++pass) match_by(pass);
    for (std::size_t n = 0; n < records().size(); ++n) {
      if (is_matched_[n]) continue;
      rows_.emplace_back(letters_.size());
      rows_.back()[letter_] = n;
    }
  }

 private:
  using Open = std::unordered_map<std::string, std::vector<std::size_t>>;

  const Records& records() const { return letters_[letter_]; }

  static const std::string& key_of(const FactRecord& record, std::size_t pass) {
    static const std::string none;
    return pass < record.keys.size() ? record.keys[pass] : none;
  }

  /// The rows without this letter, by the keys of all their records; the first
  /// row comes last.
  Open open_rows(std::size_t pass) const {
    Open open;
    for (std::size_t r = rows_.size(); r-- > 0;) {
      if (rows_[r][letter_]) continue;
      for (std::size_t n = 0; n < letter_; ++n) {
        if (!rows_[r][n]) continue;
        auto& queue = open[key_of(letters_[n][*rows_[r][n]], pass)];
        if (queue.empty() || queue.back() != r) queue.push_back(r);
      }
    }
    return open;
  }

  void match_by(std::size_t pass) {
    Open open = open_rows(pass);
    for (std::size_t n = 0; n < records().size(); ++n) {
      const std::string& key = key_of(records()[n], pass);
      if (is_matched_[n] || key.empty()) continue;
      const auto queue = open.find(key);
      if (queue == open.end()) continue;
      std::vector<std::size_t>& rows = queue->second;
      while (!rows.empty() && rows_[rows.back()][letter_]) rows.pop_back();
      if (rows.empty()) continue;
      rows_[rows.back()][letter_] = n;
      is_matched_[n] = true;
    }
  }

  const std::vector<Records>& letters_;
  std::size_t letter_;
  std::vector<Row>& rows_;
  std::vector<bool> is_matched_;
};

/// What most letters call it.
std::string label_of(const std::vector<Records>& letters, const Row& row) {
  std::vector<std::string> labels;
  for (std::size_t n = 0; n < row.size(); ++n) {
    if (row[n]) labels.push_back(letters[n][*row[n]].label);
  }
  return *std::ranges::max_element(labels, {}, [&](const std::string& label) {
    return std::ranges::count(labels, label);
  });
}

void compare_presence(std::string_view rule,
                      const std::vector<Records>& letters, const Row& row,
                      const CanHide& can_hide, Differences& out) {
  std::vector<Said> said(row.size());
  bool is_part = false;
  for (std::size_t n = 0; n < row.size(); ++n) {
    if (!row[n]) {
      said[n].is_known = can_hide == nullptr || !can_hide(n, row);
      continue;
    }
    said[n] = letters[n][*row[n]].whole;
    said[n].code = "there";
    is_part |= letters[n][*row[n]].has_parts;
  }
  if (!is_part) {
    out.add(rule, label_of(letters, row), std::move(said));
    return;
  }
  std::vector<std::vector<Span>> parts(said.size());
  for (std::size_t n = 0; n < said.size(); ++n) {
    if (said[n].where) parts[n].push_back(*said[n].where);
  }
  out.add_part(rule, label_of(letters, row), std::move(said), parts);
}

}  // namespace

std::vector<Row> match(const std::vector<Records>& letters) {
  std::vector<Row> rows;
  for (std::size_t n = 0; n < letters.size(); ++n) {
    RowFinder(letters, n, rows).run();
  }
  return rows;
}

void compare_fields(std::string_view rule, const std::vector<Records>& letters,
                    const Row& row, Differences& out) {
  const auto first = std::ranges::find_if(
      row, [](const auto& index) { return index.has_value(); });
  const std::size_t n = static_cast<std::size_t>(first - row.begin());
  const std::vector<Field>& fields = letters[n][**first].fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    std::vector<Said> said(row.size(), Said{.is_known = false});
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i]) said[i] = letters[i][*row[i]].fields[f].said;
    }
    std::string field = label_of(letters, row);
    if (!fields[f].name.empty()) field.append(", ").append(fields[f].name);
    if (fields[f].is_words)
      out.add_words(rule, std::move(field), std::move(said));
    else
      out.add(rule, std::move(field), std::move(said));
  }
}

void compare_records(std::string_view rule, const std::vector<Records>& letters,
                     Differences& out, const CanHide& can_hide) {
  for (const Row& row : match(letters)) {
    compare_presence(rule, letters, row, can_hide, out);
    compare_fields(rule, letters, row, out);
  }
}

}  // namespace ituletter
