"""The problems of a file as entries to read: equal ones together, with their first cells, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.catalogue import Severity
from fokusmanad.findings.words.severities import GRAVEST_FIRST, NAMES
from fokusmanad.render.terminal.canvas import Paragraph, cleaned, unbroken
from fokusmanad.text import Text, listing, number

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from fokusmanad.findings.problem import Problem
    from fokusmanad.text import Lang

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

_ROWS = (Text("rad", "row"), Text("rad", "rows"))
_MORE = Text("{count} till", "{count} more")

_FIRST = 3
"""So many cells or files are named where there are many."""


def entries(problems: Iterable[Problem], lang: Lang) -> Iterator[Paragraph]:
    """Yield an entry for each set of equal problems, the gravest first."""
    groups = _grouped(gravest_first(problems))
    indent = max((len(NAMES[entry[0].severity].to(lang)) for entry in groups), default=0) + 4
    for place, entry in enumerate(groups):
        severity = entry[0].severity
        following = groups[place + 1][0] if place + 1 < len(groups) else None
        yield Paragraph(
            cleaned(_message(entry, following, lang)),
            label=f"  {NAMES[severity].to(lang)}",
            label_style=_STYLES[severity],
            indent=indent,
        )


def gravest_first(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by severity; the order within one is kept."""
    return sorted(problems, key=lambda problem: GRAVEST_FIRST.index(problem.severity))


def first_of(names: Sequence[str], lang: Lang) -> str:
    """Name all of a few, the first and how many more of many."""
    if len(names) <= _FIRST + 1:
        return listing(names, lang)
    more = _MORE.to(lang).format(count=number(len(names) - _FIRST))
    return listing([*names[:_FIRST], more], lang)


def _grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    groups: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        params = tuple(sorted(problem.params.items()))
        place = problem.place
        same = (problem.code, problem.variant, params, problem.suggestion, place.sheet, place.heading)
        groups.setdefault(same, []).append(problem)
    return list(groups.values())


def _message(entry: Sequence[Problem], following: Problem | None, lang: Lang) -> str:
    first = entry[0]
    # The action for several infos of one kind is given once, after the last of them.
    is_said_below = first.severity is Severity.INFO and following is not None and following.code == first.code
    beats = (_where(entry, lang), first.rule(lang), "" if is_said_below else first.action(lang), f"[{first.code}]")
    return " ".join(filter(None, beats))


def _where(entry: Sequence[Problem], lang: Lang) -> str:
    place = entry[0].place
    spots = tuple(dict.fromkeys(problem.place.cell or str(problem.place.row or "") for problem in entry))
    rows = _ROWS[len(spots) > 1].to(lang) if place.row and not place.cell else ""
    named = " ".join(filter(None, (place.sheet, rows, first_of(spots, lang))))
    if not named:
        return ""
    return f"{named} ({unbroken(place.heading)}):" if place.heading and place.cell else f"{named}:"
