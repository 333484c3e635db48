"""A collection counted: which kommuner took part, the figures of each, and the total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.counting.coverage import Coverage, Refused
from fokusmanad.counting.tally import Tally, tally, total
from fokusmanad.form.kommuner import in_order
from fokusmanad.form.layout import NOT_STATED
from fokusmanad.suppression.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Answer, Layout
    from fokusmanad.intake.collection import Collection, File


@dataclass(frozen=True)
class Summary:
    """The exact figures of one month: working material, not for publication."""

    title: str
    month: str
    """Such as "2026-03"; empty if nothing is counted and no campaign has set it."""
    coverage: Coverage
    kommuner: Mapping[Kommun, Tally]
    """Every kommun that took part, including nil returns."""
    total: Tally
    attributes: tuple[str, ...]
    """The attributes that the figures are split by."""
    layout: Layout
    is_flawed: bool = False
    """Whether an error was found, a file refused or a row left out."""
    read: tuple[Path, ...] = ()
    """The files that it was read from."""

    @property
    def reasons(self) -> tuple[Answer, ...]:
        """The reasons of the month's form, in its order."""
        return self.layout.column("reason").answers

    def groups(self, attribute: str, tally: Tally) -> dict[str, Counts]:
        """Return every group of an attribute in the order of the form, also those at 0; `not_stated` last."""
        counted = tally.by.get(attribute, {})
        keys = [answer.key for answer in self.layout.column(attribute).answers]
        keys += [key for key in counted if key not in (*keys, NOT_STATED)]
        return {key: counted.get(key, Counts()) for key in (*keys, NOT_STATED)}


def summarize(collection: Collection, campaign: Campaign, attributes: Sequence[str]) -> Summary:
    """Count the accepted forms, for each kommun and in total, and by each of `attributes`."""
    by_kommun: dict[Kommun, list[Tally]] = {}
    for file, form in collection.accepted:
        if kommun := file.checked.kommun:
            by_kommun.setdefault(kommun, []).append(tally(form, attributes))
    kommuner = {kommun: total(by_kommun[kommun]) for kommun in in_order(by_kommun)}
    return Summary(
        title=campaign.title,
        month=collection.month or "",
        coverage=_coverage(collection, campaign, kommuner),
        kommuner=kommuner,
        total=total(kommuner.values()),
        attributes=tuple(attributes),
        layout=campaign.layout,
        is_flawed=collection.is_flawed,
        read=collection.paths,
    )


def _coverage(collection: Collection, campaign: Campaign, kommuner: Mapping[Kommun, Tally]) -> Coverage:
    nil = {file.checked.kommun for file, form in collection.accepted if form.head.nil and not form.received}
    return Coverage(
        expected=_names(campaign.expected),
        received=_names(kommuner),
        missing=_names(collection.missing(campaign.expected)),
        nil=_names(kommun for kommun, counted in kommuner.items() if kommun in nil and not counted.rows),
        refused=tuple(map(_refused, collection.refused)),
        outside=_names(kommun for kommun in kommuner if campaign.expected and kommun not in campaign.expected),
        last_day=campaign.last_day,
    )


def _refused(file: File) -> Refused:
    kommun = file.checked.kommun
    codes = dict.fromkeys(problem.code for problem in file.checked.problems if problem.is_refusing)
    return Refused(file.name, kommun.name if kommun else None, tuple(codes))


def _names(kommuner: Iterable[Kommun]) -> tuple[str, ...]:
    return tuple(kommun.name for kommun in in_order(kommuner))
