"""A cell of an OpenDocument spreadsheet: the meaning of its attributes and paragraphs."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.reading.book import CellValue

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_ERROR = re.compile(r"#[A-ZÅÄÖ0-9/]+[!?]?|Err:\d{3}|Fel:\d{3}")
_TELLING = frozenset(
    {"office:value-type", "table:formula", "table:number-columns-spanned", "table:number-rows-spanned"}
)


@dataclass(slots=True)
class OpenCell:
    """A cell, or a run of equal cells."""

    attributes: Mapping[str, str]
    column: int
    paragraphs: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)

    @property
    def repeats(self) -> int:
        """How many columns the cell fills with its like."""
        return count(self.attributes.get("table:number-columns-repeated"))

    @property
    def span(self) -> tuple[int, int]:
        """How many rows and columns the cell is merged over."""
        rows, columns = (self.attributes.get(f"table:number-{axis}-spanned") for axis in ("rows", "columns"))
        return count(rows), count(columns)

    @property
    def is_filled(self) -> bool:
        """Whether it holds anything: a value, a text, a formula or a merge."""
        return bool(self.paragraphs or _TELLING & self.attributes.keys())

    @property
    def has_formula(self) -> bool:
        """Whether it holds a formula."""
        return "table:formula" in self.attributes

    @property
    def is_error(self) -> bool:
        """Whether it holds an error, which older programs show by the text alone."""
        if self.attributes.get("calcext:value-type") == "error":
            return True
        return self.has_formula and bool(_ERROR.fullmatch("".join(self.paragraphs)))

    @property
    def is_uncalculated(self) -> bool:
        """Whether it holds a formula without value; one calculated to the empty text has the type of a text."""
        return self.has_formula and self.value == "" and self.attributes.get("office:value-type") != "string"

    @property
    def value(self) -> CellValue:
        """The value, as the type that the file gives it; the text shown where that cannot be read."""
        attributes = self.attributes
        with suppress(ValueError, OverflowError):
            match attributes.get("office:value-type"):
                case "float" | "percentage" | "currency":
                    return float(attributes.get("office:value", ""))
                case "boolean":
                    return attributes.get("office:boolean-value") == "true"
                case "date":
                    return _date(attributes.get("office:date-value", ""))
                case "time":
                    return _time(attributes.get("office:time-value", ""))
        return "\n".join(self.paragraphs) or attributes.get("office:string-value", "")


def count(value: str | None) -> int:
    """Read a number of repeats or of cells spanned: one where it is not given."""
    return int(value) if value and re.fullmatch("[0-9]{1,7}", value) else 1


def _date(value: str) -> date:
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def _time(value: str) -> time | timedelta:
    """Read a duration, as a time of day where it is one; calamine does so for Excel."""
    match = _DURATION.fullmatch(value)
    if match is None:
        raise ValueError(value)
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups()[1:])
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) * (-1 if match[1] else 1)
    if timedelta(0) <= span < timedelta(days=1):
        return (datetime(1900, 1, 1) + span).time()  # noqa: DTZ001 - a time of day has no zone
    return span
