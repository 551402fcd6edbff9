#!/usr/bin/env bash
# Formats our sources, or looks at them only:
#   scripts/format.sh           rewrites what is not as .clang-format says
#   scripts/format.sh --check   names it and fails
#   scripts/format.sh --tidy    runs clang-tidy on src
#   scripts/format.sh --analyze runs clang's static analyzer on src: minutes
set -euo pipefail
scripts=$(dirname "$(readlink -f "$0")")
cd "$scripts/.."

sources() {
  find "$@" -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0 | sort -z
}

# The compile commands are clang's, which has no options of gcc's own.
tidy() {  # OPTION...
  cmake -G Ninja -S . -B .build-tidy -DITULETTER_BUILD_TESTS=OFF \
    -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON \
    >/dev/null
  find src -name '*.cpp' -print0 | sort -z |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p .build-tidy "$@" 2>&1 |
    sed '/ warnings\{0,1\} generated\.$/d'
}

case ${1:-} in
  "") sources include src tests | xargs -0 clang-format -i ;;
  --check)
    sources include src tests | xargs -0 clang-format --dry-run --Werror ;;
  --tidy) tidy ;;
  --analyze) tidy '--checks=-*,clang-analyzer-*' ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
     exit 2 ;;
esac
