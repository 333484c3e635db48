"""The section on the development over several periods: shares of each period, as lines and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.period import Period, are_alike
from fokusmanad.render import words as shared_words
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import Line, LineChart, Paragraph, Row, Section, Table
from fokusmanad.render.report.shares import asked, said_yes
from fokusmanad.render.report.tables import TOTAL, all_of_them

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.counting.figures import Figures
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block
    from fokusmanad.render.values import Value
    from fokusmanad.text import Lang

LEAST_PERIODS = 3
"""Two periods are compared; more have a development."""


class _Printed(NamedTuple):
    """A period, its figures and the kommuner in it."""

    period: Period
    figures: Figures
    kommuner: frozenset[str]


def development_sections(publication: Publication, options: ReportOptions) -> tuple[Section, ...]:
    """Return the section on the development, where there are enough periods for one."""
    periods = _in_time(publication)
    if len(periods) < LEAST_PERIODS:
        return ()
    return (Section("utveckling", words.DEVELOPMENT.to(options.lang), tuple(_blocks(publication, options, periods))),)


def _in_time(publication: Publication) -> list[_Printed]:
    names = frozenset(kommun.name for kommun in publication.kommuner)
    now = _Printed(Period(publication.figures.month), publication.figures, names)
    before = [_Printed(Period(each.month), each.figures, frozenset(each.kommuner)) for each in publication.before]
    return [*reversed(before), now]


def _blocks(publication: Publication, options: ReportOptions, periods: list[_Printed]) -> Iterator[Block]:
    lang = options.lang
    yield _chart(periods, options)
    yield _by_period(periods, ("kommun", options.focus) if options.focus else TOTAL, lang)
    if len({each.kommuner for each in periods}) > 1 and not options.focus:
        yield Paragraph(words.OTHER_KOMMUNER.to(lang))
    if not are_alike(each.period for each in periods):
        yield Paragraph(shared_words.UNLIKE_PERIODS.to(lang))
    if not options.focus:
        yield _by_kommun(publication, periods, lang)


def _chart(periods: list[_Printed], options: ReportOptions) -> LineChart:
    lang = options.lang
    if options.focus:
        caption = words.DEVELOPMENT_FOCUS
        groups = ((options.focus, ("kommun", options.focus)), (all_of_them(lang).name, TOTAL))
        lines = [Line(name, tuple(asked(each.figures, group) for each in periods)) for name, group in groups]
    else:
        caption = words.DEVELOPMENT_CHART
        lines = [
            Line(words.SHARE_ASKED.to(lang), tuple(asked(each.figures, TOTAL) for each in periods)),
            Line(words.SHARE_YES.to(lang), tuple(said_yes(each.figures, TOTAL) for each in periods)),
        ]
    return LineChart(caption.to(lang), "", tuple(each.period.words.to(lang) for each in periods), tuple(lines))


def _by_period(periods: list[_Printed], group: tuple[str, ...], lang: Lang) -> Table:
    headings = (words.PERIOD, words.ELIGIBLE, words.ASKED, words.SHARE_ASKED, words.YES, words.SHARE_YES)
    rows = [Row(each.period.words.to(lang), _cells(each.figures, group)) for each in periods]
    caption = words.DEVELOPMENT_TABLE.to(lang).format(group=all_of_them(lang).name if group == TOTAL else group[1])
    return Table(caption, tuple(each.to(lang) for each in headings), tuple(rows), words.DEVELOPMENT.to(lang))


def _cells(figures: Figures, group: tuple[str, ...]) -> tuple[Value, ...]:
    was_asked, yes = asked(figures, group), said_yes(figures, group)
    return (was_asked.whole, was_asked.part, was_asked.share, yes.part, yes.share)


def _by_kommun(publication: Publication, periods: list[_Printed], lang: Lang) -> Table:
    """Return the share asked of each kommun that takes part now, in each period."""
    rows = [
        Row(kommun.name, tuple(asked(each.figures, ("kommun", kommun.name)).share for each in periods))
        for kommun in publication.kommuner
    ]
    total = all_of_them(lang)
    rows.append(Row(total.name, tuple(asked(each.figures, TOTAL).share for each in periods), is_total=True))
    headings = (words.KOMMUN.to(lang), *(each.period.words.to(lang) for each in periods))
    return Table(words.DEVELOPMENT_BY_KOMMUN.to(lang), headings, tuple(rows), words.SHEET_DEVELOPMENT.to(lang))
