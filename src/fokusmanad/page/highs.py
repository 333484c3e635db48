"""HiGHS as the browser has it: WebAssembly from npm in place of highspy, which has no wheel for the page's Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.suppression.solver import Equations


class BrowserHighs:
    """The engine of the page; `script` is what page/worker.js makes of the package `highs`."""

    def __init__(self, script: Any) -> None:
        self._script = script

    @property
    def version(self) -> str:
        """The minor version, such as "1.15"."""
        return str(self._script.version)

    def load(self, values: Sequence[int], equations: Equations, nodes: int, *, goes_on: bool) -> _Model:
        """Return a model whose cells have these values and no others, until they are freed; see `Engine.load`."""
        starts, places, weights = [0], list[int](), list[int]()
        for one, other in equations:
            places += (*one, *other)
            weights += (*(-1 for _ in one), *(1 for _ in other))
            starts.append(len(places))
        return _Model(self._script.load(list(values), starts, places, weights, nodes, goes_on))


class _Model:
    def __init__(self, model: Any) -> None:
        self._model = model

    def __del__(self) -> None:
        """Give back the browser's memory, which nothing else does."""
        self._model.dispose()

    def bound(self, place: int, least: int, most: int) -> None:
        self._model.bound(place, least, most)

    def cost(self, place: int, weight: int) -> None:
        self._model.cost(place, weight)

    def set_whole(self, is_whole: bool, /) -> None:
        self._model.setWhole(is_whole)

    def solve(self) -> tuple[float, ...] | None:
        found = self._model.solve()
        return tuple(found.to_py()) if found else None
