#include "read/docx_field.hpp"

#include <optional>
#include <utility>

namespace ituletter {
namespace {

constexpr std::size_t deepest = 200;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// The next word of a field code, or what stands in its quotes.
struct Word {
  std::string text;
  bool is_quoted = false;
};

std::optional<Word> next_word(std::string_view code, std::size_t& at) {
  while (at < code.size() && is_space(code[at])) ++at;
  if (at == code.size()) return std::nullopt;
  Word word;
  word.is_quoted = code[at] == '"';
  if (word.is_quoted) ++at;
  for (; at < code.size(); ++at) {
    if (word.is_quoted ? code[at] == '"' : is_space(code[at])) break;
    // In quotes a backslash stands for what follows it.
    if (word.is_quoted && code[at] == '\\' && at + 1 < code.size()) ++at;
    word.text += code[at];
  }
  if (word.is_quoted && at < code.size()) ++at;
  return word;
}

/// Name of a field, which Word reads in any case, in capitals.
std::string name_of(std::string_view code, std::size_t& at) {
  const std::optional<Word> word = next_word(code, at);
  std::string name = word ? word->text : std::string();
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

/// Whether the switch has an argument that is not the target.
bool takes_word(std::string_view name) {
  return name == "\\o" || name == "\\t" || name == "\\O" || name == "\\T";
}

}  // namespace

std::string link_target(std::string_view code) {
  std::size_t at = 0;
  if (name_of(code, at) != "HYPERLINK") return {};
  std::string target;
  std::string anchor;
  while (const std::optional<Word> word = next_word(code, at)) {
    const bool is_switch = !word->is_quoted && word->text[0] == '\\';
    if (!is_switch) {
      if (target.empty()) target = word->text;
    } else if (word->text == "\\l" || word->text == "\\L") {
      if (const auto value = next_word(code, at)) anchor = "#" + value->text;
    } else if (takes_word(word->text)) {
      next_word(code, at);
    }
  }
  return target + anchor;
}

FieldWords first_words(std::string_view code) {
  std::size_t at = 0;
  FieldWords words;
  words.name = name_of(code, at);
  if (auto argument = next_word(code, at)) {
    words.argument = std::move(argument->text);
  }
  return words;
}

bool shows_now(std::string_view code) {
  std::size_t at = 0;
  const std::string name = name_of(code, at);
  return name == "DATE" || name == "TIME";
}

void Fields::begin(bool is_locked) {
  if (open_.size() == deepest) {
    ++ignored_;
    return;
  }
  open_.emplace_back().is_locked = is_locked;
  ++in_code_;
}

void Fields::separate() {
  if (ignored_ > 0 || open_.empty() || !open_.back().is_in_code) return;
  Field& field = open_.back();
  field.is_in_code = false;
  field.target = link_target(field.code);
  --in_code_;
}

void Fields::end() {
  if (ignored_ > 0) {
    --ignored_;
    return;
  }
  if (open_.empty()) return;
  if (open_.back().is_in_code) --in_code_;
  open_.pop_back();
}

void Fields::add_code(std::string_view code) {
  if (ignored_ > 0 || open_.empty() || !open_.back().is_in_code) return;
  open_.back().code += code;
}

bool Fields::will_show_now() const {
  const bool is_in_code_of_another = in_code_ > 1;
  if (ignored_ > 0 || open_.empty() || is_in_code_of_another) return false;
  const Field& field = open_.back();
  return field.is_in_code && !field.is_locked && shows_now(field.code);
}

std::string_view Fields::code() const {
  if (ignored_ > 0 || open_.empty()) return {};
  return open_.back().code;
}

std::string_view Fields::target() const {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (!open_[i].target.empty()) return open_[i].target;
  }
  return {};
}

void Fields::clear() {
  open_.clear();
  in_code_ = 0;
  ignored_ = 0;
}

}  // namespace ituletter
