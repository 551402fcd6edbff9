"""A sample letter as large as Word leaves one after some rounds of editing.

Real letters of 15 KB of text are .docx files of about 42 KB, 200 KB of
document.xml and 600 runs. Here revision marks, fonts and languages are put
around the runs of a sample until it is as large; the text stays the same.
"""
import io
import pathlib
import random
import re
import sys
import zipfile

sys.dont_write_bytecode = True
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / 'golden'
sys.path.insert(0, str(GOLDEN))

from notation import docx, source  # noqa: E402

FONTS = ['<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
         'w:cstheme="minorHAnsi"/>',
         '<w:rFonts w:ascii="Calibri" w:eastAsia="SimSun" w:hAnsi="Calibri" '
         'w:cs="Calibri"/>', '']
SIZES = ['<w:szCs w:val="24"/>', '<w:sz w:val="22"/><w:szCs w:val="22"/>',
         '<w:color w:val="000000" w:themeColor="text1"/>']
LANGUAGES = ['<w:lang w:val="en-GB"/>', '<w:lang w:val="ru-RU"/>',
             '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>']


class Noise:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def mark(self):
        return f'00{self.random.randrange(16 ** 6):06X}'

    def run(self, match):
        """Revision marks and properties for a run that has few."""
        chosen = ''.join(self.random.choice(kind)
                         for kind in (FONTS, SIZES, LANGUAGES))
        had = re.sub(r'<w:(sz|szCs|lang) [^>]*/>', '', match['had'] or '')
        marks = (f' w:rsidR="{self.mark()}" w:rsidRPr="{self.mark()}"'
                 if self.random.random() < 0.95 else '')
        return f'<w:r{marks}><w:rPr>{had}{chosen}</w:rPr>'

    def paragraph(self, _):
        return (f'<w:p w14:paraId="{self.random.randrange(16 ** 8):08X}" '
                f'w14:textId="77777777" w:rsidR="{self.mark()}" '
                f'w:rsidRPr="{self.mark()}" w:rsidRDefault="{self.mark()}" '
                f'w:rsidP="{self.mark()}">')

    def document(self, xml):
        xml = re.sub(r'<w:r(?: [^>]*)?>(?:<w:rPr>(?P<had>.*?)</w:rPr>)?',
                     self.run, xml)
        return re.sub(r'<w:p>', self.paragraph, xml)


def styles(xml):
    """The list of style names that Word puts before its styles."""
    names = ''.join(
        f'<w:lsdException w:name="Style {at}" w:semiHidden="1" '
        f'w:uiPriority="{at % 99}" w:unhideWhenUsed="1"/>' for at in range(370))
    return xml.replace('</w:docDefaults>', '</w:docDefaults><w:latentStyles '
                       f'w:count="370">{names}</w:latentStyles>')


def package(name):
    """The .docx, the same bytes every time."""
    text = (GOLDEN / name / 'letter.src').read_text(encoding='utf-8')
    noise = Noise(1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for part, content in docx.files(source.parse(text, name)):
            if part == 'word/document.xml':
                content = noise.document(content)
            if part == 'word/styles.xml':
                content = styles(content)
            item = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(item, content.encode())
    return out.getvalue()


if __name__ == '__main__':
    sys.stdout.buffer.write(package(sys.argv[1]))
