#!/usr/bin/env python3
"""What scripts/evaluate says of letters whose facts are known.

usage: evaluate_test.py PROGRAM
"""
import importlib.machinery
import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRIPT = ROOT / 'scripts' / 'evaluate'
LETTER = 'en-2012-circular-290'
PROGRAM = sys.argv.pop() if len(sys.argv) > 1 else ''


def load_script():
    loader = importlib.machinery.SourceFileLoader('evaluate', str(SCRIPT))
    spec = importlib.util.spec_from_loader('evaluate', loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


evaluate = load_script()
Count = evaluate.Count


def compared(expected, letter):
    """Counts by field of what compare.py says."""
    comparison = evaluate.compare.Comparison()
    comparison.letter(expected, letter)
    return {field: tuple(count[name] for name in evaluate.COUNTS)
            for field, count in comparison.counts.items()}


class Values(unittest.TestCase):
    def test_a_wrong_value_is_one_too_much_and_one_missing(self):
        self.assertEqual(compared({'date': '2012-05-03'},
                                  {'date': '2012-03-05'}),
                         {'date': (0, 1, 1)})

    def test_that_there_is_none_counts_for_nothing(self):
        self.assertEqual(compared({'date': None}, {'date': None}),
                         {'date': (0, 0, 0)})
        self.assertEqual(compared({'date': None}, {'date': '2012-03-05'}),
                         {'date': (0, 1, 0)})

    def test_a_row_that_is_not_found_again_takes_its_values_along(self):
        want = {'date': '2012-05-03', 'action': 'reply', 'contact': 'a@itu.int'}
        self.assertEqual(
            compared({'deadlines': [want]},
                     {'deadlines': [{**want, 'action': 'visa'}]}),
            {'deadlines': (0, 1, 1)})
        self.assertEqual(
            compared({'deadlines': [want]},
                     {'deadlines': [{**want, 'contact': None}]}),
            {'deadlines': (1, 0, 0), 'deadlines.contact': (0, 0, 1)})

    def test_an_agenda_too_much_is_counted(self):
        agenda = {'annex': 'A', 'title': 'Agenda',
                  'items': [{'number': '1', 'title': 'Opening', 'items': []}]}
        self.assertEqual(compared({'agenda': []}, {'agenda': [agenda]}),
                         {'agenda.annex': (0, 1, 0), 'agenda.title': (0, 1, 0),
                          'agenda.items.title': (0, 1, 0)})

    def test_facts_may_name_some_references_and_convened_meetings_only(self):
        meeting = {'start': '2012-05-03', 'end': '2012-05-04'}
        letter = {'references': [{'kind': 'question', 'id': 'Q1/17'},
                                 {'kind': 'question', 'id': 'Q2/17'},
                                 {'kind': 'question', 'id': 'Q3/17'}],
                  'meetings': [{**meeting, 'status': 'convened'},
                               {**meeting, 'status': 'mentioned'}]}
        facts = {'references': {'must': ['Q1/17'], 'must_not': ['Q2/17']},
                 'meetings': [meeting]}
        self.assertEqual(compared(facts, letter),
                         {'references': (1, 1, 0), 'meetings': (1, 0, 0)})


class Figures(unittest.TestCase):
    def test_only_what_is_without_fault_is_shown_as_one(self):
        self.assertEqual(evaluate.shown(Count(99999, 1, 0).f1), '0.999')
        self.assertEqual(evaluate.shown(Count(7, 0, 0).f1), '1.000')

    def test_a_table_is_read_as_it_was_written(self):
        scores = evaluate.Scores()
        scores.counts['en', 'docx', 'date'] = Count(3, 2, 1)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'scores.tsv'
            scores.write(path)
            again = evaluate.Scores.parse(path.read_text())
        self.assertEqual(again.counts, scores.counts)

    def test_a_fall_is_found_and_a_rise_is_none(self):
        was = evaluate.Scores()
        was.counts['en', 'docx', 'date'] = Count(3, 1, 1)
        for now, falls in ((Count(3, 1, 1), False), (Count(4, 0, 0), False),
                           (Count(3, 2, 1), True), (Count(2, 0, 2), True)):
            scores = evaluate.Scores()
            scores.counts['en', 'docx', 'date'] = now
            found = list(evaluate.falls(scores, was))
            self.assertEqual(bool(found), falls, found)


class Folders(unittest.TestCase):
    def evaluated(self, facts, *options):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for form in ('docx', 'txt'):
                shutil.copy(ROOT / 'samples' / f'{LETTER}.{form}',
                            folder / f'letter.{form}')
            (folder / 'letter.facts.json').write_text(json.dumps(facts))
            return subprocess.run(
                [SCRIPT, '--program', PROGRAM, *options, folder],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                check=False)

    def facts(self):
        path = ROOT / 'tests' / 'golden' / LETTER / 'expected.json'
        return json.loads(path.read_text())

    def test_letters_beside_their_facts_are_measured(self):
        done = self.evaluated(self.facts(), '--json', '--min', '0.9')
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        found = json.loads(done.stdout)['languages']['en']
        self.assertEqual((found['letters'], found['files']), (1, 2))
        self.assertEqual(found['fields']['date'],
                         {'right': 2, 'extra': 0, 'missing': 0, 'precision': 1,
                          'recall': 1, 'f1': 1})

    def test_facts_that_do_not_hold_are_listed_and_fail(self):
        done = self.evaluated({'language': 'en', 'place': 'Kampala'},
                              '--misses', '--min', '1')
        self.assertEqual(done.returncode, 1)
        self.assertIn("letter/docx: place: expected 'Kampala', got 'Geneva'\n",
                      done.stdout)
        self.assertIn('en: F1 0.5', done.stderr)

    def test_a_folder_without_facts_is_said_to_have_none(self):
        done = subprocess.run([SCRIPT, '--program', PROGRAM, ROOT / 'samples'],
                              stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr,
                         'evaluate: no letters with facts there\n')


if __name__ == '__main__':
    unittest.main()
