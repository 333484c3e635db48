"""The first sheet of the copy, `Att rätta`: every problem in order, the message first, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.styles import PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from fokusmanad.findings.catalogue import Severity
from fokusmanad.findings.words.severities import GRAVEST_FIRST, NAMES, count_of_severity
from fokusmanad.form.layout import MARKS_SHEET
from fokusmanad.office import styles
from fokusmanad.text import Text, number, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.findings.problem import Problem
    from fokusmanad.text import Lang


LISTED_AT_MOST = 10_000
"""Further problems are counted in a last line: no one corrects so many by hand."""


class Use(Enum):
    """What the copy can be used for, in the words of its first line."""

    SEND = Text(
        "Det här är en kopia av din fil. Du kan rätta direkt i kopian, spara den och skicka den.",
        "This is a copy of your file. You can correct the copy itself, save it and send it.",
    )
    READ = Text(
        "Det här är en kopia att läsa. Rätta i din egen fil, inte här: allt i den gick inte att kopiera.",
        "This is a copy to read. Correct your own file, not this one: not everything in it could be copied.",
    )
    NO_FORM = Text(
        "Det här är en kopia att läsa. Den går inte att skicka, för formuläret gick inte att hitta i filen.",
        "This is a copy to read. It cannot be sent, because the form could not be found in the file.",
    )
    LIST_ONLY = Text(
        "Det här är en lista att läsa. Filen gick inte att läsa, så den kunde inte kopieras.",
        "This is a list to read. The file could not be read, and so it could not be copied.",
    )


# Patterns distinguish the severities as well as colours do, and so does the comment's first word.
FILLS = {
    Severity.ERROR: PatternFill("solid", fgColor="FFF9C6BE"),
    Severity.WARNING: PatternFill("lightUp", fgColor="FFE0A200", bgColor="FFFFF3C4"),
    Severity.INFO: PatternFill("gray0625", fgColor="FF3D7EA6", bgColor="FFE3F0F8"),
}

_HEADINGS = (
    Text("Vad som är fel och vad du gör", "What is wrong and what to do"),
    Text("Gå till", "Go to"),
    Text("Hur allvarligt", "Severity"),
    Text("Kod", "Code"),
)
_IDENTITY = Text(
    "Personnumret är borttaget i kopian: cellen är tömd. Radera filerna där numret finns kvar.",
    "The identity number is removed from the copy: its cell is empty. Delete the files that still hold the number.",
)
_CLEAN = Text("Inget att rätta. Filen är klar att skicka.", "Nothing to fix. The file is ready to send.")
_SEVERITY_COLUMN = 3
_HEADING_ROW = 5
_CHARACTERS_A_LINE = 95


def write_list_sheet(
    book: Workbook, problems: Sequence[Problem], sheets: Mapping[str, Worksheet], lang: Lang, use: Use
) -> None:
    """Write the list as the first sheet. `sheets` are those that a link may lead to, by the names in problems."""
    sheet = book.create_sheet(MARKS_SHEET, 0)
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    for row, line in enumerate(_opening(problems, lang, use), start=1):
        _text(sheet, row, 1, line)
        sheet.cell(row, 1).font = styles.SECTION if row == 1 else styles.PLAIN
    for column, heading in enumerate(_HEADINGS, start=1):
        _text(sheet, _HEADING_ROW, column, heading.to(lang))
        cell = sheet.cell(_HEADING_ROW, column)
        cell.font, cell.fill, cell.alignment = styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
    for row, problem in enumerate(problems[:LISTED_AT_MOST], start=_HEADING_ROW + 1):
        _write_problem(sheet, row, problem, sheets, lang)
    _dress(sheet, problems[:LISTED_AT_MOST])
    if len(problems) > LISTED_AT_MOST:
        _write_rest(sheet, len(problems) - LISTED_AT_MOST, lang)
    _set_up(sheet)


def _opening(problems: Sequence[Problem], lang: Lang, use: Use) -> Iterator[str]:
    yield use.value.to(lang)
    yield _counts(problems, lang) if problems else _CLEAN.to(lang)
    # A number in the file's name does not follow with the copy.
    if use is not Use.LIST_ONLY and any(it.code == "FM305" and it.variant != "file_name" for it in problems):
        yield _IDENTITY.to(lang)


def _counts(problems: Sequence[Problem], lang: Lang) -> str:
    counts = Counter(problem.severity for problem in problems)
    parts = [count_of_severity(severity, counts[severity], lang) for severity in GRAVEST_FIRST if counts[severity]]
    return f"{', '.join(parts)}."


def _write_problem(sheet: Worksheet, row: int, problem: Problem, sheets: Mapping[str, Worksheet], lang: Lang) -> None:
    words = (problem.message(lang), _spot(problem), NAMES[problem.severity].to(lang), problem.code)
    for column, text in enumerate(words, start=1):
        _text(sheet, row, column, text)
    # Not every program makes room for wrapped text by itself.
    sheet.row_dimensions[row].height = 17 * ceil(len(words[0]) / _CHARACTERS_A_LINE)
    target = sheets.get(problem.place.sheet or "")
    if target is not None:
        link = sheet.cell(row, 2)
        location = f"{quote_sheetname(target.title)}!{_target(problem)}"
        link.hyperlink = Hyperlink(ref=link.coordinate, location=location)


def _dress(sheet: Worksheet, problems: Sequence[Problem]) -> None:
    """Style all lines, each like the first of its kind."""
    models: dict[tuple[int, Severity, bool], Cell | MergedCell] = {}
    for row, problem in enumerate(problems, start=_HEADING_ROW + 1):
        for column in range(1, len(_HEADINGS) + 1):
            cell = sheet.cell(row, column)
            kind = (column, problem.severity, cell.hyperlink is not None)
            if kind in models:
                styles.dress_like(cell, models[kind])
                continue
            models[kind] = cell
            cell.font = styles.LINK if cell.hyperlink else styles.PLAIN
            cell.alignment, cell.border = styles.WRAPPED, styles.UNDERLINE
            if column == _SEVERITY_COLUMN:
                cell.fill = FILLS[problem.severity]


def _write_rest(sheet: Worksheet, rest: int, lang: Lang) -> None:
    words = Text(
        f"… och {plural(rest, 'sak', 'saker')} till. Rätta det som står här och kontrollera filen igen.",
        f"… and {number(rest)} more. Fix these and check the file again.",
    )
    _text(sheet, _HEADING_ROW + LISTED_AT_MOST + 1, 1, words.to(lang))


def _spot(problem: Problem) -> str:
    place = problem.place
    return " ".join(filter(None, (place.sheet, place.cell or (str(place.row) if place.row else ""))))


def _target(problem: Problem) -> str:
    return problem.place.cell or f"A{problem.place.row or 1}"


def _text(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column, words)
    # A sheet may be called "=…", and a message begins with its name.
    cell.data_type = "s"


def _set_up(sheet: Worksheet) -> None:
    for letter, width in (("A", 100), ("B", 20), ("C", 15), ("D", 9)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    styles.page(sheet, landscape=True)
