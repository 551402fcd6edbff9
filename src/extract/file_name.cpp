#include <algorithm>
#include <array>

#include "extract/identity.hpp"
#include "grammar/slot.hpp"

namespace ituletter {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool are_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, is_digit);
}

/// The name without its folders, in capitals, as browsers saved it.
std::string plain_name(std::string_view path) {
  constexpr std::string_view mark = "%21";
  const std::size_t slash = path.find_last_of("/\\");
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  std::string name;
  while (!path.empty()) {
    const bool is_mark = path.starts_with(mark);
    const char c = is_mark ? '!' : path[0];
    name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    path.remove_prefix(is_mark ? mark.size() : 1);
  }
  return name;
}

/// "T25-SG17-COL-0002": sector and period, a body, a kind, a number.
bool is_document_id(std::string_view id) {
  if (id.size() < 4 || !is_capital(id[0]) || !are_digits(id.substr(1, 2), 2)) {
    return false;
  }
  const std::size_t last = id.rfind('-');
  return id[3] == '-' && last > 4 && last < id.size() &&
         are_digits(id.substr(last + 1), 4) && std::ranges::count(id, '-') >= 3;
}

std::optional<Amendment> amendment_of(std::string_view part) {
  constexpr std::array<std::string_view, 3> kinds = {"addendum", "corrigendum",
                                                     "revision"};
  constexpr std::string_view codes = "ACR";
  if (part.empty()) return std::nullopt;
  const std::size_t kind = codes.find(part[0]);
  if (kind == std::string_view::npos) return std::nullopt;
  const auto number = to_int(part.substr(1));
  if (part.size() > 1 && !number) return std::nullopt;
  return Amendment{std::string(kinds[kind]), number.value_or(1)};
}

std::optional<std::string> language_of(char letter) {
  constexpr std::string_view letters = "EFSRCA";
  constexpr std::array<std::string_view, 6> languages = {"en", "fr", "es",
                                                         "ru", "zh", "ar"};
  const std::size_t at = letters.find(letter);
  if (at == std::string_view::npos) return std::nullopt;
  return std::string(languages[at]);
}

/// "MSW-R.DOCX", "TOC-HTM-E": the letter that nothing of a word follows.
std::optional<std::string> language_in(std::string_view format) {
  format = format.substr(0, format.find_first_of(". ("));
  const std::size_t size = format.size();
  if (size < 3 || format[size - 2] != '-') return std::nullopt;
  return language_of(format.back());
}

}  // namespace

DocumentName read_file_name(std::string_view path) {
  const std::string name = plain_name(path);
  const std::string_view file = name;
  DocumentName found;
  const std::size_t mark = file.find('!');
  const std::string_view id =
      file.substr(0, mark == std::string_view::npos ? file.find('.') : mark);
  if (is_document_id(id)) {
    found.id = std::string(id);
    if (mark == std::string_view::npos) return found;
    const std::string_view rest = file.substr(mark + 1);
    found.amendment = amendment_of(rest.substr(0, rest.find('!')));
    found.language = language_in(file.substr(file.rfind('!') + 1));
  } else if (id.size() == 4 && are_digits(id.substr(0, 3), 3)) {
    // "068E.DOC", from before there were such names.
    found.language = language_of(id[3]);
  }
  return found;
}

}  // namespace ituletter
