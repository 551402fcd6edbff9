#include "write/uuid.hpp"

#include "catch.hpp"

namespace ituletter {
namespace {

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : sha1(bytes)) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace

TEST_CASE("SHA-1 gives the digests that FIPS 180 lists") {
  CHECK(hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(hex(std::string(1'000'000, 'a')) ==
        "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("a name has one UUID, of version 5") {
  // uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-ituletter:letter:1"),
  //            "T25-TSB-CIR-0001/meeting/SG2/1") in Python.
  CHECK(name_uuid("T25-TSB-CIR-0001/meeting/SG2/1") ==
        "7f600fc8-9b29-57aa-b6e3-9803b60cbc86");
}

}  // namespace ituletter
