"""Periods: a month, an ISO week, a quarter, a year or some days; read, written, compared."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from fokusmanad.errors import UsageError
from fokusmanad.text import Lang, Text, day_name, fold, month_name, parse_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FIRST_YEAR = 2000
_DAY = timedelta(days=1)


class Period(str):
    """A period as ISO 8601 writes it, so that it can stand in JSON, in the ledger and as a key.

    "2026-03", "2026-W47", "2026-Q4" (which ISO lacks), "2026", "2026-11-16/2026-12-06".
    """

    @classmethod
    def parse(cls, written: str) -> Period | None:
        """Read a period as people write it ("v. 47 2026", "kvartal 4 2026", "mars 2026"); None for anything else."""
        text = _plain(written)
        for read in _READERS:
            if found := read(text):
                return cls(found)
        return None

    @cached_property
    def first(self) -> date:
        """The first day."""
        return _days(self)[0]

    @cached_property
    def last(self) -> date:
        """The last day."""
        return _days(self)[1]

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day, by which periods are put in order."""
        return self.first, self.last

    @property
    def is_month(self) -> bool:
        """Whether it is a month."""
        return _MONTH.fullmatch(self) is not None

    @property
    def month(self) -> str | None:
        """The month as JSON has it; None if the period is no month."""
        return str(self) if self.is_month else None

    @property
    def file_name(self) -> str:
        """The period as part of a file's name."""
        return self.replace("/", "--")

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1

    def holds(self, other: Period) -> bool:
        """Return whether another period lies within this one."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Return whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    @cached_property
    def words(self) -> Text:
        """The period in words: "mars 2026", "vecka 47 2026", "fjärde kvartalet 2026"."""
        return Text(_named(self, Lang.SV), _named(self, Lang.EN))

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months that the period consists of; none if it does not begin and end with one."""
        found: list[Period] = []
        day = self.first
        while day <= self.last:
            found.append(Period(f"{day:%Y-%m}"))
            day = found[-1].last + _DAY
        return tuple(found) if found[0].first == self.first and found[-1].last == self.last else ()


def read_period(written: str) -> Period:
    """Read a period that a user named.

    Raises:
        UsageError: It cannot be read.
    """
    if found := Period.parse(written):
        return found
    raise UsageError("no_such_period")


def are_alike(periods: Iterable[Period]) -> bool:
    """Return whether the periods are about as long: as the months are, of 28 to 31 days."""
    days = [period.days for period in periods]
    return max(days) * 28 <= min(days) * 31


def refuse_overlap(periods: Iterable[Period]) -> None:
    """Check that periods can be added up: no day, and so nobody's answer, is in two of them.

    Raises:
        UsageError: Two overlap.
    """
    if found := first_overlap(periods):
        one, other = found
        raise UsageError("pool_overlap", one=one.words, other=other.words)


def first_overlap(periods: Iterable[Period]) -> tuple[Period, Period] | None:
    """Return the first two periods, in order, that have a day in common; None if no two have."""
    ordered = sorted(periods, key=lambda period: period.span)
    return next((pair for pair in pairwise(ordered) if pair[0].overlaps(pair[1])), None)


def period_name(period: str, lang: Lang) -> str:
    """Return the name of a period that is given as ISO 8601 writes it."""
    return Period(period).words.to(lang)


def of_days(first: date, last: date) -> Period:
    """Return the period from a first day to a last one, under its shortest name."""
    for written in (f"{first:%Y}", f"{first:%Y}-Q{(first.month + 2) // 3}", f"{first:%Y-%m}", _week_of(first)):
        if _days(written) == (first, last):
            return Period(written)
    return Period(f"{first.isoformat()}/{last.isoformat()}")


_MONTH = re.compile(r"\d{4}-\d\d")
_QUARTERS = (
    Text("första", "the first"), Text("andra", "the second"), Text("tredje", "the third"), Text("fjärde", "the fourth")
)  # fmt: skip


def _plain(written: str) -> str:
    """Return the text in lower case with hyphens for dashes and single spaces."""
    return re.sub(r"\s*([-/])\s*", r"\1", fold(written).translate(str.maketrans("–—−", "---")))


def _read_week(text: str) -> str | None:
    found = re.fullmatch(r"(?P<y>\d{4})[- ]?(?:v\.?|w|vecka|week) ?(?P<w>\d{1,2})", text) or re.fullmatch(
        r"(?:v\.?|w|vecka|week) ?(?P<w>\d{1,2})[- ,/]? ?(?P<y>\d{4})", text
    )
    return f"{found['y']}-W{int(found['w']):02}" if found and _is_week(int(found["y"]), int(found["w"])) else None


def _read_quarter(text: str) -> str | None:
    word = r"(?:q|kv\.?|kvartal|quarter) ?"
    found = re.fullmatch(rf"(?P<y>\d{{4}})[- ]?{word}(?P<q>[1-4])", text) or re.fullmatch(
        rf"{word}(?P<q>[1-4])[- ,/]? ?(?P<y>\d{{4}})", text
    )
    if found:
        return _within_years(f"{found['y']}-Q{found['q']}")
    for number, name in enumerate(_QUARTERS, start=1):
        words = (f"{name.sv} kvartalet ", f"{name.en} quarter of ", f"{name.en.removeprefix('the ')} quarter ")
        for begins in words:
            if text.startswith(begins) and re.fullmatch(r"\d{4}", text.removeprefix(begins)):
                return _within_years(f"{text.removeprefix(begins)}-Q{number}")
    return None


def _read_year(text: str) -> str | None:
    found = re.fullmatch(r"(?:(?:hel)?år(?:et)? |year )?(\d{4})", text)
    return _within_years(found[1]) if found else None


def _read_days(text: str) -> str | None:
    """Read "2026-11-16-2026-12-06", with a dash, "till" or / between the days, and also days with month names."""
    day = r"\d{4}-\d{1,2}-\d{1,2}"
    found = re.fullmatch(rf"({day})(?:[-/]| ?till ?| ?to ?| ?t\.?o\.?m\.? ?)({day})", text)
    pair = found.groups() if found else re.split(r"-| till | to ", text)
    if len(pair) != 2:
        return None
    last = _read_day(pair[1], None)
    first = _read_day(pair[0], last)
    if first is None or last is None or first > last or not _is_near(first):
        return None
    return str(of_days(first, last))


def _read_day(text: str, later: date | None) -> date | None:
    """Read "2026-11-16" or "16 november 2026"; the first day of two may leave the year and the month to the later."""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _day(*map(int, found.groups()))
    found = re.fullmatch(r"(\d{1,2})(?: ([a-z]+))?(?: (\d{4}))?", text)
    if not found or not (found[3] or later):
        return None
    year = int(found[3]) if found[3] else later.year if later else 0
    month = parse_month(f"{found[2]} {year}") if found[2] else (f"{later:%Y-%m}" if later else None)
    return _day(year, int(month[5:]), int(found[1])) if month else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_week(year: int, week: int) -> bool:
    try:
        return _is_near(date.fromisocalendar(year, week, 1) + 3 * _DAY)
    except ValueError:
        return False


def _is_near(day: date) -> bool:
    return _FIRST_YEAR <= day.year < _FIRST_YEAR + 100


def _within_years(written: str) -> str | None:
    return written if _is_near(date(int(written[:4]), 1, 1)) else None


_READERS: tuple[Callable[[str], str | None], ...] = (parse_month, _read_week, _read_quarter, _read_year, _read_days)


def _days(period: str) -> tuple[date, date]:
    """Return the first and the last day."""
    if "/" in period:
        first, _, last = period.partition("/")
        return date.fromisoformat(first), date.fromisoformat(last)
    year = int(period[:4])
    if "W" in period:
        monday = date.fromisocalendar(year, int(period[-2:]), 1)
        return monday, monday + 6 * _DAY
    if "Q" in period:
        quarter = int(period[-1])
        return date(year, 3 * quarter - 2, 1), _end_of_month(year, 3 * quarter)
    if "-" in period:
        month = int(period[5:7])
        return date(year, month, 1), _end_of_month(year, month)
    return date(year, 1, 1), date(year, 12, 31)


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - _DAY


def _week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _named(period: Period, lang: Lang) -> str:
    year = period[:4]
    if "/" in period:
        return _span(period.first, period.last, lang)
    if "W" in period:
        return f"{Text('vecka', 'week').to(lang)} {int(period[-2:])} {year}"
    if "Q" in period:
        number = _QUARTERS[int(period[-1]) - 1].to(lang)
        return Text(f"{number} kvartalet {year}", f"{number} quarter of {year}").to(lang)
    return month_name(period, lang) if "-" in period else year


def _span(first: date, last: date, lang: Lang) -> str:
    """Return "16 november–6 december 2026", without what the first day has in common with the last."""
    begins = day_name(first, lang)
    if first.year == last.year:
        begins = begins.rpartition(" ")[0]
        if first.month == last.month:
            begins = str(first.day)
    return f"{begins}–{day_name(last, lang)}"
