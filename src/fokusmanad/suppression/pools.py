"""Periods added up: pooled columns are cells of one problem together with every cell of every period in them (R9).

A pool less the periods that are shown is a sum that a reader knows. So the pools join the periods' tables, with all
that their ledgers have, and no guarded cell of any of them may become derivable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from fokusmanad.suppression.cells import SUPPRESSED, Cell, CellId, CellStatus, CellTable, Intruder, Relation
from fokusmanad.suppression.counts import ANSWERS, Counts
from fokusmanad.suppression.publication import Group, cells_of, depends_on_answer, hidden_by_rule
from fokusmanad.suppression.structure import relations_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fokusmanad.suppression.counts import MonthCounts, Pool, Rules
    from fokusmanad.suppression.ledger import PooledRelease

KEYS: Final = ("eligible", "asked", "not_asked", *(f"answers.{key}" for key in ANSWERS))
"""What is published of a pool: how many should have been asked, how many were, and what they answered."""


class Settled(NamedTuple):
    """A period with its own problem, and what it hides by itself."""

    month: MonthCounts
    table: CellTable
    hidden: frozenset[CellId]


class _Released(NamedTuple):
    """A pool, by its number among those of now and before, with what has been released of it."""

    number: str
    pool: Pool
    before: Mapping[str, int | None]
    is_printed: bool

    def cell(self, key: str) -> CellId:
        """Return the name of one of its cells."""
        return ("pool", self.number, key)


def pooled_counts(pool: Pool, months: Iterable[MonthCounts]) -> Counts:
    """Add up the columns of a pool."""
    columns = _columns(months)
    return sum((columns[column] for column in pool.columns), start=Counts())


def has_changed(releases: Iterable[PooledRelease], months: Sequence[MonthCounts]) -> bool:
    """Return whether a pool that has been published is no longer the sum of its columns."""
    columns = _columns(months)
    for release in releases:
        if not columns.keys() >= set(release.pool.columns):
            return True
        now = dict(pooled_counts(release.pool, months).measures())
        if any(count is not None and now.get(key) != count for key, count in release.cells.items()):
            return True
    return False


def of_period(period: str, hidden: Iterable[CellId]) -> frozenset[CellId]:
    """Return the cells of one period among those of the joint problem, under their own names."""
    return frozenset(name[2:] for name in hidden if name[:2] == ("period", period))


def _columns(months: Iterable[MonthCounts]) -> dict[tuple[str, str], Counts]:
    return {(month.month, name): counts for month in months for name, counts in month.kommuner.items()}


def _of(period: str, name: CellId) -> CellId:
    return ("period", period, *name)


@dataclass(frozen=True)
class Joint:
    """The one problem of several periods, and of the pools published now and before."""

    periods: Sequence[Settled]
    pools: Sequence[_Released]
    rules: Rules

    @classmethod
    def of(
        cls, periods: Sequence[Settled], pools: Sequence[Pool], releases: Iterable[PooledRelease], rules: Rules
    ) -> Joint:
        """Gather the pools to publish and those that were published, each once, with all that was released of it."""
        before: dict[Pool, dict[str, int | None]] = {pool: {} for pool in pools}
        for release in releases:
            before.setdefault(release.pool, {}).update(release.cells)
        released = [_Released(str(number), pool, before[pool], pool in pools) for number, pool in enumerate(before)]
        return cls(periods, released, rules)

    def table(self) -> CellTable:
        """Return the problem. What a period hides by itself stays hidden; more may have to be.

        Raises:
            ValueError: The counts contradict each other, or what has been published.
        """
        cells = [cell for period in self.periods for cell in _settled(period)]
        relations = [relation for period in self.periods for relation in _renamed(period)]
        follows = [
            (_of(period.month.month, first), _of(period.month.month, second))
            for period in self.periods
            for first, second in period.table.follows
        ]
        for pool in self.pools:
            cells += self._cells(pool)
            relations += _relations(pool)
            follows += [(pool.cell("asked"), pool.cell(key)) for key in KEYS if depends_on_answer(key)]
        joint = CellTable(tuple(cells), tuple(relations), tuple(follows))
        joint.check()
        return self._with_intruders(joint)

    def printed(self, table: CellTable, hidden: frozenset[CellId]) -> dict[CellId, int | None]:
        """Return what may be published of the pools, by their names."""
        return {
            ("pool", each.pool.name, key): None if each.cell(key) in hidden else table.value(each.cell(key))
            for each in self.pools
            if each.is_printed
            for key in KEYS
        }

    def _cells(self, released: _Released) -> Iterator[Cell]:
        counts = pooled_counts(released.pool, (period.month for period in self.periods))
        for cell in cells_of(Group(("pool", released.number), counts, released.is_printed), self.rules):
            if cell.id[-1] in KEYS:
                yield self._restated(cell, released)

    def _restated(self, cell: Cell, released: _Released) -> Cell:
        key = cell.id[-1]
        if released.before.get(key) is not None:
            return replace(cell, status=CellStatus.KNOWN)
        if cell.status is not CellStatus.FREE:
            return cell
        if self._leaves_few(released.pool, key):
            return replace(cell, status=CellStatus.PRIMARY, known_bounds=None)
        return replace(cell, status=CellStatus.HIDDEN) if key in released.before else cell

    def _leaves_few(self, pool: Pool, key: str) -> bool:
        """Return whether the pool less its shown periods is a group so small that a rule hides it."""
        dots = {
            (period.month.month, name)
            for period in self.periods
            for name in period.month.kommuner
            if ("kommun", name, key) in period.hidden
        }
        return self._is_small(dots & set(pool.columns), key)

    def _is_small(self, columns: Iterable[tuple[str, str]], key: str) -> bool:
        of_all = _columns(period.month for period in self.periods)
        left = sum((of_all[column] for column in columns), start=Counts())
        return left.eligible > 0 and hidden_by_rule(key, dict(left.measures())[key], left.asked, self.rules)

    def _with_intruders(self, joint: CellTable) -> CellTable:
        """Return the problem with each kommun as one intruder, who knows its own form of every period (R7)."""
        names = dict.fromkeys(each.name for period in self.periods for each in period.table.intruders)
        intruders = tuple(self._intruder(name, joint) for name in names)
        guarded = frozenset[CellId]().union(*(intruder.guarded for intruder in intruders))
        cells = (
            replace(cell, status=CellStatus.HIDDEN)
            if cell.status is CellStatus.FREE and cell.id[0] == "pool" and cell.id in guarded
            else cell
            for cell in joint.cells
        )
        return replace(joint, cells=tuple(cells), intruders=intruders)

    def _intruder(self, name: str, joint: CellTable) -> Intruder:
        knows: set[CellId] = set()
        guarded: set[CellId] = set()
        own: dict[CellId, int] = {}
        for period in self.periods:
            month = period.month.month
            for each in (each for each in period.table.intruders if each.name == name):
                knows.update(_of(month, cell) for cell in each.knows)
                guarded.update(_of(month, cell) for cell in each.guarded)
                own |= {_of(month, cell): least for cell, least in each.own.items()}
        for pool in self.pools:
            others = [column for column in pool.pool.columns if column[1] != name]
            if others:
                guarded.update(cell.id for cell in self._guarded(pool, others, joint))
            else:
                knows.update(pool.cell(key) for key in KEYS)
        return Intruder(name, frozenset(knows), frozenset(guarded), own)

    def _guarded(self, released: _Released, others: Sequence[tuple[str, str]], joint: CellTable) -> Iterator[Cell]:
        """Yield what is guarded of a pool: where it holds the intruder's own columns, as a unit's count is (R7a)."""
        is_of_others = len(others) == len(released.pool.columns)
        for key in KEYS:
            cell = joint.cells[joint.index[released.cell(key)]]
            is_small = cell.status is CellStatus.PRIMARY if is_of_others else self._is_small(others, key)
            if is_small and cell.status is not CellStatus.KNOWN:
                yield cell


def _settled(period: Settled) -> Iterator[Cell]:
    for cell in period.table.cells:
        is_hidden = cell.id in period.hidden and cell.status not in SUPPRESSED
        status = CellStatus.HIDDEN if is_hidden else cell.status
        yield replace(cell, id=_of(period.month.month, cell.id), status=status)


def _renamed(period: Settled) -> Iterator[Relation]:
    month = period.month.month
    for each in period.table.relations:
        yield Relation(_of(month, each.total), tuple(_of(month, part) for part in each.parts))


def _relations(released: _Released) -> Iterator[Relation]:
    yield from relations_within(("pool", released.number), KEYS)
    for key in KEYS:
        parts = tuple(_of(period, ("kommun", kommun, key)) for period, kommun in released.pool.columns)
        yield Relation(released.cell(key), parts)
