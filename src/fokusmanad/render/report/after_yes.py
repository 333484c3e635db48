"""What followed after a yes: of all kommuner together, since a kommun's own is never published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import NOT_STATED, with_the_same_answers
from fokusmanad.render import words as shared_words
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import Paragraph, Row, Table
from fokusmanad.render.report.shares import portion
from fokusmanad.render.report.tables import TOTAL, with_figures
from fokusmanad.render.values import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.form.layout import Column
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.report.blocks import Block
    from fokusmanad.render.values import Value
    from fokusmanad.text import Lang


def after_yes(publication: Publication, lang: Lang) -> Iterator[Block]:
    """Yield a table of the columns that have the same answers, and what they mean together."""
    told = [
        with_figures(_table(publication, alike, lang), lang) for alike in with_the_same_answers(publication.after_yes)
    ]
    yield from told
    if any(isinstance(block, Table) for block in told):
        yield Paragraph(shared_words.SEVERAL_KINDS.to(lang))


def _table(publication: Publication, columns: Sequence[Column], lang: Lang) -> Table:
    """Return a row for each column with its answers, and the share of the first among those who said yes."""
    answers = [(answer.key, answer.name.to(lang)) for answer in columns[0].answers]
    not_stated = (NOT_STATED, columns[0].named(NOT_STATED, lang))
    share = words.SHARE_OF_ANSWER.to(lang).format(answer=answers[0][1].lower())
    named, name = words.CAME_OUT.to(lang), shared_words.AFTER_A_YES.to(lang)
    if len(columns) == 1:
        named = name = columns[0].name.to(lang)
    keys = [key for key, _ in (*answers, not_stated)]
    return Table(
        words.AFTER_YES_TABLE.to(lang).format(name=named),
        (shared_words.AFTER_A_YES.to(lang), *(label for _, label in (*answers, not_stated)), share),
        tuple(Row(column.name.to(lang), _cells(publication, column, keys)) for column in columns),
        name,
    )


def _cells(publication: Publication, column: Column, keys: Sequence[str]) -> tuple[Value, ...]:
    counts = (count_of(publication.figures, *TOTAL, _measure(column, key)) for key in keys)
    return (*counts, portion(publication.figures, TOTAL, _measure(column, keys[0]), "answers.yes").share)


def _measure(column: Column, answer: str) -> str:
    return f"after_yes.{column.key}.{answer}"
