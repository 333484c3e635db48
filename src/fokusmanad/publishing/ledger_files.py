"""What has been handed on already: the ledger held, read and written, and its faults told."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fokusmanad.campaign.model import LEDGER_NAME, ledger_name_of
from fokusmanad.errors import WrongUse
from fokusmanad.suppression import (
    Ledger,
    LedgerBusyError,
    LedgerFault,
    LedgerForbiddenError,
    Rules,
    held,
    read_ledger,
    write_ledger,
)
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def ledgers_in(folders: Mapping[str, Path]) -> list[Path]:
    """Return the ledger of each month in its folder, in the same order.

    It is `publicerat.json`, or has the month in its name where that one is another month's.
    """
    ledgers: list[Path] = []
    for month, folder in folders.items():
        usual, own = folder / LEDGER_NAME, folder / ledger_name_of(month)
        is_taken = usual.resolve() in {ledger.resolve() for ledger in ledgers} or _is_of_another_month(usual, month)
        ledgers.append(own if is_taken or own.exists() else usual)
    return ledgers


def _is_of_another_month(ledger: Path, month: str) -> bool:
    found = read_ledger(ledger, month, Rules())
    return isinstance(found, LedgerFault) and found.reason == "month"


@contextmanager
def held_ledger(ledger: Path) -> Iterator[None]:
    """Hold the ledger for this run alone; wrong use where another run has it, or nothing may be written there."""
    try:
        with held(ledger):
            yield
    except LedgerBusyError as error:
        raise WrongUse(
            Text(
                f"En annan körning håller på med {ledger}. Vänta tills den är klar och försök igen.",
                f"Another run is using {ledger}. Wait until it is done and try again.",
            )
        ) from error
    except LedgerForbiddenError as error:
        raise _unwritable(ledger) from error


_FAULTS = {
    "unreadable": Text("går inte att läsa", "cannot be read"),
    "damaged": Text("är skadad eller ändrad för hand", "is damaged or changed by hand"),
    "schema": Text("är gjord av en annan version eller ett annat program", "is made by another version or program"),
    "month": Text("gäller en annan månad", "is for another month"),
    "rules": Text("gäller andra gränser än kampanjfilens", "is for other thresholds than the campaign file's"),
}


_RESTORE = Text("hämta tillbaka den rätta filen", "restore the right file")
_REMEDIES = {
    "month": Text("använd den månadens egen mapp", "use that month's own folder"),
    "rules": Text(
        "ändra tillbaka gränserna i kampanjfilen, för det som är utlämnat kan inte skyddas på nytt",
        "change the thresholds in the campaign file back, for what is out cannot be protected anew",
    ),
}


def earlier_prints(ledger: Path, month: str, rules: Rules) -> Ledger:
    """Return the earlier prints of a month; wrong use where the ledger cannot be trusted."""
    found = read_ledger(ledger, month, rules)
    if isinstance(found, Ledger):
        return found
    fault, remedy = _FAULTS[found.reason], _REMEDIES.get(found.reason, _RESTORE)
    raise WrongUse(
        Text(
            f"{ledger}, som håller reda på vad som redan har lämnats ut, {fault.sv}. Inget lämnas ut förrän den "
            f"stämmer: {remedy.sv}.",
            f"{ledger}, which keeps what has been handed on, {fault.en}. Nothing is handed on until it is right: "
            f"{remedy.en}.",
        )
    )


def record_print(ledger: Ledger, path: Path) -> None:
    """Write the ledger; wrong use where that cannot be done."""
    try:
        write_ledger(ledger, path)
    except OSError as error:
        raise _unwritable(path) from error


def _unwritable(path: Path) -> WrongUse:
    return WrongUse(
        Text(
            f"{path} går inte att skriva, och utan den lämnas inget ut. Välj en mapp där du får spara.",
            f"{path} cannot be written, and without it nothing is handed on. Choose a folder where you may save.",
        )
    )
