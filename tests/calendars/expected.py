#!/usr/bin/python3
"""Says what must be in a calendar, from what the letter says as JSON.

usage: expected.py FOLDER

For each FOLDER/NAME.json, NAME.tsv gets a line for each event: start and end,
days as dates and instants in UTC. The time zones are Python's.
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
    last = dt.date.fromisoformat(meeting["end"] or meeting["start"])
    return [first + n * DAY for n in range((last - first).days + 1)]


def meeting_rows(meeting):
    days = days_of(meeting)
    opens, closes = meeting["opens"], meeting["closes"]
    zone = meeting["time_zone"]
    has_weekend = any(day.weekday() > 4 for day in days[1:-1])
    if not (opens and closes and zone) or has_weekend:
        return [(days[0].isoformat(), (days[-1] + DAY).isoformat())]
    return [(instant(day, opens, zone),
             instant(day if closes > opens else day + DAY, closes, zone))
            for day in days]


def deadline_row(deadline):
    day = dt.date.fromisoformat(deadline["date"])
    if deadline["time"] and deadline["time_zone"]:
        return instant(day, deadline["time"], deadline["time_zone"]), ""
    return day.isoformat(), (day + DAY).isoformat()


def is_moved(meeting, convened):
    """Whether a cancelled meeting is the old date of a convened one."""
    others = [one for one in convened if one["group"] == meeting["group"]]
    return (len(others) == 1 or (others and meeting["group"] is not None) or
            meeting["title"] in [one["title"] for one in others])


def is_in_calendar(meeting, convened):
    if len(meeting["start"] or "") != 10:
        return False
    return meeting["status"] == "convened" or (
        meeting["status"] == "cancelled" and not is_moved(meeting, convened))


def rows(letter):
    convened = [one for one in letter["meetings"] if one["status"] == "convened"]
    for meeting in letter["meetings"]:
        if is_in_calendar(meeting, convened):
            yield from meeting_rows(meeting)
    for deadline in letter["deadlines"]:
        yield deadline_row(deadline)


def main():
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
        letter = json.loads(path.read_text("utf-8"))
        table = "".join("\t".join(row) + "\n" for row in rows(letter))
        path.with_suffix(".tsv").write_text(table)


main()
