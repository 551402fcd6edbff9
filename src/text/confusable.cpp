#include "text/confusable.hpp"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include "text/icu_files.hpp"

namespace ituletter {
namespace {

/// Null where ICU has no table.
const USpoofChecker* checker() {
  static const icu::LocalUSpoofCheckerPointer opened = [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::LocalUSpoofCheckerPointer made(
        forbid_icu_files() ? uspoof_open(&status) : nullptr);
    if (U_FAILURE(status)) made.adoptInstead(nullptr);
    return made;
  }();
  return opened.getAlias();
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

}  // namespace

std::string appearance(std::string_view word) {
  std::string out;
  if (checker() == nullptr) return std::string(word);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString skeleton;
  uspoof_getSkeletonUnicodeString(checker(), 0, utf16(word), skeleton, &status);
  if (U_FAILURE(status)) return std::string(word);
  return skeleton.toUTF8String(out);
}

std::string composed(std::string_view word) {
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(word);
  return nfc->normalize(utf16(word), status).toUTF8String(out);
}

}  // namespace ituletter
