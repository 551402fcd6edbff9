#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// The dates, hours, events, places, references and links of a letter as
/// inline elements, each where it was read.
class AknMarks {
 public:
  /// `source` may be null: then words stay without marks. Both must outlive
  /// the marks.
  AknMarks(const Letter& letter, const Source* source);

  /// The words as markup. A stretch that cannot be told in them any more
  /// leaves them without marks.
  std::string markup(const Words& words) const;

  /// What stands in the source at a place; empty without a source.
  std::string words_at(const Where& where) const;

 private:
  struct Mark {
    std::string_view element;
    std::string_view attribute;  ///< that carries the value, if there is one
    std::string value;
    std::vector<std::string> refers_to;  ///< eIds
  };
  class Writing;

  void add(const Where& where, Mark mark);
  void add_date(const Where& where, const std::string& date,
                const std::string& event);
  void add_interval(const Maybe<std::string>& begin,
                    const Maybe<std::string>& end, bool is_date,
                    const std::string& event);
  void add_events(const Letter& letter);
  void add_places(const Letter& letter);
  void add_references(const Letter& letter);

  /// By begin, and the longer first.
  struct ByPlace {
    bool operator()(Span left, Span right) const {
      return left.begin != right.begin ? left.begin < right.begin
                                       : left.end > right.end;
    }
  };

  const Source* source_;
  std::map<Span, Mark, ByPlace> marks_;
};

}  // namespace ituletter
