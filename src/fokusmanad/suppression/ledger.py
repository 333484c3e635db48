"""The ledger of what has been published: which cells were shown with what count, and which were suppressed (rule R6).

It holds only what is public already, so it may be kept next to the report. Its format is in docs/publishing.md.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from fokusmanad.own_files.atomic_write import replace_file
from fokusmanad.own_files.untrusted_json import parse_json
from fokusmanad.suppression.counts import Pool, Rules
from fokusmanad.suppression.solver import solver_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from fokusmanad.suppression.cells import CellId
    from fokusmanad.suppression.published import Published
    from fokusmanad.suppression.structure import Members, ReasonGroups

SCHEMA: Final = "fokusmanad.published.v1"
POOLED_SCHEMA: Final = "fokusmanad.published.v2"
"""The schema of a ledger with pools, which a program that knows of none must not use."""


@dataclass(frozen=True, slots=True)
class PriorRelease:
    """What one release showed (a count) and suppressed (None), and the kommuner of its like-for-like totals.

    `reason_groups` is empty in releases of programs that did not publish groups of reasons.
    """

    cells: Mapping[CellId, int | None]
    members: Members = field(default_factory=dict)
    reason_groups: ReasonGroups = field(default_factory=dict)
    solver: str = field(default="", compare=False)
    """The solver that certified it, with its version; empty where an older program did not say."""


@dataclass(frozen=True, slots=True)
class PooledRelease:
    """What a release showed (a count) and suppressed (None) of a pool."""

    pool: Pool
    cells: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The releases of one month, the oldest first, and those of the pools that it is in."""

    month: str
    rules: Rules
    releases: tuple[PriorRelease, ...] = ()
    pools: tuple[PooledRelease, ...] = ()

    def with_release(self, published: Published) -> Ledger:
        """Return the ledger with this release added, unchanged if the release repeats the last one."""
        release = PriorRelease(dict(published.cells), published.members, published.reason_groups, solver_version())
        if self.releases and self.releases[-1] == release:
            return self
        return replace(self, releases=(*self.releases, release))

    def has_shown(self, published: Published) -> bool:
        """Return whether all that this release shows has been shown before."""
        return all(
            count is None or any(release.cells.get(name) == count for release in self.releases)
            for name, count in published.cells.items()
        )

    def with_pools(self, pools: Iterable[PooledRelease]) -> Ledger:
        """Return the ledger with the pools that the month is in, each release once."""
        own = [each for each in pools if self.month in dict(each.pool.columns) and each not in self.pools]
        return replace(self, pools=(*self.pools, *own))


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """A ledger that cannot be used, so nothing is published. `reason`: unreadable, damaged, schema, month, rules."""

    path: Path
    reason: str


class LedgerBusyError(RuntimeError):
    """Another run holds the ledger."""


class LedgerForbiddenError(RuntimeError):
    """Nothing may be written where the ledger is."""


def read_ledger(path: Path, month: str, rules: Rules) -> Ledger | LedgerFault:
    """Read a month's ledger, an empty one if there is no such file. A faulty one is reported, never ignored.

    One of looser rules is taken over by stricter ones, never the other way.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Ledger(month, rules)
    except (OSError, UnicodeDecodeError):
        return LedgerFault(path, "unreadable")
    try:
        return _ledger(parse_json(text), path, month, rules)
    except (ValueError, TypeError, KeyError, AttributeError):
        return LedgerFault(path, "damaged")


def month_of_ledger(path: Path) -> str | None:
    """Return the month that a ledger says it is of, which may be damaged; None if the file is no ledger."""
    try:
        found = parse_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(found.get("month", "")) if isinstance(found, dict) and "editions" in found else None


def write_ledger(ledger: Ledger, path: Path) -> None:
    """Write the ledger atomically and durably, before the report is written, so that no release goes unrecorded."""
    body = _body(ledger)
    text = json.dumps({**body, "sha256": _digest(body)}, ensure_ascii=False, indent=1) + "\n"
    replace_file(path, text.encode())


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Lock the ledger from reading to writing. The operating system releases the lock however the process ends.

    Raises:
        LedgerBusyError: Another run holds it.
        LedgerForbiddenError: Its folder is not writable.
    """
    with _lock_file(path) as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise LedgerBusyError(str(path)) from error
        try:
            yield
        finally:
            _unlock(file.fileno())


def _lock_file(path: Path) -> BinaryIO:
    try:
        return path.with_name(path.name + ".lock").open("a+b")
    except OSError as error:
        raise LedgerForbiddenError(str(path)) from error


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows alone

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - does not exist on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(descriptor: int) -> None:
    """Unlock at once on Windows, which otherwise does so some time after the file is closed."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows alone

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def _body(ledger: Ledger) -> dict[str, Any]:
    releases = [
        {
            "cells": [[*name, count] for name, count in release.cells.items()],
            "members": {name: dict(kommuner) for name, kommuner in release.members.items()},
            "reason_groups": dict(release.reason_groups),
            **({"solver": release.solver} if release.solver else {}),
        }
        for release in ledger.releases
    ]
    body = {"schema": SCHEMA, "month": ledger.month, "rules": asdict(ledger.rules), "editions": releases}
    return {**body, "schema": POOLED_SCHEMA, "pools": list(map(_pool_body, ledger.pools))} if ledger.pools else body


def _pool_body(release: PooledRelease) -> dict[str, Any]:
    return {
        "name": release.pool.name,
        "columns": [list(column) for column in release.pool.columns],
        "cells": dict(release.cells),
    }


def _digest(body: Mapping[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _ledger(found: dict[str, Any], path: Path, month: str, rules: Rules) -> Ledger | LedgerFault:
    if found["schema"] not in (SCHEMA, POOLED_SCHEMA):
        return LedgerFault(path, "schema")
    digest = found.pop("sha256")
    if digest != _digest(found):
        return LedgerFault(path, "damaged")
    if found["month"] != month:
        return LedgerFault(path, "month")
    if not rules.cover(Rules(**found["rules"])):
        return LedgerFault(path, "rules")
    releases = tuple(_parse_release(each) for each in found["editions"])
    return Ledger(month, rules, releases, tuple(_parse_pool(each) for each in found.get("pools", ())))


def _parse_release(found: dict[str, Any]) -> PriorRelease:
    cells: dict[CellId, int | None] = {}
    for *words, count in found["cells"]:
        name = tuple(str(word) for word in words)
        if name in cells or not _is_count(count):
            raise ValueError(name)
        cells[name] = count
    members = {name: {kommun: bool(whole) for kommun, whole in each.items()} for name, each in found["members"].items()}
    reason_groups = {reason: str(group) for reason, group in found.get("reason_groups", {}).items()}
    if not _tell_groups(cells, reason_groups):
        raise ValueError(reason_groups)
    return PriorRelease(cells, members, reason_groups, str(found.get("solver", "")))


def _parse_pool(found: dict[str, Any]) -> PooledRelease:
    cells = {str(key): count for key, count in found["cells"].items()}
    if not all(map(_is_count, cells.values())):
        raise ValueError(cells)
    columns = tuple((str(period), str(kommun)) for period, kommun in found["columns"])
    return PooledRelease(Pool(str(found["name"]), columns), cells)


def _is_count(count: Any) -> bool:
    return count is None or (type(count) is int and count >= 0)


def _tell_groups(cells: Iterable[CellId], reason_groups: ReasonGroups) -> bool:
    """Return whether each reason's group is known in each group that has cells of such groups."""
    names = set(cells)
    grouped = {name[:-1] for name in names if name[-1].startswith("reason_groups.")}
    reasons = [name for name in names if name[:-1] in grouped and name[-1].startswith("reasons.")]
    of_reasons = ((name[:-1], reason_groups.get(name[-1].partition(".")[2])) for name in reasons)
    return all((*group, f"reason_groups.{key}") in names for group, key in of_reasons)
