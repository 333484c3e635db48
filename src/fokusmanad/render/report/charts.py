"""What the charts of one month show; only what is shown in their tables too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render.figures import Percent, count_of, written
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import CountBar, CountChart, PairChart, PortionPair, ShareBar, ShareChart
from fokusmanad.render.report.shares import asked, portion
from fokusmanad.render.report.tables import TOTAL, all_of_them, kommuner_and_all, reasons_in_order

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import Edition
    from fokusmanad.render.report.blocks import Chart
    from fokusmanad.render.report.tables import Part


def asked_chart(publication: Publication, edition: Edition) -> ShareChart:
    """Return the share asked of each kommun and of all."""
    bars = [
        ShareBar(group.name, asked(publication.figures, group.cells), group.is_total)
        for group in kommuner_and_all(publication, edition)
    ]
    note = words.ASKED_CHART_NOTE.to(edition.lang)
    if publication.target is not None:
        note = f"{words.TARGET_TOLD.to(edition.lang).format(target=publication.target)} {note}"
    return ShareChart(words.ASKED_CHART.to(edition.lang), note, tuple(bars), bars[-1], publication.target)


def reasons_chart(publication: Publication, edition: Edition) -> Chart | None:
    """Return the reasons: counts of all kommuner; shares of one kommun beside all, where it has any that are shown."""
    parts = reasons_in_order(publication, edition)
    if edition.focus is None:
        bars = [_count_bar(publication, part, edition) for part in parts]
        caption, order = words.REASONS_CHART, words.REASONS_ORDER
        return CountChart(caption.to(edition.lang), order.to(edition.lang), tuple(bars))
    pairs = [_pair(publication, part, edition.focus) for part in parts]
    if not any(pair.second.counts for pair in pairs):
        return None
    names = (all_of_them(edition.lang).name, edition.focus)
    caption, order = words.REASONS_SHARE_CHART, words.REASONS_ORDER_FORM
    return PairChart(caption.to(edition.lang), order.to(edition.lang), names, tuple(pairs), is_change=False)


def _count_bar(publication: Publication, part: Part, edition: Edition) -> CountBar:
    count = count_of(publication.figures, *TOTAL, part.key)
    share = portion(publication.figures, TOTAL, part.key, "not_asked").share
    shown = f" ({written(share, edition.lang)})" if isinstance(share, Percent) else ""
    return CountBar(part.name, count, f"{written(count, edition.lang)}{shown}")


def _pair(publication: Publication, part: Part, focus: str) -> PortionPair:
    figures = publication.figures
    first, second = (portion(figures, group, part.key, "not_asked") for group in (TOTAL, ("kommun", focus)))
    return PortionPair(part.name, first, second)
