"""How an archive grows: time and memory against the number of letters."""
import os
import pathlib
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def run(program, *words):
    """Run `ituletter archive`; seconds, and MB at the most."""
    begin = time.monotonic()
    process = subprocess.Popen([program, 'archive', *map(str, words)],
                               stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def measure(program, folder, most):
    """Archive a tenth, three tenths and all of so many letters. Gives a row
    each: letters, seconds, MB, seconds of a second run, megabytes on the disk.
    And the archive of all, and the seconds that it takes without index.
    """
    letters = folder / 'letters'
    subprocess.run([ROOT / 'scripts' / 'make_letters', str(most), letters,
                    '--weight', '42', '--families'], check=True,
                   stdout=subprocess.DEVNULL)
    paths = sorted(letters.glob('*.docx'))
    rows = []
    for count in (most // 10, most * 3 // 10, most):
        # A folder each, so that the names of all are read.
        part = folder / f'part-{count}'
        part.mkdir()
        for path in paths[:count]:
            os.link(path, part / path.name)
        archive = folder / f'archive-{count}'
        seconds, memory = run(program, 'add', part, '--into', archive)
        again, _ = run(program, 'add', part, '--into', archive)
        size = sum(path.stat().st_size for path in archive.rglob('*')) / 1e6
        rows.append((count, seconds, memory, again, size))
    bare, _ = run(program, 'add', part, '--no-index', '--into',
                  folder / 'bare')
    return rows, archive, bare


def measure_search(program, archive):
    """The slowest of some questions, of which each is asked five times, in
    seconds of the whole process."""
    worst = 0
    for words in ('meeting', 'réunion commission', 'собрание комиссии',
                  '研究组会议', 'اجتماع لجنة الدراسات', '"study group 17"'):
        worst = max(worst, min(run(program, 'search', words, '-a', archive)[0]
                               for _ in range(5)))
    return worst


def plot(rows, path):
    """Two charts in one SVG: seconds, and MB of memory."""
    width, height, margin = 360, 240, 48
    most = rows[-1][0]
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * width}" '
             f'height="{height}" font-family="sans-serif" font-size="12">',
             '<rect width="100%" height="100%" fill="white"/>']
    for place, (column, title) in enumerate(
            ((1, 'seconds to archive'), (2, 'MB of memory'))):
        top = max(row[column] for row in rows) or 1
        points = [(place * width + margin +
                   (width - 1.5 * margin) * row[0] / most,
                   height - margin -
                   (height - 2 * margin) * row[column] / top) for row in rows]
        left, bottom = place * width + margin, height - margin
        parts.append(f'<text x="{left}" y="24">{title}</text>')
        parts.append(f'<path d="M{left} {margin}V{bottom}H'
                     f'{(place + 1) * width - margin / 2}" fill="none" '
                     'stroke="grey"/>')
        parts.append(f'<text x="{(place + 0.5) * width}" y="{bottom + 36}" '
                     'text-anchor="middle">letters</text>')
        line = ' '.join(f'{x:.1f},{y:.1f}' for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="#06c" '
                     'stroke-width="2"/>')
        for (x, y), row in zip(points, rows):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" '
                         'fill="#06c"/>')
            parts.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" '
                         f'text-anchor="middle">{row[column]:.3g}</text>')
            parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" '
                         f'text-anchor="middle">{row[0]}</text>')
    path.write_text('\n'.join(parts) + '\n</svg>\n')
