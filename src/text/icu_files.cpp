#include "text/icu_files.hpp"

#include <unicode/udata.h>

namespace ituletter {

bool forbid_icu_files() {
  static const bool is_done = [] {
    UErrorCode status = U_ZERO_ERROR;
    udata_setFileAccess(UDATA_NO_FILES, &status);
    return U_SUCCESS(status) != 0;
  }();
  return is_done;
}

}  // namespace ituletter
