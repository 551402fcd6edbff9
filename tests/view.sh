#!/bin/sh
# Pages of letters in four scripts, in a browser.
#
# usage: view.sh PROGRAM
#
# Exit status: 0 right, 1 wrong, 77 there is no browser.
program=$(readlink -f "$1")
tests=$(cd "$(dirname "$0")" && pwd)
. "$tests/browser.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for language in ar en ru zh; do
  "$program" view --html -o "$folder/$language.html" \
    "$tests/../samples/$language-2018-collective-letter-5-12.docx" || exit 1
done
# One with findings, and without blocks.
sed 's/[^ \t]$/& /; s/Annexes: 2/Annexes: 3/' "$tests/check/letters/en.txt" \
  >"$folder/bad.txt"
"$program" view --html -o "$folder/bad.html" "$folder/bad.txt" || exit 1
node "$tests/view/check.mjs" "$browser" "$folder"/*.html
