"""How large a workbook may be, each limit with its reason, and the one way in which this package says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NoReturn

from fokusmanad.problems import Problem

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which a file is refused (FM104). The form with 1,000 rows is 0.1 MB packed and 0.4 MB unpacked."""

    packed: int = 50
    """Megabytes of the file itself: ten times a form with 100,000 rows."""
    unpacked: int = 300
    """Megabytes that the zip directory declares: a form with every cell styled to the last row of Excel has 200."""
    kept: int = 80
    """Megabytes held at once when blank styled cells are gone: a form with 100,000 rows and every column has 50."""
    parts: int = 2_000
    """Parts in the zip: a form has 20, a workbook with a sheet and comments for each kommun fewer than 1,500."""
    rows: int = 120_000
    """Filled rows on a sheet: more adults than any kommun's social services meet in a month."""
    columns: int = 1_000
    """Filled columns on a sheet: the form has at most 16."""


LIMITS = Limits()
# Cells that Python, not calamine, goes through: the full limit of rows with ten columns, in 300 MB.
MOST_CELLS = 1_000_000

Limit = Literal["packed", "unpacked", "kept", "parts", "rows", "columns"]


class RefusalError(Exception):
    """A file that is not read further, with its problem; raised deep in a format and caught by `read` alone."""

    def __init__(self, problem: Problem) -> None:
        """Carry `problem`."""
        super().__init__(problem.code)
        self.problem = problem


def refuse(code: str, variant: str = "") -> NoReturn:
    """Stop reading the file for the reason `code`."""
    raise RefusalError(Problem(code, variant=variant))


def refuse_size(which: Limit) -> NoReturn:
    """Stop reading the file because it is over a limit (FM104)."""
    raise RefusalError(too_large(which))


def too_large(which: Limit) -> Problem:
    """Return FM104 for one of the limits."""
    variant = "unpacked" if which == "kept" else which
    return Problem("FM104", variant=variant, params={"limit": getattr(LIMITS, which)})
