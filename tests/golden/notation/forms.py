"""The text forms of a letter: FORM.txt and the plain text of samples/."""
import re
import textwrap

from .source import Box, Break, Paragraph, Table

DASHES = {'*': '–', '**': '–', '***': '•'}
COPY = re.compile(r'(?:Copy|Copies|Copia|Copias|Копии|Копия)\b|抄送')


def inline_text(parts, keep_links=True):
    text = ''
    for part in parts:
        if part.kind == 'text':
            text += part.text
        elif part.kind == 'bm':
            text += f'[bookmark: {part.text}]'
        elif part.kind == 'fn':
            text += f'[{part.text}]'
        elif part.kind in ('link', 'field') and not keep_links:
            continue
        elif part.kind not in ('del', 'hidden', 'sym'):
            text += inline_text(part.parts, keep_links)
    return text


def paragraph_text(paragraph, keep_links=True):
    text = inline_text(paragraph.parts, keep_links)
    if paragraph.number:
        return f'{paragraph.number}\t{text}'
    if paragraph.mark in DASHES:
        return f'{DASHES[paragraph.mark]}\t{text}'
    if paragraph.mark in ('-', '–', '−', '•'):
        return f'{paragraph.mark}\t{text}'
    return text


def footnotes(letter):
    return [f'[{number}] {inline_text(parts)}'
            for number, parts in enumerate(letter.footnotes, 1)]


def tab(letter):
    """Cells begin with a tab, rows end with a blank line."""
    notes = footnotes(letter)
    return _tab_blocks(letter.blocks) + ''.join(
        f'{line}\n' for line in ([''] + notes if notes else []))


def _tab_blocks(blocks):
    text = ''
    for block in blocks:
        if isinstance(block, Paragraph):
            text += paragraph_text(block).replace('\u00ad', '') + '\n'
        elif isinstance(block, Table):
            text += _tab_table(block) + '\n'
        elif isinstance(block, Box):
            text += _tab_blocks(block.blocks)
        elif block.kind == 'annex':
            text += '\n\n'
    return text


def _tab_table(table):
    text = ' ' if table.head else ''
    for row in table.rows:
        for cell in row.cells:
            text += '\t' + (_tab_blocks(cell.blocks).rstrip('\n')) + '\n'
        text += '\n'
    return text


class Flow:
    """A letter as lines, the way one form shows tables and the head."""

    def __init__(self, letter, form):
        self.letter = letter
        self.options = form.options
        self.name = form.name
        self.page = 1

    def text(self, block):
        return paragraph_text(block, 'nolinks' not in self.options)

    def lines(self, blocks):
        found = []
        for block in blocks:
            if isinstance(block, Paragraph):
                found += self.text(block).split('\n')
            elif isinstance(block, Table):
                found += self.table(block)
            elif isinstance(block, Box):
                found += self.lines(block.blocks)
            elif isinstance(block, Break):
                found += self.turn(block)
        return found

    def turn(self, block):
        """What stands where a page ends."""
        if 'page' not in self.options:
            return ['']
        first = self.page == 1
        self.page += 1
        footer = self.part(self.letter.footers, first)
        return footer + [f'- {self.page} -'] + self.part(
            self.letter.headers, False)

    def part(self, parts, first):
        blocks = parts.get('first') if first else None
        return self.lines(blocks or parts.get('default', []))

    def table(self, table):
        if table.head and self.reordered():
            return close_up(ORDERS[self.reordered()](Head(self, table)))
        return close_up([line for row in table.rows for line in self.row(row)])

    def reordered(self):
        if self.name == 'interleaved':
            return 'interleaved'
        if self.name == 'wrapped':
            return self.options.get('order', 'plain')
        if self.name == 'labels-first':
            return self.options.get('order', 'phones')
        return self.options.get('order')

    def row(self, row):
        cells = [self.lines(cell.blocks) for cell in row.cells]
        if self.name == 'pipes':
            return piped(cells)
        if self.name == 'slash':
            joined = ' / '.join('\n'.join(cell) for cell in cells)
            return joined.split('\n')
        return side_by_side(cells)


CLOSE = '\ue001'  # no blank line after this line, where lines are wrapped


def close_up(lines):
    return [line + CLOSE for line in lines[:-1]] + lines[-1:]


def piped(cells):
    """Line by line across the cells, as antiword prints a row."""
    height = max(len(cell) for cell in cells)
    return ['|' + ' |'.join(cell[at] if at < len(cell) else ''
                            for cell in cells) + ' |'
            for at in range(max(height, 1))]


def side_by_side(cells):
    """The first two cells on a line, everything else below."""
    cells = [cell for cell in cells if cell]
    if not cells:
        return []
    first, rest = cells[0], cells[1:]
    if not rest:
        return first
    joined = first[:-1] + [f'{first[-1]} {rest[0][0]}'] + rest[0][1:]
    return joined + [line for cell in rest[1:] for line in cell]


class Head:
    """The fields of a head table, by what their rows are."""

    def __init__(self, flow, table):
        self.letterhead, self.date, self.to, self.copy = [], [], [], []
        self.fields, self.ref, self.subject = [], ([], []), ([], [])
        for row in table.rows:
            cells = [flow.lines(cell.blocks) for cell in row.cells]
            getattr(self, '_' + (row.role or 'other'))(cells)
        self.to, self.copy = self.split(self.to)

    def split(self, lines):
        for at, line in enumerate(lines):
            if COPY.match(line):
                return lines[:at], lines[at:] + self.copy
        return lines, self.copy

    def _letterhead(self, cells):
        self.letterhead += [line for cell in cells for line in cell]

    _other = _letterhead

    def _date(self, cells):
        self.date += [line for cell in cells for line in cell]

    def _ref(self, cells):
        self.ref = (cells[0], cells[1])
        self.to += [line for cell in cells[2:] for line in cell]

    def _field(self, cells):
        self.fields.append((cells[0], cells[1]))
        self.to += [line for cell in cells[2:] for line in cell]

    def _to(self, cells):
        self.to += [line for cell in cells for line in cell]

    def _copy(self, cells):
        self.copy += [line for cell in cells for line in cell]

    def _subject(self, cells):
        filled = [cell for cell in cells if cell]
        self.subject = (filled[0] if len(filled) > 1 else [], filled[-1])

    def labels(self):
        return [line for label, _ in self.fields for line in label]

    def values(self):
        return [line for _, value in self.fields for line in value]

    def pairs(self):
        return [line for field in self.fields for line in side_by_side(field)]


def phones(head):
    return (head.letterhead + head.date + side_by_side(head.ref) +
            head.labels() + head.values() + head.to + head.copy +
            head.subject[0] + head.subject[1])


def phones_after_to(head):
    return (head.letterhead + head.date + head.ref[0] + head.ref[1] + head.to +
            head.labels() + head.values() + head.copy + head.subject[0] +
            head.subject[1])


def all_labels(head):
    return (head.letterhead + head.date + head.ref[0] + head.labels() +
            head.ref[1] + head.values() + head.to + head.copy +
            head.subject[0] + head.subject[1])


def date_last(head):
    return (head.letterhead + head.ref[0] + head.labels() + head.ref[1] +
            head.values() + head.date + head.to + head.copy + head.subject[0] +
            head.subject[1])


def subject_apart(head):
    return (head.letterhead + head.date + head.ref[0] + head.ref[1] +
            head.subject[0] + head.to + head.pairs() + head.copy +
            head.subject[1])


def plain(head):
    return (head.letterhead + head.date + side_by_side(head.ref) +
            head.pairs() + head.to + head.copy +
            side_by_side(head.subject))


def interleaved(head):
    """The phone lines have slipped into the list of addressees."""
    to, pairs = list(head.to), head.pairs()
    if len(to) < 2:
        words = ' '.join(to).split(' ')
        half = len(words) // 2
        to = [' '.join(words[:half]), ' '.join(words[half:])]
    mixed = []
    while to or pairs:
        mixed += to[:1] + pairs[:1]
        to, pairs = to[1:], pairs[1:]
    return (head.letterhead + head.date + side_by_side(head.ref) +
            mixed + head.copy + side_by_side(head.subject))


ORDERS = {'phones': phones, 'phones-after-to': phones_after_to,
          'all': all_labels, 'date-last': date_last, 'plain': plain,
          'subject-apart': subject_apart, 'interleaved': interleaved}


def damage(line, options):
    """No-break characters lost, or plain."""
    line = line.replace('\u00ad', '')
    line = line.replace('\u2011', '' if 'hyphens' in options else '-')
    space = '' if 'spaces' in options else '?' if 'question' in options else ' '
    return line.replace('\u00a0', space)


# Signs of wide scripts stay on the line of what they follow.
WIDE = re.compile(r'[\u3005-\u9fff\uff01-\uff5e]')
PIECE = re.compile(r'\s*(?:[（《“]*[\u3005-\u9fff][、。，；：！？）》”]*|'
                   r'[^\s\u3005-\u9fff]+)')


def columns(text):
    return sum(2 if WIDE.match(char) else 1 for char in text)


def fill(line, width):
    """Lines of a paragraph; between Han characters it breaks anywhere."""
    if not WIDE.search(line):
        return textwrap.wrap(line, width, break_long_words=False,
                             break_on_hyphens=False)
    filled = ['']
    for piece in PIECE.findall(line):
        if filled[-1] and columns(filled[-1] + piece) > width:
            filled.append('')
        filled[-1] += piece if filled[-1] else piece.lstrip()
    return filled


def wrap(lines, width, tight):
    wrapped = []
    for line in lines:
        close = tight or line.endswith(CLOSE)
        plain_line = re.sub(r'\s+', ' ', line.replace(CLOSE, '')).strip()
        wrapped += fill(plain_line, width)
        if not close and wrapped and wrapped[-1]:
            wrapped.append('')
    return wrapped


def write(letter, form):
    flow = Flow(letter, form)
    lines = flow.lines(letter.blocks) + footnotes(letter)
    if 'tail' in form.options:
        lines += flow.part(letter.headers, False)
        lines += flow.part(letter.footers, True)
    lines = [damage(line, form.options) for line in lines]
    if form.name != 'wrapped':
        lines = [line.replace(CLOSE, '') for line in lines]
    if form.name == 'one-line':
        return re.sub(r'\s+', ' ', ' '.join(lines)).strip() + '\n'
    if form.name == 'wrapped':
        lines = wrap(lines, int(form.options.get('width', 72)),
                     'tight' in form.options)
    else:
        lines = [line.replace('\t', ' ').rstrip() for line in lines]
    return '\n'.join(lines).rstrip('\n') + '\n'
