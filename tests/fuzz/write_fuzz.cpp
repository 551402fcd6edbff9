// A letter made of the fuzzer's bytes goes through every writer; what comes
// out must be readable again, and JSON and XML must agree.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fuzz/writer_check.hpp"

namespace ituletter {
namespace {

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : at_(data), left_(size) {}

  unsigned byte() {
    if (left_ == 0) return 0;
    --left_;
    return *at_++;
  }
  std::string text() {
    const std::size_t size = std::min<std::size_t>(byte() % 32, left_);
    const std::string taken(reinterpret_cast<const char*>(at_), size);
    at_ += size;
    left_ -= size;
    return taken;
  }
  Span span() {
    const std::size_t begin = byte();
    return {begin, begin + byte()};
  }

 private:
  const std::uint8_t* at_;
  std::size_t left_;
};

class Filler {
 public:
  explicit Filler(Bytes& bytes) : bytes_(bytes) {}

  void fill(std::string& value) { value = bytes_.text(); }
  void fill(int& value) { value = static_cast<int>(bytes_.byte()); }
  void fill(bool& value) { value = bytes_.byte() % 2 == 1; }
  void fill(Span& value) { value = bytes_.span(); }
  template <class T>
  void fill(Found<T>& found) {
    fill(found.value);
    found.where.span = bytes_.span();
    found.where.rule = bytes_.text();
    if (bytes_.byte() % 4 == 0) found.where.gaps = {bytes_.span()};
  }
  template <class T>
  void fill(std::optional<T>& value) {
    if (bytes_.byte() % 2 == 1) fill(value.emplace());
  }
  template <class T>
  void fill(std::vector<T>& values) {
    if (++depth_ < 6) values.resize(bytes_.byte() % 3);
    for (T& value : values) fill(value);
    --depth_;
  }
  void fill(Amendment& it) { all(it.kind, it.number); }
  void fill(Addressee& it) { all(it.text, it.category); }
  void fill(Contact& it) { all(it.name, it.phone, it.fax, it.email, it.web); }
  void fill(Paragraph& it) { all(it.number, it.text, it.items); }
  void fill(Meeting& it) {
    all(it.title, it.group, it.start, it.end, it.opens, it.closes, it.time_zone,
        it.place, it.mode, it.status);
    if (bytes_.byte() % 2 == 1) it.status = "convened";
  }
  void fill(Deadline& it) {
    all(it.date, it.time, it.time_zone, it.action, it.text, it.basis, it.rule,
        it.contact);
  }
  void fill(Reference& it) { all(it.kind, it.id, it.text, it.occurrences); }
  void fill(AgendaItem& it) { all(it.number, it.title, it.items); }
  void fill(Agenda& it) { all(it.title, it.annex, it.items); }
  void fill(Signatory& it) { all(it.name, it.title, it.is_signed); }
  void fill(Annex& it) { all(it.label, it.kind, it.title, it.paragraphs); }
  void fill(Finding& it) { all(it.code, it.message, it.where); }
  void fill(LetterSource& it) {
    all(it.path, it.format, it.sha256, it.document.id, it.document.amendment,
        it.document.language);
  }
  void fill(Letter& it) {
    all(it.source, it.id, it.kind, it.number, it.group, it.amendment,
        it.language, it.date, it.place, it.reference, it.internal_reference);
    all(it.meetings, it.deadlines, it.to, it.copy, it.contact, it.subject,
        it.salutation, it.paragraphs, it.references, it.links, it.agenda);
    all(it.closing, it.signatory, it.annexes_declared, it.annexes,
        it.diagnostics);
  }

 private:
  template <class... T>
  void all(T&... values) {
    (fill(values), ...);
  }

  Bytes& bytes_;
  int depth_ = 0;
};

}  // namespace
}  // namespace ituletter

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace ituletter;
  Bytes bytes(data, size);
  Source source;
  source.text.assign(reinterpret_cast<const char*>(data), size);
  Letter letter;
  Filler(bytes).fill(letter);
  fuzz::check_writers({&letter, &source});
  return 0;
}
