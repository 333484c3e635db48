"""A summary for the coordinator's own screen: who has answered, and the exact figures of each kommun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.figures import exact_figures
from fokusmanad.counting.summary import KOMMUN
from fokusmanad.form.layout import NOT_STATED
from fokusmanad.privacy import masked
from fokusmanad.render import words
from fokusmanad.render.terminal.after_yes import (
    after_yes,
    concerned,
    funnel,
    reason_groups,
    target,
    without_domestic_violence,
)
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, TextTable, cleaned, drawn
from fokusmanad.render.terminal.coverage import coverage, titled
from fokusmanad.render.terminal.month_tables import attribute_table, kommun_table, reason_table
from fokusmanad.render.terminal.tables import fits
from fokusmanad.render.terminal.validation import count_files, unread_notes
from fokusmanad.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.counting.figures import ExactFigures
    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.tally import Tally
    from fokusmanad.intake.collection import Collection
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.text import Lang

_WHY = Text("Varför, cell för cell: fokusmanad validate {paths}", "Why, cell by cell: fokusmanad validate {paths}")


def summary(summary: Summary, lang: Lang, screen: Screen, by: Sequence[str] = ()) -> str:
    """Write the whole summary, with a table for each attribute in `by`, which the summary must be split by."""
    return drawn(summary_blocks(summary, lang, screen, by), screen)


def summary_closing(collection: Collection, lang: Lang) -> str:
    """Return how many files and rows are counted and how many are not, and the command that says why."""
    counted, refused = len(collection.accepted), len(collection.refused)
    left_out = sum(form.left_out for _, form in collection.accepted)
    files = count_files([file for file in collection.files if not file.checked.is_skipped], lang)
    line = Text(
        f"{files}: {number(counted)} räknas och {number(refused)} räknas inte. Utelämnade rader: {number(left_out)}.",
        f"{files}: {number(counted)} counted and {number(refused)} not counted. Rows left out: {number(left_out)}.",
    ).to(lang)
    why = _WHY.to(lang).format(paths=" ".join(map(_quoted, collection.given)))
    return "\n".join([line, *([why] if refused + left_out else []), *unread_notes(collection, lang)])


def _quoted(path: str) -> str:
    """Return a path as it is typed: in quotes if it has spaces."""
    shown = cleaned(masked(path))
    return f'"{shown}"' if " " in shown else shown


def summary_blocks(summary: Summary, lang: Lang, screen: Screen, by: Sequence[str]) -> Iterator[Block]:
    """Yield the summary as paragraphs and tables."""
    yield Paragraph(titled(summary.title, summary.period, lang), "bold")
    yield Paragraph(words.WORKING_MATERIAL.to(lang), "bold yellow")
    yield BLANK
    yield from coverage(summary, lang)
    yield BLANK
    if not summary.kommuner:
        yield Paragraph(words.NOTHING_COUNTED.to(lang))
        yield BLANK
        return
    figures = exact_figures(summary)
    by_kommun = kommun_table(figures, [kommun.name for kommun in summary.kommuner], lang)
    yield _with_rows(by_kommun, summary, lang, screen)
    yield BLANK
    yield Paragraph(_sum_of_rows(summary.total, lang))
    yield Paragraph(funnel(summary.total, lang))
    yield Paragraph(words.SHARES_DEFINED.to(lang))
    yield Paragraph(words.YES_DEFINED.to(lang))
    yield BLANK
    yield _reasons(figures, summary, lang)
    yield BLANK
    notes = [*concerned(summary, lang), *without_domestic_violence(summary, lang), *target(summary, lang)]
    yield from (Paragraph(note) for note in notes)
    if notes:
        yield BLANK
    yield from after_yes(figures, summary.after_yes, lang)
    for attribute in by:
        yield from _by(attribute, summary, figures, lang)


def _by(attribute: str, summary: Summary, figures: ExactFigures, lang: Lang) -> Iterator[Block]:
    """Yield the tables of one `--by`: who was asked in each group, and why others were not."""
    if attribute == KOMMUN:
        heading, groups = words.KOMMUN.to(lang), {each.name: tally.counts for each, tally in summary.kommuner.items()}
    else:
        column = summary.layout.column(attribute)
        yield attribute_table(figures, column, lang)
        yield BLANK
        heading = column.name.to(lang)
        groups = {column.named(key, lang): each for key, each in summary.groups(attribute, summary.total).items()}
    yield Paragraph(words.WHY_NOT_BY.to(lang).format(by=heading), "bold")
    yield reason_groups(summary, groups, heading, lang)
    yield BLANK


def _with_rows(table: TextTable, summary: Summary, lang: Lang, screen: Screen) -> TextTable:
    """Add the rows received and left out; on a narrow screen the received rows are only in the sum below."""
    tallies = [*summary.kommuner.values(), summary.total]
    received, left_out = ([number(getattr(each, key)) for each in tallies] for key in ("rows", "left_out"))
    whole = _with_column(table, 1, words.ROWS.to(lang), received)
    whole, narrow = (
        _with_column(each, len(each.headings), words.LEFT_OUT.to(lang), left_out) for each in (whole, table)
    )
    return whole if fits(whole, screen) else narrow


def _with_column(table: TextTable, place: int, heading: str, cells: Sequence[str]) -> TextTable:
    def extended(row: Sequence[str], cell: str) -> list[str]:
        return [*row[:place], cell, *row[place:]]

    rows = [extended(row, cell) for row, cell in zip(table.rows, cells[:-1], strict=True)]
    return table._replace(headings=extended(table.headings, heading), rows=rows, total=extended(table.total, cells[-1]))


def _sum_of_rows(total: Tally, lang: Lang) -> str:
    return words.SUM_OF_ROWS.to(lang).format(
        rows=number(total.rows),
        asked=number(total.counts.asked),
        not_asked=number(total.counts.not_asked),
        left_out=number(total.left_out),
    )


def _reasons(figures: ExactFigures, summary: Summary, lang: Lang) -> TextTable:
    """Return the table of reasons, the most common first, with bars."""
    counted, not_asked = summary.total.counts.reasons, summary.total.counts.not_asked
    reasons = sorted(summary.layout.reasons, key=lambda key: -counted[key])
    table = reason_table(figures, summary.layout.column("reason"), reasons, lang)
    most = max(counted.values(), default=0)
    return table._replace(
        total=[*table.total[:-1], percent(not_asked, not_asked, lang)],
        bars=[counted[key] / most if most else 0 for key in (*reasons, NOT_STATED)],
    )
