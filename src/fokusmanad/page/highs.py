"""HiGHS as the browser has it: WebAssembly from npm in place of highspy, which has no wheel for the page's Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fokusmanad.suppression.solver import Vertex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.suppression.solver import Sums


class BrowserHighs:
    """The engine of the page; `script` is what page/worker.js makes of the package `highs`."""

    def __init__(self, script: Any) -> None:
        self._script = script

    @property
    def version(self) -> str:
        """The minor version, such as "1.15"."""
        return str(self._script.version)

    def load(self, values: Sequence[int], sums: Sums, nodes: int) -> _Model:
        """Return a model whose cells have these values and no others, until they are freed."""
        starts, places, weights = [0], list[int](), list[int]()
        for total, parts in sums:
            places += (total, *parts)
            weights += (-1, *(1 for _ in parts))
            starts.append(len(places))
        return _Model(self._script.load(list(values), starts, places, weights, nodes))


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

    def solve(self) -> Vertex | None:
        found = self._model.solve()
        return Vertex(*(tuple(each.to_py()) for each in found)) if found else None
