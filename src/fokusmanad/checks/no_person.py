"""Rows that are no person: totals, headings again, a unit or week as a heading, notes and examples (FM310)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from fokusmanad.findings.problem import Place, Problem
from fokusmanad.form.kommuner import find_kommun
from fokusmanad.form.layout import COMMENT, ROW_ID
from fokusmanad.reading.book import as_text, is_zero
from fokusmanad.text import fold, is_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.form.layout import Layout
    from fokusmanad.reading.book import CellValue

_Kind: TypeAlias = Literal["totals", "headings", "group", "note", "example"]

_EXAMPLE = re.compile(r"\(?(?:(?:ex|t\.? ?ex|e\.g)[.:]?(?: ?\d+)?\)?|(?:exempel|example).*)")
# The names that Excel gives its own totals, and those that people write.
_TOTALS = re.compile(
    r"(?:.*\s)?(?:summa|s:a|delsumma|totalsumma|totalt?|totals|subtotal|sum|antal|andel|medel(?:värde)?|procent)\b.*"
)
_PERIOD = re.compile(r"(?:vecka|week|v|w)\.? ?\d{1,2}\b.*|(?:mån|tis|ons|tors|fre|lör|sön)dag\b.*")
_NUMBER = re.compile(r"[-+]?\d[\d\s]*(?:[.,]\d+)?\s*%?")
# Longer texts are notes, whatever the column.
_LONGEST_ROW_ID, _LONGEST_HEADING = 12, 30


class _RowTexts(NamedTuple):
    row_id: str
    answers: Mapping[str, str]
    """What is written in the columns with listed answers; marks for nothing, zeros and unticked boxes left out."""
    others: tuple[str, ...]
    """What is written in all other columns, also those that do not belong to the form."""


def check_person(form: FormSheet, number: int, layout: Layout, *, last: int) -> Problem | None:
    """Return FM310 for a row that is no person, None for a person or a blank row.

    `last` is the number of the last row with an answer: a unit alone is a heading only if persons follow.
    """
    kind = _kind_of(_read_texts(form, number), layout, is_first=number == form.heading_row + 1, is_last=number >= last)
    return Problem("FM310", Place(form.sheet.name, number), kind) if kind else None


def _kind_of(row: _RowTexts, layout: Layout, *, is_first: bool, is_last: bool) -> _Kind | None:
    if row.answers and _EXAMPLE.fullmatch(fold(row.row_id)):
        return "example"
    if _repeats_headings(row, layout):
        return "headings"
    if _is_total(row, layout):
        return "totals"
    if len(row.answers) > 1:
        return "note" if is_first and _explains_headings(row, layout) else None
    return _alone(row, layout, is_last=is_last)


def _read_texts(form: FormSheet, number: int) -> _RowTexts:
    values = form.sheet.rows[number - form.sheet.first_row]
    by_column = {column: value for column, value in enumerate(values, form.sheet.first_column) if _is_written(value)}
    row_id = as_text(by_column.pop(form.columns.get(ROW_ID, 0), "")).strip()
    answers = {
        key: as_text(by_column.pop(column)).strip()
        for key, column in form.columns.items()
        if key not in {ROW_ID, COMMENT} and column in by_column
    }
    return _RowTexts(row_id, answers, tuple(map(as_text, by_column.values())))


def _is_written(value: CellValue) -> bool:
    return not is_zero(value) and not is_nothing(as_text(value))


def _repeats_headings(row: _RowTexts, layout: Layout) -> bool:
    texts = [text for text in (row.row_id, *row.answers.values()) if text]
    headings = [text for text in texts if layout.by_heading(text)]
    return len(headings) > 1 and 2 * len(headings) >= len(texts)


def _names_kommun(row: _RowTexts) -> bool:
    return any(map(find_kommun, row.others))


def _is_total(row: _RowTexts, layout: Layout) -> bool:
    """Return whether a row has numbers alone where answers belong, and either says so or counts beyond 1."""
    texts = (row.row_id, *row.answers.values(), *row.others)
    numbers = {key: text for key, text in row.answers.items() if not _TOTALS.fullmatch(fold(text))}
    if not all(map(_NUMBER.fullmatch, numbers.values())):
        return False
    if any(_TOTALS.fullmatch(fold(text)) for text in texts):
        return True
    # The campaign may map the codes of a survey tool; and a row of an export that names its kommun is a person's.
    unread = any(text not in {"0", "1"} and not layout.column(key).read(text) for key, text in numbers.items())
    return unread and not _names_kommun(row)


def _explains_headings(row: _RowTexts, layout: Layout) -> bool:
    """Return whether a row without number says something of each column and answers nothing."""
    listed = any(layout.column(key).read(text) for key, text in row.answers.items())
    return not listed and not _NUMBER.fullmatch(row.row_id) and len(row.answers) > 2 and not _names_kommun(row)


def _alone(row: _RowTexts, layout: Layout, *, is_last: bool) -> _Kind | None:
    """Return what a text that stands alone in its row is, if not the beginning of a person's row."""
    if not row.answers:
        is_group = _PERIOD.fullmatch(fold(row.row_id)) or layout.column("unit").read(row.row_id)
        return "group" if is_group else "note" if len(row.row_id) > _LONGEST_ROW_ID else None
    ((key, text),) = row.answers.items()
    if _PERIOD.fullmatch(fold(text)):
        return "group"
    # A row with its number, or with an answer, is a person's, begun but not finished.
    if row.row_id or row.others or (key != "unit" and layout.column(key).read(text)):
        return None
    if key == "unit" and layout.column(key).read(text):
        return None if is_last else "group"
    return "note" if is_last or len(text) > _LONGEST_HEADING else "group"
