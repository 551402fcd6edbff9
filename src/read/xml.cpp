#include "read/xml.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "ituletter/error.hpp"
#include "read/encoding.hpp"
#include "read/limit.hpp"
#include "read/xml_gate.hpp"
#include "read/xml_pool.hpp"
#include "read/xml_scope.hpp"

namespace ituletter {
namespace {

bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

bool ends_in(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.back() == with.back() &&
         text.substr(text.size() - with.size()) == with;
}

Bytes copy(std::string_view text) {
  Bytes bytes(text.size());
  std::copy(text.begin(), text.end(), bytes.data());
  return bytes;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// What the XML declaration says, in lower case; empty if it says nothing.
std::string declared_encoding(std::string_view xml) {
  if (!starts(xml, "<?xml")) return {};
  const std::string_view declaration = xml.substr(0, xml.find("?>"));
  const std::size_t key = declaration.find("encoding");
  if (key == std::string_view::npos) return {};
  const std::size_t begin = declaration.find_first_of("\"'", key);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  if (end == std::string_view::npos) return {};
  return lower_case(declaration.substr(begin + 1, end - begin - 1));
}

[[noreturn]] void unknown_encoding(std::string_view part,
                                   std::string_view encoding) {
  throw Error(ErrorKind::text_encoding,
              in_quotes(part) + " in the document is in the encoding " +
                  in_quotes(encoding) +
                  ", which no .docx may have; save it again with a word "
                  "processor");
}

/// A part is UTF-8 or UTF-16; Latin-1 is met in parts made by hand. pugixml
/// would take the bytes of any other declared encoding as they are.
Bytes to_utf8(Bytes bytes, std::string_view part) {
  const std::string_view view = bytes.view();
  using namespace std::string_view_literals;
  if (starts(view, "\xFF\xFE\0\0"sv) || starts(view, "\0\0\xFE\xFF"sv)) {
    unknown_encoding(part, "UTF-32");
  }
  if (starts(view, "\xFF\xFE") || starts(view, "<\0"sv)) {
    return copy(utf16_to_utf8(view, ByteOrder::little));
  }
  if (starts(view, "\xFE\xFF") || starts(view, "\0<"sv)) {
    return copy(utf16_to_utf8(view, ByteOrder::big));
  }
  const std::string encoding = declared_encoding(view);
  constexpr std::string_view taken_as_utf8[] = {"",         "utf-8", "utf8",
                                                "us-ascii", "ascii", "utf-16"};
  if (std::count(std::begin(taken_as_utf8), std::end(taken_as_utf8), encoding) >
      0) {
    return bytes;
  }
  if (encoding == "iso-8859-1") return copy(latin1_to_utf8(view));
  unknown_encoding(part, encoding);
}

/// Length of a byte order mark, in UTF-8.
std::size_t mark_size(std::string_view xml) {
  return starts(xml, "\xEF\xBB\xBF") ? 3 : 0;
}

}  // namespace

XmlPart::XmlPart(Bytes bytes, std::string name, const Limits& limits)
    : name_(std::move(name)) {
  use_page_pool();
  bytes_ = to_utf8(std::move(bytes), name_);
  const std::size_t mark = mark_size(bytes_.view());
  const std::span<char> xml(bytes_.data() + mark, bytes_.size() - mark);
  bool is_settled = true;
  const std::size_t size =
      check_xml(xml, name_, limits, [&](const auto& declarations) {
        for (const NamespaceDeclaration& declaration : declarations) {
          if (!bind(declaration)) is_settled = false;
        }
        if (is_settled) find_word_prefix();
        return word_prefix_;
      });
  parse(xml.first(size));
  if (!is_settled) bind_scoped_prefixes();
}

void XmlPart::parse(std::span<char> xml) {
  // White space is text where it is all that an element holds, as in the w:t
  // between two words; between elements it is layout of the file.
  constexpr unsigned options =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result result = document_.load_buffer_inplace(
      xml.data(), xml.size(), options, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result) {
    throw Error(ErrorKind::xml_damaged,
                in_quotes(name_) +
                    " in the document is damaged: it is not well-formed XML; "
                    "get the file again");
  }
}

bool XmlPart::bind(const NamespaceDeclaration& declaration) {
  const Ns ns = find_namespace(declaration.uri);
  if (const Binding* binding = find_binding(declaration.prefix)) {
    return binding->ns == ns;
  }
  // Real parts have some thirty; more would make each look-up slow.
  constexpr std::size_t most_bindings = 200;
  if (bindings_.size() == most_bindings) return false;
  bindings_.push_back({std::string(declaration.prefix), ns});
  // Where a prefix is first declared further down, nothing above can have
  // used it; but what has no prefix may stand anywhere.
  return declaration.is_at_root || !declaration.prefix.empty();
}

void XmlPart::bind_scoped_prefixes() {
  settle_prefixes(document_);
  // The old ones stay: values such as Requires="wps" name prefixes too.
  for (int i = 0; i <= static_cast<int>(last_namespace); ++i) {
    const Ns ns = static_cast<Ns>(i);
    bindings_.push_back({scoped_prefix(ns), ns});
  }
}

void XmlPart::find_word_prefix() {
  for (const Binding& binding : bindings_) {
    if (binding.ns == Ns::word && binding.prefix.size() == 1) {
      word_prefix_ = binding.prefix[0];
    }
  }
}

const XmlPart::Binding* XmlPart::find_binding(std::string_view prefix) {
  // Nearly every name has the prefix of the name before it, and that is "w".
  if (last_ < bindings_.size()) {
    const Binding& last = bindings_[last_];
    const bool is_short = prefix.size() == 1 && last.prefix.size() == 1;
    if (is_short ? last.prefix[0] == prefix[0] : last.prefix == prefix) {
      return &last;
    }
  }
  for (std::size_t i = 0; i < bindings_.size(); ++i) {
    if (bindings_[i].prefix == prefix) {
      last_ = i;
      return &bindings_[i];
    }
  }
  return nullptr;
}

Ns XmlPart::namespace_of(std::string_view prefix) {
  if (const Binding* binding = find_binding(prefix)) return binding->ns;
  return prefix.empty() ? Ns::none : Ns::other;
}

bool XmlPart::has_word_prefix(const char* name) const {
  return name[0] == word_prefix_ && name[0] != '\0' && name[1] == ':';
}

Name XmlPart::name_of(pugi::xml_node node) {
  const char* const start = node.name();
  if (has_word_prefix(start)) return {Ns::word, start + 2};
  const std::string_view name = start;
  std::size_t colon = 0;
  while (colon < name.size() && name[colon] != ':') ++colon;
  if (colon == name.size()) return {namespace_of({}), name};
  return {namespace_of(name.substr(0, colon)), name.substr(colon + 1)};
}

bool XmlPart::is(pugi::xml_node node, Ns ns, std::string_view local) {
  const char* const start = node.name();
  if (has_word_prefix(start)) return ns == Ns::word && start + 2 == local;
  const std::string_view name = start;
  return ends_in(name, local) && name_of(node) == Name{ns, local};
}

pugi::xml_node XmlPart::child(pugi::xml_node node, Ns ns,
                              std::string_view local) {
  for (pugi::xml_node child = node.first_child(); child;
       child = child.next_sibling()) {
    if (is(child, ns, local)) return child;
  }
  return {};
}

const char* XmlPart::attribute(pugi::xml_node node, Ns ns,
                               std::string_view local) {
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    const std::string_view name = attribute.name();
    if (!ends_in(name, local)) continue;
    if (name.size() == local.size()) return attribute.value();
    const std::size_t colon = name.size() - local.size() - 1;
    if (name[colon] == ':' && namespace_of(name.substr(0, colon)) == ns) {
      return attribute.value();
    }
  }
  return nullptr;
}

}  // namespace ituletter
