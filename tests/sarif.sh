#!/bin/sh
# SARIF of every letter must be valid against OASIS' schema, in two validators.
#
# usage: sarif.sh PROGRAM
#
# ITULETTER_SARIF_SCHEMA is sarif-schema-2.1.0.json. `scripts/setup node` fetches
# the second validator.
#
# Exit status: 0 right, 1 wrong, 77 there is no schema or validator.
program=$(readlink -f "$1")
tests=$(cd "$(dirname "$0")" && pwd)

[ -f "$ITULETTER_SARIF_SCHEMA" ] || {
  echo "skipped: ITULETTER_SARIF_SCHEMA names no file"
  exit 77
}
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || {
  echo "skipped: no jsonschema"
  exit 77
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
cp -r "$tests/../samples" "$tests/check/letters" .
mkdir bad
# Each line gets a blank, so that there are findings and corrections.
for letter in letters/*.txt; do
  sed 's/[^ \t]$/& /' "$letter" >"bad/$(basename "$letter")"
done
printf 'no letter' >bad/none.txt
printf '[[ignore]]\nfile = "bad/ru.txt"\nreason = "said"\n' >ignore.toml

"$program" check -f sarif letters samples >good.sarif
"$program" check -f sarif --config ignore.toml "$folder/bad" >bad.sarif \
  2>messages
"$program" check --write-baseline known.txt bad 2>messages
"$program" check -f sarif --baseline known.txt bad >known.sarif 2>messages
for word in startColumn deletedRegion suppressions executionSuccessful; do
  grep -q "$word" bad.sarif || {
    echo "no $word in what is to be validated"
    exit 1
  }
done
grep -q '"baselineState":"unchanged"' known.sarif || exit 1

/usr/bin/python3 - "$ITULETTER_SARIF_SCHEMA" ./*.sarif <<'END' || exit 1
import json, sys
import jsonschema
schema, *files = sys.argv[1:]
validator = jsonschema.Draft4Validator(json.load(open(schema)))
wrong = 0
for name in files:
    for error in validator.iter_errors(json.load(open(name))):
        print(name, list(error.absolute_path), error.message[:300])
        wrong = 1
sys.exit(wrong)
END

if command -v node >/dev/null &&
  [ -d "$tests/sarif/node_modules/ajv-draft-04" ]; then
  node "$tests/sarif/validate.mjs" "$ITULETTER_SARIF_SCHEMA" ./*.sarif
else
  echo "no ajv-draft-04: validated by jsonschema alone"
fi
