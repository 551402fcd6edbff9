#!/bin/sh
# Imports calendars into calcurse; compares what it then shows.
#
# usage: check_calcurse.sh FILE.ics...
#
# Beside FILE.ics stands FILE.tsv: start, end and, if it is to be compared, the
# summary of each event; instants in UTC. Exit status: 0 right, 1 wrong, 77 calcurse not installed.
# Tasks have no place in calcurse's calendar and are not looked at.
command -v calcurse >/dev/null || {
  echo "skipped: no calcurse"
  exit 77
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tab=$(printf '\t')

utc() { date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ; }

# calcurse has whole days as "MM/DD/YYYY [1]", longer spans as a repetition
# "{1D -> MM/DD/YYYY}" with its last day.
whole_days() {
  sed -nE 's|^(../../....) \[1\] (\{1D -> (../../....)\} )?>[^ ]* (.*)|\1\t\3\t\4|p' "$1" |
    while IFS="$tab" read -r first last summary; do
      case $summary in "") summary=$last last=$first ;; esac
      printf '%s\t%s\t%s\n' "$(date -u -d "$first" +%F)" \
        "$(date -u -d "$last + 1 day" +%F)" "$summary"
    done
}

timed() {
  calcurse -D "$1" -G --filter-type apt \
    --format-apt '%(start:epoch)\t%(end:epoch)\t%m\n' |
    while IFS="$tab" read -r start end summary; do
      test "$start" = "$end" && end= || end=$(utc "$end")
      printf '%s\t%s\t%s\n' "$(utc "$start")" "$end" "$summary"
    done
}

status=0
for file; do
  folder=$(mktemp -d -p "$work")
  mkdir "$folder/import"
  calcurse -q -D "$folder/import" -i "$file" >"$folder/said" 2>&1 || status=1
  grep -q -i -E 'malformed|failed|error|skipped *: *[1-9]' "$folder/said" && {
    cat "$folder/said"
    status=1
  }
  LC_ALL=C sort "${file%.ics}.tsv" >"$folder/wanted"
  columns=$(head -n 1 "$folder/wanted" | awk -F "$tab" '{ print NF }')
  { whole_days "$folder/import/apts"; timed "$folder/import"; } |
    cut -f "1-${columns:-3}" | LC_ALL=C sort >"$folder/found"
  diff -u --label "$(basename "$file"): wanted" --label found \
    "$folder/wanted" "$folder/found" || status=1
done
exit $status
