// Addresses of pages, and words that promise one.

#include <algorithm>
#include <string>
#include <string_view>

#include "check/ref_rules.hpp"
#include "extract/links.hpp"

namespace ituletter {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_label(std::string_view label) {
  return !label.empty() && std::ranges::all_of(label, [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_';
  });
}

/// Names parted by full stops, two at least.
bool is_host(std::string_view host) {
  std::size_t labels = 0;
  while (true) {
    const std::size_t stop = std::min(host.find('.'), host.size());
    if (!is_label(host.substr(0, stop))) return false;
    ++labels;
    if (stop == host.size()) return labels > 1;
    host.remove_prefix(stop + 1);
  }
}

bool has_whole_escapes(std::string_view rest) {
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] != '%') continue;
    if (i + 2 >= rest.size() || !is_hexadecimal(rest[i + 1]) ||
        !is_hexadecimal(rest[i + 2])) {
      return false;
    }
  }
  return true;
}

/// What is wrong with an address; empty if nothing is. Requires a scheme.
std::string_view fault_of(std::string_view address) {
  std::string_view rest = address.substr(address.find("://") + 3);
  const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view host = rest.substr(0, path);
  rest.remove_prefix(path);
  if (host.starts_with('[')) return {};
  std::string_view port;
  if (const auto colon = host.find(':'); colon != std::string_view::npos) {
    port = host.substr(colon + 1);
    host = host.substr(0, colon);
    const bool is_scheme = host == "http" || host == "https";
    if (is_scheme && port.empty()) return "begins twice";
    if (port.empty() || !std::ranges::all_of(port, is_digit)) {
      return "has no number for its port";
    }
  }
  if (!is_host(host)) return "has no name of a host";
  if (rest.find_first_of(" \\<>\"") != std::string_view::npos) {
    return "has a character that no address has";
  }
  if (!has_whole_escapes(rest)) return "has half an escape after a \"%\"";
  return {};
}

bool is_scheme(std::string_view word) {
  return word == "http" || word == "https";
}

/// "htpp", "htttps": the letters of a scheme, but not in its order.
bool is_misspelt_scheme(std::string_view word) {
  return word.size() >= 3 && word.size() <= 7 && word.starts_with('h') &&
         word.find_first_not_of("htps") == std::string_view::npos &&
         !is_scheme(word);
}

/// The signs right after a word.
std::string signs_after(const RecognisedText& document, std::size_t word) {
  std::string signs;
  const Tokens& tokens = document.tokens();
  for (std::size_t i = word + 1; i < tokens.size() && signs.size() < 4; ++i) {
    if (tokens[i].gap != Gap::none || tokens[i].kind != TokenKind::sign) break;
    signs += tokens.folded(i);
  }
  return signs;
}

/// "https//itu.int", "http:/itu.int", "htpp://itu.int".
bool is_broken_start(const RecognisedText& document, std::size_t word) {
  const std::string_view scheme = document.tokens().folded(word);
  const std::string signs = signs_after(document, word);
  if (is_misspelt_scheme(scheme)) return signs == "://";
  if (!is_scheme(scheme)) return false;
  if (signs == "://")
    return document.tokens().size() > word + 4 &&
           document.tokens()[word + 4].gap == Gap::space;
  return signs == "//" || signs == ":/" || signs == ":///";
}

/// "https://itu.int /go/tsg12"
bool goes_on_after_blank(const RecognisedText& document, std::size_t end) {
  const Tokens& tokens = document.tokens();
  return end + 1 < tokens.size() && document.is_sign(end, "/") &&
         tokens[end].gap == Gap::space && tokens[end + 1].gap == Gap::none &&
         tokens[end + 1].kind == TokenKind::word;
}

/// The word that a token begins, to the next blank.
Span word_from(const Tokens& tokens, std::size_t token) {
  std::size_t end = token + 1;
  while (end < tokens.size() && tokens[end].gap == Gap::none) ++end;
  return tokens.span(token, end);
}

/// The line of a token with the one after it, where an address may stand.
TokenRange around(const RecognisedText& document, std::size_t token) {
  const auto at = document.line_at(token);
  if (!at) return {};
  const auto& lines = document.lines();
  const std::size_t last = std::min(*at + 1, lines.size() - 1);
  return {lines[*at].begin, lines[last].end};
}

}  // namespace

void find_lost_links(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  const LinkIndex links(draft.source.links);
  for (const Match& words : document.values()) {
    if (words.kind != "hyperlink") continue;
    const TokenRange place = around(document, words.begin);
    if (place.empty()) continue;
    const auto values = document.values(place);
    const bool has_address = std::ranges::any_of(
        values, [](const Match& match) { return match.kind == "url"; });
    const Span where =
        source_span(draft, document.tokens().span(place.begin, place.end));
    if (has_address || !links.at(where).empty()) continue;
    report.add(source_span(draft, words.where),
               "\"" + std::string(document.view(words.where)) +
                   "\" leads nowhere: there is no address");
  }
}

/// Addresses of the head are its own rule's: head/contact-invalid.
void find_invalid_addresses(const Draft& draft, Report& report) {
  const TokenRange head = tokens_of(draft.document, draft.sections.head);
  for (const Words& link : draft.letter.links) {
    const std::string_view fault = fault_of(link.value);
    const TokenRange where = draft.document.tokens_of(link.where);
    if (where.begin < head.end) continue;
    if (!fault.empty()) {
      report.add(link.where.span,
                 "\"" + link.value + "\" " + std::string(fault));
    } else if (goes_on_after_blank(draft.document, where.end)) {
      report.add(link.where.span, "a blank ends the address \"" + link.value +
                                      "\" before a \"/\"");
    }
  }
  const Tokens& tokens = draft.document.tokens();
  for (std::size_t i = head.end; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    if (!is_broken_start(draft.document, i)) continue;
    const Span where = word_from(tokens, i);
    report.add(source_span(draft, where),
               "\"" + std::string(draft.document.view(where)) +
                   "\" does not begin as an address does");
  }
}

}  // namespace ituletter
