#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ituletter/error.hpp"
#include "make_zip.hpp"

namespace ituletter::test {

inline const std::string word_uri =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline const std::string office_uri =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline const std::string package_uri =
    "http://schemas.openxmlformats.org/package/2006/relationships";

/// The namespaces that the parts of tests use.
inline const std::string namespaces =
    " xmlns:w=\"" + word_uri + "\" xmlns:r=\"" + office_uri +
    "\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"
    "wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

inline std::string relationship(const std::string& id, const std::string& type,
                                const std::string& target,
                                bool is_external = false) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office_uri + "/" + type +
         "\" Target=\"" + target + "\"" +
         (is_external ? " TargetMode=\"External\"" : "") + "/>";
}

inline std::string relationships(const std::string& all) {
  return "<Relationships xmlns=\"" + package_uri + "\">" + all +
         "</Relationships>";
}

inline const std::string root_relationships =
    relationships(relationship("rId1", "officeDocument", "word/document.xml"));

inline std::string document_part(const std::string& body) {
  return "<w:document" + namespaces + "><w:body>" + body +
         "</w:body></w:document>";
}

/// Beside the main part: what it refers to, and those parts.
struct DocxParts {
  std::string relationships;
  std::vector<ZipFile> parts = {};
};

inline std::vector<ZipFile> docx_files(const std::string& document,
                                       const DocxParts& more = {}) {
  std::vector<ZipFile> files = {
      {.name = "_rels/.rels", .content = root_relationships},
      {.name = "word/document.xml", .content = document},
      {.name = "word/_rels/document.xml.rels",
       .content = relationships(more.relationships)}};
  files.insert(files.end(), more.parts.begin(), more.parts.end());
  return files;
}

/// A .docx with this content of its `w:body`.
inline std::string make_docx(const std::string& body,
                             const DocxParts& more = {}) {
  return make_zip(docx_files(document_part(body), more));
}

inline std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

inline std::string paragraph(const std::string& text,
                             const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
}

/// The kind of Error that `action` ends in; nothing if it ends well.
inline std::optional<ErrorKind> error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace ituletter::test
