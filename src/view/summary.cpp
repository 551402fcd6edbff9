#include "view/summary.hpp"

namespace ituletter {
namespace {

std::string value_of(const Fact& fact, std::string_view label) {
  const FactPart* part = fact.find(label);
  return part == nullptr ? std::string() : part->value;
}

std::string range(const std::string& begin, const std::string& end,
                  std::string_view between) {
  if (begin.empty() || end.empty() || begin == end)
    return begin.empty() ? end : begin;
  return begin + std::string(between) + end;
}

}  // namespace

std::string days_of(const Fact& fact) {
  std::string day = value_of(fact, "date");
  if (!day.empty()) return day;
  return range(value_of(fact, "start"), value_of(fact, "end"), " – ");
}

std::string hours_of(const Fact& fact) {
  std::string hour = value_of(fact, "time");
  if (!hour.empty()) return hour;
  return range(value_of(fact, "opens"), value_of(fact, "closes"), "–");
}

std::string tag_of(const Fact& fact, const Labels& labels) {
  const std::string_view key = fact.kind == FactKind::finding
                                   ? name_of(fact.severity)
                                   : name_of(fact.kind);
  std::string tag(labels[key]);
  if (fact.number > 0) tag += " " + std::to_string(fact.number);
  return tag;
}

std::string shown_value(const FactPart& part, const Labels& labels) {
  return part.form == FactPart::Form::code ? std::string(labels[part.value])
                                           : part.value;
}

std::string_view heading_of(FactKind kind, const Labels& labels) {
  if (kind == FactKind::finding) return labels["findings"];
  if (kind == FactKind::signatory) return labels["signatories"];
  if (kind == FactKind::annex) return labels["annexes"];
  if (kind == FactKind::cited) return labels["citations"];
  return labels[std::string(name_of(kind)) + "s"];
}

}  // namespace ituletter
