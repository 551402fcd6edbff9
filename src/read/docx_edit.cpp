#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "read/docx_package.hpp"
#include "read/docx_runs.hpp"
#include "read/edit.hpp"
#include "read/zip.hpp"
#include "read/zip_edit.hpp"

namespace ituletter {
namespace {

/// The part with the letter; empty for a document that is signed, whose
/// signature no change survives.
std::string part_to_edit(std::string_view bytes, const Limits& limits) {
  Package package(bytes, limits);
  const Relationships root = package.relationships_of({});
  if (root.find_type("origin") != nullptr) return {};
  const Relationship* main = root.find_type("officeDocument");
  return main == nullptr ? "word/document.xml" : main->target;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// An edit without what is the same before and after, in whole characters.
TextEdit trimmed(std::string_view text, const TextEdit& edit) {
  const std::string_view old = text.substr(edit.where.begin, edit.where.size());
  const std::string_view now = edit.replacement;
  std::size_t front = 0;
  while (front < std::min(old.size(), now.size()) && old[front] == now[front])
    ++front;
  const auto splits = [](std::string_view words, std::size_t at) {
    return at < words.size() && is_continuation(words[at]);
  };
  while (front > 0 && (splits(old, front) || splits(now, front))) --front;
  std::size_t back = 0;
  while (back < std::min(old.size(), now.size()) - front &&
         old[old.size() - back - 1] == now[now.size() - back - 1]) {
    ++back;
  }
  while (back > 0 && splits(old, old.size() - back)) --back;
  return {{edit.where.begin + front, edit.where.end - back},
          std::string(now.substr(front, now.size() - front - back))};
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

/// Makes edits of paragraphs into edits of the part's bytes.
class PartEditor {
 public:
  PartEditor(std::string_view xml, const Source& source)
      : xml_(xml), source_(source), runs_(find_run_texts(xml)) {
    for (std::size_t n = 0; n < runs_.paragraphs.size(); ++n) {
      if (!runs_.paragraphs[n].text.empty())
        by_text_[runs_.paragraphs[n].text].push_back(n);
    }
    match_blocks();
  }

  /// Returns whether the edit has a place in the part.
  bool add(const TextEdit& edit) {
    const auto after = std::ranges::upper_bound(
        source_.blocks, edit.where.begin, {},
        [](const Block& block) { return block.where.begin; });
    if (after == source_.blocks.begin()) return false;
    const auto n = static_cast<std::size_t>(after - source_.blocks.begin()) - 1;
    const Block& block = source_.blocks[n];
    if (!paragraph_of_[n] || edit.where.end > block.where.end) return false;
    const RunParagraph& paragraph = runs_.paragraphs[*paragraph_of_[n]];
    const std::size_t begin = block.where.end - paragraph.text.size();
    if (edit.where.begin < begin) return false;
    TextEdit in_paragraph = trimmed(source_.text, edit);
    in_paragraph.where.begin -= begin;
    in_paragraph.where.end -= begin;
    return add_to(paragraph, in_paragraph);
  }

  std::string run() {
    std::ranges::sort(edits_, {}, [](const TextEdit& edit) {
      return std::pair(edit.where.begin, edit.where.end);
    });
    // Edits of a run that needs its blanks kept say so each.
    const auto same = [](const TextEdit& a, const TextEdit& b) {
      return a.where == b.where && a.replacement == b.replacement;
    };
    edits_.erase(std::unique(edits_.begin(), edits_.end(), same), edits_.end());
    return edited(xml_, edits_);
  }

 private:
  /// The text of a block, without an automatic number before it.
  std::string_view words_of(const Block& block, bool has_number) const {
    const std::size_t begin =
        has_number ? block.marker.end + 1 : block.where.begin;
    return std::string_view(source_.text)
        .substr(begin, block.where.end - begin);
  }

  /// Finds the paragraphs of the part that the blocks were read from: those of
  /// the same text, if there are as many of them.
  void match_blocks() {
    paragraph_of_.resize(source_.blocks.size());
    std::map<std::string_view, std::vector<std::size_t>> blocks;
    for (std::size_t n = 0; n < source_.blocks.size(); ++n) {
      const Block& block = source_.blocks[n];
      if (block.kind == Block::Kind::header ||
          block.kind == Block::Kind::footer ||
          block.kind == Block::Kind::footnote) {
        continue;
      }
      const std::string_view whole = words_of(block, false);
      const bool has_number = !block.marker.empty() &&
                              block.marker.end < block.where.end &&
                              by_text_.count(whole) == 0;
      blocks[has_number ? words_of(block, true) : whole].push_back(n);
    }
    for (const auto& [words, numbers] : blocks) {
      const auto found = by_text_.find(words);
      if (found == by_text_.end() || found->second.size() != numbers.size())
        continue;
      for (std::size_t i = 0; i < numbers.size(); ++i)
        paragraph_of_[numbers[i]] = found->second[i];
    }
  }

  bool add_to(const RunParagraph& paragraph, const TextEdit& edit) {
    const auto& all = paragraph.characters;
    const auto at = [&](std::size_t text) {
      return std::ranges::lower_bound(all, text, {}, &RunCharacter::text);
    };
    auto first = at(edit.where.begin);
    const auto last = at(edit.where.end);
    if (first == last) return insert(all, first, edit.replacement);
    if (std::any_of(first, last,
                    [](const RunCharacter& c) { return c.piece < 0; })) {
      return false;
    }
    // What the edit has of several runs goes into the first.
    std::string replacement = edit.replacement;
    while (first != last) {
      const auto end = std::find_if(
          first, last, [&](const auto& c) { return c.piece != first->piece; });
      change(first->piece, {first->begin, (end - 1)->end},
             std::exchange(replacement, {}));
      first = end;
    }
    return true;
  }

  bool insert(const std::vector<RunCharacter>& all,
              std::vector<RunCharacter>::const_iterator before,
              const std::string& words) {
    if (before != all.begin() && (before - 1)->piece >= 0) {
      const RunCharacter& c = *(before - 1);
      change(c.piece, {c.end, c.end}, words);
    } else if (before != all.end() && before->piece >= 0) {
      change(before->piece, {before->begin, before->begin}, words);
    } else {
      return false;
    }
    return true;
  }

  void change(int number, Span where, const std::string& words) {
    const RunText& piece = runs_.pieces[static_cast<std::size_t>(number)];
    edits_.push_back({where, escaped(words)});
    const std::string_view before =
        xml_.substr(piece.begin, where.begin - piece.begin);
    const std::string_view after =
        xml_.substr(where.end, piece.end - where.end);
    const auto begins_or_ends_with_space = [&] {
      const auto parts = {before, std::string_view(words), after};
      const auto is_some = [](std::string_view part) { return !part.empty(); };
      const auto first = std::ranges::find_if(parts, is_some);
      if (first == parts.end()) return false;
      const auto last =
          std::find_if(std::rbegin(parts), std::rend(parts), is_some);
      return is_space(first->front()) || is_space(last->back());
    };
    if (!piece.keeps_space && begins_or_ends_with_space()) {
      edits_.push_back(
          {{piece.tag_end, piece.tag_end}, " xml:space=\"preserve\""});
    }
  }

  std::string_view xml_;
  const Source& source_;
  RunTexts runs_;
  std::map<std::string_view, std::vector<std::size_t>> by_text_;
  std::vector<std::optional<std::size_t>> paragraph_of_;  ///< of each block
  std::vector<TextEdit> edits_;
};

}  // namespace

EditedFile edit_docx(std::string_view bytes, const Source& source,
                     std::span<const TextEdit> edits, const Limits& limits) {
  EditedFile out;
  const std::string part = part_to_edit(bytes, limits);
  if (part.empty()) {
    out.left.resize(edits.size());
    std::iota(out.left.begin(), out.left.end(), std::size_t{0});
    return out;
  }
  Zip zip(bytes, limits);
  const Bytes xml = zip.read(part);
  PartEditor editor(xml.view(), source);
  for (std::size_t n = 0; n < edits.size(); ++n) {
    if (!editor.add(edits[n])) out.left.push_back(n);
  }
  if (out.left.size() == edits.size()) return out;
  out.bytes = replace_entry(bytes, part, editor.run()).value_or("");
  verify(out, source, edits, limits);
  return out;
}

}  // namespace ituletter
