"""The door: counts in, `Published` or a refusal out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.suppression.counts import Rules
from fokusmanad.suppression.earlier import after_earlier, not_given, regrouped, with_released_totals
from fokusmanad.suppression.intruders import with_intruders
from fokusmanad.suppression.pools import Joint, Settled, of_period
from fokusmanad.suppression.publication import members_of, table_of
from fokusmanad.suppression.published import Published, Release, seal
from fokusmanad.suppression.search import find_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fokusmanad.suppression.cells import CellId
    from fokusmanad.suppression.counts import MonthCounts, Pool
    from fokusmanad.suppression.ledger import Ledger
    from fokusmanad.suppression.search import Exposed


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing can be published (R8). For the coordinator only: it names groups with small counts.

    `leave_out` are groups to leave out, such as ("kommun", "Berg") or ("unit",); `missing` are groups of earlier
    releases that were not given again, or reasons now in another group, with which nothing can be certified.
    """

    leave_out: tuple[CellId, ...] = ()
    exposed: tuple[Exposed, ...] = ()
    missing: tuple[CellId, ...] = ()


def protect(month: MonthCounts, rules: Rules | None = None, ledger: Ledger | None = None) -> Published | Refusal:
    """Return what may be published of a month: every table, and every kommun's own report, at once.

    `ledger` holds the earlier releases of the month; the caller holds its lock, and records the result in it before the
    report is written.

    Raises:
        ValueError: The counts contradict each other, or the ledger is of another month or other rules.
        SolverMissingError: The extra `report` is not installed.
    """
    rules = rules or Rules()
    settled = _settle(month, rules, ledger)
    return settled if isinstance(settled, Refusal) else _sealed(settled, settled.hidden, rules)


def protect_pooled(
    months: Sequence[MonthCounts], rules: Rules, ledgers: Sequence[Ledger], pools: Sequence[Pool]
) -> tuple[list[Published], Published] | Refusal:
    """Return what may be published of several months, and of their pools, as figures of the groups ("pool", name).

    The ledgers, one for each month, also have what was published of pools. All their months must be given, with the
    counts of then.

    Raises:
        ValueError: The counts contradict each other or what has been published, or a ledger is of another month or
            other rules.
        SolverMissingError: The extra `report` is not installed.
    """
    periods: list[Settled] = []
    for month, ledger in zip(months, ledgers, strict=True):
        settled = _settle(month, rules, ledger)
        if isinstance(settled, Refusal):
            return settled
        periods.append(settled)
    joint = Joint.of(periods, pools, (release for ledger in ledgers for release in ledger.pools), rules)
    table = joint.table()
    pattern = find_pattern(table, rules.width)
    if pattern.exposed:
        return Refusal(exposed=pattern.exposed)
    figures = [_sealed(each, of_period(each.month.month, pattern.hidden), rules) for each in periods]
    return figures, seal(Release(months[0].month, rules, joint.printed(table, pattern.hidden)))


def _settle(month: MonthCounts, rules: Rules, ledger: Ledger | None) -> Settled | Refusal:
    """Find what a month hides by itself, together with its earlier releases."""
    releases = ledger.releases if ledger else ()
    if ledger and (ledger.month, ledger.rules) != (month.month, rules):
        raise ValueError("the ledger is of another month or other rules")
    table = table_of(with_released_totals(month, releases), rules)
    if missing := (*not_given(table, releases), *regrouped(month, releases)):
        return Refusal(missing=missing)
    table = after_earlier(with_intruders(table, month, rules), releases, rules)
    pattern = find_pattern(table, rules.width)
    if pattern.exposed:
        return Refusal(_leave_out(pattern.exposed, month), pattern.exposed)
    return Settled(month, table, pattern.hidden)


def _sealed(settled: Settled, hidden: Collection[CellId], rules: Rules) -> Published:
    printed = {cell.id: None if cell.id in hidden else cell.value for cell in settled.table.cells if cell.printed}
    month = settled.month
    return seal(Release(month.month, rules, printed, members_of(month), month.reason_groups))


def _leave_out(exposed: tuple[Exposed, ...], month: MonthCounts) -> tuple[CellId, ...]:
    """Return the groups of the exposed cells; of kommuner only those given, and never all that met anybody."""
    groups = dict.fromkeys(_group(each.cell) for each in exposed)
    sizes = {("kommun", name): counts.eligible for name, counts in month.kommuner.items() if counts.eligible}
    kommuner = sorted((group for group in groups if group in sizes), key=lambda group: sizes[group])
    if len(kommuner) == len(sizes):
        # Each hides behind the other. Without all there is no report; without the small there mostly is.
        kommuner = kommuner[:-1]
    return (*kommuner, *(group for group in groups if group[0] != "kommun"))


def _group(cell: CellId) -> CellId:
    """Return the kommun of a cell that belongs to one, else the table that it is in."""
    name = cell[2:] if cell[0] in ("earlier", "added") else cell
    if name[0] == "kommun":
        return name[:2]
    if name[0] in ("part", "rest"):
        return "kommun", name[2]
    return ("subtotal", name[1]) if name[0] in ("subtotal", "beside") else name[:1]
