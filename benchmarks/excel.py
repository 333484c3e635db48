"""Spell a workbook that LibreOffice has saved as Excel spells one: the same cells, values and formulas."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from openpyxl.writer.theme import theme_xml

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_FORMATS = "http://schemas.openxmlformats.org"
_MAIN = f"{_FORMATS}/spreadsheetml/2006/main"
_IDS = f"{_FORMATS}/officeDocument/2006/relationships"
_PACKAGE = f"{_FORMATS}/package/2006"
_MICROSOFT = "http://schemas.microsoft.com/office/spreadsheetml"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_WORKSHEET = (
    f'<worksheet xmlns="{_MAIN}" xmlns:r="{_IDS}" xmlns:mc="{_FORMATS}/markup-compatibility/2006" '
    f'mc:Ignorable="x14ac xr xr2 xr3" xmlns:x14ac="{_MICROSOFT}/2009/9/ac" xmlns:xr="{_MICROSOFT}/2014/revision" '
    f'xmlns:xr2="{_MICROSOFT}/2015/revision2" xmlns:xr3="{_MICROSOFT}/2016/revision3" xr:uid="{{}}">'
).encode()
_UID = re.compile(rb'xr:uid="[^"]*"')
_ROW = re.compile(rb'<row r="([0-9]+)"([^>]*)>')
_ROW_STYLE = re.compile(rb' s="[0-9]+" customFormat="true"')
_ROW_HEIGHT = re.compile(rb'( ht="[0-9.]+")[^>]* customHeight="true"')
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f( t="array")?')
_TEXT = re.compile(rb">[^<]+<")

# Attributes that are true unless they say otherwise; any other that is false says nothing.
_KEPT = re.compile(rb'( (?:format|insert|delete)[A-Za-z]+| sort| autoFilter| locked)="false"')
_SHEET_SPELLINGS = (
    (rb"<worksheet [^>]*>", _WORKSHEET),
    (rb"<sheetViews>.*?</sheetViews>", b'<sheetViews><sheetView workbookViewId="0"/></sheetViews>'),
    (rb"<sheetFormatPr [^>]*>(?:</sheetFormatPr>)?", b'<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>'),
    # A count that is made of truth values is a number.
    (rb'(<c r="[^>]*) t="(?:n|b)"', rb"\1"),
    (rb' ref="([A-Z]+[0-9]+):\1"', rb' ref="\1"'),
    (rb' (?:errorStyle="stop"|operator="between"|outlineLevel="0"|text="")', b""),
    (rb' (?:aboveAverage|equalAverage|bottom|percent|rank)="0"', b""),
    (rb"<formula2>0</formula2>|<printOptions [^>]*>|<drawing [^>]*>|<oddHeader></oddHeader>", b""),
    (rb"<pageSetup [^>]*>", b'<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>'),
    (rb"<(autoFilter|dataValidation) ", rb'<\1 xr:uid="{}" '),
)
_STYLE_SPELLINGS = (
    (rb'<(b|i|strike) val="true"/>', rb"<\1/>"),
    (rb' (?:textRotation="0"|indent="0"|horizontal="general"|vertical="bottom")', b""),
)


def spelled(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of the workbook in Excel's spelling, in the order that Excel packs them."""
    names = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    sheets = {name: _sheet(parts[name]) for name in sorted(names)}
    own = {
        "xl/workbook.xml": _workbook(parts["xl/workbook.xml"]),
        **sheets,
        "xl/theme/theme1.xml": theme_xml.encode(),
        "xl/styles.xml": _respelled(parts["xl/styles.xml"], _STYLE_SPELLINGS),
        "xl/sharedStrings.xml": _strings(parts["xl/sharedStrings.xml"]),
        "docProps/core.xml": parts["docProps/core.xml"],
        "docProps/app.xml": _properties(parts["xl/workbook.xml"]),
        "xl/calcChain.xml": _calculation_chain(sheets.values()),
    }
    return {"[Content_Types].xml": _content_types(own), **_relations(len(sheets)), **own}


def with_uids(content: bytes, chance: random.Random) -> bytes:
    """Return a part with new ids for its sheet, its filter and its rules, which Excel gives each file."""
    return _UID.sub(lambda _: b'xr:uid="{%b}"' % str(uuid.UUID(int=chance.getrandbits(128))).upper().encode(), content)


def _sheet(content: bytes) -> bytes:
    # LibreOffice writes rows below the last value, for the style of their columns.
    end = content.index(b"</row>", content.rindex(b"</v>")) + len(b"</row>")
    content = content[:end] + content[content.index(b"</sheetData>") :]
    first, last = re.findall(rb'<dimension ref="([A-Z]+)[0-9]+:([A-Z]+)', content)[0]
    spans = f"{_number(first)}:{_number(last)}"
    rows = _ROW.findall(content)
    content = re.sub(rb'(<dimension ref="[A-Z0-9]+:[A-Z]+)[0-9]+', rb"\g<1>" + rows[-1][0], content)
    content = _ROW.sub(lambda row: _row(row[1], row[2], spans.encode()), content)
    return _respelled(content, _SHEET_SPELLINGS)


def _number(letters: bytes) -> int:
    return sum((sign - 64) * 26**place for place, sign in enumerate(reversed(letters)))


def _row(number: bytes, attributes: bytes, spans: bytes) -> bytes:
    style = b' s="%b" customFormat="1"' % found[0].split(b'"')[1] if (found := _ROW_STYLE.search(attributes)) else b""
    height = b'%b customHeight="1"' % found[1] if (found := _ROW_HEIGHT.search(attributes)) else b""
    return b'<row r="%b" spans="%b"%b%b x14ac:dyDescent="0.25">' % (number, spans, style, height)


def _respelled(content: bytes, spellings: Iterable[tuple[bytes, bytes]]) -> bytes:
    for pattern, replacement in spellings:
        content = re.sub(pattern, replacement, content)
    content = _KEPT.sub(rb'\1="0"', content)
    content = re.sub(rb' [A-Za-z]+="false"', b"", content).replace(b'="true"', b'="1"')
    content = _TEXT.sub(lambda text: text[0].replace(b"&quot;", b'"').replace(b"&apos;", b"'"), content)
    return _HEAD + content.partition(b"?>")[2].lstrip()


def _strings(content: bytes) -> bytes:
    return _respelled(content, ((rb'<t xml:space="preserve">(?=\S)([^<]*)(?<=\S)<', rb"<t>\1<"),))


def _workbook(content: bytes) -> bytes:
    names = re.findall(rb'<sheet name="([^"]*)"', content)
    sheets = b"".join(b'<sheet name="%b" sheetId="%d" r:id="rId%d"/>' % (name, n, n) for n, name in enumerate(names, 1))
    defined = re.findall(rb"<definedNames>.*</definedNames>", content)[0]
    own = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_IDS}"><fileVersion appName="xl" lastEdited="7" lowestEdited="7" '
        'rupBuild="28025"/><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="-120" '
        'yWindow="-120" windowWidth="29040" windowHeight="15720"/></bookViews><sheets>'
    )
    rest = b'<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    return _respelled(b"?>" + own.encode() + sheets + b"</sheets>" + defined + rest, ())


def _properties(workbook: bytes) -> bytes:
    names = re.findall(rb'<sheet name="([^"]*)"', workbook)
    titles = b"".join(b"<vt:lpstr>%b</vt:lpstr>" % name for name in names)
    root = f'<Properties xmlns="{_FORMATS}/officeDocument/2006/extended-properties" '
    types = f'xmlns:vt="{_FORMATS}/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application>'
    parts = b'<TitlesOfParts><vt:vector size="%d" baseType="lpstr">%b</vt:vector></TitlesOfParts>' % (
        len(names),
        titles,
    )
    return _HEAD + (root + types).encode() + parts + b"<AppVersion>16.0300</AppVersion></Properties>"


def _calculation_chain(sheets: Iterable[bytes]) -> bytes:
    cells = b"".join(
        b'<c r="%b" i="%d"%b/>' % (formula[1], number, b' a="1"' if formula[2] else b"")
        for number, sheet in enumerate(sheets, start=1)
        for formula in _FORMULA.finditer(sheet)
    )
    return _HEAD + f'<calcChain xmlns="{_MAIN}">'.encode() + cells + b"</calcChain>"


def _content_types(parts: Iterable[str]) -> bytes:
    kinds = {
        "xl/workbook.xml": f"{_SPREADSHEET}.sheet.main+xml",
        "xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
        "xl/sharedStrings.xml": f"{_SPREADSHEET}.sharedStrings+xml",
        "xl/calcChain.xml": f"{_SPREADSHEET}.calcChain+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    sheet = f"{_SPREADSHEET}.worksheet+xml"
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kinds.get(part, sheet)}"/>' for part in parts)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return _HEAD + f'<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{overrides}</Types>'.encode()


def _relations(sheets: int) -> dict[str, bytes]:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    of_book = [(f"{_IDS}/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)]
    of_book += [(f"{_IDS}/{kind}", f"{kind}.xml") for kind in ("styles", "sharedStrings", "calcChain")]
    of_book += [(f"{_IDS}/theme", "theme/theme1.xml")]
    of_package = [
        (f"{_IDS}/officeDocument", "xl/workbook.xml"),
        (core, "docProps/core.xml"),
        (f"{_IDS}/extended-properties", "docProps/app.xml"),
    ]
    return {"_rels/.rels": _links(of_package), "xl/_rels/workbook.xml.rels": _links(of_book)}


def _links(links: Iterable[tuple[str, str]]) -> bytes:
    each = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return _HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'.encode()
