"""A summary becomes a publication: its figures protected, its ledger kept, or a refusal with the reason."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.counting.comparison import compare
from fokusmanad.counting.figures import TOTAL, ExactFigures
from fokusmanad.errors import UsageError
from fokusmanad.form.kommuner import in_order
from fokusmanad.form.layout import NOT_STATED
from fokusmanad.form.period import refuse_overlap
from fokusmanad.publishing.ledger_files import find_ledgers, hold_ledger, prior_releases, record_release
from fokusmanad.publishing.protection import protected
from fokusmanad.publishing.standing import hide_small
from fokusmanad.suppression.counts import Counts, MonthCounts, Pool, Rules, Subtotal
from fokusmanad.suppression.ledger import Ledger, PooledRelease
from fokusmanad.suppression.pools import KEYS, pooled_counts
from fokusmanad.suppression.publication import table_of
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.solver import solver_version
from fokusmanad.text import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.counting.coverage import Coverage, Setting
    from fokusmanad.counting.standing import Standings
    from fokusmanad.counting.summary import Summary
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Column, Layout
    from fokusmanad.suppression.cells import CellId

_COLLISIONS = frozenset(("FM502", "FM503", "FM504"))
"""The codes of forms that are refused until the coordinator chooses between them."""
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
    before: tuple[Earlier, ...] = ()
    """Earlier periods to compare with, the nearest first."""
    standings: Standings | None = None
    """Where the kommuner stand by their own ratings, without small indicators."""
    earlier_standings: Standings | None = None
    """Where they stood in the nearest earlier period."""
    is_draft: bool = False
    """Whether it is only to be looked at: no ledger records it."""
    no_longer: tuple[CellId, ...] = ()
    """The counts of the whole area that the release before this one showed and this one hides."""
    other_solver: str = ""
    """The solver of the release before this one, where it is another version."""
    pools: tuple[Pool, ...] = ()
    """The columns of all periods that are added up."""
    pooled: Published | ExactFigures | None = None
    """Their figures, as the groups ("pool", name)."""

    @property
    def earlier(self) -> Earlier | None:
        """The nearest earlier period, which is compared in detail."""
        return self.before[0] if self.before else None

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

    def pools_of(self, focus: str | None) -> tuple[Pool, ...]:
        """Return the pools that a report shows: in one about a kommun, that of its own periods alone."""
        return tuple(pool for pool in self.pools if focus is None or pool.kommuner == (focus,))

    @property
    def is_internal(self) -> bool:
        """Whether the figures are exact, for those entitled to them alone."""
        return isinstance(self.figures, ExactFigures)

    @property
    def hidden(self) -> int:
        """How many counts are hidden."""
        return sum(value is None for value in self.figures.cells.values())


class PeriodToPublish(NamedTuple):
    """A period to publish: its figures, its campaign, and the folders where its ledger may lie, its own first."""

    summary: Summary
    campaign: Campaign
    folders: tuple[Path, ...]

    @property
    def rules(self) -> Rules:
        """The campaign's limits."""
        return Rules(self.campaign.threshold, self.campaign.least_asked, self.campaign.least_percent)

    @property
    def period(self) -> str:
        """The period, such as "2026-03"."""
        return self.summary.period

    @property
    def kommun_alone(self) -> str | None:
        """The only kommun with a form, unless the campaign is its own; None where there are several.

        Published by itself it would have other hidden counts than in the report of the whole area.
        """
        counted = self.summary.kommuner
        return next(iter(counted)).name if len(counted) == 1 != len(self.campaign.expected) else None

    def is_closed(self, today: date) -> bool:
        """Return whether the last day for forms has passed: the campaign's, or else the period's own."""
        last_day = self.campaign.last_day or self.summary.period.last
        return last_day is not None and last_day < today


def ledgers_of(periods: Sequence[PeriodToPublish]) -> list[Path]:
    """Return the ledger of each period.

    Raises:
        UsageError: A period has two that differ.
    """
    return find_ledgers({each.period: each.folders for each in periods})


def publish(
    now: PeriodToPublish,
    earlier: Sequence[PeriodToPublish] = (),
    *,
    is_pooled: bool = False,
    is_draft: bool = False,
    may_be_incomplete: bool = False,
) -> Publication:
    """Protect the figures of a period, and of earlier ones, each together with every release in its ledger.

    If `is_pooled`, the periods of each kommun and group are added up too. The release is written to the ledgers before
    whatever the caller writes, unless it is a draft. A first release without a kommun that was expected, or whose form
    is refused, needs `may_be_incomplete`.

    Raises:
        UsageError: A ledger cannot be trusted, nothing can be certified (R8), the solver is not installed, or a later
            release would have to hide what this one shows.
    """
    periods = in_time(now, earlier)
    months = _months(periods)
    ledgers = ledgers_of(periods)
    pools = _pools(periods) if is_pooled else ()
    rules = [now.rules.with_stricter(each.rules) for each in periods]
    with ExitStack() as stack:
        for path in () if is_draft else ledgers:
            stack.enter_context(hold_ledger(path))
        before = list(map(prior_releases, ledgers, (month.month for month in months), rules))
        if not is_draft:
            _refuse_rash(now.summary, before[0], may_be_incomplete=may_be_incomplete)
        figures, pooled = protected(months, before, pools)
        shown = [PooledRelease(pool, pooled.group("pool", pool.name)) for pool in pools if pooled]
        for path, releases, published in () if is_draft else zip(ledgers, before, figures, strict=True):
            record_release(releases.with_release(published).with_pools(shown), path)
    return replace(
        _publication(periods, figures),
        pools=pools,
        pooled=pooled if pools else None,
        is_draft=is_draft,
        no_longer=_no_longer_shown(before[0], figures[0]),
        other_solver=_other_solver(before[0]),
    )


def in_time(now: PeriodToPublish, earlier: Sequence[PeriodToPublish]) -> list[PeriodToPublish]:
    """Return the period and those before it, the nearest first.

    Raises:
        UsageError: The period has nothing to publish, or one is given twice.
    """
    if not now.summary.kommuner:
        raise UsageError("nothing_to_publish")
    in_order = sorted(earlier, key=lambda each: each.summary.period.span)
    periods = [now, *reversed(in_order)]
    named = Counter(each.period for each in periods)
    if repeated := [each for each in periods if named[each.period] > 1]:
        raise UsageError("same_period", period=repeated[0].summary.period.words)
    return periods


def internal(now: PeriodToPublish, earlier: Sequence[PeriodToPublish] = (), *, is_pooled: bool = False) -> Publication:
    """Return a period with its exact figures, for those entitled to them."""
    periods = in_time(now, earlier)
    months = _months(periods)
    publication = _publication(periods, [ExactFigures(month.month, _exact(month)) for month in months])
    if not is_pooled:
        return publication
    pools = _pools(periods)
    cells: dict[CellId, int] = {}
    for pool in pools:
        counts = dict(pooled_counts(pool, months).measures())
        cells |= {("pool", pool.name, key): counts[key] for key in KEYS}
    return replace(publication, pools=pools, pooled=ExactFigures(now.period, cells))


def _pools(periods: Sequence[PeriodToPublish]) -> tuple[Pool, ...]:
    """Return each kommun, and each group of the campaign, with all of its periods; those that have several columns.

    Raises:
        UsageError: There is only one period, or two overlap.
    """
    if len(periods) < 2:
        raise UsageError("pool_of_one")
    refuse_overlap(each.summary.period for each in periods)
    summaries = sorted((each.summary for each in periods), key=lambda summary: summary.period.span)
    everyone = in_order({kommun for summary in summaries for kommun in summary.kommuner})
    named = {kommun.name: (kommun,) for kommun in everyone} | dict(periods[0].campaign.groups)
    pools = (Pool(name, tuple(_columns_of(kommuner, summaries))) for name, kommuner in named.items())
    return tuple(pool for pool in pools if len(pool.columns) > 1)


def _columns_of(kommuner: Sequence[Kommun], summaries: Sequence[Summary]) -> Iterator[tuple[str, str]]:
    for summary in summaries:
        yield from ((summary.period, kommun.name) for kommun in kommuner if kommun in summary.kommuner)


def _exact(month: MonthCounts) -> dict[CellId, int]:
    return {cell.id: cell.value for cell in table_of(month, Rules()).cells if cell.printed}


def _refuse_rash(summary: Summary, ledger: Ledger, *, may_be_incomplete: bool) -> None:
    """Refuse a release that a later one would have to pay for: it would show less, or could not be made at all.

    Raises:
        UsageError: A published kommun falls out because two of its forms collide, or a first release is incomplete.
    """
    coverage = summary.coverage
    colliding = {each.kommun for each in coverage.refused if each.kommun and _COLLISIONS & set(each.codes)}
    published = {name[1] for release in ledger.releases for name in release.cells if name[0] == "kommun"}
    if fallen := colliding & published - set(coverage.received):
        raise UsageError("kommun_fell_out", kommuner=tuple(sorted(fallen, key=alphabetical)))
    refused = {each.kommun for each in coverage.refused if each.kommun}
    awaited = {*coverage.missing, *refused} - set(coverage.received)
    if awaited and not ledger.releases and not may_be_incomplete:
        raise UsageError("first_release_incomplete", kommuner=tuple(sorted(awaited, key=alphabetical)))


def _no_longer_shown(ledger: Ledger, published: Published) -> tuple[CellId, ...]:
    """Return the counts of the whole area that the last release showed and this one hides."""
    last = ledger.releases[-1].cells if ledger.releases else {}
    return tuple(
        name
        for name, count in published.cells.items()
        if name[:-1] == TOTAL and count is None and last.get(name) is not None
    )


def _other_solver(ledger: Ledger) -> str:
    """Return the solver that certified the last release, if it is another version than this one's."""
    last = ledger.releases[-1].solver if ledger.releases else ""
    return last if last and last != solver_version() else ""


def _publication(periods: Sequence[PeriodToPublish], figures: Sequence[Published | ExactFigures]) -> Publication:
    now, *earlier = periods
    summary = now.summary
    files = {kommun: tally.files for kommun, tally in summary.kommuner.items()}
    before = tuple(
        Earlier(shown, tuple(kommun.name for kommun in each.summary.kommuner))
        for each, shown in zip(earlier, figures[1:], strict=True)
    )
    standings = summary.standings
    if standings and isinstance(figures[0], Published):
        standings = hide_small(standings, now.campaign.threshold)
    return Publication(
        summary.title,
        summary.coverage,
        files,
        figures[0],
        summary.layout,
        summary.settings,
        now.campaign.target,
        before,
        standings,
        earlier[0].summary.standings if earlier else None,
    )


def _months(periods: Sequence[PeriodToPublish]) -> list[MonthCounts]:
    """Return the exact figures of each period in suppression's terms; the two latest have a like-for-like total."""
    now, *earlier = (each.summary for each in periods)
    if not earlier:
        return [_month(now)]
    before, *others = earlier
    both = compare(before, now).both
    pair = [_month(now, (before.period, both)), _month(before, (now.period, both))]
    return [*pair, *map(_month, others)]


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
        own={
            kommun.name: {
                key: {group: part(counts) for group, counts in summary.groups(key, tally).items()}
                for key in by
                if key in tally.by
            }
            for kommun, tally in summary.kommuner.items()
        },
    )
