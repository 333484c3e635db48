"""Forms with one defect each, made by pasting, dragging and deleting past the dropdowns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from fokusmanad.form.layout import FORM_SHEET, HEAD_SHEET
from fokusmanad.template.plan import HEADING_ROW
from tests.template.forms import filled, loaded, saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_BORN = "850312"
_ASKED: dict[str, object] = {
    "Enhet": "Mottagning",
    "Kön": "Kvinna",
    "Fick frågan": "Ja",
    "Svar": "Ja",
    "När": "Tidigare",
}
_NOT_ASKED: dict[str, object] = {
    "Enhet": "Familjerätt",
    "Kön": "Man",
    "Fick frågan": "Nej",
    "Orsak": "Tidsbrist",
    "Åldersgrupp": "18–29",
}
_ROWS = (_ASKED, _NOT_ASKED, _ASKED | {"Svar": "Nej", "När": None})

_IN_HEAD: dict[str, dict[str, object]] = {
    "no version": {"Mallversion": None},
    "unknown version": {"Mallversion": "9"},
    "no kommun": {"Kommun": None},
    "unknown kommun": {"Kommun": "Mordor"},
    "kommun of another code": {"Kommun": "Berg"},
    "unknown code": {"Kommunkod": "9999"},
    "code of another kommun": {"Kommunkod": "0180"},
    "no period": {"Fokusmånad": None},
    "no such month": {"Fokusmånad": "2026-13"},
    "month long ago": {"Fokusmånad": "1900-03"},
    "month far ahead": {"Fokusmånad": "2126-03"},
    "another month": {"Fokusmånad": "2026-04"},
    "another year": {"Fokusmånad": "2025"},
    "no such week": {"Fokusmånad": "2026-V60"},
    "unclear care assessors": {"Biståndshandläggare deltar": "kanske"},
    "staff in words": {"Antal handläggare": "många"},
    "another way to ask": {"Hur frågar ni": "På känn"},
    "visitors in words": {"Antal vuxna besökare": "många"},
    "more rows than visitors": {"Antal vuxna besökare": "2"},
    "nil with rows": {"Inga besök": "Ja"},
    "unclear nil": {"Inga besök": "kanske"},
    "error value in the head": {"Kontaktperson": "=1/0"},
    "part is a number": {"Del av kommunen": f"{_BORN}-1234"},
    "number in the part": {"Del av kommunen": f"IFO {_BORN}-1234"},
    "contact is a number": {"Kontaktperson": f"19{_BORN}-1234"},
}
_IN_ROW: dict[str, dict[str, object]] = {
    "no unit": {"Enhet": None},
    "unknown unit": {"Enhet": "Kommunledning"},
    "no sex": {"Kön": None},
    "unknown sex": {"Kön": "Kvinnna"},
    "not said whether asked": {"Fick frågan": None},
    "unclear whether asked": {"Fick frågan": "Kanske"},
    "no answer": {"Svar": None, "När": None},
    "unknown answer": {"Svar": "Nja"},
    "reason though asked": {"Orsak": "Tidsbrist"},
    "answer though not asked": {"Fick frågan": "Nej"},
    "no reason": {"Fick frågan": "Nej", "Svar": None, "När": None},
    "unknown reason": {"Fick frågan": "Nej", "Svar": None, "När": None, "Orsak": "Solsken"},
    "when though no": {"Svar": "Nej"},
    "unknown when": {"När": "I fjol"},
    "child": {"Åldersgrupp": "17"},
    "unknown age": {"Åldersgrupp": "gammal"},
    "support though no": {"Svar": "Nej", "När": None, "Stöd": "Tackade ja"},
    "no kind of violence": {"Fysiskt våld": "Nej", "Psykiskt våld": "Nej", "Sexuellt våld": "Nej"},
    "error value": {"Kön": "=NA()"},
    "number as Löpnr": {"Löpnr": f"{_BORN}-1234"},
    "number within Löpnr": {"Löpnr": f"nr {_BORN}-1234"},
    "comment is a number": {"Kommentar": f"{_BORN}1234"},
    "number within a comment": {"Kommentar": f"Ring 19{_BORN}-1234 igen"},
    "number as an answer": {"Svar": f"{_BORN}-1234", "När": None},
    "address in a comment": {"Kommentar": "kim@example.se"},
    "telephone in a comment": {"Kommentar": "070-174 06 05"},
    "same Löpnr": {"Löpnr": 2},
    "sum": {"Enhet": "Summa", "Kön": None, "Fick frågan": 3, "Svar": None, "När": None},
    "headings again": {heading: heading for heading in _ASKED},
}


def _heading(sheet: Worksheet, heading: str) -> str:
    return next(cell.coordinate for cell in sheet[HEADING_ROW] if cell.value == heading)


def _rename_heading(book: Workbook, heading: str, name: str | None) -> None:
    sheet = book[FORM_SHEET]
    sheet[_heading(sheet, heading)].value = name


def _add_column(book: Workbook, heading: str) -> None:
    sheet = book[FORM_SHEET]
    number = next(cell.column for cell in reversed(sheet[HEADING_ROW]) if cell.value) + 1
    sheet[f"{get_column_letter(number)}{HEADING_ROW}"].value = heading
    sheet[f"{get_column_letter(number)}{HEADING_ROW + 1}"].value = "Nej"


def _rename_label(book: Workbook, label: str, name: str | None) -> None:
    next(cell for cell in book[HEAD_SHEET]["A"] if cell.value == label).value = name


def _hide_row(book: Workbook) -> None:
    book[FORM_SHEET].row_dimensions[HEADING_ROW + 2].hidden = True


def _copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(book[FORM_SHEET])


def _write_below(book: Workbook) -> None:
    for column, value in enumerate(_ASKED.values(), start=2):
        book[FORM_SHEET].cell(5_100, column).value = str(value)


_IN_BOOK: dict[str, Callable[[Workbook], None]] = {
    "heading gone": lambda book: _rename_heading(book, "Kön", None),
    "optional heading gone": lambda book: _rename_heading(book, "När", None),
    "heading renamed": lambda book: _rename_heading(book, "Kön", "Pronomen"),
    "heading twice": lambda book: _add_column(book, "Kön"),
    "column added": lambda book: _add_column(book, "Handläggare"),
    "label gone": lambda book: _rename_label(book, "Fokusmånad", None),
    "optional label gone": lambda book: _rename_label(book, "Antal vuxna besökare", None),
    "hidden row": _hide_row,
    "merged cells": lambda book: book[FORM_SHEET].merge_cells("C4:C5"),
    "sheet copied": _copy_sheet,
    "cells far below": _write_below,
}


HIDDEN_FROM_KONTROLL = {"no such week", "label gone", "sheet copied"}
"""The defects that only `validate` finds."""
PERSONS = (
    f"Anna {_BORN}-1234",
    f"({_BORN} 1234)",
    f"x19{_BORN}1234.",
    f"{_BORN} – 1234 5 barn",
    f"tel 1 och {_BORN}.1234",
    "8503721234",
)
SOUND = (
    "Möte 2026-03-12 kl 12.30",
    "ärende 20260312-12345",
    f"x 12{_BORN}-1234",
    "barn 3, 5 och 7; 10 000 kr",
    "art. nr 1234567890123",
    f"{_BORN}, 1234",
    "1e9 12:30 5%",
)


def _with_row(form: bytes, row: Mapping[str, object]) -> bytes:
    """Fill in a form that is right except for the change that `row` makes in its first row."""
    first, *others = _ROWS
    return filled(form, [{**first, **row}, *others])


def with_comments(form: bytes, comments: Iterable[str]) -> bytes:
    """Fill in a form that is right but for what its comments may hold, one in each row."""
    return filled(form, [_ASKED | {"Kommentar": text} for text in comments])


def with_head(form: bytes, head: Mapping[str, object]) -> bytes:
    """Fill in a form that is right except in its head."""
    return filled(form, _ROWS, head)


def defective(form: bytes) -> Mapping[str, bytes]:
    """Return forms made from an empty one, by the name of their only defect."""
    forms = {name: with_head(form, head) for name, head in _IN_HEAD.items()}
    forms |= {name: _with_row(form, row) for name, row in _IN_ROW.items()}
    forms |= {name: _changed(filled(form, _ROWS), change) for name, change in _IN_BOOK.items()}
    return forms | {"no rows": filled(form, ())}


def _changed(form: bytes, change: Callable[[Workbook], None]) -> bytes:
    book = loaded(form)
    change(book)
    return saved(book)
