#include <algorithm>
#include <vector>

#include "check/char_finders.hpp"
#include "text/characters.hpp"
#include "text/confusable.hpp"

namespace ituletter {
namespace {

template <class Visit>
void visit_lines(std::string_view text, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    visit(Span{begin, end});
    begin = end + 1;
  }
}

/// "U+202E"
std::string name_of_code(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
    name += digits[c >> shift & 15];
  return name;
}

/// A blank by which a line is not indented, and before which no cell ends
/// (" / 2 May").
void find_blank_before(std::string_view text, Span line, Report& report) {
  const bool is_one = line.size() > 1 && text[line.begin] == ' ' &&
                      text[line.begin + 1] != ' ' &&
                      text[line.begin + 1] != '/' &&
                      text[line.begin + 1] != '|';
  if (!is_one) return;
  report.add(Span{line.begin, line.begin + 1},
             "a blank at the beginning of a line", "");
}

void find_blank_after(std::string_view text, Span line, Report& report) {
  std::size_t end = line.end;
  bool has_blank = false;
  while (end > line.begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
    has_blank |= text[--end] == ' ';
  }
  if (has_blank) {
    report.add(Span{end, line.end}, "a blank at the end of a line", "");
  }
}

/// Characters that are not seen and mean nothing inside a word.
bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

/// Marks and letters for which NFC has others.
bool may_compose(char32_t c) {
  return (c >= 0x0300 && c < 0x0370) || (c >= 0x0653 && c < 0x0656) ||
         c == 0x2126 || c == 0x212A || c == 0x212B ||
         (c >= 0xF900 && c < 0xFB00);
}

bool is_of_word(char32_t c) {
  const CharClass kind = char_info(c).kind;
  return kind == CharClass::letter || kind == CharClass::mark;
}

char32_t char_at(std::string_view text, std::size_t at) {
  return next_char(text, at);
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// In Arabic, NFC only puts marks into another order than all keyboards do,
/// which nobody sees; and it is quadratic in the number of marks.
void note_decomposed(std::string_view text, Span word, Report& report) {
  constexpr std::size_t longest_word = 200;
  if (word.size() > longest_word) return;
  const std::string_view written = text.substr(word.begin, word.size());
  const std::string whole = composed(written);
  const bool is_shorter =
      count_code_points(whole) != count_code_points(written);
  const bool is_other = is_shorter || whole.size() != written.size();
  if (whole == written || !is_other) return;
  report.add(word,
             "\"" + whole + "\" is made of letters and marks that stand alone",
             whole);
}

/// Marks that give a stretch of text a direction, and those that end it.
class Directions {
 public:
  void take(char32_t c, Span where, Report& report) {
    const bool is_embedding = c == 0x202A || c == 0x202B;
    const bool is_override = c == 0x202D || c == 0x202E;
    const bool is_isolate = c >= 0x2066 && c <= 0x2068;
    if (is_embedding || is_override || is_isolate) {
      open_.push_back({where, c});
    } else if (c == 0x202C || c == 0x2069) {
      close(c, where, report);
    }
  }

  void end(Report& report) {
    for (const Open& open : open_) {
      report.add(open.where, name_of_code(open.code) +
                                 " changes the direction of the text, and "
                                 "nothing changes it back");
    }
    open_.clear();
  }

 private:
  struct Open {
    Span where;
    char32_t code;
  };

  void close(char32_t c, Span where, Report& report) {
    const bool is_isolate = c == 0x2069;
    if (!open_.empty() && (open_.back().code >= 0x2066) == is_isolate) {
      open_.pop_back();
      return;
    }
    report.add(where, name_of_code(c) +
                          " ends a change of direction that never began");
  }

  std::vector<Open> open_;
};

/// An entity of HTML, and what it stands for.
struct Entity {
  std::string_view name;
  std::string_view meant;
};
constexpr Entity entities[] = {
    {"&nbsp;", "\u00A0"}, {"&amp;", "&"},  {"&quot;", "\""}, {"&lt;", "<"},
    {"&gt;", ">"},        {"&apos;", "'"}, {"_x000D_", ""},  {"_x000A_", ""},
};

/// "[bookmark: _Hlk184045647]", whole, at `at`; 0 if there is none.
std::size_t bookmark_size(std::string_view text, std::size_t at) {
  constexpr std::string_view begin = "[bookmark: ";
  constexpr std::size_t longest = 80;
  if (text.substr(at, begin.size()) != begin) return 0;
  const std::size_t end = text.substr(at, longest).find_first_of("]\n");
  const bool is_closed = end != std::string_view::npos && text[at + end] == ']';
  return is_closed ? end + 1 : 0;
}

void note_residue(std::string_view text, std::size_t at, Report& report) {
  if (const std::size_t size = bookmark_size(text, at); size > 0) {
    report.add(Span{at, at + size},
               "a converter left the name of a bookmark in the text", "");
    return;
  }
  for (const Entity& entity : entities) {
    if (text.substr(at, entity.name.size()) != entity.name) continue;
    report.add(
        Span{at, at + entity.name.size()},
        "a converter left \"" + std::string(entity.name) + "\" in the text",
        std::string(entity.meant));
  }
}

}  // namespace

// In plain text only: in a document cells and paragraphs end by themselves.
// Tabs are edges of cells.
void find_edge_blanks(const Draft& draft, Report& report) {
  if (draft.source.format != "txt") return;
  const std::string_view text = draft.source.text;
  visit_lines(text, [&](Span line) {
    const std::string_view words = text.substr(line.begin, line.size());
    if (words.find_first_not_of(" \t\r\u00A0") == std::string_view::npos) {
      return;
    }
    find_blank_before(text, line, report);
    find_blank_after(text, line, report);
  });
}

// The readers take out control characters and tell of it; between words a line
// may be allowed to end.
void find_controls(const Draft& draft, Report& report) {
  const std::string_view text = draft.source.text;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    const bool is_inside = c >= 0x2000 && is_invisible(c) &&
                           is_of_word(before) && at < text.size() &&
                           is_of_word(char_at(text, at));
    if (is_inside) {
      report.add(Span{begin, at},
                 "the invisible character " + name_of_code(c) + " in a word",
                 "");
    }
    before = c;
  }
}

// A direction ends with its paragraph, so that is where it must be changed
// back.
void find_open_directions(const Draft& draft, Report& report) {
  const std::string_view text = draft.source.text;
  std::vector<Span> paragraphs;
  for (const Block& block : draft.source.blocks) {
    paragraphs.push_back(block.where);
  }
  if (paragraphs.empty()) {
    visit_lines(text, [&](Span line) { paragraphs.push_back(line); });
  }
  // All these marks begin with the same byte.
  for (const Span paragraph : paragraphs) {
    Directions directions;
    std::size_t at = paragraph.begin;
    while ((at = text.find('\xE2', at)) < paragraph.end) {
      const std::size_t begin = at;
      const char32_t c = next_char(text, at);
      directions.take(c, {begin, at}, report);
    }
    directions.end(report);
  }
}

// What a .pdf has instead of letters is its program's affair.
void find_decomposed(const Draft& draft, Report& report) {
  if (draft.source.format == "pdf") return;
  const std::string_view text = draft.source.text;
  Span word;
  bool is_suspect = false;
  const auto end_word = [&](std::size_t next) {
    if (is_suspect) note_decomposed(text, word, report);
    is_suspect = false;
    word = {next, next};
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    if (c >= 0x80) is_suspect |= may_compose(c);
    if (is_of_word(c)) {
      word.end = at;
    } else {
      word.end = begin;
      end_word(at);
    }
  }
  word.end = text.size();
  end_word(text.size());
}

void find_residue(const Draft& draft, Report& report) {
  const std::string_view text = draft.source.text;
  for (std::size_t at = text.find_first_of("[&_"); at < text.size();
       at = text.find_first_of("[&_", at + 1)) {
    note_residue(text, at, report);
  }
}

}  // namespace ituletter
