#include <algorithm>
#include <optional>

#include "check/char_finders.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr char32_t figure_dash = 0x2012;
constexpr char32_t en_dash = 0x2013;
constexpr char32_t minus = 0x2212;

constexpr std::string_view en_dash_text = "\u2013";

bool is_blank(char32_t c) {
  return c == ' ' || char_info(c).kind == CharClass::space;
}

/// A sign that looks like a dash and is none, and what stands beside it in its
/// cell: 0 at an edge.
struct Dash {
  Span where;
  char32_t code = 0;
  char32_t before = 0;
  char32_t after = 0;
  bool has_blank_before = false;
  bool has_blank_after = false;
};

char32_t char_before(std::string_view text, std::size_t& at) {
  do {
    --at;
  } while (at > 0 && (text[at] & 0xC0) == 0x80);
  std::size_t end = at;
  return next_char(text, end);
}

bool is_edge(char32_t c) { return c == '\n' || c == '\t'; }

Dash dash_at(std::string_view text, Span where, char32_t code) {
  Dash dash{.where = where, .code = code};
  for (std::size_t at = where.begin; at > 0;) {
    const char32_t c = char_before(text, at);
    if (is_edge(c)) break;
    if (!is_blank(c)) {
      dash.before = c;
      break;
    }
    dash.has_blank_before = true;
  }
  for (std::size_t at = where.end; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_edge(c)) break;
    if (!is_blank(c)) {
      dash.after = c;
      break;
    }
    dash.has_blank_after = true;
  }
  return dash;
}

template <class Visit>
void visit_dashes(std::string_view text, Visit visit) {
  for (std::size_t at = text.find('\xE2'); at < text.size();
       at = text.find('\xE2', at)) {
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    if (c == minus || c == figure_dash) visit(dash_at(text, {begin, at}, c));
  }
}

bool is_digit(char32_t c) { return char_info(c).kind == CharClass::digit; }

bool is_letter(char32_t c) {
  const CharClass kind = char_info(c).kind;
  return kind == CharClass::letter || kind == CharClass::ideograph;
}

/// "26−30", "26 − 30". A figure dash between figures is right in telephone
/// numbers.
bool is_range(const Dash& dash) {
  return dash.code == minus && is_digit(dash.before) && is_digit(dash.after) &&
         dash.has_blank_before == dash.has_blank_after;
}

/// Parts a sentence. After a sign that ends an item or a cell it is a bullet
/// of a list whose line ends were lost.
bool is_prose(const Dash& dash) {
  constexpr std::u32string_view ends = U";:/|؛；：";
  return dash.has_blank_before && dash.has_blank_after && dash.before != 0 &&
         dash.after != 0 && ends.find(dash.before) == std::u32string_view::npos;
}

/// The dash of a bulleted line; 0 if it has another bullet.
char32_t dash_bullet(std::string_view marker) {
  std::size_t at = 0;
  if (marker.empty()) return 0;
  const char32_t c = next_char(marker, at);
  const bool is_dash = c == minus || c == figure_dash || c == en_dash;
  return at == marker.size() && is_dash ? c : 0;
}

struct Bullet {
  std::size_t line = 0;
  char32_t code = 0;
};

/// Takes the bulleted lines of a letter one by one and finds its lists.
class Lists {
 public:
  Lists(const Draft& draft, Report& report)
      : document_(draft.document), report_(report) {}

  void run() {
    for (std::size_t i = 0; i < document_.lines().size(); ++i) take(i);
    end_list();
  }

 private:
  const Line& line(std::size_t i) const { return document_.lines()[i]; }

  void take(std::size_t i) {
    const char32_t code = dash_bullet(document_.view(line(i).marker));
    if (code == 0) return;
    if (!list_.empty() && !goes_on(list_.back().line, i)) end_list();
    list_.push_back({i, code});
  }

  /// An item may go on in a second line.
  bool goes_on(std::size_t last, std::size_t next) const {
    constexpr std::size_t most_lines = 2;
    if (next - last > most_lines || line(last).level != line(next).level ||
        line(last).row != line(next).row ||
        line(last).column != line(next).column) {
      return false;
    }
    for (std::size_t i = last + 1; i <= next; ++i) {
      const std::string_view words = document_.view(line(i).where);
      if (line(i).after_blank) return false;
      if (i < next && (words.ends_with(":") || !line(i).marker.empty())) {
        return false;
      }
    }
    return true;
  }

  void end_list() {
    const auto is_right = [](const Bullet& bullet) {
      return bullet.code == en_dash;
    };
    if (std::ranges::any_of(list_, is_right)) {
      for (const Bullet& bullet : list_) {
        if (!is_right(bullet)) note(bullet);
      }
    }
    list_.clear();
  }

  void note(const Bullet& bullet) {
    const Span marker = line(bullet.line).marker;
    report_.add(document_.text().map.to_source(marker),
                "\"" + std::string(document_.view(marker)) +
                    "\" before an item, in a list that has \"" +
                    std::string(en_dash_text) + "\" too",
                std::string(en_dash_text));
  }

  const RecognisedText& document_;
  Report& report_;
  std::vector<Bullet> list_;
};

}  // namespace

void find_minus_in_ranges(const Draft& draft, Report& report) {
  visit_dashes(draft.source.text, [&](const Dash& dash) {
    if (!is_range(dash)) return;
    report.add(dash.where, "a minus sign from one number to another",
               std::string(en_dash_text));
  });
}

void find_odd_dashes(const Draft& draft, Report& report) {
  visit_dashes(draft.source.text, [&](const Dash& dash) {
    if (is_range(dash)) return;
    const std::string name =
        dash.code == minus ? "a minus sign" : "a figure dash (U+2012)";
    if (is_prose(dash)) {
      report.add(dash.where, name + " in place of a dash",
                 std::string(en_dash_text));
    } else if (dash.code == minus && is_letter(dash.before) &&
               is_letter(dash.after) && !dash.has_blank_before &&
               !dash.has_blank_after) {
      report.add(dash.where, name + " in place of a hyphen", "-");
    }
  });
}

void find_mixed_bullets(const Draft& draft, Report& report) {
  Lists(draft, report).run();
}

}  // namespace ituletter
