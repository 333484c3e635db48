"""The register of the 290 kommuner: codes, names and län (data/kommuner.csv, Statistics Sweden's codes)."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.suggestions import near_miss, repair_encoding
from fokusmanad.text import alphabetical, as_chosen, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# Not importlib.resources: its imports add 12 ms to every start.
_SOURCE = Path(__file__).parent / "data" / "kommuner.csv"
_AND = re.compile(r"[/,;:|()]|\s[-–—]\s|\b\d{4}\b")
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
    names = [kommun.name for kommun in kommuner()]
    bare = _bare(repair_encoding(name))
    # Many write a name in two languages: "Åre kommun / Ååren tjïelte".
    parts = {kommun.name for part in _AND.split(name) if (kommun := find_kommun(part))}
    only_part = parts.pop() if len(parts) == 1 else None
    of_code = kommun_by_code(fold(name).zfill(4))
    return near_miss(bare, names) or near_miss(bare.removesuffix("s"), names) or only_part or (of_code and of_code.name)


def kommun_by_code(code: str) -> Kommun | None:
    """Find a kommun by its four digits."""
    return next((kommun for kommun in kommuner() if kommun.code == code), None)


def kommuner_in(lan: str) -> tuple[Kommun, ...]:
    """Return the kommuner of a län, named with or without "län" and the genitive; empty if there is no such län."""
    wanted = _bare_lan(lan)
    return tuple(kommun for kommun in kommuner() if _bare_lan(kommun.lan) == wanted)


def near_lan(name: str) -> str | None:
    """Return the name of the län nearest to `name`, or None if no name is near."""
    by_bare_name = {_bare_lan(kommun.lan): kommun.lan for kommun in kommuner()}
    near = near_miss(_bare_lan(fold(name).removeprefix("region ")), by_bare_name)
    return by_bare_name[near] if near else None


def in_order(some: Iterable[Kommun]) -> tuple[Kommun, ...]:
    """Sort kommuner in Swedish alphabetical order."""
    return tuple(sorted(some, key=lambda kommun: alphabetical(kommun.name)))


def _bare(name: str) -> str:
    bare = fold(as_chosen(name))
    for suffix in _SUFFIXES:
        bare = bare.removesuffix(suffix)
    return bare


def _bare_lan(lan: str) -> str:
    return fold(lan).removesuffix(" län").removesuffix("s")


@cache
def _by_name() -> dict[str, Kommun]:
    return {fold(kommun.name): kommun for kommun in kommuner()}
