"""The sums that readers of the tables know, from the cells' names alone, so that earlier releases have them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from fokusmanad.suppression.cells import CellId, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Members: TypeAlias = "Mapping[str, Mapping[str, bool]]"
"""For each subtotal its kommuner, true for those that take part with all of their rows."""
ReasonGroups: TypeAlias = "Mapping[str, str]"
"""The group of each reason."""
Groups: TypeAlias = "Mapping[CellId, tuple[str, ...]]"
"""For each group's name, such as ("kommun", "Berg"), the keys of its cells."""

TOTAL: Final[CellId] = ("total",)
AFTER_YES: Final = ("when.", "after_yes.")
"""How the measures of what followed a yes begin; only totals have them."""
LIKE_FOR_LIKE: Final = ("subtotal", "beside", "part", "rest")
"""First words of the names of a like-for-like total and of what it leaves."""
NOT_ATTRIBUTES: Final = ("total", "kommun", *LIKE_FOR_LIKE, "earlier", "added")
"""First words of names that are no attribute of the rows such as `unit`."""


def floor(name: CellId, count: int | None) -> int:
    """Return the lower bound of a count (None if hidden): a kommun not named as having met no one met someone."""
    return 1 if name[0] == "kommun" and name[-1] == "eligible" and count != 0 else 0


def groups_of(names: Iterable[CellId]) -> Groups:
    """Gather cells by group, in the order given."""
    groups: dict[CellId, tuple[str, ...]] = {}
    for name in names:
        groups[name[:-1]] = (*groups.get(name[:-1], ()), name[-1])
    return groups


def unprinted(groups: Groups, members: Members) -> Iterator[CellId]:
    """Yield the cells that no table prints but anyone can form: what a subtotal leaves of the total and a kommun."""
    for subtotal, kommuner in members.items():
        yield from (("beside", subtotal, key) for key in groups[("subtotal", subtotal)])
        for kommun, whole in kommuner.items():
            if not whole:
                for key in groups[("kommun", kommun)]:
                    yield from (("part", subtotal, kommun, key), ("rest", subtotal, kommun, key))


def relations_of(groups: Groups, members: Members, reason_groups: ReasonGroups) -> Iterator[Relation]:
    """Every sum within a group and across groups. `groups` holds the unprinted cells too."""
    for name, keys in groups.items():
        yield from relations_within(name, keys)
        yield from _reasons_grouped(name, keys, reason_groups)
    splits = [[name for name in groups if name[0] == "kommun"]]
    attributes = dict.fromkeys(name[0] for name in groups if name[0] not in NOT_ATTRIBUTES)
    splits += [[name for name in groups if name[0] == attribute] for attribute in attributes]
    for names in splits:
        yield from _across(TOTAL, names, _counted(groups[TOTAL]))
    for subtotal, kommuner in members.items():
        yield from _of_subtotal(subtotal, kommuner, groups)


def relations_within(name: CellId, keys: tuple[str, ...]) -> Iterator[Relation]:
    """Yield the sums of a group: those asked and not asked, the answers, the reasons, and what followed a yes."""
    sums = {
        "eligible": ("asked", "not_asked"),
        "asked": tuple(key for key in keys if key.startswith("answers.")),
        "not_asked": tuple(key for key in keys if key.startswith("reasons.")),
        "rows": ("eligible", "left_out"),
    }
    for total, parts in sums.items():
        if total in keys and parts:
            yield Relation((*name, total), tuple((*name, part) for part in parts))
    for split in dict.fromkeys(key.rpartition(".")[0] for key in keys if key.startswith(AFTER_YES)):
        parts = tuple(key for key in keys if key.rpartition(".")[0] == split)
        yield Relation((*name, "answers.yes"), tuple((*name, part) for part in parts))


def _reasons_grouped(name: CellId, keys: tuple[str, ...], reason_groups: ReasonGroups) -> Iterator[Relation]:
    """Yield for each group of reasons the sum of its reasons; that the groups add up to `not_asked` follows from it."""
    grouped: dict[str, list[CellId]] = {key: [] for key in keys if key.startswith("reason_groups.")}
    if not grouped:
        return
    for key in keys:
        split, _, reason = key.partition(".")
        if split == "reasons":
            grouped[f"reason_groups.{reason_groups[reason]}"].append((*name, key))
    yield from (Relation((*name, group), tuple(reasons)) for group, reasons in grouped.items())


def _counted(keys: tuple[str, ...]) -> list[str]:
    """Return the keys that every group has: what followed a yes, rows and left out are in totals only."""
    return [key for key in keys if not key.startswith(AFTER_YES) and key not in ("rows", "left_out")]


def _across(total: CellId, parts: list[CellId], keys: Iterable[str]) -> Iterator[Relation]:
    if parts:
        yield from (Relation((*total, key), tuple((*part, key) for part in parts)) for key in keys)


def _of_subtotal(subtotal: str, kommuner: Mapping[str, bool], groups: Groups) -> Iterator[Relation]:
    keys = groups[("subtotal", subtotal)]
    parts: list[CellId] = []
    for kommun, whole in kommuner.items():
        column: CellId = ("kommun", kommun)
        parts.append(column if whole else ("part", subtotal, kommun))
        if not whole:
            yield from _across(column, [("part", subtotal, kommun), ("rest", subtotal, kommun)], _counted(keys))
    yield from _across(("subtotal", subtotal), parts, _counted(keys))
    yield from _across(TOTAL, [("subtotal", subtotal), ("beside", subtotal)], keys)
