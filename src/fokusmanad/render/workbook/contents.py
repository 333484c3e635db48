"""Which sheets there are: one for each table, with the texts and charts that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fokusmanad.render.report.blocks import CountChart, PairChart, Paragraph, ShareChart, Subheading, Table
from fokusmanad.render.workbook.all_counts import all_counts
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block, Chart, Section
    from fokusmanad.text import Lang

_NAMES = {
    "fragan": (Text("Fick frågan", "Asked"),),
    "orsaker": (Text("Orsaker", "Reasons"),),
    "svar": (Text("Svar", "Answers"), Text("När", "When"), Text("Svar per kommun", "Answers by kommun")),
    "grupper": (Text("Per enhet", "By unit"), Text("Per kön", "By sex")),
    "jamforelse": (Text("Jämförelse", "Comparison"),),
}
_ALL_COUNTS = Text("Alla antal", "All counts")


@dataclass
class Page:
    """A sheet to be written: its name, its table, and what comes below it."""

    name: str
    table: Table
    texts: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)


def contents(publication: Publication, options: ReportOptions, sections: Iterable[Section]) -> list[Page]:
    """Return the sheets of the report, the last with every count, for further calculations."""
    pages = [page for section in sections if section.key in _NAMES for page in _pages(section, options.lang)]
    return [*pages, Page(_ALL_COUNTS.to(options.lang), all_counts(publication, options.lang))]


def has_pages(section: Section) -> bool:
    """Return whether the section has sheets of its own."""
    return section.key in _NAMES and any(isinstance(block, Table) for block in section.blocks)


def _pages(section: Section, lang: Lang) -> Iterator[Page]:
    """Yield a sheet for each table with the blocks before it, and after the last one those after it."""
    pages: list[Page] = []
    waiting: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table):
            pages.append(Page(_sheet_name(section.key, len(pages), lang), block))
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
            case ShareChart() | CountChart() | PairChart():
                page.charts.append(block)
            case _:
                raise TypeError(block)


def _sheet_name(key: str, place: int, lang: Lang) -> str:
    names = _NAMES[key]
    if place < len(names) and (place or len(names) > 1 or key != "jamforelse"):
        return names[place].to(lang)
    return f"{names[-1].to(lang)} {place + 1}"
