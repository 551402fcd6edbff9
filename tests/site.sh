#!/bin/sh
# The site of an archive in a browser, in a language from left to right and in
# one from right to left.
#
# usage: site.sh PROGRAM
#
# Exit status: 0 right, 1 wrong, 77 there is no browser.
set -u
program=$(readlink -f "$1")
tests=$(cd "$(dirname "$0")" && pwd)
. "$tests/browser.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" archive add "$tests/../samples" "$tests/golden" \
  --into "$folder/archive" >"$folder/log" 2>&1
# A day before the meetings of some of them.
export SOURCE_DATE_EPOCH=2018-02-01T00:00:00Z
for language in fr ar; do
  "$program" archive site -a "$folder/archive" --language "$language" \
    -o "$folder/$language" || exit 1
done
# Accents, case and points do not matter; each word must be there.
node "$tests/view/site.mjs" "$browser" "$folder/fr=ATELIER qualite 5G" \
  "$folder/ar=وَرشة الخدمة الخامس"
