"""The names of the severities, alone and with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.words.entry import Severity
from fokusmanad.text import Text, plural

if TYPE_CHECKING:
    from fokusmanad.text import Lang

NAMES = {
    Severity.ERROR: Text("Fel", "Error"),
    Severity.WARNING: Text("Varning", "Warning"),
    Severity.INFO: Text("Upplysning", "Note"),
}
GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)

_ONE_AND_MANY = {
    Severity.ERROR: (Text("fel", "error"), Text("fel", "errors")),
    Severity.WARNING: (Text("varning", "warning"), Text("varningar", "warnings")),
    Severity.INFO: (Text("upplysning", "note"), Text("upplysningar", "notes")),
}


def count_of_severity(severity: Severity, count: int, lang: Lang) -> str:
    """Return a count with the name of its severity: "1 fel", "2 varningar"."""
    one, many = _ONE_AND_MANY[severity]
    return plural(count, one.to(lang), many.to(lang))
