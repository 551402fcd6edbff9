#include "fuzz/writer_check.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz/source_check.hpp"
#include "unit/flatten.hpp"
#include "write/walk.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

using fuzz::require;

// XML cannot hold these; its writer has U+FFFD in their place.
bool is_legal_xml(const std::string& text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
  }
  return text.find("\xEF\xBF\xBE") == std::string::npos &&
         text.find("\xEF\xBF\xBF") == std::string::npos;
}

void check_facts(const Facts& json, const Facts& xml) {
  require(json.size() == xml.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    require(json[i].first == xml[i].first);
    if (is_legal_xml(json[i].second)) require(json[i].second == xml[i].second);
  }
}

void check_json(const std::string& json, const Source& source) {
  const auto parsed = nlohmann::json::parse(json);
  require(parsed.contains("provenance"));
  const std::size_t size = source.text.size();
  for (const auto& [pointer, where] : parsed["provenance"].items()) {
    require(parsed.contains(nlohmann::json::json_pointer(pointer)));
    require(where["span"][1] <= size);
  }
}

void check_csv(const Converted& converted) {
  for (const char* rows : {"letters", "deadlines", "meetings", "references"}) {
    const std::string csv = write_csv({&converted, 1}, {.rows = rows});
    require(csv.ends_with("\r\n"));
    require(std::count(csv.begin(), csv.end(), '"') % 2 == 0);
  }
}

void check_calendar(const std::string& calendar) {
  require(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
  require(calendar.ends_with("END:VCALENDAR\r\n"));
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = calendar.find("\r\n", at);
    require(end != std::string::npos && end - at <= 75);
    at = end + 2;
  }
}

}  // namespace

void fuzz::check_writers(const Converted& converted) {
  const std::string json = write_json({&converted, 1}, {});
  const std::string xml = write_xml({&converted, 1}, {});
  check_facts(facts_of_json(json), facts_of_xml(xml));
  WriteOptions all;
  all.provenance = true;
  check_json(write_ndjson({&converted, 1}, all), *converted.source);
  require(!facts_of_xml(write_xml({&converted, 1}, all)).empty());
  require(!facts_of_xml(write_akn({&converted, 1}, all)).empty());
  check_csv(converted);
  check_calendar(write_ical({&converted, 1}, {}));
  require(write_text({&converted, 1}, {}).ends_with("\n") ||
          converted.source->text.empty());
}

}  // namespace ituletter
