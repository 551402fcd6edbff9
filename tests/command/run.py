#!/usr/bin/env python3
"""Runs commands and compares all they print, and their status, with a file.

usage: run.py PROGRAM [--rewrite] [FILE.txt...]

In FILE a command stands after "$ ", more lines of it after "> ". Then comes
what it prints, standard output and standard error as they come, and its status
as "[0]". All lines of a test are indented by four blanks; what is not indented
is explanation. Each FILE runs in a folder of its own that is empty at first,
with `ituletter` on the path, $SAMPLES and $ROOT set, in UTC and without a
locale. In what is expected, a line that ends in " (re)" is a regular expression.

--rewrite puts what was printed in place of what was expected: read it.
"""
import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
INDENT = "    "


def environment(program, folder):
    names = folder.with_name(folder.name + ".bin")
    names.mkdir()
    (names / "ituletter").symlink_to(program.resolve())
    return {"PATH": f"{names}:/usr/bin:/bin", "HOME": str(folder), "TZ": "UTC",
            "LC_ALL": "C", "SAMPLES": str(ROOT / "samples"), "ROOT": str(ROOT),
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}


def parts(lines):
    """Cuts a file into explanations (lists) and tests (command, expected)."""
    at = 0
    while at < len(lines):
        if not lines[at].startswith(INDENT + "$ "):
            yield [lines[at]]
            at += 1
            continue
        command, expected = [lines[at][6:]], []
        at += 1
        while at < len(lines) and lines[at].startswith(INDENT + "> "):
            command.append(lines[at][6:])
            at += 1
        while at < len(lines) and lines[at].startswith(INDENT) and (
                not lines[at].startswith(INDENT + "$ ")):
            expected.append(lines[at][4:])
            at += 1
        yield command, expected


def run(command, folder, env):
    done = subprocess.run(["bash", "-c", "\n".join(command)], cwd=folder,
                          env=env, stdin=subprocess.DEVNULL, timeout=120,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    lines = done.stdout.decode("utf-8", "backslashreplace").split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += " (no end of line)"
    return lines + [f"[{done.returncode}]"]


def is_same(expected, found):
    return len(expected) == len(found) and all(
        re.fullmatch(one[:-5], two) if one.endswith(" (re)") else one == two
        for one, two in zip(expected, found))


def rendered(command, printed):
    return [INDENT + "$ " + command[0], *(INDENT + "> " + line
                                          for line in command[1:]),
            *(INDENT + line for line in printed)]


def run_file(path, program, rewrite):
    lines, result, failures = path.read_text("utf-8").splitlines(), [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name, "work")
        folder.mkdir()
        env = environment(program, folder)
        for part in parts(lines):
            if isinstance(part, list):
                result += part
                continue
            command, expected = part
            found = run(command, folder, env)
            same = is_same(expected, found)
            result += rendered(command, expected if same else found)
            if not same and not rewrite:
                failures += 1
                print(f"{path.name}: $ {command[0]}")
                print("\n".join(difflib.unified_diff(
                    expected, found, "expected", "found", lineterm="")))
    if rewrite:
        path.write_text("\n".join(result) + "\n", "utf-8")
    return failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("files", type=pathlib.Path, nargs="*")
    parser.add_argument("--rewrite", action="store_true")
    options = parser.parse_intermixed_args()
    files = options.files or sorted(HERE.glob("*.txt"))
    failures = sum(run_file(path, options.program, options.rewrite)
                   for path in files)
    return 1 if failures or not files else 0


sys.exit(main())
