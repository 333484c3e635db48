"""The search of a whole workbook for personal data, in cells and in every other part of the file (FM305, FM306)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from fokusmanad.findings.problem import WHOLE_FILE, Param, Place, Problem
from fokusmanad.form.layout import ASKING_SHEET, head_label
from fokusmanad.privacy import (
    LEAST_NUMBER,
    Personal,
    identity_numbers,
    masked,
    personal_data,
    shaped_numbers,
    times_of,
)
from fokusmanad.reading.book import numbered_rows
from fokusmanad.text import Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from fokusmanad.reading.book import Book, CellValue, Sheet

_KINDS = {
    Personal.EMAIL: Text("en e-postadress", "an e-mail address"),
    Personal.PHONE: Text("ett telefonnummer", "a telephone number"),
}
_AUTHOR, _COMMENTS, _TAGS = Text("Författare", "Author"), Text("Kommentarer", "Comments"), Text("Taggar", "Tags")
# What Excel calls the properties that the formats have other names for, in File and Info.
_PROPERTIES = {
    **dict.fromkeys(("creator", "author", "initial-creator"), _AUTHOR),
    **dict.fromkeys(("description", "comments"), _COMMENTS),
    **dict.fromkeys(("keywords", "keyword"), _TAGS),
    **dict.fromkeys(("lastModifiedBy", "last author"), Text("Senast ändrad av", "Last modified by")),
    **dict.fromkeys(("Company", "company"), Text("Företag", "Company")),
    **dict.fromkeys(("Manager", "manager"), Text("Chef", "Manager")),
    "title": Text("Titel", "Title"),
    "subject": Text("Ämne", "Subject"),
    "category": Text("Kategorier", "Categories"),
    "HyperlinkBase": Text("Hyperlänkbas", "Hyperlink base"),
}
# Outlook numbers the reviews that it sends a workbook out for.
_REVIEWS = frozenset({"_AdHocReviewCycleID", "_PreviousAdHocReviewCycleID"})
_CONTACT = fold(head_label("contact"))


def find_personal_data(
    book: Book, first_day: date | None, *, of_foreign: bool = False, shown_in: Book | None = None
) -> Iterator[Problem]:
    """Yield a problem for each place in `book` that holds personal data. What was found is never repeated.

    `first_day` is that of the form's period, where it is known: among a program's numbers, later dates are times.
    For `of_foreign` see `privacy.identity_numbers`. `shown_in` is the whole of which `book` is a part.
    """
    for sheet in book.sheets:
        if kind := personal_data(sheet.name, of_foreign=of_foreign):
            yield _problem(kind, Place(masked(sheet.name)), "sheet_name")
    in_cells = [problem for sheet in book.sheets for problem in _search_cells(sheet, of_foreign)]
    yield from in_cells
    # Report a cell once, not for its formula as well as for its value.
    reported = {(problem.code, problem.place) for problem in in_cells}
    in_texts = _search_loose_texts(book, of_foreign)
    yield from (problem for problem in in_texts if (problem.code, problem.place) not in reported)
    yield from _search_parts(book, first_day, of_foreign, shown_in or book)


def _search_loose_texts(book: Book, of_foreign: bool) -> Iterator[Problem]:
    contacts: frozenset[tuple[str, int, int]] | None = None
    for loose in book.loose_texts:
        if loose.of_program or (loose.kind == "property" and loose.name in _REVIEWS):
            continue
        if loose.kind == "unsearchable":
            yield Problem("FM306", variant="unsearchable")
            continue
        # People write the name of a property too; it is reported where the property's text is.
        text = f"{loose.name}: {loose.text}" if loose.name else loose.text
        if not personal_data(text, of_foreign=of_foreign):
            continue
        of_contact = False
        if loose.kind in {"link", "cell"}:
            if contacts is None:
                # Few books have a text that comes so far, and the contact person's cell is looked for among all.
                contacts = frozenset(place for sheet in book.sheets for place in _contacts(sheet))
            of_contact = loose.row is None or (loose.sheet, loose.row, loose.column) in contacts
        place = Place(loose.sheet and masked(loose.sheet), loose.row, loose.column)
        if kind := personal_data(text, of_contact=of_contact, of_foreign=of_foreign):
            yield _problem(kind, place, loose.kind, {"name": _shown(loose.name)})


def _search_parts(book: Book, first_day: date | None, of_foreign: bool, shown_in: Book) -> Iterator[Problem]:
    """Yield a problem for each kind of part with an identity number that no cell and no other text shows."""
    times_from = times_of(first_day)
    parts = [
        (loose.kind, numbers)
        for loose in book.loose_texts
        if loose.of_program and (numbers := identity_numbers(loose.text, times_from=times_from, of_foreign=of_foreign))
    ]
    if not parts:
        return
    shown = {number for text in _shown_texts(shown_in) for number in shaped_numbers(text)}
    kinds = {kind for kind, numbers in parts if numbers - shown}
    yield from (Problem("FM305", variant=kind, params={"name": "–"}) for kind in sorted(kinds))


def _shown_texts(book: Book) -> Iterator[CellValue]:
    for sheet in book.sheets:
        yield sheet.name
        yield from set(chain.from_iterable(sheet.rows))
    yield from (loose.text for loose in book.loose_texts if not loose.of_program)


def find_in_file_name(name: str, first_day: date | None) -> Iterator[Problem]:
    """Yield a problem if the file's name holds personal data; a date on or after the period's `first_day` is a time."""
    if kind := personal_data(name, times_from=times_of(first_day)):
        yield _problem(kind, WHOLE_FILE, "file_name")


def _search_cells(sheet: Sheet, of_foreign: bool) -> Iterator[Problem]:
    # The same few answers fill nearly all cells: each value is searched once, and places are looked for if need be.
    values = set(chain.from_iterable(sheet.rows))
    values = {value for value in values if type(value) is not float or abs(value) >= LEAST_NUMBER}
    # The page on how to ask has the numbers of help lines, and of the kommun's own contact.
    is_guide = fold(sheet.name) == fold(ASKING_SHEET)
    kinds = ((value, personal_data(value, of_contact=is_guide, of_foreign=of_foreign)) for value in values)
    found = {value: kind for value, kind in kinds if kind}
    for row, cells in numbered_rows(sheet) if found else ():
        for column, value in enumerate(cells, start=sheet.first_column):
            kind = found.get(value)
            if kind and _is_contact(cells, column - sheet.first_column):
                kind = personal_data(value, of_contact=True, of_foreign=of_foreign)
            if kind:
                yield _problem(kind, Place(masked(sheet.name), row, column), "cell")


def _shown(name: str) -> str | Text:
    return "–" if not name or personal_data(name) else _PROPERTIES.get(name, name)


def _is_contact(cells: list[CellValue], offset: int) -> bool:
    return offset > 0 and _is_contact_label(cells[offset - 1])


def _is_contact_label(value: CellValue) -> bool:
    return isinstance(value, str) and fold(value) == _CONTACT


def _contacts(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """Yield the cells to the right of the label Kontaktperson: Excel makes a link of the address there."""
    # As in `_search_cells`: most of a sheet's cells say the same, or nothing.
    texts = {value for value in set(chain.from_iterable(sheet.rows)) if isinstance(value, str)}
    labels = {text for text in texts if _is_contact_label(text)}
    for row, cells in numbered_rows(sheet) if labels else ():
        for column, label in enumerate(cells[:-1], start=sheet.first_column):
            if label in labels:
                yield sheet.name, row, column + 1


def _problem(kind: Personal, place: Place, variant: str, params: dict[str, Param] | None = None) -> Problem:
    if kind is Personal.IDENTITY:
        return Problem("FM305", place, variant, params or {})
    return Problem("FM306", place, variant, {**(params or {}), "kind": _KINDS[kind]})
