"""The whole document: its language, A4, its styles, and the header and footer of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from fokusmanad.office.xml_text import writable
from fokusmanad.text import Lang, Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LANGUAGES = {Lang.SV: "sv-SE", Lang.EN: "en-GB"}
_PAGE = Text("Sida", "Page")
FACE = "Calibri"
_INK, _WARNING = RGBColor(0x1F, 0x4E, 0x5F), RGBColor(0x9B, 0x1C, 0x10)
# The name of a built-in style, its size and the space before it: a template that has the style decides for itself.
_STYLES = (("Title", 24, 0), ("Heading 1", 16, 18), ("Heading 2", 13, 12), ("Caption", 10, 10))


def set_up(document: Document, lang: Lang, named: str, *, is_warning: bool) -> None:
    """Set up the pages, with the title at the top of each; `is_warning` makes it stand out."""
    _speak(document, LANGUAGES[lang])
    _style(document)
    _style_once(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    top = section.header.paragraphs[0]
    run = top.add_run(writable(named))
    if is_warning:
        run.bold, run.font.color.rgb = True, _WARNING
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run(f"{_PAGE.to(lang)} ")
    _page_number(foot)


def _speak(document: Document, language: str) -> None:
    """Set the language of all text, for speech and spelling."""
    for properties in document.styles.element.iter(qn("w:lang")):
        properties.set(qn("w:val"), language)


def _style(document: Document) -> None:
    normal = document.styles["Normal"]
    _face(normal, FACE)
    normal.font.size = Pt(11)
    for name, size, before in _STYLES:
        style = document.styles[name]
        _face(style, FACE)
        style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(size), True, False, _INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True


def _style_once(document: Document) -> None:
    """Remove the copy of the styles that Word 2010 uses: it lacks the settings made here."""
    relations = document.part.rels
    for name in [name for name, each in relations.items() if each.reltype.endswith("/stylesWithEffects")]:
        del relations[name]


def _face(style: object, face: str) -> None:
    """Set the typeface in place of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined] # it has no types
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), face)


def _page_number(paragraph: Paragraph) -> None:
    """Add the field that is the page's number."""
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = instruction
        run._r.append(element)  # noqa: SLF001 - python-docx knows no fields
