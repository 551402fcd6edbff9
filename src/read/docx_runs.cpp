#include "read/docx_runs.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "read/encoding.hpp"

namespace ituletter {
namespace {

constexpr auto npos = std::string_view::npos;

/// The prefix of WordprocessingML's elements, with its colon; empty without.
std::string find_prefix(std::string_view xml) {
  constexpr std::array names = {
      "=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
      "=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""};
  for (const std::string_view name : names) {
    const std::size_t at = xml.find(name);
    if (at == npos || xml.find(name, at + 1) != npos) continue;
    const std::size_t begin = xml.rfind(':', at);
    if (begin == npos || !xml.substr(0, begin).ends_with("xmlns")) return {};
    return std::string(xml.substr(begin + 1, at - begin - 1)) + ":";
  }
  return {};
}

struct Piece {
  std::size_t size;
  std::string shown;
};

Piece entity(std::string_view text) {
  const std::size_t end = std::min(text.find(';'), text.size() - 1);
  const std::string_view name = text.substr(1, end - 1);
  constexpr std::pair<std::string_view, const char*> named[] = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  for (const auto& [known, shown] : named) {
    if (name == known) return {end + 1, shown};
  }
  std::string shown;
  if (name.starts_with('#')) {
    const bool is_hex = name.starts_with("#x");
    const std::string_view digits = name.substr(is_hex ? 2 : 1);
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code,
                    is_hex ? 16 : 10);
    append_utf8(shown, code);
  }
  return {end + 1, shown};
}

/// A character as it stands in the content of an element.
Piece character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first == '&') return entity(text);
  if (text.starts_with("\r\n")) return {2, " "};
  if (first == '\n' || first == '\r') return {1, " "};
  std::size_t size = 1;
  while (size < text.size() &&
         (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
    ++size;
  }
  return {size, std::string(text.substr(0, size))};
}

class Scanner {
 public:
  Scanner(std::string_view xml, std::string prefix)
      : xml_(xml), prefix_(std::move(prefix)) {}

  RunTexts run() {
    std::size_t at = 0;
    while ((at = xml_.find('<', at)) != npos) {
      const std::size_t end = end_of_markup(at);
      if (end == npos) break;
      if (xml_[at + 1] != '!' && xml_[at + 1] != '?') tag(at, end);
      at = end + 1;
    }
    return std::move(out_);
  }

 private:
  /// The last byte of a tag, a comment and so on.
  std::size_t end_of_markup(std::size_t at) const {
    if (xml_.substr(at).starts_with("<!--")) {
      const std::size_t end = xml_.find("-->", at);
      return end == npos ? npos : end + 2;
    }
    char quote = 0;
    for (std::size_t i = at; i < xml_.size(); ++i) {
      const char c = xml_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    return npos;
  }

  /// The name of an element of Word's, empty for others.
  std::string_view local_name(std::string_view tag) const {
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
    return name.starts_with(prefix_) ? name.substr(prefix_.size())
                                     : std::string_view();
  }

  void tag(std::size_t at, std::size_t end) {
    std::string_view inner = xml_.substr(at + 1, end - at - 1);
    const bool is_end = inner.starts_with('/');
    if (is_end) inner.remove_prefix(1);
    const std::string_view name = local_name(inner);
    if (name.empty()) return;
    if (is_end) {
      leave(name);
    } else {
      enter(name, inner, at, end);
    }
  }

  static bool is_passed_over(std::string_view name) {
    constexpr std::string_view names[] = {"pPr",      "rPr",   "del",
                                          "moveFrom", "sdtPr", "rt"};
    return std::ranges::find(names, name) != std::end(names);
  }

  void leave(std::string_view name) {
    if (is_passed_over(name) && hidden_ > 0) --hidden_;
    if (name == "p" && !open_.empty() && hidden_ == 0) open_.pop_back();
  }

  void enter(std::string_view name, std::string_view inner, std::size_t at,
             std::size_t end) {
    const bool is_whole = inner.ends_with('/');
    if (is_passed_over(name)) {
      hidden_ += is_whole ? 0U : 1U;
      return;
    }
    if (hidden_ > 0) return;
    if (name == "p") {
      out_.paragraphs.emplace_back();
      if (!is_whole) open_.push_back(out_.paragraphs.size() - 1);
      return;
    }
    if (open_.empty()) return;
    if (name == "t") {
      if (!is_whole) text(inner, end);
      return;
    }
    constexpr std::pair<std::string_view, const char*> signs[] = {
        {"tab", "\t"},
        {"ptab", "\t"},
        {"br", "\n"},
        {"cr", "\n"},
        {"noBreakHyphen", "\u2011"},
        {"softHyphen", "\u00AD"},
        {"sym", "\uFFFC"},
    };
    for (const auto& [known, shown] : signs) {
      if (name == known) add(shown, at, end + 1, -1);
    }
  }

  void text(std::string_view inner, std::size_t tag_end) {
    const std::size_t begin = tag_end + 1;
    const std::size_t end = std::min(xml_.find('<', begin), xml_.size());
    const int number = static_cast<int>(out_.pieces.size());
    out_.pieces.push_back({.tag_end = tag_end,
                           .begin = begin,
                           .end = end,
                           .keeps_space = inner.find("\"preserve\"") != npos ||
                                          inner.find("'preserve'") != npos});
    for (std::size_t at = begin; at < end;) {
      const Piece piece = character(xml_.substr(at, end - at));
      add(piece.shown, at, at + piece.size, number);
      at += piece.size;
    }
  }

  void add(std::string_view shown, std::size_t begin, std::size_t end,
           int piece) {
    RunParagraph& paragraph = out_.paragraphs[open_.back()];
    paragraph.characters.push_back({paragraph.text.size(), begin, end, piece});
    paragraph.text += shown;
  }

  std::string_view xml_;
  std::string prefix_;
  RunTexts out_;
  std::vector<std::size_t> open_;  ///< paragraphs, one within the other
  std::size_t hidden_ = 0;
};

}  // namespace

RunTexts find_run_texts(std::string_view xml) {
  std::string prefix = find_prefix(xml);
  if (prefix.empty()) return {};
  return Scanner(xml, std::move(prefix)).run();
}

}  // namespace ituletter
