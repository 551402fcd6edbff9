#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "ituletter/source.hpp"

namespace ituletter {

// What the elements of a web page mean for its text.

/// Scripts, forms, menus and the like.
bool is_no_text(const GumboNode* node);
/// Told by the element itself; style sheets are not read.
bool is_hidden(const GumboNode* node);
/// Whether text before, in and after it are paragraphs of their own.
bool is_block(const GumboNode* node);
/// 0 for what is no heading.
int heading_level(const GumboNode* node);
/// The number or bullet that Word writes into a page before an item.
bool is_typed_marker(const GumboNode* node);

/// The number that refers to a footnote, or back.
bool is_note_mark(const GumboNode* node);
/// Paragraph for all that is no running head or foot of a page.
Block::Kind story_of(const GumboNode* node);

/// Cells of a row.
std::size_t count_cells(const GumboNode* row);

/// The name by which `format_number` knows the type of a list.
std::string number_format(std::string_view type);

/// Whether the target of a link is an address on its own.
bool leads_out(std::string_view target);

/// Whether a text, in lower case, begins with markup.
bool begins_as_page(std::string_view text);

std::string lower(std::string_view text);

}  // namespace ituletter
