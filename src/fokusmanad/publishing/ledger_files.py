"""The ledger's files: found, locked, read and written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fokusmanad.campaign.model import LEDGER_NAME, ledger_name_of
from fokusmanad.errors import UsageError
from fokusmanad.suppression.counts import Rules
from fokusmanad.suppression.ledger import (
    Ledger,
    LedgerBusyError,
    LedgerFault,
    LedgerForbiddenError,
    held,
    read_ledger,
    write_ledger,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


def find_ledgers(folders: Mapping[str, Sequence[Path]]) -> list[Path]:
    """Return the ledger of each period, in the same order.

    It belongs in the first of the period's folders. Where there is none, one in another of them is used where it lies.

    Raises:
        UsageError: Two folders have ledgers of the same period that differ.
    """
    ledgers: list[Path] = []
    for month, places in folders.items():
        given = [_ledger_in(folder, month, ledgers) for folder in places]
        found = list({path.resolve(): path for path in given if path.exists()}.values())
        if len({path.read_bytes() for path in found}) > 1:
            raise UsageError("ledgers_differ", paths=tuple(map(str, found)))
        ledgers.append(found[0] if found else given[0])
    return ledgers


def _ledger_in(folder: Path, month: str, taken: Sequence[Path]) -> Path:
    """Return `publicerat.json`, or that with the month in its name where it is another month's."""
    usual, own = folder / LEDGER_NAME, folder / ledger_name_of(month)
    is_taken = usual.resolve() in {path.resolve() for path in taken} or _is_of_another_month(usual, month)
    return own if is_taken or own.exists() else usual


def _is_of_another_month(ledger: Path, month: str) -> bool:
    found = read_ledger(ledger, month, Rules())
    return isinstance(found, LedgerFault) and found.reason == "month"


@contextmanager
def hold_ledger(ledger: Path) -> Iterator[None]:
    """Lock the ledger for this run.

    Raises:
        UsageError: Another run holds it, or its folder is not writable.
    """
    try:
        with held(ledger):
            yield
    except LedgerBusyError as error:
        raise UsageError("ledger_busy", path=str(ledger)) from error
    except LedgerForbiddenError as error:
        raise _unwritable(ledger) from error


_FAULTS: Mapping[str, str] = {
    "unreadable": "ledger_unreadable",
    "damaged": "ledger_damaged",
    "schema": "ledger_schema",
    "month": "ledger_month",
    "rules": "ledger_rules",
}


def prior_releases(ledger: Path, month: str, rules: Rules) -> Ledger:
    """Return the prior releases of a month.

    Raises:
        UsageError: The ledger cannot be trusted.
    """
    found = read_ledger(ledger, month, rules)
    if isinstance(found, Ledger):
        return found
    raise UsageError(_FAULTS[found.reason], path=str(ledger))


def record_release(ledger: Ledger, path: Path) -> None:
    """Write the ledger.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        write_ledger(ledger, path)
    except OSError as error:
        raise _unwritable(path) from error


def _unwritable(path: Path) -> UsageError:
    return UsageError("ledger_unwritable", path=str(path))
