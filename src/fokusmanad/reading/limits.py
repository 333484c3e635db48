"""How large a workbook may be: each limit with its reason, and the one way in which reading refuses a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn

from fokusmanad.findings.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTE = 1_000_000


class Limits(NamedTuple):
    """Sizes beyond which a file is refused (FM104). The form with 1,000 rows is 0.1 MB packed and 0.4 MB unpacked."""

    packed: int = 50
    """Megabytes of the file itself: ten times a form with 100,000 rows."""
    unpacked: int = 300
    """Megabytes that the zip directory declares: a form with every cell styled to the last row of Excel has 200."""
    kept: int = 50
    """Megabytes held at once without blank styled cells: a form with 100,000 rows has 40. Copied three times."""
    parts: int = 2_000
    """Parts in the zip: a form has 20, a workbook with a sheet and comments for each kommun fewer than 1,500."""
    rows: int = 120_000
    """Filled rows on a sheet: more adults than any kommun's social services meet in a month."""
    columns: int = 1_000
    """Filled columns on a sheet: the form has at most 16."""
    cells: int = 1_000_000
    """Cells of an .xls, .xlsb or .ods workbook, which Python parses one by one: every row with eight columns."""
    spread: int = 400_000
    """Cells in a sheet that calamine is not given as it is (`guard.py`): 25,000 rows with every column, in 250 MB."""
    members: int = 5_000
    """Files in a .zip of workbooks: more than the forms of every kommun in a year."""
    archive: int = 2_000
    """Megabytes that a .zip of workbooks unpacks to: 300 forms with 100,000 rows."""
    forms: int = 500
    """Forms in an export: every kommun, some in parts. More come of free text in the column `Kommun`; each costs a pass
    over all rows."""


LIMITS = Limits()
# Tags or records that Python parses in a whole workbook, a few seconds' work: four for each of the cells.
MOST_STEPS = 4_000_000
# Cells that the rows of a whole workbook make room for, filled or not (60 MB): three sheets to column Z and row 99,999.
MOST_ROOM = 8_000_000

Limit = Literal[
    "packed", "unpacked", "kept", "parts", "rows", "columns", "cells", "spread", "members", "archive", "forms"
]


class RefusalError(Exception):
    """A file that is not read further, with its problem; raised deep in a format and caught by `read` alone."""

    def __init__(self, problem: Problem) -> None:
        """Carry `problem`."""
        super().__init__(problem.code)
        self.problem = problem


@dataclass(slots=True)
class Allowance:
    """An allowance for a whole workbook: each sheet may be small and there may be a thousand of them."""

    left: int

    def take(self, amount: int) -> None:
        """Take some of it. Raises RefusalError (FM104) where nothing is left."""
        self.left -= amount
        if self.left < 0:
            refuse_size("cells")


def refuse(code: str, variant: str = "") -> NoReturn:
    """Stop reading the file for the reason `code`."""
    raise RefusalError(Problem(code, variant=variant))


def refuse_size(which: Limit) -> NoReturn:
    """Stop reading the file because it is over a limit (FM104)."""
    raise RefusalError(too_large(which))


def refuse_repeated(sheets: Sequence[str] | Sequence[int]) -> None:
    """Stop reading the file because two of its sheets are one (FM101): no program writes so, and it multiplies work."""
    if len(set(sheets)) < len(sheets):
        refuse("FM101")


def too_large(which: Limit) -> Problem:
    """Return FM104 for one of the limits."""
    variant = {"kept": "unpacked", "spread": "cells"}.get(which, which)
    return Problem("FM104", variant=variant, params={"limit": getattr(LIMITS, which)})
