"""Months made up in memory, to be put beside each other."""

from __future__ import annotations

from collections import Counter

from fokusmanad.counting.coverage import Refused
from fokusmanad.counting.side import Side
from fokusmanad.counting.tally import Counts, Tally
from fokusmanad.form.kommuner import Kommun, find_kommun
from fokusmanad.form.layout import Answer, Layout

REASONS = Layout().column("reason").answers


def kommun(name: str) -> Kommun:
    """Return a kommun of the register."""
    found = find_kommun(name)
    assert found, name
    return found


def tally(yes: int = 0, no: int = 0, declined: int = 0, left_out: int = 0, **reasons: int) -> Tally:
    """Return the figures of one form."""
    answers = Counter(yes=yes, no=no, declined=declined)
    return Tally(1, left_out, None, Counts(answers, Counter(earlier=yes), Counter(reasons)))


def side(
    month: str,
    *,
    reasons: tuple[Answer, ...] = REASONS,
    refused: tuple[Refused, ...] = (),
    care: dict[str, set[bool]] | None = None,
    **kommuner: Tally,
) -> Side:
    """Return a month with the figures of each kommun, by name."""
    return Side(
        month=month,
        title="",
        kommuner={kommun(name): figures for name, figures in kommuner.items()},
        reasons=reasons,
        refused=refused,
        care={kommun(name): frozenset(kinds) for name, kinds in (care or {}).items()},
        flawed=False,
    )
