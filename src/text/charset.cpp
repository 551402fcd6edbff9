#include "text/charset.hpp"

#include <unicode/localpointer.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

#include "text/icu_files.hpp"

namespace ituletter {
namespace {

/// Null for a name that ICU does not know, or whose table is not linked in.
icu::LocalUConverterPointer open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  // Else it looks for tables on the disk, by names that a file may hold.
  if (!forbid_icu_files() || name.empty() ||
      ucnv_countAliases(name.c_str(), &status) == 0) {
    return icu::LocalUConverterPointer();
  }
  icu::LocalUConverterPointer converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) converter.adoptInstead(nullptr);
  return converter;
}

icu::UnicodeString decode(std::string_view bytes, UConverter* converter) {
  UErrorCode status = U_ZERO_ERROR;
  return {bytes.data(), static_cast<std::int32_t>(bytes.size()), converter,
          status};
}

bool is_oddity(char16_t unit) {
  const bool is_control =
      (unit < 0x20 && (unit < 0x09 || unit > 0x0D)) || unit == 0x7F;
  return is_control || (unit >= 0x80 && unit < 0xA0) || unit == 0xFFFD;
}

/// Whether nearly all of the bytes mean something in an encoding.
bool fits(std::string_view bytes, const std::string& name) {
  const icu::LocalUConverterPointer converter = open_converter(name);
  if (converter.isNull()) return false;
  const icu::UnicodeString text = decode(bytes, converter.getAlias());
  const char16_t* begin = text.getBuffer();
  const auto odd = std::count_if(begin, begin + text.length(), is_oddity);
  // The sample may end in the middle of a character.
  return text.length() > 0 &&
         odd <= std::max<std::ptrdiff_t>(1, text.length() / 50);
}

/// The detector knows ISO 2022 by its first parts only; this reads all.
std::string widest(std::string_view name) {
  return std::string(name == "ISO-2022-JP" ? "ISO-2022-JP-2" : name);
}

/// What the detector gives to encodings that are merely possible: any bytes
/// may be a short text in Chinese.
constexpr std::int32_t lowest_confidence = 10;

/// Names of Unicode's encodings; a reader knows better which of them it is.
bool is_unicode(std::string_view name) { return name.starts_with("UTF-"); }

}  // namespace

std::string detect_charset(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
  ucsdet_setText(detector.getAlias(), sample.data(),
                 static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches =
      ucsdet_detectAll(detector.getAlias(), &count, &status);
  if (U_FAILURE(status)) return {};
  for (std::int32_t i = 0; i < count; ++i) {
    const char* match = ucsdet_getName(matches[i], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || confidence <= lowest_confidence) return {};
    std::string name = widest(match);
    if (!is_unicode(name) && fits(sample, name)) return name;
  }
  return {};
}

bool is_charset(const std::string& name) {
  // UTF-7 and its like hide signs of markup behind letters.
  constexpr std::string_view ascii = "<a href=\"x+y-\">~{1};&amp;</a>\r\n";
  const icu::LocalUConverterPointer converter = open_converter(name);
  return converter.isValid() &&
         decode(ascii, converter.getAlias()) ==
             icu::UnicodeString::fromUTF8(icu::StringPiece(
                 ascii.data(), static_cast<std::int32_t>(ascii.size())));
}

std::string decode_charset(std::string_view bytes, const std::string& name) {
  const icu::LocalUConverterPointer converter = open_converter(name);
  std::string out;
  decode(bytes, converter.getAlias()).toUTF8String(out);
  return out;
}

std::optional<std::string> encode_charset(std::string_view utf8,
                                          const std::string& name) {
  const icu::LocalUConverterPointer converter = open_converter(name);
  if (converter.isNull()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter.getAlias(), UCNV_FROM_U_CALLBACK_STOP,
                        nullptr, nullptr, nullptr, &status);
  // It would take other characters that look alike.
  ucnv_setFallback(converter.getAlias(), false);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      {utf8.data(), static_cast<std::int32_t>(utf8.size())});
  const auto widest = ucnv_getMaxCharSize(converter.getAlias());
  std::string out(static_cast<std::size_t>(
                      UCNV_GET_MAX_BYTES_FOR_STRING(text.length(), widest)),
                  '\0');
  const std::int32_t size =
      text.extract(out.data(), static_cast<std::int32_t>(out.size()),
                   converter.getAlias(), status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace ituletter
