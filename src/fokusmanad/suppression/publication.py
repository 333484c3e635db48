"""From a month's counts to cells, relations and readers: which counts the rules hide and which sums a reader knows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.suppression.cells import Cell, CellId, CellStatus, CellTable
from fokusmanad.suppression.counts import Counts, MonthCounts, Rules, Subtotal
from fokusmanad.suppression.structure import AFTER_YES, TOTAL, floor, groups_of, relations_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fokusmanad.suppression.structure import Members

_TOLD = ("answers.yes", "answers.no", "answers.declined")
SIZES = ("asked", "eligible", "not_asked")

# What a count is worth to the readers: above all how many answered yes, then how many should have been asked and were.
_WORTH = {
    "answers.yes": 50,
    "asked": 7,
    "eligible": 6,
    "not_asked": 5,
    "answers.no": 3,
    "answers.declined": 3,
}
_WORTH_IN_A_GROUP = 500
# A pool is hidden before anything of its periods.
_WORTH_IN = {"total": 10_000, "subtotal": 1_000, "pool": 1}


class Group(NamedTuple):
    """Persons that are counted together, and whether a table prints them."""

    name: CellId
    counts: Counts
    printed: bool = True


def table_of(month: MonthCounts, rules: Rules) -> CellTable:
    """Build the one problem of a month: every count to be printed and every sum a reader can form.

    Raises ValueError where the counts contradict each other.
    """
    groups = list(_groups(month))
    cells = [cell for group in groups for cell in cells_of(group, rules)] + _left_out(month, rules)
    relations = relations_of(groups_of(cell.id for cell in cells), members_of(month), month.reason_groups)
    follows = tuple(pair for group in groups for pair in _follows(group))
    table = CellTable(tuple(cells), tuple(relations), follows)
    table.check()
    return table


def _groups(month: MonthCounts) -> Iterator[Group]:
    yield Group(TOTAL, month.total)
    for kommun, counts in month.kommuner.items():
        yield Group(("kommun", kommun), counts.without_after_yes())
    for attribute, groups in month.by.items():
        yield from (Group((attribute, key), counts.without_after_yes()) for key, counts in groups.items())
    for subtotal in month.subtotals:
        yield from _groups_of(subtotal, month)


def _groups_of(subtotal: Subtotal, month: MonthCounts) -> Iterator[Group]:
    """Yield the subtotal, what it leaves of the total, and for a kommun with some units the part and the rest."""
    whole = sum(subtotal.parts.values(), start=Counts())
    yield Group(("subtotal", subtotal.name), whole, subtotal.printed)
    yield Group(("beside", subtotal.name), _minus(month.total, whole), printed=False)
    for kommun, part in subtotal.parts.items():
        column = month.kommuner[kommun]
        if _sizes(part) != _sizes(column):
            yield Group(("part", subtotal.name, kommun), part.without_after_yes(), printed=False)
            yield Group(("rest", subtotal.name, kommun), _minus(column, part).without_after_yes(), printed=False)


def _minus(whole: Counts, part: Counts) -> Counts:
    """Return what a part leaves. What followed a yes is known of the whole alone, and left out."""
    return Counts(
        _difference(whole.answers, part.answers),
        reasons=_difference(whole.reasons, part.reasons),
        reason_groups=_difference(whole.reason_groups, part.reason_groups),
    )


def _difference(whole: Counter[str], part: Counter[str]) -> Counter[str]:
    return Counter({key: value - part[key] for key, value in whole.items()})


def cells_of(group: Group, rules: Rules) -> list[Cell]:
    """Return a cell for each count of a group, hidden where a rule hides it."""
    bounds = {key: _bounds_of_rule(key, group.counts.asked, rules) for key, _ in group.counts.measures()}
    return [
        Cell(
            (*group.name, key),
            value,
            _status(group, key, value, rules),
            _worth(group, key),
            group.printed,
            bounds[key],
            floor((*group.name, key), value),
        )
        for key, value in group.counts.measures()
    ]


def _status(group: Group, key: str, value: int, rules: Rules) -> CellStatus:
    if group.name[0] == "kommun" and not group.counts.eligible:
        # The report names the kommuner that met no one, so these zeros can hide no other count.
        return CellStatus.NAMED
    if hidden_by_rule(key, value, group.counts.asked, rules):
        return CellStatus.PRIMARY
    if not group.printed:
        return CellStatus.HIDDEN
    return CellStatus.KEEP if group.name == TOTAL and key in _kept(group.counts, rules) else CellStatus.FREE


def _kept(total: Counts, rules: Rules) -> tuple[str, ...]:
    sizes = (("asked", total.asked), ("eligible", total.eligible), ("not_asked", total.not_asked))
    return kept_sizes([key for key, value in sizes if 0 < value < rules.k])


def hidden_by_rule(key: str, value: int, asked: int, rules: Rules) -> bool:
    """Whether R1, R2 or R3 hides this count of a group in which so many were asked."""
    if not depends_on_answer(key):
        return 0 < value < rules.k
    return asked > 0 and (asked < rules.least_asked or value < rules.k)


def hidden_by_change(key: str, change: int, asked: int | None, rules: Rules) -> bool:
    """Whether a rule hides a count for its change since a release: those who came or left are a group too (R6a).

    `asked` is how many more were asked in the group; None if that was not released, so that they may be few.
    """
    if 0 < abs(change) < rules.k:
        return True
    if not depends_on_answer(key):
        return False
    return change != 0 if asked is None else hidden_by_rule(key, abs(change), abs(asked), rules)


def depends_on_answer(key: str) -> bool:
    """Return whether R1 and R3 hold for a measure (`answers.not_stated` reveals no answer)."""
    return key in _TOLD or key.startswith(AFTER_YES)


def _bounds_of_rule(key: str, asked: int, rules: Rules) -> tuple[int, int]:
    """Return the least and greatest count that the rule itself reveals of a count that it suppresses."""
    if not depends_on_answer(key):
        return 1, rules.k - 1
    return 0, rules.k - 1 if asked >= rules.least_asked else rules.least_asked - 1


def kept_sizes(small: Collection[str]) -> tuple[str, ...]:
    """Return the sizes of the whole area that are always shown, fewer where one of them is suppressed itself."""
    if "asked" in small:
        return ("eligible",)
    return ("asked",) if "eligible" in small or "not_asked" in small else SIZES


def _worth(group: Group, key: str) -> int:
    """Return what a count is worth: in a large group up to twice as much as in a small one."""
    worth, size = _WORTH_IN.get(group.name[0], _WORTH_IN_A_GROUP), group.counts.eligible
    return (worth + worth * size // (size + 100)) * _WORTH.get(key, 1)


def _left_out(month: MonthCounts, rules: Rules) -> list[Cell]:
    """Return rows and left out, in total only: a kommun's would reveal `eligible`. Small ones are hidden (R2)."""
    if month.left_out is None:
        return []
    counts = {"rows": month.total.eligible + month.left_out, "left_out": month.left_out}
    cells = [Cell(("total", key), value, worth=_WORTH_IN["total"]) for key, value in counts.items()]
    return [
        replace(cell, status=CellStatus.PRIMARY, known_bounds=(1, rules.k - 1)) if 0 < cell.value < rules.k else cell
        for cell in cells
    ]


def members_of(month: MonthCounts) -> Members:
    """Which kommuner each subtotal holds, and whether with all of their rows."""
    return {
        subtotal.name: {
            kommun: _sizes(part) == _sizes(month.kommuner[kommun]) for kommun, part in subtotal.parts.items()
        }
        for subtotal in month.subtotals
    }


def _sizes(counts: Counts) -> dict[str, int]:
    return dict(counts.without_after_yes().measures())


def _follows(group: Group) -> Iterator[tuple[CellId, CellId]]:
    """Suppress the answers where `asked` is: a shown one reveals that ten were asked (R1), a 0 that no one was (R3)."""
    asked = (*group.name, "asked")
    yield from ((asked, (*group.name, key)) for key, _ in group.counts.measures() if depends_on_answer(key))
