"""The rules for a row: which answers it holds, and whether they fit together."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pydantic import ValidationError

from fokusmanad.form.layout import NOT_STATED
from fokusmanad.form.model import ROW_GATE, Row, Unclear
from fokusmanad.form.suggestions import near_answer
from fokusmanad.privacy import repeatable
from fokusmanad.reading.book import CellValue, as_text
from fokusmanad.text import fold, is_blank

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
            known[cells] = _check_cells(read, self._layout)
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


def _check_cells(cells: Mapping[str, _Cell], layout: Layout) -> CheckedRow | None:
    if not any(cell.filled for cell in cells.values()):
        return None
    row, errors = _validate(_said(cells, layout))
    to_empty = {key: _TO_EMPTY[key] for key, error_type in errors.items() if error_type != "missing"}
    # A cell to be emptied need not be spelled right; its formula or error value is reported all the same.
    own = (finding for cell in cells.values() for finding in cell.findings)
    findings = (
        *(finding for finding in own if finding.key not in to_empty or finding.code in {"FM303", "FM304"}),
        *(Finding(code, key) for key, code in to_empty.items()),
        *_missing(cells, errors),
    )
    return CheckedRow(row, findings)


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
    if suggestion := near_answer(text, column):
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


# Where the model forbids a value: the code of what to empty.
_TO_EMPTY = {"reason": "FM401", "answer": "FM402", "when": "FM403"}
_MODELLED = ("unit", "sex", "asked", "reason", "answer", "when")


def _said(cells: Mapping[str, _Cell], layout: Layout) -> dict[str, object]:
    """Return a row as the model takes it: nothing for a blank cell, `NOT_STATED` for one that cannot be read."""
    said: dict[str, object] = {key: cells[key].key or NOT_STATED for key in _MODELLED if cells.get(key, _ABSENT).filled}
    said.setdefault("asked", NOT_STATED)
    others = (column.key for column in layout.attributes if column.key in cells and column.key not in _MODELLED)
    said["attributes"] = tuple((key, cells[key].key or NOT_STATED) for key in others)
    # An answer that is unread, or not allowed at all, may be the yes that `when` belongs to: report the answer alone.
    answer = said.get("answer")
    if "answer" not in cells or answer == NOT_STATED or (answer == "yes" and said["asked"] == "no"):
        said.pop("when", None)
    return said


def _validate(said: Mapping[str, object]) -> tuple[Row | None, Mapping[str, str]]:
    """Return the row that is counted, None if it is left out, and pydantic's type of error for each wrong value."""
    try:
        row, errors = ROW_GATE.validate_python(said), {}
    except ValidationError as error:
        errors = {str(each["loc"][-1]): each["type"] for each in error.errors(include_url=False)}
        if _contradicts(errors):
            return None, errors
        missing = dict.fromkeys((key for key, error_type in errors.items() if error_type == "missing"), NOT_STATED)
        row = ROW_GATE.validate_python({key: value for key, value in said.items() if key not in errors} | missing)
    return None if isinstance(row, Unclear) else row, errors


def _contradicts(errors: Mapping[str, str]) -> bool:
    """Tell whether a reason or an answer stands in a row where it is forbidden, so that the row cannot be counted."""
    return any(errors.get(key) == "extra_forbidden" for key in ("reason", "answer"))


def _missing(cells: Mapping[str, _Cell], errors: Mapping[str, str]) -> Iterator[Finding]:
    for key in ("asked", *(key for key, error_type in errors.items() if error_type == "missing")):
        cell = cells.get(key, _ABSENT)
        if cell.filled or cell.excused or (key in {"reason", "answer"} and _contradicts(errors)):
            continue
        yield Finding("FM302", key, key if key in {"asked", "reason", "answer"} else "other")
