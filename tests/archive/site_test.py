#!/usr/bin/env python3
"""The site of an archive: whole, the same whoever makes it, and without what
is no more.

usage: site_test.py PROGRAM [unittest option]...
"""
import os
import pathlib
import re
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

    def test_an_archive_without_letters(self):
        run('add', self.letters, '--into', self.archive)
        self.make()
        self.assertIn('index.html', self.files())
        self.assertIn('No meeting or deadline', self.words('coming.html'))

    def test_words_of_the_site_in_six_languages(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        for language in ('ar', 'en', 'es', 'fr', 'ru', 'zh'):
            site = self.folder / language
            self.make('--language', language, site=site)
            root = ElementTree.parse(site / 'index.html').getroot()
            self.assertEqual(root.get('lang'), language)
            self.assertEqual(root.get('dir'),
                             'rtl' if language == 'ar' else 'ltr')
            # A key that has no words would stand for itself.
            self.assertNotRegex((site / 'coming.html').read_text(),
                                r'>(as-of|no-coming|own-name|to-content)<')

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
        self.assertIn('SEQUENCE:1', self.page('groups/SG17.ics'))


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
            ['coming.html', 'files.txt', 'index.html',
             'letters.atom', 'letters.ics', 'letters/T25-TSB-CIR-0002-en.html',
             'letters/own.html', 'own.html'])

    def test_a_list_that_was_tampered_with_removes_nothing_outside(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        self.make()
        outside = self.folder / 'outside.txt'
        outside.write_text('mine')
        with open(self.site / 'files.txt', 'a') as names:
            names.write(f'../outside.txt\n{outside}\n')
        self.make()
        self.assertEqual(outside.read_text(), 'mine')

    def test_a_folder_with_something_else_is_refused(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        self.site.mkdir()
        (self.site / 'index.html').write_text('mine')
        self.assertIn('holds other files', self.make(status=3))
        self.assertEqual(self.page('index.html'), 'mine')

    def test_a_record_that_is_damaged(self):
        self.write('1.txt', letter(1, 'One', 'Nothing.'))
        self.add()
        for record in self.archive.glob('letters/*/*.json'):
            record.write_text('{')
        self.assertIn('record.damaged', self.make(status=3))


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
