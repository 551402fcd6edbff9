#!/usr/bin/env python3
"""Runs what src/check/README.md recommends: the configuration, the commands of
the pipelines, and the hook in a repository of its own.

usage: recipes_test.py PROGRAM
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
README = ROOT / 'src' / 'check' / 'README.md'
COMMAND = re.compile(r'^\s*(?:- run:|-|entry:) (ituletter .*)$', re.M)


def blocks(text, kind):
    return re.findall(rf'^```{kind}\n(.*?)^```$', text, re.M | re.S)


class Place:
    """A folder with letters, one of them wrong, and the program on the path."""

    def __init__(self, folder, program):
        self.folder = folder
        names = folder / '.bin'
        names.mkdir()
        (names / 'ituletter').symlink_to(program)
        self.environment = {
            'PATH': f'{names}:/usr/bin:/bin', 'HOME': str(folder),
            'LC_ALL': 'C.UTF-8', 'GIT_CONFIG_NOSYSTEM': '1',
            'GIT_AUTHOR_NAME': 'a', 'GIT_AUTHOR_EMAIL': 'a@example.org',
            'GIT_COMMITTER_NAME': 'a', 'GIT_COMMITTER_EMAIL': 'a@example.org'}
        self.letters = folder / 'letters'
        self.letters.mkdir()
        shutil.copy(ROOT / 'tests' / 'check' / 'letters' / 'en.txt',
                    self.letters / 'good.txt')

    def spoil(self):
        good = (self.letters / 'good.txt').read_text('utf-8')
        (self.letters / 'bad.txt').write_text(
            good.replace('Annexes: 2', 'Annexes: 3'), 'utf-8')

    def run(self, command):
        return subprocess.run(
            ['sh', '-c', command], cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, text=True, timeout=120, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def expect(done, status, what):
    if done.returncode != status:
        yield f'{what}: status {done.returncode}, not {status}: {done.stdout}'


def check_commands(place, text):
    commands = [command for block in blocks(text, 'yaml')
                for command in COMMAND.findall(block)]
    if len(commands) != 4:
        yield f'there are {len(commands)} commands: {commands}'
    for command in commands:
        if command.startswith('ituletter check --fail-on error'):
            command += ' letters/*.txt'
        yield from expect(place.run(command), 0, command)
    place.spoil()
    for command in commands:
        if command.startswith('ituletter check --fail-on error'):
            command += ' letters/*.txt'
        never = '--fail-on never' in command
        yield from expect(place.run(command), 0 if never else 1, command)
    results = json.loads((place.folder / 'letters.sarif').read_text('utf-8'))
    found = results['runs'][0]['results']
    if [one['ruleId'] for one in found] != ['ref/enclosure-count']:
        yield f'letters.sarif: {found}'
    report = place.folder / 'gl-code-quality-report.json'
    if json.loads(report.read_text('utf-8'))[0]['location']['path'] != (
            'letters/bad.txt'):
        yield report.read_text('utf-8')


def check_configuration(place, text):
    [block] = blocks(text, 'toml')
    (place.folder / 'ituletter.toml').write_text(block, 'utf-8')
    place.run('ituletter check --write-baseline known.txt --fail-on never '
              '--config /dev/null letters')
    done = place.run('ituletter check --fail-on information letters')
    yield from expect(done, 0, 'the configuration')
    (place.folder / 'ituletter.toml').unlink()


def check_hook(place, text):
    if shutil.which('git') is None:
        return
    [hook] = blocks(text, 'sh')
    place.run('git init --quiet .')
    path = place.folder / '.git' / 'hooks' / 'pre-commit'
    path.parent.mkdir(exist_ok=True)
    path.write_text(hook, 'utf-8')
    path.chmod(0o755)
    commit = 'git add letters/{} && git commit --quiet --message x'
    yield from expect(place.run(commit.format('good.txt')), 0, 'a good letter')
    done = place.run(commit.format('bad.txt'))
    yield from expect(done, 1, 'a bad letter')
    if 'ref/enclosure-count' not in done.stdout:
        yield f'the hook says {done.stdout}'
    yield from expect(place.run('git reset --quiet && git commit --quiet '
                                '--allow-empty --message x'), 0, 'no letter')


def main():
    text = README.read_text('utf-8')
    with tempfile.TemporaryDirectory() as name:
        place = Place(pathlib.Path(name),
                      pathlib.Path(sys.argv[1]).resolve())
        found = [*check_commands(place, text), *check_configuration(place, text),
                 *check_hook(place, text)]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
