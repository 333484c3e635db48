"""The page: the report's blocks laid out by a template, every text from outside escaped."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fokusmanad import __version__
from fokusmanad.form.period import period_name
from fokusmanad.render.html import words as page_words
from fokusmanad.render.html.aloud import SPOKEN
from fokusmanad.render.html.charts import parts, svg
from fokusmanad.render.report import banner, key_figures, made_line, sections, title, words
from fokusmanad.render.values import Sign, written

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.values import Value
    from fokusmanad.text import Lang


def report_html(publication: Publication, options: ReportOptions) -> bytes:
    """Write the report as one HTML file in UTF-8; the same publication and options give the same bytes."""
    page = (
        _templates()
        .get_template("report.html")
        .render(
            lang=options.lang,
            words=words,
            page_words=page_words,
            banner=banner(publication, options.lang),
            title=title(publication, options),
            month=period_name(publication.figures.month, options.lang),
            key_figures=key_figures(publication, options),
            sections=sections(publication, options),
            made=made_line(options),
            version=__version__,
            numbers=count(1),
            cell=lambda value: _cell(value, options.lang),
            parts=parts,
            svg=lambda chart, name: svg(chart, name, options.lang),
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
    """Return a cell; a sign comes with its meaning for screen readers."""
    if isinstance(value, Sign):
        return Markup('<abbr title="{}">{}</abbr>').format(SPOKEN[value].to(lang), value.value)
    return written(value, lang)
