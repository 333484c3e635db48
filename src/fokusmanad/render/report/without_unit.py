"""The share of yes without the unit whose clients come because of violence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.figures import ExactFigures
from fokusmanad.form.layout import DOMESTIC_VIOLENCE
from fokusmanad.render import words
from fokusmanad.render.report.blocks import Paragraph
from fokusmanad.render.report.tables import TOTAL
from fokusmanad.render.values import count_of
from fokusmanad.text import in_percent, number, whole_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.text import Lang


def without_domestic_violence(publication: Publication, lang: Lang) -> Iterator[Paragraph]:
    """Yield the share where the unit asked somebody, from shown counts; no small difference, by rules R2 and R5."""
    figures = publication.figures
    unit = ("unit", DOMESTIC_VIOLENCE)
    counts = [count_of(figures, *group, key) for key in ("answers.yes", "asked") for group in (TOTAL, unit)]
    all_yes, own_yes, all_asked, own_asked = (count if isinstance(count, int) else None for count in counts)
    if all_yes is None or own_yes is None or all_asked is None or not own_asked:
        return
    yes, asked = all_yes - own_yes, all_asked - own_asked
    k, least = (0, 1) if isinstance(figures, ExactFigures) else (figures.rules.k, figures.rules.least_percent)
    if yes >= k and asked >= least:
        yield Paragraph(
            words.WITHOUT_DOMESTIC_VIOLENCE.to(lang).format(
                unit=publication.layout.column("unit").named(DOMESTIC_VIOLENCE, lang),
                yes=number(yes), asked=number(asked), share=in_percent(whole_percent(yes, asked), lang),
            )
        )  # fmt: skip
