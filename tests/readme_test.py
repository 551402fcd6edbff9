#!/usr/bin/env python3
"""Runs every command of README.md and compares what it shows.

usage: readme_test.py PROGRAM [BUILD]

The commands stand in ```sh blocks, all of which must succeed, and in
```console blocks: there a command follows "$ ", then what it prints, and its
status as "[3]" if it is not 0. They run one after the other in a copy of what
they need, PROGRAM being `ituletter`. For the scripts that build or test stand
others of the same names, so that a test is not run by itself; for cmake one
that installs BUILD, the folder of the build under test, and builds nothing.
Exit status 77: jq is missing.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONGEST = 200  # lines of the README

# Only what takes long is left out: that the script is there is seen to.
STAND_IN = '#!/bin/sh\ntest -x {script}\n'
CMAKE = '''#!/bin/sh
case $1 in
  -S) test -f "$2/CMakeLists.txt" && test "$3" = -B && mkdir -p "$4" ;;
  --build) test -d "$2" ;;
  --install) shift 2; exec {cmake} --install {build} "$@" >/dev/null ;;
  *) exit 2 ;;
esac
'''


def blocks(text):
    """(number of the first line, kind, lines) of each block of code."""
    found = re.finditer(r'^```(\w*)\n(.*?)^```$', text, re.M | re.S)
    for block in found:
        line = text.count('\n', 0, block.start()) + 2
        yield line, block[1], block[2].splitlines()


def commands(text):
    """(line, command, what it prints or None, status)."""
    for line, kind, lines in blocks(text):
        if kind == 'sh':
            for at, command in enumerate(lines):
                yield line + at, 'set -o pipefail; ' + command, None, 0
        elif kind == 'console':
            yield from shown(line, lines)
        else:
            raise SystemExit(f'README.md:{line}: a block of kind "{kind}" '
                             'is run by no test')


def shown(line, lines):
    at = 0
    while at < len(lines):
        start = at
        at += 1
        while at < len(lines) and not lines[at].startswith('$ '):
            at += 1
        printed, status = lines[start + 1:at], 0
        if printed and re.fullmatch(r'\[\d+\]', printed[-1]):
            status = int(printed.pop()[1:-1])
        yield line + start, lines[start].removeprefix('$ '), printed, status


def write_program(path, text):
    path.write_text(text)
    path.chmod(0o755)


def furnish(folder, program, build):
    """Fill a folder with what the commands need; return its environment."""
    shutil.copytree(ROOT / 'samples', folder / 'samples')
    for name in ('CMakeLists.txt', 'README.md'):
        shutil.copy(ROOT / name, folder)
    (folder / 'scripts').mkdir()
    for name in ('setup', 'test', 'benchmark'):
        write_program(folder / 'scripts' / name, STAND_IN.format(
            script=shlex.quote(str(ROOT / 'scripts' / name))))
    write_program(folder / 'scripts' / 'ituletter',
                  '#!/bin/sh\nexec ituletter "$@"\n')
    names = folder / '.bin'
    names.mkdir()
    (names / 'ituletter').symlink_to(program)
    cmake = shutil.which('cmake') or '/bin/false'
    write_program(names / 'cmake', CMAKE.format(
        cmake=shlex.quote(cmake), build=shlex.quote(str(build))))
    home = folder / '.home'
    home.mkdir()
    return {'PATH': f'{names}:/usr/bin:/bin', 'HOME': str(home), 'TZ': 'UTC',
            'LC_ALL': 'C.UTF-8'}


def faults(folder, environment):
    text = (ROOT / 'README.md').read_text(encoding='utf-8')
    if len(text.splitlines()) >= LONGEST:
        yield f'README.md has {LONGEST} lines or more'
    for line, command, printed, status in commands(text):
        done = subprocess.run(
            ['bash', '-c', command], cwd=folder,
            env=environment, stdin=subprocess.DEVNULL, timeout=120, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode != status:
            yield (f'README.md:{line}: status {done.returncode}, not {status}: '
                   f'{command}\n{done.stdout[-2000:]}')
        if printed is not None and done.stdout.splitlines() != printed:
            yield f'README.md:{line}: {command}\nprints\n{done.stdout}'


def main():
    if shutil.which('jq') is None:
        print('jq is missing')
        return 77
    program = pathlib.Path(sys.argv[1]).resolve()
    build = pathlib.Path(sys.argv[2] if len(sys.argv) > 2
                         else program.parent).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / 'ituletter'
        folder.mkdir()
        found = list(faults(folder, furnish(folder, program, build)))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
