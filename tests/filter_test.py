"""`convert --files-from - -t ndjson` as a filter: a path in, a line out.

usage: filter_test.py PROGRAM

Other programs run it so (GNU parallel, Slurm, Spark's pipe): a line must come
as soon as its path was written, in order, whatever the path is.
"""
import json
import os
import pathlib
import select
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLES = pathlib.Path(__file__).resolve().parent.parent / 'samples'
LETTER = (SAMPLES / 'en-2018-collective-letter-5-12.txt').read_bytes()
PATIENCE = 60


def start(folder, *options):
    return subprocess.Popen(
        [PROGRAM, 'convert', '--files-from', '-', '-t', 'ndjson', *options],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)


def answer(filter_, path):
    """The line that comes for a path, while no other has been written."""
    filter_.stdin.write(path + b'\n')
    filter_.stdin.flush()
    ready, _, _ = select.select([filter_.stdout], [], [], PATIENCE)
    assert ready, f'no line for {path!r}'
    return json.loads(filter_.stdout.readline())


def talk(folder, jobs):
    filter_ = start(folder, '-j', jobs)
    for path in (b'one.txt', b'nowhere.txt', b'two.txt'):
        line = answer(filter_, path)
        of = line['error' if path == b'nowhere.txt' else 'source']
        assert of['path'] == path.decode(), line
    filter_.stdin.close()
    assert filter_.wait(PATIENCE) == 3
    assert filter_.stdout.read() == b''


HOSTILE = {  # what is written: how the line's error begins
    b'one.txt': None,
    b'two.txt\r': None,
    b'': 'nothing comes',
    b'nowhere': 'file.unreadable',
    b'-': 'file.unreadable',
    b'one.txt\0two.txt': 'file.unreadable',
    b'pipe': 'file.not-regular',
    b'/dev/zero': 'file.not-regular',
    b'empty.txt': 'file.empty',
    b'broken.docx': 'zip.',
    b'bomb.zip': 'zip.',
    b'a\xff\xfe b;$(exit 5)\t.txt': None,
    b'x' * 100_000: 'file.unreadable',
    b'loop': 'file.unreadable',
    b'--output=x': 'file.unreadable',
    b'last.txt': None,
}


def make_hostile(folder):
    at = os.fsencode(folder) + b'/'
    for name in (b'one.txt', b'two.txt', b'last.txt', b'a\xff\xfe b;$(exit 5)\t.txt'):
        pathlib.Path(os.fsdecode(at + name)).write_bytes(LETTER)
    for name, content in ((b'empty.txt', b''), (b'broken.docx', b'PK\3\4' * 9),
                          (b'bomb.zip', b'PK\5\6' + b'\xff' * 18)):
        pathlib.Path(os.fsdecode(at + name)).write_bytes(content)
    os.mkfifo(at + b'pipe')
    os.symlink('loop', at + b'loop')


def survive(folder, jobs):
    make_hostile(folder)
    filter_ = start(folder, '-j', jobs)
    out, err = filter_.communicate(b'\n'.join(HOSTILE), timeout=PATIENCE)
    lines = [json.loads(line) for line in out.splitlines()]
    wanted = [code for code in HOSTILE.values() if code != 'nothing comes']
    assert len(lines) == len(wanted), f'{len(lines)} lines: {err.decode()}'
    for line, code in zip(lines, wanted):
        assert ('error' in line) == (code is not None), line
        assert code is None or line['error']['code'].startswith(code), line
    assert filter_.returncode == 3, filter_.returncode


def leave(folder, jobs):
    """The reader goes, the list does not end: nobody may wait for it."""
    filter_ = start(folder, '-j', jobs)
    answer(filter_, b'one.txt')
    filter_.stdout.close()
    filter_.stdin.write(b'two.txt\n')
    filter_.stdin.flush()
    assert filter_.wait(PATIENCE) == 0


def folder_in_list(folder):
    """A folder gives what is in it, in its place; an empty one nothing."""
    inner = pathlib.Path(folder, 'inner')
    inner.mkdir()
    (inner / 'b.txt').write_bytes(LETTER)
    (inner / 'a.txt').write_bytes(LETTER)
    pathlib.Path(folder, 'none').mkdir()
    filter_ = start(folder, '-j', '2')
    out, err = filter_.communicate(b'one.txt\nnone\ninner\ntwo.txt\n')
    paths = [json.loads(line)['source']['path'] for line in out.splitlines()]
    assert paths == ['one.txt', 'inner/a.txt', 'inner/b.txt', 'two.txt'], paths
    assert err.count(b'[file.none]') == 1 and filter_.returncode == 0, err


def main():
    with tempfile.TemporaryDirectory() as folder:
        for jobs in ('1', '3'):
            with tempfile.TemporaryDirectory(dir=folder) as one:
                survive(one, jobs)
                talk(one, jobs)
                leave(one, jobs)
                folder_in_list(one)


if __name__ == '__main__':
    main()
