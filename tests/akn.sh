#!/bin/sh
# Akoma Ntoso of every letter must be valid against OASIS' schema.
#
# usage: akn.sh PROGRAM
#
# ITULETTER_AKN_SCHEMA is akomantoso30.xsd, with xml.xsd beside it;
# ITULETTER_AKN_LETTERS may name a folder with more letters.
#
# Exit status: 0 right, 1 wrong, 77 there is no schema or validator.
program=$1
tests=$(cd "$(dirname "$0")" && pwd)

[ -f "$ITULETTER_AKN_SCHEMA" ] || {
  echo "skipped: ITULETTER_AKN_SCHEMA names no file"
  exit 77
}
command -v xmllint >/dev/null || {
  echo "skipped: no xmllint"
  exit 77
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count=0

for letter in "$tests"/../samples/*.docx "$tests"/../samples/*.txt \
  "$tests"/golden/*/*.txt ${ITULETTER_AKN_LETTERS:+"$ITULETTER_AKN_LETTERS"/*.txt}
do
  count=$((count + 1))
  "$program" convert -t akn --provenance -o "$folder/$count.xml" "$letter" \
    2>"$folder/messages" || {
    cat "$folder/messages"
    exit 1
  }
done

xmllint --noout --nonet --schema "$ITULETTER_AKN_SCHEMA" "$folder"/*.xml \
  2>"$folder/messages" || {
  grep -v ' validates$' "$folder/messages"
  exit 1
}
