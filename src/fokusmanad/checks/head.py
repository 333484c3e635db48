"""The rules for the head: the version, which kommun, which month, and the numbers that the kommun gives."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.findings.problem import Month, Place, Problem
from fokusmanad.form.kommuner import find_kommun, kommun_by_code, near_kommun
from fokusmanad.form.layout import HEAD_FIELDS, HEAD_SHEET, VERSION, YES_NO, Column, Kind, head_label
from fokusmanad.form.model import Head
from fokusmanad.privacy import masked, repeatable
from fokusmanad.reading.book import as_text
from fokusmanad.text import Text, parse_month, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks.find_form import HeadCell
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Reading
    from fokusmanad.reading.book import CellValue


class CheckedHead(NamedTuple):
    """What was understood of a head: `head` is whole, or None where a value that must be there is not."""

    head: Head | None
    kommun: Kommun | None
    nil: bool
    visitors: int | None
    problems: tuple[Problem, ...]


_YES_NO = Column("yes_no", Text("Ja eller Nej", "Yes or no"), YES_NO)
# Digits, perhaps grouped in threes by spaces, perhaps with the ",0" that a spreadsheet adds; a full stop could mean
# either thousands or decimals, so only ".0" is taken. No kommun has a thousand million of anything.
_WHOLE_NUMBER = re.compile(r"(\d{1,9}|\d{1,3}(?:\s\d{3}){1,2})(?:[.,]0)?")


def check_head(cells: Mapping[str, HeadCell], campaign: Campaign) -> CheckedHead:
    """Check the head's values; a label that is not found counts as a missing value."""
    head = _Reader(cells)
    problems = [Problem(cell.flaw, cell.place) for cell in cells.values() if cell.flaw]
    problems += [*_missing(head), *_version(head), *_kommun(head), *_month(head, campaign), *_outside(head, campaign)]
    problems += _interpreted(head)
    for field in HEAD_FIELDS:
        problems += _unreadable(head, field.key, field.kind)
    return CheckedHead(_whole(head, problems), head.kommun, head.is_nil, head.number("visitors"), tuple(problems))


class _Reader:
    """The head's cells, each understood when asked for."""

    def __init__(self, cells: Mapping[str, HeadCell]) -> None:
        self._cells = cells

    def value(self, key: str) -> CellValue:
        return self._cells[key].value if key in self._cells else ""

    def text(self, key: str) -> str:
        return visible(as_text(self.value(key)))

    def place(self, key: str) -> Place:
        return self._cells[key].place if key in self._cells else Place(HEAD_SHEET, heading=head_label(key))

    def missing_as(self, key: str) -> str:
        """Return the variant of FM204 that tells why the value is not there."""
        if key not in self._cells:
            return "label"
        return "unread" if self._cells[key].flaw else ""

    @property
    def kommun(self) -> Kommun | None:
        return find_kommun(self.text("kommun"))

    @property
    def month(self) -> str | None:
        value = self.value("month")
        # A spreadsheet keeps 2026.10 as 2026.1: October, or January.
        if isinstance(value, float) and not value.is_integer():
            return None
        return f"{value:%Y-%m}" if isinstance(value, date) else parse_month(self.text("month"))

    def number(self, key: str) -> int | None:
        found = _WHOLE_NUMBER.fullmatch(self.text(key))
        return int(re.sub(r"\s", "", found[1])) if found else None

    def reading(self, key: str) -> Reading | None:
        return _YES_NO.read(self.text(key))

    def yes_no(self, key: str) -> bool | None:
        reading = self.reading(key)
        return reading.answer.key == "yes" if reading else None

    @property
    def is_nil(self) -> bool:
        return self.yes_no("nil") is True


def _missing(head: _Reader) -> Iterator[Problem]:
    for field in HEAD_FIELDS:
        if field.required and not head.text(field.key):
            yield Problem("FM204", head.place(field.key), head.missing_as(field.key), {"label": field.label})


def _version(head: _Reader) -> Iterator[Problem]:
    if head.text("version") and head.text("version") not in {VERSION, f"{VERSION}.0", f"{VERSION},0"}:
        yield Problem("FM106", head.place("version"), params={"version": VERSION})


def _kommun(head: _Reader) -> Iterator[Problem]:
    name, kommun = head.text("kommun"), head.kommun
    if name and not kommun:
        if suggestion := near_kommun(name):
            yield Problem("FM205", head.place("kommun"), "near", {"value": repeatable(name)}, suggestion)
        else:
            yield Problem("FM205", head.place("kommun"))
    code = head.text("kommunkod").removesuffix(".0")
    if not code:
        return
    # A spreadsheet turns 0305 into 305.
    owner = kommun_by_code(code.zfill(4)) if re.fullmatch(r"\d{3,4}", code) else None
    if owner is None:
        yield Problem("FM205", head.place("kommunkod"), "code")
    elif kommun and owner != kommun:
        yield Problem("FM205", head.place("kommunkod"), "disagree", {"kommun": kommun.name, "code": kommun.code})


def _month(head: _Reader, campaign: Campaign) -> Iterator[Problem]:
    if not head.text("month"):
        return
    if head.month is None:
        yield Problem("FM206", head.place("month"))
    elif campaign.month and head.month != campaign.month:
        params = {"month": Month(head.month), "expected": Month(campaign.month)}
        yield Problem("FM206", head.place("month"), "campaign", params)


def _outside(head: _Reader, campaign: Campaign) -> Iterator[Problem]:
    kommun = head.kommun
    if kommun and campaign.expected and kommun not in campaign.expected:
        yield Problem("FM207", head.place("kommun"), params={"kommun": kommun.name})


def _unreadable(head: _Reader, key: str, kind: Kind) -> Iterator[Problem]:
    readings = {Kind.NUMBER: (head.number, "number"), Kind.YES_NO: (head.yes_no, "yes_no")}
    if kind not in readings or not head.text(key):
        return
    read, variant = readings[kind]
    if read(key) is None:
        place = head.place(key)
        yield Problem("FM209", place, variant, {"label": place.heading or ""})


def _interpreted(head: _Reader) -> Iterator[Problem]:
    for field in HEAD_FIELDS:
        if field.kind is not Kind.YES_NO:
            continue
        reading = head.reading(field.key)
        if reading and not reading.as_listed:
            yield Problem("FM307", head.place(field.key), params={"read_as": reading.answer.label})


def _whole(head: _Reader, problems: Sequence[Problem]) -> Head | None:
    kommun, month = head.kommun, head.month
    if kommun is None or month is None or any(problem.code in {"FM106", "FM204"} for problem in problems):
        return None
    return Head(
        kommun=kommun.name,
        kommunkod=kommun.code,
        month=month,
        part=masked(head.text("part")) or None,
        care_assessors=head.yes_no("care_assessors"),
        staff=head.number("staff"),
        visitors=head.number("visitors"),
        nil=head.is_nil,
    )
