#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace ituletter {

/// Bytes of our own that a parser may write over. Not zeroed first, unlike a
/// string: an inflated part is written once and parsed in place.
class Bytes {
 public:
  Bytes() = default;
  explicit Bytes(std::size_t size)
      : data_(std::make_unique_for_overwrite<char[]>(size)), size_(size) {}

  char* data() { return data_.get(); }
  std::size_t size() const { return size_; }
  std::string_view view() const { return {data_.get(), size_}; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
};

}  // namespace ituletter
