#include "extract/recognised_text.hpp"

#include <algorithm>

namespace ituletter {
namespace {

// Where a reader's paragraphs begin, in the normalised text.
std::vector<std::size_t> edges_of(const Source& source, const Text& text) {
  std::vector<std::size_t> edges;
  edges.reserve(source.blocks.size());
  for (const Block& block : source.blocks) {
    edges.push_back(text.map.to_text(block.where.begin));
  }
  return edges;
}

constexpr std::string_view closing_signs = ";:,.；：，。、،؛";

std::size_t without_closing(std::string_view text) {
  std::size_t size = text.size();
  const auto ends_with_sign = [&]() -> std::size_t {
    for (std::size_t length = 1; length <= 3 && length <= size; ++length) {
      const std::string_view last = text.substr(size - length, length);
      const bool is_start = (last.front() & 0xC0) != 0x80;
      if (!is_start) continue;
      return closing_signs.find(last) == std::string_view::npos ? 0 : length;
    }
    return 0;
  };
  while (size > 0) {
    const char last = text[size - 1];
    const bool is_space =
        last == ' ' || last == '\t' || last == '\n' || last == '\r';
    const std::size_t cut = is_space ? 1 : ends_with_sign();
    if (cut == 0) break;
    size -= cut;
  }
  return size;
}

std::string collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Span trimmed(std::string_view text, Span where) {
  constexpr std::string_view white = " \t\n\r";
  while (where.begin < where.end &&
         white.find(text[where.begin]) != std::string_view::npos) {
    ++where.begin;
  }
  while (where.begin < where.end &&
         white.find(text[where.end - 1]) != std::string_view::npos) {
    --where.end;
  }
  return where;
}

}  // namespace

RecognisedText::RecognisedText(const Source& source, const Text& text,
                   const Grammar& grammar)
    : source_(source),
      text_(text),
      grammar_(grammar.tables()),
      tokens_(tokenise(text.text, edges_of(source, text))),
      matcher_(grammar_, tokens_) {
  values_ = matcher_.find_rules();
  std::vector<Match> cues = matcher_.find_cues();
  lines_ = cut_lines(source, text, tokens_, values_, cues);
  for (Match& match : cues) cues_[match.kind].push_back(std::move(match));
  find_sentences();
}

namespace {

std::span<const Match> inside(const std::vector<Match>& matches,
                              TokenRange range) {
  const auto first =
      std::ranges::lower_bound(matches, range.begin, {}, &Match::begin);
  auto last = std::ranges::lower_bound(first, matches.end(), range.end, {},
                                       &Match::begin);
  while (last != first && std::prev(last)->end > range.end) --last;
  return {first, last};
}

}  // namespace

std::span<const Match> RecognisedText::values(TokenRange range) const {
  return inside(values_, range);
}

const Match* RecognisedText::value_at(std::size_t token) const {
  const auto after =
      std::ranges::upper_bound(values_, token, {}, &Match::begin);
  if (after == values_.begin()) return nullptr;
  const Match& match = *std::prev(after);
  return token < match.end ? &match : nullptr;
}

std::span<const Match> RecognisedText::cues(std::string_view name,
                                      TokenRange range) const {
  const auto found = cues_.find(name);
  if (found == cues_.end()) return {};
  return inside(found->second, range);
}

const Match* RecognisedText::cue(std::string_view name, TokenRange range) const {
  const auto found = cues(name, range);
  return found.empty() ? nullptr : &found.front();
}

const Match* RecognisedText::cue_at(std::string_view name, std::size_t token) const {
  const Match* first = cue(name, {token, tokens_.size()});
  return first != nullptr && first->begin == token ? first : nullptr;
}

TokenRange RecognisedText::tokens_of(Span where) const {
  return {tokens_.at(where.begin), tokens_.at(where.end)};
}

bool RecognisedText::is_sign(std::size_t token, std::string_view folded) const {
  return token < tokens_.size() && tokens_.folded(token) == folded;
}

bool RecognisedText::is_separator(std::size_t token) const {
  if (grammar_.separator == GrammarTables::no_kind) return false;
  const auto match = matcher_.match_at(grammar_.separator, token);
  return match && match->value == "list" && match->end == token + 1;
}

void RecognisedText::find_sentences() {
  std::vector<bool> starts_line(tokens_.size() + 1, false);
  for (const Line& line : lines_) {
    if (!line.after_break) starts_line[line.begin] = true;
  }
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const bool is_last = i + 1 == tokens_.size();
    const std::string_view sign = tokens_.folded(i);
    const bool is_stop = tokens_[i].kind == TokenKind::sign &&
                         (sign == "." || sign == "!" || sign == "?");
    const Match* value = value_at(i);
    const bool inside_value = value != nullptr && i + 1 < value->end;
    const bool ends = is_stop && !inside_value && !is_last &&
                      tokens_[i + 1].gap != Gap::none &&
                      tokens_[i + 1].is_capitalised &&
                      !(value != nullptr && value->kind == "time");
    if (is_last || starts_line[i + 1] || ends) sentence_ends_.push_back(i + 1);
  }
}

TokenRange RecognisedText::sentence(std::size_t token) const {
  const auto end = std::ranges::upper_bound(sentence_ends_, token);
  const std::size_t begin =
      end == sentence_ends_.begin() ? 0 : *std::prev(end);
  return {begin, end == sentence_ends_.end() ? tokens_.size() : *end};
}

Words RecognisedText::exact(Span where_, std::string_view rule) const {
  const Span span = trimmed(text_.text, where_);
  return {collapsed(view(span)), where(span, rule)};
}

Words RecognisedText::words(Span where_, std::string_view rule) const {
  Span span = trimmed(text_.text, where_);
  span.end = span.begin + without_closing(view(span));
  return {collapsed(view(span)), where(span, rule)};
}

Found<std::string> RecognisedText::found(const Match& match) const {
  return found(match.value, match);
}

Found<std::string> RecognisedText::found(std::string value,
                                   const Match& match) const {
  return {std::move(value), where(match.where, match.rule)};
}

Where RecognisedText::where(Span text_span, std::string_view rule) const {
  return {text_.map.to_source(text_span), {}, std::string(rule)};
}

Words joined(const std::vector<Words>& parts, std::string_view separator) {
  Words out;
  for (const Words& part : parts) {
    if (part.value.empty()) continue;
    if (out.value.empty()) {
      out = part;
      continue;
    }
    out.value += std::string(separator) + part.value;
    if (out.where.span.end < part.where.span.begin) {
      out.where.gaps.push_back({out.where.span.end, part.where.span.begin});
    }
    out.where.span.end = part.where.span.end;
  }
  return out;
}

}  // namespace ituletter
