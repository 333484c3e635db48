"""A summary for the coordinator's own screen: who has answered, and the exact figures of each kommun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import NOT_STATED
from fokusmanad.render import words
from fokusmanad.render.terminal.canvas import BLANK, Figures, Paragraph, drawn
from fokusmanad.render.terminal.coverage import coverage, titled
from fokusmanad.render.terminal.tables import fits
from fokusmanad.render.terminal.validation import unread_notes
from fokusmanad.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.tally import Counts, Tally
    from fokusmanad.intake.collection import Collection
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.text import Lang

_WHY = Text("Varför, cell för cell: fokusmanad validate", "Why, cell by cell: fokusmanad validate")


def summary(summary: Summary, lang: Lang, screen: Screen, by: Sequence[str] = ()) -> str:
    """Write the whole summary, with a table for each attribute in `by`, which the summary must be split by."""
    return drawn(_blocks(summary, lang, screen, by), screen)


def summary_closing(collection: Collection, lang: Lang) -> str:
    """Write the closing line: how many files and rows are counted and how many are not."""
    counted, refused = len(collection.accepted), len(collection.refused)
    left_out = sum(form.left_out for _, form in collection.accepted)
    files = words.FILES.counted(counted + refused, lang)
    line = Text(
        f"{files}: {number(counted)} räknas och {number(refused)} räknas inte. Utelämnade rader: {number(left_out)}.",
        f"{files}: {number(counted)} counted and {number(refused)} not counted. Rows left out: {number(left_out)}.",
    ).to(lang)
    return "\n".join([line, *([_WHY.to(lang)] if refused + left_out else []), *unread_notes(collection, lang)])


def _blocks(summary: Summary, lang: Lang, screen: Screen, by: Sequence[str]) -> Iterator[Block]:
    yield Paragraph(titled(summary.title, summary.month, lang), "bold")
    yield Paragraph(words.WORKING_MATERIAL.to(lang), "bold yellow")
    yield BLANK
    yield from coverage(summary, lang)
    yield BLANK
    if not summary.kommuner:
        yield Paragraph(words.NOTHING_COUNTED.to(lang))
        yield BLANK
        return
    yield _by_kommun(summary, lang, screen)
    yield BLANK
    yield Paragraph(_sum_of_rows(summary.total, lang))
    yield Paragraph(words.SHARES_DEFINED.to(lang))
    yield Paragraph(words.YES_DEFINED.to(lang))
    yield BLANK
    yield _reasons(summary, lang)
    yield BLANK
    for attribute in by:
        yield _by_attribute(summary, attribute, lang)
        yield BLANK


def _by_kommun(summary: Summary, lang: Lang, screen: Screen) -> Figures:
    """Return the table of kommuner; on a narrow screen the received rows are only in the sum below it."""
    headings = (words.KOMMUN, words.ROWS, *words.MEASURES, words.LEFT_OUT)
    whole = Figures(
        headings=[heading.to(lang) for heading in headings],
        rows=[_kommun_row(kommun.name, tally, lang) for kommun, tally in summary.kommuner.items()],
        total=_kommun_row(words.TOTAL.to(lang), summary.total, lang),
    )
    return whole if fits(whole, screen) else _without_column(whole, 1)


def _without_column(figures: Figures, column: int) -> Figures:
    def shortened(row: Sequence[str]) -> list[str]:
        return [*row[:column], *row[column + 1 :]]

    return Figures(shortened(figures.headings), [shortened(row) for row in figures.rows], shortened(figures.total))


def _kommun_row(name: str, tally: Tally, lang: Lang) -> list[str]:
    return [name, number(tally.rows), *_measured(tally.counts, lang), number(tally.left_out)]


def _measured(counts: Counts, lang: Lang) -> list[str]:
    yes = counts.answers["yes"]
    return [
        number(counts.asked),
        number(counts.not_asked),
        percent(counts.asked, counts.eligible, lang),
        number(yes),
        percent(yes, counts.asked, lang),
        number(counts.answers["declined"]),
    ]


def _sum_of_rows(total: Tally, lang: Lang) -> str:
    return words.SUM_OF_ROWS.to(lang).format(
        rows=number(total.rows),
        asked=number(total.counts.asked),
        not_asked=number(total.counts.not_asked),
        left_out=number(total.left_out),
    )


def _reasons(summary: Summary, lang: Lang) -> Figures:
    """Return the table of reasons, the most common first and `not_stated` last."""
    counted, all_of_them = summary.total.counts.reasons, summary.total.counts.not_asked
    keys = (*sorted(summary.layout.reasons, key=lambda key: -counted[key]), NOT_STATED)
    column, most = summary.layout.column("reason"), max(counted.values(), default=0)
    headings = (words.REASON, words.COUNT, words.SHARE)
    return Figures(
        headings=[heading.to(lang) for heading in headings],
        rows=[
            [column.named(key, lang), number(counted[key]), percent(counted[key], all_of_them, lang)] for key in keys
        ],
        total=[words.TOTAL.to(lang), number(all_of_them), percent(all_of_them, all_of_them, lang)],
        bars=[counted[key] / most if most else 0 for key in keys],
        wraps=True,
    )


def _by_attribute(summary: Summary, attribute: str, lang: Lang) -> Figures:
    column = summary.layout.column(attribute)
    groups = summary.groups(attribute, summary.total).items()
    return Figures(
        headings=[heading.to(lang) for heading in (column.name, *words.MEASURES)],
        rows=[[column.named(key, lang), *_measured(counts, lang)] for key, counts in groups],
        total=[words.TOTAL.to(lang), *_measured(summary.total.counts, lang)],
        wraps=True,
    )
