"""The report as a Word document whose styles a kommun's own template can take over; alone knows python-docx."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

from fokusmanad import __version__
from fokusmanad.excel.stable import repacked
from fokusmanad.render import report_words as words
from fokusmanad.render.office_text import writable
from fokusmanad.render.report import key_figures, sections, title
from fokusmanad.render.word import pages
from fokusmanad.render.word.blocks import Writer

if TYPE_CHECKING:
    from docx.document import Document as Written

    from fokusmanad.publication import Publication
    from fokusmanad.render.edition import Edition


def report_docx(publication: Publication, edition: Edition) -> bytes:
    """Write the report as a Word document. The same report gives the same bytes."""
    document = Document()
    _describe(document, publication, edition)
    pages.set_up(document, edition.lang, _named(publication, edition), is_internal=publication.is_internal)
    writer = Writer(document, edition.lang)
    _write(writer, publication, edition)
    written = BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _write(writer: Writer, publication: Publication, edition: Edition) -> None:
    lang = edition.lang
    if publication.is_internal:
        writer.important(words.INTERNAL.to(lang))
    writer.title(title(publication, edition))
    for line in words.ABOUT:
        writer.paragraph(line.to(lang))
    writer.heading(words.KEY_FIGURES.to(lang))
    writer.key_figures(key_figures(publication, edition))
    for section in sections(publication, edition):
        writer.heading(section.heading)
        writer.blocks(section.blocks)
    writer.paragraph(words.MADE.to(lang).format(date=edition.made.isoformat(), version=__version__))


def _named(publication: Publication, edition: Edition) -> str:
    """Return the title as it stands on every page and among the properties."""
    named = title(publication, edition)
    return f"{words.INTERNAL.to(edition.lang)}: {named}" if publication.is_internal else named


def _describe(document: Written, publication: Publication, edition: Edition) -> None:
    """Set the properties, none of which says when or by whom the program was run."""
    properties = document.core_properties
    properties.title = writable(_named(publication, edition))
    properties.author = properties.last_modified_by = "fokusmanad"
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = datetime.combine(edition.made, time())
    properties.revision = 1
    properties.language = pages.LANGUAGES[edition.lang]
