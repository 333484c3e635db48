"""The charts of one month; they show only what their tables show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import CountBar, CountChart, PairChart, PortionPair, ShareBar, ShareChart
from fokusmanad.render.report.shares import asked, portion
from fokusmanad.render.report.tables import TOTAL, all_of_them, kommuner_and_all, reasons_in_order
from fokusmanad.render.values import Percent, count_of, written

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Chart
    from fokusmanad.render.report.tables import Part


def asked_chart(publication: Publication, options: ReportOptions) -> ShareChart:
    """Return the share asked of each kommun and of all."""
    bars = [
        ShareBar(group.name, asked(publication.figures, group.cells), group.is_total)
        for group in kommuner_and_all(publication, options)
    ]
    note = words.ASKED_CHART_NOTE.to(options.lang)
    if publication.target is not None:
        note = f"{words.TARGET_TOLD.to(options.lang).format(target=publication.target)} {note}"
    return ShareChart(words.ASKED_CHART.to(options.lang), note, tuple(bars), bars[-1], publication.target)


def reasons_chart(publication: Publication, options: ReportOptions) -> Chart | None:
    """Return the reasons: counts of all kommuner, or one kommun's shares next to those of all, where any are shown."""
    column = publication.layout.column("reason")
    # A row of a chart has no room for a sentence: the form's own words are short.
    parts = [
        part._replace(name=column.named(part.key.removeprefix("reasons."), options.lang))
        for part in reasons_in_order(publication, options)
    ]
    if options.focus is None:
        bars = [_count_bar(publication, part, options) for part in parts]
        caption, order = words.REASONS_CHART, words.REASONS_ORDER
        return CountChart(caption.to(options.lang), order.to(options.lang), tuple(bars))
    pairs = [_pair(publication, part, options.focus) for part in parts]
    if not any(pair.second.counts for pair in pairs):
        return None
    names = (all_of_them(options.lang).name, options.focus)
    caption, order = words.REASONS_SHARE_CHART, words.REASONS_ORDER_FORM
    return PairChart(caption.to(options.lang), order.to(options.lang), names, tuple(pairs), is_change=False)


def _count_bar(publication: Publication, part: Part, options: ReportOptions) -> CountBar:
    count = count_of(publication.figures, *TOTAL, part.key)
    share = portion(publication.figures, TOTAL, part.key, "not_asked").share
    shown = f" ({written(share, options.lang)})" if isinstance(share, Percent) else ""
    return CountBar(part.name, count, f"{written(count, options.lang)}{shown}")


def _pair(publication: Publication, part: Part, focus: str) -> PortionPair:
    figures = publication.figures
    first, second = (portion(figures, group, part.key, "not_asked") for group in (TOTAL, ("kommun", focus)))
    return PortionPair(part.name, first, second)
