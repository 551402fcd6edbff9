#define PCRE2_CODE_UNIT_WIDTH 8
#include "oracle/pattern.hpp"

#include <pcre2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

namespace ituletter {
namespace {

constexpr std::uint32_t match_limit = 2'000'000;

std::string message_of(int code) {
  std::array<unsigned char, 256> text{};
  pcre2_get_error_message(code, text.data(), text.size());
  return reinterpret_cast<const char*>(text.data());
}

// Called where the whole pattern has matched; 1 has PCRE2 look further.
int note_end(pcre2_callout_block* block, void* data) {
  static_cast<std::vector<std::size_t>*>(data)->push_back(
      block->current_position);
  return 1;
}

}  // namespace

struct Pattern::Code {
  pcre2_code* code = nullptr;
  pcre2_match_data* data = nullptr;
  pcre2_match_context* context = nullptr;

  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code() {
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
    pcre2_code_free(code);
  }
};

Pattern::Pattern(const std::string& pattern) {
  const std::string whole = "(?:" + pattern + ")(?C1)";
  int error = 0;
  PCRE2_SIZE at = 0;
  auto made = std::make_shared<Code>();
  made->code = pcre2_compile(
      reinterpret_cast<PCRE2_SPTR>(whole.data()), whole.size(),
      PCRE2_UTF | PCRE2_ANCHORED | PCRE2_NO_AUTO_POSSESS, &error, &at, nullptr);
  constexpr int too_large = 120;
  if (made->code == nullptr && error == too_large) throw PatternTooLarge{};
  if (made->code == nullptr) {
    throw std::runtime_error("PCRE2: " + message_of(error) + " at " +
                             std::to_string(at));
  }
  made->data = pcre2_match_data_create_from_pattern(made->code, nullptr);
  made->context = pcre2_match_context_create(nullptr);
  if (made->data == nullptr || made->context == nullptr) {
    throw std::runtime_error("PCRE2: no memory");
  }
  pcre2_set_match_limit(made->context, match_limit);
  pcre2_set_heap_limit(made->context, 100'000);
  code_ = std::move(made);
}

std::vector<std::size_t> Pattern::ends(const std::string& subject,
                                       std::size_t at) const {
  std::vector<std::size_t> found;
  pcre2_set_callout(code_->context, note_end, &found);
  const int code = pcre2_match(
      code_->code, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(),
      at, PCRE2_NO_UTF_CHECK, code_->data, code_->context);
  // The callout lets no match succeed, so that is how all of them end.
  if (code != PCRE2_ERROR_NOMATCH) {
    throw std::runtime_error("PCRE2: " + message_of(code));
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace ituletter
