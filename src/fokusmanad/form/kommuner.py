"""The register of the 290 kommuner: codes, names and län (data/kommuner.csv, Statistics Sweden's codes)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.text import alphabetical, fold, near_miss

if TYPE_CHECKING:
    from collections.abc import Iterable

# Not importlib.resources: its imports add 12 ms to every start.
_SOURCE = Path(__file__).parent / "data" / "kommuner.csv"
_SUFFIXES = (" kommun", " stad")
# Names that two kommuner use of themselves and that the rule for the genitive does not give.
_OWN_NAMES = {"falu": "falun", "region gotland": "gotland"}


class Kommun(NamedTuple):
    """A row of the register."""

    code: str
    name: str
    lan_code: str
    lan: str


@cache
def kommuner() -> tuple[Kommun, ...]:
    """Return the whole register, in the order of the codes."""
    with _SOURCE.open(encoding="utf-8", newline="") as lines:
        return tuple(Kommun(*row) for row in list(csv.reader(lines))[1:])


def find_kommun(name: str) -> Kommun | None:
    """Find a kommun by name; the genitive and "kommun" or "stad" are accepted ("Östersunds kommun")."""
    bare = _bare(name)
    by_name = _by_name()
    return by_name.get(_OWN_NAMES.get(bare, bare)) or by_name.get(bare.removesuffix("s"))


def near_kommun(name: str) -> str | None:
    """Return the name in the register nearest to `name`, or None if no name is near."""
    return near_miss(_bare(name), (kommun.name for kommun in kommuner()))


def kommun_by_code(code: str) -> Kommun | None:
    """Find a kommun by its four digits."""
    return next((kommun for kommun in kommuner() if kommun.code == code), None)


def kommuner_in(lan: str) -> tuple[Kommun, ...]:
    """Return the kommuner of a län, named with or without "län" and the genitive; empty if there is no such län."""
    wanted = _bare_lan(lan)
    return tuple(kommun for kommun in kommuner() if _bare_lan(kommun.lan) == wanted)


def in_order(some: Iterable[Kommun]) -> tuple[Kommun, ...]:
    """Sort kommuner in Swedish alphabetical order."""
    return tuple(sorted(some, key=lambda kommun: alphabetical(kommun.name)))


def _bare(name: str) -> str:
    bare = fold(name)
    for suffix in _SUFFIXES:
        bare = bare.removesuffix(suffix)
    return bare


def _bare_lan(lan: str) -> str:
    return fold(lan).removesuffix(" län").removesuffix("s")


@cache
def _by_name() -> dict[str, Kommun]:
    return {fold(kommun.name): kommun for kommun in kommuner()}
