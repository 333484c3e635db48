"""An attacker: takes the printed pages alone, works out the sums itself, and asks another solver what each dot can be.

It shares no code with the package. `ranges_by_trying` uses no solver at all, on tables small enough to try all of them.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, lil_array

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Name: TypeAlias = tuple[str, ...]
Page: TypeAlias = "Mapping[Name, int | None]"
SPLITS = (
    ("asked", "answers."),
    ("not_asked", "reasons."),
    ("not_asked", "reason_groups."),
    ("answers.yes", "when."),
    ("answers.yes", "after_yes.afraid."),
)
GROUPED = {"routine": ("no_time", "forgotten"), "not_stated": ("not_stated",)}
"""The reasons of each group, in the made-up months."""
ABOVE_ALL = 5000


def sums_of(names: Iterable[Name], subtotals: Mapping[str, Iterable[str]] | None = None) -> list[dict[Name, int]]:
    """Return every equation sum of coefficient × cell = 0 that form.md gives a reader of cells with these names."""
    names = list(names)
    equations: list[dict[Name, int]] = []
    for group in dict.fromkeys(name[:-1] for name in names):
        keys = [name[-1] for name in names if name[:-1] == group]
        parts = [(whole, [key for key in keys if key.startswith(split)]) for whole, split in SPLITS]
        parts += [("eligible", ["asked", "not_asked"]), ("rows", ["eligible", "left_out"])]
        parts += [
            (f"reason_groups.{group}", [f"reasons.{reason}" for reason in reasons])
            for group, reasons in GROUPED.items()
        ]
        for whole, those in parts:
            if whole in keys and those:
                equations.append({(*group, whole): -1, **{(*group, key): 1 for key in those}})
    kinds = dict.fromkeys(name[0] for name in names if name[0] not in ("total", "subtotal"))
    for key in [each[-1] for each in names if each[0] == "total"]:
        for kind in kinds:
            members = [name for name in names if name[0] == kind and name[-1] == key]
            if members:
                equations.append({("total", key): -1, **dict.fromkeys(members, 1)})
        for subtotal, kommuner in (subtotals or {}).items():
            if ("kommun", next(iter(kommuner)), key) in names:
                column: dict[Name, int] = {("kommun", kommun, key): 1 for kommun in kommuner}
                equations.append({("subtotal", subtotal, key): -1, **column})
    return equations


class Auditor:
    """Pages of one month, the first oldest, and whatever else the reader knows of the last.

    Between two pages the kommuner `same` are unchanged, and elsewhere persons only added, unless not `is_grown`.
    `ties` are further equations between the pages, by the number of the page and the cell's name.
    """

    def __init__(
        self,
        *pages: Page,
        knows: Mapping[Name, int] | None = None,
        same: Iterable[str] = (),
        subtotals: Mapping[str, Iterable[str]] | None = None,
        least: Mapping[Name, int] | None = None,
        is_grown: bool = True,
        ties: Iterable[Mapping[tuple[int | str, ...], int]] = (),
    ) -> None:
        self._names = [(number, *name) for number, page in enumerate(pages) for name in page]
        self._place = {name: place for place, name in enumerate(self._names)}
        equations = [
            {self._place[(number, *name)]: weight for name, weight in each.items()}
            for number, page in enumerate(pages)
            for each in sums_of(page, subtotals if number == len(pages) - 1 else None)
        ]
        equations += [{self._place[name]: weight for name, weight in each.items()} for each in ties]
        growth: list[dict[int, int]] = []
        for number, page in enumerate(pages[:-1]):
            for name in page:
                later = self._place.get((len(pages) - 1, *name))
                if later is None:
                    continue
                tie = {later: 1, self._place[(number, *name)]: -1}
                (equations if name[0] == "kommun" and name[1] in same else growth).append(tie)
        self._constraints = [LinearConstraint(self._matrix(equations), 0, 0)]
        if growth and is_grown:
            self._constraints.append(LinearConstraint(self._matrix(growth), 0, np.inf))
        low, high = np.zeros(len(self._names)), np.full(len(self._names), float(ABOVE_ALL))
        last = len(pages) - 1
        for name, at_least in (least or {}).items():
            low[self._place[(last, *name)]] = at_least
        shown = {(number, *name): value for number, page in enumerate(pages) for name, value in page.items()}
        shown |= {(last, *name): value for name, value in (knows or {}).items()}
        for numbered, value in shown.items():
            if value is not None:
                low[self._place[numbered]] = high[self._place[numbered]] = value
        self._bounds = Bounds(low, high)
        self._last = last

    def _matrix(self, rows: list[dict[int, int]]) -> csc_array:
        matrix = lil_array((len(rows), len(self._names)))
        for number, row in enumerate(rows):
            for place, weight in row.items():
                matrix[number, place] = weight
        return matrix.tocsc()

    def range(self, name: Name, page: int | None = None) -> tuple[int, int]:
        """Return the least and the greatest whole count that fits all pages."""
        return self._range({(self._last if page is None else page, *name): 1})

    def change(self, name: Name) -> tuple[int, int]:
        """Return the least and the greatest possible change of a count since the page before the last."""
        return self._range({(self._last, *name): 1, (self._last - 1, *name): -1})

    def _range(self, weights: Mapping[Name | tuple[int | str, ...], int]) -> tuple[int, int]:
        cost = np.zeros(len(self._names))
        for numbered, weight in weights.items():
            cost[self._place[numbered]] = weight
        found = []
        for sign in (1, -1):
            answer = milp(sign * cost, constraints=self._constraints, bounds=self._bounds, integrality=1)
            assert answer.success, answer.message
            found.append(round(sign * answer.fun))
        return found[0], found[1]

    def narrow(self, names: Iterable[Name], width: int, page: int | None = None) -> dict[Name, tuple[int, int]]:
        """Return the cells whose range is narrower than the rule allows."""
        ranges = {name: self.range(name, page) for name in names}
        return {name: (low, high) for name, (low, high) in ranges.items() if high - low < width}


def must_be_hidden(truth: Mapping[Name, int], k: int = 5, least: int = 10) -> set[Name]:
    """Return the cells that R1–R3 of publishing.md hide, from the true counts; written independently of the package."""
    hidden = set()
    for name, value in truth.items():
        key = name[-1]
        if key in ("answers.yes", "answers.no", "answers.declined") or key.startswith(("when.", "after_yes.")):
            asked = truth[(*name[:-1], "asked")]
            if asked and (asked < least or value < k):
                hidden.add(name)
        elif 0 < value < k:
            hidden.add(name)
    return hidden


def ranges_by_trying(page: Page, most: int) -> dict[Name, tuple[int, int]]:
    """Return the least and greatest count of each hidden cell over every table with counts up to `most`."""
    equations = sums_of(page)
    hidden = [name for name, value in page.items() if value is None]
    inner = _free(hidden, equations)
    found: dict[Name, tuple[int, int]] = {}
    for values in product(range(most + 1), repeat=len(inner)):
        table = _finished({**page, **dict(zip(inner, values, strict=True))}, equations)
        if table is None:
            continue
        for name in hidden:
            low, high = found.get(name, (table[name], table[name]))
            found[name] = min(low, table[name]), max(high, table[name])
    return found


def _free(hidden: list[Name], equations: list[dict[Name, int]]) -> list[Name]:
    """Return the hidden cells to try; the others follow from the sums."""
    known: set[Name] = set()
    free: list[Name] = []
    for name in sorted(hidden, key=lambda each: (each[0] == "total", each[-1] in ("eligible", "asked"), each)):
        if name in known:
            continue
        free.append(name)
        known.add(name)
        changed = True
        while changed:
            changed = False
            for equation in equations:
                open_ones = [each for each in equation if each in hidden and each not in known]
                if len(open_ones) == 1:
                    known.add(open_ones[0])
                    changed = True
    return free


def _finished(table: dict[Name, int | None], equations: list[dict[Name, int]]) -> dict[Name, int] | None:
    changed = True
    while changed:
        changed = False
        for equation in equations:
            unknown = [name for name in equation if table[name] is None]
            if len(unknown) > 1:
                continue
            rest = sum(weight * (table[name] or 0) for name, weight in equation.items())
            if not unknown:
                if rest:
                    return None
                continue
            value = -rest // equation[unknown[0]]
            if value < 0:
                return None
            table[unknown[0]] = value
            changed = True
    return {name: value for name, value in table.items() if value is not None}
