"""A letter as WordprocessingML, with the noise that real files carry."""
import io
import random
import zipfile
import zlib
from xml.sax.saxutils import escape, quoteattr

from . import parts
from .forms import paragraph_text
from .source import Break, Inline, Paragraph, Table

BOLD, ITALIC, UNDERLINE = '<w:b/><w:bCs/>', '<w:i/><w:iCs/>', '<w:u w:val="single"/>'
STYLES = {'=': 'Heading1', '==': 'Heading2', '===': 'Heading3',
          '!': 'AnnexTitle', '-': 'enumlev1', '–': 'enumlev1',
          '−': 'enumlev1', '•': 'enumlev1'}
REVISION = 'w:author="BR" w:date="2025-01-15T10:00:00Z"'


class Body:
    """Writes blocks as XML; one for the document, one for each other part."""

    def __init__(self, letter, main=True):
        self.letter = letter
        self.main = main
        self.random = random.Random(zlib.crc32(letter.name.encode()))
        self.links = []
        self.ids = 0
        self.page_broken = False

    def option(self, name):
        return self.letter.docx.get(name)

    def next_id(self):
        self.ids += 1
        return self.ids

    # Runs ------------------------------------------------------------------

    def properties(self, marks, noisy):
        noise = ''
        if noisy:
            noise = self.random.choice([
                '', '', '<w:szCs w:val="24"/>',
                f'<w:lang w:val="{parts.LOCALES[self.letter.language]}"/>',
                '<w:szCs w:val="22"/><w:lang w:val="en-US"/>'])
        direction = '<w:rtl/>' if self.letter.language in parts.RTL else ''
        found = marks + direction + noise
        return f'<w:rPr>{found}</w:rPr>' if found else ''

    def pieces(self, text):
        """Split a text the way editing sessions leave it, also inside words."""
        if not self.option('split') or len(text) < 4:
            return [text]
        cuts = sorted(self.random.sample(
            range(1, len(text)), min(len(text) // 18 + 1, len(text) - 1)))
        return [text[a:b] for a, b in zip([0] + cuts, cuts + [len(text)])]

    def runs(self, text, marks='', tag='w:t'):
        pieces = self.pieces(text)
        return ''.join(self.run(piece, marks, tag, len(pieces) > 1)
                       for piece in pieces)

    def run(self, text, marks, tag, noisy):
        rsid = ''
        if noisy and self.random.random() < 0.5:
            rsid = f' w:rsidR="00{self.random.randrange(16 ** 6):06X}"'
        proof = ''
        if noisy and self.random.random() < 0.1:
            proof = '<w:proofErr w:type="spellStart"/>'
        return (f'{proof}<w:r{rsid}>{self.properties(marks, noisy)}'
                f'{self.text(text, tag)}</w:r>')

    def text(self, text, tag):
        """Text with its tabs, breaks and special hyphens as elements."""
        elements = {'\t': '<w:tab/>', '\n': '<w:br/>',
                    '\u00ad': '<w:softHyphen/>'}
        if self.option('nbh') != 'char':
            elements['\u2011'] = '<w:noBreakHyphen/>'
        made, plain = '', ''
        for char in text + '\0':
            if char not in elements and char != '\0':
                plain += char
                continue
            if plain:
                made += f'<{tag} xml:space="preserve">{escape(plain)}</{tag}>'
            made += elements.get(char, '')
            plain = ''
        return made

    # Inline ----------------------------------------------------------------

    def inline(self, pieces, marks='', tag='w:t'):
        return ''.join(self.piece(piece, marks, tag) for piece in pieces)

    def piece(self, piece, marks, tag):
        if piece.kind == 'text':
            return self.runs(piece.text, marks, tag)
        spans = {'b': BOLD, 'i': ITALIC, 'u': UNDERLINE,
                 'hidden': '<w:vanish/>'}
        if piece.kind in spans:
            return self.inline(piece.parts, marks + spans[piece.kind], tag)
        return getattr(self, 'write_' + piece.kind)(piece, marks)

    def write_ins(self, piece, marks):
        return (f'<w:ins w:id="{self.next_id()}" {REVISION}>'
                f'{self.inline(piece.parts, marks)}</w:ins>')

    def write_del(self, piece, marks):
        return (f'<w:del w:id="{self.next_id()}" {REVISION}>'
                f'{self.inline(piece.parts, marks, "w:delText")}</w:del>')

    def write_sdt(self, piece, marks):
        return (f'<w:sdt><w:sdtPr><w:id w:val="{7000 + self.next_id()}"/>'
                '<w:text/></w:sdtPr><w:sdtContent>'
                f'{self.inline(piece.parts, marks)}</w:sdtContent></w:sdt>')

    def write_bm(self, piece, _):
        number = self.next_id()
        return (f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(piece.text)}/>'
                f'<w:bookmarkEnd w:id="{number}"/>')

    def write_sym(self, piece, marks):
        return (f'<w:r>{self.properties(marks, False)}<w:sym w:font="Wingdings" '
                f'w:char="{piece.text}"/></w:r>')

    def write_fn(self, piece, _):
        return ('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{int(piece.text) + 1}"/></w:r>')

    def write_link(self, piece, marks):
        if not self.main:  # a part without relationships of its own
            return self.write_field(piece, marks)
        self.links.append(piece.text)
        style = '<w:rStyle w:val="Hyperlink"/>' + marks
        return (f'<w:hyperlink r:id="rIdLink{len(self.links)}" w:history="1">'
                f'{self.inline(piece.parts, style)}</w:hyperlink>')

    def write_field(self, piece, marks):
        style = '<w:rStyle w:val="Hyperlink"/>' + marks
        code = escape(f' HYPERLINK "{piece.text}" ')
        return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                f'{self.inline(piece.parts, style)}'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    # Blocks ----------------------------------------------------------------

    def blocks(self, blocks):
        return ''.join(self.block(block) for block in blocks)

    def block(self, block):
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Break):
            return self.turn(block)
        if block.kind == 'sdt':
            return ('<w:sdt><w:sdtPr><w:id w:val="'
                    f'{7000 + self.next_id()}"/></w:sdtPr><w:sdtContent>'
                    f'{self.blocks(block.blocks)}</w:sdtContent></w:sdt>')
        return self.textbox(block)

    def turn(self, block):
        if block.kind == 'page':
            self.page_broken = True
            return ''
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def paragraph(self, block):
        marks = BOLD if block.mark in ('!', '=', '==', '===') else ''
        lead = ''
        if block.mark in ('-', '–', '−', '•'):
            lead = self.run(block.mark + '\t', marks, 'w:t', False)
        if self.page_broken:
            self.page_broken = False
            lead = '<w:r><w:lastRenderedPageBreak/></w:r>' + lead
        return (f'<w:p>{self.paragraph_properties(block)}{lead}'
                f'{self.inline(block.parts, marks)}</w:p>')

    def paragraph_properties(self, block):
        found = ''
        if block.mark in STYLES:
            found += f'<w:pStyle w:val="{STYLES[block.mark]}"/>'
        if block.level:
            number = block.list_id + 1 if block.number else 1
            found += (f'<w:numPr><w:ilvl w:val="{block.level - 1}"/>'
                      f'<w:numId w:val="{number}"/></w:numPr>')
        if self.letter.language in parts.RTL:
            found += '<w:bidi/>'
        if block.mark == '>':
            found += '<w:ind w:left="794"/>'
        if block.mark == '!':
            found += '<w:jc w:val="center"/>'
        return f'<w:pPr>{found}</w:pPr>' if found else ''

    def textbox(self, box):
        content = f'<w:txbxContent>{self.blocks(box.blocks)}</w:txbxContent>'
        return parts.TEXTBOX.format(content=content, id=self.next_id())

    # Tables ----------------------------------------------------------------

    def table(self, table):
        grid = ''.join(f'<w:gridCol w:w="{width}"/>' for width in widths(table))
        rows = ''.join(self.row(table, at) for at in range(len(table.rows)))
        style = '' if table.head else '<w:tblStyle w:val="TableGrid"/>'
        if self.letter.language in parts.RTL:
            style += '<w:bidiVisual/>'
        return (f'<w:tbl><w:tblPr>{style}<w:tblW w:w="9600" w:type="dxa"/>'
                '<w:tblLayout w:type="fixed"/></w:tblPr>'
                f'<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>')

    def row(self, table, at):
        cells, column = '', 0
        for cell in table.rows[at].cells:
            cells += self.cell(cell, self.merge(table, at, column, cell))
            column += cell.span
        return f'<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>'

    def merge(self, table, at, column, cell):
        if cell.merged:
            return '<w:vMerge/>'
        below = table.rows[at + 1].cells if at + 1 < len(table.rows) else []
        position = 0
        for other in below:
            if position == column and other.merged:
                return '<w:vMerge w:val="restart"/>'
            position += other.span
        return ''

    def cell(self, cell, merge):
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ''
        content = self.blocks(cell.blocks)
        if not content or content.endswith('</w:tbl>'):
            content += '<w:p/>'
        return (f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}{merge}'
                f'</w:tcPr>{content}</w:tc>')


def widths(table):
    """Of the columns, in twentieths of a point: as much as their words need."""
    wanted = []
    for row in table.rows:
        column = 0
        for cell in row.cells:
            wanted += [14] * (column + cell.span - len(wanted))
            if cell.span == 1:
                lengths = [len(paragraph_text(block)) for block in cell.blocks
                           if isinstance(block, Paragraph)]
                wanted[column] = max([wanted[column], *lengths])
            column += cell.span
    shares = [4 + min(length, 40) for length in wanted]  # 4: the cell's margins
    return [9600 * share // sum(shares) for share in shares]


def section(letter):
    """The section's properties: headers, footers, page."""
    found = ''
    for kind, blocks in (('header', letter.headers), ('footer', letter.footers)):
        for at, which in enumerate(blocks, 1):
            found += (f'<w:{kind}Reference w:type="{which}" '
                      f'r:id="rId{kind}{at}"/>')
    title = ''
    if 'first' in letter.headers or 'first' in letter.footers:
        title = '<w:titlePg/>'
    return (f'<w:sectPr>{found}<w:pgSz w:w="11907" w:h="16834"/><w:pgMar '
            'w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
            f'w:header="567" w:footer="567" w:gutter="0"/>{title}</w:sectPr>')


def side_parts(letter):
    """Header and footer parts: (name, kind, relationship id, XML)."""
    for kind, tag, blocks in (('header', 'w:hdr', letter.headers),
                              ('footer', 'w:ftr', letter.footers)):
        for at, content in enumerate(blocks.values(), 1):
            xml = Body(letter, main=False).blocks(content)
            yield (f'word/{kind}{at}.xml', kind, f'rId{kind}{at}',
                   parts.part(tag, xml))


def footnotes_part(letter):
    notes = ''.join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'{Body(letter, main=False).inline([Inline("text", " ")] + found)}'
        '</w:p></w:footnote>'
        for number, found in enumerate(letter.footnotes, 2))
    return parts.part('w:footnotes', parts.SEPARATORS + notes)


def files(letter):
    """The members of the package in order: name, content."""
    body = Body(letter)
    xml = body.blocks(letter.blocks)
    document = parts.part('w:document', f'<w:body>{xml}{section(letter)}</w:body>')
    sides = list(side_parts(letter))
    kinds = [(kind, name, link) for name, kind, link, _ in sides]
    if letter.footnotes:
        kinds.append(('footnotes', 'word/footnotes.xml', 'rIdNotes'))
    yield '[Content_Types].xml', parts.content_types(kinds)
    yield '_rels/.rels', parts.package_relationships()
    yield 'docProps/core.xml', parts.CORE
    yield 'docProps/app.xml', parts.APP
    yield 'word/document.xml', document
    yield 'word/_rels/document.xml.rels', parts.relationships(kinds, body.links)
    yield 'word/styles.xml', parts.styles(letter.language)
    yield 'word/numbering.xml', parts.numbering(letter.lists)
    yield 'word/settings.xml', parts.part('w:settings', parts.SETTINGS)
    for name, _, _, content in sides:
        yield name, content
    if letter.footnotes:
        yield 'word/footnotes.xml', footnotes_part(letter)


def package(letter):
    """The .docx, the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(letter):
            if letter.docx.get('strict'):
                content = parts.strict(content)
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(item, content.encode())
    return out.getvalue()
