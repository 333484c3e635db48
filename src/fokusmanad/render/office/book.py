"""A workbook written in memory by XlsxWriter: sheets set up for A4, cells that keep text as text, and stable bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from fokusmanad.form.layout import AUTHOR
from fokusmanad.office.reproducible import MOMENT, repacked
from fokusmanad.office.xml_text import writable
from fokusmanad.render.office import looks
from fokusmanad.text import Lang, Text, shortened

if TYPE_CHECKING:
    from fokusmanad.render.office.frame import Frame
    from fokusmanad.render.office.looks import Look

_PAGE = Text("Sida &P av &N", "Page &P of &N")
_LONGEST_HEADER = 120
"""Excel allows 255 characters, codes included; each & of a title takes two."""
_A4 = 9
_NO_GRIDLINES = 2
_LINE = 15.5
"""The height of a line in points."""
_HIGHEST_ROW = 409
"""Excel's limit in points: what a higher row holds cannot be seen."""
_NO_OVERLAY = b'<c:overlay val="0"/>'
_UNSAID = (
    (b'<c:lang val="en-US"/>', b'<c:roundedCorners val="0"/>'),
    (b'<c:grouping val="clustered"/>', b'<c:varyColors val="0"/>'),
    (b'<c:grouping val="standard"/>', b'<c:varyColors val="0"/>'),
    (b'<c:showVal val="1"/>', b'<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'),
    (b'<c:errValType val="cust"/>', b'<c:noEndCap val="0"/>'),
    (b"</c:scaling>", b'<c:delete val="0"/>'),
    (b"</c:tx><c:layout/>", _NO_OVERLAY),
    (b'<c:legendPos val="b"/><c:layout/>', _NO_OVERLAY),
    (b'<c:plotVisOnly val="1"/>', b'<c:dispBlanksAs val="gap"/>'),
)
"""Elements of a chart, each with what XlsxWriter leaves out after it."""
_LANGUAGES = {Lang.SV: "sv-SE", Lang.EN: "en"}


class Book:
    """A workbook of a report."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._written = BytesIO()
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        # Untrusted text stays text, also where it looks like a formula or an address.
        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._written, {"in_memory": True, **plain})
        created = datetime(*MOMENT, tzinfo=UTC)
        self._book.set_properties({"title": frame.named, "author": AUTHOR, "created": created})

    def add_sheet(self, name: str, first_row: str) -> Sheet:
        """Add a sheet set up for A4, with these words in its first row."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(_NO_GRIDLINES)
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5)
        sheet.fit_to_pages(1, 0)
        # & begins a code there.
        sheet.set_header("&C" + shortened(self.frame.named, _LONGEST_HEADER).replace("&", "&&"))
        sheet.set_footer(f"&L&A&R{_PAGE.to(self.frame.lang)}")
        added = Sheet(self, sheet)
        if first_row:
            added.write_text(0, 0, first_row, looks.BANNER if self.frame.banner else looks.HINT)
        return added

    def add_chart(self, kind: str) -> Any:
        """Add a chart of an XlsxWriter kind, to be put on a sheet."""
        return self._book.add_chart({"type": kind})

    def format_of(self, look: Look) -> Any:
        """Return the format of a look; the same look is one format of the workbook."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]

    def save(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        language = f"<dc:language>{_LANGUAGES[self.frame.lang]}</dc:language></cp:coreProperties>".encode()

        def complete(name: str, content: bytes) -> bytes:
            if name.startswith("xl/charts/"):
                return _spell_out(content)
            # XlsxWriter has no property for the language.
            return content.replace(b"</cp:coreProperties>", language) if name == "docProps/core.xml" else content

        return repacked(self._written.getvalue(), complete)


class Sheet:
    """A sheet of a book. Rows and columns count from 0."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book = book
        self.sheet = sheet
        self.name: str = sheet.get_name()
        self._widths: dict[int, float] = {}

    def set_widths(self, *widths: float) -> None:
        """Set the widths of the columns from the first, in characters."""
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self._widths = dict(enumerate(widths))

    def width(self, first: int, last: int) -> float:
        """Return how many characters the columns from `first` to `last` hold together."""
        return sum(self._widths[column] for column in range(first, last + 1))

    def write_text(self, row: int, column: int, words: str, look: Look = looks.PLAIN) -> None:
        """Write words that stay words, also where they begin with =, + or @."""
        self.sheet.write_string(row, column, writable(words), self.book.format_of(look))

    def write_number(self, row: int, column: int, number: float, look: Look) -> None:
        """Write a number, formatted by its look."""
        # XlsxWriter writes 16 digits of a float, which makes 0.69 0.6899999999999999, and a decimal as it is.
        self.sheet.write_number(row, column, Decimal(str(number)), self.book.format_of(look))

    def write_across(self, row: int, first: int, last: int, words: str, look: Look = looks.PLAIN) -> float:
        """Write running text across columns; return the height that its lines take."""
        self.sheet.merge_range(row, first, row, last, "", self.book.format_of(looks.WRAPPED | look))
        self.write_text(row, first, words, looks.WRAPPED | look)
        return height_of(words, self.width(first, last))

    def write_paragraph(self, row: int, words: str, columns: int, look: Look = looks.PLAIN) -> None:
        """Write running text across the first columns, in a row high enough for its lines."""
        self.sheet.set_row(row, self.write_across(row, 0, columns - 1, words, look))

    def fill_banner(self, columns: int) -> None:
        """Colour the first row across these columns where the report has a banner."""
        for column in range(1, columns) if self.book.frame.banner else ():
            self.sheet.write_blank(0, column, None, self.book.format_of(looks.BANNER))


def height_of(words: str, width: float) -> float:
    """Return how high a cell with these words is, in points, where it is so many characters wide."""
    return _LINE * max(1, len(_lines(words, width)))


def pieces_of(words: str, width: float) -> list[str]:
    """Return words as the pieces that rows have room for, where a cell is so many characters wide."""
    lines, step = _lines(words, width), int(_HIGHEST_ROW / _LINE)
    return [" ".join(lines[start : start + step]) for start in range(0, len(lines), step)] or [words]


def _lines(words: str, width: float) -> list[str]:
    return wrap(words, max(1, int(width)), break_on_hyphens=False)


def _spell_out(chart: bytes) -> bytes:
    """Write out the defaults of Excel 2007, which XlsxWriter leaves unsaid: newer programs have others."""
    for element, unsaid in _UNSAID:
        chart = chart.replace(element, element + unsaid)
    # The order is the standard's: this one comes first.
    return chart.replace(b"<c:showVal ", b'<c:showLegendKey val="0"/><c:showVal ')
