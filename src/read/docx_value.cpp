#include "read/docx_value.hpp"

#include <algorithm>
#include <charconv>

namespace ituletter {

std::string_view word_value(XmlPart& part, pugi::xml_node node) {
  const char* value = part.attribute(node, Ns::word, "val");
  return value == nullptr ? std::string_view() : value;
}

std::optional<int> to_number(std::string_view text, int low, int high) {
  long long number = 0;
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec == std::errc::invalid_argument) return std::nullopt;
  if (result.ec == std::errc::result_out_of_range) {
    return text[0] == '-' ? low : high;
  }
  return static_cast<int>(std::clamp<long long>(number, low, high));
}

std::optional<int> word_number(XmlPart& part, pugi::xml_node node, int low,
                               int high) {
  return to_number(word_value(part, node), low, high);
}

bool word_switch(XmlPart& part, pugi::xml_node node) {
  const std::string_view value = word_value(part, node);
  return value != "0" && value != "false" && value != "off";
}

}  // namespace ituletter
