"""The sheet `Listor`: the allowed answers. Dropdowns reach them by name.

By name, because Excel keeps a reference to another sheet apart, in an extension that openpyxl drops when it copies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from fokusmanad.form.kommuner import kommuner
from fokusmanad.form.layout import HOW_ASKED, YES_NO, head_label
from fokusmanad.office import styles
from fokusmanad.text import Lang, alphabetical, listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.template.plan import Plan

YES_NO_LIST = "Listor_ja_nej"
KOMMUN_LIST = "Listor_kommun"
CODE_LIST = "Listor_kommunkod"
"""The codes of the kommuner, in the order of the names."""

_TITLE = "Svaren som går att välja"
_HINT = "Listorna går inte att ändra här. Saknas ett svar: säg till samordnaren."
_HEADING_ROW = 4


def list_name(key: str) -> str:
    """Return the name of the list of a column."""
    return f"Listor_{key}"


def write_lists_sheet(book: Workbook, sheet: Worksheet, plan: Plan, campaign: Campaign, *, with_kommuner: bool) -> None:
    """Write every list once, also where several columns share it, and name the ranges."""
    styles.write_title(sheet, _TITLE)
    sheet["A2"].value, sheet["A2"].font = _HINT, styles.HINT
    number = 0
    for number, (labels, keys) in enumerate(_shared(plan).items(), start=1):
        headings = [plan.layout.column(key).heading for key in keys]
        range_ = _write_list(sheet, number, f"Svar i {listing(headings, Lang.SV)}", labels)
        names = [list_name(key) for key in keys]
        if labels == tuple(answer.label for answer in YES_NO):
            names.append(YES_NO_LIST)
        _define_list(book, names, range_)
    range_ = _write_list(sheet, number := number + 1, f"Svar i {HOW_ASKED.heading}", HOW_ASKED.labels)
    _define_list(book, [list_name(HOW_ASKED.key)], range_)
    if with_kommuner:
        listed = _kommuner(campaign)
        names_and_codes = [kommun.name for kommun in listed], [kommun.code for kommun in listed]
        for name, heading, words in zip(
            (KOMMUN_LIST, CODE_LIST), ("Sveriges kommuner", head_label("kommunkod")), names_and_codes, strict=True
        ):
            range_ = _write_list(sheet, number := number + 1, heading, words)
            _define_list(book, [name], range_)
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    styles.page(sheet, landscape=True)
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    styles.lock(sheet)


def _shared(plan: Plan) -> dict[tuple[str, ...], list[str]]:
    shared: dict[tuple[str, ...], list[str]] = {}
    for column in plan.answered:
        shared.setdefault(column.labels, []).append(column.key)
    return shared


def _kommuner(campaign: Campaign) -> list[Kommun]:
    """Return all kommuner, those of the campaign first."""
    return sorted(kommuner(), key=lambda kommun: (kommun not in campaign.expected, alphabetical(kommun.name)))


def _write_list(sheet: Worksheet, number: int, heading: str, labels: Sequence[str]) -> str:
    """Write a list in its column and return its range."""
    letter = get_column_letter(number)
    width = max(24, *(len(label) + 3 for label in labels))
    sheet.column_dimensions[letter].width = width
    top = sheet[f"{letter}{_HEADING_ROW}"]
    top.value, top.font, top.fill, top.alignment = heading, styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
    # Several columns may share a list, and not every program makes room for wrapped text by itself.
    headings = sheet.row_dimensions[_HEADING_ROW]
    headings.height = max(headings.height or 0, 16 * (1 + len(heading) // (width - 5)))
    for row, label in enumerate(labels, start=_HEADING_ROW + 1):
        cell = sheet[f"{letter}{row}"]
        cell.value, cell.font, cell.border = label, styles.PLAIN, styles.UNDERLINE
        cell.data_type, cell.number_format = "s", styles.TEXT_FORMAT
    last = _HEADING_ROW + len(labels)
    return f"{quote_sheetname(sheet.title)}!${letter}${_HEADING_ROW + 1}:${letter}${last}"


def _define_list(book: Workbook, names: Sequence[str], range_: str) -> None:
    for name in names:
        book.defined_names[name] = DefinedName(name, attr_text=range_)
