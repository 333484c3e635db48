"""The figures of periods and of their pools, protected together with their ledgers; or why they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from fokusmanad.errors import UsageError, extra_missing
from fokusmanad.form.period import Period
from fokusmanad.suppression.pools import has_changed
from fokusmanad.suppression.solver import SolverMissingError
from fokusmanad.suppression.suppress import Refusal, protect, protect_pooled
from fokusmanad.text import Lang, Text, listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fokusmanad.suppression.counts import MonthCounts, Pool
    from fokusmanad.suppression.ledger import Ledger
    from fokusmanad.suppression.published import Published

_Outcome = TypeVar("_Outcome")


def protected(
    months: Sequence[MonthCounts], ledgers: Sequence[Ledger], pools: Sequence[Pool]
) -> tuple[list[Published], Published | None]:
    """Protect the figures of each month by the rules of its ledger, and those of the pools, if there are any.

    A month that is in published pools is protected together with their other months, unless nothing new of it is
    published.

    Raises:
        UsageError: Nothing can be certified (R8), the solver is not installed, or what has been published of pools is
            of other limits, of other counts, or of months that are not given.
    """
    released = [release for ledger in ledgers for release in ledger.pools]
    lacking = {period for release in released for period, _ in release.pool.columns} - {each.month for each in months}
    if lacking or not (pools or released):
        figures = [_each(month, ledger) for month, ledger in zip(months, ledgers, strict=True)]
        news = (ledger for ledger, shown in zip(ledgers, figures, strict=True) if not ledger.has_shown(shown))
        if lacking and (pools or any(ledger.pools for ledger in news)):
            raise UsageError("pool_lacks_periods", periods=_in_words(lacking))
        return figures, None
    rules = ledgers[0].rules
    if any(ledger.rules != rules for ledger in ledgers):
        raise UsageError("pool_limits")
    if has_changed(released, months):
        raise UsageError("pool_has_changed")
    return _certified(lambda: protect_pooled(months, rules, ledgers, pools))


def _in_words(periods: Iterable[str]) -> Text:
    ordered = sorted(map(Period, periods), key=lambda period: period.span)
    return Text(*(listing([period.words.to(lang) for period in ordered], lang) for lang in (Lang.SV, Lang.EN)))


def _each(month: MonthCounts, ledger: Ledger) -> Published:
    return _certified(lambda: protect(month, ledger.rules, ledger))


def _certified(work: Callable[[], _Outcome | Refusal]) -> _Outcome:
    try:
        outcome = work()
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
