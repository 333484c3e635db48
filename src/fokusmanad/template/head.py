"""The sheet `Kommun`: the head, filled in as far as the campaign knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from fokusmanad.form.layout import HEAD_FIELDS, HOW_ASKED, PERIOD_LABEL, VERSION, Kind
from fokusmanad.office import styles
from fokusmanad.template.lists import KOMMUN_LIST, YES_NO_LIST, list_name
from fokusmanad.template.plan import HEAD_ROW

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import HeadField

_TITLE = "Om kommunen och månaden"
_INTRO = "Fyll i de vita rutorna. De tonade är redan ifyllda och låsta."
_HINTS = {
    "version": "Står redan i mallen. Ändra inte.",
    "kommun": "Kommunens namn.",
    "kommunkod": "Följer av kommunen. Behöver inte fyllas i.",
    "period": "Månaden då frågan ställdes, skriven som 2026-03. En vecka skrivs 2026-V47, ett kvartal 2026-Q4.",
    "part": "Till exempel IFO, om ni delar upp formuläret på flera filer. Tomt = hela kommunen.",
    "care_assessors": "Ja om biståndshandläggarna också frågar.",
    "staff": "Hur många handläggare fyller i det här formuläret? Ett helt tal.",
    "how_asked": "Ställer ni FREDA-kortfrågorna, egna frågor, eller frågar ni först vid tecken på våld?",
    "visitors": "Hur många vuxna kom under månaden, om ni vet? Ett helt tal.",
    "nil": "Ja om ingen kom under hela månaden. Lämna då fliken Formulär tom.",
    "contact": "Namn, telefon eller e-post. Kommer aldrig med i rapporten.",
}
_LONGEST_PERIOD = 40
_PERIOD_RULE = f'AND(LEN({{0}})<={_LONGEST_PERIOD},ISNUMBER(SEARCH("20",{{0}})))'


def write_head_sheet(sheet: Worksheet, campaign: Campaign, kommun: Kommun | None) -> None:
    """Write the labels, the known values (locked), and a hint for each."""
    styles.write_title(sheet, _TITLE)
    sheet["A2"].value, sheet["A2"].font = _INTRO, styles.HINT
    known = _known(campaign, kommun)
    for row, field in enumerate(HEAD_FIELDS, start=HEAD_ROW):
        is_other = field.key == "period" and campaign.period is not None and not campaign.period.is_month
        _write_field(sheet, row, field._replace(label=PERIOD_LABEL) if is_other else field, known.get(field.key))
    for letter, width in (("A", 28), ("B", 32), ("C", 84)):
        sheet.column_dimensions[letter].width = width
    styles.page(sheet, landscape=True)
    styles.lock(sheet)


def _known(campaign: Campaign, kommun: Kommun | None) -> dict[str, str | None]:
    # Without a kommun its code stays empty and locked: a name chosen from the list is enough.
    named = {"kommun": kommun.name, "kommunkod": kommun.code} if kommun else {"kommunkod": ""}
    return {"version": VERSION, "period": campaign.period, **named}


def _write_field(sheet: Worksheet, row: int, field: HeadField, known: str | None) -> None:
    sheet.row_dimensions[row].height = 24
    label, value, hint = sheet.cell(row, 1, field.label), sheet.cell(row, 2), sheet.cell(row, 3, _HINTS[field.key])
    label.font, label.alignment, label.border = styles.STRONG, styles.MIDDLE, styles.GRID
    hint.font, hint.alignment = styles.HINT, styles.INDENTED
    value.font, value.alignment, value.border = styles.PLAIN, styles.INDENTED, styles.GRID
    value.number_format = "0" if field.kind in {Kind.NUMBER, Kind.STAFF} else styles.TEXT_FORMAT
    if known is not None:
        value.value, value.fill = known or None, styles.BAND
        return
    value.fill, value.protection = styles.WRITABLE, styles.UNLOCKED
    validation = _validation(field, value.coordinate)
    validation.showInputMessage, validation.promptTitle, validation.prompt = True, field.label, _HINTS[field.key]
    validation.add(value.coordinate)
    sheet.add_data_validation(validation)


def _validation(field: HeadField, cell: str) -> DataValidation:
    match field.kind:
        case Kind.NUMBER | Kind.STAFF:
            rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
            error = "Skriv ett helt tal med bara siffror, till exempel 35."
        case Kind.YES_NO:
            rule, error = DataValidation(type="list", formula1=YES_NO_LIST), "Välj Ja eller Nej i listan."
        case Kind.CHOICE:
            rule = DataValidation(type="list", formula1=list_name(HOW_ASKED.key))
            error = "Välj ett svar i listan."
        case Kind.KOMMUN:
            rule = DataValidation(type="list", formula1=KOMMUN_LIST)
            error = "Välj kommunen i listan."
        case Kind.PERIOD:
            rule = DataValidation(type="custom", formula1=_PERIOD_RULE.format(cell))
            error = "Skriv månaden så här: 2026-03."
        case _:
            rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1="200")
            error = "Skriv kortare."
    rule.allow_blank, rule.showErrorMessage = True, True
    rule.errorTitle, rule.error = field.label, error
    return rule
