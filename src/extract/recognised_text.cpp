#include "extract/recognised_text.hpp"

#include <algorithm>
#include <utility>

#include "extract/trim.hpp"

namespace ituletter {
namespace {

// What has no full stop for longer is no sentence; every date in it would be
// read with all of it.
constexpr std::size_t longest_sentence = 1000;

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::count_if(word, [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

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

Tokens tokenise_source(const Source& source, const Text& text) {
  std::vector<std::size_t> edges;
  edges.reserve(source.blocks.size());
  for (const Block& block : source.blocks) {
    edges.push_back(text.map.to_text(block.where.begin));
  }
  return tokenise(text.text, edges);
}

RecognisedText::RecognisedText(const Source& source, const Text& text,
                               Tokens tokens, const Grammar& grammar)
    : source_(source),
      text_(text),
      grammar_(grammar.tables()),
      tokens_(std::move(tokens)),
      matcher_(grammar_, tokens_) {
  values_ = matcher_.find_rules();
  std::vector<Match> cues = matcher_.find_cues();
  lines_ = cut_lines(source, text, tokens_, values_, cues);
  sort_cues(std::move(cues));
  find_sentences();
  find_brackets();
}

void RecognisedText::sort_cues(std::vector<Match> cues) {
  std::vector<std::size_t> names;  // by kind
  names.reserve(grammar_.kinds.size());
  for (const KindRow& kind : grammar_.kinds) {
    names.push_back(CueName::number_of(grammar_.string(kind.name)));
  }
  for (Match& match : cues) {
    const std::size_t number = names[match.kind_number];
    if (number < cues_.size()) cues_[number].push_back(std::move(match));
  }
}

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

std::span<const Match> RecognisedText::cues(CueName name,
                                            TokenRange range) const {
  return inside(cues_[name.number()], range);
}

// No two of a name overlap: where the first is not inside, none is.
const Match* RecognisedText::cue(CueName name, TokenRange range) const {
  const std::vector<Match>& all = cues_[name.number()];
  const auto first =
      std::ranges::lower_bound(all, range.begin, {}, &Match::begin);
  return first != all.end() && first->end <= range.end ? &*first : nullptr;
}

const Match* RecognisedText::cue_at(CueName name, std::size_t token) const {
  const Match* first = cue(name, {token, tokens_.size()});
  return first != nullptr && first->begin == token ? first : nullptr;
}

TokenRange RecognisedText::tokens_of(Span where) const {
  return {tokens_.at(where.begin), tokens_.at(where.end)};
}

TokenRange RecognisedText::tokens_of(const Where& found) const {
  return tokens_of(Span{text_.map.to_text(found.span.begin),
                        text_.map.to_text(found.span.end)});
}

std::optional<std::size_t> RecognisedText::line_at(std::size_t token) const {
  const auto after = std::ranges::upper_bound(lines_, token, {}, &Line::begin);
  if (after == lines_.begin()) return std::nullopt;
  return static_cast<std::size_t>(after - lines_.begin()) - 1;
}

bool RecognisedText::starts_line(std::size_t token) const {
  const auto line = line_at(token);
  return line && lines_[*line].begin == token;
}

bool RecognisedText::has_bullet(const Line& line) const {
  return line.has_bullet(text_.text);
}

bool RecognisedText::is_sign(std::size_t token, std::string_view folded) const {
  return token < tokens_.size() && tokens_.folded(token) == folded;
}

std::size_t RecognisedText::separator_before(std::size_t token) const {
  constexpr std::size_t longest = 4;
  if (grammar_.separator == GrammarTables::no_kind) return token;
  for (std::size_t at = token - std::min(token, longest); at < token; ++at) {
    const auto match = matcher_.match_at(grammar_.separator, at);
    if (match && match->value == "list" && match->end == token) return at;
  }
  return token;
}

bool RecognisedText::is_separator(std::size_t token) const {
  if (grammar_.separator == GrammarTables::no_kind) return false;
  const auto match = matcher_.match_at(grammar_.separator, token);
  return match && match->value == "list" && match->end == token + 1;
}

std::optional<Match> RecognisedText::cardinal_at(std::size_t token) const {
  const auto kind = grammar_.find_kind("cardinal", KindType::table);
  if (!kind || token >= tokens_.size()) return std::nullopt;
  return matcher_.match_at(*kind, token);
}

void RecognisedText::find_sentences() {
  std::vector<bool> starts_line(tokens_.size() + 1, false);
  starts_line[tokens_.size()] = true;
  for (const Line& line : lines_) {
    if (!line.after_break) starts_line[line.begin] = true;
  }
  std::size_t begin = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const bool is_too_long = i - begin >= longest_sentence;
    const bool may_stop = tokens_[i].kind == TokenKind::sign;
    if (starts_line[i + 1] || is_too_long || (may_stop && is_full_stop(i))) {
      sentence_ends_.push_back(i + 1);
      begin = i + 1;
    }
  }
}

// Requires: the token is a sign and not the last.
bool RecognisedText::is_full_stop(std::size_t token) const {
  const std::string_view sign = tokens_.folded(token);
  const bool is_stop = sign == "." || sign == "!" || sign == "?";
  if (!is_stop) return false;
  // "。" means nothing else and has no blank after it.
  const bool is_clear = sign.size() < tokens_.words(token).size();
  const Token& next = tokens_[token + 1];
  if (!is_clear) {
    if (next.gap == Gap::none) return false;
    if (!next.can_start_text() && !starts_numbered(token)) return false;
    if (is_initial(token)) return false;
  }
  const Match* value = value_at(token);
  const bool is_inside_value =
      value != nullptr && (token + 1 < value->end || value->kind == "time");
  return !is_inside_value;
}

// "Mr A. Karimov", but not "… in Annex A. The form …".
bool RecognisedText::is_initial(std::size_t stop) const {
  if (stop == 0 || tokens_[stop].gap != Gap::none) return false;
  const Token& letter = tokens_[stop - 1];
  return letter.kind == TokenKind::word && letter.is_capitalised &&
         letters_in(tokens_.words(stop - 1)) == 1 &&
         value_at(stop - 1) == nullptr;
}

// "… in English only. 5.2 Contributions …", but not "Art. 5 Section": numbered
// paragraphs that have run together.
bool RecognisedText::starts_numbered(std::size_t stop) const {
  constexpr std::size_t longest_number = 4;  // tokens
  constexpr std::size_t longest_abbreviation = 3;
  const bool ends_word =
      stop > 0 && (tokens_[stop - 1].kind == TokenKind::sign ||
                   letters_in(tokens_.words(stop - 1)) > longest_abbreviation);
  std::size_t at = stop + 1;
  if (!ends_word || tokens_[at].kind != TokenKind::digits) return false;
  while (at < tokens_.size() && at <= stop + longest_number &&
         (tokens_[at].kind == TokenKind::digits ||
          (is_sign(at, ".") && tokens_[at].gap == Gap::none))) {
    ++at;
  }
  return at < tokens_.size() && tokens_[at].is_capitalised &&
         value_at(stop + 1) == nullptr;
}

void RecognisedText::find_brackets() {
  open_brackets_.reserve(tokens_.size() + 1);
  int open = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    open_brackets_.push_back(open);
    if (tokens_[i].kind != TokenKind::sign) continue;
    const std::string_view sign = tokens_.folded(i);
    if (sign == "(") ++open;
    if (sign == ")") --open;
  }
  open_brackets_.push_back(open);
}

bool RecognisedText::in_brackets(TokenRange range, std::size_t token) const {
  return range.begin < token &&
         open_brackets_[token] > open_brackets_[range.begin];
}

TokenRange RecognisedText::sentence(std::size_t token) const {
  const auto end = std::ranges::upper_bound(sentence_ends_, token);
  const std::size_t begin = end == sentence_ends_.begin() ? 0 : *std::prev(end);
  return {begin, end == sentence_ends_.end() ? tokens_.size() : *end};
}

Words RecognisedText::exact(Span where_, std::string_view rule) const {
  const Span span = trimmed(text_.text, where_);
  return {collapsed(view(span)), where(span, rule)};
}

Words RecognisedText::exact(TokenRange range, std::string_view rule) const {
  return exact(tokens_.span(range.begin, range.end), rule);
}

Words RecognisedText::words(TokenRange range, std::string_view rule) const {
  return words(tokens_.span(range.begin, range.end), rule);
}

Words RecognisedText::words(Span where_, std::string_view rule) const {
  Span span = trimmed(text_.text, where_);
  span.end = span.begin + size_without_closing(view(span));
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

void append(Words& words, const Words& more) {
  if (more.value.empty()) return;
  if (words.value.empty()) {
    words = more;
    return;
  }
  if (is_parted(words.value, more.value)) words.value += ' ';
  words.value += more.value;
  if (words.where.span.end < more.where.span.begin) {
    words.where.gaps.push_back({words.where.span.end, more.where.span.begin});
  }
  words.where.span.end = more.where.span.end;
}

Words joined(const std::vector<Words>& parts) {
  Words out;
  for (const Words& part : parts) append(out, part);
  return out;
}

}  // namespace ituletter
