"""Find the form in a book: its sheets, the heading row and the columns of each."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.findings.problem import Place, Problem, column_letters
from fokusmanad.form.layout import (
    ASKING_SHEET,
    AUTHOR,
    CONTROL_SHEET,
    FORM_SHEET,
    HEAD_SHEET,
    HEADING_SEARCHED_ROWS,
    INDICATORS_SHEET,
    LISTS_SHEET,
    RATINGS_SHEET,
    README_SHEET,
    REPORT_SHEET,
    ROW_ID,
    SUMS_SHEET,
    Presence,
)
from fokusmanad.form.suggestions import near_heading
from fokusmanad.privacy import repeatable
from fokusmanad.reading.book import as_text, is_zero, numbered_rows
from fokusmanad.text import fold, is_blank, is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fokusmanad.checks.find_head import FoundHead
    from fokusmanad.form.layout import Column, Layout
    from fokusmanad.reading.book import Book, CellValue, Sheet

# A sheet with the form's name needs few headings to be the form; under another name it needs nearly all.
_HEADINGS_UNDER_ITS_NAME = 2
_REQUIRED_HEADINGS_ELSEWHERE = 4
# Of so many cells of an unknown column, such a share are answers of one that is missing; the rest may be slips.
_ANSWERS_READ, _SHARE_OF_ANSWERS = 200, 0.8
_COUNTS = {fold(heading) for heading in ("Antal", "Antal personer", "Antal besök", "Antal besökare", "Personer", "St")}
_SEPARATOR = re.compile(r'"?[;,\t|]"?')
_OTHER_SHEETS = {fold(name) for name in (README_SHEET, ASKING_SHEET, HEAD_SHEET, CONTROL_SHEET, LISTS_SHEET)}
_SHEETS = {*_OTHER_SHEETS, *map(fold, (FORM_SHEET, SUMS_SHEET, RATINGS_SHEET, INDICATORS_SHEET))}


_EXPORT_LABELS = {
    "kommun": ("Kommun", "Kommunens namn", "Kommunnamn"),
    "kommunkod": ("Kommunkod",),
    "period": ("Fokusmånad", "Period", "Månad"),
    "part": ("Del av kommunen",),
}
"""The columns of an export that say what the sheet `Kommun` says in a form."""
_OF_TOOLS = (
    # Microsoft Forms, in Swedish and English.
    *("ID", "Starttid", "Slutförandetid", "Sluttid", "E-post", "E-postadress", "Namn", "Senast ändrad"),
    *("Senast ändrad tid", "Start time", "Completion time", "Email", "Email address", "Name", "Last modified time"),
    # Google Forms.
    *("Tidsstämpel", "Tidstämpel", "Timestamp", "Användarnamn", "Username"),
    # SurveyMonkey.
    *("Respondent ID", "Collector ID", "Collector", "Start date", "End date", "Date created", "Date modified"),
    *("IP address", "First name", "Last name", "Custom data 1"),
    # Qualtrics, whose second row of headings has words.
    *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate"),
    *("ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference"),
    *("LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage", "Response type"),
    *("Recorded date", "Recipient last name", "Recipient first name", "Recipient email", "External data reference"),
    *("Location latitude", "Location longitude", "Distribution channel", "User language"),
    # LimeSurvey.
    *("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"),
    # Others, in Swedish.
    *("Respondent", "Respondent-ID", "RespondentID", "Svars-ID", "Svarsdatum", "Svarstid", "Startdatum", "Slutdatum"),
    *("IP-adress", "Språk", "Language", "Enkät"),
)
SURVEY_COLUMNS = {fold(heading): heading for heading in _OF_TOOLS}
"""The columns that survey tools add, named by one message; others that are not known are passed over too."""


class FormSheet(NamedTuple):
    """A sheet with the form's headings. Its rows are not yet read."""

    sheet: Sheet
    heading_row: int
    columns: Mapping[str, int]
    """The number of each column that can be read, by key. A repeated column cannot."""
    problems: tuple[Problem, ...]
    """The problems with the headings."""

    @property
    def hides_rows(self) -> bool:
        """Whether rows may be unread because a column is missing or repeated."""
        return any(problem.code in {"FM201", "FM202"} for problem in self.problems)

    @property
    def has_values(self) -> bool:
        """Whether anything but row numbers is written below the headings."""
        below = self.sheet.rows[self.heading_row + 1 - self.sheet.first_row :]
        row_ids = self.columns.get(ROW_ID, 0) - self.sheet.first_column
        return any(
            not is_zero(value) and not is_nothing(as_text(value))
            for cells in below
            for offset, value in enumerate(cells)
            if offset != row_ids
        )

    def place(self, row: int, key: str, layout: Layout) -> Place:
        """Return the place of a cell of the form."""
        return Place(self.sheet.name, row, self.columns[key], layout.column(key).heading)


class _Candidate(NamedTuple):
    sheet: Sheet
    row: int
    headings: dict[int, Column]


def find_form(book: Book, layout: Layout, *, is_exported: bool = False) -> tuple[FormSheet, ...]:
    """Find the sheets of a book that have the form's headings, in their order.

    In an export the columns that say whose the rows are, and those that a survey tool adds, are no unknown ones.
    """
    candidates = (_find_headings(sheet, layout) for sheet in book.sheets)
    return tuple(_form_sheet(found, layout, is_exported=is_exported) for found in candidates if found)


def export_columns(sheet: Sheet, heading_row: int, layout: Layout) -> dict[str, int]:
    """Return the columns that say whose the rows are, by the key of the head value that each gives."""
    labels = {
        fold(label): key
        for key, given in _EXPORT_LABELS.items()
        for label in (*given, *layout.export_headings.get(key, ()))
    }
    found: dict[str, int] = {}
    for number, heading in enumerate(sheet.rows[heading_row - sheet.first_row], start=sheet.first_column):
        if key := labels.get(fold(as_text(heading))):
            found.setdefault(key, number)
    return found


def missing_form(book: Book, heads: Sequence[FoundHead], layout: Layout) -> Problem:
    """Return the problem of a book without the form: a report of ours, a form without its rows, or something else."""
    if any(_has_unsplit_headings(sheet, layout) for sheet in book.sheets):
        return Problem("FM105", variant="unsplit")
    is_ours = any(
        text.kind == "property" and (text.name, text.text) == ("creator", AUTHOR) for text in book.loose_texts
    )
    if is_ours and any(sheet.name in REPORT_SHEET for sheet in book.sheets):
        return Problem("FM105", variant="report")
    if book.is_table:
        return Problem("FM105", variant="table")
    if any(head.cells for head in heads):
        return Problem("FM105", variant="headings", params={"rows": HEADING_SEARCHED_ROWS})
    return Problem("FM105")


def is_foreign(book: Book, heads: Sequence[FoundHead], layout: Layout) -> bool:
    """Return whether nothing in a book is of the form: no label of the head, none of its sheets' names, no heading."""
    return not (
        any(head.cells for head in heads)
        or any(fold(sheet.name) in _SHEETS or _has_unsplit_headings(sheet, layout) for sheet in book.sheets)
        or any(
            _read_headings(sheet, cells, layout)
            for sheet in book.sheets
            for row, cells in numbered_rows(sheet)
            if row <= HEADING_SEARCHED_ROWS
        )
    )


def _find_headings(sheet: Sheet, layout: Layout) -> _Candidate | None:
    if fold(sheet.name) in _OTHER_SHEETS:
        return None
    rows = (
        _Candidate(sheet, row, _read_headings(sheet, cells, layout))
        for row, cells in numbered_rows(sheet)
        if row <= HEADING_SEARCHED_ROWS
    )
    best = max(rows, key=lambda candidate: len(candidate.headings), default=None)
    if best is None:
        return None
    if fold(sheet.name) == fold(FORM_SHEET):
        return best if len(best.headings) >= _HEADINGS_UNDER_ITS_NAME else None
    required = {column.key for column in best.headings.values() if column.presence is Presence.REQUIRED}
    return best if len(required) >= _REQUIRED_HEADINGS_ELSEWHERE else None


def _has_unsplit_headings(sheet: Sheet, layout: Layout) -> bool:
    """Return whether a cell holds a whole line of a csv, as when Excel splits a file at another sign."""
    if fold(sheet.name) in _OTHER_SHEETS:
        return False
    texts = (cell for row, cells in numbered_rows(sheet) if row <= HEADING_SEARCHED_ROWS for cell in cells)
    return any(
        sum(1 for heading in _SEPARATOR.split(text) if layout.by_heading(heading)) >= _REQUIRED_HEADINGS_ELSEWHERE
        for text in texts
        if isinstance(text, str)
    )


def _read_headings(sheet: Sheet, cells: list[CellValue], layout: Layout) -> dict[int, Column]:
    return {
        number: column
        for number, value in enumerate(cells, start=sheet.first_column)
        if isinstance(value, str) and value and (column := layout.by_heading(value))
    }


def _form_sheet(found: _Candidate, layout: Layout, *, is_exported: bool) -> FormSheet:
    sheet, row, headings = found
    first: dict[str, int] = {}
    twice: list[Problem] = []
    for number, column in headings.items():
        if column.key in first:
            earlier = f"{column_letters(first[column.key])}{row}"
            place = Place(sheet.name, row, number, column.heading)
            twice.append(Problem("FM202", place, params={"heading": column.heading, "first": earlier}))
        else:
            first[column.key] = number
    doubled = {problem.place.heading for problem in twice}
    columns = {key: number for key, number in first.items() if layout.column(key).heading not in doubled}
    unknown = _filled_columns(found) - headings.keys()
    survey: dict[int, str] = {}
    if is_exported:
        unknown -= set(export_columns(sheet, row, layout).values())
        written = {number: fold(as_text(_heading_cells(found)[number - sheet.first_column])) for number in unknown}
        survey = {number: SURVEY_COLUMNS[words] for number, words in written.items() if words in SURVEY_COLUMNS}
    problems = [
        *_missing_columns(found, first, layout),
        *twice,
        *(_unknown_column(found, number, layout) for number in sorted(unknown - survey.keys())),
    ]
    if survey:
        names = tuple(survey[number] for number in sorted(survey))
        problems.append(Problem("FM203", Place(sheet.name, row, min(survey)), "survey", {"names": names}))
    return FormSheet(sheet, row, columns, tuple(problems))


def _missing_columns(found: _Candidate, first: Mapping[str, int], layout: Layout) -> Iterator[Problem]:
    for column in layout.columns:
        if column.presence is Presence.REQUIRED and column.key not in first:
            place = Place(found.sheet.name, found.row, heading=column.heading)
            yield Problem("FM201", place, params={"heading": column.heading})


def _unknown_column(found: _Candidate, number: int, layout: Layout) -> Problem:
    heading = as_text(_heading_cells(found)[number - found.sheet.first_column])
    place = Place(found.sheet.name, found.row, number)
    if not fold(heading):
        return Problem("FM203", place, "unnamed")
    taken = {column.key for column in found.headings.values()}
    free = [column for column in layout.columns if column.key not in taken]
    suggestion = near_heading(heading, free)
    if suggestion is None:
        if fold(heading) in _COUNTS and _counts_persons(found, number):
            return Problem("FM203", place, "count")
        meant = _find_meant(found, number, free)
        return Problem("FM203", place, "answers", suggestion=meant.heading) if meant else Problem("FM203", place)
    required = any(column.heading == suggestion and column.presence is Presence.REQUIRED for column in free)
    return Problem("FM203", place, "near_required" if required else "near", {"value": repeatable(heading)}, suggestion)


def _find_meant(found: _Candidate, number: int, free: Sequence[Column]) -> Column | None:
    """Return the missing column whose answers an unknown one has, a required one first; None if it may be several."""
    written = map(as_text, _values_below(found, number))
    texts = list(islice((text for text in written if not is_nothing(text)), _ANSWERS_READ))
    fitting = [column for column in free if texts and _count_answers(column, texts) >= _SHARE_OF_ANSWERS * len(texts)]
    fitting = [column for column in fitting if column.presence is Presence.REQUIRED] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _counts_persons(found: _Candidate, number: int) -> bool:
    """Return whether a column has numbers beyond 1, so that a row may stand for several persons."""
    return any(isinstance(value, int | float) and value > 1 for value in _values_below(found, number))


def _values_below(found: _Candidate, number: int) -> Iterator[CellValue]:
    """Return the values of a column below its heading."""
    offset, below = number - found.sheet.first_column, found.sheet.rows[found.row + 1 - found.sheet.first_row :]
    return (cells[offset] for cells in below if offset < len(cells))


def _count_answers(column: Column, texts: Sequence[str]) -> int:
    return sum(1 for text in texts if (reading := column.read(text)) and reading.as_listed)


def _heading_cells(found: _Candidate) -> list[CellValue]:
    return found.sheet.rows[found.row - found.sheet.first_row]


def _filled_columns(found: _Candidate) -> set[int]:
    """Return the numbers of the columns with a value in the heading row or below."""
    sheet = found.sheet
    below = sheet.rows[found.row - sheet.first_row :]
    width = max(map(len, below), default=0)
    filled = (offset for offset in range(width) if any(_is_filled(row[offset]) for row in below if offset < len(row)))
    return {offset + sheet.first_column for offset in filled}


def _is_filled(value: CellValue) -> bool:
    return value != "" and not is_blank(as_text(value))
