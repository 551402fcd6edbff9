#include "write/akn_names.hpp"

#include <algorithm>

#include "text/language.hpp"

namespace ituletter {
namespace {

constexpr std::string_view iri_signs = "-._~:/?#@!$&'()*+,;=";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
         (c >= 'A' && c <= 'F');
}

/// Whether there is "%2F" or the like.
bool is_encoded(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() &&
         is_hexadecimal(text[at + 1]) && is_hexadecimal(text[at + 2]);
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

void add_place(std::vector<std::string>& places,
               const Maybe<std::string>& place) {
  if (place && std::ranges::find(places, place->value) == places.end())
    places.push_back(place->value);
}

/// Number, group and amendment: what tells it from others of the same day.
std::string work_step(const Letter& letter) {
  if (!letter.number) return "sha256-" + letter.source.sha256.substr(0, 16);
  std::string step = std::to_string(letter.number->value);
  if (letter.group) step += "-" + step_of(letter.group->value);
  if (letter.amendment)
    step += "-" + letter.amendment->value.kind + "-" +
            std::to_string(letter.amendment->value.number);
  return step;
}

}  // namespace

std::string numbered(std::string_view what, std::size_t index) {
  return std::string(what) + "_" + std::to_string(index + 1);
}

std::string pointer_to(const std::string& id) { return "#" + id; }

std::string step_of(std::string_view text) {
  std::string step;
  for (const char c : text) {
    if (!is_letter_or_digit(c)) {
      if (!step.empty() && step.back() != '-') step += '-';
      continue;
    }
    step += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (step.ends_with('-')) step.pop_back();
  return step;
}

std::string to_iri(std::string_view address) {
  std::string iri;
  const std::size_t fragment = address.find('#');
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const bool is_sign = iri_signs.find(c) != std::string_view::npos &&
                         (c != '#' || i == fragment);
    if (is_letter_or_digit(c) || is_sign || is_encoded(address, i))
      iri += c;
    else
      append_encoded(iri, c);
  }
  return iri;
}

std::string_view document_name(const Letter& letter) {
  return letter.kind == "circular" ? "circular" : "collectiveLetter";
}

std::string work_iri(const Letter& letter) {
  std::string iri = "/akn/un/doc/";
  iri.append(document_name(letter)).append("/itu-t/");
  if (letter.date) iri += letter.date->value + "/";
  return iri + work_step(letter);
}

std::string expression_iri(const Letter& letter) {
  return work_iri(letter) + "/" + three_letter_code(letter.language) + "@";
}

std::string body_iri(std::string_view code) {
  return "/akn/ontology/organization/itu-t/" + step_of(code);
}

bool is_amended(const Reference& reference, const Letter& letter) {
  if (!letter.amendment || !letter.number || reference.kind != letter.kind)
    return false;
  const std::string number = " " + std::to_string(letter.number->value);
  if (!letter.group) return reference.id.ends_with(number);
  std::string_view group = letter.group->value;
  if (reference.id.ends_with(number + "/" + std::string(group))) return true;
  if (group.starts_with("SG")) group.remove_prefix(2);
  return reference.id.ends_with(number + "/" + std::string(group));
}

std::string reference_iri(const Reference& reference) {
  if (is_body(reference)) return body_iri(reference.id);
  return to_iri("urn:x-ituletter:" + reference.kind + ":" + reference.id);
}

bool is_body(const Reference& reference) {
  return reference.kind == "study-group" || reference.kind == "working-party";
}

std::vector<std::string> places_of(const Letter& letter) {
  std::vector<std::string> places;
  add_place(places, letter.place);
  for (const Meeting& meeting : letter.meetings)
    add_place(places, meeting.place);
  return places;
}

}  // namespace ituletter
