"""Made-up months to compare."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from fokusmanad.counting.coverage import Coverage, Refused
from fokusmanad.counting.summary import Summary
from fokusmanad.counting.tally import Tally, total
from fokusmanad.form.kommuner import Kommun, find_kommun
from fokusmanad.form.layout import Answer, Layout
from fokusmanad.form.period import Period
from fokusmanad.suppression.counts import Counts

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


def month(
    month: str,
    *,
    reasons: tuple[Answer, ...] = REASONS,
    refused: tuple[Refused, ...] = (),
    care: dict[str, set[bool]] | None = None,
    **kommuner: Tally,
) -> Summary:
    """Return a month with the figures of each kommun by name; `care` tells which have care units, others or both."""
    units = {
        name: {"elderly_care" if is_care else "adults": Counts() for is_care in kinds}
        for name, kinds in (care or {}).items()
    }
    tallies = {kommun(name): replace(figures, by={"unit": units.get(name, {})}) for name, figures in kommuner.items()}
    coverage = Coverage((), tuple(each.name for each in tallies), (), (), refused)
    layout = Layout().with_reasons(reasons)
    return Summary("", Period(month), coverage, tallies, total(tallies.values()), ("unit",), layout)
