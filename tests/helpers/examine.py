"""Any bytes at all give a book or a problem, and every problem has a message."""

from __future__ import annotations

from fokusmanad.campaign.model import Campaign
from fokusmanad.checks import Checked, RowChecker, check_workbook, refuse_file
from fokusmanad.findings.problem import Problem
from fokusmanad.reading.read import read_workbook
from fokusmanad.text import Lang

_CAMPAIGN = Campaign()
_CHECKER = RowChecker(_CAMPAIGN.layout)


def examine(data: bytes, name: str = "form.xlsx") -> Checked:
    """Read and check a file, and write every problem as a message; raise if the program fails."""
    book = read_workbook(data)
    found = refuse_file(book, name) if isinstance(book, Problem) else check_workbook(book, name, _CAMPAIGN, _CHECKER)
    for problem in found.problems:
        for lang in Lang:
            assert problem.message(lang)
    return found
