#!/bin/sh
# Letters drawn by lot, in every form, must be read as they were made.
#
# usage: letters.sh PROGRAM
scripts=$(cd "$(dirname "$0")/../scripts" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

status=0
for form in docx tab slash pipes wrapped labels-first interleaved; do
  "$scripts/make_letters" 60 "$folder/$form" --form "$form" || exit 1
  "$scripts/evaluate" --misses --min 0.99 --program "$1" "$folder/$form" || {
    echo "letters.sh: letters as $form are below 0.99"
    status=1
  }
done

# The same seed gives the same bytes.
"$scripts/make_letters" 60 "$folder/again" || exit 1
diff -r "$folder/docx" "$folder/again" || status=1
exit "$status"
