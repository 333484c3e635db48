"""A summary becomes a publication: its figures protected, its ledger kept, or a refusal with the reason."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.counting.comparison import compare
from fokusmanad.counting.figures import ExactFigures
from fokusmanad.counting.side import side_of
from fokusmanad.counting.tally import total
from fokusmanad.errors import UsageError, extra_missing
from fokusmanad.form.layout import ANSWER_KEYS, NOT_STATED, WHEN_KEYS
from fokusmanad.publishing.ledger_files import hold_ledger, ledgers_in, prior_releases, record_release
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
    from fokusmanad.counting.coverage import Coverage
    from fokusmanad.counting.side import Side
    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.tally import Counts as Tallied
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Layout
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
    target: int | None = None
    """The share that should be asked, in whole per cent, where the campaign has set one."""
    earlier: Earlier | None = None
    """An earlier month to compare with."""

    @property
    def both(self) -> tuple[str, ...]:
        """The kommuner that took part both times, whose sums are the like-for-like totals."""
        names = self.earlier.kommuner if self.earlier else ()
        return tuple(kommun.name for kommun in self.kommuner if kommun.name in names)

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

    side: Side
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
    before = Earlier(figures[1], tuple(kommun.name for kommun in earlier.side.kommuner)) if earlier else None
    return Publication(summary.title, summary.coverage, files, figures[0], summary.layout, campaign.target, before)


def _months(summary: Summary, earlier: EarlierPeriod | None) -> list[MonthCounts]:
    """Return the exact figures in suppression's terms: of the month, and of the earlier one."""
    if summary.month is None:
        raise UsageError("nothing_to_publish")
    later = side_of(summary, "", flawed=False)
    if earlier is None:
        return [_month(later)]
    both = compare(earlier.side, later).both
    return [_month(later, (earlier.side.month, both)), _month(earlier.side, (later.month, both))]


def _month(side: Side, like_for_like: tuple[str, Sequence[Kommun]] | None = None) -> MonthCounts:
    """Return a month; `like_for_like` is the other month and the kommuner in both, a further total that is printed."""
    kommuner = {kommun: _counts(tally.counts, side) for kommun, tally in side.kommuner.items()}
    whole = total(side.kommuner.values()).counts
    subtotals: tuple[Subtotal, ...] = ()
    if like_for_like:
        other, both = like_for_like
        subtotals = (Subtotal(other, {kommun.name: kommuner[kommun] for kommun in both}),)
    return MonthCounts(
        month=side.month,
        kommuner={kommun.name: counts for kommun, counts in kommuner.items()},
        total=_counts(whole, side, with_when=True),
        by={key: _groups(side, key) for key in PUBLISHED_ATTRIBUTES if key in side.by},
        subtotals=subtotals,
        left_out=side.left_out,
    )


def _groups(side: Side, attribute: str) -> dict[str, Counts]:
    return {key: _counts(counts, side) for key, counts in side.by[attribute].items()}


def _counts(counted: Tallied, side: Side, *, with_when: bool = False) -> Counts:
    return Counts(
        eligible=counted.eligible,
        asked=counted.asked,
        not_asked=counted.not_asked,
        answers={key: counted.answers[key] for key in ANSWER_KEYS},
        reasons={key: counted.reasons[key] for key in (*(answer.key for answer in side.reasons), NOT_STATED)},
        when={key: counted.when[key] for key in WHEN_KEYS} if with_when else {},
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
