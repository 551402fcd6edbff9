#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/docx_style.hpp"
#include "read/xml.hpp"

namespace ituletter {

/// The automatic numbers and bullets of a document, counted along.
class Numbering {
 public:
  Numbering() = default;
  /// `part` may be null. `styles` must outlive the Numbering.
  Numbering(std::unique_ptr<XmlPart> part, Styles& styles);

  /// Counts a paragraph in a list and gives its number or bullet as Word shows
  /// it. Empty for a list that is not there or shows nothing.
  /// Requires: 0 <= level < 9.
  std::string next(int list, int level);

  /// The level of a list that belongs to a style.
  std::optional<int> level_of_style(int list, std::string_view style);

 private:
  static constexpr std::size_t levels = 9;

  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
    std::string font;
    std::string style;
    std::optional<int> restart;
    bool is_legal = false;  ///< all numbers in digits
    bool has_picture = false;
  };
  /// `w:abstractNum`: what is counted; lists that share one go on counting.
  struct Definition {
    std::array<Level, levels> level;
    std::array<std::optional<int>, levels> count;
  };
  /// `w:num`: a use of a definition.
  struct List {
    Definition* definition = nullptr;
    std::array<std::optional<Level>, levels> level;
    std::array<std::optional<int>, levels> start;
    std::array<bool, levels> is_started{};

    const Level& level_at(std::size_t at) const;
    int start_at(std::size_t at) const;
  };

  List* find_list(int number);
  List read_list(pugi::xml_node node);
  Definition* find_definition(int number);
  Definition* find_linked(pugi::xml_node definition);
  Level read_level(pugi::xml_node node);
  void read_override(pugi::xml_node node, List& list);
  static void count(List& list, std::size_t level);
  static std::string show(const List& list, std::size_t level);
  static std::string bullet(const Level& level);

  std::unique_ptr<XmlPart> part_;
  Styles* styles_ = nullptr;
  std::unordered_map<int, pugi::xml_node> list_nodes_;
  std::unordered_map<int, pugi::xml_node> definition_nodes_;
  std::unordered_map<int, List> lists_;  ///< those in use
  std::unordered_map<int, std::unique_ptr<Definition>> definitions_;
};

}  // namespace ituletter
