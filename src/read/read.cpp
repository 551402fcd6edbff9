#include "ituletter/read.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ituletter/error.hpp"
#include "read/bytes.hpp"
#include "read/decode.hpp"
#include "read/file.hpp"
#include "read/limit.hpp"
#include "read/office.hpp"
#include "read/readers.hpp"
#include "read/sha256.hpp"

namespace ituletter {
namespace {

using namespace std::string_view_literals;

/// A format that is told by its first bytes. No reader: it is known in order
/// to be refused by name, not read as text.
struct Format {
  std::string_view start;
  Source (*read)(std::string_view bytes, const Limits& limits);
  const char* refusal;
};

constexpr Format formats[] = {
    {"PK\3\4"sv, read_docx, nullptr},
    {"PK\5\6"sv, read_docx, nullptr},
    {"\xD0\xCF\x11\xE0"sv, nullptr,
     "a folder of streams without text of Word; save it as .docx"},
    {"<?xml"sv, nullptr, "XML, which is not read; save it as .docx"},
};

bool starts(std::string_view bytes, std::string_view with) {
  return bytes.substr(0, with.size()) == with;
}

[[noreturn]] void unknown_type(const std::string& what) {
  throw Error(ErrorKind::file_unknown_type, what);
}

/// Some programs write a little before the mark of a .pdf.
bool is_late_pdf(std::string_view bytes) {
  constexpr std::size_t latest = 1024;
  return bytes.substr(0, latest).find("%PDF-") != std::string_view::npos &&
         bytes.rfind("startxref") != std::string_view::npos;
}

Source read_format(std::string_view bytes, const Limits& limits) {
  if (const auto office = find_office_format(bytes, limits)) {
    return read_office(bytes, *office, limits);
  }
  const std::string_view mark = "\xEF\xBB\xBF";
  const std::string_view content =
      starts(bytes, mark) ? bytes.substr(mark.size()) : bytes;
  // Web pages often begin with blanks.
  const std::size_t first = content.find_first_not_of(" \t\r\n");
  const std::string_view shown =
      content.substr(std::min(first, content.size()));
  if (starts(shown, "%PDF-")) return read_pdf(bytes, limits);
  if (is_html(bytes) && is_text(bytes)) return read_html(bytes, limits);
  for (const Format& format : formats) {
    if (!starts(shown, format.start)) continue;
    if (format.read == nullptr) unknown_type(format.refusal);
    return format.read(bytes, limits);
  }
  if (is_late_pdf(bytes)) return read_pdf(bytes, limits);
  if (!is_text(bytes)) {
    unknown_type(
        "neither a document that is known nor text; give a .docx, a .pdf, a "
        "web page or text");
  }
  return read_plain(bytes, limits);
}

std::string lower_ending(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot + 5 < name.size()) return {};
  std::string ending = name.substr(dot + 1);
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ending;
}

std::string shown_format(const std::string& format) {
  return format == "txt"    ? "text"
         : format == "html" ? "a web page"
                            : "a ." + format;
}

/// An ending that names another format than was found. Others say nothing.
void check_ending(Source& source) {
  struct Ending {
    std::string_view ending;
    std::string_view format;
  };
  constexpr Ending endings[] = {
      {"docx", "docx"}, {"docm", "docx"}, {"dotx", "docx"}, {"dotm", "docx"},
      {"txt", "txt"},   {"text", "txt"},  {"md", "txt"},    {"doc", "doc"},
      {"dot", "doc"},   {"odt", "odt"},   {"ott", "odt"},   {"fodt", "odt"},
      {"rtf", "rtf"},   {"html", "html"}, {"htm", "html"},  {"xhtml", "html"},
      {"pdf", "pdf"},   {"zip", ""}};
  const std::string ending = lower_ending(source.path);
  const Ending* const known =
      std::ranges::find(endings, ending, &Ending::ending);
  if (known == std::end(endings) || known->format == source.format) return;
  source.findings.push_back({Severity::warning,
                             "file.wrong-ending",
                             "the name ends in ." + ending +
                                 ", but the content is " +
                                 shown_format(source.format),
                             {}});
}

}  // namespace

Source read(const std::filesystem::path& path, const Limits& limits) {
  const Bytes bytes = load_file(path, limits);
  return read(bytes.view(), path.string(), limits);
}

Source read(std::string_view bytes, std::string name, const Limits& limits) {
  if (bytes.empty()) throw Error(ErrorKind::file_empty, "the file is empty");
  if (bytes.size() > limits.input) {
    over_limit(ErrorKind::limit_input, "the input", limits.input,
               "--max-input");
  }
  Source source = read_format(bytes, limits);
  source.path = std::move(name);
  source.bytes = bytes.size();
  source.sha256 = sha256(bytes);
  check_ending(source);
  return source;
}

}  // namespace ituletter
