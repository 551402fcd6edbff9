#!/usr/bin/env python3
"""What `check` and `view` show on a terminal: colours, and after `check` a
summary, and neither where its output goes elsewhere or NO_COLOR is set.

usage: terminal_test.py PROGRAM
"""
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

LETTERS = pathlib.Path(__file__).resolve().parent / 'check' / 'letters'
ESCAPE = b'\x1b['


def on_terminal(command, **environment):
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower,
        env={'PATH': os.environ['PATH'], 'TERM': 'xterm', **environment})
    os.close(follower)
    output = b''
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # the last writer is gone
            break
        if not part:
            break
        output += part
    os.close(leader)
    process.wait()
    return output.replace(b'\r\n', b'\n')


def faults(program, folder):
    letter = (LETTERS / 'en.txt').read_text('utf-8')
    bad = folder / 'bad.txt'
    bad.write_text(letter.replace('Annexes: 2', 'Annexes: 3 \x1b[2J'))
    good = folder / 'good.txt'
    good.write_text(letter)
    check = [program, 'check', good, bad]
    shown = on_terminal(check)
    if b'\x1b[1;31merror:' not in shown:
        yield 'an error is not red', shown
    if b'\x1b[2J' in shown or b'[2J' not in shown:
        yield 'what a letter holds reaches the terminal as it is', shown
    summary = shown.splitlines()[-1]
    if not summary.startswith(b'1 error') or b' in 2 letters' not in summary:
        yield 'there is no summary', shown
    for name, value in (('NO_COLOR', '1'), ('TERM', 'dumb')):
        plain = on_terminal(check, **{name: value})
        if ESCAPE in plain:
            yield f'colours in spite of {name}', plain
        if b' in 2 letters' not in plain:
            yield f'no summary with {name}', plain
    if ESCAPE not in on_terminal(check, NO_COLOR=''):
        yield 'an empty NO_COLOR counts', b''
    piped = subprocess.run(check, capture_output=True, check=False).stdout
    if ESCAPE in piped or b' in 2 letters' in piped:
        yield 'a pipe gets what is for a terminal', piped
    silent = on_terminal([program, 'check', good])
    if silent != b'nothing found in 1 letter\n':
        yield 'a letter without a fault', silent
    for form in ('json', 'sarif', 'gitlab'):
        if ESCAPE in on_terminal([*check, '--format', form]):
            yield f'colours in {form}', b''
    spaces = folder / 'spaces.txt'
    spaces.write_text(letter.replace('Annexes: 2', 'Annexes: 2 '))
    diff = on_terminal([program, 'check', '--diff', spaces])
    if b'\x1b[31m-' not in diff or b'\x1b[32m+' not in diff:
        yield 'a diff without colours', diff


def view_faults(program, folder):
    letter = folder / 'good.txt'
    view = [program, 'view', letter]
    piped = subprocess.run(view, capture_output=True, check=False).stdout
    if ESCAPE in piped or b'[deadline 1]' not in piped:
        yield 'a view in a pipe has colours or no labels', piped
    shown = on_terminal(view)
    if ESCAPE not in shown:
        yield 'a view without colours', shown
    if re.sub(rb'\x1b\[[0-9;]*m', b'', shown) != piped:
        yield 'a terminal gets another text than a pipe', shown
    for name, value in (('NO_COLOR', '1'), ('TERM', 'dumb')):
        if ESCAPE in on_terminal(view, **{name: value}):
            yield f'a view with colours in spite of {name}', b''
    if ESCAPE in on_terminal([*view, '--color', 'never']):
        yield 'colours in spite of --color never', b''
    forced = subprocess.run([*view, '--color', 'always'], capture_output=True,
                            check=False).stdout
    if forced != shown:
        yield '--color always differs from a terminal', forced
    if b'[2J' not in on_terminal([program, 'view', folder / 'bad.txt']):
        yield 'what a letter holds is not shown harmless', b''


def main():
    with tempfile.TemporaryDirectory() as name:
        program = pathlib.Path(sys.argv[1]).resolve()
        found = [*faults(program, pathlib.Path(name)),
                 *view_faults(program, pathlib.Path(name))]
    for what, shown in found:
        print(what, repr(shown[-2000:]))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
