#!/usr/bin/env python3
"""An archive holds what it was given, whatever happens to it.

usage: archive_test.py PROGRAM [unittest option]...

ITULETTER_KILLS says how often the archiver is killed (12), ITULETTER_LETTERS
how many letters there are to read meanwhile (240).
"""
import fcntl
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else ''
TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = TOP / 'samples'
KILLS = int(os.environ.get('ITULETTER_KILLS', '12'))
LETTERS = int(os.environ.get('ITULETTER_LETTERS', '240'))
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH='1750000000',
                   LC_ALL='C.UTF-8')


def run(*words, status=0, **options):
    done = subprocess.run([PROGRAM, 'archive', *map(str, words)],
                          capture_output=True, env=ENVIRONMENT, **options)
    said = done.stdout.decode() + done.stderr.decode()
    if status is not None:
        assert done.returncode == status, (words, done.returncode, said)
    return done.stdout.decode()


def lines(*words, **options):
    return [json.loads(line) for line in
            run(*words, '--json', **options).splitlines()]


def progress(*words, status=0):
    done = subprocess.run(
        [PROGRAM, 'archive', 'add', *map(str, words), '--progress', 'json'],
        capture_output=True, env=ENVIRONMENT)
    assert done.returncode == status, done.stderr.decode()
    last = json.loads(done.stderr.decode().splitlines()[-1])
    return {key: last[key] for key in
            ('added', 'unchanged', 'failed', 'vanished')}


def content(archive):
    """What an archive says, without what hangs on when files were made."""
    catalogue = sqlite3.connect(archive / 'catalogue.sqlite')
    rows = {}
    for view in ('letters', 'files', 'addressees', 'meetings', 'deadlines',
                 'refs', 'links', 'agenda_items', 'findings', 'failures'):
        cursor = catalogue.execute(f'SELECT * FROM {view}')
        columns = [column[0] for column in cursor.description]
        rows[view] = sorted(
            repr([value for name, value in zip(columns, row)
                  if name not in ('modified', 'added')])
            for row in cursor)
    catalogue.close()
    return rows


def letter(number, subject, body, date='2025-06-17', circular=True):
    """A short letter as plain text."""
    day = int(date[8:])
    month = ('January', 'February', 'March', 'April', 'May', 'June', 'July',
             'August', 'September', 'October', 'November',
             'December')[int(date[5:7]) - 1]
    head = (f'TSB Circular {number}' if circular else
            f'TSB Collective letter {number}/17')
    return (f'Geneva, {day} {month} {date[:4]}\n\nRef:\t{head}\n\n'
            f'Tel:\t+41 22 730 0000\n\nTo:\tMember States of the Union\n\n'
            f'Subject:\t{subject}\n\nDear Sir/Madam,\n\n{body}\n\n'
            'Yours faithfully,\n\nA. Person\nDirector of the '
            'Telecommunication\nStandardization Bureau\n')


def wait_for_handler(process, number):
    """Until the program has begun to handle a signal, or has ended."""
    status = pathlib.Path(f'/proc/{process.pid}/status')
    while process.poll() is None:
        # Right after the fork it is still this program.
        name = re.search(r'^Name:\t(.*)$', status.read_text(), re.M)[1]
        caught = int(re.search(r'^SigCgt:\t(.*)$', status.read_text(),
                               re.M)[1], 16)
        if name == 'ituletter' and caught >> (number - 1) & 1:
            return
        time.sleep(0.01)


class ArchiveTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.letters = self.folder / 'letters'
        self.letters.mkdir()
        self.archive = self.folder / 'archive'

    def write(self, name, text):
        path = self.letters / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def add(self, *words, **options):
        return progress(self.letters, '--into', self.archive, *words,
                        **options)

    def sql(self, statement):
        return lines('sql', statement, '-a', self.archive)


class Adding(ArchiveTest):
    def test_samples(self):
        letters = [path for path in SAMPLES.iterdir() if path.suffix != '.md']
        self.assertEqual(progress(SAMPLES, '--into', self.archive),
                         {'added': len(letters), 'unchanged': 0, 'failed': 0,
                          'vanished': 0})
        self.assertEqual(run('verify', '-a', self.archive), '')

    def test_again_costs_nothing(self):
        for number in range(1, 6):
            self.write(f'{number}.txt', letter(number, 'One', 'Nothing.'))
        self.assertEqual(self.add()['added'], 5)
        before = content(self.archive)
        self.assertEqual(self.add(), {'added': 0, 'unchanged': 5, 'failed': 0,
                                      'vanished': 0})
        self.assertEqual(content(self.archive), before)

    def test_only_what_is_new_or_changed_is_read(self):
        for number in range(1, 4):
            self.write(f'{number}.txt', letter(number, 'One', 'Nothing.'))
        self.add()
        self.write('2.txt', letter(2, 'Another', 'Nothing.'))
        self.write('4.txt', letter(4, 'One', 'Nothing.'))
        (self.letters / '3.txt').unlink()
        self.assertEqual(self.add(), {'added': 2, 'unchanged': 1, 'failed': 0,
                                      'vanished': 1})
        self.assertEqual(
            self.sql('SELECT letter, subject, is_vanished FROM letters '
                     'ORDER BY number'),
            [{'letter': 'T25-TSB-CIR-0001', 'subject': 'One',
              'is_vanished': 0},
             {'letter': 'T25-TSB-CIR-0002', 'subject': 'Another',
              'is_vanished': 0},
             {'letter': 'T25-TSB-CIR-0003', 'subject': 'One',
              'is_vanished': 1},
             {'letter': 'T25-TSB-CIR-0004', 'subject': 'One',
              'is_vanished': 0}])
        # What comes back is known.
        self.write('3.txt', letter(3, 'One', 'Nothing.'))
        self.add()
        self.assertEqual(self.sql('SELECT count(*) AS n FROM letters '
                                  'WHERE is_vanished'), [{'n': 0}])

    def test_a_place_that_is_not_there_takes_nothing_away(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        shutil.move(self.letters, self.folder / 'elsewhere')
        run(
            'add', self.letters, '--into', self.archive, status=2)
        self.assertEqual(self.sql('SELECT count(*) AS n FROM files '
                                  'WHERE vanished IS NOT NULL'), [{'n': 0}])

    def test_twins_are_one_document(self):
        text = letter(1, 'One', 'Nothing.')
        self.write('a/1.txt', text)
        self.write('b/1.txt', text)
        self.add('-j', '4')
        self.assertEqual(len(self.sql('SELECT path FROM files')), 2)
        self.assertEqual(len(list((self.archive / 'letters')
                                  .rglob('*.json'))), 1)
        shutil.rmtree(self.letters / 'a')
        self.assertEqual(self.add()['vanished'], 1)
        self.assertEqual(self.sql('SELECT is_vanished FROM letters'),
                         [{'is_vanished': 0}])

    def test_packed_folders(self):
        packed = self.letters / 'all.zip'
        with zipfile.ZipFile(packed, 'w') as file:
            for number in range(1, 4):
                file.writestr(f'in/{number}.txt',
                              letter(number, 'One', 'Nothing.'))
        self.assertEqual(self.add()['added'], 3)
        self.assertEqual(self.add()['unchanged'], 1)
        with zipfile.ZipFile(packed, 'w') as file:
            file.writestr('in/1.txt', letter(1, 'One', 'Nothing.'))
        self.assertEqual(self.add()['vanished'], 2)

    def test_originals_and_other_formats(self):
        path = self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add('--store', '-t', 'xml,ics')
        kept = self.sql('SELECT original, record FROM files')[0]
        self.assertEqual((self.archive / kept['original']).read_bytes(),
                         path.read_bytes())
        record = self.archive / kept['record']
        self.assertEqual(json.loads(record.read_text())['subject'], 'One')
        for ending in ('.xml', '.ics'):
            self.assertTrue(record.with_suffix(ending).exists(), ending)
        # The archive's own files are no letters of it.
        self.assertEqual(progress(self.folder, '--into', self.archive)
                         ['added'], 0)

    def test_versions_of_a_letter_are_one_letter(self):
        for language in 'en', 'fr', 'zh', 'ar':
            for path in (TOP / 'tests' / 'golden').rglob(
                    f'{language}-2018*.txt'):
                shutil.copy(path, self.letters)
        run(
            'add', self.letters, '--into', self.archive, status=None)
        rows = self.sql('SELECT letter, languages FROM letters')
        self.assertEqual(len({row['letter'] for row in rows}), len(rows))

    def test_the_number_of_threads_changes_nothing(self):
        shutil.copytree(SAMPLES, self.letters, dirs_exist_ok=True)
        run('add', self.letters, '--into', self.archive, '-j', '1',
            status=None)
        other = self.folder / 'other'
        run('add', self.letters, '--into', other, '-j', '7', status=None)
        self.assertEqual(content(self.archive), content(other))

    def test_failures_are_rows(self):
        self.write('no letter.txt', 'Dear all,\n\nlunch is at noon.\n')
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        (self.letters / 'broken.docx').write_bytes(b'PK\3\4 and no more')
        self.assertEqual(self.add(status=3)['failed'], 2)
        codes = {pathlib.Path(row['path']).name: row['error_code']
                 for row in lines('failures', '-a', self.archive)}
        self.assertEqual(codes['no letter.txt'], 'letter.not-recognised')
        self.assertTrue(codes['broken.docx'].startswith('zip.'), codes)
        # They are tried again when they change, not before.
        self.assertEqual(self.add(), {'added': 0, 'unchanged': 3, 'failed': 0,
                                      'vanished': 0})
        self.write('no letter.txt', letter(2, 'Two', 'Nothing.'))
        self.assertEqual(self.add()['added'], 1)
        self.assertEqual(len(lines('failures', '-a', self.archive)), 1)

    def test_odd_names_and_places(self):
        text = letter(1, 'One', 'Nothing.')
        folder = os.fsencode(self.letters)
        names = [b'\xff\xfe.txt', b'a\nb.txt', b"'quote\".txt", b'-j.txt',
                 'письмо.txt'.encode(), b' .txt', b'%s?#.txt', b'\x1b[31m.txt']
        for name in names:
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(text.encode())
        os.symlink(self.letters, self.letters / 'loop')
        os.mkfifo(self.letters / 'pipe.txt')
        os.symlink('nowhere', self.letters / 'dangling.txt')
        self.assertEqual(self.add()['added'], len(names))
        done = subprocess.run(
            [PROGRAM, 'archive', 'sql', 'SELECT path FROM files', '-a',
             self.archive], capture_output=True, env=ENVIRONMENT)
        self.assertNotIn(b'\x1b', done.stdout)
        self.assertEqual(self.add()['unchanged'], len(names))

    def test_what_is_no_archive_is_not_touched(self):
        self.archive.mkdir()
        other = self.archive / 'catalogue.sqlite'
        other.write_bytes(b'something else, and rather longer than a header'
                          * 100)
        before = other.read_bytes()
        run('add', SAMPLES, '--into', self.archive, status=3)
        self.assertEqual(other.read_bytes(), before)
        self.assertEqual(
            run('list', '-a', self.folder / 'nothing', status=2), '')


class Amending(ArchiveTest):
    base = ('I should like to inform you that Study Group 17 will meet in '
            'Geneva from 1 to 10 September 2025. Contributions should be '
            'submitted by 15 August 2025.')

    def test_a_corrigendum_moves_the_meeting(self):
        self.write('1.txt', letter('2', 'Meeting of Study Group 17', self.base,
                                   circular=False))
        self.add()
        calendar = run('calendar', '-a', self.archive, '--feed')
        self.assertIn('DTSTART;VALUE=DATE:20250901', calendar)
        self.write('2.txt', letter(
            '2', 'Meeting of Study Group 17',
            'The meeting of Study Group 17 will be held in Geneva from 8 to 17 '
            'September 2025.', date='2025-07-01', circular=False).replace(
                'letter 2/17', 'letter 2/17 Corrigendum 1'))
        self.add()
        changed = run('calendar', '-a', self.archive, '--feed')
        self.assertNotIn('20250901', changed)
        self.assertIn('DTSTART;VALUE=DATE:20250908', changed)

        def events(text):
            found = {}
            for part in text.replace('\r\n ', '').split('BEGIN:VEVENT')[1:]:
                fields = dict(line.split(':', 1) for line in part.split('\r\n')
                              if ':' in line)
                found[fields['UID']] = int(fields.get('SEQUENCE', '0'))
            return found
        before, after = events(calendar), events(changed)
        self.assertEqual(set(before), set(after))
        self.assertTrue(all(after[uid] > before[uid] for uid in before))
        # The original is kept, and the current view is not its.
        self.assertEqual(
            {row['state'] for row in self.sql('SELECT state FROM letters')},
            {'amended', 'applied'})
        self.assertEqual(
            self.sql('SELECT start FROM meetings'), [{'start': '2025-09-08'}])

    def test_references_mean_letters_of_the_right_period(self):
        self.write('old.txt', letter(118, 'Old', 'Nothing.',
                                     date='2023-05-02'))
        self.write('citing.txt', letter(67, 'New', 'See TSB Circular 118.'))
        self.write('late.txt', letter(118, 'Late', 'Nothing.',
                                      date='2026-05-02'))
        self.add()
        self.assertEqual(
            self.sql("SELECT target FROM refs WHERE code = 'TSB Circular 118'"),
            [{'target': 'T22-TSB-CIR-0118'}])
        said = run('refs', 'T22-TSB-CIR-0118', '-a', self.archive)
        self.assertIn('T25-TSB-CIR-0067', said)


class Findings(ArchiveTest):
    """What shows only beside other letters."""

    def rule(self, name):
        return [row['message'] for row in lines('findings', '-a', self.archive)
                if row['rule'] == name]

    def reused(self, *texts):
        for n, text in enumerate(texts):
            self.write(f'{n}.txt', text)
        self.add()
        return self.rule('head/number-reused')

    def test_a_number_of_two_dates(self):
        first = letter(67, 'Meeting of Study Group 17', 'One.')
        second = letter(67, 'Meeting of Study Group 17', 'Two.',
                        date='2025-09-02')
        self.assertEqual(
            self.reused(first, second, first + 'Copy.\n'),
            ['TSB Circular 67 is the number of another letter, too: of '
             '2025-06-17, "Meeting of Study Group 17"'])
        # What is no longer there claims nothing.
        (self.letters / '1.txt').unlink()
        self.add()
        self.assertEqual(self.rule('head/number-reused'), [])

    def test_a_number_of_two_subjects(self):
        self.assertEqual(len(self.reused(
            letter(67, 'Meeting of Study Group 17; Geneva, 4 July 2025', 'One.'),
            letter(67, 'Approval of Recommendation ITU-T X.1631', 'Two.'))), 1)

    def test_a_letter_saved_anew_is_no_other(self):
        subject = 'Meeting of Study Group 17; Geneva, 4 July 2025'
        self.assertEqual(self.reused(
            letter(67, subject, 'One.'),
            letter(67, 'Meeting of Study Group 17', 'One.'),
            letter(67, 'MEETING OF STUDY GROUP 17 - Geneva, 4 July', 'One.'),
            letter(67, subject, 'Corrected.', date='2025-06-18'),
            letter(67, subject, 'Of SG17.', circular=False),
            letter(67, subject, 'Of the last period.', date='2023-06-18')), [])

    def test_versions_and_amendments_are_no_others(self):
        progress(SAMPLES, '--into', self.archive)
        # TSB Circular 158 is of different letters in these.
        self.assertEqual(
            {row['letter'] for row in lines('findings', '-a', self.archive)
             if row['rule'] == 'head/number-reused'}, {'T05-TSB-CIR-0158'})

    def out_of_period(self, body, *others, number=67):
        self.write('old.txt', letter(118, 'Old', 'Nothing.', '2023-10-20'))
        self.write('citing.txt', letter(number, 'New', body))
        for n, other in enumerate(others):
            self.write(f'{n}.txt', other)
        self.add()
        return self.rule('ref/letter-out-of-period')

    def test_a_letter_of_an_earlier_period(self):
        self.assertEqual(
            self.out_of_period('See TSB Circular 118.'),
            ['TSB Circular 118 is of an earlier study period '
             '(T22-TSB-CIR-0118), which is not said'])

    def test_a_date_says_the_period(self):
        self.assertEqual(
            self.out_of_period('See TSB Circular 118 of 20 October 2023.'), [])

    def test_a_date_in_russian_says_it_too(self):
        progress(SAMPLES / 'ru-2023-circular-98.docx', '--into', self.archive)
        self.assertEqual(self.rule('ref/letter-out-of-period'), [])

    def test_a_letter_that_names_itself(self):
        self.assertEqual(
            self.out_of_period('This is TSB Circular 118.', number=118), [])

    def test_a_letter_that_the_archive_lacks(self):
        reached = letter(130, 'Reached', 'Nothing.', '2025-06-02')
        self.assertEqual(
            self.out_of_period('See TSB Circular 118.', reached), [])
        self.assertEqual(
            self.sql("SELECT target FROM refs WHERE code = 'TSB Circular 118'"),
            [{'target': None}])

    def test_lower_numbers_that_came_later(self):
        body = 'See TSB Circular 77.'
        soon = letter(68, 'Soon', 'Nothing.', '2025-07-01')
        late = letter(69, 'Late', 'Nothing.', '2025-09-01')
        self.assertEqual(self.out_of_period(body, soon), [])
        self.assertEqual(
            self.out_of_period(body, soon, late),
            ['TSB Circular 77 is of an earlier study period, which is not '
             'said'])

    def test_rules_are_at_the_level_that_check_says(self):
        self.reused(letter(67, 'Something else', 'A.'),
                    letter(67, 'One and only', 'See TSB Circular 118.'),
                    letter(118, 'Old', 'Nothing.', '2023-10-20'))
        found = {(row['rule'], row['severity'])
                 for row in lines('findings', '-a', self.archive)}
        self.assertEqual(len(found), 2)
        said = subprocess.run([PROGRAM, 'check', '--list'],
                              capture_output=True, check=True).stdout.decode()
        for rule, severity in found:
            self.assertRegex(
                said, rf'(?m)^{rule} +{severity} .*\(archive findings\)$')

    def test_what_check_finds(self):
        name = 'ru-2018-collective-letter-4-13'
        for form in 'docx', 'txt':
            shutil.copy(SAMPLES / f'{name}.{form}', self.letters)
        self.add()
        self.assertEqual(lines('findings', '-a', self.archive), [])
        self.assertEqual(self.add('--check')['added'], 2)
        self.assertEqual(self.add('--check')['unchanged'], 2)
        places = {(row['rule'], row['place'])
                  for row in lines('findings', '-a', self.archive)}
        for path in self.letters.iterdir():
            done = subprocess.run(
                [PROGRAM, 'check', '--profile', 'archive', '-f', 'json', path],
                capture_output=True)
            for finding in json.loads(done.stdout)['findings']:
                where = next((f'{kind} {finding[kind]}'
                              for kind in ('line', 'paragraph')
                              if kind in finding), None)
                self.assertIn((finding['rule'], where), places)
        self.assertTrue(places)
        self.assertEqual(
            lines('findings', '--in', 'fr', '-a', self.archive), [])
        other = self.folder / 'other'
        run('merge', self.archive, '--into', other)
        self.assertEqual(content(other), content(self.archive))


class Asking(ArchiveTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(SAMPLES, self.letters, dirs_exist_ok=True)
        run('add', self.letters, '--into', self.archive, status=None)

    def test_search_in_six_languages(self):
        for words, language in (('meeting', 'en'), ('réunion', 'fr'),
                                ('REUNIONS', 'fr'), ('reunión', 'es'),
                                ('собрания', 'ru'), ('研究组', 'zh'),
                                ('اجتماع', 'ar'), ('الاجتماع', 'ar')):
            found = lines('search', words, '--in', language, '-n', '100',
                          '-a', self.archive)
            self.assertTrue(found, words)
        self.assertEqual(
            lines('search', 'zyzzyva', '-a', self.archive, status=1), [])
        run('search', '""', '-a', self.archive, status=2)

    def test_words_may_come_later(self):
        later = self.folder / 'later'
        run('add', SAMPLES, '--into', later, '--no-index')
        found = ('search', 'réunion', '-n', '1000')
        run(*found, '-a', later, status=2)
        run('add', SAMPLES, '--into', later)
        self.assertEqual(run(*found, '-a', later),
                         run(*found, '-a', self.archive))
        # What is indexed stays so.
        run('add', SAMPLES, '--into', later, '--no-index')
        run(*found, '-a', later)

    def test_codes_find_letters_in_every_language(self):
        for language in 'en', 'fr', 'es', 'ru', 'zh', 'ar':
            row = self.sql(
                'SELECT refs.letter, code FROM refs JOIN letters USING '
                f"(letter) WHERE language = '{language}' "
                "AND refs.kind IN ('question', 'study-group') LIMIT 1")[0]
            found = lines('search', row['code'], '-n', '1000',
                          '-a', self.archive)
            self.assertIn(row['letter'], {one['letter'] for one in found})

    def test_filters(self):
        every = lines('list', '-a', self.archive)
        kinds = [lines('list', '--kind', kind, '-a', self.archive)
                 for kind in ('circular', 'collective-letter')]
        self.assertEqual(len(every), sum(map(len, kinds)))
        year = every[0]['date'][:4]
        self.assertTrue(all(row['date'].startswith(year) for row in lines(
            'list', '--year', year, '-a', self.archive)))
        # By date.
        dates = [row['date'] for row in every if row['date']]
        self.assertEqual(dates, sorted(dates))

    def test_deadlines_tell_the_days_left(self):
        rows = lines('deadlines', '--from', '1990', '-a', self.archive)
        self.assertTrue(rows)
        for row in rows:
            first = time.mktime(time.strptime('2025-06-15', '%Y-%m-%d'))
            then = time.mktime(time.strptime(row['date'][:10], '%Y-%m-%d'))
            self.assertEqual(row['days'], round((then - first) / 86400))

    def test_statements_cannot_change_anything(self):
        before = content(self.archive)
        for statement in ('DELETE FROM letter', 'DROP TABLE letter',
                          'no statement', '', 'PRAGMA user_version = 7',
                          "ATTACH 'x' AS y"):
            run('sql', statement, '-a', self.archive, status=None)
        self.assertEqual(content(self.archive), before)
        self.assertFalse(pathlib.Path('x').exists())

    def test_damage_is_found(self):
        self.assertEqual(run('verify', '-a', self.archive), '')
        records = sorted((self.archive / 'letters').rglob('*.json'))
        records[0].write_bytes(records[0].read_bytes()[:-5])
        records[1].unlink()
        done = subprocess.run([PROGRAM, 'archive', 'verify', '-a',
                               self.archive], capture_output=True)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(done.stderr.splitlines()), 2, done.stderr)

    def test_a_reader_without_rights(self):
        if os.geteuid() != 0:
            self.skipTest('only root can become somebody else')
        os.chmod(self.folder, 0o755)
        for path in self.archive.rglob('*'):
            os.chmod(path, 0o755 if path.is_dir() else 0o444)
        os.chmod(self.archive, 0o555)
        said = subprocess.run(
            [PROGRAM, 'archive', 'list', '-a', self.archive],
            capture_output=True, user=65534, group=65534)
        self.assertEqual(said.returncode, 0, said.stderr)


class Trust(ArchiveTest):
    @classmethod
    def setUpClass(cls):
        cls.many = pathlib.Path(tempfile.mkdtemp())
        subprocess.run([TOP / 'scripts' / 'make_letters', str(LETTERS),
                        cls.many / 'all'], check=True, stdout=subprocess.DEVNULL)
        cls.clean = cls.many / 'clean'
        run('add', cls.many / 'all', '--into', cls.clean, status=None)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.many)

    def start(self, *words, **options):
        return subprocess.Popen(
            [PROGRAM, 'archive', 'add', self.many / 'all', '--into',
             self.archive, '-j', '4', *words], env=ENVIRONMENT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)

    def rows(self):
        path = self.archive / 'catalogue.sqlite'
        if not path.exists():
            return 0
        catalogue = sqlite3.connect(path)
        try:
            return catalogue.execute('SELECT count(*) FROM file').fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # no table yet
        finally:
            catalogue.close()

    def finish(self):
        run('add', self.many / 'all', '--into', self.archive, status=None)
        self.assertEqual(run('verify', '-a', self.archive), '')
        self.assertEqual(content(self.archive), content(self.clean))
        self.assertEqual(list(self.archive.rglob('.tmp-*')), [])

    def test_killed_at_any_time(self):
        lot = random.Random(KILLS)
        started = time.monotonic()
        run('add', self.many / 'all', '--into', self.folder / 'timed',
            status=None)
        whole = time.monotonic() - started
        before = 0
        for _ in range(KILLS):
            process = self.start()
            time.sleep(lot.uniform(0, whole / 2))
            process.kill()
            process.wait()
            rows = self.rows()
            self.assertGreaterEqual(rows, before)
            before = rows
            if rows:
                self.assertEqual(run('verify', '-a', self.archive), '')
            if rows >= LETTERS:
                shutil.rmtree(self.archive)
                before = 0
        self.finish()

    def test_a_signal_ends_it_soon_and_loses_nothing(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start()
            wait_for_handler(process, number)
            time.sleep(0.1)
            process.send_signal(number)
            started = time.monotonic()
            status = process.wait()
            self.assertLess(time.monotonic() - started, 5)
            self.assertIn(status, (0, 3, 128 + number, -number))
            self.assertEqual(list(self.archive.rglob('.tmp-*')), [])
        self.finish()

    def test_two_at_once(self):
        first = self.start()
        second = self.start('--wait')
        third = self.start()
        self.assertIn(third.wait(), (0, 3))
        self.assertIn(first.wait(), (0, 3))
        self.assertIn(second.wait(), (0, 3))
        self.finish()

    def test_a_busy_archive_is_said_to_be(self):
        self.archive.mkdir()
        with open(self.archive / 'lock', 'w') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = subprocess.run(
                [PROGRAM, 'archive', 'add', SAMPLES, '--into', self.archive],
                capture_output=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b'[archive.busy]', done.stderr)

    def test_a_signal_ends_the_waiting(self):
        self.archive.mkdir()
        with open(self.archive / 'lock', 'w') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            process = self.start('--wait')
            wait_for_handler(process, signal.SIGINT)
            time.sleep(0.5)
            self.assertIsNone(process.poll())
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(30), 128 + signal.SIGINT)

    def test_a_limit_on_the_size_of_files(self):
        process = self.start(preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (300_000, 300_000)))
        self.assertEqual(process.wait(), 3)
        self.finish()

    def test_a_full_disk(self):
        self.archive.mkdir()
        mounted = subprocess.run(
            ['mount', '-t', 'tmpfs', '-o', 'size=2m', 'none', self.archive],
            capture_output=True)
        if mounted.returncode != 0:
            self.skipTest('cannot mount a small disk')
        try:
            self.assertEqual(self.start().wait(), 3)
            rows = self.rows()
            subprocess.run(['mount', '-o', 'remount,size=500m', self.archive],
                           check=True)
            self.assertGreaterEqual(self.rows(), rows)
            self.finish()
        finally:
            subprocess.run(['umount', self.archive], check=True)

    def test_a_place_where_nobody_may_write(self):
        self.archive.mkdir()
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'ro', 'none',
                           self.archive], capture_output=True).returncode:
            self.skipTest('cannot mount a disk to be read only')
        try:
            self.assertEqual(self.start().wait(), 3)
        finally:
            subprocess.run(['umount', self.archive], check=True)

    def test_rows_come_to_the_disk_after_what_they_name(self):
        # In one thread, so that all that is done before a commit is in it.
        log = self.folder / 'calls'
        if not shutil.which('strace') or subprocess.run(
                ['strace', '-f', '-y', '-o', log, '-e',
                 'trace=fsync,fdatasync,rename,mkdir', PROGRAM, 'archive',
                 'add', self.many / 'all', '--into', self.archive, '-j', '1'],
                capture_output=True, env=ENVIRONMENT).returncode not in (0, 3):
            self.skipTest('cannot trace calls')
        synced, to_sync, commits, renames = set(), set(), 0, 0
        for line in log.read_text().splitlines():
            if match := re.search(r'sync\(\d+<(.*)>\) += 0', line):
                path = match[1]
                synced.add(path)
                to_sync.discard(path)
                if path.endswith('-wal') and renames:
                    commits += 1
                    self.assertEqual(to_sync, set())
            elif match := re.search(r'rename\("(.*)", "(.*)"\) += 0', line):
                renames += 1
                self.assertIn(match[1], synced)
                to_sync.add(os.path.dirname(match[2]))
            elif match := re.search(r'mkdir\("(.*)", .*\) += 0', line):
                to_sync.add(os.path.dirname(match[1]))
        self.assertGreaterEqual(renames, LETTERS)
        self.assertGreaterEqual(commits, LETTERS // 100)

    def test_input_that_changes(self):
        moving = self.letters / 'moving.txt'
        text = letter(1, 'One', 'Nothing.' * 200_000)
        moving.write_text(text)
        writer = subprocess.Popen(
            [sys.executable, '-c',
             'import sys, time\n'
             'with open(sys.argv[1], "r+b") as file:\n'
             '    while True:\n'
             '        file.seek(0, 2); file.write(b"more\\n"); file.flush()\n',
             moving])
        try:
            run('add', self.letters, '--into', self.archive, status=None)
        finally:
            writer.kill()
            writer.wait()
        moving.write_text(letter(1, 'One', 'Nothing.'))
        self.assertEqual(self.add()['added'], 1)
        self.assertEqual(self.sql('SELECT subject FROM letters '
                                  'WHERE NOT is_vanished'),
                         [{'subject': 'One'}])


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
