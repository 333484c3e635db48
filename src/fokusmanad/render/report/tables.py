"""The tables of one month: asked and not asked, reasons, answers, by unit and by sex."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.layout import ANSWER_KEYS, NOT_STATED, WHEN_KEYS
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import Paragraph, Row, Table
from fokusmanad.render.report.shares import asked, interval_of, portion, said_yes
from fokusmanad.render.values import Sign, count_of
from fokusmanad.text import Lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.counting.figures import Figures
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.values import Value
    from fokusmanad.text import Text

TOTAL = ("total",)


class Group(NamedTuple):
    """A group of the figures, with its name for people."""

    name: str
    cells: tuple[str, ...]
    is_total: bool = False


def kommuner_and_all(publication: Publication, options: ReportOptions) -> tuple[Group, ...]:
    """Return the kommuner that the report is about, in the order of a Swedish dictionary, and all of them together."""
    own = [Group(kommun.name, ("kommun", kommun.name)) for kommun in publication.kommuner]
    return (*(group for group in own if options.focus in {None, group.name}), all_of_them(options.lang))


def own_and_all(publication: Publication, options: ReportOptions) -> tuple[Group, ...]:
    """Return the one kommun that the report is about, if any, and all together."""
    return kommuner_and_all(publication, options) if options.focus else (all_of_them(options.lang),)


def all_of_them(lang: Lang) -> Group:
    """Return the group of all kommuner."""
    return Group(words.WHOLE_AREA.to(lang), TOTAL, is_total=True)


def asked_table(publication: Publication, options: ReportOptions) -> Table:
    """Return how many of each kommun were asked, with the share and its interval."""
    lang = options.lang
    caption = words.ASKED_TABLE if options.focus else words.ASKED_TABLE_KOMMUNER
    headings = (words.KOMMUN, words.ELIGIBLE, words.ASKED, words.NOT_ASKED, words.SHARE_ASKED, words.INTERVAL)
    rows = [
        Row(group.name, _asked_cells(publication.figures, group.cells, lang), group.is_total)
        for group in kommuner_and_all(publication, options)
    ]
    return Table(caption.to(lang), _in(lang, headings), tuple(rows), words.ASKED.to(lang))


def _asked_cells(figures: Figures, group: tuple[str, ...], lang: Lang) -> tuple[Value, ...]:
    share = asked(figures, group)
    return (share.whole, share.part, count_of(figures, *group, "not_asked"), share.share, interval_of(share, lang))


def answers_by_kommun(publication: Publication, options: ReportOptions) -> Table:
    """Return the answers of each kommun."""
    lang, figures = options.lang, publication.figures
    headings = (words.KOMMUN, words.ASKED, *_ANSWERS, words.SHARE_YES)
    rows = [
        Row(
            group.name,
            (
                count_of(figures, *group.cells, "asked"),
                *(count_of(figures, *group.cells, f"answers.{key}") for key in ANSWER_KEYS),
                said_yes(figures, group.cells).share,
            ),
            group.is_total,
        )
        for group in kommuner_and_all(publication, options)
    ]
    caption = words.ANSWERS_BY_KOMMUN.to(lang)
    return Table(caption, _in(lang, headings), tuple(rows), caption)


_ANSWERS = (words.YES, words.NO, words.DECLINED, words.NOT_STATED)


def answers_table(publication: Publication, options: ReportOptions) -> Table:
    """Return how many gave each answer, and their share."""
    parts = [Part(name.to(options.lang), f"answers.{key}") for key, name in zip(ANSWER_KEYS, _ANSWERS, strict=True)]
    rows, headings = split_rows(publication, own_and_all(publication, options), parts, "asked", options.lang)
    answer = words.ANSWER.to(options.lang)
    return Table(words.ANSWERS_TABLE.to(options.lang), (answer, *headings), rows, words.ANSWERS.to(options.lang))


def when_table(publication: Publication, options: ReportOptions) -> Table:
    """Return when the violence took place, for those who said yes; for all kommuner together only."""
    lang, column = options.lang, publication.layout.column("when")
    parts = [Part(column.named(key, lang), f"when.{key}") for key in WHEN_KEYS]
    rows, headings = split_rows(publication, (all_of_them(lang),), parts, "answers.yes", lang)
    when = words.WHEN.to(lang)
    return Table(words.WHEN_TABLE.to(lang), (when, *headings), rows, when)


def reasons_table(publication: Publication, options: ReportOptions) -> Table:
    """Return how many were not asked for each reason, and the share of it."""
    parts = reasons_in_order(publication, options)
    rows, headings = split_rows(publication, own_and_all(publication, options), parts, "not_asked", options.lang)
    reason = words.REASON.to(options.lang)
    return Table(words.REASONS_TABLE.to(options.lang), (reason, *headings), rows, words.REASONS.to(options.lang))


def reason_name(publication: Publication, key: str, lang: Lang) -> str:
    """Return a reason as a sentence; a campaign's own as it is written in the form."""
    column = publication.layout.column("reason")
    sentence = words.REASON_SENTENCES.get(column.named(key, Lang.SV))
    return sentence.to(lang) if sentence else column.named(key, lang)


class Part(NamedTuple):
    """A part of a split: its name for people and its key."""

    name: str
    key: str


def reasons_in_order(publication: Publication, options: ReportOptions) -> list[Part]:
    """Return the reasons: the largest first, then the hidden ones; for one kommun in the order of the form.

    Hidden counts do not affect the order, so that their place reveals nothing. `not_stated` is last.
    """
    parts = [Part(reason_name(publication, key, options.lang), f"reasons.{key}") for key in publication.layout.reasons]
    if not options.focus:
        counts = {part.key: publication.figures.count(*TOTAL, part.key) for part in parts}
        parts.sort(key=lambda part: (counts[part.key] is None, -(counts[part.key] or 0)))
    return [*parts, Part(reason_name(publication, NOT_STATED, options.lang), f"reasons.{NOT_STATED}")]


def split_rows(
    publication: Publication, groups: Sequence[Group], parts: Sequence[Part], whole: str, lang: Lang
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return a row for each part with its count and share in each group, and the headings of those."""
    columns = (words.COUNT.to(lang), words.SHARE.to(lang))
    headings = tuple(
        column if len(groups) == 1 else f"{group.name}: {column.lower()}" for group in groups for column in columns
    )
    rows = tuple(Row(part.name, _split_cells(publication.figures, groups, part.key, whole)) for part in parts)
    return rows, headings


def _split_cells(figures: Figures, groups: Sequence[Group], key: str, whole: str) -> tuple[Value, ...]:
    portions = [portion(figures, group.cells, key, whole) for group in groups]
    return tuple(cell for each in portions for cell in (each.part, each.share))


def group_table(publication: Publication, attribute: str, lang: Lang) -> Table:
    """Return the figures by unit or by sex."""
    column, figures = publication.layout.column(attribute), publication.figures
    headings = (words.ELIGIBLE, words.ASKED, words.NOT_ASKED, words.SHARE_ASKED, words.YES, words.SHARE_YES)
    rows = []
    for key in figures.groups(attribute):
        asked_part, yes = asked(figures, (attribute, key)), said_yes(figures, (attribute, key))
        sizes = (asked_part.whole, asked_part.part, count_of(figures, attribute, key, "not_asked"))
        rows.append(Row(column.named(key, lang), (*sizes, asked_part.share, yes.part, yes.share)))
    caption, name = words.GROUPS_TABLE[attribute]
    return Table(caption.to(lang), (column.name.to(lang), *_in(lang, headings)), tuple(rows), name.to(lang))


def with_figures(table: Table, lang: Lang) -> Table | Paragraph:
    """Return the table, or a sentence in place of one that is hidden but for one of its rows, or for none."""
    bare = [row for row in table.rows if all(isinstance(cell, Sign) for cell in row.cells)]
    is_hidden = any(Sign.HIDDEN in row.cells for row in bare)
    if is_hidden and len(table.rows) - len(bare) <= 1:
        return Paragraph(words.TABLE_HIDDEN.to(lang).format(caption=table.caption))
    return table


def _in(lang: Lang, headings: Sequence[Text]) -> tuple[str, ...]:
    return tuple(heading.to(lang) for heading in headings)
