"""Why a saved summary cannot be compared with, each as wrong use with what to do instead."""

from __future__ import annotations

import re

from fokusmanad.counting.saved.shape import SCHEMA
from fokusmanad.errors import WrongUse
from fokusmanad.text import Text

_ANY_SCHEMA = re.compile(r"fokusmanad\.[a-z]+\.v\d+")
_SAVE = "fokusmanad summarize --format json"


def unreadable(name: str) -> WrongUse:
    """Say that it cannot be opened."""
    return WrongUse(
        Text(
            f"”{name}” går inte att läsa. Kontrollera att du får öppna filen.",
            f"“{name}” cannot be read. Check that you may open the file.",
        )
    )


def damaged(name: str) -> WrongUse:
    """Say that it is no JSON, or lacks something that every summary has."""
    return WrongUse(
        Text(
            f"”{name}” är skadad eller ingen sammanställning. Spara den på nytt med {_SAVE}.",
            f"“{name}” is damaged or no summary. Save it again with {_SAVE}.",
        )
    )


def of_another_kind(name: str, schema: object) -> WrongUse:
    """Say that it is JSON of another kind or version; what it calls itself is repeated only where that is ours."""
    ours = schema if isinstance(schema, str) and _ANY_SCHEMA.fullmatch(schema) else ""
    kind = f" ({ours})" if ours else ""
    if ours.rpartition(".")[0] == SCHEMA.rpartition(".")[0]:
        return WrongUse(
            Text(
                f"”{name}” är sparad med en annan version av fokusmanad{kind}. Uppdatera fokusmanad och försök igen.",
                f"“{name}” was saved by another version of fokusmanad{kind}. Update fokusmanad and try again.",
            )
        )
    return WrongUse(
        Text(
            f"”{name}” är ingen sparad sammanställning{kind}. Spara en med {_SAVE}.",
            f"“{name}” is no saved summary{kind}. Save one with {_SAVE}.",
        )
    )


def protected(name: str) -> WrongUse:
    """Say that its small counts are hidden."""
    return WrongUse(
        Text(
            f"”{name}” är en skyddad sammanställning: små antal är dolda, så den går inte att räkna med. "
            "Ange formulären, eller en sammanställning som är sparad utan --protected.",
            f"“{name}” is a protected summary: small counts are hidden, so it cannot be counted with. "
            "Give the forms, or a summary saved without --protected.",
        )
    )


def not_adding_up(name: str) -> WrongUse:
    """Say that a sum in it does not hold, or a kommun is none."""
    return WrongUse(
        Text(
            f"Uppgifterna i ”{name}” går inte ihop, så filen är ändrad eller skadad. Spara den på nytt med {_SAVE}.",
            f"What stands in “{name}” does not add up, so the file was changed or damaged. Save it again with {_SAVE}.",
        )
    )
