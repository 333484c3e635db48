"""The form, written from the layout and the campaign's additions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from fokusmanad.form.layout import (
    ASKING_SHEET,
    AUTHOR,
    CONTROL_SHEET,
    FORM_SHEET,
    HEAD_SHEET,
    INDICATORS_SHEET,
    LISTS_SHEET,
    RATINGS_SHEET,
    README_SHEET,
    SUMS_SHEET,
)
from fokusmanad.office.workbook_bytes import save
from fokusmanad.template import asking, control, guide, head, lists, rows, standing, sums
from fokusmanad.template.plan import plan_for

if TYPE_CHECKING:
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.form.kommuner import Kommun


_SHEETS = (README_SHEET, ASKING_SHEET, HEAD_SHEET, FORM_SHEET, CONTROL_SHEET, LISTS_SHEET)


def template(campaign: Campaign, kommun: Kommun | None = None) -> bytes:
    """Write the form for a kommun, or a blank one where the kommun is chosen from a list. Same input, same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    names = (README_SHEET, ASKING_SHEET, HEAD_SHEET, SUMS_SHEET, LISTS_SHEET) if campaign.sums else _SHEETS
    sheets = {name: book.create_sheet(name) for name in names}
    plan = plan_for(campaign, kommun)
    guide.write_guide_sheet(sheets[README_SHEET], campaign, kommun)
    asking.write_asking_sheet(sheets[ASKING_SHEET], campaign)
    head.write_head_sheet(sheets[HEAD_SHEET], campaign, kommun)
    if campaign.ratings:
        standing.write_ratings_sheet(book.create_sheet(RATINGS_SHEET, len(names) - 1))
        standing.write_indicators_sheet(book.create_sheet(INDICATORS_SHEET, len(names)), campaign)
    if campaign.sums:
        sums.write_sums_sheet(sheets[SUMS_SHEET], campaign)
    else:
        rows.write_form_sheet(sheets[FORM_SHEET], plan)
        control.write_control_sheet(book, sheets[CONTROL_SHEET], plan, with_kommuner=kommun is None)
    lists.write_lists_sheet(book, sheets[LISTS_SHEET], plan, campaign, with_kommuner=kommun is None)
    book.calculation.fullCalcOnLoad = True
    book.properties.creator, book.properties.title = AUTHOR, "Fokusmånad"
    return save(book)
