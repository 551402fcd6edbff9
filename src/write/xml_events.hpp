#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ituletter/source.hpp"
#include "ituletter/write.hpp"
#include "write/escape.hpp"
#include "write/utf8.hpp"
#include "write/walk.hpp"

namespace ituletter {

/// Receives the events of walk.hpp and writes elements of our own vocabulary.
class XmlEvents {
 public:
  /// `indent` is the depth at which the elements stand, where they are part of
  /// a document of others.
  XmlEvents(std::string& out, const WriteOptions& options,
            std::size_t indent = 0)
      : out_(out), options_(options), indent_(indent) {}

  /// Requires: outlives the events that follow.
  void set_source(const Source* source) {
    index_ =
        CodePointIndex(source == nullptr ? std::string_view() : source->text);
    has_source_ = source != nullptr;
  }

  void begin_object(Key key, const Where* where = nullptr) {
    start(key.name, where);
    is_open_ = true;
    ++depth_;
  }
  void end_object(Key key) { end(key.name); }
  void begin_array(Key key, std::string_view item) {
    if (key.name != item) begin_object(key);
  }
  void end_array(Key key, std::string_view item) {
    if (key.name != item) end(key.name);
  }
  void string(Key key, std::string_view value, const Where* where = nullptr) {
    start(key.name, where);
    out_ += '>';
    append_xml_text(out_, value);
    close(key.name);
  }
  void number(Key key, std::int64_t value, const Where* where) {
    string(key, std::to_string(value), where);
  }
  void boolean(Key key, bool value, const Where* where) {
    string(key, value ? "true" : "false", where);
  }
  void span(Key key, Span bytes) {
    if (!has_source_) return;
    std::string value;
    append_span(value, bytes);
    string(key, value);
  }
  void null(Key) {}

 private:
  void start(std::string_view name, const Where* where) {
    if (is_open_) out_ += '>';
    is_open_ = false;
    new_line();
    out_ += '<';
    append_name(name);
    if (depth_ == 0) out_ += " xmlns=\"urn:x-ituletter:letter:1\"";
    if (where != nullptr) append_where(*where);
  }
  void end(std::string_view name) {
    --depth_;
    if (is_open_) {
      out_ += "/>";
    } else {
      new_line();
      close(name);
    }
    is_open_ = false;
  }
  void close(std::string_view name) {
    out_ += "</";
    append_name(name);
    out_ += '>';
  }
  void append_name(std::string_view name) {
    for (const char c : name) out_ += c == '_' ? '-' : c;
  }
  void append_where(const Where& where) {
    if (!options_.provenance || !has_source_ || where.span.empty()) return;
    append_spans(" span=\"", {&where.span, 1});
    if (!where.gaps.empty()) append_spans(" gaps=\"", where.gaps);
    out_ += " rule=\"";
    append_xml_attribute(out_, where.rule);
    out_ += '"';
  }
  void append_spans(std::string_view attribute, std::span<const Span> spans) {
    out_ += attribute;
    for (const Span& each : spans) {
      if (&each != spans.data()) out_ += ' ';
      append_span(out_, each);
    }
    out_ += '"';
  }
  void append_span(std::string& to, Span bytes) {
    const Span span = index_.to_code_points(bytes);
    to += std::to_string(span.begin);
    to += ' ';
    to += std::to_string(span.end);
  }
  void new_line() {
    if (!options_.pretty) return;
    out_ += '\n';
    out_.append(2 * (indent_ + depth_), ' ');
  }

  std::string& out_;
  const WriteOptions& options_;
  std::size_t indent_;
  CodePointIndex index_{std::string_view()};
  bool has_source_ = false;
  bool is_open_ = false;  // the start tag lacks its ">"
  std::size_t depth_ = 0;
};

}  // namespace ituletter
