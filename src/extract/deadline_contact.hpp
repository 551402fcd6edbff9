#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extract/links.hpp"
#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// Where to send what is due: the address in an item or beside it in its
/// paragraph, that of the annex which the item points to, or what the body
/// says of the same action elsewhere.
class DeadlineContacts {
 public:
  DeadlineContacts(const RecognisedText& document, const Sections& sections);

  /// For an action that an item or sentence says is due.
  Maybe<std::string> of(TokenRange item, std::string_view action);

 private:
  void read_body(TokenRange body);
  Maybe<std::string> in(TokenRange range) const;
  Maybe<std::string> in_sentences_after(TokenRange item,
                                        std::string_view action) const;
  Maybe<std::string> in_sentences_before(TokenRange item,
                                         std::string_view action) const;
  Maybe<std::string> in_annex_of(TokenRange item, std::string_view action);
  Maybe<std::string> in_enclosed_form(TokenRange item,
                                      std::string_view action) const;
  Maybe<std::string> in_annex(LineRange annex, std::string_view action) const;
  Maybe<std::string> in_paragraph_about(const Line& line,
                                        std::string_view action) const;
  Maybe<std::string> in_form_below(LineRange lines,
                                   std::string_view action) const;
  TokenRange without_footer(TokenRange range) const;
  bool is_sentence(TokenRange item) const;
  bool is_form_of(LineRange annex, std::string_view action) const;
  bool names(TokenRange range, std::string_view action) const;
  bool is_of_other(TokenRange sentence, std::string_view action) const;
  bool asks(TokenRange sentence) const;
  bool has_day(TokenRange range) const;
  const Match* email_in(TokenRange range) const;
  Maybe<std::string> link_in(TokenRange range) const;
  Maybe<std::string> as_words(const Match* address) const;

  const RecognisedText& document_;
  const Sections& sections_;
  LinkIndex links_;
  std::map<std::string_view, LineRange> of_annexes_;  ///< by label
  std::map<std::string_view, Words> of_actions_;      ///< by action
  /// By label and action, as they are asked for.
  std::map<std::pair<std::string_view, std::string>, Maybe<std::string>>
      in_annexes_;
};

}  // namespace ituletter
