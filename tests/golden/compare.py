#!/usr/bin/env python3
"""How a converted letter differs from what a person read in it.

usage: compare.py LETTER.json NAME [--form docx|tab|slash|...]

LETTER.json is what `ituletter convert` printed; NAME a folder of tests/golden.
Every key that the expectation gives must be equal; README.md tells how. Prints
one line per difference; exits 1 if there is any.
"""
import argparse
import collections
import itertools
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
    """What is right in a letter, what it has too much and what it lacks, by
    field, and a line for each difference. A wrong value is both."""

    def __init__(self, damaged=False, form='docx'):
        self.damaged = damaged
        self.form = form
        self.found = []
        self.counts = collections.defaultdict(collections.Counter)

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

    def right(self, field, count=1):
        self.counts[field]['right'] += count

    def missing(self, field, what):
        self.counts[field]['missing'] += 1
        self.found.append(f'{field}: missing {what}')

    def extra(self, field, what):
        self.counts[field]['extra'] += 1
        self.found.append(f'{field}: unexpected {what}')

    def value(self, path, field, want, got):
        """One value. That both say there is none proves nothing."""
        if self.same(field.split('.')[-1], want, got):
            self.right(field, want is not None)
            return
        self.found.append(f'{path}: expected {want!r}, got {got!r}')
        self.counts[field]['missing'] += want is not None
        self.counts[field]['extra'] += got is not None

    def record(self, path, field, want, got, keys=()):
        for key, value in want.items():
            if self.form == 'one-line' and (field, key) == ('annexes', 'title'):
                continue
            if key not in keys:
                self.value(f'{path}.{key}', f'{field}.{key}', value,
                           (got or {}).get(key))

    def likeness(self, want, got):
        return sum(self.same(key, value, got.get(key))
                   for key, value in want.items())

    def find_record(self, want, left, keys):
        """Of the records with the same keys the most similar one."""
        return max((one for one in left if all(
            self.same(key, want.get(key), one.get(key)) for key in keys)),
            key=lambda one: self.likeness(want, one), default=None)

    def records(self, field, want, got, keys):
        left = list(got or [])
        for record in want:
            where = ' '.join(str(record.get(key)) for key in keys)
            match = self.find_record(record, left, keys)
            if match is None:
                self.missing(field, where)
                continue
            left.remove(match)
            self.right(field)
            self.record(f'{field}[{where}]', field, record, match, keys)
        for record in left:
            if record.get('status') != 'mentioned' or full(record):
                self.extra(field,
                           ' '.join(str(record.get(key)) for key in keys))

    def bag(self, field, want, got):
        left = list(got or [])
        for value in want:
            match = next((one for one in left if self.same(
                field.split('.')[-1], value, one)), None)
            if match is None:
                self.missing(field, repr(value))
            else:
                self.right(field)
                left.remove(match)
        for value in left:
            self.extra(field, repr(value))

    def references(self, want, got, spare):
        want = {(one['kind'], one['id']) for one in want}
        got = {(one['kind'], one['id']) for one in got or []}
        self.right('references', len(want & got))
        for kind, name in sorted(want - got):
            self.missing('references', f'{kind} {name}')
        for kind, name in sorted(got - want):
            if name not in spare:
                self.extra('references', f'{kind} {name}')

    def some_references(self, want, got):
        """Only those that were looked at: {"must": ids, "must_not": ids}."""
        got = {one['id'] for one in got or []}
        for name in want.get('must', []):
            if name in got:
                self.right('references')
            else:
                self.missing('references', name)
        for name in sorted(got & set(want.get('must_not', []))):
            self.extra('references', name)

    def agendas(self, want, got):
        got = got or []
        if any('annex' not in one for one in want):  # the items of all
            want = [{'items': want}]
            got = [{'items': [item for one in got for item in one['items']]}]
        for one, other in itertools.zip_longest(want, got, fillvalue={}):
            path = f'agenda[{(one or other).get("annex")}]'
            for key in ('annex', 'title'):
                if key in (one or other) and (
                        key != 'title' or self.form != 'one-line'):
                    self.value(f'{path}.{key}', f'agenda.{key}', one.get(key),
                               other.get(key))
            self.bag('agenda.items.title', list(lines(one.get('items', []))),
                     list(lines(other.get('items', []))))

    def numbers(self, want, paragraphs):
        got = [one['number'] for one in paragraphs or [] if one.get('number')]
        right = sum((collections.Counter(want) &
                     collections.Counter(got)).values())
        if right == len(want) == len(got) and want != got:
            right -= 1  # in another order
        count = self.counts['paragraph_numbers']
        count['right'] += right
        count['missing'] += len(want) - right
        count['extra'] += len(got) - right
        if want != got:
            self.found.append(f'paragraph_numbers: expected {want}, got {got}')

    def meetings(self, want, got):
        """Without a status only those are expected that the letter calls."""
        keys = PAIRED['meetings']
        if any('status' not in one for one in want):
            want = [{**one, 'status': 'convened'} for one in want]
            got = [one for one in got or [] if one.get('status') == 'convened'
                   and full(one)]
        self.records('meetings', want, got, keys)

    def letter(self, expected, letter):
        for key in PLAIN:
            if key in expected:
                self.value(key, key, expected[key], letter.get(key))
        for key, keys in PAIRED.items():
            if key == 'meetings' and key in expected:
                self.meetings(expected[key], letter.get(key))
            elif key in expected:
                self.records(key, expected[key], letter.get(key), keys)
        for key, want in (expected.get('contact') or {}).items():
            self.bag(f'contact.{key}', want,
                     (letter.get('contact') or {}).get(key))
        if 'paragraph_numbers' in expected:
            self.numbers(expected['paragraph_numbers'],
                         letter.get('paragraphs'))
        if 'links' in expected:
            self.bag('links', expected['links'], letter.get('links'))
        references = expected.get('references')
        if isinstance(references, dict):
            self.some_references(references, letter.get('references'))
        elif references is not None:
            self.references(references, letter.get('references'),
                            expected.get('references_optional') or [])
        if 'agenda' in expected:
            self.agendas(expected['agenda'], letter.get('agenda'))
        self.record('signatory', 'signatory', expected.get('signatory') or {},
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
    if form not in ('docx', 'pdf'):
        names.append('expected.text.json')
    names.append(f'expected.{form}.json')
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
