"""The tables of a month for a terminal, the same for exact and for published figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.figures import TOTAL
from fokusmanad.form.layout import NOT_STATED
from fokusmanad.render import words
from fokusmanad.render.terminal.canvas import TextTable
from fokusmanad.render.values import count_of, share_of, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.counting.figures import Figures
    from fokusmanad.form.layout import Column
    from fokusmanad.text import Lang


def kommun_table(figures: Figures, kommuner: Sequence[str], lang: Lang) -> TextTable:
    """Return who was asked and what was answered in each kommun."""
    return TextTable(
        headings=[heading.to(lang) for heading in (words.KOMMUN, *words.MEASURES)],
        rows=[[name, *_measures(figures, ("kommun", name), lang)] for name in kommuner],
        total=[words.TOTAL.to(lang), *_measures(figures, TOTAL, lang)],
    )


def attribute_table(figures: Figures, column: Column, lang: Lang) -> TextTable:
    """Return the same for each group of an attribute."""
    return TextTable(
        headings=[heading.to(lang) for heading in (column.name, *words.MEASURES)],
        rows=[
            [column.named(key, lang), *_measures(figures, (column.key, key), lang)]
            for key in figures.groups(column.key)
        ],
        total=[words.TOTAL.to(lang), *_measures(figures, TOTAL, lang)],
        wraps=True,
    )


def reason_table(figures: Figures, column: Column, reasons: Sequence[str], lang: Lang) -> TextTable:
    """Return the reasons for not asking in the given order, `not_stated` last, each with its share."""
    keys = [f"reasons.{key}" for key in (*reasons, NOT_STATED)]
    return TextTable(
        headings=[heading.to(lang) for heading in (words.REASON, words.COUNT, words.SHARE)],
        rows=[
            [column.named(key.partition(".")[2], lang), *_part_and_share(figures, key, "not_asked", lang)]
            for key in keys
        ],
        total=[words.TOTAL.to(lang), written(count_of(figures, *TOTAL, "not_asked"), lang), ""],
        wraps=True,
    )


def _part_and_share(figures: Figures, part: str, whole: str, lang: Lang) -> list[str]:
    values = (count_of(figures, *TOTAL, part), share_of(figures, TOTAL, part, whole))
    return [written(value, lang) for value in values]


def _measures(figures: Figures, group: tuple[str, ...], lang: Lang) -> list[str]:
    values = (
        count_of(figures, *group, "asked"),
        count_of(figures, *group, "not_asked"),
        share_of(figures, group, "asked", "eligible"),
        count_of(figures, *group, "answers.yes"),
        share_of(figures, group, "answers.yes", "asked"),
        count_of(figures, *group, "answers.declined"),
    )
    return [written(value, lang) for value in values]
