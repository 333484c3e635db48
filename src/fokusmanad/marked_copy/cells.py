"""Mark the cells of the copy: a fill by severity and a comment with the message."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from fokusmanad.findings.words.severities import GRAVEST_FIRST, NAMES
from fokusmanad.form.layout import AUTHOR, MARKS_SHEET
from fokusmanad.marked_copy.list_sheet import FILLS
from fokusmanad.text import Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.findings.problem import Problem
    from fokusmanad.text import Lang

COMMENTED_AT_MOST = 1_000
"""Each comment is a drawing of its own, and Excel grows slow with more; the other cells are filled all the same."""

_OURS = "— fokusmanad —"
_EMPTIED = Text("Cellen är tömd i den här kopian.", "The cell is emptied in this copy.")


def mark_cells(sheets: Mapping[str, Worksheet], problems: Sequence[Problem], lang: Lang) -> None:
    """Mark each cell that has a problem; a problem of a whole row is marked in its first cell."""
    by_cell: dict[tuple[str, int, int], list[Problem]] = {}
    for problem in problems:
        place = problem.place
        if place.sheet and place.sheet in sheets and place.row:
            by_cell.setdefault((place.sheet, place.row, place.column or 1), []).append(problem)
    ordered = sorted(by_cell.items(), key=lambda item: min(map(_gravity, item[1])))
    for count, ((sheet, row, column), found) in enumerate(ordered):
        cell = sheets[sheet].cell(row, column)
        if isinstance(cell, MergedCell):
            continue
        cell.fill = FILLS[min(found, key=_gravity).severity]
        if count < COMMENTED_AT_MOST:
            _comment(cell, found, lang)


def forget_earlier_marks(book: Workbook) -> None:
    """Remove the list, the comments and their fills from a marked copy that was corrected and is marked again."""
    for sheet in book.worksheets:
        if fold(sheet.title) == fold(MARKS_SHEET):
            book.remove(sheet)
            continue
        for cell in _commented(sheet):
            theirs, separator, _ = (cell.comment.text if cell.comment else "").partition(_OURS)
            if separator:
                author = cell.comment.author if cell.comment else ""
                cell.comment = Comment(theirs.rstrip(), author or "") if theirs.strip() else None
                cell.fill = PatternFill()


def _commented(sheet: Worksheet) -> Iterable[Cell]:
    return (cell for row in sheet.iter_rows() for cell in row if not isinstance(cell, MergedCell) and cell.comment)


def _gravity(problem: Problem) -> int:
    return GRAVEST_FIRST.index(problem.severity)


def _comment(cell: Cell, problems: Sequence[Problem], lang: Lang) -> None:
    messages = [f"{NAMES[it.severity].to(lang).upper()}: {it.rule(lang)} {it.action(lang)}" for it in problems]
    if any(problem.code == "FM305" for problem in problems):
        messages.append(_EMPTIED.to(lang))
    text, author = "\n\n".join([_OURS, *messages]), AUTHOR
    if cell.comment:
        text, author = f"{cell.comment.text}\n\n{text}", cell.comment.author or AUTHOR
    lines = sum(ceil(len(line) / 42) or 1 for line in text.splitlines())
    cell.comment = Comment(text, author, height=24 + 18 * lines, width=320)
