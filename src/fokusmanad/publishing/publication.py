"""A summary becomes a publication: its figures protected, its ledger kept, or a refusal with the reason."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.counting.comparison import compare
from fokusmanad.counting.figures import TOTAL, ExactFigures
from fokusmanad.errors import UsageError, extra_missing
from fokusmanad.form.layout import NOT_STATED
from fokusmanad.publishing.ledger_files import hold_ledger, ledgers_in, prior_releases, record_release
from fokusmanad.publishing.standing import hide_small
from fokusmanad.suppression import (
    Counts,
    Ledger,
    MonthCounts,
    Published,
    Refusal,
    Rules,
    SolverMissingError,
    Subtotal,
    protect,
)
from fokusmanad.suppression.publication import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.counting.coverage import Coverage, Setting
    from fokusmanad.counting.standing import Standings
    from fokusmanad.counting.summary import Summary
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Column, Layout
    from fokusmanad.suppression.cells import CellId

PUBLISHED_ATTRIBUTES = ("unit", "sex")
"""Publications are split by these attributes only: every further table is one more to subtract from."""


@dataclass(frozen=True)
class Earlier:
    """An earlier month published together with a later one.

    In the figures of each month the like-for-like total is the group ("subtotal", the other month).
    """

    figures: Published | ExactFigures
    kommuner: tuple[str, ...]

    @property
    def month(self) -> str:
        """The month, such as "2025-03"."""
        return self.figures.month


@dataclass(frozen=True)
class Publication:
    """One month as it may be published. Only protection makes its `figures`."""

    title: str
    coverage: Coverage
    kommuner: Mapping[Kommun, int]
    """The kommuner with a form, each with its number of files."""
    figures: Published | ExactFigures
    layout: Layout
    settings: Mapping[Kommun, Setting] = field(default_factory=dict)
    """How each kommun took part; no client's figures."""
    target: int | None = None
    """The share that should be asked, in whole per cent, where the campaign has set one."""
    earlier: Earlier | None = None
    """An earlier month to compare with."""
    standings: Standings | None = None
    """Where the kommuner stand by their own ratings, without small indicators."""
    earlier_standings: Standings | None = None
    """Where they stood in the earlier month."""

    @property
    def both(self) -> tuple[str, ...]:
        """The kommuner that took part both times, whose sums are the like-for-like totals."""
        names = self.earlier.kommuner if self.earlier else ()
        return tuple(kommun.name for kommun in self.kommuner if kommun.name in names)

    @property
    def after_yes(self) -> tuple[Column, ...]:
        """The columns of what followed after a yes that are published: those that any form has."""
        return tuple(
            column
            for column in self.layout.after_yes
            if (*TOTAL, f"after_yes.{column.key}.{NOT_STATED}") in self.figures.cells
        )

    @property
    def is_internal(self) -> bool:
        """Whether the figures are exact, for those entitled to them alone."""
        return isinstance(self.figures, ExactFigures)

    @property
    def hidden(self) -> int:
        """How many counts are hidden."""
        return sum(value is None for value in self.figures.cells.values())


class EarlierPeriod(NamedTuple):
    """An earlier month to publish together with another, and the folder of its ledger."""

    summary: Summary
    folder: Path


def publish(
    summary: Summary, campaign: Campaign, folder: Path, *, record: bool, earlier: EarlierPeriod | None = None
) -> Publication:
    """Protect the figures of a month together with every earlier release in the ledger in `folder`.

    With `record` the release is written to the ledger, before whatever the caller writes.

    Raises:
        UsageError: The ledger cannot be trusted, nothing can be certified (R8), or the solver is not installed.
    """
    rules = Rules(campaign.threshold, campaign.least_asked, campaign.least_percent)
    months = _months(summary, earlier)
    folders = [folder] if earlier is None else [folder, earlier.folder]
    ledgers = ledgers_in(dict(zip((month.month for month in months), folders, strict=True)))
    with ExitStack() as stack:
        for path in ledgers if record else ():
            stack.enter_context(hold_ledger(path))
        before = [prior_releases(path, month.month, rules) for path, month in zip(ledgers, months, strict=True)]
        figures = [_protected(month, rules, releases) for month, releases in zip(months, before, strict=True)]
        for path, releases, published in zip(ledgers, before, figures, strict=True) if record else ():
            record_release(releases.with_release(published), path)
    return _publication(summary, campaign, figures, earlier)


def internal(summary: Summary, campaign: Campaign, earlier: EarlierPeriod | None = None) -> Publication:
    """Return a month with its exact figures, for those entitled to them."""
    exact = [ExactFigures(month.month, _exact(month)) for month in _months(summary, earlier)]
    return _publication(summary, campaign, exact, earlier)


def _exact(month: MonthCounts) -> dict[CellId, int]:
    return {cell.id: cell.value for cell in table_of(month, Rules()).cells if cell.printed}


def _publication(
    summary: Summary, campaign: Campaign, figures: Sequence[Published | ExactFigures], earlier: EarlierPeriod | None
) -> Publication:
    files = {kommun: tally.files for kommun, tally in summary.kommuner.items()}
    before = Earlier(figures[1], tuple(kommun.name for kommun in earlier.summary.kommuner)) if earlier else None
    standings = summary.standings
    if standings and isinstance(figures[0], Published):
        standings = hide_small(standings, campaign.threshold)
    return Publication(
        summary.title,
        summary.coverage,
        files,
        figures[0],
        summary.layout,
        summary.settings,
        campaign.target,
        before,
        standings,
        earlier.summary.standings if earlier else None,
    )


def _months(summary: Summary, earlier: EarlierPeriod | None) -> list[MonthCounts]:
    """Return the exact figures in suppression's terms: of the month, and of the earlier one."""
    if not summary.kommuner:
        raise UsageError("nothing_to_publish")
    if earlier is None:
        return [_month(summary)]
    before = earlier.summary
    both = compare(before, summary).both
    return [_month(summary, (before.period, both)), _month(before, (summary.period, both))]


def _month(summary: Summary, like_for_like: tuple[str, Sequence[Kommun]] | None = None) -> MonthCounts:
    """Return a month; `like_for_like` is the other month and the kommuner in both, a further total that is printed."""

    def part(counts: Counts) -> Counts:
        return summary.listed(counts).without_after_yes()

    kommuner = {kommun.name: part(tally.counts) for kommun, tally in summary.kommuner.items()}
    by = {key: summary.groups(key, summary.total) for key in PUBLISHED_ATTRIBUTES if key in summary.attributes}
    subtotals: tuple[Subtotal, ...] = ()
    if like_for_like:
        other, both = like_for_like
        subtotals = (Subtotal(other, {kommun.name: kommuner[kommun.name] for kommun in both}),)
    return MonthCounts(
        month=summary.period,
        kommuner=kommuner,
        total=summary.listed(summary.total.counts),
        by={key: {group: part(counts) for group, counts in groups.items()} for key, groups in by.items()},
        subtotals=subtotals,
        left_out=summary.total.left_out,
        reason_groups={**summary.layout.reason_groups, NOT_STATED: NOT_STATED},
    )


def _protected(month: MonthCounts, rules: Rules, ledger: Ledger) -> Published:
    try:
        outcome = protect(month, rules, ledger)
    except SolverMissingError as error:
        raise extra_missing() from error
    if isinstance(outcome, Refusal):
        raise _refused(outcome)
    return outcome


def _refused(refusal: Refusal) -> UsageError:
    """Return what to leave out, for the coordinator alone: it reveals where small counts are."""
    if refusal.missing:
        return UsageError("refused_tables")
    kommuner = tuple(name[1] for name in refusal.leave_out if name[0] == "kommun")
    return UsageError("refused_kommuner", kommuner=kommuner) if kommuner else UsageError("refused_wait")
