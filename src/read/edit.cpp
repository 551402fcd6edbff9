#include "read/edit.hpp"

#include <algorithm>
#include <numeric>

#include "ituletter/error.hpp"

namespace ituletter {
namespace {

bool has_text(const EditedFile& file, const std::string& wanted,
              const Limits& limits) {
  try {
    return read(file.bytes, {}, limits).text == wanted;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::string edited(std::string_view text, std::span<const TextEdit> edits) {
  std::string out;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    out.append(text.substr(at, edit.where.begin - at)).append(edit.replacement);
    at = edit.where.end;
  }
  return out.append(text.substr(at));
}

std::vector<TextEdit> without(std::span<const TextEdit> edits,
                              std::span<const std::size_t> left) {
  std::vector<TextEdit> out;
  for (std::size_t n = 0; n < edits.size(); ++n) {
    if (!std::ranges::binary_search(left, n)) out.push_back(edits[n]);
  }
  return out;
}

void verify(EditedFile& file, const Source& source,
            std::span<const TextEdit> edits, const Limits& limits) {
  std::ranges::sort(file.left);
  if (file.left.size() == edits.size()) return;
  const std::string wanted = edited(source.text, without(edits, file.left));
  if (has_text(file, wanted, limits)) return;
  file.left.resize(edits.size());
  std::iota(file.left.begin(), file.left.end(), std::size_t{0});
}

}  // namespace ituletter
