#include "grammar/toml.hpp"

#include "grammar/toml_gate.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

struct BrokenToml {};

void refuse_stray_character(std::string_view toml, const std::string& path,
                            ErrorKind kind) {
  const std::size_t at = find_stray_character(toml);
  if (at == std::string_view::npos) return;
  std::size_t end = at + 1;
  while (end < toml.size() && (toml[end] & 0xC0) == 0x80) ++end;
  const Position where = locate(toml, at);
  throw Error(kind,
              "\"" + std::string(toml.substr(at, end - at)) +
                  "\" can stand only in quotation marks, and not first after "
                  "a \\ at the end of a line",
              path, static_cast<int>(where.line),
              static_cast<int>(where.column));
}

}  // namespace

void refuse_toml() { throw BrokenToml{}; }

toml::table parse_toml(std::string_view toml, const std::string& path,
                       ErrorKind kind) {
  refuse_stray_character(toml, path, kind);
  try {
    return toml::parse(toml);
  } catch (const BrokenToml&) {
    throw Error(kind, "not well formed; look at brackets, commas and quotes",
                path, 1, 1);
  } catch (const toml::parse_error& error) {
    throw Error(kind, std::string(error.description()), path,
                static_cast<int>(error.source().begin.line),
                static_cast<int>(error.source().begin.column));
  }
}

}  // namespace ituletter
