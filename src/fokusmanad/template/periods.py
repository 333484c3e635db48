"""Formulas that read the period of the head as `Period.parse` does, for how people commonly write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.template.formulas import array, replaced
from fokusmanad.text import Lang, month_name

if TYPE_CHECKING:
    from datetime import date

    from fokusmanad.form.period import Period

_EARLIEST_DATE = 9_999
"""A number up to this is a year, and no date as the program keeps one."""


def is_period(cell: str, text: str) -> str:
    """Write whether a period is a month, or begins or ends with a year and is a week, a quarter, a year or days."""
    year = f'ISNUMBER(DATEVALUE(LEFT({text},4)&"-01-01"))+ISNUMBER(DATEVALUE(RIGHT({text},4)&"-01-01"))'
    words = ",".join(f'"{word}"' for word in ("v", "w", "q", "kv", "till", "–", "/"))
    longer = f"SIGN({year})*SIGN((LEN({text})=4)+SUM(ISNUMBER(SEARCH({{{words}}},{text}))*1)+(LEN({text})=21))"
    return f"SIGN({_is_month(cell, text)}+{longer})"


def is_outside(cell: str, text: str, period: Period) -> str:
    """Write whether what is written is a month outside `period`, or anything without a year of it."""
    written = _dashed(text)
    month = f"IF(ISNUMBER({cell})*({cell}>{_EARLIEST_DATE}),{cell},IFERROR(DATEVALUE({written[0]})*{written[1]},0))"
    months = period.months or (None,)
    outside = f"({month}<{_as_date(period.first)})+({month}>{_as_date(period.last)})"
    years = {period.first.year, period.last.year}
    of_year = "+".join(f'ISNUMBER(SEARCH("{year}",{text}))' for year in sorted(years))
    spelled = {name for each in months if each for name in _spellings(each)}
    if not spelled:
        return f"SIGN(IF({month}>0,0,1-SIGN({of_year})))"
    named = f"ISNA(MATCH({text},{array(sorted(spelled))},0))*1"
    return f"SIGN(IF({month}>0,{outside},IF({_is_named(text)}>0,{named},1-SIGN({of_year}))))"


def _is_month(cell: str, text: str) -> str:
    """Write whether a month is a date, or written as 2026-03, as a date, or as mars 2026."""
    written, numeric = _dashed(text)
    return f"SIGN(ISNUMBER({cell})+{numeric}*ISNUMBER(DATEVALUE({written}))+{_is_named(text)})"


def _dashed(text: str) -> tuple[str, str]:
    """Write 2026-03, or a date, as a date with hyphens, and the condition that it begins with a year."""
    dashed = replaced(text, "–/.", "-")
    return f'{dashed}&IF(LEN({dashed})<8,"-01","")', f'(LEFT({dashed},2)="20")*(MID({dashed},5,1)="-")'


def _is_named(text: str) -> str:
    """Write whether a text is a month's name and a year."""
    name = f"LEFT({text},MAX(0,LEN({text})-5))"
    names = [each.rpartition(" ")[0] for month in range(1, 13) for each in _spellings(f"2000-{month:02}")]
    listed = array(dict.fromkeys(names))
    return f'ISNUMBER(MATCH({name},{listed},0))*ISNUMBER(DATEVALUE(RIGHT({text},4)&"-01-01"))'


def _spellings(month: str) -> list[str]:
    """Return the spellings of a month that `parse_month` reads, with the year."""
    words = [month_name(month, lang).casefold().partition(" ") for lang in Lang]
    return [f"{name} {year}" for full, _, year in words for name in (full, full[:3])]


def _as_date(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"
