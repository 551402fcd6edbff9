"""Parts that Word puts into every .docx, and the logo of a letterhead."""
import random
import struct
import zlib

OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main'
MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
TYPE = 'application/vnd.openxmlformats-officedocument'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONTS = ('Calibri', 'Times New Roman', 'Symbol', 'Wingdings', 'Arial', 'SimSun',
         'Courier New', 'Cambria', 'Segoe UI', 'Traditional Arabic')
SCRIPTS = ('Jpan', 'Hang', 'Hans', 'Hant', 'Arab', 'Hebr', 'Thai', 'Ethi', 'Beng',
           'Gujr', 'Khmr', 'Knda', 'Guru', 'Cans', 'Cher', 'Yiii', 'Tibt', 'Thaa',
           'Deva', 'Telu', 'Taml', 'Syrc', 'Orya', 'Mlym', 'Laoo', 'Sinh', 'Mong')
COLOURS = {'dk1': '000000', 'lt1': 'FFFFFF', 'dk2': '1F497D', 'lt2': 'EEECE1',
           'accent1': '4F81BD', 'accent2': 'C0504D', 'accent3': '9BBB59',
           'accent4': '8064A2', 'accent5': '4BACC6', 'accent6': 'F79646',
           'hlink': '0000FF', 'folHlink': '800080'}
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme():
    colours = ''.join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
                      for name, value in COLOURS.items())
    faces = ''.join(f'<a:font script="{script}" typeface="{FONTS[at % len(FONTS)]}"/>'
                    for at, script in enumerate(SCRIPTS))
    fonts = ''.join(f'<a:{name}><a:latin typeface="Calibri"/><a:ea typeface=""/>'
                    f'<a:cs typeface=""/>{faces}</a:{name}>'
                    for name in ('majorFont', 'minorFont'))
    line = f'<a:ln w="9525">{FILL}</a:ln>'
    effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
    return (f'{XML}<a:theme xmlns:a="{DRAWING}" name="Office"><a:themeElements>'
            f'<a:clrScheme name="Office">{colours}</a:clrScheme>'
            f'<a:fontScheme name="Office">{fonts}</a:fontScheme>'
            f'<a:fmtScheme name="Office"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
            f'<a:lnStyleLst>{line * 3}</a:lnStyleLst>'
            f'<a:effectStyleLst>{effect * 3}</a:effectStyleLst>'
            f'<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>'
            '</a:themeElements></a:theme>')


def fonts():
    lot = random.Random(1)
    found = ''.join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{lot.randrange(16 ** 20):020X}"/>'
        '<w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
        f'<w:sig w:usb0="{lot.randrange(16 ** 8):08X}" w:usb1="00000000" '
        'w:usb2="00000000" w:usb3="00000000" w:csb0="0000019F" w:csb1="00000000"/>'
        '</w:font>' for name in FONTS)
    return f'{XML}<w:fonts xmlns:w="{MAIN}">{found}</w:fonts>'


def logo(side=92):
    """A picture that does not pack, as photographs do not."""
    def chunk(name, content):
        check = zlib.crc32(name + content)
        return struct.pack('>I', len(content)) + name + content + struct.pack('>I', check)
    lot = random.Random(1)
    rows = b''.join(b'\0' + lot.randbytes(side) for _ in range(side))
    header = struct.pack('>IIBBBBB', side, side, 8, 0, 0, 0, 0)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) +
            chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


OTHERS = {
    'word/theme/theme1.xml': theme().encode(),
    'word/fontTable.xml': fonts().encode(),
    'word/webSettings.xml': (f'{XML}<w:webSettings xmlns:w="{MAIN}">'
                             '<w:optimizeForBrowser/></w:webSettings>').encode(),
    'word/media/image1.png': logo()}
CONTENT_TYPES = (
    '<Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/theme/theme1.xml" ContentType="{TYPE}.theme+xml"/>'
    '<Override PartName="/word/fontTable.xml" '
    f'ContentType="{TYPE}.wordprocessingml.fontTable+xml"/>'
    '<Override PartName="/word/webSettings.xml" '
    f'ContentType="{TYPE}.wordprocessingml.webSettings+xml"/>')
RELATIONSHIPS = ''.join(
    f'<Relationship Id="rIdWord{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    for at, (kind, target) in enumerate((
        ('theme', 'theme/theme1.xml'), ('fontTable', 'fontTable.xml'),
        ('webSettings', 'webSettings.xml'), ('image', 'media/image1.png'))))
