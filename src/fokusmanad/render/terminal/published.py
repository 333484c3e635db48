"""What may be published, shown on the coordinator's own screen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import NOT_STATED
from fokusmanad.render import words
from fokusmanad.render.figures import count_of, share_of, written
from fokusmanad.render.terminal.canvas import BLANK, Figures, Paragraph, drawn
from fokusmanad.render.terminal.coverage import coverage_of, titled
from fokusmanad.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.text import Lang

_TO_BE_HANDED_ON = Text(
    "Så här får siffrorna lämnas ut. Filen som lämnas ut skrivs med fokusmanad report.",
    "This is how the figures may be published. The file to publish is written with fokusmanad report.",
)
_HIDDEN = Text(
    "Skyddet döljer {hidden} av {all} antal ({share}).", "Protection hides {hidden} of {all} counts ({share})."
)
_LEGEND = Text(
    ".. är dolt: ett litet antal, under {threshold}, eller ett som ett sådant skulle kunna räknas ut av. "
    "– är en andel som inte visas, eftersom den är av för få.",
    ".. is hidden: a small count, below {threshold}, or one that such a count could be worked out from. "
    "– is a share that is not shown, being of too few.",
)
_ROWS = Text(
    "Inkomna rader: {rows}, varav {left_out} räknas inte.", "Rows received: {rows}, of which {left_out} are left out."
)


def published(publication: Publication, lang: Lang, screen: Screen, by: Sequence[str] = ()) -> str:
    """Return what would be published, with a table for each published attribute in `by`."""
    return drawn(_blocks(publication, lang, by), screen)


def _blocks(publication: Publication, lang: Lang, by: Sequence[str]) -> Iterator[Block]:
    yield Paragraph(titled(publication.title, publication.figures.month, lang), "bold")
    yield Paragraph(_TO_BE_HANDED_ON.to(lang), "bold green")
    yield BLANK
    yield from coverage_of(publication.coverage, lang)
    yield BLANK
    yield _by_kommun(publication, lang)
    yield BLANK
    yield Paragraph(_rows(publication, lang))
    yield Paragraph(words.SHARES_DEFINED.to(lang))
    yield Paragraph(words.YES_DEFINED.to(lang))
    yield BLANK
    yield _reasons(publication, lang)
    yield BLANK
    for attribute in by:
        yield _by_attribute(publication, attribute, lang)
        yield BLANK
    yield Paragraph(_hidden(publication, lang))
    yield Paragraph(_LEGEND.to(lang).format(threshold=publication.figures.threshold))
    yield BLANK


def _by_kommun(publication: Publication, lang: Lang) -> Figures:
    return Figures(
        headings=[heading.to(lang) for heading in (words.KOMMUN, *words.MEASURES)],
        rows=[[kommun.name, *_measured(publication, ("kommun", kommun.name), lang)] for kommun in publication.kommuner],
        total=[words.TOTAL.to(lang), *_measured(publication, ("total",), lang)],
    )


def _measured(publication: Publication, group: tuple[str, ...], lang: Lang) -> list[str]:
    figures = publication.figures
    measured = (
        count_of(figures, *group, "asked"),
        count_of(figures, *group, "not_asked"),
        share_of(figures, group, "asked", "eligible"),
        count_of(figures, *group, "answers.yes"),
        share_of(figures, group, "answers.yes", "asked"),
        count_of(figures, *group, "answers.declined"),
    )
    return [written(value, lang) for value in measured]


def _rows(publication: Publication, lang: Lang) -> str:
    counts = {key: written(count_of(publication.figures, "total", key), lang) for key in ("rows", "left_out")}
    return _ROWS.to(lang).format(**counts)


def _reasons(publication: Publication, lang: Lang) -> Figures:
    """Return the table of reasons in the order of the form: any other would reveal which hidden one is larger."""
    column, figures = publication.layout.column("reason"), publication.figures
    return Figures(
        headings=[heading.to(lang) for heading in (words.REASON, words.COUNT, words.SHARE)],
        rows=[
            [column.named(key, lang), *_reason(publication, f"reasons.{key}", lang)]
            for key in (*publication.layout.reasons, NOT_STATED)
        ],
        total=[words.TOTAL.to(lang), written(count_of(figures, "total", "not_asked"), lang), ""],
        wraps=True,
    )


def _reason(publication: Publication, key: str, lang: Lang) -> list[str]:
    figures = publication.figures
    values = (count_of(figures, "total", key), share_of(figures, ("total",), key, "not_asked"))
    return [written(value, lang) for value in values]


def _by_attribute(publication: Publication, attribute: str, lang: Lang) -> Figures:
    column = publication.layout.column(attribute)
    return Figures(
        headings=[heading.to(lang) for heading in (column.name, *words.MEASURES)],
        rows=[
            [column.named(key, lang), *_measured(publication, (attribute, key), lang)]
            for key in publication.figures.groups(attribute)
        ],
        total=[words.TOTAL.to(lang), *_measured(publication, ("total",), lang)],
        wraps=True,
    )


def _hidden(publication: Publication, lang: Lang) -> str:
    cells = len(publication.figures.cells)
    share = percent(publication.hidden, cells, lang)
    return _HIDDEN.to(lang).format(hidden=number(publication.hidden), all=number(cells), share=share)
