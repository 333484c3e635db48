"""Equal problems of a file together, the gravest first, with their first cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.words.severities import GRAVEST_FIRST
from fokusmanad.text import Text, listing, number

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from fokusmanad.findings.problem import Problem
    from fokusmanad.text import Lang

_ROWS = (Text("rad", "row"), Text("rad", "rows"))
_MORE = Text("{count} till", "{count} more")

_FIRST = 3
"""So many cells or files are named where there are many."""


def gravest_first(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by severity; the order within one is kept."""
    return sorted(problems, key=lambda problem: GRAVEST_FIRST.index(problem.severity))


def first_of(names: Sequence[str], lang: Lang) -> str:
    """Name all of a few, the first and how many more of many."""
    if len(names) <= _FIRST + 1:
        return listing(names, lang)
    more = _MORE.to(lang).format(count=number(len(names) - _FIRST))
    return listing([*names[:_FIRST], more], lang)


def group_problems(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return the sets of problems that differ only in their row, the gravest first."""
    groups: dict[Hashable, list[Problem]] = {}
    for problem in gravest_first(problems):
        params = tuple(sorted(problem.params.items()))
        place = problem.place
        same = (problem.code, problem.variant, params, problem.suggestion, place.sheet, place.heading)
        groups.setdefault(same, []).append(problem)
    return list(groups.values())


def describe_places(group: Sequence[Problem], heading: str, lang: Lang) -> str:
    """Return where the problems of a group are, with a colon: "Formulär E7 och E9 (Orsak):"."""
    place = group[0].place
    spots = tuple(dict.fromkeys(problem.place.cell or str(problem.place.row or "") for problem in group))
    rows = _ROWS[len(spots) > 1].to(lang) if place.row and not place.cell else ""
    named = " ".join(filter(None, (place.sheet, rows, first_of(spots, lang))))
    if not named:
        return ""
    return f"{named} ({heading}):" if heading and place.cell else f"{named}:"
