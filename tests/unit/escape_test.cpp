#include "write/escape.hpp"

#include "unit/catch.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

// One of each kind that some format treats apart, and their neighbours.
const std::vector<std::string> pieces = {
    "\"", "\\", "&", "<", ">", "\n", "\t", "\r", "\x01", "\x1f", " ", "~",
    "\x7f", "\xC2\x80", "\xC2\x9F", "\xC2\xA0", "\xC2\xAB", "\xDF\xBF",
    "\xE0\xA0\x80", "\xE2\x80\xA7", "\xE2\x80\xA8", "\xE2\x80\xA9",
    "\xE2\x80\xAA", "\xE2\x84\x96", "\xED\x9F\xBF", "\xEE\x80\x80",
    "\xEF\xBC\x8C", "\xEF\xBF\xBD", "\xEF\xBF\xBE", "\xEF\xBF\xBF",
    "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
    // Not UTF-8: overlong, a surrogate, too high, cut off, stray.
    "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
    "\xF0\x8F\xBF\xBF", "\xD0", "\xE2\x84", "\xE2", "\xF0\x9D\x84", "\xF0",
    "\x80", "\xBF", "\xF5", "\xFF"};

// Runs that are passed over in blocks, of each length of a character.
const std::vector<std::string> paddings = {"a", "ж", "研", "aж№«"};

using Append = void (*)(std::string&, std::string_view);

void append_plain(std::string& out, std::string_view text) {
  out += to_plain_text(text);
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string escaped(Append append, std::string_view text) {
  std::string out;
  append(out, text);
  if (append != append_json_string) return out;
  return out.substr(1, out.size() - 2);
}

void check_everywhere(Append append, const std::string& piece,
                      const std::string& padding) {
  const std::string alone = escaped(append, piece);
  const std::string after = repeated(padding, 30);
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string start = repeated(padding, before);
    if (escaped(append, start + piece + after) == start + alone + after) {
      continue;
    }
    CAPTURE(before, padding, alone);
    FAIL_CHECK("differs");
  }
}

TEST_CASE("a character is escaped alike wherever it stands") {
  for (const Append append : {append_json_string, append_xml_text,
                              append_xml_attribute, append_plain}) {
    for (const std::string& piece : pieces) {
      for (const std::string& padding : paddings) {
        check_everywhere(append, piece, padding);
      }
    }
  }
  SUCCEED();
}

TEST_CASE("each format replaces what it cannot hold") {
  CHECK(escaped(append_json_string, "\"\\/\x01\x7f\xE2\x80\xA8") ==
        R"(\"\\/\u0001\u007f\u2028)");
  CHECK(escaped(append_xml_text, "<&>\"\t\n\r\x01\xC2\x85\xEF\xBF\xBF") ==
        "&lt;&amp;&gt;\"\t\n&#xd;�&#x85;�");
  CHECK(escaped(append_xml_attribute, "<\"\t\n") == "&lt;&quot;&#x9;&#xa;");
  CHECK(to_plain_text("<\"\t\x1b\xff") == "<\"\t��");
}

TEST_CASE("code points are counted alike wherever they stand") {
  for (const std::string& piece : pieces) {
    for (std::size_t before = 0; before < 140; before += 3) {
      const std::string text = repeated("aж№", before) + piece + " ж date";
      CodePointIndex index(text);
      const std::size_t end = text.size();
      const Span span = index.to_code_points({end - 4, end});
      std::size_t expected = 0;
      for (std::size_t at = 0; at < end; ++expected) {
        at += decode(text, at).size;
      }
      REQUIRE(span == Span{expected - 4, expected});
    }
  }
}

TEST_CASE("every offset of a long text has its code point") {
  const std::string text = repeated("aж№𝄞\n研 bc\xFF", 60);
  CodePointIndex index(text);
  std::size_t expected = 0;
  for (std::size_t at = 0; at < text.size(); ++expected) {
    REQUIRE(index.to_code_points({at, at}).begin == expected);
    at += decode(text, at).size;
  }
  CHECK(index.to_code_points({0, text.size() + 99}).end == expected);
}

TEST_CASE("an empty text has no code points") {
  CodePointIndex index("");
  CHECK(index.to_code_points({0, 5}) == Span{0, 0});
}

}  // namespace
}  // namespace ituletter
