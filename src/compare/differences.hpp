#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/causes.hpp"
#include "ituletter/compare.hpp"

namespace ituletter {

/// What a file shows of a letter, however well it is read.
enum class FileKind {
  document,  ///< paragraphs and the targets of links
  text,      ///< lines
  pages,     ///< lines that the ends of pages cut, and most links
};

FileKind file_kind(const Letter& letter);

/// Collects differences: one for each cause.
class Differences {
 public:
  Differences(std::span<const ComparedLetter> letters,
              std::vector<std::string> names);

  std::span<const ComparedLetter> letters() const { return letters_; }
  std::size_t size() const { return letters_.size(); }
  const Letter& letter(std::size_t n) const { return *letters_[n].letter; }

  /// Whether words can be compared: one language, and one kind of file.
  bool has_same_words() const { return has_same_words_; }
  bool are_all(FileKind kind) const;

  /// Adds what letters say of a fact, unless they agree.
  void add(std::string_view rule, std::string field, std::vector<Said> said);

  /// Adds words in one language, with what of them changed, unless all that
  /// changed are the words of facts that differ.
  void add_words(std::string_view rule, std::string field,
                 std::vector<Said> said);

  /// Adds something that some letters lack, and the places of all that is in
  /// it: what is said there alone is not missing by itself.
  void add_part(std::string_view rule, std::string field,
                std::vector<Said> said,
                const std::vector<std::vector<Span>>& parts);

  /// Whether the days of a meeting differ.
  bool has_moved_meeting() const;

  /// Whether an address is one of those that differ.
  bool has_other_address(const std::string& address) const;

  /// One for each cause, in the order of `set_rules`.
  std::vector<Difference> take();

 private:
  /// Words that are compared when all facts are known.
  struct Waiting {
    std::string_view rule;
    std::string field;
    std::vector<Said> said;
  };

  bool is_in_missing_part(const Difference& difference) const;
  bool is_of_missing_event(const std::vector<Said>& said,
                           const std::vector<std::vector<Span>>& parts) const;
  void note_causes(const std::vector<Said>& said);
  void compare_words(Waiting& words);
  void compare_waiting();
  void keep(std::string_view rule, std::string field, std::vector<Said> said);

  std::span<const ComparedLetter> letters_;
  std::vector<std::string> names_;
  bool has_same_words_ = false;
  Causes causes_;
  std::vector<std::vector<Span>> missing_;  ///< of each letter
  std::vector<Difference> all_;
  std::vector<Difference> parts_;  ///< those of `add_part`
  std::vector<Waiting> waiting_;
};

}  // namespace ituletter
