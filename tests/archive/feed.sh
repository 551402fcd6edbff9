#!/bin/sh
# The calendar of an archive with a subscriber: vdirsyncer fetches the feed from
# an address, khal shows it; a corrigendum moves the meeting, and the event
# moves. Then the same events, a file each, go to a CalDAV server (Radicale).
#
# usage: feed.sh PROGRAM
set -eu
program=$(readlink -f "$1")
for tool in vdirsyncer khal radicale python3; do
  command -v "$tool" >/dev/null || { echo "feed.sh: no $tool"; exit 77; }
done
folder=$(mktemp -d)
servers=
trap 'kill $servers 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder"
export HOME=$folder LC_ALL=C.UTF-8 TZ=Europe/Zurich
mkdir letters www calendars events back

fail() { echo "feed.sh: $1"; exit 1; }

letter() {  # REFERENCE DATE BODY
  printf '%s\n\n' "Geneva, $2" "Ref:	TSB Collective letter $1" \
    "To:	Member States of the Union" \
    "Subject:	Meeting of Study Group 17" "Dear Sir/Madam," "$3" \
    "Yours faithfully," "A. Person" \
    "Director of the Telecommunication Standardization Bureau"
}

publish() {
  "$program" archive add letters --into archive
  "$program" archive calendar --group SG17 --feed -a archive -o www/sg17.ics
  "$program" archive calendar --group SG17 -a archive --split events
}

port() {
  python3 -c 'import socket
with socket.socket() as one:
    one.bind(("127.0.0.1", 0))
    print(one.getsockname()[1])'
}

wait_for() {  # PORT
  for _ in $(seq 100); do
    ! python3 -c "import socket; socket.create_connection(('127.0.0.1', $1))" \
      2>/dev/null || return 0
    sleep 0.1
  done
  fail "nobody listens at port $1"
}

letter 2/17 '17 June 2025' \
  'Study Group 17 will meet in Geneva from 1 to 10 September 2025.' \
  >letters/1.txt
publish

web=$(port)
python3 -m http.server --bind 127.0.0.1 --directory www "$web" >web.log 2>&1 &
servers="$servers $!"
dav=$(port)
radicale --server-hosts "127.0.0.1:$dav" --auth-type none \
  --storage-filesystem-folder "$folder/radicale" >dav.log 2>&1 &
servers="$servers $!"
wait_for "$web"
wait_for "$dav"
python3 - "$dav" <<'END'
import sys
import urllib.request
urllib.request.urlopen(urllib.request.Request(
    f'http://127.0.0.1:{sys.argv[1]}/me/sg17/', method='MKCALENDAR',
    headers={'Authorization': 'Basic bWU6bm9uZQ=='}))  # me:none
END

cat >vdirsyncer.conf <<END
[general]
status_path = "$folder/status/"
[pair subscribed]
a = "feed"
b = "calendars"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "http://127.0.0.1:$web/sg17.ics"
[storage calendars]
type = "filesystem"
path = "$folder/calendars/"
fileext = ".ics"
[pair served]
a = "events"
b = "server"
collections = null
conflict_resolution = "a wins"
[storage events]
type = "filesystem"
path = "$folder/events/"
fileext = ".ics"
[storage server]
type = "caldav"
url = "http://127.0.0.1:$dav/me/sg17/"
username = "me"
password = "none"
END
cat >khal.conf <<END
[calendars]
[[sg17]]
path = $folder/calendars
[locale]
local_timezone = Europe/Zurich
default_timezone = Europe/Zurich
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $folder/khal.db
END

synchronise() {
  vdirsyncer -c vdirsyncer.conf discover >sync.log 2>&1 || true
  vdirsyncer -c vdirsyncer.conf sync >>sync.log 2>&1 || {
    cat sync.log
    fail "vdirsyncer failed"
  }
}

shown() {  # DAY
  khal -c khal.conf list --format '{title}' "$1" 1d | grep -c 'Study Group 17'
}

synchronise
[ "$(shown 2025-09-01)" = 1 ] || fail "the meeting is not shown on its day"
on_server=$(ls radicale/collection-root/me/sg17 | grep -c 'ics$')
[ "$on_server" = "$(ls events | wc -l)" ] || fail "not all events were served"

letter '2/17 Corrigendum 1' '1 July 2025' \
  'Study Group 17 will meet in Geneva from 8 to 17 September 2025.' \
  >letters/2.txt
publish
synchronise
[ "$(shown 2025-09-01)" = 0 ] || fail "the meeting is still on its old day"
[ "$(shown 2025-09-08)" = 1 ] || fail "the meeting did not move"
grep -q 'DTSTART;VALUE=DATE:20250908' radicale/collection-root/me/sg17/*.ics ||
  fail "the meeting did not move on the server"
[ "$(ls radicale/collection-root/me/sg17 | grep -c 'ics$')" = "$on_server" ] ||
  fail "the move made another event"
