"""The sheet `Formulär`: headings, rows, dropdowns, and the formats that show while someone types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from fokusmanad.form.layout import COMMENT, ROW_ID, Presence
from fokusmanad.office import styles
from fokusmanad.template.conditions import normal, readable
from fokusmanad.template.lists import list_name
from fokusmanad.template.plan import PREPARED_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.form.layout import Column
    from fokusmanad.template.plan import Plan

_TITLE = "En rad för varje vuxen (18 år eller äldre) – skriv aldrig namn, personnummer eller annat som pekar ut någon"
_LEGEND = (("Fyll i", styles.WANTED), ("Hoppa över", styles.SKIPPED), ("Fel – rätta", styles.WRONG))
_HINTS = {
    "asked": "Ja om personen fick frågan om våld, även om hon eller han inte ville svara. Annars Nej.",
    "reason": "Bara när Fick frågan är Nej: varför ställdes inte frågan? Är den Ja: hoppa över.",
    "answer": "Bara när Fick frågan är Ja: vad svarade personen? Är den Nej: hoppa över.",
    "when": "Bara när Svar är Ja: när hände det? Annars: hoppa över.",
    "unit": "Vilken enhet mötte personen?",
    "age_group": "Bara vuxna räknas, alltså från 18 år.",
}
_PICK = "Välj ett svar i listan."
_OUTSIDE = "Skriv bara i kolumnerna som har en rubrik. Det som står utanför läses inte."
_LAST_LETTER = "XFD"
_LONGEST_ROW_ID, _LONGEST_TEXT = 6, 1_000
"""Characters: an identity number has ten."""


def write_form_sheet(sheet: Worksheet, plan: Plan) -> None:
    """Write the empty form: the legend, the headings and the prepared rows."""
    _write_legend(sheet, plan)
    for key, number in plan.columns.items():
        heading = sheet.cell(plan.heading_row, number, plan.layout.column(key).heading)
        heading.font, heading.fill, heading.alignment = styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
    sheet.row_dimensions[plan.heading_row].height = 32
    _open_columns(sheet, plan)
    _prepare(sheet, plan)
    dress(sheet, plan)
    last = get_column_letter(max(plan.columns.values()))
    sheet.auto_filter.ref = f"A{plan.heading_row}:{last}{plan.heading_row + PREPARED_ROWS}"
    sheet.freeze_panes = f"B{plan.first_row}"
    sheet.print_title_rows = f"{plan.heading_row}:{plan.heading_row}"
    styles.page(sheet, landscape=True)
    styles.lock(sheet)


def dress(sheet: Worksheet, plan: Plan) -> None:
    """Give the columns, wherever they are, their widths, dropdowns and conditional formats."""
    for key in plan.columns:
        column = plan.layout.column(key)
        dimension = sheet.column_dimensions[plan.letter(key)]
        dimension.width, dimension.number_format = _width(column), styles.TEXT_FORMAT
        validation = _dropdown(column) if column.answers else _length_limit(column)
        validation.add(plan.down(key))
        sheet.add_data_validation(validation)
        for condition, look in _looks(plan, column):
            rule = Rule(type="expression", dxf=look, formula=[condition], stopIfTrue=True)
            sheet.conditional_formatting.add(plan.down(key), rule)


def _write_legend(sheet: Worksheet, plan: Plan) -> None:
    sheet["A1"].value, sheet["A1"].font = _TITLE, styles.STRONG
    sheet["A2"].value, sheet["A2"].font = "Rutor:", styles.HINT
    for number, (words, look) in enumerate(_LEGEND, start=2):
        cell = sheet.cell(2, number, words)
        cell.alignment = styles.CENTRED
        styles.dress(cell, look)
    for row in range(1, plan.heading_row):
        # A row with a style of its own is locked to its end; column styles alone would leave it open.
        sheet.row_dimensions[row].fill = styles.BAND
        sheet.row_dimensions[row].height = 21
        for number in range(1, max(plan.columns.values()) + 1):
            if row == 1 or number not in {2, 3, 4}:
                sheet.cell(row, number).fill = styles.BAND
                sheet.cell(row, number).alignment = Alignment(vertical="center")


def _open_columns(sheet: Worksheet, plan: Plan) -> None:
    """Unlock the columns for writing, as text, below the prepared rows too.

    Excel lets people delete rows only if whole rows are unlocked, so the cells to the right are open as well, and a
    validation rule keeps people from writing there.
    """
    for key in plan.columns:
        sheet.column_dimensions[plan.letter(key)].protection = styles.UNLOCKED
    beyond = max(plan.columns.values()) + 1
    first = get_column_letter(beyond)
    rest = sheet.column_dimensions[first]
    rest.min, rest.max, rest.protection, rest.width = beyond, 16_384, styles.UNLOCKED, 9.14
    outside = DataValidation(type="custom", formula1="FALSE", allow_blank=True, showErrorMessage=True)
    outside.errorTitle, outside.error = "Utanför formuläret", _OUTSIDE
    outside.add(f"{first}{plan.first_row}:{_LAST_LETTER}{plan.last_row}")
    sheet.add_data_validation(outside)


def _prepare(sheet: Worksheet, plan: Plan) -> None:
    for key, number in plan.columns.items():
        first = sheet.cell(plan.first_row, number)
        first.number_format, first.border, first.protection = styles.TEXT_FORMAT, styles.GRID, styles.UNLOCKED
        first.font = styles.HINT if key == ROW_ID else styles.PLAIN
        first.alignment = styles.CENTRED if key == ROW_ID else styles.LEFT
        for row in range(plan.first_row, plan.first_row + PREPARED_ROWS):
            cell = sheet.cell(row, number)
            styles.dress_like(cell, first)
            if key == ROW_ID:
                cell.value = row - plan.heading_row


def _width(column: Column) -> float:
    if column.key == ROW_ID:
        return 8
    if column.key == COMMENT:
        return 40
    return max(13, len(column.heading) + 3, *(len(label) + 4 for label in column.labels))


def _dropdown(column: Column) -> DataValidation:
    validation = DataValidation(type="list", formula1=list_name(column.key), allow_blank=True)
    validation.showErrorMessage, validation.errorStyle = True, "stop"
    validation.errorTitle = "Svaret finns inte i listan"
    validation.error = f"{column.heading}: klicka på pilen till höger om rutan och välj ett svar i listan."
    return _with_hint(validation, column, _HINTS.get(column.key, _PICK))


def _length_limit(column: Column) -> DataValidation:
    """Return the rule for a column of free text; a number that is longer than `Löpnr` needs may identify a person."""
    longest = _LONGEST_ROW_ID if column.key == ROW_ID else _LONGEST_TEXT
    validation = DataValidation(
        type="textLength", operator="lessThanOrEqual", formula1=str(longest), allow_blank=True, showErrorMessage=True
    )
    validation.errorStyle, validation.errorTitle = "stop", f"{column.heading} är för långt"
    validation.error = (
        f"{column.heading} får ha högst {longest} tecken. Skriv aldrig personnummer eller ärendenummer här."
    )
    hints = {
        ROW_ID: f"Bara ett löpande nummer, högst {longest} tecken. Skriv aldrig personnummer eller ärendenummer här.",
        COMMENT: "Skriv inget som pekar ut en person. Kommentaren kommer aldrig med i rapporten.",
    }
    return _with_hint(validation, column, hints.get(column.key, ""))


def _with_hint(validation: DataValidation, column: Column, hint: str) -> DataValidation:
    validation.showInputMessage = True
    validation.promptTitle, validation.prompt = column.heading, hint
    return validation


def _looks(plan: Plan, column: Column) -> Iterator[tuple[str, DifferentialStyle]]:
    """Yield the conditions of a column's cells, the gravest first, each with its style."""
    cell = _cell(plan, column.key)
    if column.answers:
        text = normal(cell, column)
        yield f"AND(LEN({text})>0,ISNA(MATCH({text},{readable(column.key)},0)))", styles.WRONG
    skip, want = _skipped(plan).get(column.key), _wanted(plan).get(column.key)
    if skip:
        follows = column.key == "when" or column.is_after_yes
        wrong = f'OR({skip},LEN({_cell(plan, "answer")}&"")=0)' if follows else skip
        yield f'AND({wrong},LEN({cell}&"")>0)', styles.WRONG
        yield skip, styles.SKIPPED
    if want is None and column.presence is Presence.REQUIRED and column.answers:
        want = f"COUNTA({_answers_of_row(plan)})>0"
    if want:
        yield f'AND({want},LEN({cell}&"")=0)', styles.WANTED


def _skipped(plan: Plan) -> dict[str, str]:
    """Return the condition under which each column should be empty. An unreadable answer may be a misspelled Ja."""
    if not {"asked", "answer"} <= plan.columns.keys():
        return {}
    was_not_asked = _says(plan, "asked", "no")
    others = [_says(plan, "answer", key) for key in ("no", "declined")]
    not_yes = f"OR({','.join([was_not_asked, *others])})"
    follows = dict.fromkeys(("when", *(column.key for column in plan.layout.after_yes)), not_yes)
    return {"reason": _says(plan, "asked", "yes"), "answer": was_not_asked, **follows}


def _wanted(plan: Plan) -> dict[str, str]:
    if not {"asked", "answer"} <= plan.columns.keys():
        return {}
    follows = ("when", *(column.key for column in plan.layout.after_yes))
    return {
        "reason": _says(plan, "asked", "no"),
        "answer": _says(plan, "asked", "yes"),
        **dict.fromkeys(follows, _says(plan, "answer", "yes")),
    }


def _says(plan: Plan, key: str, answer: str) -> str:
    label = next(listed.label for listed in plan.layout.column(key).answers if listed.key == answer)
    return f'TRIM({_cell(plan, key)})="{label}"'


def _cell(plan: Plan, key: str) -> str:
    return f"${plan.letter(key)}{plan.first_row}"


def _answers_of_row(plan: Plan) -> str:
    numbers = [plan.columns[key] for key in plan.filled_in]
    row = plan.first_row
    return f"${get_column_letter(min(numbers))}{row}:${get_column_letter(max(numbers))}{row}"
