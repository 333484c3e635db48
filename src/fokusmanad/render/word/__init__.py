"""The report as a Word document whose styles a kommun's own template can take over; alone knows python-docx."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

from fokusmanad.form.layout import AUTHOR
from fokusmanad.office.reproducible import repacked
from fokusmanad.render.office.frame import make_frame
from fokusmanad.render.report import banner, key_figures, made_line, sections, title, words
from fokusmanad.render.word import pages
from fokusmanad.render.word.blocks import Writer

if TYPE_CHECKING:
    from docx.document import Document as Written

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.office.frame import Frame
    from fokusmanad.render.options import ReportOptions


def report_docx(publication: Publication, options: ReportOptions) -> bytes:
    """Write the report as a Word document. The same report gives the same bytes."""
    document = Document()
    frame = make_frame(publication, options)
    _describe(document, frame)
    pages.set_up(document, options.lang, frame.named, is_warning=bool(frame.banner))
    writer = Writer(document, frame)
    _write_document(writer, publication, options)
    written = BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _write_document(writer: Writer, publication: Publication, options: ReportOptions) -> None:
    lang = options.lang
    if warning := banner(publication, lang):
        writer.important(warning)
    writer.title(title(publication, options))
    for line in words.ABOUT:
        writer.paragraph(line.to(lang))
    writer.heading(words.KEY_FIGURES.to(lang))
    writer.key_figures(key_figures(publication, options))
    for section in sections(publication, options):
        writer.heading(section.heading)
        writer.blocks(section.blocks)
    writer.paragraph(made_line(options))


def _describe(document: Written, frame: Frame) -> None:
    """Set the properties; none reveals when or by whom the program was run."""
    properties = document.core_properties
    properties.title = frame.named
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = datetime.combine(frame.options.made, time())
    properties.revision = 1
    properties.language = pages.LANGUAGES[frame.lang]
