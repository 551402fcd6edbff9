#!/bin/sh
# Calendars that others must read: right instants, wherever the reader is.
#
# usage: run.sh python|node|calcurse PROGRAM
#
# Each expected/NAME.tsv begins with a comment: the arguments of `convert`
# that make the calendar, relative to the top of the project. With a folder
# in place of PROGRAM the calendars in it are tried.
# Exit status: 0 right, 1 wrong, 77 the reader is not installed.
reader=$1
program=$2
here=$(cd "$(dirname "$0")" && pwd)
folder=$program

if [ ! -d "$program" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  for table in "$here"/expected/*.tsv; do
    name=$(basename "$table" .tsv)
    cp "$table" "$folder"
    arguments=$(sed -n '1s/^# convert //p' "$table")
    # The arguments are words of ours, without blanks inside.
    # shellcheck disable=SC2086
    (cd "$here/../.." && "$program" convert -t ics $arguments) \
      >"$folder/$name.ics" || exit 1
  done
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
