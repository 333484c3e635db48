"""Several periods on the coordinator's own screen: a line for each kommun, the shares and how they move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.comparison import LEAST_FOR_SHARE, Share
from fokusmanad.form.period import are_alike
from fokusmanad.render import words
from fokusmanad.render.differences import sentence
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, TextTable, drawn, unbroken
from fokusmanad.render.terminal.comparison import stacked
from fokusmanad.render.terminal.tables import fits
from fokusmanad.text import listing, percent, whole_percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from fokusmanad.counting.tally import Tally
    from fokusmanad.counting.trend import Trend
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.suppression.counts import Counts
    from fokusmanad.text import Lang, Text

_STEPS = "▁▂▃▄▅▆▇█"


def trend(found: Trend, lang: Lang, screen: Screen, pools: Mapping[str, Sequence[Kommun]]) -> str:
    """Write the development over all periods; `pools` are kommuner whose periods are added up, by name."""
    return drawn(trend_blocks(found, lang, screen, pools), screen)


def trend_blocks(found: Trend, lang: Lang, screen: Screen, pools: Mapping[str, Sequence[Kommun]]) -> Iterator[Block]:
    """Yield the development as paragraphs and tables."""
    first, last = (unbroken(found.summaries[place].period.words.to(lang)) for place in (0, -1))
    yield Paragraph(words.TREND.to(lang).format(first=first, last=last), "bold")
    yield Paragraph(words.WORKING_MATERIAL.to(lang), "bold yellow")
    yield BLANK
    yield from (Paragraph(fact) for fact in _who(found, lang))
    yield BLANK
    for heading, share_of in ((words.SHARE_ASKED_LONG, _asked), (words.SHARE_YES_LONG, _yes)):
        yield _table(found, heading, share_of, lang, screen)
        yield BLANK
    if found.in_all:
        yield Paragraph(words.FIRST_TO_LAST.to(lang).format(first=first, last=last), "bold")
        yield Paragraph(sentence(words.OF_ASKED, found.first_to_last.asked, lang))
        yield Paragraph(sentence(words.OF_YES, found.first_to_last.yes, lang))
        yield BLANK
    if pools:
        yield _pooled(found, pools, lang)
        yield BLANK
    if not are_alike(summary.period for summary in found.summaries):
        yield Paragraph(words.UNLIKE_PERIODS.to(lang))
    told = [words.TREND_SHARES.to(lang).format(least=LEAST_FOR_SHARE)]
    if screen.unicode:
        told.append(words.TREND_BARS.to(lang))
    yield Paragraph(" ".join(told))
    yield Paragraph(words.YES_DEFINED.to(lang))
    yield BLANK


def _who(found: Trend, lang: Lang) -> Iterator[str]:
    """Yield who took part every time, and for each other kommun when it did not."""
    names = listing([unbroken(kommun.name) for kommun in found.in_all], lang)
    yield words.IN_ALL_PERIODS.to(lang).format(names=names) if names else words.IN_ALL_NONE.to(lang)
    for kommun in found.kommuner:
        if kommun not in found.in_all:
            taking_part = [summary.period for summary in found.summaries if kommun in summary.kommuner]
            periods = listing([unbroken(period.words.to(lang)) for period in taking_part], lang)
            yield words.ONLY_IN.to(lang).format(name=unbroken(kommun.name), periods=periods)


def _asked(counts: Counts) -> Share:
    return Share(counts.asked, counts.eligible)


def _yes(counts: Counts) -> Share:
    return Share(counts.answers["yes"], counts.asked)


def _table(found: Trend, heading: Text, share_of: Callable[[Counts], Share], lang: Lang, screen: Screen) -> TextTable:
    """Return a line for each kommun and one for all: a share for each period, and how it moves."""
    lines = {kommun.name: found.periods_of(kommun) for kommun in found.kommuner}
    totals: dict[str, Sequence[Tally | None]] = {words.ALL_OF_THEM.to(lang): found.all}
    if found.in_all and len(found.in_all) < len(found.kommuner):
        totals = {words.SAME_KOMMUNER.to(lang): found.like_for_like, **totals}
    rows = [[name, *_cells(tallies, share_of, lang, screen)] for name, tallies in (lines | totals).items()]
    headings = [f"{heading.to(lang)}", *(stacked(summary, lang) for summary in found.summaries), ""]
    whole = TextTable(headings, rows[:-1], rows[-1], wraps=True)
    return whole if fits(whole, screen) else _ends(whole)


def _cells(
    tallies: Sequence[Tally | None], share_of: Callable[[Counts], Share], lang: Lang, screen: Screen
) -> list[str]:
    shares = [share_of(tally.counts) if tally else None for tally in tallies]
    told = [share if share and share.is_told else None for share in shares]
    return [*(percent(each.part, each.whole, lang) if each else "–" for each in told), _spark(told, screen)]


def _spark(shares: Sequence[Share | None], screen: Screen) -> str:
    """Return a step for each period, from 0 to 100 per cent, a dot where there is no share."""
    if not screen.unicode:
        return ""
    steps = (_STEPS[min(7, whole_percent(share.part, share.whole) * 8 // 100)] if share else "·" for share in shares)
    return "".join(steps)


def _ends(table: TextTable) -> TextTable:
    """Keep the first and the last period and how the share moves, where all periods do not fit the screen."""

    def ends(row: Sequence[str]) -> list[str]:
        return [row[0], row[1], *row[-2:]]

    return table._replace(
        headings=ends(table.headings), rows=[ends(row) for row in table.rows], total=ends(table.total)
    )


def _pooled(found: Trend, pools: Mapping[str, Sequence[Kommun]], lang: Lang) -> TextTable:
    """Return the shares of all periods together, for kommuner whose single periods are small."""
    rows = []
    for name, kommuner in pools.items():
        counts = found.pooled(kommuner).counts
        shares = (_asked(counts), _yes(counts))
        rows.append([name, *(percent(each.part, each.whole, lang) if each.is_told else "–" for each in shares)])
    return TextTable([words.POOLED.to(lang), words.SHARE_ASKED.to(lang), words.SHARE_YES.to(lang)], rows, wraps=True)
