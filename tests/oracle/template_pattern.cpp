#include "oracle/template_pattern.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "grammar/template.hpp"

namespace ituletter {
namespace {

using Kind = TemplateNode::Kind;

// Ends of a token's parts in a subject; they are in no text.
constexpr char form_end = '\x05';
constexpr char token_end = '\x06';

char kind_letter(TokenKind kind) {
  constexpr std::string_view letters = "wdismu";
  return letters.at(static_cast<std::size_t>(kind));
}

// A token of one of some kinds with a folded form and words as given.
std::string token(const std::string& kinds, const std::string& folded,
                  const std::string& words = "[^\\x05\\x06]*") {
  return "[" + kinds + "](?:" + folded + ")\\x05(?:" + words + ")\\x06";
}

const std::string anything = "[^\\x05\\x06]*";
const std::string blanks = "[ \\n]?";

std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c & 0x80) != 0 || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += is_plain ? "" : "\\";
    out += c;
  }
  return out;
}

std::string days_pattern() {
  std::string out;
  for (int first = 1; first <= 31; ++first) {
    for (int last = first + 1; last <= 31; ++last) {
      const std::string digits = std::to_string(first) + std::to_string(last);
      if (digits.size() > 2) out += (out.empty() ? "" : "|") + digits;
    }
  }
  return token("d", out);
}

std::string capital_pattern(const std::string& before) {
  const std::string goes_on =
      "(?!" + before + "[dw]|" + before + token("s", "'") + ")";
  return token("w", anything, "[A-ZАВЕКМНОРСТХУІЅЈ]") + goes_on;
}

std::string group_pattern(const std::string& capitals) {
  const std::string joint =
      token("s", "\\-") + token("wd", anything) + "|" + token("wd", anything);
  return "(?>" + token("d", "0?[1-9]|[12]\\d|30") + "|" +
         token("w", anything, capitals) + "(?:" + joint + "){0,7}+)";
}

std::string question_pattern() {
  const std::string goes_on = "(?!" + token("s", "/") + "|" +
                              token("s", "\\.") + token("d", anything) + ")";
  return "(?>(?:" + token("d", "0{0,2}[1-9]|0?[1-9]\\d|1\\d\\d") + "|" +
         token("w", anything, "[A-ZАВЕКМНОРСТХУІЅЈ]") +
         ")(?:" + token("s", "/") + " ?| " + token("s", "/") + ")" +
         group_pattern("(?:SG|TSAG)[A-Z]*") + goes_on + ")";
}

const std::map<std::string, std::string, std::less<>>& slot_patterns() {
  static const std::map<std::string, std::string, std::less<>> patterns = {
      {"number", token("d", "\\d{1,6}")},
      {"day", token("d", "0?[1-9]|[12]\\d|3[01]")},
      {"month_number", token("d", "0?[1-9]|1[0-2]")},
      {"year", token("d", "18[5-9]\\d|19\\d\\d|20\\d\\d")},
      {"yy", token("d", "\\d\\d")},
      {"hour", token("d", "[01]?\\d|2[0-4]")},
      {"minute", token("d", "[0-5]\\d")},
      {"hhmm", token("d", "(?:[01]\\d|2[0-3])[0-5]\\d|2400")},
      {"days", days_pattern()},
      {"word", token("w", anything)},
      {"email", token("m", anything)},
      {"url", token("u", anything)},
      {"label", "(?>" + token("d", "0?[1-9]|[1-9]\\d") + "|" +
                    token("w", anything, "[IVX]{1,4}") + "|" +
                    capital_pattern("") + ")"},
      {"group", group_pattern("[A-Z]{2,}")},
      {"question", question_pattern()},
  };
  return patterns;
}

/// Thrown where a template needs more than patterns can do.
struct Unsupported {};

/// One way in which a table's entry may stand, and how many tokens it has.
struct Form {
  std::string pattern;
  std::size_t tokens = 0;
};

class Writer {
 public:
  explicit Writer(const std::vector<GrammarFile>& files) : files_(files) {}

  std::string write(const TemplateNode& node) const {
    switch (node.kind) {
      case Kind::literal:
        return literal(node.text).pattern;
      case Kind::space:
        return blanks;
      case Kind::slot:
        return slot(node);
      case Kind::phrase:
        return phrase(node.text);
      case Kind::sequence:
      case Kind::choice:
        break;
    }
    const bool is_choice = node.kind == Kind::choice;
    std::string out;
    for (const TemplateNode& part : node.parts) {
      if (is_choice && &part != &node.parts.front()) out += "|";
      out += write(part);
    }
    if (!is_choice) return out;
    return "(?:" + out + ")" + (node.is_optional ? "?" : "");
  }

 private:
  static Form literal(const std::string& text) {
    const Tokens tokens = tokenise(text);
    Form form;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      form.pattern += "." + quoted(tokens.folded(i)) + "\\x05[^\\x06]*\\x06";
      ++form.tokens;
    }
    return form;
  }

  // The language's own phrase hides the shared one.
  std::string phrase(const std::string& name) const {
    for (const GrammarFile& file : files_) {
      for (const PhraseSource& phrase : file.phrases) {
        if (phrase.name == name) return alternatives(phrase.match);
      }
    }
    throw Unsupported{};
  }

  std::string alternatives(const std::vector<TemplateSource>& match) const {
    std::string out;
    for (const TemplateSource& source : match) {
      out += (out.empty() ? "(?:" : "|") + write(parse_template(source.text));
    }
    return out + ")";
  }

  std::string slot(const TemplateNode& node) const {
    if (node.is_list) throw Unsupported{};
    if (is_table(node.text)) return table(node.text);
    const auto found = slot_patterns().find(node.text);
    if (found == slot_patterns().end()) throw Unsupported{};
    return found->second;
  }

  bool is_table(const std::string& name) const {
    return std::ranges::any_of(files_, [&](const GrammarFile& file) {
      return std::ranges::any_of(file.entries, [&](const EntrySource& entry) {
        return !entry.is_cue && entry.list == name;
      });
    });
  }

  // A slot takes the longest entry and never a shorter one instead.
  std::string table(const std::string& name) const {
    std::vector<Form> forms;
    for (const GrammarFile& file : files_) {
      for (const EntrySource& entry : file.entries) {
        if (entry.is_cue || entry.list != name) continue;
        for (const TemplateSource& source : entry.match) {
          const auto more = expand(parse_template(source.text));
          forms.insert(forms.end(), more.begin(), more.end());
        }
      }
    }
    std::ranges::stable_sort(forms, std::greater<>(), &Form::tokens);
    std::string out;
    for (const Form& form : forms) {
      out += (out.empty() ? "(?>" : "|") + form.pattern;
    }
    return out + ")";
  }

  static std::vector<Form> expand(const TemplateNode& node) {
    switch (node.kind) {
      case Kind::literal:
        return {literal(node.text)};
      case Kind::space:
        return {{blanks, 0}};
      case Kind::sequence:
        return expand_sequence(node);
      case Kind::choice:
        return expand_choice(node);
      case Kind::slot:
      case Kind::phrase:
        break;
    }
    throw Unsupported{};
  }

  static std::vector<Form> expand_choice(const TemplateNode& node) {
    std::vector<Form> out;
    for (const TemplateNode& part : node.parts) {
      const auto more = expand(part);
      out.insert(out.end(), more.begin(), more.end());
    }
    if (node.is_optional) out.emplace_back();
    return out;
  }

  static std::vector<Form> expand_sequence(const TemplateNode& node) {
    std::vector<Form> out(1);
    for (const TemplateNode& part : node.parts) {
      std::vector<Form> longer;
      for (const Form& head : out) {
        // "[full] day" without its first word does not begin with a blank.
        if (part.kind == Kind::space && head.tokens == 0) {
          longer.push_back(head);
          continue;
        }
        for (const Form& tail : expand(part)) {
          longer.push_back(
              {head.pattern + tail.pattern, head.tokens + tail.tokens});
        }
      }
      if (longer.size() > 500) throw Unsupported{};
      out = std::move(longer);
    }
    return out;
  }

  const std::vector<GrammarFile>& files_;
};

}  // namespace

TokenSubject::TokenSubject(const Tokens& tokens) {
  constexpr std::string_view gaps = "- \n\t";  // none stands for no character
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].gap != Gap::none) {
      text += gaps[static_cast<std::size_t>(tokens[i].gap)];
    }
    begins.push_back(text.size());
    text += kind_letter(tokens[i].kind);
    text += std::string(tokens.folded(i)) + form_end +
            std::string(tokens.words(i)) + token_end;
  }
}

std::size_t TokenSubject::tokens_before(std::size_t byte) const {
  const auto after = std::ranges::lower_bound(begins, byte);
  return static_cast<std::size_t>(after - begins.begin());
}

TemplatePatterns::TemplatePatterns(const std::vector<GrammarFile>& files)
    : files_(files) {}

std::vector<Pattern> TemplatePatterns::patterns(
    const std::vector<TemplateSource>& templates) const {
  std::vector<Pattern> out;
  try {
    for (const TemplateSource& source : templates) {
      out.emplace_back(Writer(files_).write(parse_template(source.text)));
    }
  } catch (const Unsupported&) {
    return {};
  } catch (const PatternTooLarge&) {
    return {};
  }
  return out;
}

}  // namespace ituletter
