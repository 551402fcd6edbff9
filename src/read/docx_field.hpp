#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// Target of a field code such as `HYPERLINK "https://…" \l "anchor"`; empty
/// for another code.
std::string link_target(std::string_view code);

/// The name of a field, in capitals, and what follows it.
struct FieldWords {
  std::string name;
  std::string argument;
};
FieldWords first_words(std::string_view code);

/// Whether a field of this code shows date or time of its last update.
bool shows_now(std::string_view code);

/// The fields that are open at a place in the text: first the code of a field
/// stands there, then its result.
class Fields {
 public:
  /// A locked field is never updated.
  void begin(bool is_locked);
  /// What follows is the result; without it, all is code up to the end.
  void separate();
  void end();
  /// Adds to the code of the innermost field.
  void add_code(std::string_view code);

  /// Whether the text here is code, which no reader sees.
  bool is_in_code() const { return in_code_ > 0; }
  /// Whether the innermost result, about to begin, is the time of an update.
  bool will_show_now() const;
  /// Code of the innermost field; empty outside fields.
  std::string_view code() const;
  /// Target of the innermost link; empty outside links.
  std::string_view target() const;
  bool is_empty() const { return open_.empty(); }
  void clear();

 private:
  struct Field {
    std::string code;
    std::string target;
    bool is_in_code = true;
    bool is_locked = false;
  };

  std::vector<Field> open_;
  std::size_t in_code_ = 0;  ///< how many of them
  std::size_t ignored_ = 0;  ///< nested too deep to be meant
};

}  // namespace ituletter
