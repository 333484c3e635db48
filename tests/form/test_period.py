"""Periods are read as people write them, written by ISO 8601, and compared by their days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.form.period import Period, of_days
from fokusmanad.text import Lang

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-03", "2026-03"),
        ("mars 2026", "2026-03"),
        ("2026-V47", "2026-W47"),
        ("2026-W47", "2026-W47"),
        ("v. 47 2026", "2026-W47"),
        ("v47 2026", "2026-W47"),
        ("Vecka 47, 2026", "2026-W47"),
        ("2026 v 7", "2026-W07"),
        ("2026-Q4", "2026-Q4"),
        ("Kvartal 4 2026", "2026-Q4"),
        ("kv 4 2026", "2026-Q4"),
        ("fjärde kvartalet 2026", "2026-Q4"),
        ("2026", "2026"),
        ("helåret 2026", "2026"),
        ("2026-11-16–2026-12-06", "2026-11-16/2026-12-06"),
        ("2026-11-16 - 2026-12-06", "2026-11-16/2026-12-06"),
        ("2026-11-16 till 2026-12-06", "2026-11-16/2026-12-06"),
        ("2026-11-16/2026-12-06", "2026-11-16/2026-12-06"),
        ("2026-11-16 t.o.m. 2026-12-06", "2026-11-16/2026-12-06"),
        ("16 november–6 december 2026", "2026-11-16/2026-12-06"),
        ("28 december 2026 till 10 januari 2027", "2026-12-28/2027-01-10"),
        ("2026-11-16–2026-11-22", "2026-W47"),
        ("2026-03-01–2026-03-31", "2026-03"),
        ("2026-01-01–2026-12-31", "2026"),
    ],
)
def test_a_period_is_read_however_it_is_written(written: str, iso: str) -> None:
    """Days that make up a month, a week, a quarter or a year get its name, so that equal periods are equal."""
    assert Period.parse(written) == iso


@pytest.mark.parametrize(
    "written",
    ["", "våren", "V47", "47", "2026-V54", "2021-V53", "2026-Q5", "1999", "2126", "2026-12-06–2026-11-16", "2026-02-30–2026-03-01"],
)  # fmt: skip
def test_what_is_no_period_is_not_guessed(written: str) -> None:
    assert Period.parse(written) is None


@pytest.mark.parametrize(
    ("iso", "sv", "en"),
    [
        ("2026-03", "mars 2026", "March 2026"),
        ("2026-W47", "vecka 47 2026", "week 47 2026"),
        ("2026-Q4", "fjärde kvartalet 2026", "the fourth quarter of 2026"),
        ("2026", "2026", "2026"),
        ("2026-11-16/2026-12-06", "16 november–6 december 2026", "16 November–6 December 2026"),
        ("2026-11-16/2026-11-20", "16–20 november 2026", "16–20 November 2026"),
        ("2026-12-28/2027-01-10", "28 december 2026–10 januari 2027", "28 December 2026–10 January 2027"),
    ],
)
def test_a_period_in_words_can_be_read_again(iso: str, sv: str, en: str) -> None:
    assert (Period(iso).words.sv, Period(iso).words.en) == (sv, en)
    assert {Period.parse(Period(iso).words.to(lang)) for lang in Lang} == {iso}


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-W01", "2021-01-04", "2021-01-10"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
    ],
)
def test_the_days_of_a_period(iso: str, first: str, last: str) -> None:
    """Weeks are those of ISO 8601, also around New Year."""
    assert (Period(iso).first.isoformat(), Period(iso).last.isoformat()) == (first, last)


@given(DAYS, st.integers(0, 400))
def test_days_and_their_name_are_the_same_period(first: date, more: int) -> None:
    """A named period has the days that it was made from, and is read back as itself."""
    period = of_days(first, first + timedelta(more))
    assert (period.first, period.days) == (first, more + 1)
    assert Period.parse(period) == period


@given(DAYS, st.integers(0, 100), DAYS, st.integers(0, 100))
def test_one_that_holds_another_overlaps_it(one: date, days: int, other: date, more: int) -> None:
    first, second = of_days(one, one + timedelta(days)), of_days(other, other + timedelta(more))
    assert first.overlaps(second) == second.overlaps(first)
    assert not first.holds(second) or first.overlaps(second)
    assert first.holds(second) and second.holds(first) if first == second else not (
        first.holds(second) and second.holds(first)
    )  # fmt: skip


def test_a_quarter_has_three_months_and_a_week_none() -> None:
    assert Period("2026-Q1").months == ("2026-01", "2026-02", "2026-03")
    assert len(Period("2026").months) == 12
    assert Period("2026-W10").months == Period("2026-11-16/2026-12-06").months == ()
