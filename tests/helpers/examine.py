"""What must hold of any bytes at all: they are a book or a problem, and whatever is told of them can be put in words."""

from __future__ import annotations

from fokusmanad.campaign.model import Campaign
from fokusmanad.checks import Checked, RowChecker, check, refused
from fokusmanad.findings.problem import Problem
from fokusmanad.reading.read import read
from fokusmanad.text import Lang

_CAMPAIGN = Campaign()
_JUDGE = RowChecker(_CAMPAIGN.layout)


def examine(data: bytes, name: str = "form.xlsx") -> Checked:
    """Read and check a file, and put every problem in words; raises where the program would have failed."""
    book = read(data)
    found = refused(book, name) if isinstance(book, Problem) else check(book, name, _CAMPAIGN, _JUDGE)
    for problem in found.problems:
        for lang in Lang:
            assert problem.message(lang)
    return found
