#include <span>
#include <string>

#include "write/walk.hpp"
#include "write/writers.hpp"
#include "write/xml_events.hpp"

namespace ituletter {
namespace {

void append_letter(XmlEvents& events, const Converted& each, bool provenance) {
  if (each.letter == nullptr) return;
  events.set_source(each.source);
  events.begin_object({"letter"});
  walk(*each.letter, events);
  if (provenance && each.source != nullptr) {
    events.string({"text"}, each.source->text);
  }
  events.end_object({"letter"});
}

}  // namespace

std::string write_xml(std::span<const Converted> letters,
                      const WriteOptions& options) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  XmlEvents events(out, options);
  const bool is_one = letters.size() == 1 && letters[0].letter != nullptr;
  if (!is_one) events.begin_object({"letters"});
  for (const Converted& each : letters) {
    append_letter(events, each, options.provenance);
  }
  if (!is_one) events.end_object({"letters"});
  out += '\n';
  return out;
}

}  // namespace ituletter
