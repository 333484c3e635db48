"""A code explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.errors import WrongUse
from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.render.terminal.explain import explain as explained
from fokusmanad.text import Text

if TYPE_CHECKING:
    from fokusmanad.text import Lang


def explain(code: str, lang: Lang) -> str:
    """Return what `code` means, typed in any case; wrong use where there is no such code."""
    known = code.strip().upper()
    if known in CATALOGUE:
        return explained(known, lang) + "\n"
    first, last = min(CATALOGUE), max(CATALOGUE)
    raise WrongUse(
        Text(
            f"Koden finns inte. Koderna går från {first} till {last} och står sist i varje meddelande.",
            f"There is no such code. The codes go from {first} to {last} and stand last in each message.",
        )
    )
