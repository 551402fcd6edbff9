#include "ituletter/extract.hpp"

#include <utility>

#include "extract/annexes.hpp"
#include "extract/body.hpp"
#include "extract/head.hpp"
#include "extract/identity.hpp"
#include "extract/letter_reader.hpp"
#include "extract/meetings.hpp"
#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

LetterSource describe(const Source& source) {
  return {source.path, source.format, source.bytes, source.sha256,
          read_file_name(source.path)};
}

void note_missing(Letter& letter) {
  const auto note = [&](bool is_there, const char* what) {
    if (is_there) return;
    letter.diagnostics.push_back({Severity::warning, "head/missing-field",
                                  std::string("no ") + what + " was recognised",
                                  std::nullopt});
  };
  note(letter.date.has_value(), "date");
  note(letter.subject.has_value(), "subject");
  note(!letter.to.empty(), "addressee");
}

std::string words_of(const std::optional<Amendment>& amendment) {
  if (!amendment) return "no amendment";
  return amendment->kind + " " + std::to_string(amendment->number);
}

void compare_with_file_name(Letter& letter) {
  const DocumentName& name = letter.source.document;
  const auto compare = [&](const std::string& named, const std::string& read) {
    if (named == read) return;
    letter.diagnostics.push_back(
        {Severity::warning, "head/file-name-mismatch",
         "the file's name says " + named + ", the text " + read, std::nullopt});
  };
  if (name.id && letter.id) {
    compare(*name.id, letter.id->substr(0, letter.id->find('!')));
    std::optional<Amendment> amendment;
    if (letter.amendment) amendment = letter.amendment->value;
    compare(words_of(name.amendment), words_of(amendment));
  }
  if (name.language) compare(*name.language, letter.language);
}

}  // namespace

const Grammar& grammar_for(const Tokens& tokens, const Grammars& grammars,
                           const std::string& language) {
  if (!language.empty()) {
    const Grammar* grammar = grammars.find(language);
    if (grammar != nullptr) return *grammar;
    throw Error(ErrorKind::usage,
                "no grammar for language \"" + language + "\"");
  }
  const Grammar* grammar = grammars.detect(tokens);
  if (grammar == nullptr) {
    throw Error(ErrorKind::not_a_letter,
                "the text is in no language that has a grammar; name one "
                "with --language");
  }
  return *grammar;
}

Letter read_letter(const RecognisedText& document, const Sections& sections) {
  const Source& source = document.source();
  Letter letter;
  letter.source = describe(source);
  const GrammarTables& grammar = document.grammar();
  letter.language = std::string(grammar.string(grammar.language));
  letter.diagnostics = source.findings;
  extract_head(document, sections, letter);
  if (!letter.reference && !(letter.subject && !letter.to.empty())) {
    throw Error(ErrorKind::not_a_letter,
                "no reference of a TSB Circular or Collective letter and no "
                "head of one was found; if it is a letter, try --language");
  }
  complete_identity(document, letter);
  letter.paragraphs = read_paragraphs(document, sections.body);
  extract_closing(document, sections, letter);
  extract_annexes(document, sections, letter);
  extract_meetings(document, sections, letter);
  complete_meetings(document, sections, letter);
  extract_deadlines(document, sections, letter);
  extract_references(document, sections, letter);
  note_missing(letter);
  compare_with_file_name(letter);
  return letter;
}

Letter extract(const Source& source, const Text& text, const Grammars& grammars,
               const ExtractOptions& options) {
  Tokens tokens = tokenise_source(source, text);
  const Grammar& grammar = grammar_for(tokens, grammars, options.language);
  const RecognisedText document(source, text, std::move(tokens), grammar);
  return read_letter(document, find_sections(document));
}

}  // namespace ituletter
