#include <CLI/CLI.hpp>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/read.hpp"
#include "ituletter/write.hpp"
#include "read/child.hpp"
#include "read/confinement.hpp"

namespace ituletter {
namespace {

#if defined(__has_feature)
#define ITULETTER_HAS_FEATURE(name) __has_feature(name)
#else
#define ITULETTER_HAS_FEATURE(name) 0
#endif

constexpr bool has_address_sanitizer =
#if defined(__SANITIZE_ADDRESS__) || ITULETTER_HAS_FEATURE(address_sanitizer)
    true;
#else
    false;
#endif

constexpr bool has_assertions =
#ifdef _GLIBCXX_ASSERTIONS
    true;
#else
    false;
#endif

constexpr bool is_position_independent =
#ifdef __PIE__
    true;
#else
    false;
#endif

constexpr int fortify_level =
#ifdef _FORTIFY_SOURCE
    _FORTIFY_SOURCE;
#else
    0;
#endif

std::string row(std::string_view name, std::string_view value) {
  constexpr std::size_t width = 14;
  std::string text(name);
  text.resize(width, ' ');
  return text.append(value).append("\n");
}

std::string languages() {
  std::string text;
  for (const std::string& one : Grammars::built_in().languages())
    text += (text.empty() ? "" : " ") + one;
  return text;
}

std::string formats() {
  std::string text;
  for (const Writer& writer : all_writers())
    text += (text.empty() ? "" : " ") + std::string(writer.name);
  return text;
}

std::string protections() {
  std::string text = "fortify=" + std::to_string(fortify_level);
  text += is_position_independent ? " pie" : " no-pie";
  text += has_assertions ? " assertions" : " no-assertions";
  if (has_address_sanitizer) text += " address-sanitizer";
  return text;
}

std::string layer(bool is_there, std::string_view name) {
  return (is_there ? "" : "no-") + std::string(name);
}

/// What holds for each converter that is started.
std::string child_protections() {
  const int landlock = landlock_version();
  return layer(has_network_filter(), "network-filter") + " " +
         layer(landlock > 0, "landlock") +
         (landlock > 0 ? "=" + std::to_string(landlock) : "") +
         " limits no-new-privileges private-folder";
}

/// Where the programs lie that some formats need.
std::string converters() {
  struct Converter {
    const char* name;
    const char* otherwise;
  };
  std::string text;
  for (const Converter& one :
       {Converter{"pdftotext",
                  "no pdftotext: no .pdf without the package poppler-utils"},
        Converter{"soffice",
                  "no soffice: no .doc, .odt and .rtf without the package "
                  "libreoffice-writer-nogui"}}) {
    const std::string path = find_program(one.name, ChildLimits().path);
    text += (text.empty() ? "" : "; ") + (path.empty() ? one.otherwise : path);
  }
  return text;
}

}  // namespace

std::string build_description() {
#ifdef __clang__
  return "clang " __clang_version__;
#else
  return "gcc " __VERSION__;
#endif
}

void add_doctor(CLI::App& app) {
  app.add_subcommand("doctor",
                     "print versions, formats and active protections");
}

int run_doctor() {
  Output().write(
      row("version", ITULETTER_VERSION) + row("compiler", build_description()) +
      row("reads", "doc docx html odt pdf rtf txt") + row("writes", formats()) +
      row("languages", languages()) + row("protections", protections()) +
      row("converters", converters()) + row("children", child_protections()));
  return 0;
}

}  // namespace ituletter
