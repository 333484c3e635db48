"""`Published`: protected counts, the only figures that renderers of publications accept."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn, final

from fokusmanad.text import whole_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.suppression.cells import CellId
    from fokusmanad.suppression.counts import Rules
    from fokusmanad.suppression.structure import Members, ReasonGroups

_SEAL: Final = object()


class Release(NamedTuple):
    """What is to be sealed: a month, the rules, its printed cells, and the sums that their names alone do not tell."""

    month: str
    rules: Rules
    cells: Mapping[CellId, int | None]
    members: Members = MappingProxyType({})
    reason_groups: ReasonGroups = MappingProxyType({})


@final
class Published:
    """Every cell that may be published: its count, or None where it is suppressed, for whatever reason.

    Only `protect` makes one. It cannot be changed, copied with other cells, subclassed or unpickled, so a raw tally
    cannot take its place by mistake. (Python cannot stop someone who tries.)
    """

    __slots__ = ("_release",)
    _release: Release

    def __init__(self, seal: object, release: Release):
        if seal is not _SEAL:
            raise TypeError("only fokusmanad.suppression.suppress makes a Published")
        object.__setattr__(self, "_release", release._replace(cells=MappingProxyType(dict(release.cells))))

    def __init_subclass__(cls) -> NoReturn:
        """Refuse: a subclass could make itself without protection."""
        raise TypeError("a Published has no subclasses")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse changes: what is published is final."""
        raise AttributeError("a Published does not change")

    def __reduce__(self) -> NoReturn:
        """Refuse: a copy from a file has not been through protection."""
        raise TypeError("a Published is neither copied nor pickled")

    @property
    def month(self) -> str:
        """The month, such as "2026-03"."""
        return self._release.month

    @property
    def threshold(self) -> int:
        """The least count that is shown besides 0: `protection.threshold` of the JSON contract."""
        return self._release.rules.k

    @property
    def rules(self) -> Rules:
        """The rules that it was made by."""
        return self._release.rules

    @property
    def cells(self) -> Mapping[CellId, int | None]:
        """Every printed cell in the order of the tables."""
        return self._release.cells

    @property
    def members(self) -> Members:
        """The kommuner of each like-for-like total, true where they take part with all of their rows."""
        return self._release.members

    @property
    def reason_groups(self) -> ReasonGroups:
        """The group of each reason."""
        return self._release.reason_groups

    def count(self, *name: str) -> int | None:
        """Return the count of a cell, None where it is hidden; KeyError where no table has it."""
        return self._release.cells[name]

    def group(self, *name: str) -> dict[str, int | None]:
        """Return a group's counts by their keys in the contract, such as {"eligible": 98, "answers.yes": None}."""
        return {cell[-1]: value for cell, value in self._release.cells.items() if cell[:-1] == name}

    def groups(self, kind: str) -> Iterator[str]:
        """Yield the names of the groups of a kind: "kommun", "unit", "sex", "subtotal"."""
        yield from dict.fromkeys(name[1] for name in self._release.cells if name[0] == kind and len(name) == 3)

    def percent(self, group: tuple[str, ...], part: str, whole: str) -> int | None:
        """Return 100 × part / whole of a group in whole per cent, halves up; None where rule R5 gives no percentage."""
        numerator, denominator = self._release.cells[(*group, part)], self._release.cells[(*group, whole)]
        if numerator is None or denominator is None or denominator < self._release.rules.least_percent:
            return None
        return whole_percent(numerator, denominator)


def seal(release: Release) -> Published:
    """Make a Published; for `protect` alone, which has the certificates."""
    return Published(_SEAL, release)
