"""What the headings of a survey tool's or case system's export most likely mean, so that nobody maps them from nothing.

Only headings and names of kommuner are taken from the export; what people wrote in it is never repeated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.checks.find_form import SURVEY_COLUMNS
from fokusmanad.form.kommuner import Kommun, find_kommun, in_order
from fokusmanad.form.layout import HEADING_SEARCHED_ROWS, Layout, head_label
from fokusmanad.privacy import masked
from fokusmanad.reading.book import as_text
from fokusmanad.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.reading.book import Book, CellValue, Sheet

# Words that tell what a question is about, the most telling first: "Varför ställdes inte frågan?" is no Fick frågan.
_TELLING = {
    "kommun": r"\bkommun(en)?\b",
    "period": r"\b(fokus)?månad\b|\bperiod\b",
    "part": r"\bdel av kommun",
    "freda_risk": r"farlighet",
    "freda_description": r"freda.*beskrivning|beskrivning.*freda",
    "child_report": r"orosanmäl",
    "children_witnessed": r"\bbarn\w*\b.*\b(sett|hört|bevittna)",
    "contact_with_perpetrator": r"kontakt med (den|förövare|utövare)|pågående kontakt",
    "physical": r"\bfysisk",
    "psychological": r"\bpsykisk",
    "sexual": r"\bsexuell",
    "afraid": r"\brädd",
    "support": r"\bstöd\b|\binsats",
    "reason": r"varför|orsak|anledning",
    "when": r"^när\b|\bnär (hände|skedde|ägde|var)",
    "answer": r"\bsvar(et|ade|ar)?\b|utsatt",
    "asked": r"\bfick\b.*\bfråga|\bfrågan?\b.*\b(ställ|fick)|\bställ\w*\b.*\bfråga|\bfråga(de|t|n)\b|tillfrågad",
    "age_group": r"ålder",
    "interpreter_used": r"\btolk",
    "new_visit": r"nybesök|första besök",
    "children": r"\bbarn\b",
    "disability_stated": r"funktionsnedsättning",
    "unit": r"\benhet|avdelning|verksamhet|\bteam\b",
    "sex": r"\bkön",
    "row_id": r"löpn",
    "comment": r"kommentar|övrigt|något annat",
}
_LEAST_HEADINGS = 3


class ExportHeadings(NamedTuple):
    """What was understood of an export's headings."""

    mapped: dict[str, str]
    """The form's own heading or label, and the heading in the export that most likely means it."""
    others: tuple[str, ...]
    """Headings that mean nothing that is known, without those that survey tools add."""
    kommuner: tuple[Kommun, ...]
    """The kommuner that are named in the export."""
    has_period: bool
    """Whether a column says which period a row is for."""


def guess_headings(book: Book) -> ExportHeadings | None:
    """Return what the headings of an export most likely mean; None where it has none.

    The headings are the row that means most: a title, a sheet of sums or a row of codes may stand before it.
    """
    found = [each for sheet in book.sheets for each in _possible_headings(sheet)]
    if not found:
        return None
    sheet, row, headings = max(found, key=lambda each: len(_keys(each[2])))
    keys = _keys(headings)
    labels = _labels()
    mapped = {labels[key]: masked(headings[number]) for number, key in keys.items() if not _is_own(headings[number])}
    others = tuple(masked(headings[number]) for number in headings if number not in keys)
    named = [number for number, key in keys.items() if key == "kommun"]
    return ExportHeadings(mapped, others, in_order(_kommuner(sheet, row, named)), "period" in keys.values())


def _labels() -> dict[str, str]:
    """Return the form's own headings and labels by key."""
    labels = {key: head_label(key) for key in ("kommun", "period", "part")}
    return labels | {column.key: column.heading for column in Layout().columns}


def _is_own(heading: str) -> bool:
    return fold(heading) in {fold(label) for label in _labels().values()}


def _keys(headings: dict[int, str]) -> dict[int, str]:
    """Return the key that each heading most likely means, by the number of its column."""
    known = {fold(label): key for key, label in _labels().items()}
    keys = {number: known[words] for number, heading in headings.items() if (words := fold(heading)) in known}
    for key, pattern in _TELLING.items():
        if key not in keys.values() and (number := _first_telling(pattern, headings, keys)) is not None:
            keys[number] = key
    return keys


def _possible_headings(sheet: Sheet) -> Iterator[tuple[Sheet, int, dict[int, str]]]:
    """Yield the first rows with several texts, as their place in the sheet and their headings by column."""
    for place, cells in enumerate(sheet.rows[:HEADING_SEARCHED_ROWS]):
        texts = _texts(cells)
        if len(texts) >= _LEAST_HEADINGS:
            yield sheet, place, {number: text for number, text in texts.items() if fold(text) not in SURVEY_COLUMNS}


def _texts(cells: Sequence[CellValue]) -> dict[int, str]:
    return {number: " ".join(cell.split()) for number, cell in enumerate(cells) if isinstance(cell, str) and fold(cell)}


def _first_telling(pattern: str, headings: dict[int, str], taken: dict[int, str]) -> int | None:
    telling = re.compile(pattern)
    return next((number for number in headings if number not in taken and telling.search(fold(headings[number]))), None)


def _kommuner(sheet: Sheet, row: int, columns: Sequence[int]) -> set[Kommun]:
    named = {as_text(cells[number]) for cells in sheet.rows[row + 1 :] for number in columns}
    return {kommun for name in named if (kommun := find_kommun(name))}
