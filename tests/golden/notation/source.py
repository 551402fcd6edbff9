"""letter.src to a tree of plain values. The notation: ../README.md."""
import dataclasses
import re


class SourceError(Exception):
    def __init__(self, line, what):
        super().__init__(f'{line}: {what}')


@dataclasses.dataclass
class Inline:
    """A piece of a paragraph: `kind` is text, b, i, link, fn, …"""
    kind: str
    text: str = ''
    parts: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Paragraph:
    mark: str
    parts: list
    number: str = ''
    level: int = 0
    list_id: int = 0


@dataclasses.dataclass
class Cell:
    blocks: list
    span: int = 1
    merged: bool = False


@dataclasses.dataclass
class Row:
    role: str
    cells: list


@dataclasses.dataclass
class Table:
    rows: list
    head: bool = False


@dataclasses.dataclass
class Box:
    """kind: textbox or sdt."""
    kind: str
    blocks: list


@dataclasses.dataclass
class Break:
    """kind: page (the text ran over) or annex (a page break was typed)."""
    kind: str


@dataclasses.dataclass
class Form:
    name: str
    options: dict


@dataclasses.dataclass
class Letter:
    name: str
    language: str = 'en'
    docx: dict = dataclasses.field(default_factory=dict)
    forms: list = dataclasses.field(default_factory=list)
    blocks: list = dataclasses.field(default_factory=list)
    headers: dict = dataclasses.field(default_factory=dict)
    footers: dict = dataclasses.field(default_factory=dict)
    lists: list = dataclasses.field(default_factory=list)  # shapes of each
    footnotes: list = dataclasses.field(default_factory=list)


FORMS = ('slash', 'labels-first', 'one-line', 'interleaved', 'wrapped', 'pipes')
ROLES = ('', 'letterhead', 'date', 'ref', 'field', 'to', 'copy', 'subject',
         'other')
CHARACTERS = {'-': '\u2011', 'shy': '\u00ad', 't': '\t', '': '', '~': '\ue000'}
SPANS = ('b', 'i', 'u', 'ins', 'del', 'hidden', 'sdt', 'fn')
PLAIN_TILDE = '\ue000'  # stands in for a written tilde until all is parsed

TOKEN = re.compile(
    r'\{\{|\{(?P<open>b|i|u|ins|del|hidden|sdt|fn):|'
    r'\{(?P<name>bm|sym):(?P<value>[^}]*)\}|\{(?P<char>-|shy|t|~|)\}|'
    r'\[(?P<shown>[^\[\]]+)\](?:\((?P<target>(?:[^()\s]|\([^()\s]*\))+)\)|'
    r'\{(?P<field>[^}\s]+)\})|'
    r'(?P<close>\})|(?P<br>\\\\)|(?P<text>[^{}\[\\]+|.)')


def parse_inline(text, line, letter):
    """A paragraph's text to pieces; braces nest."""
    stack = [Inline('root')]
    for token in TOKEN.finditer(text):
        here = stack[-1].parts
        if token['open']:
            span = Inline(token['open'])
            here.append(span)
            stack.append(span)
        elif token['close']:
            if len(stack) == 1:
                raise SourceError(line, 'a } that closes nothing')
            _close(stack.pop(), letter)
        else:
            here.append(_piece(token, line, letter))
    if len(stack) > 1:
        raise SourceError(line, f'{{{stack[-1].kind}: is not closed')
    return _join(stack[0].parts)


def _close(span, letter):
    span.parts = _join(span.parts)
    if span.kind == 'fn':
        letter.footnotes.append(span.parts)
        span.text = str(len(letter.footnotes))


def _piece(token, line, letter):
    if token['name']:
        return Inline(token['name'], token['value'])
    if token['char'] is not None:
        return Inline('text', CHARACTERS[token['char']])
    if token['shown']:
        kind = 'link' if token['target'] else 'field'
        shown = parse_inline(token['shown'], line, letter)
        return Inline(kind, token['target'] or token['field'], shown)
    if token['br']:
        return Inline('text', '\n')
    if token[0] == '{{':
        return Inline('text', '{')
    return Inline('text', token[0].replace('~', '\u00a0'))


def _join(parts):
    """Neighbouring texts become one."""
    joined = []
    for part in parts:
        if part.kind != 'text':
            joined.append(part)
            continue
        text = part.text.replace(PLAIN_TILDE, '~')
        if joined and joined[-1].kind == 'text':
            joined[-1].text += text
        elif text:
            joined.append(Inline('text', text))
    return joined


class Counter:
    """Automatic numbers, as Word counts them."""

    def __init__(self, letter):
        self.letter = letter
        self.shapes = ['1', '1.1', '1.1.1']
        self.restart()

    def restart(self, shapes=None):
        self.shapes = shapes or self.shapes
        self.counts = []
        self.fresh = True

    def next(self, level):
        if self.fresh:
            self.letter.lists.append(self.shapes)
            self.fresh = False
        self.counts = self.counts[:level] + [0] * (level - len(self.counts))
        self.counts = self.counts[:level]
        self.counts[level - 1] += 1
        return shown_number(self.shapes[level - 1], self.counts)


def shown_number(shape, counts):
    last = counts[-1]
    if 'a' in shape:
        return shape.replace('a', chr(ord('a') + last - 1))
    if 'i' in shape:
        return shape.replace('i', ('i', 'ii', 'iii', 'iv', 'v', 'vi')[last - 1])
    if '.1' in shape:
        return '.'.join(str(count) for count in counts)
    return shape.replace('1', str(last))


class Parser:
    def __init__(self, text, name):
        self.letter = Letter(name)
        self.lines = [
            (number, line.rstrip()) for number, line in
            enumerate(text.split('\n'), 1)
            if line.strip() and not line.startswith('%')]
        self.at = 0
        self.counter = Counter(self.letter)

    def parse(self):
        self.letter.blocks = self.blocks(None)
        return self.letter

    def blocks(self, opened_at):
        """Blocks up to @end, or up to the end of the source."""
        found = []
        while self.at < len(self.lines):
            number, line = self.lines[self.at]
            self.at += 1
            if line == '@end':
                if opened_at is None:
                    raise SourceError(number, '@end without a beginning')
                return found
            block = self.block(number, line)
            if block is not None:
                found.append(block)
        if opened_at is not None:
            raise SourceError(opened_at, 'no @end')
        return found

    def block(self, number, line):
        if line == '---':
            return Break('annex')
        if line.startswith('@'):
            return self.directive(number, *line[1:].split())
        return self.paragraph(number, line)

    def directive(self, number, name, *words):
        if name in ('head', 'table'):
            return self.table(number, name == 'head')
        if name in ('textbox', 'sdt'):
            return Box(name, self.blocks(number))
        if name == 'page':
            return Break('page')
        if name in ('header', 'footer'):
            parts = getattr(self.letter, name + 's')
            parts[' '.join(words) or 'default'] = self.blocks(number)
        elif name in ('numbers', 'restart'):
            self.counter.restart(list(words))
        elif name == 'lang':
            self.letter.language = words[0]
        elif name == 'docx':
            self.letter.docx = options(words)
        elif name == 'form' and words and words[0] in FORMS:
            self.letter.forms.append(Form(words[0], options(words[1:])))
        else:
            raise SourceError(number, f'unknown directive @{name}')
        return None

    def paragraph(self, number, line):
        mark, _, rest = line.partition(' ')
        if mark not in MARKS or not rest:
            mark, rest = '', line
        made = Paragraph(mark, parse_inline(rest, number, self.letter))
        if mark.startswith(('#', '*')):
            made.level = len(mark)
        if mark.startswith('#'):
            made.number = self.counter.next(made.level)
            made.list_id = len(self.letter.lists)
        return made

    def table(self, opened_at, head):
        rows = []
        while self.at < len(self.lines):
            number, line = self.lines[self.at]
            if line == '@end':
                self.at += 1
                return Table(rows, head)
            self.at += 1
            if line.startswith('|-'):
                rows.append(Row(self.role(number, line[2:].strip()), []))
            elif not rows:
                raise SourceError(number, 'a table begins with |-')
            else:
                self.cell_line(number, line, rows[-1])
        raise SourceError(opened_at, 'no @end')

    def role(self, number, role):
        if role not in ROLES:
            raise SourceError(number, f'unknown row {role}')
        return role

    def cell_line(self, number, line, row):
        opened = re.match(r'\|(\^|\d)?(?: (.*))?$', line)
        if opened:
            span = int(opened[1]) if (opened[1] or '').isdigit() else 1
            row.cells.append(Cell([], span, opened[1] == '^'))
            line = opened[2]
        if not row.cells:
            raise SourceError(number, 'text before the first cell')
        block = self.block(number, line) if line else None
        if block is not None:
            row.cells[-1].blocks.append(block)


MARKS = ('=', '==', '===', '!', '#', '##', '###', '*', '**', '***', '-', '–',
         '−', '•', '>')


def options(words):
    pairs = (word.partition('=') for word in words)
    return {name: value or True for name, _, value in pairs}


def parse(text, name):
    return Parser(text, name).parse()
