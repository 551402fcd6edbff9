#pragma once

#include <string>
#include <string_view>

namespace ituletter {

/// The content lines of RFC 5545: values escaped, lines folded at 75 octets
/// between characters, CRLF after each.
class IcalLines {
 public:
  /// A line whose value stands as it is: dates, numbers, fixed words.
  void add(std::string_view name, std::string_view value);

  /// A line with a TEXT value; none if the value is empty.
  void add_text(std::string_view name, std::string_view value);

  /// A line with a URI; none unless it is an http, https or mailto address.
  void add_uri(std::string_view name, std::string_view uri);

  /// Lines that were written already.
  void append(std::string_view lines) { text_ += lines; }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// A TEXT value: backslash before \ ; , and line ends, without other control
/// characters.
std::string escape_ical(std::string_view text);

/// One content line folded, with its line end.
std::string fold_ical(std::string_view line);

/// The first `limit` bytes of a text, cut between characters and marked.
std::string shortened(std::string_view text, std::size_t limit);

}  // namespace ituletter
