#include "write/escape.hpp"

#include <charconv>
#include <cstdint>

#include "write/scan.hpp"

namespace ituletter {
namespace {

constexpr bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

void append_hex(std::string& out, char32_t c, std::size_t width) {
  char digits[8];
  const auto* end =
      std::to_chars(digits, digits + sizeof digits, std::uint32_t{c}, 16).ptr;
  const auto size = static_cast<std::size_t>(end - digits);
  if (size < width) out.append(width - size, '0');
  out.append(digits, size);
}

struct JsonString {
  // U+2028 and U+2029 end a line in older JavaScript.
  static constexpr bool is_plain(char32_t c) {
    return !is_control(c) && c != '"' && c != '\\' && c != 0x2028 &&
           c != 0x2029;
  }
  static void replace(std::string& out, char32_t c) {
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    out += '\\';
    const std::size_t at =
        c < 0x80 ? escaped.find(static_cast<char>(c)) : std::string_view::npos;
    if (at != std::string_view::npos) {
      out += letters[at];
    } else {
      out += 'u';
      append_hex(out, c, 4);
    }
  }
};

void append_reference(std::string& out, char32_t c) {
  out += "&#x";
  append_hex(out, c, 1);
  out += ';';
}

struct XmlText {
  static constexpr bool is_plain(char32_t c) {
    if (c == '\t' || c == '\n') return true;
    return !is_control(c) && c != '&' && c != '<' && c != '>' && c != 0xFFFE &&
           c != 0xFFFF;
  }
  static void replace(std::string& out, char32_t c) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        replace_control(out, c);
    }
  }

 private:
  // A carriage return would be read back as a line feed.
  static void replace_control(std::string& out, char32_t c) {
    if (c == '\r' || (c >= 0x7F && c <= 0x9F)) {
      append_reference(out, c);
    } else {
      out += replacement_character;
    }
  }
};

struct XmlAttribute {
  static constexpr bool is_plain(char32_t c) {
    return XmlText::is_plain(c) && c != '"' && c != '\t' && c != '\n';
  }
  static void replace(std::string& out, char32_t c) {
    if (c == '"') {
      out += "&quot;";
    } else if (c == '\t' || c == '\n') {
      append_reference(out, c);
    } else {
      XmlText::replace(out, c);
    }
  }
};

struct PlainText {
  static constexpr bool is_plain(char32_t c) {
    return !is_control(c) || c == '\t' || c == '\n' || c == '\r';
  }
  static void replace(std::string& out, char32_t) {
    out += replacement_character;
  }
};

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  append_with<JsonString>(out, text);
  out += '"';
}

void append_xml_text(std::string& out, std::string_view text) {
  append_with<XmlText>(out, text);
}

void append_xml_attribute(std::string& out, std::string_view text) {
  append_with<XmlAttribute>(out, text);
}

std::string to_plain_text(std::string_view bytes) {
  std::string out;
  append_with<PlainText>(out, bytes);
  return out;
}

}  // namespace ituletter
