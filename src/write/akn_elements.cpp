#include "write/akn_elements.hpp"

#include "write/escape.hpp"

namespace ituletter {

void append_start_tag(std::string& out, std::string_view name,
                      AknAttributes attributes) {
  out += '<';
  out += name;
  for (const AknAttribute& attribute : attributes) {
    out += ' ';
    out += attribute.name;
    out += "=\"";
    append_xml_attribute(out, attribute.value);
    out += '"';
  }
  out += '>';
}

void AknElements::begin(std::string_view name, AknAttributes attributes) {
  new_line();
  append_start_tag(out_, name, attributes);
  open_.push_back(name);
}

void AknElements::end() {
  const std::string_view name = open_.back();
  open_.pop_back();
  new_line();
  out_.append("</").append(name) += '>';
}

void AknElements::empty(std::string_view name, AknAttributes attributes) {
  new_line();
  append_start_tag(out_, name, attributes);
  out_.insert(out_.size() - 1, 1, '/');
}

void AknElements::leaf(std::string_view name, AknAttributes attributes,
                       std::string_view markup) {
  new_line();
  append_start_tag(out_, name, attributes);
  out_.append(markup).append("</").append(name) += '>';
}

void AknElements::new_line() {
  if (!is_pretty_) return;
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

}  // namespace ituletter
