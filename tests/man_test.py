#!/usr/bin/env python3
"""The manual page names the options that --help names, and no others.

usage: man_test.py PROGRAM PAGE
"""
import pathlib
import re
import subprocess
import sys

OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z0-9-]*")
COMMANDS = [[], ["convert"], ["check"], ["compare"], ["view"], ["archive"],
            *(["archive", name] for name in (
                "add", "search", "list", "show", "deadlines", "refs", "findings",
                "failures", "sql", "calendar", "site", "merge", "bag", "verify")),
            ["grammar"], ["grammar", "match"]]


def help_options(program):
    found = set()
    for command in COMMANDS:
        text = subprocess.run([program, *command, "--help"], text=True,
                              capture_output=True, check=True).stdout
        for line in text.splitlines():
            if line.startswith("  -"):
                found.update(OPTION.findall(line.split("  ")[1]))
    return found


def page_options(page):
    text = re.sub(r"\\f.", "", page.read_text("utf-8")).replace("\\-", "-")
    lines = [line for line in text.splitlines() if line.startswith("-")]
    listed = set(OPTION.findall("\n".join(lines)))
    return listed, set(OPTION.findall(text))


def main():
    wanted = help_options(sys.argv[1])
    listed, named = page_options(pathlib.Path(sys.argv[2]))
    for option in sorted(wanted - named):
        print(f"{option} is not in the manual page")
    for option in sorted(listed - wanted):
        print(f"{option} is in the manual page alone")
    return 1 if not wanted or wanted - named or listed - wanted else 0


sys.exit(main())
