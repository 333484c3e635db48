"""The copy of a sent workbook with its problems marked, and the list of them as its first sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties

from fokusmanad.marked_copy import cells, list_sheet
from fokusmanad.marked_copy.copies import Copy, copied, rebuilt
from fokusmanad.office.workbook_bytes import save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fokusmanad.findings.problem import Problem
    from fokusmanad.reading.book import Book
    from fokusmanad.template.plan import Plan
    from fokusmanad.text import Lang

__all__ = ["Sent", "mark_workbook"]


@dataclass(frozen=True)
class Sent:
    """A workbook as it was sent, with what is known about it."""

    data: bytes | None
    """Its bytes, None where only its values may be copied."""
    book: Book | None
    """Its values; None where it cannot be read, and then only the list of problems is written."""
    plan: Plan | None
    """The positions of the form in it, None if it is not found."""


def mark_workbook(sent: Sent, problems: Sequence[Problem], lang: Lang, is_same: Callable[[bytes], bool]) -> bytes:
    """Return a copy of `sent` with `problems` marked.

    The copy is offered as one to correct and send if `is_same` finds in it exactly what is in the original, so that
    nothing was lost, and if it contains the form; otherwise as one to read.
    """
    is_form = all(problem.code != "FM105" for problem in problems)
    use = list_sheet.Use.SEND if is_form else list_sheet.Use.NO_FORM
    first: Copy | None = None
    for make in _makers(sent):
        copy = make()
        if copy is None:
            continue
        try:
            marked = _finished(copy, problems, lang, use)
        except ValueError:
            # openpyxl took in a text that no XML may hold, and cannot write it.
            continue
        if is_same(marked):
            return marked
        first = first or make()
    if first is None:
        return _finished(_nothing(), problems, lang, list_sheet.Use.LIST_ONLY)
    return _finished(first, problems, lang, list_sheet.Use.READ)


def _makers(sent: Sent) -> Iterator[Callable[[], Copy | None]]:
    book, data = sent.book, sent.data
    if book is not None:
        if data is not None:
            yield lambda: copied(data)
        yield lambda: rebuilt(book, sent.plan)


def _nothing() -> Copy:
    book = Workbook()
    book.remove(book.worksheets[0])
    return Copy(book, {})


def _finished(copy: Copy, problems: Sequence[Problem], lang: Lang, use: list_sheet.Use) -> bytes:
    cells.forget_earlier_marks(copy.book)
    cells.mark_cells(copy.sheets, problems, lang)
    list_sheet.write_list_sheet(copy.book, problems, copy.sheets, lang, use)
    # Not every writer leaves a word of how to calculate.
    copy.book.calculation = copy.book.calculation or CalcProperties()
    copy.book.calculation.fullCalcOnLoad = True
    return save(copy.book)
