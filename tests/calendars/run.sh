#!/bin/sh
# The calendars of the samples must be read by others, with the right instants
# wherever the reader is.
#
# usage: run.sh python|node|calcurse PROGRAM
#
# With a folder in place of PROGRAM the calendars in it are tried: each NAME.ics
# with NAME.tsv beside it.
# Exit status: 0 right, 1 wrong, 77 the reader is not installed.
reader=$1
program=$2
here=$(cd "$(dirname "$0")" && pwd)
folder=$program

if [ ! -d "$program" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  for letter in "$here"/../../samples/*.docx; do
    name=$(basename "$letter" .docx)
    for format in json ics; do
      "$program" convert -t $format "$letter" -o "$folder/$name.$format" \
        2>"$folder/messages" || { cat "$folder/messages"; exit 1; }
    done
  done
  /usr/bin/python3 "$here/expected.py" "$folder" || exit 1
fi

if [ "$reader" = node ] && ! command -v node >/dev/null; then
  echo "skipped: no node; try scripts/setup node"
  exit 77
fi

for zone in Europe/Zurich America/New_York Asia/Tokyo; do
  export TZ=$zone
  case $reader in
    python) /usr/bin/python3 "$here/check_python.py" "$folder"/*.ics ;;
    node) node "$here/check_node.mjs" "$folder"/*.ics ;;
    calcurse) sh "$here/check_calcurse.sh" "$folder"/*.ics ;;
    *) echo "unknown reader $reader" && exit 2 ;;
  esac
  status=$?
  [ $status -eq 0 ] || {
    [ $status -eq 77 ] || echo "failed under TZ=$zone"
    exit $status
  }
done
