#pragma once

namespace ituletter {

/// Keeps ICU from looking for its data on the disk. Whether that worked; to be
/// called before data is asked for by name.
bool forbid_icu_files();

}  // namespace ituletter
