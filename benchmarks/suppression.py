"""Time and memory of protecting a made-up month: python benchmarks/suppression.py [kommuner …]."""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from dataclasses import replace

from fokusmanad.form.layout import NOT_STATED, Layout
from fokusmanad.suppression.counts import ANSWERS, WHEN, Counts, MonthCounts, Rules
from fokusmanad.suppression.ledger import Ledger
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import Refusal, protect

REASONS = (
    "partner_present", "child_present", "other_present", "interpreter", "no_time", "unsuitable", "postponed",
    "forgotten", "unsure", "already_asked", "not_private", "joint_file", "other", "not_stated",
)  # fmt: skip
REASON_GROUPS = {reason: group for reason, group in Layout().reason_groups.items() if reason in REASONS}
REASON_WEIGHTS = (4, 8, 3, 6, 20, 12, 10, 9, 5, 8, 3, 2, 4, 1)
UNITS = (
    "income_support", "children_families", "adults", "intake", "social_psychiatry", "elderly_care", "disability",
    "family_law", "other", "not_stated",
)  # fmt: skip
UNIT_WEIGHTS = (35, 20, 12, 12, 5, 8, 4, 3, 1, 1)
SEXES = ("woman", "man", "other", "not_stated")
SEX_WEIGHTS = (58, 38, 3, 1)


def month(kommuner: int, seed: int) -> MonthCounts:
    """Make up a month: 30–500 rows a kommun, 60–85 % asked, 5–15 % yes."""
    chance = random.Random(seed)
    columns = {f"K{number:02}": _rows(chance) for number in range(kommuner)}
    everyone = [row for rows in columns.values() for row in rows]
    return MonthCounts(
        "2026-03",
        {name: _count(rows) for name, rows in columns.items()},
        _count(everyone, when=True),
        {
            "unit": {key: _count([row for row in everyone if row[0] == key]) for key in UNITS},
            "sex": {key: _count([row for row in everyone if row[1] == key]) for key in SEXES},
        },
        left_out=7,
        reason_groups={**REASON_GROUPS, NOT_STATED: NOT_STATED},
        own={
            name: {
                "unit": {key: _count([row for row in rows if row[0] == key]) for key in UNITS},
                "sex": {key: _count([row for row in rows if row[1] == key]) for key in SEXES},
            }
            for name, rows in columns.items()
        },
    )


Row = tuple[str, str, str, str]


def _rows(chance: random.Random) -> list[Row]:
    asked, yes = chance.uniform(0.6, 0.85), chance.uniform(0.05, 0.15)
    size = int(30 * (500 / 30) ** chance.random())
    return [_row(chance, asked, yes) for _ in range(size)]


def _row(chance: random.Random, asked: float, yes: float) -> Row:
    unit, sex = chance.choices(UNITS, UNIT_WEIGHTS)[0], chance.choices(SEXES, SEX_WEIGHTS)[0]
    if chance.random() > asked:
        return unit, sex, "reason", chance.choices(REASONS, REASON_WEIGHTS)[0]
    answer = chance.choices(ANSWERS, (yes, 0.94 - yes, 0.05, 0.01))[0]
    return unit, sex, answer, chance.choices(WHEN, (4, 4, 2, 1))[0]


def _count(rows: list[Row], *, when: bool = False) -> Counts:
    reasons = [row[3] for row in rows if row[2] == "reason"]
    told = [row[3] for row in rows if row[2] == "yes"]
    counts = Counts(
        Counter({key: sum(row[2] == key for row in rows) for key in ANSWERS}),
        Counter({key: told.count(key) for key in WHEN} if when else {}),
        Counter({key: reasons.count(key) for key in REASONS}),
    )
    return counts.listed(REASON_GROUPS, {})


def late(campaign: MonthCounts) -> MonthCounts:
    """Return the same month with a late form of about a hundred rows from the last kommun."""
    chance = random.Random(99)
    rows = [_row(chance, 0.75, 0.1) for _ in range(100)]
    name = list(campaign.kommuner)[-1]
    by = {
        "unit": {k: c + _count([r for r in rows if r[0] == k]) for k, c in campaign.by["unit"].items()},
        "sex": {k: c + _count([r for r in rows if r[1] == k]) for k, c in campaign.by["sex"].items()},
    }
    kommuner = {**campaign.kommuner, name: campaign.kommuner[name] + _count(rows)}
    total = campaign.total + _count(rows, when=True)
    return replace(campaign, kommuner=kommuner, total=total, by=by)


def timed(campaign: MonthCounts, ledger: Ledger | None = None) -> tuple[float, Published | Refusal]:
    """Protect a month; return the seconds it took and what came out."""
    start = time.perf_counter()
    result = protect(campaign, ledger=ledger)
    return time.perf_counter() - start, result


def main(sizes: list[int], months: int) -> None:
    """Print a line for each number of kommuner: seconds (median and most), cells hidden, peak memory."""
    timed(month(1, 0))
    print("kommuner  cells  hidden   median s   most s   refused   late form s   peak MB")
    for size in sizes:
        runs = [timed(month(size, seed)) for seed in range(months)]
        seconds = sorted(run[0] for run in runs)
        pages = [run[1] for run in runs if isinstance(run[1], Published)]
        hidden = sum(value is None for page in pages for value in page.cells.values()) // max(1, len(pages))
        first = month(size, 0)
        page = runs[0][1]
        after = "–"
        if isinstance(page, Published):
            elapsed, result = timed(late(first), Ledger(first.month, Rules()).with_release(page))
            after = f"{elapsed:.2f} {'' if isinstance(result, Published) else 'refused'}"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        cells = len(pages[0].cells) if pages else 0
        print(
            f"{size:8} {cells:6} {hidden:7} {seconds[len(seconds) // 2]:10.2f} {seconds[-1]:8.2f} "
            f"{months - len(pages):9} {after:>13} {memory:9}"
        )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [8, 26, 49], 10)
