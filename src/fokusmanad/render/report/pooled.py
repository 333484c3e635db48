"""The section on all periods added up, for the kommuner whose single periods are mostly hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.period import Period
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import Paragraph, Row, Section, Table
from fokusmanad.render.report.shares import asked, said_yes
from fokusmanad.text import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.counting.figures import Figures
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block
    from fokusmanad.render.values import Value
    from fokusmanad.suppression.counts import Pool
    from fokusmanad.text import Lang


def pooled_sections(publication: Publication, options: ReportOptions) -> tuple[Section, ...]:
    """Return the section on the pools, where there are any."""
    pools = publication.pools_of(options.focus)
    if publication.pooled is None or not pools:
        return ()
    blocks = tuple(_blocks(publication.pooled, pools, options.lang))
    return (Section("sammanlagt", words.POOLED.to(options.lang), blocks),)


def _blocks(figures: Figures, pools: Sequence[Pool], lang: Lang) -> Iterator[Block]:
    periods = dict.fromkeys(period for pool in pools for period in pool.periods)
    in_words = [period.words.to(lang) for period in sorted(map(Period, periods), key=lambda each: each.span)]
    yield Paragraph(words.POOLED_MEANT.to(lang).format(periods=listing(in_words, lang)))
    named = (words.KOMMUN, words.PERIODS, words.ELIGIBLE, words.ASKED, words.SHARE_ASKED, words.YES, words.SHARE_YES)
    rows = tuple(Row(pool.name, _cells(figures, pool)) for pool in pools)
    headings = tuple(each.to(lang) for each in named)
    yield Table(words.POOLED_TABLE.to(lang), headings, rows, words.POOLED.to(lang))
    held = [
        words.POOL_HOLDS.to(lang).format(group=pool.name, names=listing(pool.kommuner, lang))
        for pool in pools
        if len(pool.kommuner) > 1
    ]
    if held:
        yield Paragraph(" ".join(held))


def _cells(figures: Figures, pool: Pool) -> tuple[Value, ...]:
    group = ("pool", pool.name)
    was_asked, yes = asked(figures, group), said_yes(figures, group)
    return (len(pool.periods), was_asked.whole, was_asked.part, was_asked.share, yes.part, yes.share)
