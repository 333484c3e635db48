"""Plain rows are taken apart, and give the same book as when calamine reads the sheet as it is."""

from __future__ import annotations

import pytest

from fokusmanad.reading.read import read_workbook
from fokusmanad.reading.xlsx import table
from tests.reading.packages import xlsx

_STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
_STRINGS = "<si><t>Ja</t></si><si><t></t></si>"
_HEADINGS = '<row r="3" spans="1:3"><c r="B3" t="str"><v>Enhet</v></c><c r="C3" t="str"><v>Svar</v></c></row>'
_PERSON = '<row r="{0}" ht="15" hidden="false"><c r="B{0}" s="1"/><c r="C{0}" s="0" t="s"><v>0</v></c></row>'

# Rows after the headings, with the person in row 5 between them or not.
_ROWS = {
    "plain ones": _PERSON.format(4) + _PERSON.format(5),
    "a gap": _PERSON.format(15) + _PERSON.format(1_000),
    "values of every kind": '<row r="4"><c r="A4"><v>1</v></c><c r="B4" s="1"><v>46082</v></c><c r="C4" t="b"><v>1</v>'
    '</c><c r="D4" t="str"><v>&lt;å</v></c><c r="E4" t="n"><v>1.5e3</v></c><c r="F4" t="str"><v></v></c></row>',
    "blank rows around": f'<row r="4"/>{_PERSON.format(5)}<row r="6"><c r="A6" s="1"/></row><row r="9" ht="3" />',
    "nothing but empty texts": '<row r="4"><c r="B4" t="s"><v>1</v></c><c r="G4" t="str"><v></v></c></row>',
    "a style that ends like the row": '<row r="5"><c r="A5" s="15"><v>5</v></c><c r="B5"><v>5</v></c></row>',
    "the last row that is near": _PERSON.format(119_999),
    "a row beyond": _PERSON.format(120_000),
    "a column beyond the headings": '<row r="4"><c r="J4" t="str"><v>en anteckning</v></c></row>',
    "a column beyond Z": '<row r="4"><c r="AA4" t="str"><v>en anteckning</v></c></row>',
    "a hidden row": '<row r="4" hidden="1"><c r="B4"><v>1</v></c></row>',
    "a hidden blank row": '<row r="4" hidden="true"/>' + _PERSON.format(5),
    "an error": '<row r="4"><c r="B4" t="e"><v>#N/A</v></c></row>',
    "a formula": '<row r="4"><c r="B4" s="0"><f aca="false">SUM(A1:A9)&amp;1</f><v>1</v></c></row>',
    "an array formula": '<row r="4"><c r="B4" t="b"><f t="array" ref="B4:B4">1=1</f><v>1</v></c></row>',
    "a formula for an empty text": '<row r="4"><c r="B4" t="str"><f>IF(A1=0,"","x")</f><v></v></c></row>',
    "a formula without a value": '<row r="4"><c r="B4"><f>1+1</f></c><c r="C4"><f>1+1</f><v></v></c></row>',
    "formulas that may hold personal data": '<row r="4"><c r="B4"><f>SUM(A1:A100000)</f><v>1</v></c><c r="D4" t="str">'
    '<f>"a@b.se"</f><v>x</v></c><c r="F4" t="str"><f>"&#49;9850312"</f><v></v></c></row>'
    '<row r="6"><c r="B6"><f>SUM(A1:A100000)</f><v>1</v></c></row>',
    "a formula whose attribute lacks its quotes": '<row r="4"><c r="B4"><f ca=1>1+1</f><v>2</v></c></row>',
    "a shared formula": '<row r="4"><c r="B4"><f t="shared" ref="B4:B5" si="0">1+1</f><v>2</v></c></row>'
    '<row r="5"><c r="B5"><f t="shared" si="0"/><v>2</v></c></row>',
    "an inline text": '<row r="4"><c r="B4" t="inlineStr"><is><t>Nej</t></is></c></row>',
    "the same row again": _PERSON.format(4) * 2,
    "rows out of order": _PERSON.format(5) + _PERSON.format(4),
    "cells out of order": '<row r="4"><c r="C4"><v>1</v></c><c r="B4"><v>2</v></c></row>',
    "a cell of another row": '<row r="4"><c r="B5"><v>1</v></c></row>',
    "a row that is numbered nought": '<row r="0"><c r="B0"><v>1</v></c></row>',
    "a text that is not there": '<row r="4"><c r="B4" t="s"><v>2</v></c></row>',
    "a number that is none": '<row r="4"><c r="B4"><v>Nej</v></c></row>',
    "another tag between": f"{_PERSON.format(4)}<x/>{_PERSON.format(5)}",
    "a comment between": f"{_PERSON.format(4)}<!-- <row r='7'/> -->{_PERSON.format(5)}",
    "an attribute without quotes": _PERSON.format(4).replace('"15"', "15"),
    "a row that does not end": '<row r="4"><c r="B4"><v>1</v></c>',
}


@pytest.mark.parametrize("what", _ROWS)
def test_rows_taken_apart_are_those_of_the_whole_sheet(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a row is plain or not, its values, facts and refusals are calamine's."""
    data = xlsx(_HEADINGS + _ROWS[what], strings=_STRINGS, styles=_STYLES)
    as_it_is = read_workbook(data)
    monkeypatch.setattr(table, "_SMALL", 100)
    assert read_workbook(data) == as_it_is
