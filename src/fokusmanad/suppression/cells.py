"""The model of a table: cells, the relations between them, and the intruders it must be safe from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

CellId: TypeAlias = tuple[str, ...]
"""A cell's name, such as ("kommun", "Berg", "answers.yes")."""


class CellStatus(Enum):
    """The status of a cell before the search for a pattern."""

    PRIMARY = "hidden by a rule, and must not be derivable"
    HIDDEN = "hidden, whatever can be derived of it"
    FREE = "shown where that is safe"
    KEEP = "shown, and never hidden to protect another"
    KNOWN = "in the readers' hands since an earlier print"
    NAMED = "in the readers' hands from the names beside the tables: a kommun that met nobody"


SHOWN_FIRST = (CellStatus.NAMED, CellStatus.KNOWN, CellStatus.KEEP)
SUPPRESSED = (CellStatus.PRIMARY, CellStatus.HIDDEN)


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of persons.

    `worth` is what the readers lose if the cell is suppressed, compared with other cells. A cell that is not `printed`
    is in no table (it is a difference that an intruder could form) but is protected like any other. `known_bounds` are
    the least and the greatest count that the rule which suppresses the cell reveals to someone who knows the rule.
    `least` is the lower bound that everyone knows.
    """

    id: CellId
    value: int
    status: CellStatus = CellStatus.FREE
    worth: int = 1
    printed: bool = True
    known_bounds: tuple[int, int] | None = None
    least: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A sum that the reader knows: the total equals its parts added."""

    total: CellId
    parts: tuple[CellId, ...]


@dataclass(frozen=True, slots=True)
class Intruder:
    """An intruder who knows some cells from elsewhere, and the cells that must stay uncertain for it (R7).

    `own` has how much of a cell it has counted itself: the cell cannot be less.
    """

    name: str
    knows: frozenset[CellId]
    guarded: frozenset[CellId]
    own: Mapping[CellId, int] = field(default_factory=dict)


@dataclass(frozen=True)
class CellTable:
    """Cells, relations, readers, and pairs (first, second) where hiding the first hides the second too."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    follows: tuple[tuple[CellId, CellId], ...] = ()
    intruders: tuple[Intruder, ...] = field(default=())

    def check(self) -> None:
        """Check the table.

        Raises:
            ValueError: A name occurs twice or a sum does not add up, which is the caller's fault.
        """
        if len(self.index) != len(self.cells):
            raise ValueError("a cell stands twice")
        for relation in self.relations:
            if self.value(relation.total) != sum(self.value(part) for part in relation.parts):
                raise ValueError(f"the parts of {relation.total} do not add up to it")
        if any(cell.value < cell.least for cell in self.cells):
            raise ValueError("a count is less than it can be")

    @cached_property
    def index(self) -> Mapping[CellId, int]:
        """The index of each cell in `cells`."""
        return {cell.id: place for place, cell in enumerate(self.cells)}

    @cached_property
    def sums(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """The relations by place: the total's, then its parts'."""
        return tuple(
            (self.index[each.total], tuple(self.index[part] for part in each.parts)) for each in self.relations
        )

    @cached_property
    def values(self) -> tuple[int, ...]:
        """The true counts, in the order of the cells."""
        return tuple(cell.value for cell in self.cells)

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """The lower bound of each count, in the order of the cells."""
        return tuple(cell.least for cell in self.cells)

    @cached_property
    def _followers(self) -> Mapping[int, tuple[int, ...]]:
        followers: dict[int, tuple[int, ...]] = {}
        for first, second in self.follows:
            place = self.index[first]
            followers[place] = (*followers.get(place, ()), self.index[second])
        return followers

    def with_followers(self, place: int) -> tuple[int, ...]:
        """Return the place and those hidden with it, as far as they may be hidden."""
        followers = self._followers.get(place, ())
        return (place, *(each for each in followers if self.cells[each].status is CellStatus.FREE))

    def derivable(self, hidden: AbstractSet[int]) -> set[int]:
        """Return the hidden places that are alone in a relation, except answers whose `asked` is hidden."""
        alone = [hidden & {total, *parts} for total, parts in self.sums]
        return {place for places in alone if len(places) == 1 for place in places} - self.following(hidden)

    def following(self, hidden: Iterable[int]) -> frozenset[int]:
        """Return the places that must be hidden with one of these."""
        return frozenset(each for place in hidden for each in self.with_followers(place)[1:])

    def beside(self, place: int) -> list[int]:
        """Return the places that are in a sum with this one, in order."""
        return sorted(
            {each for total, parts in self.sums for each in (total, *parts) if place in (total, *parts)} - {place}
        )

    def value(self, name: CellId) -> int:
        """Return the true count of a cell; KeyError where there is none of that name."""
        return self.cells[self.index[name]].value

    def places(self, names: Iterable[CellId]) -> frozenset[int]:
        """Return the places of the cells named."""
        return frozenset(self.index[name] for name in names)

    def status(self, *statuses: CellStatus) -> tuple[int, ...]:
        """Return the places of the cells of these standings, in order."""
        return tuple(place for place, cell in enumerate(self.cells) if cell.status in statuses)

    def with_values(self, values: tuple[int, ...]) -> CellTable:
        """Return the same table with other counts."""
        cells = tuple(replace(cell, value=value) for cell, value in zip(self.cells, values, strict=True))
        return replace(self, cells=cells)
