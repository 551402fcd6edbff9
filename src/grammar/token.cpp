#include "grammar/token.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace ituletter {
namespace {

bool is_ascii_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

bool is_email_local(char c) {
  return is_ascii_alphanumeric(c) || c == '.' || c == '_' || c == '-' ||
         c == '+' || c == '%';
}

bool is_domain(char c) {
  return is_ascii_alphanumeric(c) || c == '.' || c == '-';
}

bool is_url_char(char c) {
  constexpr std::string_view signs = "-._~:/?#[]@!$&'()*+,;=%{}|";
  return is_ascii_alphanumeric(c) || signs.find(c) != std::string_view::npos;
}

bool starts_url(std::string_view rest) {
  const auto has = [rest](std::string_view prefix) {
    return rest.size() > prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), rest.begin(),
                      [](char a, char b) { return a == (b | 0x20); }) &&
           is_ascii_alphanumeric(rest[prefix.size()]);
  };
  return has("http://") || has("https://") || has("ftp://") || has("www.");
}

// Punctuation at the end belongs to the sentence; a bracket only if it was
// not opened inside.
std::size_t without_sentence_end(std::string_view url) {
  std::size_t size = url.size();
  while (size > 0) {
    const char last = url[size - 1];
    const std::string_view kept = url.substr(0, size - 1);
    if (last == ')' && kept.find('(') != std::string_view::npos) break;
    if (std::string_view(".,;:!?)]}'|").find(last) == std::string_view::npos) {
      break;
    }
    --size;
  }
  return size;
}

}  // namespace

class Tokeniser {
 public:
  Tokeniser(std::string_view text, const std::vector<std::size_t>& edges)
      : text_(text), edges_(edges) {
    result_.text_ = text;
    result_.tokens_.reserve(text.size() / 4 + 8);
    result_.pool_.reserve(text.size());
  }

  Tokens run() {
    while (at_ < text_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    std::size_t next = at_;
    const CharInfo info = char_info(next_char(text_, next));
    if (info.kind == CharClass::space || info.kind == CharClass::line_end) {
      white_space(info.kind == CharClass::line_end || text_[at_] == '\t');
      at_ = next;
      return;
    }
    if (static_cast<unsigned char>(text_[at_]) < 0x80 && address()) return;
    switch (info.kind) {
      case CharClass::letter:
      case CharClass::mark:
        word();
        return;
      case CharClass::digit:
        digits();
        return;
      case CharClass::ideograph:
        one(next, TokenKind::ideograph, info);
        return;
      default:
        one(next, TokenKind::sign, info);
    }
  }

  void white_space(bool is_strong) {
    if (!is_strong) {
      gap_ = std::max(gap_, Gap::space);
    } else if (text_[at_] == '\t') {
      gap_ = Gap::edge;
    } else {
      gap_ = gap_ < Gap::line ? Gap::line : Gap::edge;
    }
  }

  // An e-mail or web address at this place.
  bool address() {
    if (!is_ascii_alphanumeric(text_[at_])) return false;
    if (starts_url(text_.substr(at_))) {
      std::size_t end = at_;
      while (end < text_.size() && is_url_char(text_[end])) ++end;
      end = at_ + without_sentence_end(text_.substr(at_, end - at_));
      whole(end, TokenKind::url);
      return true;
    }
    return email();
  }

  bool email() {
    if (at_ < no_email_before_) return false;
    std::size_t sign = at_;
    while (sign < text_.size() && is_email_local(text_[sign])) ++sign;
    no_email_before_ = sign;
    if (sign == text_.size() || text_[sign] != '@') return false;
    std::size_t end = sign + 1;
    while (end < text_.size() && is_domain(text_[end])) ++end;
    while (end > sign + 1 && !is_ascii_alphanumeric(text_[end - 1])) --end;
    const std::string_view domain = text_.substr(sign + 1, end - sign - 1);
    if (domain.find('.') == std::string_view::npos) return false;
    whole(end, TokenKind::email);
    return true;
  }

  void whole(std::size_t end, TokenKind kind) {
    Token& token = open(kind);
    result_.pool_.append(text_, at_, end - at_);
    close(token, end);
  }

  void one(std::size_t end, TokenKind kind, CharInfo info) {
    Token& token = open(kind);
    append_utf8(result_.pool_, info.folded);
    close(token, end);
  }

  void digits() {
    Token& token = open(TokenKind::digits);
    std::size_t end = at_;
    while (end < text_.size()) {
      std::size_t next = end;
      const CharInfo info = char_info(next_char(text_, next));
      if (info.kind != CharClass::digit) break;
      result_.pool_ += static_cast<char>(info.folded);
      end = next;
    }
    close(token, end);
  }

  // A capital after a small letter begins a new word, as does the last
  // capital before a small one: conversion lost what was between them.
  void word() {
    Token& token = open(TokenKind::word);
    std::size_t end = at_;
    bool was_upper = true;
    bool is_first = true;
    std::size_t letters = 0;
    while (end < text_.size()) {
      std::size_t next = end;
      const CharInfo info = char_info(next_char(text_, next));
      if (info.kind != CharClass::letter && info.kind != CharClass::mark) break;
      if (!is_first && info.is_upper && (!was_upper || small_at(next))) break;
      if (is_first) token.is_capitalised = info.is_upper;
      if (info.kind == CharClass::letter) {
        token.is_shouted = info.is_upper && (is_first || token.is_shouted);
      }
      if (info.kind == CharClass::letter) {
        was_upper = info.is_upper;
        ++letters;
      }
      if (info.folded != 0) append_utf8(result_.pool_, info.folded);
      is_first = false;
      end = next;
    }
    if (letters < 2) token.is_shouted = false;
    close(token, end);
  }

  bool small_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    const CharInfo info = char_info(next_char(text_, at));
    return info.kind == CharClass::letter && !info.is_upper;
  }

  Token& open(TokenKind kind) {
    while (edge_ < edges_.size() && edges_[edge_] <= at_) {
      ++edge_;
      gap_ = Gap::edge;
    }
    Token token;
    token.begin = static_cast<std::uint32_t>(at_);
    token.folded = static_cast<std::uint32_t>(result_.pool_.size());
    token.kind = kind;
    token.gap = gap_;
    result_.tokens_.push_back(token);
    return result_.tokens_.back();
  }

  void close(Token& token, std::size_t end) {
    token.end = static_cast<std::uint32_t>(end);
    token.folded_size =
        static_cast<std::uint32_t>(result_.pool_.size()) - token.folded;
    at_ = end;
    gap_ = Gap::none;
  }

  std::string_view text_;
  const std::vector<std::size_t>& edges_;
  std::size_t edge_ = 0;
  std::size_t at_ = 0;
  std::size_t no_email_before_ = 0;
  Gap gap_ = Gap::edge;
  Tokens result_;
};

Tokens tokenise(std::string_view text, const std::vector<std::size_t>& edges) {
  return Tokeniser(text, edges).run();
}

std::size_t Tokens::at(std::size_t byte) const {
  const auto found = std::ranges::lower_bound(tokens_, byte, {}, &Token::begin);
  return static_cast<std::size_t>(found - tokens_.begin());
}

}  // namespace ituletter
