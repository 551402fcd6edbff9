#!/bin/sh
# A bag of an archive must be taken by another program, bagit-fs, whole; and
# refused where a file of it was changed.
#
# usage: bag.sh PROGRAM
#
# Exit status: 0 right, 1 wrong, 77 there is no bagit-fs (`scripts/setup node`
# fetches it).
program=$(readlink -f "$1")
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v node >/dev/null || [ ! -d "$here/node_modules/bagit-fs" ]; then
  echo "skipped: no bagit-fs"
  exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

fail() {
  echo "$1"
  exit 1
}

"$program" archive add "$here/../../samples" --into archive --store \
  2>/dev/null || fail "no archive was made"
"$program" archive bag -a archive -o bag || fail "no bag was made"
# RFC 8493 section 2.1.3 allows any number of blanks; sha256sum wants two, and
# bagit-fs one.
sed -i 's/  / /' bag/manifest-sha256.txt

files=$(find bag/data -type f | wc -l)
taken=$(node "$here/bag.cjs" bag)
[ "$files" -gt 100 ] && [ "$taken" = "$files taken" ] ||
  fail "of $files files: $taken"

changed=$(find bag/data/originals -type f | sort | head -n 1)
printf x >>"$changed"
taken=$(node "$here/bag.cjs" bag)
[ "$taken" = "${changed#bag/data/}: File does not match manifest checksum value.
$((files - 1)) taken" ] || fail "with a change in $changed: $taken"
