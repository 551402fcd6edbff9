#!/bin/sh
# Letters drawn by lot, in every form, must be read as they were made.
#
# usage: letters.sh PROGRAM
program=$1
scripts=$(cd "$(dirname "$0")/../scripts" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
status=0

read_as_made() {  # NAME OPTION...
  name=$1
  shift
  "$scripts/make_letters" 60 "$folder/$name" "$@" || exit 1
  "$scripts/evaluate" --misses --min 0.99 --program "$program" \
    "$folder/$name" || {
    echo "letters.sh: letters as $name are below 0.99"
    status=1
  }
}

for form in docx tab slash pipes wrapped labels-first interleaved; do
  read_as_made "$form" --form "$form"
done
read_as_made large --weight 42
read_as_made families --families --seed 2

# As large as was asked for.
find "$folder/large" -name '*.docx' -size -38k -o -name '*.docx' -size +46k |
  grep . && status=1

# The same seed gives the same bytes; no two letters have the same name.
"$scripts/make_letters" 60 "$folder/again" --weight 42 || exit 1
diff -r "$folder/large" "$folder/again" || status=1
"$program" convert "$folder/docx" | jq -r .id | sort | uniq -d | grep . && status=1
exit "$status"
