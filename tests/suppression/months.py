"""Made-up months, from rows to counts, with few units and reasons so that everything can be checked."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from fokusmanad.suppression.counts import Counts, MonthCounts
from fokusmanad.suppression.ledger import Ledger
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNITS = ("adults", "intake", "not_stated")
SEXES = ("woman", "man", "not_stated")
ANSWERS = ("yes", "no", "declined", "not_stated")
REASONS = ("no_time", "forgotten", "not_stated")
WHEN = ("last_year", "earlier", "both", "not_stated")
AFTER_YES = ("yes", "no", "not_stated")
REASON_GROUPS = {"no_time": "routine", "forgotten": "routine", "not_stated": "not_stated"}
Row = tuple[str, str, str, str]
Columns = dict[str, list[Row]]


@dataclass(frozen=True)
class Kind:
    """The distribution of a kommun's rows: share asked, and shares of the answers."""

    asked: float
    answers: tuple[float, float, float, float]


KINDS = {
    "usual": Kind(0.75, (10, 80, 6, 2)),
    "many yes": Kind(0.6, (40, 50, 10, 0)),
    "all yes": Kind(1.0, (1, 0, 0, 0)),
    "all declined": Kind(0.9, (0, 0, 1, 0)),
    "nobody asked": Kind(0.0, (1, 0, 0, 0)),
    "all asked": Kind(1.0, (10, 85, 5, 0)),
    "few asked": Kind(0.15, (30, 60, 10, 10)),
}


def rows(size: int, kind: str, seed: int, units: tuple[str, ...] = UNITS) -> list[Row]:
    chance = random.Random(seed)
    those = KINDS[kind]
    return [_row(chance, those, units) for _ in range(size)]


def _row(chance: random.Random, kind: Kind, units: tuple[str, ...]) -> Row:
    unit, sex = chance.choice(units), chance.choices(SEXES, (60, 38, 2))[0]
    if chance.random() >= kind.asked:
        return unit, sex, "reason", chance.choices(REASONS, (60, 30, 10))[0]
    return unit, sex, chance.choices(ANSWERS, kind.answers)[0], chance.choices(WHEN, (4, 4, 2, 1))[0]


def counts(those: Iterable[Row], *, when: bool = False) -> Counts:
    answers = Counter(row[2] for row in those)
    reasons = Counter(row[3] for row in those if row[2] == "reason")
    told = Counter(row[3] for row in those if row[2] == "yes")
    afraid = Counter(AFTER_YES[(len(row[0]) + len(row[3])) % 3] for row in those if row[2] == "yes")
    return Counts(
        Counter({key: answers[key] for key in ANSWERS}),
        Counter({key: told[key] for key in WHEN} if when else {}),
        Counter({key: reasons[key] for key in REASONS}),
        Counter({"routine": reasons["no_time"] + reasons["forgotten"], "not_stated": reasons["not_stated"]}),
        {"afraid": Counter({key: afraid[key] for key in AFTER_YES})} if when else {},
    )


def campaign(
    columns: Mapping[str, list[Row]], left_out: int | None = None, units: tuple[str, ...] = UNITS
) -> MonthCounts:
    everyone = [row for column in columns.values() for row in column]
    return MonthCounts(
        "2026-03",
        {name: counts(column) for name, column in columns.items()},
        counts(everyone, when=True),
        {
            "unit": {key: counts([row for row in everyone if row[0] == key]) for key in units},
            "sex": {key: counts([row for row in everyone if row[1] == key]) for key in SEXES},
        },
        left_out=left_out,
        reason_groups=REASON_GROUPS,
        own={
            name: {
                "unit": {key: counts([row for row in column if row[0] == key]) for key in units},
                "sex": {key: counts([row for row in column if row[1] == key]) for key in SEXES},
            }
            for name, column in columns.items()
        },
    )


def page_of(month: MonthCounts, ledger: Ledger | None = None) -> Published:
    """Return what is published of a month that can be published."""
    published = protect(month, ledger=ledger)
    assert isinstance(published, Published), published
    return published


def truth(month: MonthCounts) -> dict[tuple[str, ...], int]:
    """Return every count under its printed name."""
    groups: dict[tuple[str, ...], Counts] = {("total",): month.total}
    groups |= {("kommun", name): each for name, each in month.kommuner.items()}
    groups |= {(kind, key): each for kind, those in month.by.items() for key, each in those.items()}
    found: dict[tuple[str, ...], int] = {
        (*group, key): value for group, each in groups.items() for key, value in each.measures()
    }
    if month.left_out is not None:
        found |= {("total", "left_out"): month.left_out, ("total", "rows"): month.total.eligible + month.left_out}
    return found


@st.composite
def columns(draw: st.DrawFn, least: int = 1, most: int = 4) -> Columns:
    """Draw the rows of a few kommuner of every size and kind, with units left empty in some months."""
    units = draw(st.sampled_from([UNITS, UNITS[:1], UNITS[:2]]))
    size = st.one_of(st.integers(0, 12), st.integers(10, 60), st.integers(50, 300))
    column = st.tuples(size, st.sampled_from(sorted(KINDS)), st.integers(0, 10**6))
    drawn = draw(st.lists(column, min_size=least, max_size=most))
    names = ("Berg", "Åre", "Krokom", "Ragunda", "Östersund")
    return {name: rows(*each, units) for name, each in zip(names, drawn, strict=False)}
