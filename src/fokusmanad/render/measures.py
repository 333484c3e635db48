"""The name of each measure of the JSON contract, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import REASON_GROUP
from fokusmanad.text import Text

if TYPE_CHECKING:
    from fokusmanad.form.layout import Layout
    from fokusmanad.text import Lang

_COUNTS = {
    "eligible": Text("Skulle ha fått frågan", "Should have been asked"),
    "asked": Text("Fick frågan", "Asked"),
    "not_asked": Text("Fick inte frågan", "Not asked"),
    "rows": Text("Rader", "Rows"),
    "left_out": Text("Utelämnade rader", "Rows left out"),
}
_PARTS = {
    "answers": (Text("Svar", "Answer"), "answer"),
    "when": (Text("När", "When"), "when"),
    "reasons": (Text("Orsak", "Reason"), "reason"),
}
"""For each part of the figures, its word and the column that names its keys."""
_REASON_GROUPS = Text("Orsaker", "Reasons")


def measure_name(measure: str, layout: Layout, lang: Lang) -> str:
    """Return the name of a measure such as "asked" or "answers.yes"."""
    part, _, key = measure.partition(".")
    if not key:
        return _COUNTS[part].to(lang)
    if part == "after_yes":
        column = layout.column(key.partition(".")[0])
        return f"{column.heading}: {column.named(key.rpartition('.')[2], lang)}"
    if part == "reason_groups":
        return f"{_REASON_GROUPS.to(lang)}: {REASON_GROUP.named(key, lang)}"
    word, named = _PARTS[part]
    return f"{word.to(lang)}: {layout.column(named).named(key, lang)}"
