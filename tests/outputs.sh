#!/bin/sh
# Every output of every sample must be valid against the schemas.
#
# usage: outputs.sh PROGRAM
#
# Exit status: 0 right, 1 wrong, 77 a validator is not installed.
program=$1
here=$(cd "$(dirname "$0")" && pwd)
samples=$here/../samples

command -v xmllint >/dev/null || {
  echo "skipped: no xmllint"
  exit 77
}
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || {
  echo "skipped: no jsonschema"
  exit 77
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

convert() {
  "$program" convert "$@" 2>"$folder/messages" || {
    cat "$folder/messages"
    exit 1
  }
}

for letter in "$samples"/*.docx "$samples"/*.txt; do
  name=$(basename "$letter")
  for format in json xml; do
    convert -t $format -o "$folder/$name.$format" "$letter"
    convert -t $format --provenance -o "$folder/$name.places.$format" "$letter"
  done
done
for format in ndjson xml; do
  convert -t $format -o "$folder/all.$format" "$samples"
done

# An input that failed has a line of its own among the letters.
"$program" convert -o "$folder/failed.ndjson" "$samples" "$here/CMakeLists.txt" \
  2>/dev/null && exit 1
grep -q '"error"' "$folder/failed.ndjson" || exit 1

# Findings: a line for each file, that of one that failed too.
"$program" check --format json "$samples" "$here/check/letters" \
  "$here/CMakeLists.txt" >"$folder/findings" 2>/dev/null
"$program" schema findings >"$folder/findings.schema"
/usr/bin/python3 - "$folder/findings.schema" "$folder/findings" <<'END' || exit 1
import json, sys
import jsonschema
schema, lines = map(open, sys.argv[1:])
schema = json.load(schema)
jsonschema.Draft202012Validator.check_schema(schema)
lines = [json.loads(line) for line in lines]
for line in lines:
    jsonschema.validate(line, schema, jsonschema.Draft202012Validator)
places = {key for line in lines for one in line.get("findings", []) for key in one}
assert {"line", "paragraph", "replacement"} <= places, places
assert "error" in lines[-1]
END

exec /usr/bin/python3 "$here/validate_outputs.py" \
  "$folder"/*.json "$folder"/*.ndjson "$folder"/*.xml
