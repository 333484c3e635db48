"""The sheet `Så frågar du`: how the question is put and what follows, on one page to print.

In our own words; FREDA's sentences belong to Socialstyrelsen (art. 2014-6-15) and are not copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment

from fokusmanad.form.layout import ASKING_SHEET, AUTHOR
from fokusmanad.office import styles
from fokusmanad.office.workbook_bytes import save

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.campaign.model import Campaign

FILE_NAME = "sa-fragar-du.xlsx"
"""The page by itself, in a campaign's folder."""

_TITLE = "Så frågar du om våld"
_SECTIONS = (
    (
        "Före mötet",
        (
            "Träffa personen ensam. Är partner, barn eller någon annan med: fråga inte nu, utan boka en tid i enrum.",
            "Behövs tolk: ta en auktoriserad tolk, gärna på telefon från en annan ort. Låt aldrig en anhörig tolka.",
            "Räkna med en kvart extra, och ta reda på vem du kan rådfråga om svaret blir ja.",
        ),
    ),
    (
        "När du frågar",
        (
            "Säg att alla vuxna får frågan, varför ni frågar, och att det är frivilligt att svara.",
            "Berätta vad som händer med svaret: sekretessen, journalen, och att oro för barn måste anmälas.",
            "Ställ FREDA-kortfrågorna som de står i manualen, en i taget. Vänta in svaret, och visa inte brådska.",
        ),
    ),
    (
        "Om svaret är ja",
        (
            "Tacka för förtroendet. Säg att våldet aldrig är den utsattas fel, och att det finns hjälp.",
            "Fråga om personen, och barnen, är trygga i dag. Vid akut fara: ring 112.",
            "Gå vidare med FREDA-beskrivning och FREDA-farlighetsbedömning enligt er rutin, och erbjud stöd.",
            "Har barn sett, hört eller själva utsatts: följ rutinen för orosanmälan.",
        ),
    ),
    (
        "Om svaret är nej, eller personen inte vill svara",
        (
            "Tacka, och säg att det går bra att berätta senare. Pressa inte. Lämna ändå numren här nedanför.",
            "Svarar personen ja vid ett senare möte i månaden: ändra personens rad i formuläret till Ja.",
        ),
    ),
    (
        "Så skriver du i formuläret",
        (
            "Ja är ja på någon fråga om fysiskt, psykiskt eller sexuellt våld av en närstående, nu eller förr.",
            "Ett möte på telefon räknas. Kunde du inte fråga där: välj Telefon eller video.",
            "Skriv aldrig namn, personnummer eller annat som pekar ut någon.",
        ),
    ),
)
_LINES = (
    "Kvinnofridslinjen 020-50 50 50, Stödlinjen för män 020-80 80 80, Stödlinjen för transpersoner 020-55 00 00: "
    "dygnet runt, gratis, anonymt, på många språk."
)
_SOURCE = "Källa: Socialstyrelsen, manualen för FREDA, art. 2014-6-15. Frågorna finns där."
_BLANK = "_______________________________________"
_WIDTH, _LINE = 74, 84
"""The width of the page in figures of the font, and the letters of running text that a line holds."""


def write_asking_sheet(sheet: Worksheet, campaign: Campaign) -> None:
    """Write the page, with the campaign's local contact, telephone and routine, or lines to write them on."""
    styles.write_title(sheet, _TITLE)
    row = 2
    for heading, points in _SECTIONS:
        row = _write_heading(sheet, row, heading)
        for point in points:
            row = _write_line(sheet, row, f"•  {point}")
    row = _write_heading(sheet, row, "Hjälp dygnet runt")
    row = _write_line(sheet, row, _LINES)
    row = _write_heading(sheet, row, "Hos oss")
    for line in _local(campaign):
        row = _write_line(sheet, row, line)
    _write_line(sheet, row + 1, _SOURCE)
    sheet.cell(row + 1, 1).font = styles.HINT
    sheet.column_dimensions["A"].width = _WIDTH
    sheet.sheet_view.showGridLines = False
    styles.page(sheet, landscape=False)
    sheet.page_setup.fitToHeight = 1
    styles.lock(sheet)


def asking_page(campaign: Campaign) -> bytes:
    """Return the page as a workbook of its own. Same input, same bytes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = ASKING_SHEET
    write_asking_sheet(sheet, campaign)
    book.properties.creator, book.properties.title = AUTHOR, _TITLE
    return save(book)


def _local(campaign: Campaign) -> Iterator[str]:
    guide = campaign.guide
    for label, value in (("Fråga", guide.contact), ("Telefon", guide.telephone), ("Rutin", guide.routine)):
        yield f"{label}: {value or _BLANK}"


def _write_heading(sheet: Worksheet, row: int, words: str) -> int:
    cell = sheet.cell(row, 1, words)
    cell.font, cell.alignment = styles.SECTION, Alignment(vertical="bottom")
    sheet.row_dimensions[row].height = 26
    return row + 1


def _write_line(sheet: Worksheet, row: int, words: str) -> int:
    cell = sheet.cell(row, 1, words)
    cell.font, cell.alignment = styles.PLAIN, styles.WRAPPED
    # Not every program makes room for wrapped text by itself.
    sheet.row_dimensions[row].height = 16 * (1 + len(words) // _LINE)
    return row + 1
