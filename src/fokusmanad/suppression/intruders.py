"""The intruders of R7: each kommun that took part knows its own column, and must not learn another's hidden counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fokusmanad.suppression.cells import CellId, CellStatus, CellTable, Intruder
from fokusmanad.suppression.structure import AFTER_YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fokusmanad.suppression.counts import MonthCounts


def with_intruders(table: CellTable, month: MonthCounts) -> CellTable:
    """Return the table with an intruder for each kommun; with only one, all that is printed is its own.

    The columns of other kommuner and the groups of all are guarded. Subtotals are not: total less own column is the sum
    of the other kommuner, which is no single kommun's column.
    """
    if len(month.kommuner) < 2:
        return table
    primary = [cell.id for cell in table.cells if cell.status is CellStatus.PRIMARY]
    intruders = [
        Intruder(
            kommun,
            frozenset(cell.id for cell in table.cells if _is_own(cell.id, kommun)),
            frozenset(name for name in primary if _is_guarded(name, kommun, month)),
        )
        for kommun in month.kommuner
    ]
    return replace(table, intruders=tuple(intruders))


def column_intruders(table: CellTable, kommuner: Iterable[str]) -> CellTable:
    """Return an earlier release with an intruder for each kommun, guarding all hidden cells of others' columns."""
    primary = [cell.id for cell in table.cells if cell.status is CellStatus.PRIMARY]
    blank = tuple(Intruder(kommun, frozenset(), frozenset()) for kommun in kommuner)
    return replace(table, intruders=tuple(_with_more(intruder, table, primary) for intruder in blank))


def with_more(table: CellTable, guarded: Mapping[str, Iterable[CellId]]) -> CellTable:
    """Return the table with each intruder knowing its own column, and these cells guarded from it too.

    A cell that is suppressed only for its difference from an earlier release is guarded in other kommuner's columns,
    not in totals: a total that differs by a kommun's own late form is no news to that kommun.
    """
    intruders = tuple(_with_more(intruder, table, guarded.get(intruder.name, ())) for intruder in table.intruders)
    return replace(table, intruders=intruders)


def _with_more(intruder: Intruder, table: CellTable, guarded: Iterable[CellId]) -> Intruder:
    knows = frozenset(cell.id for cell in table.cells if _is_own(cell.id, intruder.name))
    others = frozenset(name for name in guarded if _is_column(name) and name not in knows)
    return Intruder(intruder.name, intruder.knows | knows, intruder.guarded | others)


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
