#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "read/bytes.hpp"
#include "read/zip.hpp"

namespace ituletter {

/// A folder that was packed into a .zip. Its members may be read from several
/// threads, in any order.
///
/// The bytes are in memory only while members are read: they are loaded anew
/// for the first and dropped after the last.
class Archive {
 public:
  /// Gives the bytes of the archive, the same ones each time.
  using Load = std::function<Bytes()>;

  Archive(Load load, const Limits& limits);

  struct Member {
    std::string name;  ///< a label, no path
    bool is_link = false;
  };
  /// In the order of their names, folders left out. Throws Error for a damaged
  /// archive and for one over the limits.
  std::vector<Member> members();

  /// One more call of `read` will come, or none in the end.
  void expect_read();
  void forget_read();
  /// Requires: a name of `members`. Throws Error.
  Bytes read(const std::string& name);

 private:
  struct Opened {
    Opened(Bytes from, const Limits& limits);
    Bytes bytes;
    Zip zip;
  };

  Zip& open();
  void close_unless_expected();

  Load load_;
  Limits limits_;
  std::mutex mutex_;
  std::size_t expected_ = 0;
  std::unique_ptr<Opened> opened_;
};

/// Whether the first bytes of a file may be those of a packed folder: a zip
/// that does not begin as documents do.
bool may_be_folder(std::string_view first_bytes);

/// Whether a zip, as its directory is, holds a folder and no document.
bool is_folder(const std::vector<Archive::Member>& members);

}  // namespace ituletter
