#include "write/walk.hpp"

#include "unit/catch.hpp"
#include "unit/example_letter.hpp"

namespace ituletter {
namespace {

// Writes the events down, one a line.
struct Log {
  std::string lines;
  int depth = 0;
  int nulls = 0;
  int places = 0;

  void line(Key key, const std::string& rest, const Where* where = nullptr) {
    lines.append(static_cast<std::size_t>(2 * depth), ' ');
    lines += std::string(key.name) + (key.is_item ? "* " : " ") + rest;
    if (where != nullptr && !where->span.empty()) ++places;
    lines += '\n';
  }
  void begin_object(Key key, const Where* where) {
    line(key, "{", where);
    ++depth;
  }
  void end_object(Key key) {
    --depth;
    line(key, "}");
  }
  void begin_array(Key key, std::string_view item) {
    line(key, "[ " + std::string(item));
    ++depth;
  }
  void end_array(Key key, std::string_view) {
    --depth;
    line(key, "]");
  }
  void string(Key key, std::string_view value, const Where* where) {
    line(key, std::string(value), where);
  }
  void number(Key key, std::int64_t value, const Where* where) {
    line(key, std::to_string(value), where);
  }
  void boolean(Key key, bool value, const Where* where) {
    line(key, value ? "true" : "false", where);
  }
  void span(Key key, Span value) {
    line(key, std::to_string(value.begin) + ".." + std::to_string(value.end));
  }
  void null(Key key) {
    line(key, "null");
    ++nulls;
  }
};

bool has(const Log& log, const std::string& lines) {
  return log.lines.find(lines) != std::string::npos;
}

TEST_CASE("the walk closes what it opens") {
  Log log;
  walk(example_letter().letter, log);
  CHECK(log.depth == 0);
  CHECK(log.lines.rfind("schema 1\n", 0) == 0);
}

TEST_CASE("the walk tells items from members") {
  Log log;
  walk(example_letter().letter, log);
  CHECK(has(log, "meetings [ meeting\n  meeting* {\n    title Собрание"));
  CHECK(has(log, "  phone [ phone\n    phone* +41 22 730 1111\n  phone ]\n"));
  CHECK(has(log, "number 3\n"));
  CHECK(has(log, "  signed true\n"));
  CHECK(has(log, "amendment {\n  kind corrigendum\n  number 1\namendment }\n"));
}

TEST_CASE("the walk gives the place of every value that was read") {
  Log log;
  walk(example_letter().letter, log);
  CHECK(log.places == 53);
  Log bare;
  walk(bare_letter().letter, bare);
  CHECK(bare.places == 0);
}

TEST_CASE("the walk gives spans in bytes of the source") {
  Log log;
  const auto example = example_letter();
  walk(example.letter, log);
  const Span span = *example.letter.diagnostics[0].where;
  CHECK(has(log, "span " + std::to_string(span.begin) + ".." +
                     std::to_string(span.end)));
}

TEST_CASE("a full letter lacks only what it cannot have") {
  Log log;
  walk(example_letter().letter, log);
  // A stated deadline has no rule; a computed one no time, zone and contact;
  // a paragraph of the annex no number; a general diagnostic no span.
  CHECK(log.nulls == 6);
}

}  // namespace
}  // namespace ituletter
