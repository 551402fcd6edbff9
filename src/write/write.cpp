#include "ituletter/write.hpp"

#include <algorithm>
#include <array>

#include "write/writers.hpp"

namespace ituletter {
namespace {

constexpr std::array writers = {
    Writer{"json", "the whole letter as one object", "json", write_json},
    Writer{"ndjson", "one compact JSON object a line", "ndjson", write_ndjson},
    Writer{"xml", "the whole letter, one element per field", "xml", write_xml},
    Writer{"akn", "Akoma Ntoso 3.0, the UN's XML for documents", "akn.xml",
           write_akn},
    Writer{"ics", "meetings and deadlines as iCalendar events", "ics",
           write_ical},
    Writer{"csv", "one row per letter, deadline, meeting or reference", "csv",
           write_csv},
    Writer{"text", "the plain text of a document", "txt", write_text},
};

}  // namespace

std::span<const Writer> all_writers() { return writers; }

const Writer* find_writer(std::string_view name) {
  const auto* found = std::ranges::find(writers, name, &Writer::name);
  return found == writers.end() ? nullptr : found;
}

}  // namespace ituletter
