#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "write/escape.hpp"
#include "write/utf8.hpp"
#include "write/walk.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

// Streams JSON without a tree of it: building one costs more than all of
// recognising a letter.
class JsonEvents {
 public:
  JsonEvents(std::string& out, bool pretty, const Source* source)
      : out_(out),
        pretty_(pretty),
        has_source_(source != nullptr),
        index_(source == nullptr ? std::string_view() : source->text) {}

  void begin_object(Key key, const Where* = nullptr) { open(key, '{'); }
  void end_object(Key) { close('}'); }
  void begin_array(Key key, std::string_view) { open(key, '['); }
  void end_array(Key, std::string_view) { close(']'); }

  void string(Key key, std::string_view value, const Where* = nullptr) {
    next(key);
    append_json_string(out_, value);
  }
  void number(Key key, std::int64_t value, const Where* = nullptr) {
    next(key);
    char digits[24];
    const auto* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out_.append(digits, static_cast<std::size_t>(end - digits));
  }
  void boolean(Key key, bool value, const Where* = nullptr) {
    next(key);
    out_ += value ? "true" : "false";
  }
  void null(Key key) {
    next(key);
    out_ += "null";
  }
  // Without the text there is nothing that code points could be counted in.
  void span(Key key, Span bytes) {
    if (!has_source_) return null(key);
    const Span span = index_.to_code_points(bytes);
    open(key, '[');
    number({{}, true}, static_cast<std::int64_t>(span.begin));
    number({{}, true}, static_cast<std::int64_t>(span.end));
    close(']');
  }

 private:
  void open(Key key, char bracket) {
    next(key);
    out_ += bracket;
    ++depth_;
    is_first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!is_first_) new_line();
    out_ += bracket;
    is_first_ = false;
  }
  // All that stands before a value.
  void next(Key key) {
    if (depth_ == 0) return;
    if (!is_first_) out_ += ',';
    is_first_ = false;
    new_line();
    if (key.is_item) return;
    out_ += '"';
    out_ += key.name;
    out_ += pretty_ ? "\": " : "\":";
  }
  void new_line() {
    if (!pretty_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  std::string& out_;
  bool pretty_;
  bool has_source_;
  CodePointIndex index_;
  std::size_t depth_ = 0;
  bool is_first_ = true;
};

// Writes where each value was read, under its JSON Pointer. Our keys hold no
// "~" and no "/", so that nothing needs escaping.
class ProvenanceEvents {
 public:
  explicit ProvenanceEvents(JsonEvents& out) : out_(out) {}

  void begin_object(Key key, const Where* where) {
    enter(key);
    write_here(where);
  }
  void end_object(Key) { leave(); }
  void begin_array(Key key, std::string_view) {
    enter(key);
    items_.push_back(0);
  }
  void end_array(Key, std::string_view) {
    items_.pop_back();
    leave();
  }
  void string(Key key, std::string_view, const Where* where) {
    scalar(key, where);
  }
  void number(Key key, std::int64_t, const Where* where) { scalar(key, where); }
  void boolean(Key key, bool, const Where* where) { scalar(key, where); }
  void span(Key, Span) {}
  void null(Key) {}

 private:
  void enter(Key key) {
    ends_.push_back(pointer_.size());
    pointer_ += '/';
    if (key.is_item) {
      pointer_ += std::to_string(items_.back()++);
    } else {
      pointer_ += key.name;
    }
  }
  void leave() {
    pointer_.resize(ends_.back());
    ends_.pop_back();
  }
  void scalar(Key key, const Where* where) {
    enter(key);
    write_here(where);
    leave();
  }
  void write_here(const Where* where) {
    if (where == nullptr || where->span.empty()) return;
    out_.begin_object({pointer_});
    out_.span({"span"}, where->span);
    out_.string({"rule"}, where->rule);
    if (!where->gaps.empty()) write_gaps(where->gaps);
    out_.end_object({});
  }
  void write_gaps(const std::vector<Span>& gaps) {
    out_.begin_array({"gaps"}, {});
    for (const Span gap : gaps) out_.span({{}, true}, gap);
    out_.end_array({}, {});
  }

  JsonEvents& out_;
  std::string pointer_;
  std::vector<std::size_t> ends_;   // lengths of the pointers around it
  std::vector<std::size_t> items_;  // next index in each open array
};

void append_provenance(JsonEvents& out, const Converted& each) {
  out.string({"text"}, each.source->text);
  out.begin_object({"provenance"});
  ProvenanceEvents provenance(out);
  walk(*each.letter, provenance);
  out.end_object({});
}

void append_letter(std::string& out, const Converted& each, bool pretty,
                   bool provenance) {
  JsonEvents events(out, pretty, each.source);
  events.begin_object({});
  walk(*each.letter, events);
  if (provenance && each.source != nullptr) append_provenance(events, each);
  events.end_object({});
  out += '\n';
}

// The text of a letter stands there about twice, in its fields and in the
// paragraphs; a good guess spares the copies of growing.
std::size_t likely_size(const Converted& each) {
  constexpr std::size_t keys = 16 * 1024;
  return keys + (each.source == nullptr ? 0 : 2 * each.source->text.size());
}

}  // namespace

std::string write_json(std::span<const Converted> letters,
                       const WriteOptions& options) {
  if (letters.size() != 1 || !options.pretty) {
    return write_ndjson(letters, options);
  }
  std::string out;
  if (letters[0].letter == nullptr) return out;
  out.reserve(likely_size(letters[0]));
  append_letter(out, letters[0], true, options.provenance);
  return out;
}

std::string write_ndjson(std::span<const Converted> letters,
                         const WriteOptions& options) {
  std::string out;
  for (const Converted& each : letters) {
    if (each.letter == nullptr) continue;
    if (letters.size() == 1) out.reserve(likely_size(each));
    append_letter(out, each, false, options.provenance);
  }
  return out;
}

}  // namespace ituletter
