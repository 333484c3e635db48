"""Measure protecting made-up months: `python benchmarks/suppression.py [KOMMUNER …] [--months N]`."""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

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


class OwnYes(NamedTuple):
    """In how many kommuner the yes is shown, of those whose own count is no reason to hide it.

    `most` is the greatest number that any pattern could show beside the total's: where fewer than three are hidden, one
    that knows its own would work out another's (R7).
    """

    shown: int
    able: int
    most: int


class Measured(NamedTuple):
    """What protecting months of so many kommuner took, each in seconds of CPU."""

    kommuner: int
    cells: int
    hidden: int
    """How many cells are hidden, on average."""
    own_yes: OwnYes
    seconds: list[float]
    refused: int
    second: float | None
    """The seconds of publishing the first month again with a late form, None where it was refused at first."""
    is_second_refused: bool
    megabytes: float
    """The most memory of the process that did it all."""


def measure(kommuner: int, months: int) -> Measured:
    """Protect so many months, and the first of them again with a late form, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measure, kommuner, months).result()


def _measure(kommuner: int, months: int) -> Measured:
    _timed(month(1, 0))
    runs = [_timed(month(kommuner, seed)) for seed in range(months)]
    pages = [result for _, result in runs if isinstance(result, Published)]
    hidden = sum(value is None for page in pages for value in page.cells.values()) // max(1, len(pages))
    months_yes = [_own_yes(month(kommuner, seed), page) for seed, (_, page) in enumerate(runs)]
    second, again = None, None
    if isinstance(first := runs[0][1], Published):
        late = month(kommuner, 0, late=100)
        second, again = _timed(late, Ledger(late.month, Rules()).with_release(first))
    return Measured(
        kommuner,
        len(pages[0].cells) if pages else 0,
        hidden,
        OwnYes(*map(sum, zip(*months_yes, strict=True))),
        [seconds for seconds, _ in runs],
        months - len(pages),
        second,
        isinstance(again, Refusal),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _own_yes(campaign: MonthCounts, page: Published | Refusal) -> OwnYes:
    if not isinstance(page, Published):
        return OwnYes(0, 0, 0)
    rules = Rules()
    able = [
        name
        for name, counts in campaign.kommuner.items()
        if counts.asked >= rules.least_asked and counts.answers["yes"] >= rules.k
    ]
    shown = sum(page.count("kommun", name, "answers.yes") is not None for name in able)
    small = len(campaign.kommuner) - len(able)
    return OwnYes(shown, len(able), len(able) - (max(0, 3 - small) if small else 0))


def _timed(campaign: MonthCounts, ledger: Ledger | None = None) -> tuple[float, Published | Refusal]:
    start = time.process_time()
    result = protect(campaign, ledger=ledger)
    return time.process_time() - start, result


def month(kommuner: int, seed: int, *, late: int = 0) -> MonthCounts:
    """Make up a month: 30–500 rows a kommun, 60–85 % asked, 5–15 % yes; `late` rows more from the last kommun."""
    chance = random.Random(seed)
    columns = {f"K{number:03}": _rows(chance) for number in range(kommuner)}
    columns[max(columns)] += [_row(chance, 0.75, 0.1) for _ in range(late)]
    everyone = [row for rows in columns.values() for row in rows]
    return MonthCounts(
        "2026-03",
        {name: _count(rows) for name, rows in columns.items()},
        _count(everyone, when=True),
        _by_unit_and_sex(everyone),
        left_out=7,
        reason_groups={**REASON_GROUPS, NOT_STATED: NOT_STATED},
        own={name: _by_unit_and_sex(rows) for name, rows in columns.items()},
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


def _by_unit_and_sex(rows: list[Row]) -> dict[str, dict[str, Counts]]:
    return {
        "unit": {key: _count([row for row in rows if row[0] == key]) for key in UNITS},
        "sex": {key: _count([row for row in rows if row[1] == key]) for key in SEXES},
    }


def _percent(count: int, found: Measured) -> str:
    return f"{100 * count / max(1, found.own_yes.able):.1f} %"


def main() -> None:
    """Print a line for each number of kommuner."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kommuner", nargs="*", type=int, default=[8, 26, 49])
    parser.add_argument("--months", type=int, default=10)
    chosen = parser.parse_args()
    print("kommuner   cells  hidden  own yes  at most  median CPU s  most CPU s  refused  late form CPU s     MB")
    for kommuner in chosen.kommuner:
        found = measure(kommuner, chosen.months)
        second = "–" if found.second is None else f"{found.second:.2f}{' refused' * found.is_second_refused}"
        print(
            f"{kommuner:8}{found.cells:8}{found.hidden:8}{_percent(found.own_yes.shown, found):>9}"
            f"{_percent(found.own_yes.most, found):>9}{statistics.median(found.seconds):14.2f}"
            f"{max(found.seconds):12.2f}{found.refused:9}{second:>17}{found.megabytes:7.0f}"
        )


if __name__ == "__main__":
    main()
