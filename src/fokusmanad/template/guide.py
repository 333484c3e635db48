"""The sheet `Läs mig`: how to fill in the form, in ten lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from fokusmanad.form.layout import CONTROL_SHEET, FORM_SHEET, HEAD_SHEET, LISTS_SHEET, head_label
from fokusmanad.office import styles
from fokusmanad.template.control import READY
from fokusmanad.template.plan import HEADING_ROW
from fokusmanad.text import Lang, month_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Layout


_LONG = 190
"""Characters that two lines of a cell hold."""


def write_guide_sheet(sheet: Worksheet, campaign: Campaign, kommun: Kommun | None) -> None:
    """Write the title and the ten lines, each with its number and topic."""
    styles.write_title(sheet, _title(campaign, kommun))
    sheet["A2"].value, sheet["A2"].font = campaign.title or "Frågan om våld, en månad", styles.HINT
    for number, (about, words) in enumerate(_lines(campaign), start=1):
        row = number + 3
        cells = sheet.cell(row, 1, number), sheet.cell(row, 2, about), sheet.cell(row, 3, words)
        for cell, font in zip(cells, (styles.SECTION, styles.STRONG, styles.PLAIN), strict=True):
            cell.font, cell.alignment, cell.border = font, styles.MIDDLE, styles.UNDERLINE
        cells[0].alignment = styles.CENTRED
        sheet.row_dimensions[row].height = 36 if len(words) < _LONG else 52
    for letter, width in (("A", 5), ("B", 24), ("C", 92)):
        sheet.column_dimensions[letter].width = width
    link = sheet["A15"]
    link.value = f"Till fliken {FORM_SHEET}"
    link.hyperlink = Hyperlink(ref=link.coordinate, location=f"{quote_sheetname(FORM_SHEET)}!B{HEADING_ROW + 1}")
    link.font = styles.LINK
    sheet.sheet_view.showGridLines = False
    styles.page(sheet, landscape=True)
    styles.lock(sheet)


def _title(campaign: Campaign, kommun: Kommun | None) -> str:
    period = campaign.period
    title = "Fokusmånad" if period is None or period.is_month else "Frågan om våld,"
    return " ".join(filter(None, (title, period and period.words.sv))) + (f" – {kommun.name}" if kommun else "")


def _lines(campaign: Campaign) -> Iterator[tuple[str, str]]:
    yield from _at_first()
    yield from _row_by_row(campaign.layout)
    yield from _at_last(campaign)


def _at_first() -> Iterator[tuple[str, str]]:
    yield (
        "Vem räknas?",
        (
            "Varje vuxen, 18 år eller äldre, som träffar en handläggare under månaden, på plats eller på telefon. "
            "En person är en rad, även om ni träffas flera gånger. Möter två enheter samma person skriver båda en rad."
        ),
    )
    yield (
        "Skriv aldrig",
        (
            "namn, initialer, personnummer, födelsedatum, ärendenummer eller besöksdag. "
            "Med ett personnummer i filen stoppas hela filen."
        ),
    )


def _row_by_row(layout: Layout) -> Iterator[tuple[str, str]]:
    heading = {column.key: column.heading for column in layout.columns}
    yield "Börja så här", f"Gå till fliken {FORM_SHEET}. Välj {heading['unit']} och {heading['sex']} i listorna."
    yield (
        heading["asked"],
        (
            "Ja om personen fick frågan om våld, annars Nej. Den som inte vill svara har också fått frågan. "
            "Frågas personen vid ett senare möte: ändra raden."
        ),
    )
    yield (
        "Nej?",
        (
            f"Välj {heading['reason']}: varför ställdes inte frågan? Fanns flera: välj den som ensam hade räckt, "
            "och annars den som står först i listan."
        ),
    )
    yield (
        "Ja?",
        (
            f"Välj {heading['answer']}. Ja är ja på någon fråga om fysiskt, psykiskt eller sexuellt våld av en "
            "närstående, nu eller tidigare (Socialstyrelsen, art. 2014-6-15)."
        ),
    )
    yield (
        f"{heading['answer']} är Ja?",
        (
            f"Välj {heading['when']}: hände det senaste året, tidigare, eller både och? "
            "Annars hoppar du över det som följer."
        ),
    )


def _at_last(campaign: Campaign) -> Iterator[tuple[str, str]]:
    yield (
        "Rutorna hjälper dig",
        (
            "Streckad ram: fyll i. Randig eller grå: hoppa över. Överstruken text: rätta. "
            f"Alla svar som går att välja finns i fliken {LISTS_SHEET}."
        ),
    )
    yield (
        "Är du kontaktperson?",
        (
            f"Fyll också i fliken {HEAD_SHEET}, även hur många handläggare som delar formuläret. Kom ingen på hela "
            f"månaden: välj Ja vid {head_label('nil')}, och lämna {FORM_SHEET} tom."
        ),
    )
    yield (
        "Innan ni skickar",
        (
            f"Titta i fliken {CONTROL_SHEET}. Står det ”{READY}”: spara och skicka filen till samordnaren"
            f"{_until(campaign.last_day)}. {CONTROL_SHEET} ser inte allt: det som är dolt i filen, sammanslagna "
            "celler och fler flikar med rader hittar bara granskningssidan eller programmet."
        ),
    )


def _until(last_day: date | None) -> str:
    if last_day is None:
        return ""
    month = month_name(f"{last_day:%Y-%m}", Lang.SV)
    return f" senast den {last_day.day} {month}"
