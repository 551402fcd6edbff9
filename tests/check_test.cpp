// The rules of `check`: each finds what it is to find, and nothing else.
// tests/check/README.md says how the cases are written.

#include "ituletter/check.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "check/select.hpp"
#include "ituletter/read.hpp"
#include "unit/catch.hpp"
#include "unit/make_docx.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(ITULETTER_SOURCE_DIR) / "tests" / "check";

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A case of a rule, as it is written.
struct Case {
  fs::path path;
  std::string rule;
  std::string name;  ///< that the letter is read under
  std::string bytes;
  bool is_body = false;  ///< `bytes` are yet to be made a .docx
  std::vector<std::string> findings;
  std::optional<std::string> replacement;
  bool is_form = false;  ///< its fields are empty
};

// "\t", "\n", "\\" and "\u202E".
std::string unescape(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 't') out += '\t';
    if (kind == 'n') out += '\n';
    if (kind == '\\') out += kind;
    if (kind != 'u') continue;
    const auto code =
        static_cast<unsigned>(std::stoul(text.substr(i + 1, 4), nullptr, 16));
    i += 4;
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0 | code >> 6);
      out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      out += static_cast<char>(0xE0 | code >> 12);
      out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  return out;
}

// The body of a .docx with the lines of a letter as its paragraphs.
std::string as_document(const std::string& text) {
  std::string body;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    body += test::paragraph(line) + "\n";
  }
  return body;
}

void replace_once(std::string& text, const std::string& from,
                  const std::string& to, const fs::path& path) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    throw std::runtime_error(path.string() + ": does not stand once: " + from);
  }
  text.replace(at, from.size(), to);
}

void take_line(Case& read, const std::string& line, std::string& from) {
  const std::string key = line.substr(0, line.find(' '));
  const std::string value =
      key.size() < line.size() ? line.substr(key.size() + 1) : "";
  if (key == "letter") {
    read.name = value + ".txt";
    read.bytes = contents(folder / "letters" / read.name);
  } else if (key == "document") {
    read.name = value + ".docx";
    read.bytes = as_document(contents(folder / "letters" / (value + ".txt")));
    read.is_body = true;
  } else if (key == "file") {
    read.name = value;
    read.bytes = contents(read.path.parent_path() / value);
  } else if (key == "as") {
    read.name = value;
  } else if (key == "profile") {
    read.is_form = value == "template";
  } else if (key == "-") {
    from = unescape(value);
  } else if (key == "+") {
    replace_once(read.bytes, from, unescape(value), read.path);
  } else if (key == "=") {
    read.findings.push_back(value);
  } else if (key == ">") {
    read.replacement = unescape(value);
  } else if (!key.starts_with('#') && !line.empty()) {
    throw std::runtime_error(read.path.string() + ": what is \"" + line +
                             "\"?");
  }
}

Case read_case(const fs::path& path) {
  Case read;
  read.path = path;
  read.rule = path.parent_path().parent_path().filename().string() + "/" +
              path.parent_path().filename().string();
  std::istringstream lines(contents(path));
  std::string from;
  for (std::string line; std::getline(lines, line);) {
    take_line(read, line, from);
  }
  if (read.is_body) read.bytes = test::make_docx(read.bytes);
  return read;
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".case") {
      cases.push_back(read_case(entry.path()));
    }
  }
  std::ranges::sort(cases, {}, &Case::path);
  return cases;
}

CheckedFile check_bytes(const std::string& bytes, const std::string& name,
                        bool is_form = false) {
  const Source source = read(bytes, name);
  Checked checked =
      check(source, normalise(source), Grammars::built_in(), {}, is_form);
  CheckedFile file = place_findings(source, std::move(checked.findings));
  if (is_form) apply({}, Profile::letter_form, name, file);
  return file;
}

std::string shown(const PlacedFinding& placed) {
  return std::to_string(placed.line) + ":" + std::to_string(placed.column) +
         " " + std::string(name_of(placed.finding.severity));
}

void prove(const Case& proof) {
  INFO(proof.path.string());
  const std::string file = proof.path.filename().string();
  CHECK(file.starts_with(proof.findings.empty() ? "good" : "bad"));
  const CheckedFile checked =
      check_bytes(proof.bytes, proof.name, proof.is_form);
  std::vector<std::string> found;
  for (const PlacedFinding& placed : checked.findings) {
    CAPTURE(placed.finding.message, placed.words);
    CHECK(placed.finding.code == proof.rule);
    found.push_back(shown(placed));
  }
  CHECK(found == proof.findings);
  if (!proof.replacement || checked.findings.empty()) return;
  CHECK(checked.findings.front().finding.replacement == proof.replacement);
}

}  // namespace

TEST_CASE("each rule finds what its cases say, and no other rule anything") {
  for (const Case& proof : all_cases()) prove(proof);
}

TEST_CASE("letters without a fault are passed over in silence") {
  for (const auto& entry : fs::directory_iterator(folder / "letters")) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    const CheckedFile checked = check_bytes(contents(entry.path()), name);
    for (const PlacedFinding& placed : checked.findings) {
      FAIL_CHECK(shown(placed) << " " << placed.finding.message << " ["
                               << placed.finding.code << "]: " << placed.words);
    }
  }
}

TEST_CASE("every rule is proved by a good and a bad letter") {
  std::set<std::string> good;
  std::set<std::string> bad;
  for (const Case& proof : all_cases()) {
    (proof.findings.empty() ? good : bad).insert(proof.rule);
  }
  for (const CheckRule& rule : check_rules()) {
    // These are in compare_test.cpp and archive_test.py.
    if (rule.audience == Audience::versions ||
        rule.audience == Audience::catalogues)
      continue;
    INFO(rule.name);
    CHECK(good.contains(std::string(rule.name)));
    CHECK(bad.contains(std::string(rule.name)));
  }
}

TEST_CASE("what is said of rules is whole, and their names are in order") {
  std::string last;
  for (const CheckRule& rule : check_rules()) {
    INFO(rule.name);
    CHECK(last < rule.name);
    CHECK(!rule.summary.empty());
    CHECK(!rule.summary.ends_with('.'));
    CHECK(rule.why.ends_with('.'));
    CHECK(!rule.bad.empty());
    CHECK(!rule.good.empty());
    last = rule.name;
  }
}

}  // namespace ituletter
