#!/usr/bin/env python3
"""How well a program reads the golden letters: the table of README.md.

usage: score.py PROGRAM

Values are those that expected.json names; a difference is a line that
compare.py prints. An input that is not converted differs in all its values.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

GOLDEN = pathlib.Path(__file__).resolve().parent
SAMPLES = GOLDEN.parent.parent / 'samples'
ROWS = (('docx', '.docx'), ('tab', '.txt'), ('pdf', '.pdf'),
        ('other', 'damaged text'))


def values(expected):
    """How many single values there are in an expectation."""
    if isinstance(expected, dict):
        return sum(values(one) for key, one in expected.items()
                   if key != 'references_optional')
    if isinstance(expected, list):
        return sum(map(values, expected))
    return 1


def inputs(folder):
    """(form, file) of each form that a letter has."""
    yield 'docx', SAMPLES / f'{folder.name}.docx'
    yield 'tab', SAMPLES / f'{folder.name}.txt'
    for path in sorted(folder.glob('*.pdf')):
        yield 'pdf', path
    for path in sorted(folder.glob('*.txt')):
        yield path.stem, path


def differences(program, folder, form, path):
    """Lines of compare.py; None if the input is not converted."""
    done = subprocess.run([program, 'convert', path], capture_output=True,
                          check=False)
    if done.returncode != 0:
        return None
    with tempfile.NamedTemporaryFile() as letter:
        letter.write(done.stdout)
        letter.flush()
        compared = subprocess.run(
            [sys.executable, GOLDEN / 'compare.py', letter.name, folder.name,
             '--form', form], capture_output=True, text=True, check=False)
    return len(compared.stdout.splitlines())


def main():
    sums = {}
    for source in sorted(GOLDEN.glob('*/letter.src')):
        folder = source.parent
        expected = values(json.loads((folder / 'expected.json').read_text()))
        for form, path in inputs(folder):
            row = form if form in ('docx', 'tab', 'pdf') else 'other'
            entry = sums.setdefault((folder.name[:2], row), [0, 0, 0])
            found = differences(sys.argv[1], folder, form, path)
            entry[0] += 1
            entry[1] += expected
            entry[2] += expected if found is None else found
    print('| language | letters |', *(f'{name} |' for _, name in ROWS))
    print('|---' * (2 + len(ROWS)) + '|')
    for language in sorted({key[0] for key in sums}):
        cells = [sums[language, row] for row, _ in ROWS]
        print(f'| {language} | {cells[0][0]} |', *(
            f'{differ} of {count} ({differ / count:.1%}) |'
            for _, count, differ in cells))


if __name__ == '__main__':
    main()
