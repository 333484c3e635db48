"""A collection counted: which kommuner took part, the figures of each, and the total."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from fokusmanad.counting.coverage import Coverage, Refused, Setting
from fokusmanad.counting.standing import Standings, standings
from fokusmanad.counting.tally import Tally, tally, total
from fokusmanad.form.kommuner import in_order
from fokusmanad.form.layout import NOT_STATED, answers_of
from fokusmanad.form.period import Period
from fokusmanad.intake.collect import require_one_period
from fokusmanad.suppression.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Answer, Column, Layout
    from fokusmanad.form.model import Form
    from fokusmanad.intake.collection import Collection, File


KOMMUN = "kommun"
"""What figures are always split by, besides the attributes."""
_ALWAYS = ("unit", "sex")
"""Attributes that machines always get the figures by."""


@dataclass(frozen=True)
class Summary:
    """The exact figures of one period: working material, not for publication."""

    title: str
    period: Period
    """Empty if nothing is counted and no campaign has set it."""
    coverage: Coverage
    kommuner: Mapping[Kommun, Tally]
    """Every kommun that took part, including nil returns."""
    total: Tally
    attributes: tuple[str, ...]
    """The attributes that the figures are split by."""
    layout: Layout
    target: int | None = None
    """The share that the campaign wants asked, in whole per cent."""
    settings: Mapping[Kommun, Setting] = field(default_factory=dict)
    """How each kommun took part, where it is known."""
    sent: Mapping[Kommun, tuple[Period, ...]] = field(default_factory=dict)
    """The periods of each kommun's forms, in the order of time."""
    standings: Standings | None = None
    """Where the kommuner stand; None in a saved summary."""
    is_flawed: bool = False
    """Whether an error was found, a file refused or a row left out."""
    read: tuple[Path, ...] = ()
    """The files that it was read from."""

    @property
    def reasons(self) -> tuple[Answer, ...]:
        """The reasons of the month's form, in its order."""
        return self.layout.column("reason").answers

    @cached_property
    def after_yes(self) -> tuple[Column, ...]:
        """The columns of what followed after a yes that any form has, in the order of the form."""
        return tuple(column for column in self.layout.after_yes if column.key in self.total.counts.after_yes)

    def listed(self, counts: Counts) -> Counts:
        """Return counts with every key of the month's forms, also those at 0."""
        return counts.listed(self.layout.reason_groups, answers_of(self.after_yes))

    def groups(self, attribute: str, tally: Tally) -> dict[str, Counts]:
        """Return every group of an attribute in the order of the form, also those at 0; `not_stated` last."""
        counted = tally.by.get(attribute, {})
        keys = [answer.key for answer in self.layout.column(attribute).answers]
        keys += [key for key in counted if key not in (*keys, NOT_STATED)]
        return {key: counted.get(key, Counts()) for key in (*keys, NOT_STATED)}


def summary_of(collection: Collection, campaign: Campaign, by: Iterable[str] = ()) -> Summary:
    """Count a collection by what machines always get, and by each of `by`.

    Raises:
        UsageError: The forms are of several months and none is the most common.
    """
    require_one_period(collection)
    attributes = dict.fromkeys((*_ALWAYS, *(attribute for attribute in by if attribute != KOMMUN)))
    return summarize(collection, campaign, tuple(attributes))


def summarize(collection: Collection, campaign: Campaign, attributes: Sequence[str]) -> Summary:
    """Count the accepted forms, for each kommun and in total, and by each of `attributes`."""
    sent: dict[Kommun, list[Form]] = {}
    for file, form in collection.accepted:
        if kommun := file.checked.kommun:
            sent.setdefault(kommun, []).append(form)
    kommuner = {kommun: total(tally(form, attributes) for form in sent[kommun]) for kommun in in_order(sent)}
    return Summary(
        title=campaign.title,
        period=collection.period or Period(),
        coverage=_coverage(collection, campaign, kommuner),
        kommuner=kommuner,
        total=total(kommuner.values()),
        attributes=tuple(attributes),
        layout=campaign.layout,
        target=campaign.target,
        settings={kommun: _setting(forms) for kommun, forms in sent.items()},
        sent={kommun: _periods(forms) for kommun, forms in sent.items()},
        standings=standings(collection, campaign),
        is_flawed=collection.is_flawed,
        read=collection.paths,
    )


def _periods(forms: Sequence[Form]) -> tuple[Period, ...]:
    return tuple(sorted({form.head.period for form in forms}, key=lambda period: period.span))


def _setting(forms: Sequence[Form]) -> Setting:
    """Return what the forms of a kommun say together."""
    heads = [form.head for form in forms]
    kinds = {
        kind for form in forms for kind, given in (("rows", not form.sums or form.rows), ("sums", form.sums)) if given
    }
    staff = [head.staff for head in heads]
    care = {head.care_assessors for head in heads}
    how = {head.how_asked for head in heads}
    return Setting(
        source="both" if len(kinds) > 1 else "sums" if "sums" in kinds else "rows",
        staff=None if None in staff else sum(number for number in staff if number is not None),
        care_assessors=True if True in care else False if False in care else None,
        how_asked=how.pop() if len(how) == 1 else None,
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
