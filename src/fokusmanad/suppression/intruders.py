"""The intruders of R7: each kommun that took part knows its own form, and must not learn another's hidden counts.

It knows its own column, and its own part of each unit and sex: what these leave is a group of the others (R7a).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from fokusmanad.suppression.cells import CellId, CellStatus, CellTable, Intruder
from fokusmanad.suppression.publication import hidden_by_rule
from fokusmanad.suppression.structure import AFTER_YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fokusmanad.suppression.counts import Counts, MonthCounts, Rules


def with_intruders(table: CellTable, month: MonthCounts, rules: Rules) -> CellTable:
    """Return the table with an intruder for each kommun; with only one, all that is printed is its own.

    The columns of other kommuner are guarded, and of the groups of all what the others' part of them requires; such
    cells are hidden. Subtotals are not: total less own column is the sum of the other kommuner, which is no single
    kommun's column.
    """
    if len(month.kommuner) < 2:
        return table
    primary = [cell.id for cell in table.cells if cell.status is CellStatus.PRIMARY]
    columns = _columns(table)
    intruders = []
    for kommun in month.kommuner:
        parts = _own_parts(kommun, month)
        others = _primary_of_others(parts, month, rules)
        guarded = {name for name in primary if name[:-1] not in parts and _is_guarded(name, kommun, month)}
        own = {(*group, key): count for group, part in parts.items() for key, count in part.measures() if count}
        intruders.append(Intruder(kommun, frozenset(columns[kommun]), frozenset(guarded | others), own))
    hidden = frozenset[CellId]().union(*(intruder.guarded for intruder in intruders))
    cells = tuple(
        replace(cell, status=CellStatus.HIDDEN) if cell.status is CellStatus.FREE and cell.id in hidden else cell
        for cell in table.cells
    )
    return replace(table, cells=cells, intruders=tuple(intruders))


def _own_parts(kommun: str, month: MonthCounts) -> dict[CellId, Counts]:
    """Return what a kommun has counted itself in each group of each attribute, as far as that is known."""
    own = month.own.get(kommun, {})
    return {
        (attribute, key): counts.without_after_yes()
        for attribute, groups in own.items()
        for key, counts in groups.items()
    }


def _primary_of_others(parts: Mapping[CellId, Counts], month: MonthCounts, rules: Rules) -> set[CellId]:
    """Return the cells of groups in which the others' part is hidden by a rule."""
    found: set[CellId] = set()
    for group, part in parts.items():
        attribute, key = group
        own, whole = dict(part.measures()), month.by[attribute][key]
        asked = whole.asked - part.asked
        found.update(
            (*group, name)
            for name, count in whole.without_after_yes().measures()
            if hidden_by_rule(name, count - own[name], asked, rules)
        )
    return found


def column_intruders(table: CellTable, kommuner: Iterable[str]) -> CellTable:
    """Return an earlier release with an intruder for each kommun, guarding all hidden cells of others' columns."""
    primary = [cell.id for cell in table.cells if cell.status is CellStatus.PRIMARY]
    blank = tuple(Intruder(kommun, frozenset(), frozenset()) for kommun in kommuner)
    columns = _columns(table)
    return replace(table, intruders=tuple(_with_more(each, columns[each.name], primary) for each in blank))


def with_more(table: CellTable, guarded: Mapping[str, Iterable[CellId]]) -> CellTable:
    """Return the table with each intruder knowing its own column, and these cells guarded from it too.

    A cell that is suppressed only for its difference from an earlier release is guarded in other kommuner's columns,
    not in totals: a total that differs by a kommun's own late form is no news to that kommun.
    """
    columns = _columns(table)
    intruders = (_with_more(each, columns[each.name], guarded.get(each.name, ())) for each in table.intruders)
    return replace(table, intruders=tuple(intruders))


def _with_more(intruder: Intruder, own: set[CellId], guarded: Iterable[CellId]) -> Intruder:
    others = frozenset(name for name in guarded if _is_column(name) and name not in own)
    return replace(intruder, knows=intruder.knows | own, guarded=intruder.guarded | others)


def _columns(table: CellTable) -> Mapping[str, set[CellId]]:
    """Return the cells of each kommun's own column, those of earlier releases too."""
    columns: defaultdict[str, set[CellId]] = defaultdict(set)
    for cell in table.cells:
        if _is_column(cell.id):
            columns[cell.id[-2]].add(cell.id)
    return columns


def _today(name: CellId) -> CellId:
    """Return the name without the prefix of an earlier release."""
    return name[2:] if name[0] in ("earlier", "added") else name


def _is_column(name: CellId) -> bool:
    return _today(name)[0] in ("kommun", "part", "rest")


def _is_own(name: CellId, kommun: str) -> bool:
    return _is_column(name) and name[-2] == kommun


def _is_guarded(name: CellId, kommun: str, month: MonthCounts) -> bool:
    if _is_column(name):
        return not _is_own(name, kommun)
    return name[0] not in ("subtotal", "beside") and not _nobody_else(name, kommun, month)


def _nobody_else(name: CellId, kommun: str, month: MonthCounts) -> bool:
    """Return whether all persons counted are the intruder's own, so that there is no one to protect from it."""
    key = "answers.yes" if name[-1].startswith(AFTER_YES) else name[-1]
    total, own = dict(month.total.measures()), dict(month.kommuner[kommun].measures())
    # `left_out` is no measure of a kommun, so that it may always be somebody else's.
    return key in own and total[key] == own[key]
