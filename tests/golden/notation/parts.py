"""The fixed parts of a .docx package."""
from xml.sax.saxutils import quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
LOCALES = {'en': 'en-GB', 'ru': 'ru-RU', 'fr': 'fr-FR', 'es': 'es-ES',
           'zh': 'zh-CN', 'ar': 'ar-SA'}
RTL = ('ar',)  # languages written from right to left

NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"')

TEXTBOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:inline><wp:extent cx="2880000" cy="720000"/>'
    '<wp:docPr id="{id}" name="Text Box {id}"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{content}'
    '</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>'
    '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape '
    'style="width:227pt;height:57pt"><v:textbox>{content}</v:textbox>'
    '</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>')

SEPARATORS = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r>'
    '</w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1">'
    '<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>')

SETTINGS = ('<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/>')

CORE = (HEAD + f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:title></dc:title><dc:creator>TSB</dc:creator>'
        '</cp:coreProperties>')
APP = (HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/'
       'officeDocument/2006/extended-properties"><Application>Microsoft Office '
       'Word</Application></Properties>')


def part(tag, content):
    return f'{HEAD}<{tag} {NAMESPACES}>{content}</{tag}>'


def content_types(kinds):
    parts = [('document', 'document.main'), ('styles', 'styles'),
             ('numbering', 'numbering'), ('settings', 'settings')]
    overrides = ''.join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{TYPE}{kind}+xml"/>' for name, kind in parts)
    overrides += ''.join(
        f'<Override PartName="/{name}" ContentType="{TYPE}{kind}+xml"/>'
        for kind, name, _ in kinds)
    return (f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{overrides}<Override '
            'PartName="/docProps/core.xml" ContentType="application/'
            'vnd.openxmlformats-package.core-properties+xml"/><Override '
            'PartName="/docProps/app.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.extended-properties+xml"/></Types>')


def relationship(link, kind, target, outside=False):
    mode = ' TargetMode="External"' if outside else ''
    return (f'<Relationship Id="{link}" Type="{R}/{kind}" '
            f'Target={quoteattr(target)}{mode}/>')


def relationship_part(found):
    return (f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{found}'
            '</Relationships>')


def package_relationships():
    core = (f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/'
            'core-properties" Target="docProps/core.xml"/>')
    return relationship_part(
        relationship('rId1', 'officeDocument', 'word/document.xml') + core +
        relationship('rId3', 'extended-properties', 'docProps/app.xml'))


def relationships(kinds, links):
    found = ''.join(relationship(f'rId{at}', kind, f'{kind}.xml')
                    for at, kind in enumerate(
                        ('styles', 'numbering', 'settings'), 1))
    for kind, name, link in kinds:
        found += relationship(link, kind, name.removeprefix('word/'))
    for at, target in enumerate(links, 1):
        found += relationship(f'rIdLink{at}', 'hyperlink', target, True)
    return relationship_part(found)


def style(kind, name, content, shown=None):
    return (f'<w:style w:type="{kind}" w:styleId="{name}"><w:name '
            f'w:val="{shown or name}"/>{content}</w:style>')


def styles(language):
    lang = LOCALES[language]
    based = '<w:basedOn w:val="Normal"/>'
    found = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" '
        'w:hAnsi="Calibri"/><w:sz w:val="24"/><w:lang '
        f'w:val="{lang}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:pPr><w:spacing w:before="120"/></w:pPr>'
        '</w:style>')
    for level in (1, 2, 3):
        found += style(
            'paragraph', f'Heading{level}', f'{based}<w:pPr><w:outlineLvl '
            f'w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>',
            f'heading {level}')
    found += style('paragraph', 'AnnexTitle', based, 'Annex_Title')
    found += style('paragraph', 'enumlev1',
                   f'{based}<w:pPr><w:ind w:left="794" w:hanging="794"/></w:pPr>')
    found += style('character', 'Hyperlink',
                   '<w:rPr><w:color w:val="0000FF"/></w:rPr>')
    found += style('character', 'FootnoteReference',
                   '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
                   'footnote reference')
    found += style('table', 'TableGrid', '', 'Table Grid')
    return part('w:styles', found)


def level_text(shape, level):
    """A shape of source.py as Word's format and text of a level."""
    if 'a' in shape:
        return 'lowerLetter', shape.replace('a', f'%{level}')
    if 'i' in shape:
        return 'lowerRoman', shape.replace('i', f'%{level}')
    if '.1' in shape:
        return 'decimal', '.'.join(f'%{n}' for n in range(1, level + 1))
    return 'decimal', shape.replace('1', f'%{level}')


def level(number, kind, text):
    return (f'<w:lvl w:ilvl="{number - 1}"><w:start w:val="1"/><w:numFmt '
            f'w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/></w:lvl>')


def numbering(lists):
    """Number 1 are the bullets; each list of numbers follows."""
    bullets = ''.join(level(at, 'bullet', mark)
                      for at, mark in enumerate('––•', 1))
    found = (f'<w:abstractNum w:abstractNumId="1">{bullets}</w:abstractNum>')
    for at, shapes in enumerate(lists, 2):
        levels = ''.join(level(n, *level_text(shape, n))
                         for n, shape in enumerate(shapes, 1))
        found += f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
    for at in range(1, len(lists) + 2):
        found += (f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/>'
                  '</w:num>')
    return part('w:numbering', found)


def strict(xml):
    """The same part in the namespaces of ISO/IEC 29500 strict."""
    purl = 'http://purl.oclc.org/ooxml'
    return (xml.replace(W, f'{purl}/wordprocessingml/main')
            .replace(R, f'{purl}/officeDocument/relationships')
            .replace('http://schemas.openxmlformats.org/drawingml/2006/main',
                     f'{purl}/drawingml/main')
            .replace('http://schemas.openxmlformats.org/drawingml/2006/'
                     'wordprocessingDrawing',
                     f'{purl}/drawingml/wordprocessingDrawing'))
