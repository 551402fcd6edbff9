#include "compare/elements.hpp"

#include <algorithm>
#include <iterator>

#include "compare/sequence.hpp"
#include "compare/words.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_text = 60;  ///< characters of what is missing

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_figure(std::string_view number) {
  return !number.empty() && has_digit(number.substr(0, 1));
}

std::vector<std::string> known_words(std::string_view text,
                                     bool has_same_words) {
  std::vector<std::string> words;
  for (const Span where : words_of(text)) {
    const std::string_view word = text.substr(where.begin, where.size());
    if (has_same_words || has_digit(word)) words.emplace_back(word);
  }
  std::ranges::sort(words);
  return words;
}

std::size_t common(const std::vector<std::string>& some,
                   const std::vector<std::string>& others) {
  std::vector<std::string> both;
  std::ranges::set_intersection(some, others, std::back_inserter(both));
  return both.size();
}

/// More than 0, for of two that stand side by side one is rather changed than
/// missing and the other new.
int likeness(const Element& one, const Element& other) {
  constexpr int least = 4;
  constexpr int most_by_words = 12;
  if (one.same == other.same) return least + 2 * most_by_words;
  int sum = least;
  const std::size_t all = one.words.size() + other.words.size();
  if (all > 0)
    sum += static_cast<int>(2 * most_by_words * common(one.words, other.words) /
                            all);
  if (one.depth == other.depth) sum += 4;
  if (one.number.value == other.number.value) sum += one.number.value ? 6 : 2;
  return sum;
}

/// Puts the elements of all letters into rows, letter by letter.
class RowTable {
 public:
  explicit RowTable(const std::vector<Elements>& letters) : letters_(letters) {}

  std::vector<Row> build() {
    for (std::size_t n = 0; n < letters_.size(); ++n) add(n);
    return std::move(rows_);
  }

 private:
  /// What a row looks like: its last element so far.
  const Element& element_of(const Row& row) const {
    std::size_t n = row.size() - 1;
    while (!row[n]) --n;
    return letters_[n][*row[n]];
  }

  void add(std::size_t letter) {
    const Elements& elements = letters_[letter];
    const auto is_same = [&](std::size_t r, std::size_t e) {
      return element_of(rows_[r]).same == elements[e].same;
    };
    const auto score = [&](std::size_t r, std::size_t e) {
      return likeness(element_of(rows_[r]), elements[e]);
    };
    Pairs pairs = align(rows_.size(), elements.size(), {is_same, score});
    pairs.emplace_back(rows_.size(), elements.size());
    std::vector<Row> merged;
    std::size_t r = 0;
    std::size_t e = 0;
    for (const auto& [next_row, next_element] : pairs) {
      while (r < next_row) merged.push_back(std::move(rows_[r++]));
      while (e < next_element) {
        merged.emplace_back(letters_.size());
        merged.back()[letter] = e++;
      }
      if (r == rows_.size()) continue;
      merged.push_back(std::move(rows_[r++]));
      merged.back()[letter] = e++;
    }
    rows_ = std::move(merged);
  }

  const std::vector<Elements>& letters_;
  std::vector<Row> rows_;
};

/// Goes through the rows of elements with what was seen before them.
class ElementComparison {
 public:
  ElementComparison(std::string_view rule, const std::string& what,
                    const std::vector<Elements>& letters, Differences& out)
      : rule_(rule),
        what_(what),
        letters_(letters),
        out_(out),
        rows_(RowTable(letters).build()) {}

  void run() {
    bool is_any_missing = false;
    for (std::size_t r = 0; r < rows_.size();) {
      const std::size_t end = end_of_block(r);
      const bool is_missing = end > r;
      if (is_missing) compare_block(r, end);
      is_any_missing |= is_missing;
      r = std::max(end, r + 1);
    }
    // What follows a missing paragraph may be numbered anew.
    for (const Row& row : rows_) {
      if (!is_any_missing) compare_numbers(row);
      out_.add_words(rule_, label_of(row), said_of_row(row, &Element::text));
    }
  }

 private:
  std::vector<Said> said_of_row(const Row& row, Said Element::*part) const {
    std::vector<Said> said(row.size(), Said{.is_known = false});
    for (std::size_t n = 0; n < row.size(); ++n) {
      if (row[n]) said[n] = letters_[n][*row[n]].*part;
    }
    return said;
  }

  std::string label_of(const Row& row) const {
    for (std::size_t n = 0; n < row.size(); ++n) {
      if (!row[n]) continue;
      const auto& number = letters_[n][*row[n]].number.value;
      if (number) return what_ + " " + *number;
    }
    return what_;
  }

  static std::vector<bool> shape_of(const Row& row) {
    std::vector<bool> shape;
    for (const auto& index : row) shape.push_back(index.has_value());
    return shape;
  }

  /// After the rows from here on that are missing in the same letters.
  std::size_t end_of_block(std::size_t begin) const {
    const std::vector<bool> shape = shape_of(rows_[begin]);
    std::size_t end = begin;
    if (std::ranges::count(shape, false) == 0) return begin;
    while (end < rows_.size() && shape_of(rows_[end]) == shape) ++end;
    return end;
  }

  /// Elements that are missing together are one difference.
  void compare_block(std::size_t begin, std::size_t end) {
    std::vector<Said> said = said_of_row(rows_[begin], &Element::text);
    std::vector<std::vector<Span>> parts(said.size());
    for (std::size_t n = 0; n < said.size(); ++n) {
      said[n].is_known = true;
      if (!said[n].value) continue;
      said[n].code = "there";
      for (std::size_t r = begin; r < end; ++r)
        parts[n].push_back(*letters_[n][*rows_[r][n]].text.where);
      said[n].value = beginning_of(*said[n].value, longest_text);
      if (end - begin > 1)
        *said[n].value += " (and " + std::to_string(end - begin - 1) + " more)";
    }
    out_.add_part(rule_, label_of(rows_[begin]), std::move(said), parts);
  }

  void compare_numbers(const Row& row) {
    std::vector<Said> said = said_of_row(row, &Element::number);
    for (Said& one : said) one.is_known &= !one.value || is_figure(*one.value);
    out_.add(rule_, label_of(row) + ", number", std::move(said));
  }

  std::string_view rule_;
  const std::string& what_;
  const std::vector<Elements>& letters_;
  Differences& out_;
  std::vector<Row> rows_;
};

}  // namespace

Element make_element(int depth, const Maybe<std::string>& number,
                     const Words& text, bool has_same_words) {
  Element element{.depth = depth,
                  .number = said_of(number),
                  .text = said_of(text),
                  .same = std::to_string(depth) + "\n",
                  .words = known_words(text.value, has_same_words)};
  if (has_same_words) {
    element.same += text.value;
    return element;
  }
  if (number && is_figure(number->value)) element.same += number->value;
  for (const std::string& word : element.words) element.same += "\n" + word;
  return element;
}

void append_elements(const Paragraph& paragraph, int depth, bool has_same_words,
                     Elements& out) {
  out.push_back(
      make_element(depth, paragraph.number, paragraph.text, has_same_words));
  for (const Paragraph& item : paragraph.items)
    append_elements(item, depth + 1, has_same_words, out);
}

void compare_elements(std::string_view rule, const std::string& what,
                      const std::vector<Elements>& letters, Differences& out) {
  ElementComparison(rule, what, letters, out).run();
}

}  // namespace ituletter
