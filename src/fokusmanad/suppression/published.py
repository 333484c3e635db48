"""`Published`: protected counts, the only figures that renderers of publications accept."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NoReturn, final

from fokusmanad.text import whole_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.suppression.cells import CellId
    from fokusmanad.suppression.counts import Rules
    from fokusmanad.suppression.structure import Members

_SEAL: Final = object()


@final
class Published:
    """Every cell that may be published: its count, or None where it is suppressed, for whatever reason.

    Only `protect` makes one. It cannot be changed, copied with other cells, subclassed or unpickled, so a raw tally
    cannot take its place by mistake. (Python cannot stop someone who tries.)
    """

    __slots__ = ("_cells", "_members", "_month", "_rules")
    _cells: Mapping[CellId, int | None]
    _members: Members
    _month: str
    _rules: Rules

    def __init__(self, seal: object, month: str, rules: Rules, cells: Mapping[CellId, int | None], members: Members):
        if seal is not _SEAL:
            raise TypeError("only fokusmanad.suppression.suppress makes a Published")
        for name, value in (("_month", month), ("_rules", rules), ("_members", members)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_cells", MappingProxyType(dict(cells)))

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
        return self._month

    @property
    def threshold(self) -> int:
        """The least count that is shown besides 0: `protection.threshold` of the JSON contract."""
        return self._rules.k

    @property
    def rules(self) -> Rules:
        """The rules that it was made by."""
        return self._rules

    @property
    def cells(self) -> Mapping[CellId, int | None]:
        """Every printed cell in the order of the tables."""
        return self._cells

    @property
    def members(self) -> Members:
        """The kommuner of each like-for-like total, true where they take part with all of their rows."""
        return self._members

    def count(self, *name: str) -> int | None:
        """Return the count of a cell, None where it is hidden; KeyError where no table has it."""
        return self._cells[name]

    def group(self, *name: str) -> dict[str, int | None]:
        """Return a group's counts by their keys in the contract, such as {"eligible": 98, "answers.yes": None}."""
        return {cell[-1]: value for cell, value in self._cells.items() if cell[:-1] == name}

    def groups(self, kind: str) -> Iterator[str]:
        """Yield the names of the groups of a kind: "kommun", "unit", "sex", "subtotal"."""
        yield from dict.fromkeys(name[1] for name in self._cells if name[0] == kind and len(name) == 3)

    def percent(self, group: tuple[str, ...], part: str, whole: str) -> int | None:
        """Return 100 × part / whole of a group in whole per cent, halves up; None where rule R5 gives no percentage."""
        numerator, denominator = self._cells[(*group, part)], self._cells[(*group, whole)]
        if numerator is None or denominator is None or denominator < self._rules.least_percent:
            return None
        return whole_percent(numerator, denominator)


def seal(month: str, rules: Rules, cells: Mapping[CellId, int | None], members: Members) -> Published:
    """Make a Published; for `protect` alone, which has the certificates."""
    return Published(_SEAL, month, rules, cells, members)
