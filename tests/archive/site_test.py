#!/usr/bin/env python3
"""The site of an archive: whole, the same whoever makes it, and without what
is no more.

usage: site_test.py PROGRAM [unittest option]...
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

from archive_test import ENVIRONMENT, PROGRAM, SAMPLES, ArchiveTest, letter, run

ATOM = '{http://www.w3.org/2005/Atom}'
HTML = '{http://www.w3.org/1999/xhtml}'


def at(day):
    """The environment of a run on a day."""
    return dict(ENVIRONMENT, SOURCE_DATE_EPOCH=f'{day}T00:00:00Z')


class SiteTest(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.site = self.folder / 'site'

    def make(self, *words, day='2025-06-17', status=0, site=None):
        done = subprocess.run(
            [PROGRAM, 'archive', 'site', '-a', self.archive, '-o',
             site or self.site, *words], capture_output=True, env=at(day))
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stderr.decode()

    def files(self, site=None):
        site = site or self.site
        return {str(path.relative_to(site)): path.read_bytes()
                for path in site.rglob('*') if path.is_file()}

    def page(self, name):
        return (self.site / name).read_text()

    def words(self, name):
        """The text of a page's main part, or of the whole."""
        page = ElementTree.parse(self.site / name)
        main = page.find(f'.//{HTML}main')
        return ' '.join(' '.join(main.itertext()).split())


class Pages(SiteTest):
    def test_each_letter_has_a_page_in_each_language(self):
        run('add', SAMPLES, '--into', self.archive)
        self.make()
        for row in self.sql('SELECT letter, languages FROM letters'):
            for language in row['languages'].split():
                name = re.sub('[^A-Za-z0-9._-]', '-', row['letter'])
                self.assertTrue(
                    (self.site / f'letters/{name}-{language}.html').exists())

    def test_every_page_is_well_formed_and_every_link_leads_somewhere(self):
        run('add', SAMPLES, '--into', self.archive)
        self.make()
        pages = list(self.site.rglob('*.html'))
        self.assertGreater(len(pages), 10)
        count = 0
        for page in [*pages, *self.site.rglob('*.atom')]:
            tree = ElementTree.parse(page)
            ids = {one.get('id') for one in tree.iter() if one.get('id')}
            for link in tree.iter():
                address = urllib.parse.urlsplit(link.get('href') or '')
                if address.scheme or not (address.path or address.fragment):
                    continue
                count += 1
                if address.path:
                    self.assertTrue((page.parent / address.path).is_file(),
                                    (page, link.get('href')))
                else:
                    self.assertIn(address.fragment, ids, page)
        self.assertGreater(count, 100)

    def test_words_of_letters_are_no_markup(self):
        subject = '<script>alert(1)</script> ]]> "x" &amp; \u202etxt'
        self.write('1.txt', letter(1, subject, 'Nothing.'))
        self.add()
        self.make('--title', '<b>Ours</b> & theirs')
        index = self.page('index.html')
        self.assertNotIn('<script>alert', index)
        self.assertNotIn('\u202e', index)
        self.assertIn('&lt;script&gt;alert(1)&lt;/script&gt;', index)
        self.assertIn('<h1 id="page-head">&lt;b&gt;Ours&lt;/b&gt; &amp; '
                      'theirs</h1>', index)

    def test_what_a_letter_lacks(self):
        (self.letters / 'bare.txt').write_text(
            'To:\tMember States of the Union\n\nSubject:\tA meeting\n\n'
            'Dear Sir/Madam,\n\nThe meeting of Study Group 17 will take place '
            'in Geneva from 1 to 5 September 2025.\n\nYours faithfully,\n')
        self.add()
        self.make()
        self.assertEqual(len(list(self.site.glob('letters/*.html'))), 1)
        for name in self.files():
            self.assertNotRegex(self.page(name), r'<a [^>]*></a>', name)

    def test_an_archive_without_letters(self):
        run('add', self.letters, '--into', self.archive)
        self.make()
        self.assertIn('index.html', self.files())
        self.assertIn('No meeting or deadline', self.words('coming.html'))

    def test_words_of_the_site_in_six_languages(self):
        self.write('1.txt', letter(1, 'Meeting of Study Group 17',
                                   'The meeting of Study Group 17 will take '
                                   'place on 1 July 2025.'))
        self.add()
        english = None
        for language in ('en', 'ar', 'es', 'fr', 'ru', 'zh'):
            site = self.folder / language
            self.make('--language', language, site=site)
            page = ElementTree.parse(site / 'index.html')
            self.assertEqual(page.getroot().get('lang'), language)
            self.assertEqual(page.getroot().get('dir'),
                             'rtl' if language == 'ar' else 'ltr')
            words = [''.join(one.itertext()) for one in page.iter()
                     if one.tag in (HTML + 'h1', HTML + 'h2', HTML + 'button')
                     or one.get('role') == 'search'
                     or one.get('id') in ('count', 'none')
                     or one.get('href') in ('coming.html', 'letters.ics')]
            self.assertGreater(len(words), 6)
            english = english or set(words)
            if language != 'en':
                self.assertEqual(english & set(words), set())

    def test_a_letter_is_shown_in_the_language_of_the_site(self):
        run('add', SAMPLES, '--into', self.archive)
        self.make('--language', 'fr')
        self.assertIn('Réunion de la Commission d', self.words('index.html'))
        self.assertIn('Lettre collective TSB', self.page('letters.atom'))


class Coming(SiteTest):
    def circular(self, number, day):
        return self.write(
            f'{number}.txt',
            letter(number, f'Meeting of Study Group 17, Geneva, {day}',
                   f'The meeting of Study Group 17 will take place in Geneva '
                   f'on {day}.', date='2025-01-06'))

    def test_from_today_for_a_year(self):
        self.circular(1, '16 June 2025')
        self.circular(2, '17 June 2025')
        self.circular(3, '17 June 2026')
        self.circular(4, '18 June 2026')
        self.add()
        self.make()
        coming = self.words('coming.html')
        for day, is_there in (('2025-06-16', False), ('2025-06-17', True),
                              ('2026-06-17', True), ('2026-06-18', False)):
            # The day of the site itself stands in its head.
            self.assertEqual(day in coming, is_there, day)

    def test_a_corrigendum_moves_the_event(self):
        self.write('1.txt', letter(
            1, 'Meeting of Study Group 17',
            'The meeting of Study Group 17 will take place in Geneva from '
            '1 to 5 September 2025.', circular=False))
        self.add()
        self.make()
        self.assertIn('2025-09-01 – 2025-09-05', self.words('coming.html'))
        self.write('1c.txt', letter(
            1, 'Meeting of Study Group 17: new dates',
            'The meeting of Study Group 17 will take place from 8 to 12 '
            'September 2025 instead of 1 to 5 September 2025.',
            date='2025-06-20', circular=False).replace(
                'TSB Collective letter 1/17',
                'Corrigendum 1 to TSB Collective letter 1/17'))
        self.add()
        self.make()
        for name in ('coming.html', 'groups/SG17.html'):
            self.assertIn('2025-09-08 – 2025-09-12', self.words(name))
            self.assertNotIn('2025-09-01 – 2025-09-05', self.words(name))
        base = self.page('letters/T25-SG17-COL-0001-en.html')
        self.assertRegex(base, r'amended by</dt><dd>.*href="../letters/'
                               r'T25-SG17-COL-0001-C1-en.html"')
        self.assertRegex(self.page('letters/T25-SG17-COL-0001-C1-en.html'),
                         r'amends</dt><dd>.*T25-SG17-COL-0001-en.html"')
        self.assertRegex(base, r'dates now</dt>.*2025-09-08 – 2025-09-12')
        self.assertIn('SEQUENCE:1', self.page('groups/SG17.ics'))

    def test_a_page_and_a_calendar_of_a_group_have_the_same_events(self):
        self.circular(1, '1 July 2025')
        self.write('2.txt', letter(
            2, 'Meeting of Working Party 1/17, Geneva, 8 September 2025',
            'The meeting of Working Party 1/17 will take place in Geneva on '
            '8 September 2025.', circular=False))
        self.write('3.txt', letter(3, 'Nothing', 'Nothing.', circular=False)
                   .replace('3/17', '3/5'))
        self.add()
        self.make()
        page = self.words('groups/SG17.html')
        calendar = self.page('groups/SG17.ics')
        self.assertIn('NAME:Letters: SG17', calendar)
        for day in ('2025-07-01', '2025-09-08'):
            self.assertIn(day, page)
            self.assertIn(f'DATE:{day.replace("-", "")}', calendar)
        # A group without events has no calendar, for one without is none.
        self.assertIn('groups/SG5.html', self.files())
        self.assertNotIn('groups/SG5.ics', self.files())
        self.assertNotIn('.ics', self.page('groups/SG5.html'))

    def test_with_a_meeting_its_deadlines_are_called_off(self):
        self.write('1.txt', letter(
            1, 'Cancellation of the meeting of Study Group 17',
            'The meeting of Study Group 17, planned for 1 to 5 September 2025, '
            'is cancelled. Contributions should be submitted no later than '
            '1 August 2025.', circular=False))
        self.add()
        self.make()
        rows = re.findall(r'<tr class="(.*?)">', self.page('coming.html'))
        self.assertEqual(rows, ['deadline off', 'meeting off'])


class Lists(SiteTest):
    def test_the_newest_first_by_number_within_a_day(self):
        for number in (8, 9, 10):
            self.write(f'{number}.txt', letter(number, 'One', 'Nothing.'))
        self.add()
        self.make()
        self.assertEqual(re.findall(r'<span>TSB Circular (\d+)</span>',
                                    self.page('index.html')), ['10', '9', '8'])

    def test_what_has_vanished_is_told(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        self.make()
        self.assertNotIn('no longer there', self.words('index.html'))
        (self.letters / '1.txt').unlink()
        self.add()
        self.make()
        self.assertIn('no longer there', self.words('index.html'))

    def test_a_title_like_a_group_keeps_the_way_back(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.', circular=False))
        self.add()
        self.make('--title', 'SG17')
        self.assertIn('href="../index.html"', self.page('groups/SG17.html'))


class Feed(SiteTest):
    def test_the_newest_first(self):
        for number in range(1, 61):
            self.write(f'{number}.txt',
                       letter(number, f'Subject {number}', 'Nothing.',
                              date=f'2025-0{1 + number // 20}-'
                                   f'{1 + number % 20:02}'))
        self.add()
        self.make('--url', 'https://example.org/letters')
        feed = ElementTree.parse(self.site / 'letters.atom').getroot()
        entries = feed.findall(ATOM + 'entry')
        self.assertEqual(len(entries), 50)
        dates = [one.findtext(ATOM + 'updated') for one in entries]
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assertEqual(feed.findtext(ATOM + 'updated'), dates[0])
        # What RFC 4287 wants of every feed and entry, in section 4.1.
        for one in [feed, *entries]:
            for name in ('id', 'title', 'updated'):
                self.assertEqual(len(one.findall(ATOM + name)), 1)
        self.assertEqual(len({one.findtext(ATOM + 'id') for one in entries}),
                         50)
        self.assertIsNotNone(feed.find(f'{ATOM}author/{ATOM}name'))
        for link in feed.iter(ATOM + 'link'):
            self.assertTrue(link.get('href').startswith(
                'https://example.org/letters/'), link.get('href'))

    def test_an_id_stays(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        self.make()
        ids = re.findall('<entry>.*?<id>(.*?)</id>', self.page('letters.atom'),
                         re.S)
        self.write('2.txt', letter(2, 'Two', 'Nothing.', date='2025-06-18'))
        self.add()
        self.make()
        self.assertEqual(
            re.findall('<entry>.*?<id>(.*?)</id>', self.page('letters.atom'),
                       re.S)[1:], ids)


class Folder(SiteTest):
    def test_again_touches_nothing_whatever_the_threads(self):
        run('add', SAMPLES, '--into', self.archive)
        self.make('-j', '1')
        before = self.files()
        states = {name: os.stat(self.site / name).st_ino for name in before}
        self.make('-j', '4')
        self.assertEqual(self.files(), before)
        self.assertEqual({name: os.stat(self.site / name).st_ino
                          for name in before}, states)

    def test_what_is_no_more_goes_and_nothing_else(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.', circular=False))
        self.add()
        self.make()
        (self.site / 'own.html').write_text('mine')
        (self.site / 'letters/own.html').write_text('mine')
        self.archive = self.folder / 'other'
        self.write('1.txt', letter(2, 'Two', 'Nothing.'))
        self.add()
        self.make()
        self.assertEqual(
            sorted(self.files()),
            ['coming.html', 'files.txt', 'index.html', 'letters.atom',
             'letters/T25-TSB-CIR-0002-en.html', 'letters/own.html',
             'own.html'])

    def test_a_list_that_was_tampered_with_removes_nothing_of_others(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        self.make()
        outside = self.folder / 'outside.txt'
        own = self.site / 'own.txt'
        for path in (outside, own):
            path.write_text('mine')
        with open(self.site / 'files.txt', 'a') as names:
            names.write(f'../outside.txt\n{outside}\nown.txt\n'
                        'letters/../own.txt\n')
        self.make()
        for path in (outside, own):
            self.assertEqual(path.read_text(), 'mine')

    def test_a_folder_with_something_else_is_refused(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        self.site.mkdir()
        for name, words in (('index.html', 'mine'),
                            ('files.txt', 'index.html\n')):
            (self.site / name).write_text(words)
            self.assertIn('holds other files', self.make(status=3))
        self.assertEqual(self.page('index.html'), 'mine')

    def test_a_folder_that_is_a_link_is_refused(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        self.make()
        shutil.rmtree(self.site / 'letters')
        (self.site / 'letters').symlink_to(self.letters)
        self.assertIn('is a link', self.make(status=3))

    def test_an_end_in_the_middle_does_no_harm(self):
        run('add', SAMPLES, '--into', self.archive)
        self.make()
        whole = self.files()
        site = self.folder / 'other'
        # As a run leaves it that is killed: the list, and a part of the rest.
        for name, words in whole.items():
            if name == 'files.txt' or name.startswith('letters/'):
                (site / name).parent.mkdir(parents=True, exist_ok=True)
                (site / name).write_bytes(words[:100 if 'zh' in name else None])
        self.make(site=site)
        self.assertEqual(self.files(site), whole)

    def test_a_record_that_is_damaged_is_told_and_the_others_go_on(self):
        for number in (1, 2):
            self.write(f'{number}.txt', letter(
                number, 'Meeting of Study Group 17',
                'The meeting of Study Group 17 will take place on '
                f'{number} July 2025.'))
        self.add()
        record, = self.archive.glob('letters/*/*0001-*.json')
        record.write_text('{')
        said = self.make(status=3)
        self.assertIn('record.damaged', said)
        self.assertIn(str(record), said)
        self.assertNotIn('letters/T25-TSB-CIR-0001-en.html', self.files())
        self.assertIn('letters/T25-TSB-CIR-0002-en.html', self.files())
        self.assertIn('20250702', self.page('letters.ics'))


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
