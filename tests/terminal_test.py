#!/usr/bin/env python3
"""What `check` shows on a terminal: colours and a summary, and neither where
its output goes elsewhere or NO_COLOR is set.

usage: terminal_test.py PROGRAM
"""
import os
import pathlib
import pty
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


def main():
    with tempfile.TemporaryDirectory() as name:
        found = list(faults(pathlib.Path(sys.argv[1]).resolve(),
                            pathlib.Path(name)))
    for what, shown in found:
        print(what, repr(shown[-2000:]))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
