"""The form's styles: one palette, and what distinguishes its cells without colour."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties

from fokusmanad.office import palette

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# openpyxl takes AARRGGBB.
INK, SOFT_INK = f"FF{palette.INK}", f"FF{palette.SOFT_INK}"
_DARK, _PALE, _LINE, _ALERT = f"FF{palette.DARK}", f"FF{palette.PALE}", f"FF{palette.LINE}", f"FF{palette.ALERT}"

_FACE = "Calibri"
TITLE = Font(name=_FACE, size=18, bold=True, color=_DARK)
SECTION = Font(name=_FACE, size=13, bold=True, color=_DARK)
PLAIN = Font(name=_FACE, size=11, color=INK)
STRONG = Font(name=_FACE, size=11, bold=True, color=INK)
HINT = Font(name=_FACE, size=11, italic=True, color=SOFT_INK)
HEADING = Font(name=_FACE, size=11, bold=True, color="FFFFFFFF")
LINK = Font(name=_FACE, size=11, underline="single", color=_DARK)

BAND = PatternFill("solid", fgColor=_PALE)
HEADING_FILL = PatternFill("solid", fgColor=_DARK)
WRITABLE = PatternFill("solid", fgColor="FFFFFFFF")

_HAIR = Side(style="thin", color=_LINE)
GRID = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
UNDERLINE = Border(bottom=_HAIR)

UNLOCKED = Protection(locked=False)
LOCKED = Protection(locked=True)
WRAPPED = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(vertical="center", wrap_text=True)
INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
LEFT = Alignment(vertical="center")
CENTRED = Alignment(horizontal="center", vertical="center")

TEXT_FORMAT = "@"


def _edge(style: str, color: str) -> Border:
    side = Side(style=style, color=color)  # type: ignore[arg-type]  # the stubs list the styles one by one
    return Border(left=side, right=side, top=side, bottom=side)


# Not by colour alone: a dashed frame waits to be filled in, stripes are passed over, struck-out words are wrong.
WANTED = DifferentialStyle(
    fill=PatternFill("solid", fgColor="FFFFF3C4", bgColor="FFFFF3C4"), border=_edge("dashed", "FF7A5B00")
)
SKIPPED = DifferentialStyle(
    fill=PatternFill("lightUp", fgColor="FF9AA5AB", bgColor="FFE3E7E9"), font=Font(color=SOFT_INK, italic=True)
)
WRONG = DifferentialStyle(
    fill=PatternFill("solid", fgColor="FFFBE0DC", bgColor="FFFBE0DC"),
    font=Font(color=_ALERT, bold=True, strike=True),
    border=_edge("thin", _ALERT),
)
GOOD = DifferentialStyle(fill=PatternFill("solid", fgColor="FFDDF0E0", bgColor="FFDDF0E0"), font=Font(color="FF1D5A2B"))
BAD = DifferentialStyle(
    fill=PatternFill("solid", fgColor="FFFBE0DC", bgColor="FFFBE0DC"), font=Font(color=_ALERT, bold=True)
)


def write_title(sheet: Worksheet, words: str) -> None:
    """Write the title of a sheet, in a row high enough for it."""
    sheet["A1"].value, sheet["A1"].font = words, TITLE
    # Left to themselves some programs give the row the height of plain text.
    sheet.row_dimensions[1].height = 26


def dress(cell: Cell, look: DifferentialStyle) -> None:
    """Give a cell permanently the style that another gets while someone types."""
    if look.fill:
        cell.fill = look.fill
    if look.font:
        font = look.font
        cell.font = Font(name=_FACE, size=11, bold=font.b, italic=font.i, strike=font.strike, color=font.color)
    if look.border:
        cell.border = look.border


def dress_like(cell: Cell | MergedCell, model: Cell | MergedCell) -> None:
    """Copy a cell's style within the same workbook; styling thousands of cells one by one is too slow."""
    # openpyxl has no other way that does not look up each part of the style again, and its types omit this one.
    cell._style = copy(model._style)  # type: ignore[union-attr]  # noqa: SLF001 - see above


def page(sheet: Worksheet, *, landscape: bool) -> None:
    """Set a sheet up for A4, as wide as the paper and as long as it needs, with its name and the page below."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    footer = sheet.oddFooter
    # An empty part of a footer is false, and it is there all the same.
    if footer is not None and footer.left is not None and footer.right is not None:
        footer.left.text, footer.right.text = "&A", "Sida &P av &N"


def lock(sheet: Worksheet) -> None:
    """Protect the locked cells of a sheet, without a password; the row operations that people need stay allowed."""
    protection = sheet.protection
    protection.sheet = True
    # Here True means forbidden.
    protection.sort = protection.autoFilter = False
    protection.insertRows = protection.deleteRows = False
    protection.formatColumns = protection.formatRows = False
