"""Which sheets there are: one for each table, with the texts and charts that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fokusmanad.render.report.blocks import (
    CountChart,
    DotChart,
    LineChart,
    PairChart,
    Paragraph,
    ShareChart,
    Subheading,
    Table,
)
from fokusmanad.render.workbook.all_counts import all_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block, Chart, Section


@dataclass
class Page:
    """A sheet to be written: its table, and what comes below it."""

    table: Table
    texts: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)


def contents(publication: Publication, options: ReportOptions, sections: Iterable[Section]) -> list[Page]:
    """Return the sheets of the report, the last with every count, for further calculations."""
    pages = [page for section in sections if has_pages(section) for page in _pages(section)]
    return [*pages, Page(all_counts(publication, options.lang))]


def has_pages(section: Section) -> bool:
    """Return whether the section has sheets of its own."""
    return any(isinstance(block, Table) for block in section.blocks)


def _pages(section: Section) -> Iterator[Page]:
    """Yield a sheet for each table with the blocks before it, and after the last one those after it."""
    pages: list[Page] = []
    waiting: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table):
            pages.append(Page(block))
            _place(waiting, pages[-1])
            waiting = []
        elif isinstance(block, Subheading):
            # The block above belongs to the table before; it repeats what that table's caption says.
            if pages:
                _place(waiting, pages[-1])
                waiting = []
        else:
            waiting.append(block)
    if pages:
        _place(waiting, pages[-1])
    yield from pages


def _place(blocks: Iterable[Block], page: Page) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                page.texts.append(block.text)
            case ShareChart() | CountChart() | PairChart() | LineChart():
                page.charts.append(block)
            case DotChart():
                pass  # The table has every figure; a workbook has no such chart.
            case _:
                raise TypeError(block)
