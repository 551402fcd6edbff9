#!/usr/bin/env python3
"""How a converted letter differs from what a person read in it.

usage: compare.py LETTER.json NAME [--form docx|tab|slash|...]

LETTER.json is what `ituletter convert` printed; NAME a folder of tests/golden.
Every key that the expectation gives must be equal; README.md tells how. Prints
one line per difference; exits 1 if there is any.
"""
import argparse
import json
import pathlib
import re
import sys
import unicodedata

GOLDEN = pathlib.Path(__file__).resolve().parent
FOLD = {0x00A0: ' ', 0x202F: ' ', 0x2007: ' ', 0x2010: '-', 0x2011: '-',
        0x00AD: None, 0x200E: None, 0x200F: None}
TEXTS = {'text', 'title', 'reference', 'subject', 'salutation', 'closing',
         'name', 'internal_reference'}  # the letter's words; the rest is exact
PLAIN = ('schema', 'id', 'kind', 'number', 'group', 'amendment', 'bureau',
         'language', 'date', 'place', 'reference', 'internal_reference',
         'subject', 'salutation', 'closing', 'annexes_declared')
PAIRED = {  # lists of records: by which keys a record is found again
    'to': ('category', 'text'), 'copy': ('category', 'text'),
    'meetings': ('start', 'end', 'status'), 'deadlines': ('date', 'action'),
    'annexes': ('label',)}


class Comparison:
    def __init__(self, damaged, form):
        self.damaged = damaged
        self.form = form
        self.found = []

    def text(self, value):
        value = unicodedata.normalize('NFC', value).translate(FOLD)
        value = re.sub(r'\s+', ' ', value).strip()
        value = value.rstrip(';:,.').strip()
        return re.sub(r'[\s?-]', '', value) if self.damaged else value

    def same(self, key, want, got):
        if isinstance(want, str) and isinstance(got, str):
            if key in TEXTS:
                return self.text(want) == self.text(got)
        return want == got

    def value(self, path, key, want, got):
        if not self.same(key, want, got):
            self.found.append(f'{path}: expected {want!r}, got {got!r}')

    def record(self, path, want, got):
        for key, value in want.items():
            if self.form == 'one-line' and (path[:7], key) == ('annexes', 'title'):
                continue
            self.value(f'{path}.{key}', key, value, (got or {}).get(key))

    def records(self, name, want, got, keys):
        left = list(got or [])
        for record in want:
            where = ' '.join(str(record.get(key)) for key in keys)
            match = next((g for g in left if all(
                self.same(key, record.get(key), g.get(key)) for key in keys)),
                None)
            if match is None:
                self.found.append(f'{name}: missing {where}')
                continue
            left.remove(match)
            self.record(f'{name}[{where}]', record, match)
        for record in left:
            if record.get('status') == 'mentioned' and not full(record):
                continue
            where = ' '.join(str(record.get(key)) for key in keys)
            self.found.append(f'{name}: unexpected {where}')

    def bag(self, name, want, got):
        want, left = list(want), list(got or [])
        for value in want:
            match = next((g for g in left if self.same(name, value, g)), None)
            if match is None:
                self.found.append(f'{name}: missing {value!r}')
            else:
                left.remove(match)
        self.found += [f'{name}: unexpected {value!r}' for value in left]

    def references(self, expected, letter):
        want = {(r['kind'], r['id']) for r in expected['references']}
        got = {(r['kind'], r['id']) for r in letter.get('references') or []}
        spare = set(expected.get('references_optional') or [])
        for kind, name in sorted(want - got):
            self.found.append(f'references: missing {kind} {name}')
        for kind, name in sorted(got - want):
            if name not in spare:
                self.found.append(f'references: unexpected {kind} {name}')

    def agendas(self, want, got):
        got = got or []
        if len(want) != len(got):
            self.found.append(
                f'agenda: expected {len(want)} agendas, got {len(got)}')
        for one, other in zip(want, got):
            path = f'agenda[{one["annex"]}]'
            self.value(f'{path}.annex', 'annex', one['annex'], other['annex'])
            if self.form != 'one-line':
                self.value(f'{path}.title', 'title', one['title'],
                           other['title'])
            self.bag('agenda.title', list(lines(one['items'])),
                     list(lines(other['items'])))

    def letter(self, expected, letter):
        for key in PLAIN:
            if key in expected:
                self.value(key, key, expected[key], letter.get(key))
        for key, keys in PAIRED.items():
            if key in expected:
                self.records(key, expected[key], letter.get(key), keys)
        for key, want in (expected.get('contact') or {}).items():
            self.bag(f'contact.{key}', want,
                     (letter.get('contact') or {}).get(key))
        numbers = [p['number'] for p in letter.get('paragraphs') or []
                   if p.get('number')]
        if numbers != expected.get('paragraph_numbers', numbers):
            self.found.append('paragraph_numbers: expected '
                              f'{expected["paragraph_numbers"]}, got {numbers}')
        if 'links' in expected:
            self.bag('links', expected['links'], letter.get('links'))
        if 'references' in expected:
            self.references(expected, letter)
        if 'agenda' in expected:
            self.agendas(expected['agenda'], letter.get('agenda'))
        self.record('signatory', expected.get('signatory') or {},
                    letter.get('signatory'))


def full(meeting):
    return len(meeting.get('start') or '') == 10


def lines(items):
    """An agenda as lines; its levels show in the numbers."""
    for item in items:
        yield f'{item.get("number")} {item["title"]}'
        yield from lines(item.get('items') or [])


def expectation(name, form):
    """expected.json with what is different in this form."""
    found = {}
    names = ['expected.json']
    if form != 'docx':
        names += ['expected.text.json', f'expected.{form}.json']
    for file in names:
        path = GOLDEN / name / file
        if path.exists():
            found.update(json.loads(path.read_text(encoding='utf-8')))
    return found


def is_damaged(name, form):
    """Whether the form was made with characters lost."""
    source = (GOLDEN / name / 'letter.src').read_text(encoding='utf-8')
    line = re.search(rf'^@form {re.escape(form)}\b(.*)$', source, re.MULTILINE)
    return bool(line and {'hyphens', 'spaces', 'question'} & set(
        line[1].split()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('letter', metavar='LETTER.json')
    parser.add_argument('name', metavar='NAME')
    parser.add_argument('--form', default='docx', help='default: docx')
    args = parser.parse_args()
    with open(args.letter, encoding='utf-8') as file:
        letter = json.load(file)
    comparison = Comparison(is_damaged(args.name, args.form), args.form)
    comparison.letter(expectation(args.name, args.form), letter)
    for line in comparison.found:
        print(line)
    return 1 if comparison.found else 0


if __name__ == '__main__':
    sys.exit(main())
