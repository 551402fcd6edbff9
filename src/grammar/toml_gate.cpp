#include "grammar/toml_gate.hpp"

#include <algorithm>

namespace ituletter {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view toml) : toml_(toml) {}

  std::size_t run() {
    constexpr auto npos = std::string_view::npos;
    if (toml_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < toml_.size()) {
      const char c = toml_[at_];
      if (!is_ascii(c)) return at_;
      if (c == '[' && is_line_start_ && depth_ == 0) {
        if (const std::size_t at = stray_in_header(); at != npos) return at;
      }
      step(c);
      if (stray_ != npos) return stray_;
    }
    return npos;
  }

 private:
  void step(char c) {
    if (c != ' ' && c != '\t') is_line_start_ = c == '\n';
    if (c == '#') {
      at_ = std::min(toml_.find('\n', at_), toml_.size());
    } else if (c == '"' || c == '\'') {
      string(c);
    } else {
      if (c == '[') ++depth_;
      if (c == ']' && depth_ > 0) --depth_;
      ++at_;
    }
  }

  std::size_t stray_in_header() const {
    std::size_t at = at_ + 1;
    if (at < toml_.size() && toml_[at] == '[') ++at;
    at = std::min(toml_.find_first_not_of(" \t", at), toml_.size());
    if (at == toml_.size()) return std::string_view::npos;
    const char c = toml_[at];
    const bool begins_name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                             c == '"' || c == '\'';
    return begins_name ? std::string_view::npos : at;
  }

  void string(char quote) {
    const std::string_view mark = toml_.substr(at_, 3);
    const bool is_long =
        mark.size() == 3 && mark[1] == quote && mark[2] == quote;
    at_ += is_long ? 3 : 1;
    while (at_ < toml_.size()) {
      const char c = toml_[at_];
      if (c == '\\' && quote == '"') {
        escape();
      } else if (is_long && toml_.substr(at_, 3) == mark) {
        close_long(quote);
        return;
      } else {
        ++at_;
        if (!is_long && (c == quote || c == '\n')) {
          is_line_start_ = c == '\n';
          return;
        }
      }
    }
  }

  void escape() {
    const std::size_t next = toml_.find_first_not_of(" \t\r\n", at_ + 1);
    at_ = std::min(at_ + 2, toml_.size());
    if (next != std::string_view::npos && !is_ascii(toml_[next])) {
      stray_ = std::min(stray_, next);
    }
  }

  static bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

  // Up to two quotation marks before the closing three are the string's own.
  void close_long(char quote) {
    at_ += 3;
    for (int i = 0; i < 2 && at_ < toml_.size() && toml_[at_] == quote; ++i) {
      ++at_;
    }
  }

  std::string_view toml_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;  ///< of arrays
  bool is_line_start_ = true;
  std::size_t stray_ = std::string_view::npos;  ///< inside a string
};

}  // namespace

std::size_t find_stray_character(std::string_view toml) {
  return Scanner(toml).run();
}

}  // namespace ituletter
