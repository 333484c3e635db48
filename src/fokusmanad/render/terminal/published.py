"""What may be published, shown on the coordinator's own screen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render import words
from fokusmanad.render.terminal.after_yes import after_yes
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, drawn
from fokusmanad.render.terminal.coverage import coverage_of, titled
from fokusmanad.render.terminal.month_tables import attribute_table, kommun_table, reason_table
from fokusmanad.render.values import count_of, written
from fokusmanad.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.text import Lang

_DRAFT = Text(
    "Utkast: så här skulle siffrorna lämnas ut nu. Filen som lämnas ut skrivs med fokusmanad report.",
    "Draft: this is how the figures would be published now. The file to publish is written with fokusmanad report.",
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
    yield Paragraph(_DRAFT.to(lang), "bold green")
    yield BLANK
    yield from coverage_of(publication.coverage, lang)
    yield BLANK
    figures, layout = publication.figures, publication.layout
    yield kommun_table(figures, [kommun.name for kommun in publication.kommuner], lang)
    yield BLANK
    yield Paragraph(_rows(publication, lang))
    yield Paragraph(words.SHARES_DEFINED.to(lang))
    yield Paragraph(words.YES_DEFINED.to(lang))
    yield BLANK
    # In the order of the form: any other would reveal which hidden reason is larger.
    yield reason_table(figures, layout.column("reason"), layout.reasons, lang)
    yield BLANK
    yield from after_yes(figures, publication.after_yes, lang)
    for attribute in by:
        yield attribute_table(figures, layout.column(attribute), lang)
        yield BLANK
    yield Paragraph(_hidden(publication, lang))
    yield Paragraph(_LEGEND.to(lang).format(threshold=publication.figures.threshold))
    yield BLANK


def _rows(publication: Publication, lang: Lang) -> str:
    counts = {key: written(count_of(publication.figures, "total", key), lang) for key in ("rows", "left_out")}
    return _ROWS.to(lang).format(**counts)


def _hidden(publication: Publication, lang: Lang) -> str:
    cells = len(publication.figures.cells)
    share = percent(publication.hidden, cells, lang)
    return _HIDDEN.to(lang).format(hidden=number(publication.hidden), all=number(cells), share=share)
