"""Where the kommuner stand: their ratings from 0 to 10, their indicators and what they wrote. No ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.privacy import personal_data
from fokusmanad.render import words as shared_words
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import DotChart, DotRow, Paragraph, Row, Section, Table
from fokusmanad.render.values import Sign, Value, score_in_words
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.campaign.model import IndicatorKind
    from fokusmanad.counting.standing import KommunStanding, Standings
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block
    from fokusmanad.text import Lang

_LISTS = (
    ("works", shared_words.WORKS),
    ("next", shared_words.NEXT),
    ("support", shared_words.SUPPORT_WANTED),
)

_YES, _NO = Text("Ja", "Yes"), Text("Nej", "No")


def standing_sections(publication: Publication, options: ReportOptions) -> Iterator[Section]:
    """Yield the section, where any kommun that the report is about has a rating or an indicator."""
    found = publication.standings
    if found is None:
        return
    kommuner = {kommun.name: each for kommun, each in found.kommuner.items() if options.focus in {None, kommun.name}}
    if kommuner:
        blocks = tuple(_blocks(found, kommuner, publication.earlier_standings, options.lang))
        yield Section("laget", words.STANDING_SECTION.to(options.lang), blocks)


def _blocks(
    found: Standings, kommuner: Mapping[str, KommunStanding], earlier: Standings | None, lang: Lang
) -> Iterator[Block]:
    if rated := {name: each for name, each in kommuner.items() if each.scores}:
        yield Paragraph(shared_words.OWN_RATINGS.to(lang))
        before = {kommun.name: each for kommun, each in earlier.kommuner.items()} if earlier else None
        dots = tuple(DotRow(name, tuple(each.scores), _median(each, lang)) for name, each in rated.items())
        yield DotChart(words.RATINGS_CHART.to(lang), words.RATINGS_NOTE.to(lang), dots)
        yield _ratings(rated, before, lang)
    if rows := tuple(_indicators(found.indicators, kommuner, lang)):
        headings = (shared_words.INDICATOR, shared_words.KOMMUN, shared_words.COUNT, shared_words.OF_HOW_MANY)
        caption = words.INDICATORS_TABLE.to(lang)
        yield Table(caption, tuple(heading.to(lang) for heading in headings), rows, caption)
    yield from _lists(kommuner, lang)


def _ratings(rated: Mapping[str, KommunStanding], before: Mapping[str, KommunStanding] | None, lang: Lang) -> Table:
    headings = [shared_words.KOMMUN, words.RATINGS, shared_words.MEDIAN, words.LOWEST, words.HIGHEST]
    rows = []
    for name, each in rated.items():
        scores = [_median(each, lang), *(score_in_words(score, lang) for score in (each.scores[0], each.scores[-1]))]
        change = [_change(each, before.get(name), lang)] if before is not None else []
        rows.append(Row(name, (len(each.scores), *scores, *change)))
    if before is not None:
        headings.append(words.SINCE_EARLIER)
    caption = words.RATINGS_CHART.to(lang)
    return Table(caption, tuple(heading.to(lang) for heading in headings), tuple(rows), words.RATINGS.to(lang))


def _median(each: KommunStanding, lang: Lang) -> str:
    return Sign.NOT_AVAILABLE.value if each.median is None else score_in_words(each.median, lang)


def _change(now: KommunStanding, before: KommunStanding | None, lang: Lang) -> Value:
    if before is None or before.median is None or now.median is None:
        return Sign.NOT_AVAILABLE
    change = now.median - before.median
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{score_in_words(abs(change), lang)}"


def _indicators(kinds: tuple[IndicatorKind, ...], kommuner: Mapping[str, KommunStanding], lang: Lang) -> Iterator[Row]:
    for kind in kinds:
        for name, each in kommuner.items():
            if kind.key in each.indicators:
                yield Row(kind.label, (name, *_indicator(kind, each, lang)))


def _indicator(kind: IndicatorKind, each: KommunStanding, lang: Lang) -> tuple[Value, Value]:
    indicator = each.indicators[kind.key]
    if kind.is_yes_no and indicator.count in {0, 1}:
        return (_YES if indicator.count else _NO).to(lang), Sign.NOT_AVAILABLE
    count = Sign.HIDDEN if indicator.count is None else indicator.count
    return count, Sign.NOT_AVAILABLE if indicator.of is None else indicator.of


def _lists(kommuner: Mapping[str, KommunStanding], lang: Lang) -> Iterator[Block]:
    """Yield what the kommuner wrote, a point a row, without points that name a way to reach somebody."""
    points = [
        (heading.to(lang), name, point)
        for about, heading in _LISTS
        for name, each in kommuner.items()
        for point in each.points(about)
    ]
    shown = [Row(name, (heading, point)) for heading, name, point in points if personal_data(point) is None]
    if shown:
        headings = (shared_words.KOMMUN, words.POINT_ABOUT, words.POINT)
        caption = words.POINTS_TABLE.to(lang)
        yield Table(caption, tuple(heading.to(lang) for heading in headings), tuple(shown), caption, in_words=True)
    if len(shown) < len(points):
        yield Paragraph(words.POINTS_WITHHELD.to(lang))
