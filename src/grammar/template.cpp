#include "grammar/template.hpp"

#include <algorithm>

namespace ituletter {
namespace {

using Kind = TemplateNode::Kind;

constexpr int deepest = 16;
constexpr std::size_t most_forms = 400;
constexpr std::size_t longest_template = 4000;

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '-';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  TemplateNode run() {
    if (text_.size() > longest_template) {
      fail("longer than 4000 bytes: ", text_.substr(0, 20));
    }
    TemplateNode all = sequence(0);
    if (at_ < text_.size()) fail("unexpected ", text_.substr(at_, 1));
    return all;
  }

 private:
  [[noreturn]] void fail(std::string_view what, std::string_view detail) const {
    throw TemplateError{std::string(what) + "\"" + std::string(detail) + "\"",
                        at_};
  }

  bool at_end_of_sequence() const {
    return at_ == text_.size() || text_[at_] == ')' || text_[at_] == ']' ||
           text_[at_] == '|';
  }

  TemplateNode sequence(int depth) {
    TemplateNode node;
    while (!at_end_of_sequence()) node.parts.push_back(part(depth));
    return node;
  }

  TemplateNode part(int depth) {
    switch (text_[at_]) {
      case '(':
        return choice(')', depth);
      case '[':
        return choice(']', depth);
      case '{':
        return slot();
      case '<':
        return phrase();
      case ' ':
      case '\t':
      case '\n':
        return space();
      default:
        return literal();
    }
  }

  TemplateNode choice(char close, int depth) {
    if (depth == deepest) fail("nested too deeply at ", text_.substr(at_, 8));
    TemplateNode node;
    node.kind = Kind::choice;
    node.is_optional = close == ']';
    do {
      ++at_;
      node.parts.push_back(sequence(depth + 1));
    } while (at_ < text_.size() && text_[at_] == '|');
    if (at_ == text_.size() || text_[at_] != close) {
      fail("missing ", std::string_view(&close, 1));
    }
    ++at_;
    return node;
  }

  std::string_view enclosed(char close) {
    const std::size_t end = text_.find(close, ++at_);
    if (end == std::string_view::npos) {
      fail("missing ", std::string_view(&close, 1));
    }
    const std::string_view inner = text_.substr(at_, end - at_);
    const std::string_view plus = inner.ends_with('+') ? "+" : "";
    std::string_view name = inner.substr(0, inner.size() - plus.size());
    const bool is_name = !name.empty() && std::ranges::all_of(name, [](char c) {
      return is_name_char(c) || c == ':';
    });
    if (!is_name) fail("not a name: ", inner);
    at_ = end + 1;
    return inner;
  }

  TemplateNode slot() {
    std::string_view inner = enclosed('}');
    TemplateNode node;
    node.kind = Kind::slot;
    node.is_list = inner.ends_with('+');
    if (node.is_list) inner.remove_suffix(1);
    const std::size_t colon = inner.find(':');
    node.name = std::string(inner.substr(0, colon));
    node.text = colon == std::string_view::npos
                    ? node.name
                    : std::string(inner.substr(colon + 1));
    return node;
  }

  TemplateNode phrase() {
    TemplateNode node;
    node.kind = Kind::phrase;
    node.text = std::string(enclosed('>'));
    return node;
  }

  TemplateNode space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) {
      ++at_;
    }
    TemplateNode node;
    node.kind = Kind::space;
    return node;
  }

  TemplateNode literal() {
    TemplateNode node;
    node.kind = Kind::literal;
    constexpr std::string_view special = "()[]{}<>| \t\n";
    while (at_ < text_.size() &&
           special.find(text_[at_]) == std::string_view::npos) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      node.text += text_[at_++];
    }
    if (node.text.empty()) fail("unexpected ", text_.substr(at_, 1));
    return node;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

using Forms = std::vector<std::string>;

// Puts each tail behind each head. Whether that stays within bounds.
bool lengthen(Forms& heads, const Forms& tails) {
  if (heads.size() * tails.size() > most_forms) return false;
  Forms longer;
  for (const std::string& head : heads) {
    for (const std::string& tail : tails) longer.push_back(head + tail);
  }
  heads = std::move(longer);
  return true;
}

bool spell_choice(const TemplateNode& node, Forms& out);

// All words that a literal or a choice of plain words can be.
bool spell(const TemplateNode& node, Forms& out) {
  if (node.kind == Kind::literal) {
    out = {node.text};
    return true;
  }
  if (node.kind == Kind::choice) return spell_choice(node, out);
  if (node.kind != Kind::sequence) return false;
  out = {""};
  for (const TemplateNode& part : node.parts) {
    Forms forms;
    if (!spell(part, forms) || !lengthen(out, forms)) return false;
  }
  return true;
}

bool spell_choice(const TemplateNode& node, Forms& out) {
  out.clear();
  for (const TemplateNode& part : node.parts) {
    Forms forms;
    if (!spell(part, forms)) return false;
    out.insert(out.end(), forms.begin(), forms.end());
    if (out.size() > most_forms) return false;
  }
  if (node.is_optional) out.emplace_back();
  return true;
}

TemplateNode choice_of(const std::vector<std::string>& forms) {
  TemplateNode node;
  node.kind = Kind::choice;
  for (const std::string& form : forms) {
    if (form.empty()) {
      node.is_optional = true;
      continue;
    }
    TemplateNode literal;
    literal.kind = Kind::literal;
    literal.text = form;
    TemplateNode sequence;
    sequence.parts.push_back(std::move(literal));
    node.parts.push_back(std::move(sequence));
  }
  return node;
}

// Literals and choices of words that touch each other become one choice of
// whole words. A choice alone stays: its parts may be several words.
void join_words(std::vector<TemplateNode>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Forms forms = {""};
    std::size_t end = i;
    for (; end < parts.size(); ++end) {
      Forms tails;
      if (!spell(parts[end], tails) || !lengthen(forms, tails)) break;
    }
    if (end < i + 2) continue;
    parts[i] = choice_of(forms);
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                parts.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

void multiply_out(TemplateNode& node) {
  if (node.kind != Kind::sequence && node.kind != Kind::choice) return;
  if (node.kind == Kind::sequence) join_words(node.parts);
  // Depth is bounded by the parser.
  for (TemplateNode& part : node.parts) multiply_out(part);
}

}  // namespace

TemplateNode parse_template(std::string_view text) {
  TemplateNode all = Parser(text).run();
  multiply_out(all);
  return all;
}

}  // namespace ituletter
