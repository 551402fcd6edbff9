#pragma once

#include "archive/folder.hpp"
#include "archive/store.hpp"

namespace ituletter {

/// Looks again at the letters that changed, and their amendments: what a
/// letter says after its corrigenda, addenda and revisions is put into the
/// tables amended_*.
void apply_amendments(Database& database, Store& store,
                      const ArchiveFolder& folder);

}  // namespace ituletter
