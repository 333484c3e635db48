"""The report as a workbook: its figures are those of the JSON, hidden ones are nowhere, and programs open it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, assume, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fokusmanad import __version__
from fokusmanad.publishing.publication import Publication
from fokusmanad.render.machine.protected import publication_json
from fokusmanad.render.options import ReportOptions
from fokusmanad.render.workbook import report_xlsx
from fokusmanad.render.workbook.sheets import HEADING_ROW
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import protect
from fokusmanad.text import Lang, Text, alphabetical, listing
from tests.render.publications import MANY, MARCH, YEAR_BEFORE, publication, several_years
from tests.suppression.months import Columns, campaign, columns
from tests.template.forms import convert, needs_libreoffice

SV = ReportOptions(Lang.SV, date(2026, 4, 20))
EN = replace(SV, lang=Lang.EN)
PUBLISHED = publication(earlier=YEAR_BEFORE)
INTERNAL = publication(earlier=YEAR_BEFORE, exact=True)
EVERY = [
    (several_years(), SV),
    pytest.param(PUBLISHED, SV, id="protected"),
    pytest.param(PUBLISHED, EN, id="English"),
    pytest.param(PUBLISHED, replace(SV, focus="Åre"), id="one kommun"),
    pytest.param(several_years(), SV, id="several years"),
    pytest.param(INTERNAL, SV, id="internal"),
]
ALL = "Alla kommuner"
SIZES = {"Skulle ha fått frågan": "eligible", "Fick frågan": "asked", "Fick inte frågan": "not_asked"}
ANSWERS = {"Ja": "yes", "Nej": "no", "Vill inte svara": "declined", "Ej angivet": "not_stated"}


def loaded(made: Publication = PUBLISHED, options: ReportOptions = SV) -> Workbook:
    return load_workbook(BytesIO(report_xlsx(made, options)))


def parts(made: Publication, options: ReportOptions = SV) -> dict[str, str]:
    with ZipFile(BytesIO(report_xlsx(made, options))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table(sheet: Worksheet) -> dict[str, dict[str, Any]]:
    """Return the sheet's table: for each row's name its cells by heading."""
    rows = sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True)
    headings = [heading for heading in next(rows) if heading is not None]
    found: dict[str, dict[str, Any]] = {}
    for name, *cells in rows:
        if name is None:
            break
        found[str(name)] = dict(zip(headings[1:], cells, strict=False))  # type: ignore[arg-type]  # all headings are texts
    return found


def shown(value: int | None) -> int | str:
    return ".." if value is None else value


def share(part: int | None, whole: int | None, least: int = 20) -> float | str:
    """Return a percentage by rule R5: none if a count is hidden or the whole is below 20."""
    if part is None or whole is None:
        return ".."
    return (200 * part + whole) // (2 * whole) / 100 if whole >= max(least, 1) else "–"


def check_figures(made: Publication) -> None:
    """Compare every table of a month with the protected JSON."""
    book, saved = loaded(made), json.loads(publication_json(made, SV))
    kommuner = {each["kommun"]: each for each in saved["kommuner"]} | {ALL: saved["total"]}
    asked, counts = table(book["Fick frågan"]), table(book["Alla antal"])
    # A table of only dots is left out: its counts are on the sheet of all counts.
    answers = table(book["Svar per kommun"]) if "Svar per kommun" in book.sheetnames else {}
    assert list(asked) == list(kommuner)
    for name, group in kommuner.items():
        assert {heading: asked[name][heading] for heading in SIZES} == {
            heading: shown(group[key]) for heading, key in SIZES.items()
        }
        assert asked[name]["Andel som fick"] == share(group["asked"], group["eligible"])
        if answers:
            assert {heading: answers[name][heading] for heading in ANSWERS} == {
                heading: shown(group["answers"][key]) for heading, key in ANSWERS.items()
            }
            assert answers[name]["Andel ja"] == share(group["answers"]["yes"], group["asked"])
    named = kommuner | {
        f"{made.layout.column(attribute).heading}: {made.layout.column(attribute).named(group['key'], Lang.SV)}": group
        for attribute, groups in saved["by"].items()
        for group in groups
    }
    assert {name: list(row.values()) for name, row in counts.items()} == {
        name: [shown(value) for value in _measures(group)] for name, group in named.items()
    }


def _measures(group: dict[str, Any]) -> list[int | None]:
    return [
        *(group[key] for key in SIZES.values()),
        *(group["answers"][key] for key in ANSWERS.values()),
        *group["reasons"].values(),
        *group["reason_groups"].values(),
    ]


def test_every_figure_is_that_of_the_json() -> None:
    check_figures(PUBLISHED)


@pytest.mark.slow
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(columns())
def test_every_figure_of_any_month_is_that_of_the_json(month: Columns) -> None:
    """For any month the workbook has the shown counts, and no other number."""
    assume(isinstance(protect(campaign(month)), Published))
    made = publication(month)
    check_figures(made)
    counts = {count for count in made.figures.cells.values() if count is not None}
    yes, no = (made.figures.count("total", f"answers.{key}") for key in ("yes", "no"))
    counts |= set() if yes is None or no is None else {yes + no}
    for name, part in parts(made).items():
        # A text cell has the type s and an index into the texts.
        for number in re.findall(r'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>([^<]*)</v>', part):
            # A number that is not whole is a share, or the distance to a bound of its interval, in whole per cent.
            assert float(number) in counts or float(number) in {percent / 100 for percent in range(101)}, (name, number)


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_nothing_is_kept_out_of_sight(made: Publication, options: ReportOptions) -> None:
    """There are no formulas, hidden sheets, rows or columns, comments or times of day."""
    for name, part in parts(made, options).items():
        assert not re.search(r"hidden=\"(1|true)\"|veryHidden|state=\"hidden", part), name
        assert "comments" not in name
        if "worksheets" in name:
            assert "<f>" not in part
        if name == "docProps/core.xml":
            assert ("sv-SE" in part) == (options.lang is Lang.SV)
            assert set(re.findall(r"\d\d\d\d-\d\d-\d\d", part)) == {"1980-01-01"}


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_a_chart_copies_the_cells_that_it_names_and_nothing_else(made: Publication, options: ReportOptions) -> None:
    """An empty cell, whose figure is hidden, has no point in the copy either."""
    book = loaded(made, options)
    charts = [part for name, part in parts(made, options).items() if "charts/chart" in name]
    copies = [each for chart in charts for each in re.findall(r"<c:(?:num|str)Ref>(.*?)</c:(?:num|str)Ref>", chart)]
    assert copies
    for copy in copies:
        sheet, _, area = html.unescape(re.findall(r"<c:f>(.*)</c:f>", copy)[0]).rpartition("!")
        found = book[sheet.strip("'")][area.replace("$", "")]
        cells = [cell for (cell,) in found] if isinstance(found, tuple) else [found]
        points = {int(place): value for place, value in re.findall(r'<c:pt idx="(\d+)"><c:v>([^<]*)</c:v>', copy)}
        assert set(points) == {place for place, cell in enumerate(cells) if cell.value is not None}
        for place, value in points.items():
            wanted = cells[place].value
            assert html.unescape(value) == wanted if isinstance(wanted, str) else float(value) == wanted


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_the_same_report_gives_the_same_bytes(made: Publication, options: ReportOptions) -> None:
    assert report_xlsx(made, options) == report_xlsx(made, options)


def test_what_is_hidden_is_a_gap_in_a_chart() -> None:
    """The cell behind the chart is empty, its name has the dots, and the chart has a gap."""
    sheet = loaded()["Fick frågan"]
    shares = {name: row["Andel som fick"] for name, row in table(sheet).items() if name != ALL}
    assert any(isinstance(share, str) for share in shares.values())
    assert _drawn(sheet) == {
        f"{name} ({share})" if isinstance(share, str) else name: None if isinstance(share, str) else share
        for name, share in shares.items()
    }
    charts = [part for name, part in parts(PUBLISHED).items() if "charts/chart" in name]
    assert len(charts) == 4
    assert all('dispBlanksAs val="gap"' in chart for chart in charts)


def test_a_chart_is_written_by_the_standard() -> None:
    """The bounds of an interval are in the standard's order, and names are text, or strict readers report damage."""
    charts = "".join(part for name, part in parts(PUBLISHED).items() if "charts/chart" in name)
    assert 0 < charts.index("<c:plus>") < charts.index("<c:minus>")
    assert "<c:cat><c:strRef>" in charts
    assert "<c:cat><c:numRef>" not in charts
    assert "<a:t></a:t>" not in charts


def test_a_chart_says_what_programs_take_otherwise_by_default() -> None:
    """Without the settings, newer programs lay the legend over the bars and repeat the name of the series at each."""
    charts = [part for name, part in parts(PUBLISHED).items() if "charts/chart" in name]
    for chart in charts:
        assert chart.count("</c:scaling>") == chart.count('</c:scaling><c:delete val="0"/>') == 2
        assert chart.count("<c:grouping") == chart.count('<c:varyColors val="0"/>')
        assert chart.count("<c:dLbls>") == chart.count('<c:showSerName val="0"/>') == chart.count("<c:showLegendKey")
        assert chart.count("<c:title>") + chart.count("<c:legend>") == chart.count('<c:overlay val="0"/>')
        assert chart.count("<c:errBars>") == chart.count('<c:noEndCap val="0"/>')
        assert chart.count("<c:catAx>") == chart.count('<c:tickLblSkip val="1"/>')


def _drawn(sheet: Worksheet) -> dict[str, Any]:
    """Return the figures under the chart, by name."""
    rows = list(sheet.iter_rows(values_only=True))
    first = next(place for place, row in enumerate(rows) if str(row[0]).startswith("Diagrammets siffror"))
    return {str(row[0]): row[1] for row in rows[first + 2 :] if row[0] is not None}


@pytest.mark.parametrize(("made", "options"), EVERY)
def test_every_chart_has_its_words(made: Publication, options: ReportOptions) -> None:
    """The alternative text has the values of the chart, with dots for hidden ones."""
    drawings = "".join(part for name, part in parts(made, options).items() if "drawings/drawing" in name)
    texts = re.findall(r'name="Chart \d+" descr="([^"]+)"', drawings)
    assert len(texts) == drawings.count("</xdr:graphicFrame>")
    assert texts
    assert options != SV or made is INTERNAL or any("Krokom: .." in alternative for alternative in texts)


def test_the_first_sheet_says_what_it_is() -> None:
    """It tells what the file is, how it was protected, what is left out, and when it was made."""
    sheet = loaded()["Om rapporten"]
    said = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
    for words in (
        "Fokusmånad i Jämtlands län",
        "Det viktigaste",
        "Definitioner",
        "Så skyddas små antal",
        "Bräcke",
        f"Framtagen 20 april 2026 med fokusmanad {__version__}.",
    ):
        assert words in said


def test_the_sheets_are_told_with_links() -> None:
    """The first sheet names every sheet and its content."""
    book = loaded()
    links = {
        cell.hyperlink.location
        for row in book["Om rapporten"].iter_rows()
        for cell in row
        if cell.hyperlink is not None
    }
    assert links == {f"'{name}'!A1" for name in book.sheetnames[1:]}
    assert book.sheetnames[-6:] == [
        "Jämfört per kommun",
        "Jämfört, samma kommuner",
        "Orsaker, samma kommuner",
        "Jämfört, alla",
        "Orsaker, alla",
        "Alla antal",
    ]


def test_an_internal_report_says_so_everywhere() -> None:
    """The text is on the first row and in the printed header of every sheet, and among the properties."""
    book = loaded(INTERNAL)
    for sheet in book.worksheets:
        assert str(sheet["A1"].value).startswith("INTERNT")
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.center is not None
        assert str(sheet.oddHeader.center.text).startswith("INTERNT")
    assert str(book.properties.title).startswith("INTERNT")
    assert not any("INTERN" in part for part in parts(PUBLISHED).values())


@pytest.mark.parametrize("title", ["=1+1", "+46", "-x", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_title_is_never_a_formula(title: str) -> None:
    """A title stays text, whatever it begins with."""
    made = replace(PUBLISHED, title=title)
    cells = [cell for sheet in loaded(made).worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(cell.value == title for cell in cells)


def test_characters_that_xml_lacks_do_not_stop_it() -> None:
    """A title from a file may hold any character."""
    assert loaded(replace(PUBLISHED, title="Mars\x01\x0b\ufffe 2026 & <b>")).properties.title


def test_every_table_can_be_read_aloud_and_printed() -> None:
    """Headings stay visible and are marked as such; every sheet fits the width of A4."""
    for sheet in loaded().worksheets[1:]:
        assert sheet.freeze_panes == "B5"
        assert sheet.print_title_rows == "$4:$4"
        assert [named.headerRowCount for named in sheet.tables.values()] == [1], sheet.title
        assert sheet.sheet_properties.pageSetUpPr is not None
        # One page wide is the default, which is not written.
        assert (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
        assert sheet.page_setup.fitToWidth in {1, None}


def test_a_long_list_of_names_goes_on_in_the_next_row() -> None:
    """Excel shows no more of a row than 409 points."""
    names = {f"{name} i Jämtlands län": row for name, row in MANY.items()}
    sheet = loaded(publication(names, exact=True))["Om rapporten"]
    assert max(row.height or 0 for row in sheet.row_dimensions.values()) <= 409
    written = " ".join(str(cell.value) for cell in sheet["B"] if cell.value)
    assert listing(sorted(names, key=alphabetical), Lang.SV) in written


def test_many_kommuner_are_printed_large_enough_to_read() -> None:
    """A long table goes on to the next page, and a chart of a hundred bars is left out."""
    few, many = (loaded(publication(columns, exact=True))["Fick frågan"] for columns in (MARCH, MANY))
    # One page high is the default, which is not written.
    assert (few.page_setup.fitToHeight, many.page_setup.fitToHeight) == (None, 0)
    assert (len(few._charts), len(many._charts)) == (1, 0)  # type: ignore[attr-defined]  # openpyxl lists them there


def test_figures_are_written_the_swedish_way() -> None:
    """Thousands and the per cent sign have a space before them, in either language of the program."""
    rows = loaded()["Fick frågan"].iter_rows()
    (total,) = (row for row in rows if row[0].value == ALL)
    assert "\N{NO-BREAK SPACE}" in total[1].number_format
    assert total[4].number_format == '0"\N{NO-BREAK SPACE}"%'


def test_a_long_name_is_whole_in_its_table_and_short_in_its_chart() -> None:
    """A campaign's own reason may be a sentence: the table wraps it, and the chart shortens it to one line."""
    long = "Den enskilde bad uttryckligen att få slippa alla frågor den dagen"
    layout = PUBLISHED.layout
    reason = layout.column("reason")
    renamed = replace(reason, answers=(reason.answers[0]._replace(name=Text(long, long)), *reason.answers[1:]))
    columns = tuple(renamed if column is reason else column for column in layout.columns)
    made = replace(PUBLISHED, layout=replace(layout, columns=columns))
    sheet = loaded(made)["Orsaker"]
    (row,) = (row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == long)
    assert sheet.cell(row, 1).alignment.wrap_text
    assert sheet.row_dimensions[row].height > 30
    assert any(name.startswith("Den enskilde bad") and len(name) < 30 for name in _drawn(sheet))
    charts = [part for name, part in parts(made).items() if "charts/chart" in name]
    assert all('tickLblSkip val="1"' in chart for chart in charts)


def test_a_long_title_has_the_lines_it_takes() -> None:
    sheet = loaded(replace(PUBLISHED, title="Fokusmånad om våld i nära relationer " * 4))["Om rapporten"]
    assert sheet.row_dimensions[2].height > 70


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_opens_and_prints_it(tmp_path: Path) -> None:
    """A spreadsheet program reads the same figures and draws every sheet."""
    file, out = tmp_path / "rapport.xlsx", tmp_path / "out"
    file.write_bytes(report_xlsx(PUBLISHED, SV))
    out.mkdir()
    for kind in ("pdf", "xlsx"):
        convert([file], kind, out)
    assert (out / "rapport.pdf").read_bytes().startswith(b"%PDF")
    written, opened = loaded(), load_workbook(out / "rapport.xlsx")
    assert opened.sheetnames == written.sheetnames
    for name in written.sheetnames[1:]:
        assert table(opened[name]) == table(written[name])
