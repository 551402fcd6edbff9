#include "view/markup.hpp"

#include "text/characters.hpp"
#include "write/escape.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

bool is_override(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

void Markup::open(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += '>';
}

void Markup::close(std::string_view element) {
  out_.append("</").append(element) += '>';
}

void Markup::leaf(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += "/>";
}

void Markup::text(std::string_view text) {
  append_xml_text(out_, without_overrides(text));
}

void Markup::element(std::string_view element, std::string_view words,
                     Attributes attributes) {
  open(element, attributes);
  text(words);
  close(element);
}

/// Attributes without a value are left out.
void Markup::start(std::string_view element, Attributes attributes) {
  out_.append("<").append(element);
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    out_.append(" ").append(name).append("=\"");
    append_xml_attribute(out_, without_overrides(value));
    out_ += '"';
  }
}

std::string without_overrides(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (!is_override(point.value)) out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

std::string_view direction_of(std::string_view language) {
  for (const std::string_view right_to_left : {"ar", "fa", "he", "ur"})
    if (language == right_to_left) return "rtl";
  return "ltr";
}

}  // namespace ituletter
