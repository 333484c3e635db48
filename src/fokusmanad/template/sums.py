"""The sheet `Summor`: the counts themselves, for kommuner that have them from paper, a case system or a survey tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from fokusmanad.form.layout import SUMS_CHECK, SUMS_HEADING, WHOLE_HEADING
from fokusmanad.office import styles

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.campaign.model import Campaign

_TITLE = "Antal personer, i stället för en rad för var och en"
_HINT = (
    "Skriv 0 där det inte var någon. Lämna tomt det ni inte vet: det som går att räkna ut räknas ut. "
    "Enheterna får vara tomma."
)
_HEADING_ROW = 4
_SPLITS = (("asked", "answers."), ("not_asked", "reasons."), ("answers.yes", "when."))
_OK, _WRONG = "Ja", "Rätta"


def write_sums_sheet(sheet: Worksheet, campaign: Campaign) -> None:
    """Write the measures, a column for the whole and one for each unit, and whether each column adds up."""
    measures = _measures(campaign)
    styles.write_title(sheet, _TITLE)
    sheet["A2"].value, sheet["A2"].font = _HINT, styles.HINT
    headings = (SUMS_HEADING, WHOLE_HEADING, *campaign.layout.column("unit").labels)
    for number, heading in enumerate(headings, start=1):
        cell = sheet.cell(_HEADING_ROW, number, heading)
        cell.font, cell.fill, cell.alignment = styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
        sheet.column_dimensions[get_column_letter(number)].width = 30 if number == 1 else 14
    sheet.row_dimensions[_HEADING_ROW].height = 32
    for row, label in enumerate(measures, start=_HEADING_ROW + 1):
        _write_measure(sheet, row, label, len(headings))
    last = _HEADING_ROW + len(measures)
    _write_check(sheet, last + 1, len(headings), measures)
    whole = DataValidation(
        type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True, showErrorMessage=True
    )
    whole.errorTitle, whole.error = WHOLE_HEADING, "Skriv ett helt tal med bara siffror, eller lämna cellen tom."
    whole.add(f"B{_HEADING_ROW + 1}:{get_column_letter(len(headings))}{last}")
    sheet.add_data_validation(whole)
    sheet.freeze_panes = f"B{_HEADING_ROW + 1}"
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    styles.page(sheet, landscape=True)
    styles.lock(sheet)


def _measures(campaign: Campaign) -> dict[str, str]:
    """Return the measures of the form; those of columns after a yes where the campaign turns these on."""
    off = {column.key for column in campaign.layout.after_yes} - set(campaign.columns)
    return {label: key for label, key in campaign.layout.sum_measures.items() if _column_of(key) not in off}


def _column_of(key: str) -> str:
    return key.split(".")[1] if key.startswith("after_yes.") else ""


def _write_measure(sheet: Worksheet, row: int, label: str, width: int) -> None:
    for number in range(1, width + 1):
        cell = sheet.cell(row, number)
        cell.border, cell.font = styles.GRID, styles.PLAIN
        if number > 1:
            cell.protection, cell.fill, cell.number_format = styles.UNLOCKED, styles.WRITABLE, "0"
            cell.alignment = styles.CENTRED
    name = sheet.cell(row, 1, label)
    name.font = styles.PLAIN if ":" in label else styles.STRONG
    name.alignment = styles.INDENTED if ":" in label else styles.LEFT


def _write_check(sheet: Worksheet, row: int, width: int, measures: dict[str, str]) -> None:
    rows = {key: number for number, key in enumerate(measures.values(), start=_HEADING_ROW + 1)}
    label = sheet.cell(row, 1, SUMS_CHECK)
    label.font, label.border = styles.STRONG, styles.UNDERLINE
    for number in range(2, width + 1):
        letter = get_column_letter(number)
        filled = f"COUNT({letter}{_HEADING_ROW + 1}:{letter}{row - 1})"
        cell = sheet.cell(row, number)
        cell.value = f'=IF({filled}=0,"",IF(OR({_too_many(letter, rows)}),"{_WRONG}","{_OK}"))'
        cell.font, cell.alignment, cell.border = styles.STRONG, styles.CENTRED, styles.UNDERLINE
    area = f"B{row}:{get_column_letter(width)}{row}"
    sheet.conditional_formatting.add(area, Rule(type="expression", dxf=styles.BAD, formula=[f'B{row}="{_WRONG}"']))
    sheet.conditional_formatting.add(area, Rule(type="expression", dxf=styles.GOOD, formula=[f'B{row}="{_OK}"']))


def _too_many(letter: str, rows: dict[str, int]) -> str:
    """Return the conditions that the parts of a count, which is given, are more than it."""
    conditions = []
    for whole, prefix in _SPLITS:
        parts = [number for key, number in rows.items() if key.startswith(prefix)]
        given = f"{letter}{rows[whole]}"
        conditions.append(f"AND(COUNT({given})=1,SUM({letter}{parts[0]}:{letter}{parts[-1]})>{given})")
    return ",".join(conditions)
