"""The report as a Word document: real headings and tables, figures those of the JSON, ready for another template."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import qn

from fokusmanad.publication import Publication
from fokusmanad.render.edition import Edition
from fokusmanad.render.publication_data import publication_json
from fokusmanad.render.report import sections
from fokusmanad.render.report.blocks import Table
from fokusmanad.render.word import report_docx
from fokusmanad.text import Lang
from tests.excel.forms import SOFFICE, convert
from tests.render.publications import YEAR_BEFORE, publication

SV = Edition(Lang.SV, date(2026, 4, 20))
PUBLISHED = publication(earlier=YEAR_BEFORE)
INTERNAL = publication(earlier=YEAR_BEFORE, exact=True)
EVERY = [
    pytest.param(PUBLISHED, SV, id="protected"),
    pytest.param(PUBLISHED, replace(SV, focus="Åre"), id="one kommun"),
    pytest.param(INTERNAL, replace(SV, lang=Lang.EN), id="internal"),
]


def opened(made: Publication = PUBLISHED, edition: Edition = SV) -> Written:
    return Document(BytesIO(report_docx(made, edition)))


def styled(document: Written, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def test_it_has_the_headings_of_the_report() -> None:
    """Word's own styles by name, so that a template that has them decides how they look."""
    document = opened()
    told = sections(PUBLISHED, SV)
    assert styled(document, "Title") == ["Fokusmånad i Jämtlands län"]
    assert styled(document, "Heading 1") == ["Det viktigaste", *(section.heading for section in told)]
    tables = [block for section in told for block in section.blocks if isinstance(block, Table)]
    assert styled(document, "Caption") == [table.caption for table in tables]
    assert [[cell.text for cell in table.rows[0].cells] for table in document.tables] == [
        list(table.headings) for table in tables
    ]


def test_every_figure_is_that_of_the_json() -> None:
    """What each kommun answered stands as in the protected JSON, with dots for what is hidden."""
    document, told = opened(), json.loads(publication_json(PUBLISHED, SV))
    place = styled(document, "Caption").index("Svar per kommun")
    rows = [[cell.text for cell in row.cells] for row in document.tables[place].rows[1:-1]]
    assert [row[:6] for row in rows] == [
        [
            each["kommun"],
            *(".." if count is None else str(count) for count in (each["asked"], *each["answers"].values())),
        ]
        for each in told["kommuner"]
    ]
    assert any(".." in row for row in rows)


@pytest.mark.parametrize(("made", "edition"), EVERY)
def test_headings_of_tables_are_repeated_and_read_aloud(made: Publication, edition: Edition) -> None:
    """The first row of every table is marked as its heading, and the table has a name."""
    for table in opened(made, edition).tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True, *[False] * (len(table.rows) - 1)]
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


@pytest.mark.parametrize(("made", "edition"), EVERY)
def test_the_same_report_gives_the_same_bytes(made: Publication, edition: Edition) -> None:
    assert report_docx(made, edition) == report_docx(made, edition)


def test_it_speaks_its_language_and_has_no_trace_of_the_run() -> None:
    """Swedish to a screen reader, the day that it was made for, nobody's name."""
    document = opened()
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    properties = document.core_properties
    assert (properties.language, properties.title) == ("sv-SE", "Fokusmånad i Jämtlands län")
    assert (properties.author, properties.last_modified_by) == ("fokusmanad", "fokusmanad")
    assert properties.created == properties.modified
    assert str(properties.created).startswith("2026-04-20 00:00:00")


def test_an_internal_report_says_so_on_every_page() -> None:
    """At the top of each page, first on the first, and among the properties."""
    document = opened(INTERNAL)
    assert document.sections[0].header.paragraphs[0].text.startswith("INTERNT")
    assert document.paragraphs[0].text.startswith("INTERNT")
    assert document.core_properties.title.startswith("INTERNT")
    with ZipFile(BytesIO(report_docx(PUBLISHED, SV))) as archive:
        assert not any(b"INTERNT" in archive.read(name) for name in archive.namelist())


def test_characters_that_xml_lacks_do_not_stop_it() -> None:
    """A title from a file may have any character."""
    assert styled(opened(replace(PUBLISHED, title="Mars\x01\x0b\ufffe & <b>")), "Title") == ["Mars    & <b>"]


def _has_writer() -> bool:
    return SOFFICE is not None and any(Path(SOFFICE).resolve().parent.glob("libsw*"))


@pytest.mark.skipif(not _has_writer(), reason="LibreOffice Writer is not installed")
def test_libreoffice_opens_and_prints_it(tmp_path: Path) -> None:
    """A word processor draws it."""
    file, out = tmp_path / "rapport.docx", tmp_path / "out"
    file.write_bytes(report_docx(PUBLISHED, SV))
    out.mkdir()
    convert([file], "pdf", out)
    assert (out / "rapport.pdf").read_bytes().startswith(b"%PDF")
