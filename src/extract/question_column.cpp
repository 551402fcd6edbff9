#include <algorithm>
#include <utility>

#include "extract/meetings.hpp"
#include "extract/table.hpp"

namespace ituletter {
namespace {

/// A table with a column that its head calls Questions, and cells such as
/// "4/17" or "4/17, 6/17", which no rule takes for Questions.
class QuestionColumns {
 public:
  explicit QuestionColumns(const RecognisedText& document)
      : document_(document) {}

  std::vector<QuestionCell> read(const Table& table) const {
    std::vector<QuestionCell> found;
    const std::vector<Cell>& heads = table.rows.front();
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      const std::vector<Cell>& row = table.rows[r];
      for (std::size_t c = 0; c < std::min(row.size(), heads.size()); ++c) {
        if (is_question_head(heads[c])) read_cell(row[c], found);
      }
    }
    return found;
  }

 private:
  bool is_question_head(const Cell& head) const {
    if (head.empty()) return false;
    const Match* word = document_.cue_at("question_head", head.begin);
    return word != nullptr && word->end == head.end;
  }

  // Of the whole cell, or of nothing.
  void read_cell(const Cell& cell, std::vector<QuestionCell>& found) const {
    std::vector<QuestionCell> read;
    for (std::size_t at = cell.begin; at < cell.end;) {
      if (is_code(at, cell.end)) {
        read.push_back(question(at));
        at += 3;
      } else if (document_.is_separator(at)) {
        ++at;
      } else {
        return;
      }
    }
    for (auto& id : read) found.push_back(std::move(id));
  }

  bool is_code(std::size_t at, std::size_t end) const {
    const Tokens& tokens = document_.tokens();
    return at + 3 <= end && document_.value_at(at) == nullptr &&
           tokens[at].kind == TokenKind::digits &&
           document_.is_sign(at + 1, "/") &&
           tokens[at + 2].kind == TokenKind::digits;
  }

  QuestionCell question(std::size_t at) const {
    const Tokens& tokens = document_.tokens();
    std::string id = "Q";
    id += tokens.folded(at);
    id += '/';
    id += tokens.folded(at + 2);
    return {std::move(id),
            document_.exact(TokenRange{at, at + 3}, "reference.column")};
  }

  const RecognisedText& document_;
};

}  // namespace

std::vector<QuestionCell> questions_of_columns(const RecognisedText& document,
                                               const Sections& sections) {
  std::vector<QuestionCell> found;
  const QuestionColumns columns(document);
  const auto read = [&](LineRange lines) {
    for (const Table& table : find_tables(document, lines)) {
      for (auto& id : columns.read(table)) found.push_back(std::move(id));
    }
  };
  read(sections.body);
  for (const AnnexSection& annex : sections.annexes) read(annex.body);
  return found;
}

}  // namespace ituletter
