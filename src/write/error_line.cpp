#include "ituletter/write.hpp"
#include "write/escape.hpp"

namespace ituletter {

std::string error_line(std::string_view path, std::string_view code,
                       std::string_view message) {
  std::string line = R"({"schema":"1","error":{"path":)";
  append_json_string(line, path);
  line += R"(,"code":)";
  append_json_string(line, code);
  line += R"(,"message":)";
  append_json_string(line, message);
  line += "}}\n";
  return line;
}

}  // namespace ituletter
