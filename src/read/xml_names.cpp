#include <cstddef>

#include "read/xml.hpp"

namespace ituletter {
namespace {

struct Row {
  Ns ns;
  std::string_view uri;
};

constexpr std::string_view transitional = "http://schemas.openxmlformats.org/";
constexpr std::string_view strict = "http://purl.oclc.org/ooxml/";

/// What follows `transitional`; the strict form has no year.
constexpr Row transitional_rows[] = {
    {Ns::word, "wordprocessingml/2006/main"},
    {Ns::relationships, "officeDocument/2006/relationships"},
    {Ns::package_relationships, "package/2006/relationships"},
    {Ns::content_types, "package/2006/content-types"},
    {Ns::compatibility, "markup-compatibility/2006"},
    {Ns::drawing, "drawingml/2006/main"},
    {Ns::word_drawing, "drawingml/2006/wordprocessingDrawing"},
    {Ns::math, "officeDocument/2006/math"},
};

constexpr Row strict_rows[] = {
    {Ns::word, "wordprocessingml/main"},
    {Ns::relationships, "officeDocument/relationships"},
    {Ns::drawing, "drawingml/main"},
    {Ns::word_drawing, "drawingml/wordprocessingDrawing"},
    {Ns::math, "officeDocument/math"},
};

constexpr std::string_view microsoft = "http://schemas.microsoft.com/office/";

constexpr Row microsoft_rows[] = {
    {Ns::shape, "word/2010/wordprocessingShape"},
    {Ns::group, "word/2010/wordprocessingGroup"},
    {Ns::canvas, "word/2010/wordprocessingCanvas"},
    {Ns::word_drawing_2010, "word/2010/wordprocessingDrawing"},
    {Ns::word_extension, "word/2010/wordml"},
    {Ns::word_extension, "word/2012/wordml"},
    {Ns::word_extension, "word/2015/wordml/symex"},
    {Ns::word_extension, "word/2016/wordml/cid"},
    {Ns::word_extension, "word/2018/wordml"},
    {Ns::word_extension, "word/2018/wordml/cex"},
    {Ns::drawing_2010, "drawing/2010/main"},
};

constexpr Row other_rows[] = {
    {Ns::vml, "urn:schemas-microsoft-com:vml"},
    {Ns::office, "urn:schemas-microsoft-com:office:office"},
};

template <std::size_t size>
Ns find_row(const Row (&rows)[size], std::string_view uri) {
  for (const Row& row : rows) {
    if (row.uri == uri) return row.ns;
  }
  return Ns::other;
}

}  // namespace

Ns find_namespace(std::string_view uri) {
  if (uri.empty()) return Ns::none;
  const auto has = [&](std::string_view prefix) {
    return uri.substr(0, prefix.size()) == prefix;
  };
  const auto rest = [&](std::string_view prefix) {
    return uri.substr(prefix.size());
  };
  if (has(transitional)) {
    return find_row(transitional_rows, rest(transitional));
  }
  if (has(strict)) return find_row(strict_rows, rest(strict));
  if (has(microsoft)) return find_row(microsoft_rows, rest(microsoft));
  return find_row(other_rows, uri);
}

}  // namespace ituletter
