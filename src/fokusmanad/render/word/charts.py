"""A chart in the document: one that Word draws itself, with its figures in a workbook inside, for "Edit data"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.shared import Cm

from fokusmanad.office.xml_text import writable
from fokusmanad.render.word.pages import FACE

if TYPE_CHECKING:
    from docx.shared import Length
    from docx.text.paragraph import Paragraph

    from fokusmanad.render.office.chart_workbook import EmbeddedChart

_LOOK = f"""
<c:txPr {nsdecls("c", "a")}>
  <a:bodyPr/>
  <a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="{FACE}"/></a:defRPr></a:pPr></a:p>
</c:txPr>"""
_OUTSIDE = f'<c:externalData {nsdecls("c", "r")} r:id="%s"><c:autoUpdate val="0"/></c:externalData>'
_INLINE = f"""
<wp:inline {nsdecls("wp", "a", "c", "r")} distT="0" distB="0" distL="0" distR="0">
  <wp:extent cx="%d" cy="%d"/>
  <wp:effectExtent l="0" t="0" r="0" b="0"/>
  <wp:docPr id="%d" name="Diagram %d"/>
  <wp:cNvGraphicFramePr/>
  <a:graphic><a:graphicData uri="{nsmap["c"]}"><c:chart r:id="%s"/></a:graphicData></a:graphic>
</wp:inline>"""


def insert_chart(paragraph: Paragraph, chart: EmbeddedChart, number: int, width: Length) -> None:
    """Draw a chart in an empty paragraph, as the document's so and so many."""
    relation = paragraph.part.relate_to(_part(paragraph, chart, number), RELATIONSHIP_TYPE.CHART)
    inline = parse_xml(_INLINE % (width, Cm(chart.height), number, number, relation))
    inline.find(qn("wp:docPr")).set("descr", writable(chart.alternative))
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    paragraph.add_run()._r.append(drawing)  # noqa: SLF001 - python-docx draws no charts


def _part(paragraph: Paragraph, chart: EmbeddedChart, number: int) -> Part:
    """Return the chart as a part of the document, with the workbook of its figures."""
    package = paragraph.part.package
    figures = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    place = PackURI(f"/word/charts/chart{number}.xml")
    # Rewritten with Word's own prefixes.
    space = OxmlElement("c:chartSpace", nsdecls={prefix: nsmap[prefix] for prefix in ("c", "a", "r")})
    space.extend(parse_xml(chart.xml))
    part = XmlPart(place, CONTENT_TYPE.DML_CHART, space, package)
    relation = part.relate_to(Part(figures, CONTENT_TYPE.SML_SHEET, chart.figures, package), RELATIONSHIP_TYPE.PACKAGE)
    # The order is the standard's: first the style of the text, then the position of the figures, and last how a sheet
    # prints the chart, which no document does.
    space.remove(space[-1])
    space.append(parse_xml(_LOOK))
    space.append(parse_xml(_OUTSIDE % relation))
    return part
