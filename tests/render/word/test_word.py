"""The report as a Word document: real headings and tables, and the figures of the JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Written
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fokusmanad.publishing.publication import Publication
from fokusmanad.render.machine.protected import publication_json
from fokusmanad.render.office.chart_workbook import embed_chart
from fokusmanad.render.office.frame import make_frame
from fokusmanad.render.options import ReportOptions
from fokusmanad.render.report import sections
from fokusmanad.render.report.blocks import CountChart, LineChart, PairChart, PortionPair, ShareChart, Table
from fokusmanad.render.report.shares import Portion
from fokusmanad.render.values import Percent
from fokusmanad.render.word import report_docx
from fokusmanad.text import Lang
from tests.render.publications import MANY, YEAR_BEFORE, publication, several_years
from tests.template.forms import SOFFICE, convert

SV = ReportOptions(Lang.SV, date(2026, 4, 20))
PUBLISHED = publication(earlier=YEAR_BEFORE)
CHARTS = (ShareChart, CountChart, PairChart, LineChart)
INTERNAL = publication(earlier=YEAR_BEFORE, exact=True)
EVERY = [
    (several_years(), SV),
    pytest.param(PUBLISHED, SV, id="protected"),
    pytest.param(PUBLISHED, replace(SV, focus="Åre"), id="one kommun"),
    pytest.param(several_years(), SV, id="several years"),
    pytest.param(INTERNAL, replace(SV, lang=Lang.EN), id="internal"),
]


def opened(made: Publication = PUBLISHED, options: ReportOptions = SV) -> Written:
    return Document(BytesIO(report_docx(made, options)))


def styled(document: Written, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def table(document: Written, caption: str) -> list[list[str]]:
    """Return the words of a table's cells."""
    for each in document.tables:
        named = each._tbl.tblPr.find(qn("w:tblCaption"))
        if named is not None and named.get(qn("w:val")) == caption:
            return [[cell.text for cell in row.cells] for row in each.rows]
    raise LookupError(caption)


def drawn(document: Written) -> dict[str, tuple[str, Part]]:
    """Return the alternative text of each chart, and the chart, by its caption."""
    paragraphs = document.paragraphs
    found = {}
    for above, paragraph in pairwise(paragraphs):
        for inline in paragraph._p.iter(qn("wp:inline")):
            relation = next(inline.iter(qn("c:chart"))).get(qn("r:id"))
            told = inline.find(qn("wp:docPr")).get("descr")
            found[above.text] = (told, document.part.related_parts[relation])
    return found


def figures(chart: Part) -> Worksheet:
    """Return the sheet that Word opens for "Edit data"."""
    outside = next(parse_xml(chart.blob).iter(qn("c:externalData")))
    return load_workbook(BytesIO(chart.related_parts[outside.get(qn("r:id"))].blob)).worksheets[0]


def points(reference: Any) -> list[str | None]:
    """Return the value that Word draws for each referenced cell; None if it draws nothing."""
    shown = {int(point.get("idx")): point.findtext(qn("c:v")) for point in reference.iter(qn("c:pt"))}
    return [shown.get(place) for place in range(int(next(reference.iter(qn("c:ptCount"))).get("val")))]


def test_it_has_the_headings_of_the_report() -> None:
    """The headings use Word's own styles by name, so that another template can change their looks."""
    document = opened()
    told = sections(PUBLISHED, SV)
    assert styled(document, "Title") == ["Fokusmånad i Jämtlands län"]
    assert styled(document, "Heading 1") == ["Det viktigaste", *(section.heading for section in told)]
    shown = [block for section in told for block in section.blocks if isinstance(block, (Table, *CHARTS))]
    assert styled(document, "Caption") == [block.caption for block in shown]
    tables = [block for block in shown if isinstance(block, Table)]
    assert [[cell.text for cell in table.rows[0].cells] for table in document.tables] == [
        list(table.headings) for table in tables
    ]


def test_every_figure_is_that_of_the_json() -> None:
    """The answers of each kommun are those of the protected JSON, with dots for hidden ones."""
    document, saved = opened(), json.loads(publication_json(PUBLISHED, SV))
    rows = table(document, "Svar per kommun")[1:-1]
    assert [row[:6] for row in rows] == [
        [
            each["kommun"],
            *(".." if count is None else str(count) for count in (each["asked"], *each["answers"].values())),
        ]
        for each in saved["kommuner"]
    ]
    assert any(".." in row for row in rows)


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_every_chart_stands_there_and_has_its_words(made: Publication, options: ReportOptions) -> None:
    """Each is under its caption, with its note below, an alternative text and a unique number."""
    document = opened(made, options)
    charts = [block for section in sections(made, options) for block in section.blocks if isinstance(block, CHARTS)]
    assert list(drawn(document)) == [chart.caption for chart in charts]
    for chart in charts:
        told, _ = drawn(document)[chart.caption]
        assert told.startswith(f"{chart.caption}. ")
        assert not chart.note or chart.note in styled(document, "Normal")
    numbers = [each.get("id") for each in document.element.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(charts) > 0


def test_a_chart_draws_what_its_table_shows() -> None:
    """A hidden share has dots by its name and no point: a gap, never 0."""
    document = opened()
    told, chart = drawn(document)["Andel som fick frågan, av dem som skulle ha fått den"]
    headings, *rows = table(document, "Fick frågan och fick inte frågan, per kommun")
    shares = {row[0]: row[headings.index("Andel som fick")] for row in rows[:-1]}
    assert ".." in shares.values()
    bars = next(parse_xml(chart.blob).iter(qn("c:ser")))
    names, values = points(bars.find(qn("c:cat"))), points(bars.find(qn("c:val")))
    hidden = {name: share == ".." for name, share in shares.items()}
    assert names == [f"{name} (..)" if hidden[name] else name for name in shares]
    shown = [None if value is None else f"{round(100 * float(value))}\N{NO-BREAK SPACE}%" for value in values]
    assert shown == [None if hidden[name] else share for name, share in shares.items()]
    assert all(f"{name}: {share}" in told for name, share in shares.items())


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_a_chart_draws_the_figures_inside_it_and_nothing_else_is_there(
    made: Publication, options: ReportOptions
) -> None:
    """The copies equal the referenced cells; the workbook has only the title, the headings and those cells."""
    for _, chart in drawn(opened(made, options)).values():
        sheet = figures(chart)
        named = {"A1", "A3", *(cell.coordinate for cell in sheet[4])}
        for reference in parse_xml(chart.blob).iter(qn("c:strRef"), qn("c:numRef")):
            area = reference.findtext(qn("c:f")).split("!")[1].replace("$", "")
            found = sheet[area] if ":" in area else ((sheet[area],),)
            cells = [cell for row in found for cell in row]
            assert list(map(_value, points(reference))) == [cell.value for cell in cells]
            named |= {cell.coordinate for cell in cells}
        assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value is not None} <= named
        assert str(sheet["A1"].value).startswith("INTERN") == (made is INTERNAL)


def _value(point: str | None) -> str | float | None:
    """Return a point's value as the cell has it."""
    try:
        return None if point is None else float(point)
    except ValueError:
        return point


def test_a_chart_of_many_rows_stands_on_one_page() -> None:
    """A chart of fifty kommuner is as high as the page allows, without the figures that do not fit."""
    portion = Portion(30, 60, Percent(50))
    pairs = tuple(PortionPair(f"Kommun {number}", portion, portion) for number in range(50))
    chart = embed_chart(PairChart("Andel", "", ("Förr", "Nu"), pairs), make_frame(PUBLISHED, SV), highest=21)
    assert chart is not None
    assert chart.height == 21
    assert b"dLbls" not in chart.xml


def test_what_no_page_can_hold_is_left_to_the_table() -> None:
    """A hundred bars beside each other cannot be told apart."""
    document = opened(publication(MANY, exact=True))
    assert "Andel som fick frågan, av dem som skulle ha fått den" not in drawn(document)
    rows = table(document, "Fick frågan och fick inte frågan, per kommun")
    assert len(rows) == len(["Kommun", *MANY, "Alla kommuner"])


def test_the_parts_of_a_chart_stand_in_the_order_of_the_standard() -> None:
    """Word refuses a document with a chart that it cannot read."""
    _, chart = drawn(opened())["Andel som fick frågan, av dem som skulle ha fått den"]
    space = parse_xml(chart.blob)
    assert _names(space) == ["lang", "roundedCorners", "chart", "txPr", "externalData"]
    assert _names(next(space.iter(qn("c:errBars")))) == [
        "errBarType",
        "errValType",
        "noEndCap",
        "plus",
        "minus",
        "spPr",
    ]
    assert {each.getparent().tag for each in space.iter(qn("c:strCache"))} == {qn("c:strRef")}


def _names(element: Any) -> list[str]:
    return [each.tag.rpartition("}")[2] for each in element]


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_headings_of_tables_are_repeated_and_read_aloud(made: Publication, options: ReportOptions) -> None:
    """The first row of every table is marked as its heading, and the table has a name."""
    for table in opened(made, options).tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True, *[False] * (len(table.rows) - 1)]
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_the_same_report_gives_the_same_bytes(made: Publication, options: ReportOptions) -> None:
    assert report_docx(made, options) == report_docx(made, options)


def test_it_speaks_its_language_and_has_no_trace_of_the_run() -> None:
    """It is Swedish to a screen reader, has the given date, and names nobody."""
    document = opened()
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    properties = document.core_properties
    assert (properties.language, properties.title) == ("sv-SE", "Fokusmånad i Jämtlands län")
    assert (properties.author, properties.last_modified_by) == ("fokusmanad", "fokusmanad")
    assert properties.created == properties.modified
    assert str(properties.created).startswith("2026-04-20 00:00:00")


def test_its_styles_are_told_once() -> None:
    """There is no second set of them, for older versions of Word, with other values."""
    with ZipFile(BytesIO(report_docx(PUBLISHED, SV))) as archive:
        assert [name for name in archive.namelist() if "styles" in name] == ["word/styles.xml"]


def test_an_internal_report_says_so_on_every_page() -> None:
    """The text is at the top of each page, first on the first page, and among the properties."""
    document = opened(INTERNAL)
    assert document.sections[0].header.paragraphs[0].text.startswith("INTERNT")
    assert document.paragraphs[0].text.startswith("INTERNT")
    assert document.core_properties.title.startswith("INTERNT")
    with ZipFile(BytesIO(report_docx(PUBLISHED, SV))) as archive:
        assert not any(b"INTERNT" in archive.read(name) for name in archive.namelist())


def test_characters_that_xml_lacks_do_not_stop_it() -> None:
    """A title from a file may hold any character."""
    assert styled(opened(replace(PUBLISHED, title="Mars\x01\x0b\ufffe & <b>")), "Title") == ["Mars    & <b>"]


def _has_writer() -> bool:
    return SOFFICE is not None and any(Path(SOFFICE).resolve().parent.glob("libsw*"))


@pytest.mark.slow
@pytest.mark.skipif(not _has_writer(), reason="LibreOffice Writer is not installed")
def test_libreoffice_opens_and_prints_it(tmp_path: Path) -> None:
    """A word processor can open and print it."""
    file, out = tmp_path / "rapport.docx", tmp_path / "out"
    file.write_bytes(report_docx(PUBLISHED, SV))
    out.mkdir()
    convert([file], "pdf", out)
    assert (out / "rapport.pdf").read_bytes().startswith(b"%PDF")
