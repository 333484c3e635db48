"""The way from the rows to support that was accepted, with what is lost at each step; of all kommuner together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.layout import NOT_STATED, SUPPORT
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import CountBar, CountChart, Row, Table
from fokusmanad.render.report.tables import TOTAL
from fokusmanad.render.values import Sign, count_of, written
from fokusmanad.text import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.counting.figures import Figures
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.report.blocks import Block
    from fokusmanad.text import Lang, Text


class _Step(NamedTuple):
    """A step: how many came so far, and the measures of those who did not, each with its words."""

    name: Text
    amount: int | Sign
    losses: tuple[tuple[Text, str], ...] = ()


def funnel(publication: Publication, lang: Lang) -> Iterator[Block]:
    """Yield the steps as bars, and as a table that names what is lost."""
    figures, steps = publication.figures, tuple(_steps(publication))
    bars = tuple(CountBar(step.name.to(lang), step.amount, written(step.amount, lang)) for step in steps)
    caption = words.FUNNEL.to(lang)
    yield CountChart(caption, words.FUNNEL_NOTE.to(lang), bars)
    headings = (words.FUNNEL_STEP, words.COUNT, words.FUNNEL_LOST)
    rows = tuple(Row(step.name.to(lang), (step.amount, _lost(figures, step, lang))) for step in steps)
    yield Table(caption, tuple(heading.to(lang) for heading in headings), rows, words.FUNNEL_NAME.to(lang))


def _steps(publication: Publication) -> Iterator[_Step]:
    figures = publication.figures
    not_stated = (words.FUNNEL_NOT_STATED, f"answers.{NOT_STATED}")
    yield _Step(words.FUNNEL_ROWS, count_of(figures, *TOTAL, "rows"))
    yield _Step(words.ELIGIBLE, count_of(figures, *TOTAL, "eligible"), ((words.FUNNEL_LEFT_OUT, "left_out"),))
    yield _Step(words.ASKED, count_of(figures, *TOTAL, "asked"), ((words.FUNNEL_NOT_ASKED, "not_asked"),))
    yield _Step(
        words.FUNNEL_ANSWERED, _answered(figures), ((words.FUNNEL_DECLINED, "answers.declined"), not_stated)
    )  # fmt: skip
    yield _Step(words.FUNNEL_YES, count_of(figures, *TOTAL, "answers.yes"), ((words.FUNNEL_NO, "answers.no"),))
    for column in publication.after_yes:
        if column.key == SUPPORT:
            accepted, *others = (f"after_yes.{SUPPORT}.{answer.key}" for answer in column.answers)
            losses = zip((words.FUNNEL_SUPPORT_DECLINED, words.FUNNEL_HAS_SUPPORT), others, strict=True)
            unknown = (words.FUNNEL_NOT_STATED, f"after_yes.{SUPPORT}.{NOT_STATED}")
            yield _Step(words.FUNNEL_ACCEPTED, count_of(figures, *TOTAL, accepted), (*losses, unknown))


def _answered(figures: Figures) -> int | Sign:
    """Return how many said yes or no, where both are shown: neither is small then, nor is their sum."""
    yes, no = (count_of(figures, *TOTAL, f"answers.{key}") for key in ("yes", "no"))
    return yes + no if isinstance(yes, int) and isinstance(no, int) else Sign.HIDDEN


def _lost(figures: Figures, step: _Step, lang: Lang) -> str | Sign:
    """Name each loss with its count; how many visitors have no row is not known."""
    if not step.losses:
        return Sign.NOT_AVAILABLE
    counts = ((count_of(figures, *TOTAL, measure), said) for said, measure in step.losses)
    return ", ".join(
        f"{number(count) if isinstance(count, int) else count.value} {said.to(lang)}" for count, said in counts
    )
