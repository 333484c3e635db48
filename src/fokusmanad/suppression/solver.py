"""The one room that knows the LP solver: least and greatest values of a table's cells, as suggestions to be checked.

HiGHS works with floating numbers and tolerances. Nothing here is believed: a table that it finds is rounded and then
checked with whole numbers in `certify`, and where it finds none a cell is hidden that need not have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


@dataclass(frozen=True, slots=True)
class Vertex:
    """A solution: the cells' values, whole or not, and each cell's reduced cost and each relation's dual."""

    values: tuple[float, ...]
    costs: tuple[float, ...]
    duals: tuple[float, ...]

    def whole(self) -> tuple[int, ...] | None:
        """Return the values as whole numbers; nothing where one is not near a whole number."""
        rounded = tuple(round(value) for value in self.values)
        near = all(abs(value - whole) < TOLERANCE for value, whole in zip(self.values, rounded, strict=True))
        return rounded if near else None


class Solver:
    """One model of a table, with its bounds and its objective changed from question to question."""

    def __init__(self, values: Sequence[int], sums: Sums, floors: Sequence[int]) -> None:
        self._values = values
        self._floors = floors
        self._core, self._numpy = _import()
        self._model = self._load(sums)
        self._costed: tuple[int, ...] = ()

    def free(self, places: Iterable[int]) -> None:
        """Let these cells vary: the reader does not know them."""
        for place in places:
            value = self._values[place]
            self._model.changeColBounds(place, max(self._floors[place], value - REACH), value + REACH)

    def fix(self, places: Iterable[int]) -> None:
        """Hold these cells at their true value: the reader knows them."""
        for place in places:
            self._model.changeColBounds(place, self._values[place], self._values[place])

    def limit(self, limits: Mapping[int, tuple[int, int]]) -> None:
        """Let these cells vary between these bounds only."""
        for place, (least, most) in limits.items():
            self._model.changeColBounds(place, least, most)

    def raise_floors(self, floors: Mapping[int, int]) -> None:
        """Let these cells vary, but not below these counts."""
        for place, least in floors.items():
            value = self._values[place]
            self._model.changeColBounds(place, max(least, value - REACH), value + REACH)

    def greatest(self, weights: Mapping[int, int]) -> Vertex | None:
        """Return where the weighted sum of cells is greatest over non-negative tables; nothing where HiGHS fails."""
        self._aim(weights)
        return self._solve()

    def greatest_whole(self, weights: Mapping[int, int]) -> tuple[int, ...] | None:
        """Return the same over whole numbers, as far as a bounded search finds."""
        self._aim(weights)
        count = len(self._values)
        every = self._numpy.arange(count, dtype=self._numpy.int32)
        kinds = self._numpy.ones(count, dtype=self._numpy.uint8)
        self._model.changeColsIntegrality(count, every, kinds)
        vertex = self._solve()
        self._model.changeColsIntegrality(count, every, kinds * 0)
        return vertex.whole() if vertex else None

    def _aim(self, weights: Mapping[int, int]) -> None:
        for place in self._costed:
            if place not in weights:
                self._model.changeColCost(place, 0.0)
        for place, weight in weights.items():
            self._model.changeColCost(place, float(weight))
        self._costed = tuple(weights)

    def _solve(self) -> Vertex | None:
        self._model.run()
        solution = self._model.getSolution()
        if not solution.value_valid:
            return None
        duals = tuple(solution.row_dual) if solution.dual_valid else ()
        costs = tuple(solution.col_dual) if solution.dual_valid else ()
        return Vertex(tuple(solution.col_value), costs, duals)

    def _load(self, sums: Sums) -> Any:
        core, numpy = self._core, self._numpy
        problem = core.HighsLp()
        count, rows = len(self._values), len(sums)
        problem.num_col_, problem.num_row_ = count, rows
        values = numpy.array(self._values, dtype=float)
        problem.col_cost_ = numpy.zeros(count)
        problem.col_lower_ = problem.col_upper_ = values
        problem.row_lower_ = problem.row_upper_ = numpy.zeros(rows)
        entries = [[(total, -1.0), *((part, 1.0) for part in parts)] for total, parts in sums]
        problem.a_matrix_.format_ = core.MatrixFormat.kRowwise
        problem.a_matrix_.start_ = numpy.cumsum([0, *(len(row) for row in entries)])
        problem.a_matrix_.index_ = numpy.array([place for row in entries for place, _ in row], dtype=numpy.int32)
        problem.a_matrix_.value_ = numpy.array([weight for row in entries for _, weight in row])
        problem.sense_ = core.ObjSense.kMaximize
        model = _silent(core.Highs)()
        for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0), ("mip_max_nodes", NODES)):
            model.setOptionValue(option, value)
        model.passModel(problem)
        return model


def solver_version() -> str:
    """Return the solver's name and minor version, such as "HiGHS 1.15", which the ledger keeps."""
    core, _ = _import()
    return f"HiGHS {core.HIGHS_VERSION_MAJOR}.{core.HIGHS_VERSION_MINOR}"


def complete(values: Sequence[int | None], sums: Sums, floors: Sequence[int]) -> tuple[int, ...] | None:
    """Return whole numbers for the values that are None, so that all sums add up; nothing where none are found."""
    solver = Solver([value or 0 for value in values], sums, floors)
    solver.limit({place: (floors[place], MOST) for place, value in enumerate(values) if value is None})
    found = solver.greatest_whole({})
    if found is None or any(found[total] != sum(found[part] for part in parts) for total, parts in sums):
        return None
    return found if all(value in (None, found[place]) for place, value in enumerate(values)) else None


def _silent(highs: type) -> type:
    """Return HiGHS without callbacks: its constructor sets some, and then prints its name before any option applies."""
    return type("SilentHighs", (highs,), {"enableCallbacks": lambda _: None})


def _import() -> tuple[Any, Any]:
    """Import the solver only to publish: validating and summarizing never need it."""
    try:
        import highspy  # noqa: PLC0415 - optional, and slow to load
        import numpy as np  # noqa: PLC0415 - comes with highspy
    except ImportError as error:
        raise SolverMissingError("highspy") from error
    return highspy, np
