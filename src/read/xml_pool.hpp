#pragma once

namespace ituletter {

/// Makes pugixml take the pages of its trees from a small pool of the thread.
///
/// A tree of 200 KB is 600 KB in pages of 32 KiB; given back to the system
/// after each letter, they make parsing two to three times as slow. Done once,
/// when the program or library is loaded and before any tree can exist, since
/// a page must be freed the way it was allocated; calling it again does
/// nothing.
void use_page_pool();

}  // namespace ituletter
