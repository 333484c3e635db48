"""A chart in words: everything that it shows, for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render.html import words as page_words
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import CountChart, DotChart, LineChart, PairChart, ShareChart
from fokusmanad.render.report.shares import interval_of, with_warning
from fokusmanad.render.values import Sign, score_in_words, written
from fokusmanad.text import listing

if TYPE_CHECKING:
    from fokusmanad.render.report.blocks import Chart, CountBar, DotRow, Line, PortionPair, ShareBar
    from fokusmanad.render.report.shares import Portion
    from fokusmanad.text import Lang

SPOKEN = {Sign.HIDDEN: words.HIDDEN_ALOUD, Sign.NOT_AVAILABLE: words.NOT_AVAILABLE_ALOUD}


def description(chart: Chart | DotChart, lang: Lang) -> str:
    """Return every figure of a chart in words; hidden ones are named as hidden."""
    match chart:
        case ShareChart():
            target = [words.TARGET_TOLD.to(lang).format(target=chart.target).rstrip(".")] if chart.target else []
            said = [*target, *(_share(bar, lang) for bar in chart.bars)]
        case CountChart():
            said = [_count(bar, lang) for bar in chart.bars]
        case PairChart():
            said = [_pair(pair, chart.names, lang) for pair in chart.pairs]
        case LineChart():
            said = [_line(line, chart.periods, lang) for line in chart.lines]
        case DotChart():
            said = [_dots(row, lang) for row in chart.strips]
    return " ".join([*(f"{each}." for each in said), words.IN_TABLE.to(lang)])


def _share(bar: ShareBar, lang: Lang) -> str:
    if isinstance(bar.portion.share, Sign):
        return words.VALUE_ALOUD.to(lang).format(name=bar.name, value=SPOKEN[bar.portion.share].to(lang))
    share, interval = written(bar.portion.share, lang), interval_of(bar.portion, lang)
    return page_words.INTERVAL_ALOUD.to(lang).format(name=bar.name, share=share, interval=interval)


def _count(bar: CountBar, lang: Lang) -> str:
    value = SPOKEN[bar.amount].to(lang) if isinstance(bar.amount, Sign) else bar.value
    return words.VALUE_ALOUD.to(lang).format(name=bar.name, value=value)


def _pair(pair: PortionPair, names: tuple[str, str], lang: Lang) -> str:
    first, second = (_spoken(each, lang) for each in (pair.first, pair.second))
    return page_words.PAIR_ALOUD.to(lang).format(
        name=pair.name, earlier_name=names[0], earlier=first, later_name=names[1], later=second
    )


def _line(line: Line, periods: tuple[str, ...], lang: Lang) -> str:
    values = [
        page_words.IN_PERIOD_ALOUD.to(lang).format(share=_spoken(portion, lang), period=period)
        for portion, period in zip(line.portions, periods, strict=True)
    ]
    return words.VALUE_ALOUD.to(lang).format(name=line.name, value=listing(values, lang))


def _dots(row: DotRow, lang: Lang) -> str:
    scores = listing([score_in_words(score, lang) for score in row.scores], lang)
    return words.SCORES_ALOUD.to(lang).format(name=row.name, scores=scores, median=row.median)


def _spoken(portion: Portion, lang: Lang) -> str:
    if isinstance(portion.share, Sign):
        return SPOKEN[portion.share].to(lang)
    return with_warning(portion, lang)
