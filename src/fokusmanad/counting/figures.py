"""Figures by the names of their cells: what exact and published figures have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from fokusmanad.text import whole_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.counting.summary import Summary
    from fokusmanad.suppression.counts import Counts

CellId: TypeAlias = tuple[str, ...]
"""A group and a measure, such as ("kommun", "Berg", "answers.yes")."""

TOTAL = ("total",)


class Figures(Protocol):
    """The figures of a month. `suppression.Published` has them too, so that a table is built once for both."""

    @property
    def cells(self) -> Mapping[CellId, int | None]:
        """Every cell, None where its count is hidden."""

    def count(self, *name: str) -> int | None:
        """Return the count of a cell; KeyError if there is none of that name."""

    def group(self, *name: str) -> dict[str, int | None]:
        """Return a group's counts by their keys in the contract, such as "answers.yes"."""

    def groups(self, kind: str) -> Iterator[str]:
        """Yield the names of the groups of a kind: "kommun", "unit", "sex"."""

    def percent(self, group: tuple[str, ...], part: str, whole: str) -> int | None:
        """Return 100 × part / whole of a group in whole per cent; None if there is no such share."""


@dataclass(frozen=True)
class ExactFigures:
    """Unprotected figures, for those entitled to them. Renderers mark every page as internal."""

    month: str
    cells: Mapping[CellId, int]
    threshold: None = None

    def count(self, *name: str) -> int | None:
        """Return the count of a cell; KeyError if there is none of that name."""
        return self.cells[name]

    def group(self, *name: str) -> dict[str, int | None]:
        """Return a group's counts by their keys in the contract."""
        return {cell[-1]: value for cell, value in self.cells.items() if cell[:-1] == name}

    def groups(self, kind: str) -> Iterator[str]:
        """Yield the names of the groups of a kind: "kommun", "unit", "sex"."""
        yield from dict.fromkeys(name[1] for name in self.cells if name[0] == kind and len(name) == 3)

    def percent(self, group: tuple[str, ...], part: str, whole: str) -> int | None:
        """Return 100 × part / whole of a group in whole per cent, halves up; None if the whole is 0."""
        numerator, denominator = self.cells[(*group, part)], self.cells[(*group, whole)]
        return whole_percent(numerator, denominator) if denominator else None


def exact_figures(summary: Summary) -> ExactFigures:
    """Return the figures of a summary: of the total, of each kommun, and of each group of its attributes."""
    counted: dict[CellId, Counts] = {TOTAL: summary.total.counts}
    counted |= {("kommun", kommun.name): tally.counts for kommun, tally in summary.kommuner.items()}
    for attribute in summary.attributes:
        groups = summary.groups(attribute, summary.total)
        counted |= {(attribute, key): counts for key, counts in groups.items()}
    cells = {
        (*group, key): count for group, counts in counted.items() for key, count in summary.listed(counts).measures()
    }
    return ExactFigures(summary.period, cells)
