"""Find forms that may count persons twice: same kommun and part (FM502), same rows (FM503), whole and part (FM504)."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from fokusmanad.findings.problem import Problem
from fokusmanad.form.model import are_beyond_chance
from fokusmanad.intake.choices import Duplicates
from fokusmanad.text import Text, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

    from fokusmanad.findings.problem import Param
    from fokusmanad.form.model import Form
    from fokusmanad.intake.collection import File


def settle_duplicates(files: Sequence[File], choice: Duplicates) -> list[File]:
    """Return the files, with a problem on each duplicate that `choice` does not count."""
    if choice is Duplicates.ADD:
        return list(files)
    problems: dict[int, list[Problem]] = {}
    for code in ("FM503", "FM502"):
        # With NEWEST, a file already refused for its rows no longer competes for its kommun.
        settled = set(problems) if choice is Duplicates.NEWEST else set()
        candidates = [place for place, file in enumerate(files) if file.form and place not in settled]
        sets = _sets(candidates, files, _rows) if code == "FM503" else _overlapping(candidates, files, _kommun_and_part)
        for alike in sets:
            newest = _newest(alike, files)
            name = None if newest is None else files[newest].name
            for place in alike:
                if place != newest or choice is not Duplicates.NEWEST:
                    others = tuple(files[other].name for other in alike if other != place)
                    problems.setdefault(place, []).append(_problem(code, files[place], others, name, choice))
    for place, problem in _wholes_and_parts(files, set(problems)):
        problems.setdefault(place, []).append(problem)
    return [_with_problems(file, problems.get(place, [])) for place, file in enumerate(files)]


def _wholes_and_parts(files: Sequence[File], settled: Collection[int]) -> Iterator[tuple[int, Problem]]:
    """Yield FM504 for each form of a whole kommun that lies among forms of its parts, and for those: it holds them."""
    left = [place for place, file in enumerate(files) if file.form and place not in settled]
    for places in _overlapping(left, files, _kommun):
        wholes = [place for place in places if _is_whole(files[place])]
        if wholes and len(wholes) < len(places):
            for place in places:
                others = tuple(files[other].name for other in places if (other in wholes) is not (place in wholes))
                yield place, _whole_or_part(files[place], others)


def _is_whole(file: File) -> bool:
    return file.form is not None and not file.form.head.part


def _whole_or_part(file: File, others: tuple[str, ...]) -> Problem:
    head = file.checked.head
    params: dict[str, Param] = {"others": others, "kommun": head.kommun if head else ""}
    return Problem("FM504", variant="" if _is_whole(file) else "part", params=params)


def _with_problems(file: File, problems: Sequence[Problem]) -> File:
    return reduce(lambda with_others, problem: with_others.with_problem(problem), problems, file)


def _sets(candidates: Sequence[int], files: Sequence[File], sameness: Callable[[Form], Hashable]) -> list[list[int]]:
    sets: dict[Hashable, list[int]] = {}
    for place in candidates:
        form = files[place].form
        if form and (key := sameness(form)) is not None:
            sets.setdefault(key, []).append(place)
    return [alike for alike in sets.values() if len(alike) > 1]


def _rows(form: Form) -> Hashable:
    """Return a key equal for two forms with the same rows in any order; None for a form without rows.

    Between kommuner and periods a few rows, or rows that are all alike, are no proof: they may agree by chance.
    """
    if not form.rows:
        return None
    rows = (frozenset(form.rows.items()), form.left_out)
    return rows if are_beyond_chance(form.rows) else (*rows, form.head.kommunkod, form.head.period)


def _kommun(form: Form) -> Hashable:
    return form.head.kommunkod


def _kommun_and_part(form: Form) -> Hashable:
    return form.head.kommunkod, fold(form.head.part or "")


def _overlapping(
    candidates: Sequence[int], files: Sequence[File], sameness: Callable[[Form], Hashable]
) -> list[list[int]]:
    """Return the sets whose periods overlap: a kommun's March and its first quarter hold the same persons."""
    found: list[list[int]] = []
    for places in _sets(candidates, files, sameness):
        periods = {place: form.head.period for place in places if (form := files[place].form)}
        for number, place in enumerate(sorted(periods, key=lambda place: periods[place].first)):
            if number and any(periods[place].overlaps(periods[other]) for other in found[-1]):
                found[-1].append(place)
            else:
                found.append([place])
    return sorted(sorted(alike) for alike in found if len(alike) > 1)


def _newest(alike: Sequence[int], files: Sequence[File]) -> int | None:
    """Return the file that was changed last; None if two were changed at the same time."""
    by_time = sorted(alike, key=lambda place: files[place].source.modified)
    last, before = by_time[-1], by_time[-2]
    return last if files[last].source.modified > files[before].source.modified else None


def _age(newest: str | None) -> Text:
    """Return the words that name the newest file, if one is the newest."""
    return Text(f", och {newest} är nyast", f", and {newest} is the newest") if newest else Text("", "")


def _problem(code: str, file: File, others: tuple[str, ...], newest: str | None, choice: Duplicates) -> Problem:
    if choice is Duplicates.NEWEST:
        params: dict[str, Param] = {"newest": newest} if newest else {"others": others}
        return Problem(code, variant="older" if newest else "same_time", params=params)
    head = file.checked.head
    params = {"others": others, "age": _age(newest)}
    if code == "FM503" or head is None:
        return Problem(code, params=params)
    params["kommun"] = head.kommun
    return (
        Problem(code, variant="part", params={**params, "part": head.part})
        if head.part
        else Problem(code, params=params)
    )
