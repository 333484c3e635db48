"""A checked file becomes a copy with its problems marked; whether the copy can be sent is found out by checking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.checks import RowChecker, check_workbook
from fokusmanad.checks.find_form import RawForm, find_form
from fokusmanad.findings.problem import Problem
from fokusmanad.marked_copy.workbook import Sent, mark_workbook
from fokusmanad.privacy import masked
from fokusmanad.reading.read import read_workbook
from fokusmanad.template.plan import plan_of

if TYPE_CHECKING:
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks import Checked
    from fokusmanad.reading.book import Book
    from fokusmanad.template.plan import Plan
    from fokusmanad.text import Lang


def marked_copy(data: bytes, name: str, checked: Checked, campaign: Campaign, lang: Lang) -> bytes:
    """Return a copy of the workbook `data`, called `name`, with the problems of `checked` marked, as .xlsx.

    The list of problems is in `lang`; the workbook itself stays Swedish. The copy can be corrected and sent if our own
    check finds the same in it as in the original; otherwise it is only to be read.
    """
    checker = RowChecker(campaign.layout)
    book = _read_book(data)
    before = _found(book, name, campaign, checker)
    sheets = {masked(sheet.name): sheet.name for sheet in book.sheets} if book else {}
    sent = Sent(data, book, _plan(book, campaign), sheets)

    def is_same(copy: bytes) -> bool:
        return _found(_read_book(copy), name, campaign, checker) == before

    return mark_workbook(sent, checked.problems, lang, is_same)


def _read_book(data: bytes) -> Book | None:
    book = read_workbook(data)
    return None if isinstance(book, Problem) else book


def _found(book: Book | None, name: str, campaign: Campaign, checker: RowChecker) -> object:
    """Return the result of checking a book, in a comparable form."""
    if book is None:
        return None
    checked = check_workbook(book, name, campaign, checker)
    problems = [(problem.code, problem.variant, problem.place, problem.suggestion) for problem in checked.problems]
    return problems, checked.head, dict(checked.rows), checked.left_out


def _plan(book: Book | None, campaign: Campaign) -> Plan | None:
    raw = find_form(book, campaign.layout) if book else None
    if not isinstance(raw, RawForm):
        return None
    places = {key: cell.place for key, cell in raw.head.items()}
    return plan_of(campaign.layout, raw.sheet.name, raw.heading_row, raw.columns, places)
