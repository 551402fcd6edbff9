#!/usr/bin/python3
"""Reads calendars with vobject and icalendar; compares what they understood.

usage: check_python.py FILE.ics...

Beside FILE.ics stands FILE.tsv: start, end and, if it is to be compared, the
summary of each event or task; instants in UTC. Exit status: 0 right, 1 wrong,
77 a reader is not installed.
"""
import datetime as dt
import pathlib
import sys

try:
    import icalendar
    import vobject
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)


def moment(value):
    if value is None:
        return ""
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        return value.isoformat() + " floating"
    return value.astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_vobject(text):
    calendar = vobject.readOne(text)
    parts = list(calendar.components())
    for part in parts:
        if part.name in ("VEVENT", "VTODO"):
            start = getattr(part, "dtstart", None) or getattr(part, "due", None)
            end = getattr(part, "dtend", None)
            yield moment(start.value), moment(end and end.value), part.summary.value


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    for part in calendar.walk():
        if part.errors:
            raise ValueError(part.errors)
        if part.name in ("VEVENT", "VTODO"):
            start = part.get("DTSTART") or part.get("DUE")
            end = part.get("DTEND")
            yield moment(start.dt), moment(end and end.dt), str(part["SUMMARY"])


def expected(path):
    lines = path.with_suffix(".tsv").read_text("utf-8").splitlines()
    return sorted(tuple(line.split("\t")) for line in lines
                  if line)


def is_read(path, reader):
    text = path.read_bytes().decode("utf-8")
    wanted = expected(path)
    columns = len(wanted[0]) if wanted else 3
    found = sorted(row[:columns] for row in reader(text))
    for row in wanted:
        if row not in found:
            print(f"{path.name}: {reader.__name__}: missing {row}")
    for row in found:
        if row not in wanted:
            print(f"{path.name}: {reader.__name__}: unexpected {row}")
    return found == wanted


def main():
    paths = [pathlib.Path(name) for name in sys.argv[1:]]
    results = [is_read(path, reader) for path in paths
               for reader in (by_vobject, by_icalendar)]
    return 0 if results and all(results) else 1


sys.exit(main())
