"""A campaign: a coordinator's decisions for one period, with defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.layout import Layout
from fokusmanad.form.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from fokusmanad.form.kommuner import Kommun

FILE_NAME = "fokusmanad.toml"
LEDGER_NAME = "publicerat.json"
"""The record of what has been published of the campaign's month (docs/publishing.md)."""
OWN_FILES = re.compile(r"fokusmanad\.toml|sa-fragar-du\.xlsx|publicerat(-\d{4}[-\dQW]*)?\.json(\.lock)?")
"""Matches the whole names of the program's own files in a campaign's folder."""


def ledger_name_of(period: str) -> str:
    """Return the name of a period's ledger in a folder where `LEDGER_NAME` belongs to another period."""
    return LEDGER_NAME.replace(".", f"-{Period(period).file_name}.")


LEAST_THRESHOLD = 3
"""The lowest threshold of any campaign: with 2, a count of 2 would reveal each of the two persons to the other."""


class Guide(NamedTuple):
    """What `Så frågar du` says of the kommun's own help; empty lines are left to write on."""

    contact: str = ""
    telephone: str = ""
    routine: str = ""


_YES_NO = "(Ja/Nej)"


class IndicatorKind(NamedTuple):
    """A number that kommuner are asked for: its key in JSON and its words in the form."""

    key: str
    label: str

    @property
    def is_yes_no(self) -> bool:
        """Whether it is a question with Ja or Nej, and no count."""
        return self.label.endswith(_YES_NO)

    @property
    def words(self) -> str:
        """The label without how to answer it."""
        return self.label.removesuffix(_YES_NO)


INDICATORS = (
    IndicatorKind("adults_reported", "Aktualiserade vuxna utsatta för våld"),
    IndicatorKind("adults_investigated", "Utredda vuxna utsatta för våld"),
    IndicatorKind("adults_supported", "Vuxna våldsutsatta med insats"),
    IndicatorKind("children_exposed", "Barn som upplevt våld"),
    IndicatorKind("honour_related", "Hedersrelaterat våld och förtryck"),
    IndicatorKind("sheltered", "Placerade i skyddat boende"),
    IndicatorKind("routine_exists", "Rutin för att fråga om våld finns (Ja/Nej)"),
    IndicatorKind("web_course", "Handläggare som gått webbkursen om våld"),
)
"""The indicators of a campaign that names none."""


@dataclass(frozen=True)
class Campaign:
    """A campaign as the rest of the program uses it. Without a file every value is the default."""

    title: str = ""
    period: Period | None = None
    expected: tuple[Kommun, ...] = ()
    """The kommuner that should send a form, in Swedish alphabetical order; empty if the file does not say."""
    last_day: date | None = None
    threshold: int = 5
    """The lowest count that may be published."""
    least_asked: int = 10
    """Answers are published only if at least this many were asked."""
    least_percent: int = 20
    """A percentage is published only of at least this many."""
    target: int | None = None
    """The campaign's own goal: the share to ask, in whole per cent."""
    groups: Mapping[str, tuple[Kommun, ...]] = field(default_factory=dict)
    """Kommuner whose figures are pooled, by the name of the group."""
    sums: bool = False
    """Whether the forms take counts instead of rows."""
    guide: Guide = field(default_factory=Guide)
    ratings: bool = False
    """Whether the forms ask where the kommun stands: the sheets Nuläge and Indikatorer."""
    show_roles: bool = False
    """Whether the role of who rated is shown."""
    indicators: tuple[IndicatorKind, ...] = INDICATORS
    columns: tuple[str, ...] = ()
    """The keys of the optional columns that this campaign turns on."""
    layout: Layout = field(default_factory=Layout)
    folder: Path | None = None
    """The folder of the campaign file; None without a file."""
