"""The rules for the head: the version, which kommun, which month, and the numbers that the kommun gives."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from fokusmanad.findings.problem import Place, Problem
from fokusmanad.form.kommuner import find_kommun, kommun_by_code, near_kommun
from fokusmanad.form.layout import HEAD_FIELDS, HEAD_SHEET, HOW_ASKED, VERSION, Kind, head_label, read_yes_no
from fokusmanad.form.model import Head, read_staff, read_whole_number, today
from fokusmanad.form.period import Period
from fokusmanad.privacy import masked, repeatable
from fokusmanad.reading.book import as_text
from fokusmanad.text import fold, is_nothing, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks.find_head import FoundHead
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.reading.book import CellValue

# What people write at Del av kommunen for the whole, which is to leave it empty.
_WHOLE = re.compile(
    r"nej|hela(?: (?:kommunen|socialtjänsten|(?:social)?förvaltningen))?"
    r"|(?:alla|samtliga)(?: (?:delar|enheter|verksamheter))?"
)


class CheckedHead(NamedTuple):
    """A head as far as it can be read; `head` is None where a required value is missing or wrong."""

    head: Head | None
    kommun: Kommun | None
    nil: bool
    visitors: int | None
    problems: tuple[Problem, ...]


def check_head(found_head: FoundHead, campaign: Campaign, *, is_table: bool = False) -> CheckedHead:
    """Check the head's values; a label that is not found counts as a missing value, and a column of an export too."""
    if found_head.sheet is None:
        return CheckedHead(
            None, None, nil=False, visitors=None, problems=(Problem("FM204", variant="table" if is_table else "sheet"),)
        )
    found = _HeadCells(found_head, is_table=is_table)
    head, errors = _validate(found.values)
    problems = [Problem(cell.flaw, cell.place) for cell in found_head.cells.values() if cell.flaw]
    problems += [_problem(found, key, error_type) for key, error_type in errors.items()]
    problems += [*_other_spellings(found), *_against_campaign(found, campaign)]
    visitors = read_whole_number(found.text("visitors"))
    return CheckedHead(head, found.sender, found.is_nil, visitors, tuple(problems))


def is_of_another_form(head: FoundHead, first: FoundHead) -> bool:
    """Return whether two heads of one workbook give different kommuner, months or parts."""
    one, other = _HeadCells(head).identity, _HeadCells(first).identity
    return any(one[key] and other[key] and one[key] != other[key] for key in one)


def period_text(value: CellValue) -> str:
    """Return a cell of the period as text, a date as its month."""
    if isinstance(value, date):
        return f"{value:%Y-%m}"
    # A typed 2026.10 is kept as the number 2026.1, which could be January: as Excel shows it, it is no month.
    return as_text(value).replace(".", ",") if isinstance(value, float) else as_text(value)


def read_code(text: str) -> str:
    """Return a code with the zero that spreadsheets take away."""
    return text.removesuffix(".0").zfill(4)


class _HeadCells:
    """The head's cells and the texts in them."""

    def __init__(self, head: FoundHead, *, is_table: bool = False) -> None:
        self._cells, self._near, self._is_table = head.cells, head.near, is_table
        self._sheet = head.sheet if is_table else HEAD_SHEET
        keys = [field.key for field in HEAD_FIELDS if field.key in Head.model_fields]
        self.values = {key: text for key in keys if (text := self.text(key))}
        """What the model validates: the values that are filled in, by key."""

    def text(self, key: str) -> str:
        value = self._cells[key].value if key in self._cells else ""
        text = visible(period_text(value) if key == "period" else as_text(value))
        if is_nothing(text) or (key == "part" and self._is_whole(text)):
            return ""
        return masked(text) if key == "part" else text

    def _is_whole(self, part: str) -> bool:
        is_own_name = self.kommun is not None and find_kommun(part) == self.kommun
        return is_own_name or _WHOLE.fullmatch(fold(part)) is not None

    def place(self, key: str) -> Place:
        return self._cells[key].place if key in self._cells else Place(self._sheet, heading=head_label(key))

    def missing(self, key: str) -> Problem:
        """Return the problem of a required value that is not there."""
        label = head_label(key)
        if near := self._near.get(key):
            params = {"label": label, "value": repeatable(near.written)}
            return Problem("FM204", near.place, "near", params, suggestion=label)
        if key not in self._cells:
            column = "period_column" if key == "period" else "column"
            return Problem("FM204", self.place(key), column if self._is_table else "label", {"label": label})
        empty = "row" if self._is_table else ""
        return Problem("FM204", self.place(key), "unread" if self._cells[key].flaw else empty, {"label": label})

    @property
    def kommun(self) -> Kommun | None:
        return find_kommun(self.text("kommun"))

    @property
    def sender(self) -> Kommun | None:
        """The kommun that most likely sent the form, also where its name or its label is wrong."""
        written = self.text("kommun") or (as_text(self._near["kommun"].value) if "kommun" in self._near else "")
        code = kommun_by_code(read_code(self.text("kommunkod")))
        return find_kommun(written) or code or find_kommun(near_kommun(written) or "")

    @property
    def identity(self) -> Mapping[str, object]:
        """The values that tell one form from another."""
        return {
            "kommun": self.kommun or fold(self.text("kommun")),
            "period": Period.parse(self.text("period")),
            "part": fold(self.text("part")),
        }

    @property
    def is_nil(self) -> bool:
        reading = read_yes_no(self.text("nil"))
        return reading is not None and reading.answer.key == "yes"


def _validate(values: Mapping[str, str]) -> tuple[Head | None, Mapping[str, str]]:
    """Return the head without what cannot be read, and pydantic's type of error for each value that is wrong."""
    try:
        return Head.model_validate(values), {}
    except ValidationError as error:
        wrong = {str(each["loc"][0]): each["type"] for each in error.errors(include_url=False)}
    if any(field.required and field.key in wrong for field in HEAD_FIELDS):
        return None, wrong
    return Head.model_validate({key: value for key, value in values.items() if key not in wrong}), wrong


# The model's types of error whose problem needs nothing but the label.
_CODES = {
    "version": ("FM106", ""),
    "kommunkod": ("FM205", "code"),
    "period": ("FM206", ""),
    "whole_number": ("FM209", "number"),
    "yes_or_no": ("FM209", "yes_no"),
    "how_asked": ("FM209", "listed"),
}


def _problem(head: _HeadCells, key: str, error_type: str) -> Problem:
    """Return the problem that an error of the model means."""
    params = {"label": head_label(key), "version": VERSION}
    match error_type:
        case "missing":
            return head.missing(key)
        case "kommun":
            return _unknown_kommun(head.text(key), head.place(key))
        case "kommunkod_of_another" if kommun := head.kommun:
            return Problem("FM205", head.place(key), "disagree", {"kommun": kommun.name, "code": kommun.code})
    code, variant = _CODES[error_type]
    return Problem(code, head.place(key), variant, params)


def _unknown_kommun(name: str, place: Place) -> Problem:
    if suggestion := near_kommun(name):
        return Problem("FM205", place, "near", {"value": repeatable(name)}, suggestion)
    return Problem("FM205", place)


def _other_spellings(head: _HeadCells) -> Iterator[Problem]:
    for field in HEAD_FIELDS:
        if read_as := _other_spelling(field.kind, head.text(field.key)):
            yield Problem("FM307", head.place(field.key), params={"read_as": read_as})


def _other_spelling(kind: Kind, text: str) -> str | None:
    """Return what a value is read as, where it is understood and not written as listed."""
    match kind:
        case Kind.YES_NO:
            reading = read_yes_no(text)
        case Kind.CHOICE:
            reading = HOW_ASKED.read(text)
        case Kind.STAFF:
            number = read_staff(text)
            return None if number is None or read_whole_number(text) is not None else str(number)
        case _:
            return None
    return reading.answer.label if reading and not reading.as_listed else None


def _is_long_ago(period: Period) -> bool:
    """Return whether a period began more than a year back, counted in months."""
    now, first = today(), period.first
    return 12 * now.year + now.month - (12 * first.year + first.month) > 12


def _against_campaign(head: _HeadCells, campaign: Campaign) -> Iterator[Problem]:
    period, kommun = Period.parse(head.text("period")), head.kommun
    if period and campaign.period and not campaign.period.holds(period):
        params = {"period": period.words, "expected": campaign.period.words}
        yield Problem("FM206", head.place("period"), "campaign", params)
    if period and not campaign.period and _is_long_ago(period):
        yield Problem("FM211", head.place("period"), params={"period": period.words})
    if kommun and campaign.expected and kommun not in campaign.expected:
        yield Problem("FM207", head.place("kommun"), params={"kommun": kommun.name})
