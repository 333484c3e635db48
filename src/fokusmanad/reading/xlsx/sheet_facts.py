"""The facts of a sheet that values do not carry: uncalculated formulas, errors, hidden rows, merges, page headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.reading.book import CellRange, LooseText, SheetFacts
from fokusmanad.reading.xlsx.cells import parse_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.reading.xlsx.cells import MarkupFacts


def sheet_facts(facts: MarkupFacts) -> SheetFacts:
    """Convert the facts of an Excel sheet to a reader's terms."""
    return SheetFacts(
        uncalculated=frozenset((cell.row, cell.column) for cell in facts.cells if cell.is_uncalculated),
        error_cells=frozenset((cell.row, cell.column) for cell in facts.cells if cell.is_error),
        hidden_rows=facts.hidden_rows,
        merges=tuple(_merges(facts.merges)),
    )


def headers_and_footers(sheet: str, facts: MarkupFacts) -> tuple[LooseText, ...]:
    """Return the texts printed above and below each page."""
    return tuple(LooseText("header_footer", text, sheet) for text in facts.headers_and_footers if text.strip())


def prompts(facts: MarkupFacts) -> tuple[LooseText, ...]:
    """Return the messages shown when someone types in a cell."""
    return tuple(LooseText("prompt", text) for text in facts.prompts)


def formulas(sheet: str, facts: MarkupFacts) -> tuple[LooseText, ...]:
    """Return the formulas that may hold more than references."""
    return tuple(LooseText("cell", text, sheet, row, column) for row, column, text in facts.formulas)


def _merges(references: tuple[str, ...]) -> Iterator[CellRange]:
    for reference in references:
        first, _, last = reference.partition(":")
        start, end = parse_reference(first), parse_reference(last or first)
        if start and end and start != end:
            yield CellRange(*start, *end)
