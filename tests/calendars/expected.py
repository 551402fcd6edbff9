#!/usr/bin/python3
"""Says what is in the calendars of the golden letters, without ituletter.

usage: expected.py GOLDEN OUT

For each GOLDEN/NAME/expected.json, which people checked, OUT/NAME.tsv gets a
line for each event: start and end, days as dates and instants in UTC. The time
zones are Python's.
"""
import datetime as dt
import json
import pathlib
import sys
import zoneinfo

DAY = dt.timedelta(days=1)


def instant(day, time, zone):
    hours, minutes = map(int, time.split(":"))
    local = dt.datetime.combine(day, dt.time()) + dt.timedelta(
        hours=hours, minutes=minutes)
    utc = local.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.timezone.utc)
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ")


def days_of(meeting):
    first = dt.date.fromisoformat(meeting["start"])
    last = dt.date.fromisoformat(meeting.get("end") or meeting["start"])
    return [first + n * DAY for n in range((last - first).days + 1)]


def meeting_rows(meeting):
    days = days_of(meeting)
    opens, closes = meeting.get("opens"), meeting.get("closes")
    zone = meeting.get("time_zone")
    has_weekend = any(day.weekday() > 4 for day in days[1:-1])
    if not (opens and closes and zone) or has_weekend:
        return [(days[0].isoformat(), (days[-1] + DAY).isoformat())]
    return [(instant(day, opens, zone),
             instant(day if closes > opens else day + DAY, closes, zone))
            for day in days]


def deadline_row(deadline):
    day = dt.date.fromisoformat(deadline["date"])
    if deadline.get("time") and deadline.get("time_zone"):
        return instant(day, deadline["time"], deadline["time_zone"]), ""
    return day.isoformat(), (day + DAY).isoformat()


def is_in_calendar(meeting, convened):
    if len(meeting.get("start") or "") != 10:
        return False
    return meeting["status"] == "convened" or (
        meeting["status"] == "cancelled" and
        meeting.get("group") not in [one.get("group") for one in convened])


def rows(letter):
    convened = [one for one in letter["meetings"] if one["status"] == "convened"]
    for meeting in letter["meetings"]:
        if is_in_calendar(meeting, convened):
            yield from meeting_rows(meeting)
    for deadline in letter["deadlines"]:
        yield deadline_row(deadline)


def main():
    golden, out = map(pathlib.Path, sys.argv[1:])
    for path in sorted(golden.glob("*/expected.json")):
        letter = json.loads(path.read_text("utf-8"))
        table = "".join("\t".join(row) + "\n" for row in rows(letter))
        (out / (path.parent.name + ".tsv")).write_text(table)


main()
