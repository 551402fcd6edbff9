// Letters that are read back from our own JSON.

#include "ituletter/record.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "golden_letters.hpp"
#include "ituletter/error.hpp"
#include "unit/catch.hpp"
#include "unit/example_letter.hpp"

namespace ituletter {
namespace {

using nlohmann::json;

std::string written(const Letter& letter, const Source& source,
                    std::string_view format = "ndjson") {
  WriteOptions options;
  options.provenance = true;
  const Converted each{&letter, &source};
  return find_writer(format)->write({&each, 1}, options);
}

std::string example_record() {
  const ExampleLetter example = example_letter();
  return written(example.letter, example.source);
}

/// Empty, or what is wrong with a record that is refused.
std::string refusal(std::string_view record) {
  try {
    read_json(record);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::record_damaged);
    return error.what();
  }
  return "";
}

std::string refusal_of(const json& record) { return refusal(record.dump()); }

/// Reads what may be damaged, and writes what was read.
bool survives(std::string_view record) {
  try {
    const Record read = read_json(record);
    for (const Writer& writer : all_writers())
      written(read.letter, read.source, writer.name);
    return true;
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::record_damaged);
    return false;
  }
}

std::string damaged(std::string record, std::mt19937& random) {
  const auto below = [&](std::size_t size) { return random() % size; };
  const std::size_t at = below(record.size());
  const std::size_t size = std::min(record.size() - at, below(20));
  switch (below(5)) {
    case 0:
      record[at] = static_cast<char>(random());
      break;
    case 1:
      record.erase(at, size);
      break;
    case 2:
      record.insert(at, record, below(record.size()), size);
      break;
    case 3:
      record.resize(at);
      break;
    default:
      record[at] = R"("\[]{},:0-9e)"[below(12)];
  }
  return record;
}

/// The example with items in items in a paragraph.
std::string nested(int depth) {
  json record = json::parse(example_record());
  record["paragraphs"] = json::array({"here"});
  std::string text = record.dump();
  std::string paragraphs;
  std::string ends;
  for (int n = 0; n < depth; ++n) {
    paragraphs += R"({"text":"","items":[)";
    ends += "]}";
  }
  return text.replace(text.find("\"here\""), 6, paragraphs + ends);
}

}  // namespace

TEST_CASE("every letter is written as before when it was read back") {
  std::size_t count = 0;
  for (const GoldenFile& file : golden_files()) {
    INFO(file.name());
    std::string before;
    try {
      const ReadLetter letter(file.path);
      before = written(letter.letter, letter.source);
    } catch (const Error&) {
      continue;  // of damaged text, which the golden tests tell of
    }
    const Record record = read_json(before);
    CHECK(written(record.letter, record.source) == before);
    ++count;
  }
  CHECK(count > 100);
}

TEST_CASE("a record has every field, its place and its rule") {
  const ExampleLetter example = example_letter();
  const Record record = read_json(written(example.letter, example.source));
  CHECK(record.source.text == example.source.text);
  CHECK(record.source.path == example.source.path);
  CHECK(record.source.format == example.source.format);
  CHECK(record.source.bytes == example.source.bytes);
  CHECK(record.source.sha256 == example.source.sha256);
  for (const Writer& writer : all_writers()) {
    INFO(writer.name);
    CHECK(written(record.letter, record.source, writer.name) ==
          written(example.letter, example.source, writer.name));
  }
  const Where& before = example.letter.subject->where;
  const Where& after = record.letter.subject->where;
  CHECK(after.span == before.span);
  CHECK(after.gaps == before.gaps);
  CHECK(after.rule == before.rule);
  REQUIRE(record.letter.diagnostics.size() ==
          example.letter.diagnostics.size());
  CHECK(record.letter.diagnostics[0].severity ==
        example.letter.diagnostics[0].severity);
  CHECK(record.letter.diagnostics[0].where ==
        example.letter.diagnostics[0].where);
}

TEST_CASE("each severity is read back") {
  json record = json::parse(example_record());
  const auto read = [&](const char* severity) {
    record["diagnostics"][0]["severity"] = severity;
    return read_json(record.dump()).letter.diagnostics.at(0).severity;
  };
  CHECK(read("information") == Severity::information);
  CHECK(read("warning") == Severity::warning);
  CHECK(read("error") == Severity::error);
  record["diagnostics"][0]["severity"] = "grave";
  CHECK(refusal_of(record) ==
        "the record of a letter is damaged: /diagnostics/0/severity is no "
        "severity; convert the letter again");
}

TEST_CASE("a record without provenance has the values alone") {
  const ExampleLetter example = example_letter();
  for (const Source* source : {&example.source, (const Source*)nullptr}) {
    const Converted each{&example.letter, source};
    const Record record =
        read_json(find_writer("json")->write({&each, 1}, WriteOptions()));
    CHECK(record.source.text.empty());
    CHECK(record.letter.subject->value == example.letter.subject->value);
    CHECK(record.letter.subject->where.span.empty());
    CHECK_FALSE(record.letter.diagnostics.at(0).where);
  }
}

TEST_CASE("records of other versions are read") {
  json record = json::parse(example_record());
  record["weather"] = {{"sky", "blue"}};
  record.erase("internal_reference");
  record.erase("agenda");
  const Record read = read_json(record.dump());
  CHECK_FALSE(read.letter.internal_reference);
  CHECK(read.letter.agenda.empty());
  record["schema"] = "2";
  CHECK(refusal_of(record) ==
        "the record of a letter is damaged: /schema is not \"1\"; convert the "
        "letter again");
}

TEST_CASE("what is no record is refused") {
  for (const char* record :
       {"", "[]", "7", "{}", R"({"schema":"1"})", "{\"schema\":\"1\"", "\xff",
        R"({"schema":"1","error":{"path":"a","code":"b","message":"c"}})"}) {
    INFO(record);
    CHECK_FALSE(refusal(record).empty());
  }
  CHECK_FALSE(refusal(std::string(200000, '[')).empty());
  CHECK_FALSE(refusal(example_record() + example_record()).empty());
}

TEST_CASE("places outside the text are refused") {
  const json record = json::parse(example_record());
  const std::size_t bytes = example_letter().source.text.size();
  const json wrong[] = {json::array({0, bytes + 1}),
                        json::array({2, 1}),
                        json::array({-1, 1}),
                        json::array({0, 1.5}),
                        json::array({0}),
                        json::array({0, 18446744073709551615ULL}),
                        "0 1",
                        nullptr};
  for (const json& span : wrong) {
    INFO(span.dump());
    json other = record;
    other["provenance"]["/subject"]["span"] = span;
    CHECK_FALSE(refusal_of(other).empty());
    other = record;
    other["provenance"]["/subject"]["gaps"] = json::array({span});
    CHECK_FALSE(refusal_of(other).empty());
    if (span.is_null()) continue;
    other = record;
    other["diagnostics"][0]["span"] = span;
    CHECK_FALSE(refusal_of(other).empty());
  }
  json other = record;
  other.erase("text");
  CHECK_FALSE(refusal_of(other).empty());
}

TEST_CASE("lists that are too deep are refused") {
  CHECK(refusal(nested(60)).empty());
  CHECK_FALSE(refusal(nested(100'000)).empty());
}

TEST_CASE("a value of another kind is refused or read, and then written") {
  const json record = json::parse(example_record());
  const json others[] = {
      nullptr,       true,          -1, 1e300, 18446744073709551615ULL, "x", "",
      json::array(), json::object()};
  std::size_t refused = 0;
  const json values = record.flatten();
  for (const auto& entry : values.items()) {
    INFO(entry.key());
    for (const json& other : others) {
      json changed = record;
      changed[json::json_pointer(entry.key())] = other;
      if (!survives(changed.dump())) ++refused;
    }
  }
  CHECK(refused > 5 * values.size());
}

TEST_CASE("random damage is refused or read, and then written") {
  const std::string record = example_record();
  std::mt19937 random(20260101);
  std::size_t refused = 0;
  for (int n = 0; n < 3000; ++n) {
    if (!survives(damaged(record, random))) ++refused;
  }
  CHECK(refused > 1000);
}

}  // namespace ituletter
