#pragma once

#include "archive/sqlite.hpp"

namespace ituletter {

/// Makes the tables of a new catalogue; of one that is there, makes sure that
/// it is ours and of this version. Throws Error.
void prepare_catalogue(Database& database);

/// The latter alone, for readers.
void check_catalogue(Database& database);

}  // namespace ituletter
