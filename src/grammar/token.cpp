#include "grammar/token.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "grammar/hash.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

/// What an ASCII character may be a part of.
enum Part : unsigned char { alphanumeric = 1, local = 2, domain = 4, url = 8 };

constexpr auto parts = [] {
  std::array<unsigned char, 256> table{};
  const auto add = [&table](std::string_view characters, int part) {
    for (const char c : characters) {
      auto& row = table[static_cast<unsigned char>(c)];
      row = static_cast<unsigned char>(row | part);
    }
  };
  for (const std::string_view range : {"09", "AZ", "az"}) {
    for (char c = range[0]; c <= range[1]; ++c) {
      add({&c, 1}, alphanumeric | local | domain | url);
    }
  }
  add("._-+%", local);
  add(".-", domain);
  add("-._~:/?#[]@!$&'()*+,;=%{}|", url);
  return table;
}();

bool is_part(char c, Part part) {
  return (parts[static_cast<unsigned char>(c)] & part) != 0;
}

bool starts_url(std::string_view rest) {
  const auto has = [rest](std::string_view prefix) {
    return rest.size() > prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), rest.begin(),
                      [](char a, char b) { return a == (b | 0x20); }) &&
           is_part(rest[prefix.size()], alphanumeric);
  };
  switch (rest.front() | 0x20) {
    case 'h':
      return has("http://") || has("https://");
    case 'f':
      return has("ftp://");
    case 'w':
      return has("www.");
    default:
      return false;
  }
}

// Punctuation at the end belongs to the sentence; a bracket only if it was
// not opened inside.
std::size_t without_sentence_end(std::string_view url) {
  const std::size_t opened = url.find('(');
  std::size_t size = url.size();
  while (size > 0) {
    const char last = url[size - 1];
    if (last == ')' && opened < size - 1) break;
    if (std::string_view(".,;:!?)]}'|").find(last) == std::string_view::npos) {
      break;
    }
    --size;
  }
  return size;
}

constexpr std::size_t least_look_ahead = 4;

}  // namespace

class Tokeniser {
 public:
  Tokeniser(std::string_view text, const std::vector<std::size_t>& edges)
      : text_(text), edges_(edges) {
    result_.text_ = text;
    result_.tokens_.reserve(text.size() / 5 + 8);
    // A folded character is at most half as long again, see CharInfo.
    result_.pool_.resize(text.size() + text.size() / 2 + least_look_ahead);
    pool_ = result_.pool_.data();
  }

  Tokens run() {
    while (at_ < text_.size()) step();
    result_.pool_.resize(pool_size());
    note_blocks();
    return std::move(result_);
  }

 private:
  void note_blocks() {
    const std::vector<Token>& tokens = result_.tokens_;
    std::vector<std::uint32_t>& blocks = result_.blocks_;
    blocks.reserve(text_.size() / Tokens::block_size + 1);
    std::uint32_t token = 0;
    for (std::size_t at = 0; at < text_.size(); at += Tokens::block_size) {
      while (token < tokens.size() && tokens[token].begin < at) ++token;
      blocks.push_back(token);
    }
  }

  std::size_t pool_size() const {
    return static_cast<std::size_t>(pool_ - result_.pool_.data());
  }

  void step() {
    if (text_[at_] == ' ') {
      gap_ = std::max(gap_, Gap::space);
      ++at_;
      return;
    }
    std::size_t next = at_;
    const char32_t character = next_char(text_, next);
    const CharInfo& info = char_info(character);
    bool is_wide_sign = false;
    switch (info.kind) {
      case CharClass::space:
      case CharClass::line_end:
        white_space(info.kind);
        at_ = next;
        return;
      case CharClass::letter:
      case CharClass::mark:
        if (!starts_address() || !address()) word();
        return;
      case CharClass::digit:
        if (!starts_address() || !address()) digits();
        return;
      case CharClass::ideograph:
        close_up(true);
        one(next, TokenKind::ideograph, info);
        was_wide_ = true;
        return;
      case CharClass::other:
        if (is_lost_space()) {
          gap_ = std::max(gap_, Gap::space);
          at_ = next;
          return;
        }
        is_wide_sign = character >= 0x80 && is_wide(character);
        close_up(is_wide_sign);
        one(next, TokenKind::sign, info);
        was_wide_ = is_wide_sign;
    }
  }

  // "20?May?2016": what a converter made of a no-break space. Addresses are
  // tokens before it comes to this.
  bool is_lost_space() const {
    if (text_[at_] != '?' || gap_ != Gap::none) return false;
    if (at_ + 1 == text_.size()) return false;
    std::size_t next = at_ + 1;
    const CharClass kind = char_info(next_char(text_, next)).kind;
    return kind == CharClass::letter || kind == CharClass::digit;
  }

  void white_space(CharClass kind) {
    const bool is_half = text_.substr(at_, 2) == "\r\n";
    if (text_[at_] == '\t') {
      gap_ = Gap::edge;
    } else if (kind == CharClass::line_end && !is_half) {
      gap_ = gap_ < Gap::line ? Gap::line : Gap::edge;
    } else {
      gap_ = std::max(gap_, Gap::space);
    }
  }

  bool starts_address() const { return is_part(text_[at_], alphanumeric); }

  // Blanks and line ends between Han characters mean nothing: letterheads are
  // spaced out, and lines end inside words.
  void close_up(bool is_wide_next) {
    if (was_wide_ && is_wide_next && gap_ != Gap::edge) gap_ = Gap::none;
  }

  // An e-mail or web address at this place.
  bool address() {
    if (ends_phone()) return false;
    if (!starts_url(text_.substr(at_))) return email();
    std::size_t end = at_;
    while (end < text_.size() && is_part(text_[end], url)) ++end;
    end = at_ + without_sentence_end(text_.substr(at_, end - at_));
    whole(end, TokenKind::url);
    return true;
  }

  // "+41 22 730 5853tsbsg13@itu.int": the digits are not the address's.
  bool ends_phone() const {
    constexpr std::size_t fewest_digits = 4;
    std::size_t end = at_;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    return end - at_ >= fewest_digits && gap_ == Gap::space &&
           !result_.tokens_.empty() &&
           result_.tokens_.back().kind == TokenKind::digits;
  }

  // Only the letters right before an @ are looked at.
  bool email() {
    if (at_ >= sign_) find_sign();
    if (at_ < local_begin_ || sign_ == text_.size()) return false;
    if (is_end_of_number()) return false;
    std::size_t end = sign_ + 1;
    while (end < text_.size() && is_part(text_[end], domain)) ++end;
    while (end > sign_ + 1 && !is_part(text_[end - 1], alphanumeric)) --end;
    const std::string_view domain_name =
        text_.substr(sign_ + 1, end - sign_ - 1);
    if (domain_name.find('.') == std::string_view::npos) {
      local_begin_ = sign_;
      return false;
    }
    whole(end, TokenKind::email);
    return true;
  }

  // "… 730 5853tsbsg17@itu.int": a telephone number has run into it.
  bool is_end_of_number() const {
    constexpr std::size_t fewest_digits = 3;
    const std::size_t end = text_.find_first_not_of("0123456789", at_);
    return end - at_ >= fewest_digits && end < sign_ &&
           char_info(static_cast<unsigned char>(text_[end])).kind ==
               CharClass::letter;
  }

  void find_sign() {
    sign_ = std::min(text_.find('@', at_), text_.size());
    local_begin_ = sign_;
    while (local_begin_ > at_ && is_part(text_[local_begin_ - 1], local)) {
      --local_begin_;
    }
  }

  void whole(std::size_t end, TokenKind kind) {
    Token& token = open(kind);
    pool_ = std::copy(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                      text_.begin() + static_cast<std::ptrdiff_t>(end), pool_);
    close(token, end);
  }

  // Copies four bytes, whatever it needs: that is faster.
  static char* fold(const CharInfo& info, char* out) {
    std::memcpy(out, &info.folded, sizeof(info.folded));
    return out + info.folded_size;
  }

  void one(std::size_t end, TokenKind kind, const CharInfo& info) {
    Token& token = open(kind);
    pool_ = fold(info, pool_);
    close(token, end);
  }

  void digits() {
    Token& token = open(TokenKind::digits);
    char* out = pool_;
    std::size_t end = at_;
    while (end < text_.size()) {
      std::size_t next = end;
      const CharInfo& info = char_info(next_char(text_, next));
      if (info.kind != CharClass::digit) break;
      out = fold(info, out);
      end = next;
    }
    pool_ = out;
    close(token, end);
  }

  // A capital after a small letter begins a new word, as does the last
  // capital before a small one, and a letter of another script: conversion
  // lost what was between them.
  void word() {
    Token& token = open(TokenKind::word);
    const std::string_view text = text_;
    const std::size_t begin = at_;
    char* out = pool_;
    std::size_t end = begin;
    std::size_t last = begin;  // letter
    std::size_t capitals = 0;
    bool begins_upper = false;
    bool has_small = false;
    bool was_upper = true;
    while (end < text.size()) {
      std::size_t next = end;
      const CharInfo& info = char_info(next_char(text, next));
      if (info.is_small && is_ascii(text[end]) == is_ascii(text[last])) {
        // Nearly every letter: it neither cuts nor changes the script.
        last = end;
        was_upper = false;
        has_small = true;
      } else if (info.kind == CharClass::letter) {
        const bool cuts =
            info.is_upper && end > begin && (!was_upper || is_small_at(next));
        if (cuts || changes_script(last, end)) break;
        last = end;
        was_upper = info.is_upper;
        has_small |= info.is_small;
        capitals += info.is_upper ? 1U : 0U;
        begins_upper |= info.is_upper && end == begin;
      } else if (info.kind != CharClass::mark) {
        const std::size_t rest = after_hyphenation(end);
        if (rest == end || was_upper) break;
        end = rest;
        continue;
      }
      out = fold(info, out);
      end = next;
    }
    // Where a script has no capitals, any word may begin a sentence or a name.
    token.is_capitalised =
        begins_upper || (capitals == 0 && !has_small && out != pool_);
    token.is_shouted = capitals > 1 && !has_small;
    pool_ = out;
    close(token, end);
  }

  static bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

  // From Latin to Cyrillic or Arabic, or back, as in "БСЭTSB".
  bool changes_script(std::size_t last, std::size_t at) const {
    const auto first_byte = [this](std::size_t letter) {
      return static_cast<unsigned char>(text_[letter]);
    };
    const auto is_other = [&](std::size_t letter) {
      const unsigned char byte = first_byte(letter);
      return byte == 0xD0 || byte == 0xD1 || (byte >= 0xD8 && byte <= 0xDB);
    };
    return (first_byte(last) < 0x80 && is_other(at)) ||
           (is_other(last) && first_byte(at) < 0x80);
  }

  // Where a word goes on that a line's end cuts: "Исследова-/тельской".
  std::size_t after_hyphenation(std::size_t at) const {
    if (text_[at] != '-') return at;
    const std::size_t line_end = text_.find_first_not_of(" \r", at + 1);
    if (line_end == std::string_view::npos || text_[line_end] != '\n')
      return at;
    const std::size_t rest = text_.find_first_not_of(' ', line_end + 1);
    return rest != std::string_view::npos && is_small_at(rest) ? rest : at;
  }

  bool is_small_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    return char_info(next_char(text_, at)).is_small;
  }

  Token& open(TokenKind kind) {
    while (edge_ < edges_.size() && edges_[edge_] <= at_) {
      ++edge_;
      gap_ = Gap::edge;
    }
    Token& token = result_.tokens_.emplace_back();
    token.begin = static_cast<std::uint32_t>(at_);
    token.folded = static_cast<std::uint32_t>(pool_size());
    token.kind = kind;
    token.gap = gap_;
    was_wide_ = false;
    return token;
  }

  void close(Token& token, std::size_t end) {
    token.end = static_cast<std::uint32_t>(end);
    const char* folded = result_.pool_.data() + token.folded;
    token.folded_size = static_cast<std::uint32_t>(pool_ - folded);
    token.hash = hash_word({folded, token.folded_size});
    at_ = end;
    gap_ = Gap::none;
  }

  std::string_view text_;
  const std::vector<std::size_t>& edges_;
  std::size_t edge_ = 0;
  std::size_t at_ = 0;
  std::size_t sign_ = 0;         ///< the next @; the text's size if none
  std::size_t local_begin_ = 0;  ///< of what may be an address before it
  Gap gap_ = Gap::edge;
  bool was_wide_ = false;  ///< the last token: a Han character or its sign
  char* pool_ = nullptr;   ///< where the next folded character goes
  Tokens result_;
};

Tokens tokenise(std::string_view text, const std::vector<std::size_t>& edges) {
  return Tokeniser(text, edges).run();
}

std::size_t Tokens::at(std::size_t byte) const {
  if (byte >= text_.size()) return tokens_.size();
  std::size_t token = blocks_[byte / block_size];
  while (token < tokens_.size() && tokens_[token].begin < byte) ++token;
  return token;
}

}  // namespace ituletter
