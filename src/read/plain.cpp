#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "ituletter/error.hpp"
#include "read/decode.hpp"
#include "read/limit.hpp"
#include "read/readers.hpp"

namespace ituletter {
namespace {

void check_paragraphs(std::string_view text, const Limits& limits) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > limits.paragraph) {
      over_limit(ErrorKind::limit_paragraph, "the text of a line",
                 limits.paragraph, "--max-paragraph");
    }
    at = end + 1;
  }
}

}  // namespace

Source read_plain(std::string_view bytes, const Limits& limits) {
  Source source;
  source.format = "txt";
  DecodedText decoded = decode_text(bytes);
  check_paragraphs(decoded.text, limits);
  source.text = std::move(decoded.text);
  report_decoding(decoded, source);
  return source;
}

}  // namespace ituletter
