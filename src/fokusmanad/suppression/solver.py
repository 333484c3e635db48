"""The one room that knows the LP solver: least and greatest values of a table's cells, as suggestions to be checked.

HiGHS works with floating numbers and tolerances. Nothing here is believed: a table that it finds is rounded and then
checked with whole numbers in `certify`, and where it finds none a cell is hidden that need not have been.
"""

from __future__ import annotations

from operator import sub
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Equations: TypeAlias = "Sequence[tuple[Sequence[int], Sequence[int]]]"
"""What holds of the cells: in each pair the first add up to the same as the second, all by place."""
Sums: TypeAlias = "Sequence[tuple[int, tuple[int, ...]]]"
"""The relations by place: the total's, then its parts'."""
REACH: Final = 40
"""The largest distance of a witness from the truth in one cell: bounds keep every problem finite and its numbers small.
"""
NODES: Final = 200
"""Branches that a whole-number search may try: not seconds, so that the outcome is the same on a slow machine."""
MOST: Final = 100_000
"""A count that no month reaches, to bound counts that are not known."""
TOLERANCE: Final = 1e-6


class SolverMissingError(RuntimeError):
    """The solver is not installed: the extra `report` has it."""


class Model(Protocol):
    """A maximum to find over cells for which some equations hold: the cells are the model's columns."""

    def bound(self, place: int, least: int, most: int) -> None:
        """Let a cell vary between these bounds."""

    def cost(self, place: int, weight: int) -> None:
        """Give a cell this weight in the sum whose maximum is sought."""

    def set_whole(self, is_whole: bool, /) -> None:
        """Let all cells be whole numbers, or any."""

    def solve(self) -> tuple[float, ...] | None:
        """Return the cells' values in a solution; nothing where HiGHS fails."""


class Engine(Protocol):
    """HiGHS, as it is called from where the program runs."""

    @property
    def version(self) -> str:
        """The minor version, such as "1.15"."""

    def load(self, values: Sequence[int], equations: Equations, nodes: int, *, goes_on: bool) -> Model:
        """Return a model whose cells have these values and no others, until they are freed.

        `nodes` is how many branches a whole-number search may try. If it `goes_on`, each question is answered from the
        solution to the last one; otherwise each begins from the cells' values.
        """


class Solver:
    """One model of a table, with its bounds and its objective changed from question to question."""

    def __init__(self, values: Sequence[int], sums: Sums, floors: Sequence[int]) -> None:
        self._values = values
        self._floors = floors
        self._model = load(values, [((total,), parts) for total, parts in sums], goes_on=True)
        self._costed: Mapping[int, int] = {}

    def free(self, places: Iterable[int], at_least: Mapping[int, int] | None = None) -> None:
        """Let these cells vary: the reader does not know them, or only that they are `at_least` so large."""
        for place in places:
            value = self._values[place]
            floor = (at_least or {}).get(place, self._floors[place])
            self._model.bound(place, max(floor, value - REACH), value + REACH)

    def fix(self, places: Iterable[int]) -> None:
        """Hold these cells at their true value: the reader knows them."""
        for place in places:
            self._model.bound(place, self._values[place], self._values[place])

    def limit(self, limits: Mapping[int, tuple[int, int]]) -> None:
        """Let these cells vary between these bounds only."""
        for place, (least, most) in limits.items():
            self._model.bound(place, least, most)

    def greatest(self, weights: Mapping[int, int]) -> tuple[int, ...] | None:
        """Return where the weighted sum of cells is greatest over tables that fit; nothing where HiGHS fails.

        Nothing either where the first solution that HiGHS finds is not of whole numbers.
        """
        self._aim(weights)
        return whole(self._model.solve())

    def greatest_whole(self, weights: Mapping[int, int]) -> tuple[int, ...] | None:
        """Return the same over whole numbers, as far as a bounded search finds."""
        self._aim(weights)
        return solve_whole(self._model)

    def _aim(self, weights: Mapping[int, int]) -> None:
        for place in self._costed.keys() - weights.keys():
            self._model.cost(place, 0)
        for place, weight in weights.items() - self._costed.items():
            self._model.cost(place, weight)
        self._costed = weights


def load(values: Sequence[int], equations: Equations, *, goes_on: bool) -> Model:
    """Return a model whose cells have these values and no others, until they are freed; see `Engine.load`."""
    return _engine().load(values, equations, NODES, goes_on=goes_on)


def solve_whole(model: Model) -> tuple[int, ...] | None:
    """Solve a model over whole numbers, as far as a bounded search finds."""
    model.set_whole(True)
    found = whole(model.solve())
    model.set_whole(False)
    return found


def whole(values: Sequence[float] | None) -> tuple[int, ...] | None:
    """Return the values as whole numbers; nothing where one is not near a whole number."""
    if values is None:
        return None
    rounded = tuple(map(round, values))
    return rounded if max(map(abs, map(sub, values, rounded)), default=0) < TOLERANCE else None


def solver_version() -> str:
    """Return the solver's name and minor version, such as "HiGHS 1.15", which the ledger keeps."""
    return f"HiGHS {_engine().version}"


def complete(values: Sequence[int | None], sums: Sums, floors: Sequence[int]) -> tuple[int, ...] | None:
    """Return whole numbers for the values that are None, so that all sums add up; nothing where none are found."""
    solver = Solver([value or 0 for value in values], sums, floors)
    solver.limit({place: (floors[place], MOST) for place, value in enumerate(values) if value is None})
    found = solver.greatest_whole({})
    if found is None or any(found[total] != sum(found[part] for part in parts) for total, parts in sums):
        return None
    return found if all(value in (None, found[place]) for place, value in enumerate(values)) else None


def use_engine(engine: Engine | None) -> None:
    """Solve with this engine from now on: on the page HiGHS is the browser's own. None is highspy again."""
    _CHOSEN[:] = [engine] if engine else []


_CHOSEN: Final[list[Engine]] = []


def _engine() -> Engine:
    """Return the engine. highspy is imported only to publish: validating and summarizing never need it."""
    if _CHOSEN:
        return _CHOSEN[0]
    from fokusmanad.suppression.highs import Highspy  # noqa: PLC0415 - optional, and slow to load

    return Highspy()
