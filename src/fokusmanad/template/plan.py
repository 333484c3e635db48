"""The positions of the form's parts in one workbook, and the references by which formulas reach them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname

from fokusmanad.form.layout import CONTROL_SHEET, FORM_SHEET, HEAD_FIELDS, HEAD_SHEET, ROW_ID, Presence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.findings.problem import Place
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Column, Layout
    from fokusmanad.form.period import Period

PREPARED_ROWS = 500
"""Rows with a Löpnr and lines drawn."""
REACH = 5_000
"""Rows that dropdowns, conditional formats and the formulas of `Kontroll` reach."""

_WIDTH = 40
"""Columns that are looked at to the right of the form."""

HEADING_ROW = 3
HEAD_ROW = 4
"""The row of the first head value."""


_HEAD_OF_TEMPLATE = {
    field.key: f"{quote_sheetname(HEAD_SHEET)}!$B${row}" for row, field in enumerate(HEAD_FIELDS, start=HEAD_ROW)
}


@dataclass(frozen=True)
class Plan:
    """The columns of the form by key, its heading row, and the cell of each head value."""

    layout: Layout
    columns: Mapping[str, int]
    head: Mapping[str, str]
    """Absolute references, with the sheet, by the key of the head value."""
    form_sheet: str = FORM_SHEET
    heading_row: int = HEADING_ROW
    control_sheet: str = CONTROL_SHEET
    kommun: Kommun | None = None
    """The kommun that the form is made for."""
    period: Period | None = None
    """The period that the campaign counts."""

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.heading_row + 1

    @property
    def last_row(self) -> int:
        """The last row that formulas, dropdowns and formats reach."""
        return self.heading_row + REACH

    @property
    def answered(self) -> tuple[Column, ...]:
        """The columns that are answered from a list."""
        return tuple(column for key in self.columns if (column := self.layout.column(key)).answers)

    @property
    def filled_in(self) -> tuple[str, ...]:
        """The keys of all columns but the row's number: a row with none of them is blank."""
        return tuple(key for key in self.columns if key != ROW_ID)

    def letter(self, key: str) -> str:
        """Return the letters of a column."""
        return get_column_letter(self.columns[key])

    def down(self, key: str) -> str:
        """Return a column's rows as a range on its own sheet: "E4:E5003"."""
        return f"{self.letter(key)}{self.first_row}:{self.letter(key)}{self.last_row}"

    def reference(self, key: str, *, first: int, last: int) -> str:
        """Return rows of a column as an absolute reference from any sheet."""
        letter = self.letter(key)
        return f"{quote_sheetname(self.form_sheet)}!${letter}${first}:${letter}${last}"

    @property
    def right_of_headings(self) -> str:
        """The cells of the heading row to the right of the form, as far as people write, as an absolute reference."""
        beyond = max(self.columns.values()) + 1
        first, last = (f"${get_column_letter(number)}${self.heading_row}" for number in (beyond, beyond + _WIDTH))
        return f"{quote_sheetname(self.form_sheet)}!{first}:{last}"

    @property
    def heading_cell(self) -> str:
        """A cell of the heading row, as an absolute reference; its row is the one before the first."""
        return f"{quote_sheetname(self.form_sheet)}!$A${self.heading_row}"


def plan_for(campaign: Campaign, kommun: Kommun | None = None) -> Plan:
    """Return the plan of a new form: the columns of the contract, and those that the campaign has turned on."""
    columns: dict[str, int] = {}
    for column in campaign.layout.columns:
        if column.presence is not Presence.EXTRA or column.key in campaign.columns:
            columns[column.key] = len(columns) + 1
    return Plan(campaign.layout, columns, _HEAD_OF_TEMPLATE, kommun=kommun, period=campaign.period)


def plan_of(
    layout: Layout, form_sheet: str, heading_row: int, columns: Mapping[str, int], head: Mapping[str, Place]
) -> Plan:
    """Return the plan of a form that was sent, as it was found; missing head values count as empty."""
    found = {
        key: f"{quote_sheetname(place.sheet)}!{absolute_coordinate(place.cell)}"
        for key, place in head.items()
        if place.sheet and place.cell
    }
    return Plan(layout, dict(columns), _HEAD_OF_TEMPLATE | found, form_sheet, heading_row)
