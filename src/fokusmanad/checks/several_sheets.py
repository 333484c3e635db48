"""A form on several sheets, one for each social worker or week: read together, unless a sheet repeats others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fokusmanad.checks.head import is_of_another_form
from fokusmanad.findings.problem import Problem
from fokusmanad.form.layout import ROW_ID
from fokusmanad.form.model import are_beyond_chance
from fokusmanad.reading.book import as_text
from fokusmanad.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.checks.find_form import FormSheet
    from fokusmanad.checks.find_head import FoundHead
    from fokusmanad.checks.sheet import CheckedRows

_Contents: TypeAlias = Counter[tuple[tuple[str, str], ...]]


class SheetRows(NamedTuple):
    """A sheet of the form and its checked rows."""

    found: FormSheet
    rows: CheckedRows

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.found.sheet.name

    @property
    def is_blank(self) -> bool:
        """Whether the sheet is an unused copy of the form."""
        return not self.rows.persons and not (self.found.hides_rows and self.found.has_values)


def check_several(
    used: Sequence[SheetRows], blank: Sequence[SheetRows], heads: Sequence[FoundHead]
) -> Iterator[Problem]:
    """Yield FM210 for sheets that are read together, or FM208 if they cannot be; nothing for a single sheet."""
    if len(used) < 2:
        return
    other_heads = [head.sheet for head in heads[1:] if is_of_another_form(head, heads[0])]
    if other_heads:
        yield Problem("FM208", variant="heads", params={"sheets": (str(heads[0].sheet), *map(str, other_heads))})
    elif repeated := _find_repeated(used):
        yield Problem("FM208", params={"sheets": repeated})
    elif blank:
        yield Problem("FM210", variant="blank", params={"sheets": _names(used), "blank": _names(blank)})
    else:
        yield Problem("FM210", params={"sheets": _names(used)})


def _names(sheets: Sequence[SheetRows]) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in sheets)


def _find_repeated(used: Sequence[SheetRows]) -> tuple[str, ...]:
    """Return the names of sheets of which one repeats the rows of another, or of all the others; empty if none does."""
    for with_ids in (True, False) if all(ROW_ID in sheet.found.columns for sheet in used) else (False,):
        contents = [_read_contents(sheet, with_ids=with_ids) for sheet in used]
        everything = sum(contents, start=Counter())
        for index, rows in enumerate(contents):
            # A few rows may be the same as others by chance, if it were not for their numbers.
            many = are_beyond_chance(rows)
            if not (many or with_ids):
                continue
            is_part = with_ids and many
            same = [place for place, other in enumerate(contents) if rows == other or (is_part and rows <= other)]
            if len(same) > 1:
                return _names([used[place] for place in same])
            if everything - rows == rows:
                return _names([used[index], *used[:index], *used[index + 1 :]])
    return ()


def _read_contents(sheet: SheetRows, *, with_ids: bool) -> _Contents:
    """Count the filled rows of a sheet by the texts in their cells."""
    found = sheet.found
    offsets = {key: number - found.sheet.first_column for key, number in sorted(found.columns.items())}
    if not with_ids:
        offsets.pop(ROW_ID, None)
    rows = (found.sheet.rows[number - found.sheet.first_row] for number in sheet.rows.persons)
    return Counter(tuple((key, fold(as_text(cells[offset]))) for key, offset in offsets.items()) for cells in rows)
