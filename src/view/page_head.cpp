#include "view/page_head.hpp"

#include "model/embedded.hpp"
#include "read/sha256.hpp"

namespace ituletter {
namespace {

unsigned hex_digit(char c) {
  return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
}

/// The digest as a Content-Security-Policy has it.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  // Three hexadecimal digits are two of base 64.
  for (std::size_t at = 0; at < hex.size(); at += 3) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 4 | (at + i < hex.size() ? hex_digit(hex[at + i]) : 0U);
    out += digits[bits >> 6];
    out += digits[bits & 63];
  }
  // Of the last digit's twelve bits, eight are none of the digest's.
  if (hex.size() % 3 == 1) out.back() = '=';
  return out;
}

std::string allowed(std::string_view what, std::string_view bytes) {
  return "; " + std::string(what) + "-src 'sha256-" +
         base64_of_hex(sha256(bytes)) + "'";
}

}  // namespace

void begin_page(Markup& to, std::string_view language, const PageHead& head) {
  std::string policy = "default-src 'none'" + allowed("style", head.style);
  // A browser takes the marks for comments, an XML parser what is in them as
  // is.
  const std::string script =
      head.script.empty()
          ? std::string()
          : "//<![CDATA[\n" + std::string(head.script) + "//]]>\n";
  if (!script.empty()) policy += allowed("script", script);
  policy += "; base-uri 'none'; form-action 'none'";
  to.raw("<!DOCTYPE html>\n");
  to.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"},
                   {"lang", language},
                   {"dir", direction_of(language)}});
  to.raw("\n<head>\n<meta charset=\"utf-8\"/>\n");
  to.leaf("meta",
          {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  to.raw(
      "\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\"/>\n"
      "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
      "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
      "<meta name=\"generator\" content=\"ituletter\"/>\n");
  to.element("title", head.title);
  to.raw(head.links);
  to.raw("\n<style>");
  to.raw(head.style);
  to.raw("</style>\n");
  if (!script.empty()) {
    to.raw("<script type=\"module\">");
    to.raw(script);
    to.raw("</script>\n");
  }
  to.raw("</head>\n");
}

std::string_view page_asset(std::string_view name) {
  for (const Embedded& one : embedded_assets())
    if (one.name == name) return one.bytes;
  return {};
}

}  // namespace ituletter
