"""Letters as large as Word leaves them after some rounds of editing."""
import functools
import io
import zipfile

from draft import PLACE_OF_MORE
from notation import docx, source
from verbose_docx import Noise, styles

import word_parts
from writer import words_of

WAYS = 40  # of each paragraph: cut into runs and marked differently
BYTES_OF_RUN = 30  # packed
BYTES_OF_REST = 16_500


@functools.cache
def paragraphs(language):
    """What is said at length: ways to write each paragraph, (XML, runs)."""
    found = []
    for at, words in enumerate(words_of(language)['practical']['paragraphs']):
        for way in range(WAYS):
            name = f'{language} {at} {way}'
            letter = source.parse(f'@lang {language}\n@docx split\n{words}\n', name)
            xml = docx.Body(letter).blocks(letter.blocks)
            xml = Noise(name).document(xml)
            found.append((xml, xml.count('<w:r ')))
    return found


def more(language, size, lot):
    """Paragraphs that take about `size` bytes when they are packed."""
    made = []
    for xml, runs in lot.sample(paragraphs(language), WAYS * 6):
        size -= runs * BYTES_OF_RUN
        if size < 0:
            break
        made.append(xml)
    return ''.join(made)


def part(name, content, letter, size, lot):
    """What Word makes of a part of the package."""
    if name == 'word/document.xml':
        content = Noise(lot.random()).document(content)
        begin, _, end = content.partition(place_of_more(content))
        room = size - BYTES_OF_REST - content.count('<w:r ') * BYTES_OF_RUN
        return begin + more(letter.language, room, lot) + end
    if name == 'word/styles.xml':
        return styles(content)
    if name == 'word/settings.xml':
        marks = ''.join(f'<w:rsid w:val="00{lot.randrange(16 ** 6):06X}"/>'
                        for _ in range(120))
        return content.replace('</w:settings>', f'<w:rsids>{marks}</w:rsids></w:settings>')
    if name == '[Content_Types].xml':
        return content.replace('</Types>', word_parts.CONTENT_TYPES + '</Types>')
    if name == 'word/_rels/document.xml.rels':
        return content.replace('</Relationships>',
                               word_parts.RELATIONSHIPS + '</Relationships>')
    return content


def package(letter, size, lot):
    """The .docx, of about `size` bytes."""
    members = {name: part(name, content, letter, size, lot).encode()
               for name, content in docx.files(letter)} | word_parts.OTHERS
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(item, content)
    return out.getvalue()


def place_of_more(xml):
    at = xml.index(PLACE_OF_MORE)
    end = '</w:p>'
    return xml[xml.rindex('<w:p ', 0, at):xml.index(end, at) + len(end)]
