"""Tallies: forms counted by who was asked, why not, and what was answered. Tallies add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from fokusmanad.form.model import Form, Row, Sums, counts_of
from fokusmanad.suppression.counts import NOT_STATED, Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True)
class Tally:
    """The counts of one kommun, or of several together. `rows = counts.eligible + left_out` always holds."""

    files: int = 0
    left_out: int = 0
    visitors: int | None = 0
    """Adults who came in the month; None if any form does not know."""
    counts: Counts = field(default_factory=Counts)
    by: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)
    """For each attribute ("unit") the counts of each of its groups; they add up to `counts`."""

    @property
    def rows(self) -> int:
        """How many rows were received."""
        return self.counts.eligible + self.left_out

    def __add__(self, other: Tally) -> Tally:
        known = self.visitors is not None and other.visitors is not None
        return Tally(
            files=self.files + other.files,
            left_out=self.left_out + other.left_out,
            visitors=(self.visitors or 0) + (other.visitors or 0) if known else None,
            counts=self.counts + other.counts,
            by={
                attribute: _added(self.by.get(attribute, {}), other.by.get(attribute, {}))
                for attribute in {**self.by, **other.by}
            },
        )


def tally(form: Form, attributes: Sequence[str]) -> Tally:
    """Count one form, as a whole and by each of `attributes`. A form without the column has it as not stated."""
    sums = form.sums if not form.rows else None
    return Tally(
        files=1,
        left_out=form.left_out,
        # A nil return knows its visitors: none. One with rows contradicts itself, so that its visitors are unknown.
        visitors=0 if form.head.visitors is None and form.head.nil and not form.received else form.head.visitors,
        counts=sums.whole.counts() if sums else counts_of(form.rows.items(), form.after_yes),
        by={
            attribute: _by_unit_alone(sums, attribute) if sums else _by_group(form, attribute)
            for attribute in attributes
        },
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies; the total of none is empty."""
    several = list(tallies)
    return reduce(add, several) if several else Tally()


def _by_unit_alone(sums: Sums, attribute: str) -> dict[str, Counts]:
    """Return the groups of an attribute: sums tell units alone."""
    groups = sums.units if attribute == "unit" else {NOT_STATED: sums.whole}
    return {key: group.counts() for key, group in groups.items()}


def _by_group(form: Form, attribute: str) -> dict[str, Counts]:
    rows: dict[str, list[tuple[Row, int]]] = {}
    for row, times in form.rows.items():
        rows.setdefault(row.group(attribute), []).append((row, times))
    return {group: counts_of(counted, form.after_yes) for group, counted in rows.items()}


def _added(some: Mapping[str, Counts], others: Mapping[str, Counts]) -> dict[str, Counts]:
    return {group: some.get(group, Counts()) + others.get(group, Counts()) for group in {**some, **others}}
