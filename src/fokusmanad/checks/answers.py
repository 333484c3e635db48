"""The rules for a cell: which answer it holds."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fokusmanad.form.suggestions import near_answer
from fokusmanad.privacy import repeatable
from fokusmanad.reading.book import CellValue
from fokusmanad.text import fold, is_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.findings.problem import Param
    from fokusmanad.form.layout import Column


class Flaw(Enum):
    """Why a cell has no value."""

    UNCALCULATED = auto()
    ERROR = auto()
    MERGED_AWAY = auto()
    """The cell is merged with another, which is reported (FM406)."""


RawCell: TypeAlias = CellValue | Flaw


class Finding(NamedTuple):
    """A problem of a row's cell, without the row's number, so that equal rows share it."""

    code: str
    key: str
    variant: str = ""
    params: Mapping[str, Param] = {}
    suggestion: str | None = None


class Answer(NamedTuple):
    """A cell that was read: the key of its answer, None if it is blank or cannot be read."""

    key: str | None
    filled: bool
    findings: tuple[Finding, ...] = ()
    excused: bool = False
    """Whether the cell may be blank, because the reason is reported elsewhere."""


BLANK = Answer(None, filled=False)
ABSENT = Answer(None, filled=False, excused=True)


def read_flaw(key: str, flaw: Flaw) -> Answer:
    """Read a cell of the column `key` that has no value."""
    match flaw:
        case Flaw.MERGED_AWAY:
            return ABSENT
        case Flaw.UNCALCULATED:
            return Answer(None, filled=True, findings=(Finding("FM303", key),))
        case Flaw.ERROR:
            return Answer(None, filled=True, findings=(Finding("FM304", key),))


def read_answer(column: Column, text: str) -> Answer:
    """Read the text of a cell of `column`."""
    reading = column.read(text)
    # A campaign may give a mark for nothing a meaning of its own.
    if reading is None and is_nothing(text):
        return BLANK
    if not column.answers:
        return Answer(None, filled=True)
    if reading is None:
        return Answer(None, filled=True, findings=(_unlisted(column, text),))
    if reading.as_listed:
        return Answer(reading.answer.key, filled=True)
    interpreted = Finding("FM307", column.key, params={"read_as": reading.answer.label})
    return Answer(reading.answer.key, filled=True, findings=(interpreted,))


def _unlisted(column: Column, text: str) -> Finding:
    if column.key == "age_group" and _is_under_age(text):
        return Finding("FM409", column.key)
    chosen = [choice for choice in _CHOICES.split(text) if choice.strip()]
    if len(chosen) > 1 and all(map(column.read, chosen)):
        return Finding("FM301", column.key, "several")
    if _CODE.fullmatch(text) and column.key != "age_group":
        return Finding("FM301", column.key, "code")
    if suggestion := near_answer(text, column):
        return Finding("FM301", column.key, "near", {"value": repeatable(text)}, suggestion)
    return Finding("FM301", column.key)


# Survey tools write several choices in one cell, and some of them the number of an answer instead of its words.
_CHOICES = re.compile(r"[;\n]|, ")
_CODE = re.compile(r"\d{1,2}")
_AGES = re.compile(r"(?:(?P<lowest>\d{1,3})\s?-\s?)?(?P<highest>\d{1,3})")


def _is_under_age(text: str) -> bool:
    """Return whether an age ("16", "17 år") or a span of ages ("0–17", "under 18") lies below 18."""
    words = fold(text).removesuffix("år").strip()
    ages = _AGES.fullmatch(words)
    if ages:
        return int(ages["lowest"] or 0) <= int(ages["highest"]) < 18
    return words in {"under 18", "<18", "< 18", "barn"}
