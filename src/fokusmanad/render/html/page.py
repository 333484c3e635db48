"""The page: the report's blocks laid out by a template, every text from outside escaped."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fokusmanad import __version__
from fokusmanad.render.figures import Sign, written
from fokusmanad.render.html import words as page_words
from fokusmanad.render.html.aloud import SPOKEN
from fokusmanad.render.html.charts import parts, svg
from fokusmanad.render.report import key_figures, sections, title, words
from fokusmanad.text import month_name

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.figures import Value
    from fokusmanad.render.options import Edition
    from fokusmanad.text import Lang


def report_html(publication: Publication, edition: Edition) -> bytes:
    """Write the report as one HTML file in UTF-8; the same publication and edition give the same bytes."""
    page = (
        _templates()
        .get_template("report.html")
        .render(
            lang=edition.lang,
            words=words,
            page_words=page_words,
            internal=publication.is_internal,
            title=title(publication, edition),
            month=month_name(publication.figures.month, edition.lang),
            key_figures=key_figures(publication, edition),
            sections=sections(publication, edition),
            made=edition.made.isoformat(),
            version=__version__,
            numbers=count(1),
            cell=lambda value: _cell(value, edition.lang),
            parts=parts,
            svg=lambda chart, name: svg(chart, name, edition.lang),
        )
    )
    return page.encode()


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("fokusmanad.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["next_number"] = next
    return environment


def _cell(value: Value, lang: Lang) -> str:
    """Write a cell; a sign with its meaning for those who hear it."""
    if isinstance(value, Sign):
        return Markup('<abbr title="{}">{}</abbr>').format(SPOKEN[value].to(lang), value.value)
    return written(value, lang)
