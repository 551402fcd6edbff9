#include "compare/words.hpp"

#include <algorithm>

#include "compare/sequence.hpp"
#include "text/characters.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t around = 3;  ///< words beside those that changed

bool is_joined(CharClass kind) {
  return kind == CharClass::letter || kind == CharClass::mark ||
         kind == CharClass::digit;
}

std::string_view of(std::string_view text, Span where) {
  return text.substr(where.begin, where.size());
}

/// From the end of the word before to the start of the one behind.
Span between(const std::vector<Span>& words, std::size_t first,
             std::size_t last) {
  if (first < last) return {words[first].begin, words[last - 1].end};
  const std::size_t at = first == 0 ? 0 : words[first - 1].end;
  return {at, at};
}

Span widened(const std::vector<Span>& words, Span place) {
  const auto first =
      std::ranges::lower_bound(words, place.begin, {}, &Span::end) -
      words.begin();
  const auto last =
      std::ranges::lower_bound(words, place.end, {}, &Span::begin) -
      words.begin();
  const auto begin =
      std::max<std::ptrdiff_t>(0, first - static_cast<std::ptrdiff_t>(around));
  const auto end = std::min(static_cast<std::ptrdiff_t>(words.size()),
                            last + static_cast<std::ptrdiff_t>(around));
  return between(words, static_cast<std::size_t>(begin),
                 static_cast<std::size_t>(end));
}

}  // namespace

std::vector<Span> words_of(std::string_view text) {
  std::vector<Span> words;
  bool goes_on = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const CodePoint point = decode(text, at);
    at += point.size;
    const CharClass kind =
        point.is_valid ? char_info(point.value).kind : CharClass::other;
    const bool is_space =
        kind == CharClass::space || kind == CharClass::line_end;
    if (goes_on && is_joined(kind)) {
      words.back().end = at;
    } else if (!is_space) {
      words.push_back({begin, at});
    }
    goes_on = is_joined(kind);
  }
  return words;
}

std::vector<WordChange> changes_between(std::string_view before,
                                        std::string_view after) {
  const std::vector<Span> first = words_of(before);
  const std::vector<Span> second = words_of(after);
  const auto is_same = [&](std::size_t i, std::size_t j) {
    return of(before, first[i]) == of(after, second[j]);
  };
  Pairs pairs = align(first.size(), second.size(),
                      {is_same, [&](std::size_t i, std::size_t j) {
                         return is_same(i, j) ? 1 : 0;
                       }});
  pairs.emplace_back(first.size(), second.size());
  std::vector<WordChange> changes;
  std::size_t i = 0;
  std::size_t j = 0;
  for (const auto& [next_i, next_j] : pairs) {
    if (i < next_i || j < next_j)
      changes.push_back(
          {between(first, i, next_i), between(second, j, next_j)});
    i = next_i + 1;
    j = next_j + 1;
  }
  return changes;
}

std::string excerpt(std::string_view text, const std::vector<Span>& places) {
  const std::vector<Span> words = words_of(text);
  std::vector<Span> parts;
  for (const Span place : places) {
    const Span part = widened(words, place);
    if (!parts.empty() && part.begin <= parts.back().end + 1) {
      parts.back().end = std::max(parts.back().end, part.end);
    } else {
      parts.push_back(part);
    }
  }
  std::string out;
  std::size_t end = 0;
  for (const Span part : parts) {
    if (part.begin > (words.empty() ? 0 : words.front().begin) ||
        !out.empty()) {
      out += out.empty() ? "…" : " … ";
    }
    out += of(text, part);
    end = part.end;
  }
  if (!words.empty() && end < words.back().end) out += "…";
  return out;
}

std::string beginning_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < characters && at < text.size(); ++n) {
    at += decode(text, at).size;
  }
  if (at == text.size()) return std::string(text);
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace ituletter
