"""Where the kommun stands: the ratings of the sheet `Nuläge` and the numbers of the sheet `Indikatorer`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from fokusmanad.findings.problem import Place, Problem
from fokusmanad.form.layout import (
    HEADING_SEARCHED_ROWS,
    INDICATOR_HEADINGS,
    INDICATORS_SHEET,
    RATING_COLUMNS,
    RATINGS_SHEET,
    read_yes_no,
)
from fokusmanad.form.model import Indicator, Rating, read_whole_number
from fokusmanad.form.suggestions import near_miss
from fokusmanad.privacy import repeatable
from fokusmanad.reading.book import as_text, numbered_rows
from fokusmanad.text import fold, is_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.reading.book import Book, CellValue, Sheet


class Standing(NamedTuple):
    """What a form says of where the kommun stands. A rating or an indicator with a problem is left out."""

    ratings: tuple[Rating, ...]
    indicators: Mapping[str, Indicator]
    problems: tuple[Problem, ...]


class _Table(NamedTuple):
    sheet: Sheet
    heading_row: int
    columns: Mapping[str, int]
    """The offset of each column in a row, by its key."""
    headings: Mapping[str, str]
    """All headings that the sheet may have, by the key of the column."""

    def rows(self) -> Iterator[tuple[int, dict[str, CellValue]]]:
        """Yield each filled row below the headings with its number."""
        for row, cells in numbered_rows(self.sheet):
            values = {key: cells[offset] for key, offset in self.columns.items() if offset < len(cells)}
            if row > self.heading_row and not all(is_nothing(as_text(value)) for value in values.values()):
                yield row, values

    def place(self, row: int, key: str, heading: str) -> Place:
        return Place(self.sheet.name, row, self.columns[key] + self.sheet.first_column, heading)


def check_standing(book: Book, campaign: Campaign) -> Standing | None:
    """Check the ratings and the indicators of a book; None if it has neither."""
    tables = [_find(book, RATINGS_SHEET, RATING_COLUMNS), _find(book, INDICATORS_SHEET, INDICATOR_HEADINGS)]
    problems = [problem for table in tables if table for problem in _unknown_columns(table)]
    ratings = tuple(_ratings(tables[0], problems))
    indicators = _indicators(tables[1], campaign, problems)
    return Standing(ratings, indicators, tuple(problems)) if ratings or indicators or problems else None


def _find(book: Book, name: str, headings: Mapping[str, str]) -> _Table | None:
    """Return the sheet with this name whose headings are found, at least two of them."""
    keys = {fold(heading): key for key, heading in headings.items()}
    for sheet in book.sheets:
        if fold(sheet.name) != fold(name):
            continue
        for row, cells in numbered_rows(sheet):
            columns = {
                keys[fold(cell)]: offset
                for offset, cell in enumerate(cells)
                if isinstance(cell, str) and fold(cell) in keys
            }
            if len(columns) > 1 and row <= HEADING_SEARCHED_ROWS:
                return _Table(sheet, row, columns, headings)
    return None


def _unknown_columns(table: _Table) -> Iterator[Problem]:
    """Yield FM203 for each column that is filled in under another heading, whose numbers or texts are not read."""
    sheet, first = table.sheet, table.heading_row - table.sheet.first_row
    free = [heading for key, heading in table.headings.items() if key not in table.columns]
    for offset, cell in enumerate(sheet.rows[first]):
        below = (cells[offset] for cells in sheet.rows[first + 1 :])
        if offset in table.columns.values() or all(is_nothing(as_text(value)) for value in below):
            continue
        heading, place = as_text(cell), Place(sheet.name, table.heading_row, offset + sheet.first_column)
        if is_nothing(heading):
            yield Problem("FM203", place, "unnamed")
        elif near := near_miss(heading, free):
            yield Problem("FM203", place, "near", {"value": repeatable(heading)}, near)
        else:
            yield Problem("FM203", place)


def _ratings(table: _Table | None, problems: list[Problem]) -> Iterator[Rating]:
    for row, values in table.rows() if table else ():
        said = {key: as_text(value) for key, value in values.items() if not is_nothing(as_text(value))}
        try:
            yield Rating.model_validate(said)
        except ValidationError as error:
            # Only the score can be wrong: the rest is free text.
            del error
            place = table.place(row, "score", RATING_COLUMNS["score"]) if table else Place()
            problems.append(Problem("FM413", place, "rating"))


def _indicators(table: _Table | None, campaign: Campaign, problems: list[Problem]) -> dict[str, Indicator]:
    """Return the indicators by key; one that is written twice, or that cannot be right, is left out."""
    known = {fold(word): kind.key for kind in campaign.indicators for word in (kind.key, kind.label, kind.words)}
    found: dict[str, Indicator | None] = {}
    for row, values in table.rows() if table else ():
        written = {name: text for name in ("count", "of") if not is_nothing(text := as_text(values.get(name, "")))}
        if not written or table is None:
            continue
        place = table.place(row, "label", INDICATOR_HEADINGS["label"])
        key = known.get(fold(as_text(values.get("label", ""))))
        if key is None:
            problems.append(_unknown_indicator(as_text(values.get("label", "")), place, campaign))
        elif key in found:
            problems.append(Problem("FM413", place, "twice"))
            found[key] = None
        else:
            found[key] = _indicator(table, row, written, problems)
    return {key: indicator for key, indicator in found.items() if indicator}


def _unknown_indicator(label: str, place: Place, campaign: Campaign) -> Problem:
    near = near_miss(label, (kind.label for kind in campaign.indicators))
    if near is None:
        return Problem("FM203", place, "indicator")
    return Problem("FM203", place, "near_indicator", {"value": repeatable(label)}, near)


def _indicator(table: _Table, row: int, written: Mapping[str, str], problems: list[Problem]) -> Indicator | None:
    numbers = {name: _number(text) for name, text in written.items()}
    wrong = [name for name, number in numbers.items() if number is None]
    problems += [Problem("FM413", table.place(row, name, INDICATOR_HEADINGS[name]), "indicator") for name in wrong]
    if wrong:
        return None
    indicator = Indicator.model_validate(numbers)
    if indicator.count is not None and indicator.of is not None and indicator.count > indicator.of:
        problems.append(Problem("FM413", table.place(row, "count", INDICATOR_HEADINGS["count"]), "more"))
        return None
    return indicator


def _number(text: str) -> int | None:
    """Read a count; Ja and Nej, of whether a routine exists, are 1 and 0."""
    reading = read_yes_no(text)
    if reading and reading.as_listed:
        return int(reading.answer.key == "yes")
    return read_whole_number(text)


def lines_of(texts: Sequence[str]) -> list[str]:
    """Return the lines of free texts, each a point of a list, without marks and without repeating one."""
    points = (line.strip(" -–•*\t") for text in texts for line in text.splitlines())
    return list(dict.fromkeys(point for point in points if point))
