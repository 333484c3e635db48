"""HiGHS through highspy, which comes with the extra `report`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fokusmanad.suppression.solver import SolverMissingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.suppression.solver import Equations


class Highspy:
    """The engine of an installed program."""

    def __init__(self) -> None:
        """Import highspy.

        Raises:
            SolverMissingError: It is not installed.
        """
        try:
            import highspy  # noqa: PLC0415 - optional, and slow to load
            import numpy as np  # noqa: PLC0415 - comes with highspy
        except ImportError as error:
            raise SolverMissingError("highspy") from error
        self._core: Any = highspy
        self._numpy: Any = np

    @property
    def version(self) -> str:
        """The minor version, such as "1.15"."""
        return f"{self._core.HIGHS_VERSION_MAJOR}.{self._core.HIGHS_VERSION_MINOR}"

    def load(self, values: Sequence[int], equations: Equations, nodes: int, *, goes_on: bool) -> _Model:
        """Return a model whose cells have these values and no others, until they are freed; see `Engine.load`."""
        core, numpy = self._core, self._numpy
        problem = core.HighsLp()
        count, rows = len(values), len(equations)
        problem.num_col_, problem.num_row_ = count, rows
        held = numpy.array(values, dtype=float)
        problem.col_cost_ = numpy.zeros(count)
        problem.col_lower_ = problem.col_upper_ = held
        problem.row_lower_ = problem.row_upper_ = numpy.zeros(rows)
        entries = [[*((place, -1.0) for place in one), *((place, 1.0) for place in other)] for one, other in equations]
        problem.a_matrix_.format_ = core.MatrixFormat.kRowwise
        problem.a_matrix_.start_ = numpy.cumsum([0, *(len(row) for row in entries)])
        problem.a_matrix_.index_ = numpy.array([place for row in entries for place, _ in row], dtype=numpy.int32)
        problem.a_matrix_.value_ = numpy.array([weight for row in entries for _, weight in row])
        problem.sense_ = core.ObjSense.kMaximize
        model = _silent(core.Highs)()
        # A new objective leaves the last solution feasible, where the primal simplex goes on. A few steps from nothing
        # the dual one finds sooner than it could presolve. (So in page/worker.js.)
        strategy = {"simplex_strategy": 4} if goes_on else {"simplex_strategy": 1, "presolve": "off"}
        options = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_max_nodes": nodes, **strategy}
        for option, value in options.items():
            model.setOptionValue(option, value)
        model.passModel(problem)
        return _Model(model, numpy, count, goes_on=goes_on)


class _Model:
    def __init__(self, model: Any, numpy: Any, count: int, *, goes_on: bool) -> None:
        self._model = model
        self._goes_on = goes_on
        self._every = numpy.arange(count, dtype=numpy.int32)
        self._kinds = numpy.ones(count, dtype=numpy.uint8)

    def bound(self, place: int, least: int, most: int) -> None:
        self._model.changeColBounds(place, least, most)

    def cost(self, place: int, weight: int) -> None:
        self._model.changeColCost(place, float(weight))

    def set_whole(self, is_whole: bool, /) -> None:
        self._model.changeColsIntegrality(len(self._every), self._every, self._kinds * is_whole)

    def solve(self) -> tuple[float, ...] | None:
        if not self._goes_on:
            self._model.clearSolver()
        self._model.run()
        solution = self._model.getSolution()
        return tuple(solution.col_value) if solution.value_valid else None


def _silent(highs: type) -> type:
    """Return HiGHS without callbacks: its constructor sets some, and then prints its name before any option applies."""
    return type("SilentHighs", (highs,), {"enableCallbacks": lambda _: None})
