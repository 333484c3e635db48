"""Several periods added up: the pools and every period's print are attacked side by side, by another solver."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from fokusmanad.suppression.counts import Pool, Rules
from fokusmanad.suppression.ledger import Ledger, PooledRelease
from fokusmanad.suppression.pools import has_changed
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import Refusal, protect, protect_pooled
from tests.suppression.auditor import Auditor, must_be_hidden
from tests.suppression.months import Columns, campaign, columns, rows, truth
from tests.suppression.test_protect import SLOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.suppression.counts import MonthCounts
    from tests.suppression.auditor import Name

RULES = Rules()
EIGHT = ("Berg", "Bräcke", "Härjedalen", "Krokom", "Ragunda", "Strömsund", "Åre", "Östersund")


def year(number: int, those: Columns) -> MonthCounts:
    return replace(campaign(those), month=f"{number}-03")


def five_years(seed: int) -> list[MonthCounts]:
    """Return five years of eight small kommuner, of some 190 rows a year."""
    chance = random.Random(seed)
    return [
        year(
            2022 + number,
            {name: rows(max(0, int(chance.gauss(24, 12))), "usual", chance.randrange(10**6)) for name in EIGHT},
        )
        for number in range(5)
    ]


def pools_of(months: Sequence[MonthCounts], **groups: Sequence[str]) -> list[Pool]:
    """Return a pool of each kommun, and of groups of them, over all months."""
    names = dict.fromkeys(name for month in months for name in month.kommuner)
    named = {name: (name,) for name in names} | groups
    pools = [
        Pool(name, tuple((month.month, each) for month in months for each in those if each in month.kommuner))
        for name, those in named.items()
    ]
    return [pool for pool in pools if len(pool.columns) > 1]


def published(
    months: Sequence[MonthCounts], pools: Sequence[Pool], ledgers: Sequence[Ledger] | None = None
) -> tuple[list[Published], Published]:
    outcome = protect_pooled(months, RULES, ledgers or [Ledger(month.month, RULES) for month in months], pools)
    assert not isinstance(outcome, Refusal), outcome
    return outcome


def recorded(
    months: Sequence[MonthCounts], figures: Sequence[Published], pools: Sequence[Pool], pooled: Published
) -> list[Ledger]:
    """Return the ledger of each month after a first publication."""
    released = [PooledRelease(pool, pooled.group("pool", pool.name)) for pool in pools]
    return [
        Ledger(month.month, RULES).with_release(shown).with_pools(released)
        for month, shown in zip(months, figures, strict=True)
    ]


def ties_of(
    months: Sequence[str], prints: Sequence[tuple[Sequence[Pool], Published]]
) -> list[dict[tuple[int | str, ...], int]]:
    """Return the equations between the pages: each pool, on the pages after the months', is the sum of its columns."""
    return [
        {
            (len(months) + number, "pool", pool.name, key): -1,
            **{(months.index(period), "kommun", name, key): 1 for period, name in pool.columns},
        }
        for number, (pools, pooled) in enumerate(prints)
        for pool in pools
        for key in pooled.group("pool", pool.name)
    ]


def pooled_truth(months: Sequence[MonthCounts], pools: Sequence[Pool]) -> dict[Name, int]:
    by_month = {month.month: truth(month) for month in months}
    found: dict[Name, int] = {}
    for pool in pools:
        for period, name in pool.columns:
            for (*group, key), count in by_month[period].items():
                if group == ["kommun", name] and not key.startswith("reason"):
                    found["pool", pool.name, key] = found.get(("pool", pool.name, key), 0) + count
    return found


def audit(
    months: Sequence[MonthCounts], figures: Sequence[Published], prints: Sequence[tuple[Sequence[Pool], Published]]
) -> None:
    """Whatever R1 to R3 hide, in any year or pool, is as uncertain as the rule says, with all prints side by side."""
    pages = [each.cells for each in (*figures, *(pooled for _, pooled in prints))]
    auditor = Auditor(*pages, ties=ties_of([month.month for month in months], prints), is_grown=False)
    for number, month in enumerate(months):
        hidden = must_be_hidden(truth(month))
        assert all(figures[number].cells[name] is None for name in hidden)
        assert auditor.narrow(sorted(hidden), RULES.width, page=number) == {}
    for number, (pools, pooled) in enumerate(prints):
        exact = pooled_truth(months, pools)
        assert all(count in (None, exact[name]) for name, count in pooled.cells.items())
        assert auditor.narrow(sorted(must_be_hidden(exact)), RULES.width, page=len(figures) + number) == {}


@pytest.mark.slow
def test_five_years_of_small_kommuner_and_their_pools_give_nobody_away() -> None:
    """A pool shows what single years hide, and no year's small count can be worked out from it."""
    months = five_years(0)
    pools = pools_of(months, inlandet=EIGHT[:3])
    figures, pooled = published(months, pools)
    audit(months, figures, [(pools, pooled)])
    alone = [protect(month) for month in months]
    assert [each.cells for each in figures] == [each.cells for each in alone if isinstance(each, Published)]
    assert any(
        pooled.count("pool", name, "answers.yes") is not None
        and all(each.count("kommun", name, "answers.yes") is None for each in figures)
        for name in EIGHT
    )


@pytest.mark.slow
def test_pools_of_other_years_beside_those_of_the_last_report_give_nobody_away() -> None:
    """The pool of five years less that of four is a year."""
    months = five_years(7)
    before = months[:4]
    pools = pools_of(before)
    figures, pooled = published(before, pools)
    ledgers = [*recorded(before, figures, pools, pooled), Ledger(months[4].month, RULES)]
    later = pools_of(months)
    figures, both = published(months, later, ledgers)
    audit(months, figures, [(pools, pooled), (later, both)])


@pytest.mark.slow
@settings(SLOW, max_examples=10)
@given(columns(least=2, most=3), columns(least=2, most=3), columns(least=2, most=3))
def test_no_kommun_learns_of_another_in_any_year(first: Columns, second: Columns, third: Columns) -> None:
    """Each knows its own form of every year; what a group leaves besides its own part is guarded from it too."""
    months = [year(2024 + number, those) for number, those in enumerate((first, second, third))]
    pools = pools_of(months)
    outcome = protect_pooled(months, RULES, [Ledger(month.month, RULES) for month in months], pools)
    if isinstance(outcome, Refusal):
        return
    figures, pooled = outcome
    exact = [truth(month) for month in months]
    for kommun in dict.fromkeys(name for month in months for name in month.kommuner):
        # What a reader knows is added to the print as if it were shown.
        known = [
            {**each.cells, **{name: count for name, count in true.items() if name[:2] == ("kommun", kommun)}}
            for each, true in zip(figures, exact, strict=True)
        ]
        ties = ties_of([month.month for month in months], [(pools, pooled)])
        auditor = Auditor(*known, pooled.cells, ties=ties, is_grown=False)
        for number, true in enumerate(exact):
            others = {name for name in must_be_hidden(true) if name[0] == "kommun" and name[1] != kommun}
            assert auditor.narrow(sorted(others), 1, page=number) == {}


def test_a_pool_hides_what_would_give_the_one_hidden_year() -> None:
    """Twenty were asked one year, three the other, a dot: 23 together would tell."""
    asked, not_asked = ("adults", "woman", "no", ""), ("adults", "man", "reason", "no_time")
    large = {"Berg": [asked] * 60 + [not_asked] * 20, "Krokom": [asked] * 70 + [not_asked] * 30}
    months = [
        year(2025, {"Malå": [asked] * 20 + [not_asked] * 9, **large}),
        year(2026, {"Malå": [asked] * 3 + [not_asked] * 9, **large}),
    ]
    figures, pooled = published(months, pools_of(months))
    assert [each.count("kommun", "Malå", "asked") for each in figures] == [20, None]
    assert pooled.count("pool", "Malå", "asked") is None
    assert pooled.count("pool", "Malå", "not_asked") == 18


def test_a_pool_shows_what_every_year_hides() -> None:
    """Four were asked each of five years, never shown: twenty together point nobody out."""
    asked, not_asked = ("adults", "woman", "no", ""), ("adults", "man", "reason", "no_time")
    small = [asked] * 4 + [not_asked] * 3
    large = {"Berg": [asked] * 60 + [not_asked] * 20, "Krokom": [asked] * 70 + [not_asked] * 30}
    months = [year(2022 + number, {"Malå": small, "Sorsele": small, **large}) for number in range(5)]
    figures, pooled = published(months, pools_of(months))
    assert {each.count("kommun", "Malå", "asked") for each in figures} == {None}
    assert pooled.count("pool", "Malå", "asked") == 20


def test_printed_twice_is_the_same() -> None:
    months = five_years(1)[:2]
    pools = pools_of(months)
    figures, pooled = published(months, pools)
    ledgers = recorded(months, figures, pools, pooled)
    again, pooled_again = published(months, pools, ledgers)
    assert [each.cells for each in again] == [each.cells for each in figures]
    assert pooled_again.cells == pooled.cells
    assert recorded(months, again, pools, pooled_again) == ledgers


def test_a_pool_of_other_counts_is_told() -> None:
    """A late form after the pool was published: the difference would be its rows."""
    months = five_years(1)[:2]
    pools = pools_of(months)
    figures, pooled = published(months, pools)
    released = recorded(months, figures, pools, pooled)[0].pools
    assert not has_changed(released, months)
    late = {name: rows(30, "usual", number) for number, name in enumerate(EIGHT)}
    assert has_changed(released, [months[0], year(2023, late)])
    assert has_changed(released, [months[0], year(2023, {"Berg": late["Berg"]})])
