"""The readers of R7: each kommun that took part knows its own column, and must not learn another's hidden counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fokusmanad.suppression.cells import CellId, Reader, Standing, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fokusmanad.suppression.counts import Campaign


def with_readers(table: Table, campaign: Campaign) -> Table:
    """Return the table with a reader for each kommun; where only one took part, all that is printed is its own.

    Guarded are the columns of other kommuner and the groups of all. Subtotals are not: total less own column is the sum
    of the other kommuner, which is nobody's column.
    """
    if len(campaign.kommuner) < 2:
        return table
    primary = [cell.id for cell in table.cells if cell.standing is Standing.PRIMARY]
    readers = [
        Reader(
            kommun,
            frozenset(cell.id for cell in table.cells if _is_own(cell.id, kommun)),
            frozenset(name for name in primary if _is_guarded(name, kommun, campaign)),
        )
        for kommun in campaign.kommuner
    ]
    return replace(table, readers=tuple(readers))


def column_readers(table: Table, kommuner: Iterable[str]) -> Table:
    """Return an earlier print with a reader for each kommun, all hidden cells of others' columns to be guarded."""
    primary = [cell.id for cell in table.cells if cell.standing is Standing.PRIMARY]
    blank = tuple(Reader(kommun, frozenset(), frozenset()) for kommun in kommuner)
    return replace(table, readers=tuple(_with_more(reader, table, primary) for reader in blank))


def with_more(table: Table, guarded: Mapping[str, Iterable[CellId]]) -> Table:
    """Return the table with each reader knowing all of its own column, and these cells guarded from it too.

    What is hidden only for its difference from an earlier print is guarded in other kommuner's columns, not in totals:
    a total that differs by a kommun's own late form tells that kommun nothing.
    """
    readers = tuple(_with_more(reader, table, guarded.get(reader.name, ())) for reader in table.readers)
    return replace(table, readers=readers)


def _with_more(reader: Reader, table: Table, guarded: Iterable[CellId]) -> Reader:
    knows = frozenset(cell.id for cell in table.cells if _is_own(cell.id, reader.name))
    others = frozenset(name for name in guarded if _is_column(name) and name not in knows)
    return Reader(reader.name, reader.knows | knows, reader.guarded | others)


def _today(name: CellId) -> CellId:
    """Return the name without the mark of an earlier print."""
    return name[2:] if name[0] in ("earlier", "added") else name


def _is_column(name: CellId) -> bool:
    return _today(name)[0] in ("kommun", "part", "rest")


def _is_own(name: CellId, kommun: str) -> bool:
    return _is_column(name) and name[-2] == kommun


def _is_guarded(name: CellId, kommun: str, campaign: Campaign) -> bool:
    if _is_column(name):
        return not _is_own(name, kommun)
    return name[0] not in ("subtotal", "beside") and not _nobody_else(name, kommun, campaign)


def _nobody_else(name: CellId, kommun: str, campaign: Campaign) -> bool:
    """Whether the persons counted are all the reader's own: then there is nobody to protect from that reader."""
    key = "answers.yes" if name[-1].startswith("when.") else name[-1]
    total, own = dict(campaign.total.measures()), dict(campaign.kommuner[kommun].measures())
    return total[key] == own[key]
