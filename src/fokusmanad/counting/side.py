"""One of the two months that are compared: its figures for each kommun, from forms or from a saved summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fokusmanad.errors import UsageError
from fokusmanad.form.layout import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fokusmanad.counting.coverage import Refused
    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.tally import Counts, Tally
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Answer

CARE_UNITS = frozenset(("elderly_care", "disability"))
"""The units of biståndshandläggare; all others belong to individual and family services (IFO)."""


@dataclass(frozen=True)
class Side:
    """The figures of one month, for every kommun that took part, including nil returns."""

    month: str
    title: str
    kommuner: Mapping[Kommun, Tally]
    reasons: tuple[Answer, ...]
    """The reasons of the month's form, in its order; one whose words are unknown is called by its key."""
    refused: tuple[Refused, ...]
    care: Mapping[Kommun, frozenset[bool]]
    """Whether the kommun's rows are of care units (True), of other units (False) or of both; empty where not known."""
    flawed: bool
    """Whether an error was found, a file refused or a row left out."""
    by: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)
    """All kommuner together by unit and by whatever else is known, with every group of an attribute."""
    read: tuple[Path, ...] = ()
    """The files that it was read from."""

    @property
    def left_out(self) -> int:
        """How many rows are left out."""
        return sum(tally.left_out for tally in self.kommuner.values())


def side_of(summary: Summary, name: str, *, flawed: bool, read: tuple[Path, ...] = ()) -> Side:
    """Return a summary, split by unit, as a side of a comparison. `name` is the path that was given.

    Raises:
        UsageError: Nothing is counted.
    """
    if summary.month is None or not summary.kommuner:
        raise UsageError("nothing_counted", path=name)
    return Side(
        month=summary.month,
        title=summary.title,
        kommuner=summary.kommuner,
        reasons=summary.layout.column("reason").answers,
        refused=summary.coverage.refused,
        care={kommun: _kinds(tally) for kommun, tally in summary.kommuner.items()},
        flawed=flawed,
        by={attribute: summary.groups(attribute, summary.total) for attribute in summary.attributes},
        read=read,
    )


def _kinds(tally: Tally) -> frozenset[bool]:
    return frozenset(unit in CARE_UNITS for unit in tally.by.get("unit", {}) if unit != NOT_STATED)
