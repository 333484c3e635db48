"""Earlier releases of the month as part of the same problem: what is public stays public (R6).

An earlier release of the same counts is simply known. One of other counts (a late form, a correction) becomes a table
of its own, with its own sums, tied to the new one as an attentive intruder would tie it: a kommun in which nothing
visible changed is unchanged, and elsewhere persons were only added. Where both cannot be (a form was replaced), each is
presumed by itself, in a table of its own (R6b). The release's suppressed counts are no longer known here. Any whole
numbers that fit will do, because a certificate needs two tables that fit both releases and never the true one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fokusmanad.suppression.cells import Cell, CellId, CellStatus, CellTable, Relation
from fokusmanad.suppression.certify import certified_cells
from fokusmanad.suppression.counts import Subtotal
from fokusmanad.suppression.intruders import column_intruders, with_more
from fokusmanad.suppression.ledger import PriorRelease
from fokusmanad.suppression.publication import hidden_by_change, kept_sizes
from fokusmanad.suppression.solver import complete
from fokusmanad.suppression.structure import LIKE_FOR_LIKE, TOTAL, floor, groups_of, relations_of, unprinted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.suppression.counts import MonthCounts, Rules
    from fokusmanad.suppression.structure import Groups


def with_released_totals(month: MonthCounts, releases: Iterable[PriorRelease]) -> MonthCounts:
    """Return the month with the like-for-like totals of earlier releases that it lacks, not to be printed again.

    A month is compared with another every year, and published alone in between. A total of some units cannot be added
    up here.
    """
    given = {subtotal.name for subtotal in month.subtotals}
    members = {name: kommuner for release in releases for name, kommuner in release.members.items()}
    lacking = (
        Subtotal(
            name,
            {each: month.kommuner[each] for each in kommuner if each in month.kommuner},
            printed=False,
        )
        for name, kommuner in members.items()
        if name not in given and all(kommuner.values())
    )
    return replace(month, subtotals=(*month.subtotals, *(each for each in lacking if each.parts)))


def not_given(table: CellTable, releases: Iterable[PriorRelease]) -> tuple[CellId, ...]:
    """Return the groups of earlier releases that the table lacks. A kommun may be withdrawn, a table may not."""
    printed = dict.fromkeys(name[:-1] for release in releases for name in release.cells if name[0] != "kommun")
    given = {name[:-1] for name in table.index}
    return tuple(group for group in printed if group not in given)


def regrouped(month: MonthCounts, releases: Iterable[PriorRelease]) -> tuple[CellId, ...]:
    """Return the reasons that are in another group than in an earlier release: the groups would tell them apart."""
    now = month.reason_groups
    groups = [(reason, group) for release in releases for reason, group in release.reason_groups.items()]
    return tuple(dict.fromkeys(("reason", reason) for reason, group in groups if now.get(reason, group) != group))


def after_earlier(table: CellTable, releases: tuple[PriorRelease, ...], rules: Rules) -> CellTable:
    """Return the table with what earlier releases fix in it and add to it."""
    for number, state in enumerate(_states(releases)):
        if _agrees(state, table):
            table = _with_pattern(table, state, frozenset(groups_of(state.cells)), rules)
        else:
            table = _beside(table, state, str(number), rules)
    return _without_told(table, rules.width) if releases else table


def _without_told(table: CellTable, width: int) -> CellTable:
    """Stop guarding like-for-like totals that earlier releases already reveal: no release can undo that.

    A total less a kommun's shown count was in no table of theirs, so nothing kept it uncertain. It stays suppressed.
    """
    sums = frozenset(
        cell.id for cell in table.cells if cell.status is CellStatus.PRIMARY and cell.id[0] in LIKE_FOR_LIKE
    )
    if not sums:
        return table
    derivable = sums - certified_cells(_out_already(table, sums), width)[""]
    cells = (replace(cell, status=CellStatus.HIDDEN) if cell.id in derivable else cell for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _out_already(table: CellTable, guarded: frozenset[CellId]) -> CellTable:
    """Return what is known without a new release, with these cells to be guarded."""
    cells = tuple(
        replace(cell, status=CellStatus.PRIMARY if cell.id in guarded else CellStatus.HIDDEN)
        if cell.status not in (CellStatus.KNOWN, CellStatus.NAMED)
        else cell
        for cell in table.cells
    )
    return CellTable(cells, table.relations)


def _states(releases: tuple[PriorRelease, ...]) -> list[PriorRelease]:
    """Merge consecutive releases that do not contradict each other: the same counts, published in parts."""
    states: list[PriorRelease] = []
    for release in releases:
        last = states[-1] if states else None
        if last and all(last.cells.get(name, count) == count for name, count in release.cells.items()):
            states[-1] = PriorRelease(
                {**last.cells, **release.cells},
                {**last.members, **release.members},
                {**last.reason_groups, **release.reason_groups},
            )
        else:
            states.append(release)
    return states


def _agrees(state: PriorRelease, table: CellTable) -> bool:
    return all(
        name in table.index and (count is None or count == table.value(name)) for name, count in state.cells.items()
    )


def _with_pattern(table: CellTable, state: PriorRelease, same: frozenset[CellId], rules: Rules) -> CellTable:
    """Fix what the release showed in unchanged groups, suppress what it suppressed, suppress small differences (R6)."""
    asked = _asked_since(table, state)
    cells = tuple(
        _restated(cell, state.cells[cell.id], cell.id[:-1] in same, asked.get(cell.id[:-1]), rules)
        if cell.id in state.cells
        else cell
        for cell in table.cells
    )
    kept = kept_sizes({cell.id[-1] for cell in cells if cell.id[:-1] == TOTAL and cell.status is CellStatus.PRIMARY})
    cells = tuple(_freed(cell) if cell.id[-1] not in kept else cell for cell in cells)
    small = [cell.id for cell in cells if cell.id in state.cells and cell.status is CellStatus.PRIMARY]
    return with_more(replace(table, cells=cells), {intruder.name: small for intruder in table.intruders})


def _asked_since(table: CellTable, state: PriorRelease) -> dict[CellId, int]:
    """Return for each group how many more are asked than when it was released, where the release showed that."""
    released = {name[:-1]: count for name, count in state.cells.items() if name[-1] == "asked"}
    return {
        group: table.value((*group, "asked")) - count
        for group, count in released.items()
        if count is not None and (*group, "asked") in table.index
    }


def _restated(cell: Cell, before: int | None, same: bool, asked: int | None, rules: Rules) -> Cell:
    if cell.status is CellStatus.NAMED:
        return cell
    if before is None:
        return replace(cell, status=CellStatus.HIDDEN) if cell.status is not CellStatus.PRIMARY else cell
    if hidden_by_change(cell.id[-1], cell.value - before, asked, rules):
        most = max(rules.k, abs(cell.value - before) + 1) - 1
        return replace(cell, status=CellStatus.PRIMARY, known_bounds=(max(0, before - most), before + most))
    return replace(cell, status=CellStatus.KNOWN) if same else cell


def _freed(cell: Cell) -> Cell:
    return replace(cell, status=CellStatus.FREE) if cell.status is CellStatus.KEEP else cell


@dataclass(frozen=True, slots=True)
class _Ties:
    """How an intruder ties two releases: groups presumed unchanged, and groups to which persons were only added.

    `name` tells the tables of several presumptions on one release apart.
    """

    name: str

    same: frozenset[CellId]
    grown: frozenset[CellId]


def _ties(table: CellTable, state: PriorRelease) -> Iterable[tuple[_Ties, ...]]:
    """Yield presumptions that an intruder may hold at the same time or one by one, the strongest first."""
    changes: dict[CellId, list[int]] = {}
    for name, count in state.cells.items():
        if name in table.index:
            changes.setdefault(name[:-1], []).append(_change(table.cells[table.index[name]], count))
    grown = frozenset(group for group, differences in changes.items() if min(differences) >= 0)
    same = frozenset(group for group in grown if group[0] == "kommun" and not any(changes[group]))
    nothing: frozenset[CellId] = frozenset()
    yield (_Ties("", same, grown - same),)
    yield _Ties("same", same, nothing), _Ties("grown", nothing, grown)
    yield (_Ties("", nothing, nothing),)


def _change(cell: Cell, before: int | None) -> int:
    """Return the change that an intruder sees: 0 for a suppressed cell, unless its kommun now met no one."""
    if before is None:
        return -1 if cell.status is CellStatus.NAMED else 0
    return cell.value - before


def _beside(table: CellTable, state: PriorRelease, number: str, rules: Rules) -> CellTable:
    """Add an earlier release of other counts to the table, once for each presumption that fits.

    Who presumes less knows less, so that what holds under all of them together holds under each.
    """
    for presumptions in _ties(table, state):
        fitting: list[_Ties] = []
        for ties in presumptions:
            if joined := _completed(table, state, number, ties):
                table = _guarded(joined, state, number + ties.name, ties, rules.width)
                fitting.append(ties)
        if fitting:
            return _with_pattern(table, state, frozenset().union(*(ties.same for ties in fitting)), rules)
    raise ValueError("the ledger holds a print that fits no counts")


def _completed(table: CellTable, state: PriorRelease, number: str, ties: _Ties) -> CellTable | None:
    """Join the release to the table and fill in its suppressed counts; return None if the two contradict each other."""
    joined = _joined(table, state, number + ties.name, ties)
    new = joined.cells[len(table.cells) :]
    unknown = [None if cell.status is CellStatus.HIDDEN else cell.value for cell in new]
    values = complete([*table.values, *unknown], joined.sums, joined.floors)
    if values is None:
        return None
    completed = joined.with_values(values)
    completed.check()
    return completed


def _joined(table: CellTable, state: PriorRelease, number: str, ties: _Ties) -> CellTable:
    """Return the table with the earlier release's cells and sums; counts that are no longer known are 0."""
    printed = groups_of(state.cells)
    names = [*state.cells, *unprinted(printed, state.members)]
    groups = groups_of(names)
    cells = [_earlier(name, state.cells.get(name), number) for name in names if name[:-1] not in ties.same]
    relations = [
        Relation(_renamed(each.total, number, ties), tuple(_renamed(part, number, ties) for part in each.parts))
        for each in relations_of(groups, state.members, state.reason_groups)
    ]
    added = list(_added(table, groups, number, ties))
    cells += [Cell(each.parts[1], 0, CellStatus.HIDDEN, printed=False) for each in added]
    known = set(table.relations)
    fresh = tuple(each for each in (*relations, *added) if each not in known)
    return replace(table, cells=(*table.cells, *cells), relations=(*table.relations, *fresh))


def _earlier(name: CellId, count: int | None, number: str) -> Cell:
    status = CellStatus.HIDDEN if count is None else CellStatus.KNOWN
    return Cell(("earlier", number, *name), count or 0, status, printed=False, least=floor(name, count))


def _renamed(name: CellId, number: str, ties: _Ties) -> CellId:
    return name if name[:-1] in ties.same else ("earlier", number, *name)


def _added(table: CellTable, groups: Groups, number: str, ties: _Ties) -> Iterable[Relation]:
    for group in sorted(ties.grown):
        names = ((*group, key) for key in groups[group])
        yield from (
            Relation(name, (("earlier", number, *name), ("added", number, *name)))
            for name in names
            if name in table.index
        )


def _alone(table: CellTable, state: PriorRelease, number: str, ties: _Ties) -> CellTable:
    """Return the earlier release alone, guarding all that it suppressed and that may have changed since."""
    printed = groups_of(state.cells)
    names = [*state.cells, *unprinted(printed, state.members)]
    cells = tuple(
        replace(
            table.cells[table.index[_renamed(name, number, ties)]], id=name, status=_status_alone(name, state, ties)
        )
        for name in names
    )
    return CellTable(cells, tuple(relations_of(groups_of(names), state.members, state.reason_groups)))


def _status_alone(name: CellId, state: PriorRelease, ties: _Ties) -> CellStatus:
    if state.cells.get(name) is not None:
        return CellStatus.KNOWN
    return CellStatus.HIDDEN if name[:-1] in ties.same else CellStatus.PRIMARY


def _guarded(table: CellTable, state: PriorRelease, number: str, ties: _Ties, width: int) -> CellTable:
    """Guard what the earlier release alone left uncertain, which includes the cells that it suppressed by a rule."""
    alone = column_intruders(_alone(table, state, number, ties), [intruder.name for intruder in table.intruders])
    opened = {
        intruder: frozenset(_renamed(name, number, ties) for name in names)
        for intruder, names in certified_cells(alone, width).items()
    }
    cells = tuple(replace(cell, status=CellStatus.PRIMARY) if cell.id in opened[""] else cell for cell in table.cells)
    return with_more(replace(table, cells=cells), opened)
