"""The sheets `Nuläge` and `Indikatorer`: where the kommun stands, by its own judgement and in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from fokusmanad.form.layout import INDICATOR_HEADINGS, RATING_COLUMNS
from fokusmanad.office import styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.campaign.model import Campaign

_HEADING_ROW, _PREPARED_ROWS = 4, 12
_WIDTHS = {"date": 14, "role": 24, "score": 12, "label": 60, "count": 12, "of": 12}
_WIDE = 40


def write_ratings_sheet(sheet: Worksheet) -> None:
    """Write an empty table of ratings, from 0 to 10."""
    styles.write_title(sheet, "Var står ni?")
    sheet["A2"].value = (
        "En rad för varje skattning, från 0 (inte börjat) till 10 (fungerar som vi vill). "
        "Skriv aldrig om enskilda personer."
    )
    _write_table(sheet, RATING_COLUMNS, _PREPARED_ROWS)
    score = get_column_letter(list(RATING_COLUMNS).index("score") + 1)
    rule = DataValidation(type="decimal", operator="between", formula1="0", formula2="10", allow_blank=True)
    rule.showErrorMessage, rule.errorTitle, rule.error = True, RATING_COLUMNS["score"], "Skriv ett tal från 0 till 10."
    rule.add(f"{score}{_HEADING_ROW + 1}:{score}{_HEADING_ROW + _PREPARED_ROWS}")
    sheet.add_data_validation(rule)
    styles.lock(sheet)


def write_indicators_sheet(sheet: Worksheet, campaign: Campaign) -> None:
    """Write the campaign's indicators, each with a cell for its number and, where it has one, of how many."""
    styles.write_title(sheet, "Indikatorer")
    sheet["A2"].value = "Skriv antal med siffror, Ja eller Nej. Lämna tomt det ni inte vet."
    _write_table(sheet, INDICATOR_HEADINGS, len(campaign.indicators))
    for row, kind in enumerate(campaign.indicators, start=_HEADING_ROW + 1):
        label = sheet.cell(row, 1, kind.label)
        label.protection = styles.LOCKED
    styles.lock(sheet)


def _write_table(sheet: Worksheet, headings: dict[str, str], rows: int) -> None:
    sheet["A2"].font = styles.HINT
    for number, (key, heading) in enumerate(headings.items(), start=1):
        cell = sheet.cell(_HEADING_ROW, number, heading)
        cell.font, cell.fill, cell.alignment = styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(key, _WIDE)
    for row in range(_HEADING_ROW + 1, _HEADING_ROW + rows + 1):
        _write_row(sheet, row, headings)
    styles.page(sheet, landscape=True)


def _write_row(sheet: Worksheet, row: int, headings: Iterable[str]) -> None:
    for number, _ in enumerate(headings, start=1):
        cell = sheet.cell(row, number)
        cell.border, cell.font, cell.alignment, cell.protection = (
            styles.GRID,
            styles.PLAIN,
            styles.WRAPPED,
            styles.UNLOCKED,
        )
