"""The sheet `Kontroll`: what `validate` would count and find, in formulas that are recalculated while people type."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.worksheet.formula import ArrayFormula

from fokusmanad.office import styles
from fokusmanad.template import conditions as when
from fokusmanad.template.findings import contradictions, head_faults, heading_faults, row_faults, warnings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.template.findings import Finding
    from fokusmanad.template.plan import Plan

READY, MEND_FIRST = "Klart att skicka", "Rätta först: "
STATUS_CELL = "A2"
ROWS_LABEL, LEFT_OUT_LABEL = "Ifyllda rader", "Rader som inte räknas"
ASKED_LABEL, NOT_ASKED_LABEL = "Fick frågan – antal", "Fick inte frågan – antal"
NO_ANSWER_LABEL, NO_REASON_LABEL = "Svaret saknas eller går inte att läsa", "Orsaken saknas eller går inte att läsa"
LAST_ROW_LABEL = "Rader som gås igenom, med rubriken"

_HEADINGS_ROW = 4
_FIRST_ROW = _HEADINGS_ROW + 1
# Problems on the left, counts on the right: both are visible at once.
_FIGURES = 6
# More rows than these would be too small to read on one page.
_ROWS_OF_A_PAGE = 60


class _Figure(NamedTuple):
    """A line of the upper part: a count."""

    label: str
    formula: str
    main: bool = False


class _Section(NamedTuple):
    """Findings of one severity, with the words for those that occur."""

    heading: str
    findings: Sequence[Finding]
    verdict: str
    look: DifferentialStyle


def write_control_sheet(book: Workbook, sheet: Worksheet, plan: Plan, *, with_kommuner: bool) -> None:
    """Write the sheet, and define the names that its formulas are made of. All sheets must be in the workbook."""
    figures = list(_figures(plan))
    last = sheet.cell(_FIRST_ROW + len(figures), _FIGURES + 1).coordinate
    when.define(book, plan, f"{quote_sheetname(plan.control_sheet)}!{absolute_coordinate(last)}")
    _write_headings(sheet, _HEADINGS_ROW, _FIGURES, ("Det här är ifyllt", "Antal"))
    for row, figure in enumerate((*figures, _Figure(LAST_ROW_LABEL, _last_filled(plan))), start=_FIRST_ROW):
        _write_figure(sheet, row, figure)
    head = head_faults(plan, with_kommuner=with_kommuner)
    faults = [*head, *heading_faults(plan), *contradictions(plan), *row_faults(plan)]
    _write_findings(sheet, _HEADINGS_ROW, _Section("Att rätta", faults, "Rätta", styles.BAD), plan)
    _write_status(sheet, _FIRST_ROW, len(faults))
    after = _FIRST_ROW + len(faults) + 1
    told = list(warnings(plan, sheets=len(book.sheetnames)))
    _write_findings(sheet, after, _Section("Titta gärna på", told, "Titta", styles.WANTED), plan)
    _finish(sheet)


def _figures(plan: Plan) -> Iterator[_Figure]:
    asked = f"{when.ASKED}*{when.empty('reason')}"
    not_asked = f"{when.NOT_ASKED}*{when.empty('answer')}"
    answer, reason = plan.layout.column("answer"), plan.layout.column("reason")
    yield _Figure(ROWS_LABEL, _total(when.FILLED_ROW), main=True)
    yield _Figure(ASKED_LABEL, _total(asked), main=True)
    for listed in answer.answers:
        yield _Figure(listed.label, _total(f"{asked}*({when.says(plan, 'answer', listed.key)})"))
    known = f"ISNUMBER(MATCH({when.normal(when.rows_of('answer'), answer)},{when.readable('answer')},0))"
    yield _Figure(NO_ANSWER_LABEL, _total(f"{asked}*(1-{known})"))
    yield _Figure(NOT_ASKED_LABEL, _total(not_asked), main=True)
    for listed in reason.answers:
        yield _Figure(listed.label, _total(f"{not_asked}*({when.says(plan, 'reason', listed.key)})"))
    known = f"ISNUMBER(MATCH({when.normal(when.rows_of('reason'), reason)},{when.readable('reason')},0))"
    yield _Figure(NO_REASON_LABEL, _total(f"{not_asked}*(1-{known})"))
    yield _Figure(LEFT_OUT_LABEL, _total(f"{when.FILLED_ROW}-{asked}-{not_asked}"), main=True)


def _total(condition: str) -> str:
    return f"=SUM({condition})"


def _last_filled(plan: Plan) -> str:
    """Return the formula for the number of rows to examine, the heading included; the others calculate no more rows."""
    ranges = (plan.reference(key, first=plan.heading_row, last=plan.last_row) for key in plan.filled_in)
    lasts = ",".join(f"(1-ISBLANK({range_}))*ROW({range_})" for range_ in ranges)
    return f"=MAX(2,MAX({lasts})-ROW({plan.heading_cell})+1)"


def _write_headings(sheet: Worksheet, row: int, first_column: int, words: Sequence[str]) -> None:
    for column, word in enumerate(words, start=first_column):
        cell = sheet.cell(row, column, word or None)
        cell.font, cell.fill = styles.HEADING, styles.HEADING_FILL
        cell.alignment = styles.MIDDLE if column == first_column else styles.CENTRED
    sheet.row_dimensions[row].height = 22


def _write_figure(sheet: Worksheet, row: int, figure: _Figure) -> None:
    label, count = sheet.cell(row, _FIGURES, figure.label), sheet.cell(row, _FIGURES + 1)
    label.font = count.font = styles.STRONG if figure.main else styles.PLAIN
    label.border = count.border = styles.UNDERLINE
    label.alignment, count.alignment = styles.MIDDLE if figure.main else styles.INDENTED, styles.CENTRED
    _formula(sheet, count.coordinate, figure.formula)


def _formula(sheet: Worksheet, cell: str, formula: str) -> None:
    # Older Excel calculates a formula for one row only unless it is marked as an array.
    sheet[cell].value = ArrayFormula(cell, formula)
    # LibreOffice would show 1 and 0 that come of a comparison as TRUE and FALSE.
    sheet[cell].number_format = "0"


def _write_findings(sheet: Worksheet, row: int, section: _Section, plan: Plan) -> None:
    _write_headings(sheet, row, 1, (section.heading, "Antal", "Börja här", ""))
    for place, finding in enumerate(section.findings, start=row + 1):
        _write_finding(sheet, place, finding, plan, section.verdict)
    last = row + len(section.findings)
    rule = Rule(type="expression", dxf=section.look, formula=[f"$B{row + 1}>0"])
    sheet.conditional_formatting.add(f"A{row + 1}:D{last}", rule)


def _write_finding(sheet: Worksheet, row: int, finding: Finding, plan: Plan, verdict: str) -> None:
    """Write a finding with how many there are, its first cell, and a link to that."""
    for column in range(1, 5):
        cell = sheet.cell(row, column)
        cell.font, cell.border = styles.PLAIN, styles.UNDERLINE
        cell.alignment = styles.MIDDLE if column == 1 else styles.CENTRED
    sheet.cell(row, 1).value = finding.label
    _formula(sheet, f"B{row}", f"={finding.total}")
    sheet_of, first = _place(finding, plan)
    if not first:
        sheet.cell(row, 4).value = f'=IF(B{row}=0,"OK","{verdict}")'
        return
    name, link = (words.replace('"', '""') for words in (sheet_of, f"#{quote_sheetname(sheet_of)}!"))
    _formula(sheet, f"C{row}", f'=IF(B{row}=0,"","{name} "&{first})')
    # LibreOffice calculates no arrays within HYPERLINK: the link is made of what the cell beside it says.
    address = f'"{link}"&MID(C{row},{len(sheet_of) + 2},9)'
    sheet.cell(row, 4).value = f'=IF(B{row}=0,"OK",HYPERLINK({address},"{verdict}"))'


def _place(finding: Finding, plan: Plan) -> tuple[str, str]:
    """Return the sheet of a finding, and the formula for its first cell; empty where it is of the form as a whole."""
    if finding.rows:
        row = f"(ROW({plan.heading_cell})-1+MATCH(1,{finding.rows},0))"
        return plan.form_sheet, f'"{plan.letter(finding.column)}"&{row}'
    sheet, _, cell = finding.head_cell.replace("$", "").rpartition("!")
    return sheet.strip("'").replace("''", "'"), cell and f'"{cell}"'


def _write_status(sheet: Worksheet, first: int, count: int) -> None:
    """Return the formula that says whether the form can be sent, and otherwise what to begin with."""
    counts, labels, rows = (f"${letter}${first}:${letter}${first + count - 1}" for letter in "BAC")
    place = f"MATCH(TRUE,{counts}>0,0)"
    where = f'IF(INDEX({rows},{place})&""="","",", "&INDEX({rows},{place}))'
    more = f'IF(SUM(({counts}>0)*1)>1,". Mer står här nedanför.",".")'
    _formula(
        sheet,
        STATUS_CELL,
        f'=IF(SUM({counts})=0,"{READY}","{MEND_FIRST}"&INDEX({labels},{place})&{where}&{more})',
    )
    cell = sheet[STATUS_CELL]
    # Not merged with its neighbours: Excel takes no array formula in a merged cell. The words run over them.
    cell.font, cell.alignment = styles.SECTION, Alignment(vertical="center", indent=1)
    sheet.row_dimensions[2].height = 44
    sheet.conditional_formatting.add("A2:G2", Rule(type="expression", dxf=styles.BAD, formula=[f"SUM({counts})>0"]))
    sheet.conditional_formatting.add("A2:G2", Rule(type="expression", dxf=styles.GOOD, formula=[f"SUM({counts})=0"]))


def _finish(sheet: Worksheet) -> None:
    styles.write_title(sheet, "Går formuläret att skicka?")
    for letter, width in (("A", 58), ("B", 9), ("C", 18), ("D", 9), ("E", 3), ("F", 42), ("G", 9)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A5"
    sheet.sheet_view.showGridLines = False
    styles.page(sheet, landscape=True)
    if sheet.max_row <= _ROWS_OF_A_PAGE:
        sheet.page_setup.fitToHeight = 1
    styles.lock(sheet)
