#pragma once

#include <string>
#include <string_view>

namespace ituletter {

// Any bytes become legal text of the format: what is not UTF-8 is written as
// U+FFFD, and no control character reaches a terminal as it is.

/// With its quotation marks.
void append_json_string(std::string& out, std::string_view text);

/// Content of an element. What XML 1.0 cannot hold becomes U+FFFD.
void append_xml_text(std::string& out, std::string_view text);

/// Value of an attribute in double quotation marks, without them.
void append_xml_attribute(std::string& out, std::string_view text);

/// Text for a cell or a file. Controls other than tab and line ends become
/// U+FFFD.
std::string to_plain_text(std::string_view bytes);

}  // namespace ituletter
