"""Publications of made-up months, protected or exact, for tests of reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fokusmanad.counting.coverage import Coverage, Refused
from fokusmanad.counting.figures import ExactFigures
from fokusmanad.form.kommuner import Kommun
from fokusmanad.form.layout import Layout
from fokusmanad.publishing.publication import Earlier, Publication
from fokusmanad.suppression.counts import Counts, MonthCounts, Rules, Subtotal
from fokusmanad.suppression.publication import table_of
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import protect
from fokusmanad.text import alphabetical
from tests.suppression.months import REASONS, SEXES, UNITS, Columns, campaign, rows

KEPT = {"unit": UNITS, "sex": SEXES, "reason": REASONS}
MARCH: Columns = {
    "Berg": rows(60, "usual", 1),
    "Krokom": rows(6, "usual", 2),
    "Ragunda": rows(30, "nobody asked", 3),
    "Åre": rows(140, "usual", 4),
    "Östersund": rows(480, "usual", 5),
}
YEAR_BEFORE: Columns = {
    "Berg": rows(70, "few asked", 11),
    "Härjedalen": rows(90, "usual", 12),
    "Åre": rows(120, "usual", 13),
    "Östersund": rows(450, "few asked", 14),
}

MANY: Columns = {f"Kommun {number}": rows(30, "usual", number) for number in range(100)}


def layout() -> Layout:
    """Return the layout with only the units, sexes and reasons of the made-up months."""
    columns = Layout().columns
    return Layout(
        tuple(
            replace(column, answers=tuple(answer for answer in column.answers if answer.key in KEPT[column.key]))
            if column.key in KEPT
            else column
            for column in columns
        )
    )


def coverage(names: tuple[str, ...]) -> Coverage:
    """Return the coverage: those that took part, one that has sent nothing, and one whose form is refused."""
    refused = (Refused("Bräcke.xlsx", "Bräcke", ("FM201", "FM305")), Refused("x.xlsx", None, ("FM101",)))
    return Coverage((*names, "Bräcke", "Strömsund"), names, ("Strömsund",), (), refused, (), None)


def publication(
    columns: Columns = MARCH,
    *,
    earlier: Columns | None = None,
    exact: bool = False,
    title: str = "Fokusmånad i Jämtlands län",
    left_out: int = 3,
) -> Publication:
    """Return a month as it is published, or with exact figures, beside an earlier month if one is given."""
    names = tuple(sorted(columns, key=alphabetical))
    both = tuple(name for name in names if name in (earlier or {}))
    month = replace(campaign({name: columns[name] for name in names}, left_out), month="2026-03")
    beside: tuple[Earlier, ...] = ()
    if earlier is not None:
        before = _with(replace(campaign(earlier), month="2025-03"), "2026-03", both)
        month = _with(month, "2025-03", both)
        beside = (Earlier(figures(before, exact=exact), tuple(earlier)),)
    kommuner = {Kommun(f"23{place:02}", name, "23", "Jämtlands län"): 1 for place, name in enumerate(names)}
    return Publication(title, coverage(names), kommuner, figures(month, exact=exact), layout(), before=beside)


def several_years(*, exact: bool = False) -> Publication:
    """Return a month with three years before it; few took part in the first, so that much is hidden."""
    found = publication(earlier=YEAR_BEFORE, exact=exact)
    others = {"2024-03": {"Åre": rows(110, "usual", 15)}, "2022-03": {"Berg": rows(8, "usual", 16)}}
    before = tuple(
        Earlier(figures(replace(campaign(columns), month=month), exact=exact), tuple(columns))
        for month, columns in others.items()
    )
    return replace(found, before=(*found.before, *before))


def _with(month: MonthCounts, other: str, both: tuple[str, ...]) -> MonthCounts:
    parts: Mapping[str, Counts] = {name: month.kommuner[name] for name in both}
    return replace(month, subtotals=(Subtotal(other, parts),))


def figures(month: MonthCounts, *, exact: bool) -> Published | ExactFigures:
    """Return the figures of a month: every count, or those that protection leaves."""
    if exact:
        return ExactFigures(
            month.month, {cell.id: cell.value for cell in table_of(month, Rules()).cells if cell.printed}
        )
    published = protect(month)
    assert isinstance(published, Published), published
    return published
