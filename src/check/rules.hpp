#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/check.hpp"

namespace ituletter {

/// A letter as rules see it: from its bytes to its facts.
struct Draft {
  const Source& source;
  const RecognisedText& document;
  const Sections& sections;
  const Letter& letter;
};

/// Takes what a rule finds. Spans are bytes of the source.
class Report {
 public:
  Report(const CheckRule& rule, std::vector<Finding>& out)
      : rule_(rule), out_(out) {}

  /// About the letter as a whole.
  void add(std::string message) { add(std::nullopt, std::move(message)); }
  /// `replacement`: what is to stand there, if that is certain.
  void add(std::optional<Span> where, std::string message,
           std::optional<std::string> replacement = {}) {
    out_.push_back({rule_.severity, std::string(rule_.name), std::move(message),
                    where, std::move(replacement)});
  }

 private:
  const CheckRule& rule_;
  std::vector<Finding>& out_;
};

/// A rule and how it is found; null: reading or extraction finds it.
struct Rule {
  CheckRule said;
  void (*find)(const Draft& draft, Report& report) = nullptr;
};

// The rules of each group; all in one order make `check_rules`.
std::span<const Rule> char_rules();
std::span<const Rule> form_rules();
std::span<const Rule> head_rules();
std::span<const Rule> date_rules();
std::span<const Rule> ref_rules();
std::span<const Rule> docx_rules();
std::span<const Rule> sign_rules();
std::span<const Rule> set_rules();
std::span<const Rule> text_rules();

}  // namespace ituletter
