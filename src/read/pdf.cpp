#include "read/pdf.hpp"

#include <utility>

#include "ituletter/error.hpp"
#include "read/child.hpp"
#include "read/docx_text.hpp"
#include "read/pdf_direction.hpp"
#include "read/pdf_links.hpp"
#include "read/pdf_noise.hpp"
#include "read/pdf_page.hpp"
#include "read/pdf_table.hpp"
#include "read/pdf_text.hpp"
#include "read/readers.hpp"

namespace ituletter {
namespace {

/// A document on its way from rows of pages to a Source.
class Layout {
 public:
  Layout(Source& source, const Limits& limits, const PdfMeasures& measures)
      : text_(source, limits),
        measures_(measures),
        paragraphs_(text_, measures) {}

  void add_page(const std::vector<PdfRow>& rows) {
    for (std::size_t i = 0; i < rows.size();) {
      const PdfTable table =
          find_table(rows, i, measures_.right, measures_.paragraph_pitch());
      if (table.rows.empty()) {
        add_line(rows[i++]);
      } else {
        add_table(table);
        i = table.end;
      }
    }
    paragraphs_.end_page();
  }

  void add_noise(const std::vector<std::string>& lines, Block::Kind kind) {
    paragraphs_.end();
    for (const std::string& line : lines) {
      text_.add_text(line);
      ParagraphForm form;
      form.kind = kind;
      text_.end_paragraph(form);
    }
  }

 private:
  void add_line(const PdfRow& row) {
    for (const PdfSegment& segment : row.segments)
      paragraphs_.add(segment, measures_.right);
  }

  void add_table(const PdfTable& table) {
    paragraphs_.end();
    ++table_;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const bool is_alone = table.rows[row].size() == 1;
      for (const PdfCell& cell : table.rows[row]) {
        text_.begin_cell({.table = table_,
                          .row = static_cast<int>(row),
                          .column = cell.column,
                          .columns = cell.columns},
                         is_alone);
        paragraphs_.add(cell);
        text_.end_cell(is_alone);
      }
      text_.end_row();
    }
    text_.set_cell({});
  }

  TextBuilder text_;
  const PdfMeasures& measures_;
  PdfParagraphs paragraphs_;
  int table_ = -1;
};

void repair_lam_alef(std::vector<std::vector<PdfRow>>& pages) {
  LamAlefOrder order;
  for (const auto& page : pages)
    for (const PdfRow& row : page)
      for (const PdfSegment& segment : row.segments)
        order.look_at(segment.text);
  if (!order.is_swapped()) return;
  for (auto& page : pages) {
    for (PdfRow& row : page) {
      for (PdfSegment& segment : row.segments) {
        segment.text = order.repair(segment.text);
        for (PdfLink& link : segment.links) link.text = order.repair(link.text);
      }
    }
  }
}

bool says(const ChildResult& result, std::string_view what) {
  return result.errors.find(what) != std::string::npos;
}

[[noreturn]] void fail(const Child& child, const ChildResult& result) {
  constexpr int cannot_open = 1;
  if (says(result, "Incorrect password") || says(result, "encrypted")) {
    throw Error(ErrorKind::pdf_encrypted,
                "the .pdf needs a password; save it without one");
  }
  if (result.status == cannot_open) {
    throw Error(ErrorKind::pdf_damaged,
                "the .pdf is damaged; get another copy of it");
  }
  fail_child(child, result);
}

/// What pdftohtml says of the links; nothing where there can be none, for it
/// takes as long as the text.
std::string read_links(std::string_view bytes, PrivateFolder& folder,
                       const Limits& limits) {
  const auto has = [&](std::string_view name) {
    return bytes.find(name) != std::string_view::npos;
  };
  // Objects may be packed.
  if (!has("/URI") && !has("/ObjStm")) return {};
  const Child child{
      .name = "pdftohtml",
      .package = "poppler-utils",
      .arguments = {"-xml", "-i", "-stdout", "-enc", "UTF-8", "-", "unused"},
      .input = bytes,
      .longest_output = limits.part};
  ChildResult result = run_child(child, folder, limits.child);
  return result.status == 0 ? std::move(result.output) : std::string();
}

}  // namespace

Source read_pdf_layout(std::string_view xhtml, const Limits& limits,
                       std::string_view links) {
  std::vector<PdfPage> pages = read_pdf_pages(xhtml, limits);
  add_links(pages, links, limits);
  std::vector<std::vector<PdfRow>> rows;
  std::size_t count = 0;
  for (const PdfPage& page : pages) {
    rows.push_back(find_rows(page));
    count += rows.back().size();
  }
  if (count == 0) {
    throw Error(ErrorKind::pdf_no_text,
                "the .pdf has no text: it is a scan; OCR is not done");
  }
  repair_lam_alef(rows);
  const PdfNoise noise = take_noise(rows, pages);
  Source source;
  source.format = "pdf";
  const PdfMeasures measures = measure(rows);
  Layout layout(source, limits, measures);
  for (const auto& page : rows) layout.add_page(page);
  layout.add_noise(noise.headers, Block::Kind::header);
  layout.add_noise(noise.footers, Block::Kind::footer);
  return source;
}

Source read_pdf(std::string_view bytes, const Limits& limits) {
  const Child child{.name = "pdftotext",
                    .package = "poppler-utils",
                    .arguments = {"-bbox-layout", "-enc", "UTF-8", "-", "-"},
                    .input = bytes,
                    .longest_output = limits.part};
  PrivateFolder folder(limits.child.temporary);
  const ChildResult result = run_child(child, folder, limits.child);
  if (result.status != 0) fail(child, result);
  return read_pdf_layout(result.output, limits,
                         read_links(bytes, folder, limits));
}

}  // namespace ituletter
