// Where values were read, in every sample, every form of the golden letters
// and, if ITULETTER_LETTERS names a folder, in the letters there.

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "golden_letters.hpp"
#include "ituletter/error.hpp"
#include "ituletter/text.hpp"
#include "unit/catch.hpp"

using namespace ituletter;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> letters_of_user() {
  std::vector<fs::path> paths;
  const char* folder = std::getenv("ITULETTER_LETTERS");
  if (folder == nullptr || !fs::is_directory(folder)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<fs::path> all_letters() {
  std::vector<fs::path> paths;
  for (const GoldenFile& file : golden_files()) paths.push_back(file.path);
  for (const fs::path& path : letters_of_user()) paths.push_back(path);
  return paths;
}

/// Nothing for what is no letter, which the golden tests tell of.
std::optional<ReadLetter> read_letter(const fs::path& path) {
  try {
    return ReadLetter(path);
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// A text whose places are counted in code points.
class CodePoints {
 public:
  explicit CodePoints(std::string text) : text_(std::move(text)) {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if ((static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80U)
        starts_.push_back(at);
    }
    starts_.push_back(text_.size());
  }

  std::size_t size() const { return starts_.size() - 1; }
  std::string cut(std::size_t begin, std::size_t end) const {
    return text_.substr(starts_[begin], starts_[end] - starts_[begin]);
  }

 private:
  std::string text_;
  std::vector<std::size_t> starts_;
};

bool is_in_order(const json& span, std::size_t first, std::size_t last) {
  const auto begin = span.at(0).get<std::size_t>();
  const auto end = span.at(1).get<std::size_t>();
  return first <= begin && begin < end && end <= last;
}

/// Empty, or what is wrong with a span and its gaps.
std::string fault_of_place(const json& place, std::size_t size) {
  const json& span = place.at("span");
  if (!is_in_order(span, 0, size)) return "span " + span.dump();
  if (place.at("rule").get<std::string>().empty()) return "no rule";
  std::size_t first = span.at(0).get<std::size_t>();
  for (const json& gap : place.value("gaps", json::array())) {
    if (!is_in_order(gap, first, span.at(1).get<std::size_t>()))
      return "gap " + gap.dump() + " of " + span.dump();
    first = gap.at(1).get<std::size_t>();
  }
  return "";
}

/// The words at a place; what interrupts them is as a line end.
std::string words_at(const json& place, const CodePoints& text) {
  std::string words;
  auto at = place.at("span").at(0).get<std::size_t>();
  for (const json& gap : place.value("gaps", json::array())) {
    words += text.cut(at, gap.at(0).get<std::size_t>()) + "\n";
    at = gap.at(1).get<std::size_t>();
  }
  return plain(words + text.cut(at, place.at("span").at(1).get<std::size_t>()));
}

/// "/to/3/text" as "text", "/contact/email/0" as "email".
std::string name_of(const std::string& pointer) {
  std::size_t end = pointer.size();
  std::size_t slash = pointer.rfind('/');
  if (std::isdigit(static_cast<unsigned char>(pointer.back())) != 0) {
    end = slash;
    slash = pointer.rfind('/', slash - 1);
  }
  return pointer.substr(slash + 1, end - slash - 1);
}

/// Whether a value is the letter's own words. Dates, times, codes, groups and
/// places are canonical; telephone numbers are written out in full; the
/// target of a link stands in no text.
bool is_words(const std::string& pointer, const json& value,
              std::string_view rule) {
  static const std::vector<std::string> names = {
      "reference", "internal_reference",
      "subject",   "salutation",
      "text",      "title",
      "closing",   "name",
      "number",    "links",
      "email",     "web"};
  const std::string name = name_of(pointer);
  return value.is_string() && rule.find("link") == std::string_view::npos &&
         std::find(names.begin(), names.end(), name) != names.end();
}

std::string trimmed(const std::string& words) {
  const std::size_t last = words.find_last_not_of(";:,.) ");
  return words.substr(0, last == std::string::npos ? 0 : last + 1);
}

/// Empty, or why the words at a place are not the value.
std::string fault_of_words(const json& value, const std::string& words) {
  const auto wanted = value.get<std::string>();
  if (words == wanted || trimmed(words) == trimmed(wanted)) return "";
  return "value \"" + wanted + "\", text \"" + words + "\"";
}

std::string faults_of(const json& letter) {
  const CodePoints text(letter.at("text").get<std::string>());
  std::string faults;
  const auto add = [&faults](const std::string& pointer,
                             const std::string& fault) {
    if (!fault.empty()) faults += "  " + pointer + ": " + fault + "\n";
  };
  for (const auto& entry : letter.at("provenance").items()) {
    const std::string& pointer = entry.key();
    const json& place = entry.value();
    const std::string fault = fault_of_place(place, text.size());
    add(pointer, fault);
    const json& value = letter.at(json::json_pointer(pointer));
    if (fault.empty() &&
        is_words(pointer, value, place.at("rule").get<std::string>()))
      add(pointer, fault_of_words(value, words_at(place, text)));
  }
  return faults;
}

/// What no word of the letter stands for. A mode and a time zone may follow
/// from a place, a date from another one, and a code from no word at all.
bool is_computed(const std::string& pointer, const json& value) {
  static const std::set<std::string> parts = {
      "schema", "source",      "text",   "provenance", "id",
      "kind",   "diagnostics", "bureau", "language"};
  static const std::set<std::string> names = {
      "kind", "id",   "occurrences", "status", "basis",    "rule",
      "mode", "date", "time_zone",   "annex",  "category", "action"};
  const std::string part = pointer.substr(1, pointer.find('/', 1) - 1);
  if (value.is_null() || value.is_structured()) return true;
  if (parts.count(part) != 0 || part == "amendment") return true;
  if (pointer == "/signatory/signed") return value == false;
  return pointer != "/date" && names.count(name_of(pointer)) != 0;
}

json with_provenance(const ReadLetter& letter) {
  WriteOptions options;
  options.provenance = true;
  return json::parse(letter.write("json", options));
}

}  // namespace

TEST_CASE("a value stands where the provenance says") {
  std::size_t count = 0;
  for (const fs::path& path : all_letters()) {
    const std::optional<ReadLetter> letter = read_letter(path);
    if (!letter) continue;
    ++count;
    const std::string faults = faults_of(with_provenance(*letter));
    if (!faults.empty()) FAIL_CHECK(path.string() << "\n" << faults);
  }
  CHECK(count > 100);
}

TEST_CASE("what a letter must have is found and has a place") {
  for (const GoldenFile& file : golden_files()) {
    if (file.form != "docx") continue;
    const json letter = with_provenance(ReadLetter(file.path));
    INFO(file.name());
    for (const char* pointer : {"/reference", "/date", "/subject", "/to/0/text",
                                "/paragraphs/0/text", "/closing"})
      CHECK(letter.at("provenance").contains(pointer));
  }
}

TEST_CASE("a value without a place was computed") {
  for (const GoldenFile& file : golden_files()) {
    const std::optional<ReadLetter> letter = read_letter(file.path);
    if (!letter) continue;
    const json facts = with_provenance(*letter);
    const json values = facts.flatten();
    INFO(file.name());
    for (const auto& entry : values.items()) {
      if (is_computed(entry.key(), entry.value())) continue;
      INFO(entry.key());
      CHECK(facts.at("provenance").contains(entry.key()));
    }
  }
}

TEST_CASE("a letter read twice gives the same bytes") {
  for (const fs::path& path : all_letters()) {
    const std::optional<ReadLetter> one = read_letter(path);
    if (!one) continue;
    const ReadLetter other(path);
    INFO(path.string());
    for (const Writer& writer : all_writers()) {
      INFO(writer.name);
      WriteOptions options;
      options.provenance = true;
      CHECK(one->write(writer.name, options) ==
            other.write(writer.name, options));
    }
  }
}
