"""The rules for a row: which answers it holds, and whether they fit together."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from fokusmanad.form.layout import NOT_STATED, Presence
from fokusmanad.form.model import AnswerKey, Asked, NotAsked, Row, WhenKey
from fokusmanad.privacy import repeatable
from fokusmanad.reading.book import CellValue, as_text
from fokusmanad.text import fold, is_blank, near_miss

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.findings.problem import Param
    from fokusmanad.form.layout import Column, Layout


class Flaw(Enum):
    """What stands in a cell instead of a value."""

    UNCALCULATED = auto()
    ERROR = auto()
    MERGED_AWAY = auto()
    """Empty because the cell is merged with another, which is told by itself."""


RawCell: TypeAlias = CellValue | Flaw


class Finding(NamedTuple):
    """A problem of a row's cell, without the row's number, so that equal rows share it."""

    code: str
    key: str
    variant: str = ""
    params: Mapping[str, Param] = {}
    suggestion: str | None = None


class CheckedRow(NamedTuple):
    """What became of a row: counted as `row`, or left out where that is None."""

    row: Row | None
    findings: tuple[Finding, ...]


class RowChecker:
    """Judges rows of one layout, each set of cells and each answer once, which is what makes long forms quick."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known: dict[tuple[str, ...], dict[tuple[RawCell, ...], CheckedRow | None]] = {}
        self._answers: dict[tuple[str, str], _Cell] = {}

    def check_row(self, keys: tuple[str, ...], cells: tuple[RawCell, ...]) -> CheckedRow | None:
        """RowChecker the `cells` that stand in the columns `keys`; None where all are blank."""
        known = self._known.setdefault(keys, {})
        if cells not in known:
            read = {key: self._read(key, cell) for key, cell in zip(keys, cells, strict=True)}
            known[cells] = _checked_row(read, self._layout)
        return known[cells]

    def _read(self, key: str, value: RawCell) -> _Cell:
        match value:
            case Flaw.MERGED_AWAY:
                return _ABSENT
            case Flaw.UNCALCULATED:
                return _Cell(None, filled=True, findings=(Finding("FM303", key),))
            case Flaw.ERROR:
                return _Cell(None, filled=True, findings=(Finding("FM304", key),))
        text = as_text(value)
        if (key, text) not in self._answers:
            self._answers[key, text] = _read_text(self._layout.column(key), text)
        return self._answers[key, text]


class _Cell(NamedTuple):
    """A cell understood: the key of its answer, None where it is blank or unclear."""

    key: str | None
    filled: bool
    findings: tuple[Finding, ...] = ()
    excused: bool = False
    """Blank for a reason that is told elsewhere."""


_ABSENT = _Cell(None, filled=False, excused=True)


def _checked_row(cells: Mapping[str, _Cell], layout: Layout) -> CheckedRow | None:
    if not any(cell.filled for cell in cells.values()):
        return None
    contradictions = tuple(_contradictions(cells))
    # What should not be there at all need not be spelled right; a formula or an error value is told all the same.
    to_empty = {finding.key for finding in contradictions}
    unread = [finding for cell in cells.values() for finding in cell.findings]
    findings = (
        *(finding for finding in unread if finding.key not in to_empty or finding.code in {"FM303", "FM304"}),
        *contradictions,
        *_missing(cells, layout, contradicted=any(finding.code != "FM403" for finding in contradictions)),
    )
    return CheckedRow(_row(cells, layout), findings)


def _read_text(column: Column, text: str) -> _Cell:
    if is_blank(text):
        return _Cell(None, filled=False)
    if not column.answers:
        return _Cell(None, filled=True)
    reading = column.read(text)
    if reading is None:
        return _Cell(None, filled=True, findings=(_unlisted(column, text),))
    if reading.as_listed:
        return _Cell(reading.answer.key, filled=True)
    told = Finding("FM307", column.key, params={"read_as": reading.answer.label})
    return _Cell(reading.answer.key, filled=True, findings=(told,))


def _unlisted(column: Column, text: str) -> Finding:
    if column.key == "age_group" and _is_under_age(text):
        return Finding("FM409", column.key)
    if suggestion := near_miss(text, column.labels):
        return Finding("FM301", column.key, "near", {"value": repeatable(text)}, suggestion)
    return Finding("FM301", column.key)


_AGES = re.compile(r"(?:(?P<lowest>\d{1,3})\s?-\s?)?(?P<highest>\d{1,3})")


def _is_under_age(text: str) -> bool:
    """Tell whether an age ("16", "17 år") or a span of ages ("0–17", "under 18") lies below 18."""
    words = fold(text).removesuffix("år").strip()
    ages = _AGES.fullmatch(words)
    if ages:
        return int(ages["lowest"] or 0) <= int(ages["highest"]) < 18
    return words in {"under 18", "<18", "< 18", "barn"}


def _contradictions(cells: Mapping[str, _Cell]) -> Iterator[Finding]:
    asked, reason, answer, when = (cells.get(key, _ABSENT) for key in ("asked", "reason", "answer", "when"))
    if asked.key == "yes" and reason.filled:
        yield Finding("FM401", "reason")
    if asked.key == "no" and answer.filled:
        yield Finding("FM402", "answer")
    # An answer that cannot be read may well be a misspelled Ja: that is told, and När waits for it.
    if when.filled and "answer" in cells and answer.key != "yes" and (answer.key or not answer.filled):
        yield Finding("FM403", "when")


def _missing(cells: Mapping[str, _Cell], layout: Layout, *, contradicted: bool) -> Iterator[Finding]:
    asked = cells.get("asked", _ABSENT)
    # Which of reason and answer a row lacks is known only where it is known whether the person was asked.
    lacking = {"yes": "answer", "no": "reason"}.get(asked.key or "")
    for key, cell in cells.items():
        if cell.filled or cell.excused:
            continue
        if key in {"answer", "reason"}:
            if key == lacking and not contradicted:
                yield Finding("FM302", key, key)
        elif layout.column(key).presence is Presence.REQUIRED:
            yield Finding("FM302", key, "asked" if key == "asked" else "other")


def _row(cells: Mapping[str, _Cell], layout: Layout) -> Row | None:
    """Count the row by the contract's table, or leave it out (docs/form.md, "What is counted")."""
    asked, reason, answer, when = (cells.get(key, _ABSENT) for key in ("asked", "reason", "answer", "when"))
    there = (column.key for column in layout.attributes if column.key in cells)
    groups = tuple((key, cells[key].key or NOT_STATED) for key in there)
    if asked.key == "yes" and not reason.filled:
        said = cast(AnswerKey, answer.key or NOT_STATED)
        told_when = cast(WhenKey, when.key or NOT_STATED) if said == "yes" else None
        return Asked(groups=groups, answer=said, when=told_when)
    if asked.key == "no" and not answer.filled:
        return NotAsked(groups=groups, reason=reason.key or NOT_STATED)
    return None
