"""The domain: a form's head, and its rows, each a person who was asked or was not.

What its types do not rule out is refused where it is built, by ValueError: a fault of the caller's, not of the data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Self, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

AnswerKey: TypeAlias = Literal["yes", "no", "declined", "not_stated"]
WhenKey: TypeAlias = Literal["last_year", "earlier", "both", "not_stated"]

Groups: TypeAlias = tuple[tuple[str, str], ...]
"""The groups that a row belongs to: pairs of an attribute's key ("unit") and a group's ("adults")."""


@dataclass(frozen=True)
class Head:
    """What the sheet `Kommun` says of the whole form. The contact person is not kept."""

    kommun: str
    kommunkod: str
    """Four digits, the first two of the län."""
    month: str
    """Such as "2026-03"."""
    part: str | None = None
    care_assessors: bool | None = None
    """Whether biståndshandläggare took part."""
    staff: int | None = None
    visitors: int | None = None
    """Adults who came in the month, where the kommun knows."""
    nil: bool = False
    """A nil return: the kommun took part and met nobody."""

    def __post_init__(self) -> None:
        _require(re.fullmatch(r"\d{4}", self.kommunkod), "a kommunkod has four digits")
        _require(re.fullmatch(r"\d{4}-\d{2}", self.month), "a month is written as 2026-03")
        _require((self.staff or 0) >= 0 and (self.visitors or 0) >= 0, "people are counted from nought")


class _Asked(NamedTuple):
    groups: Groups
    answer: AnswerKey
    when: WhenKey | None


class Asked(_Asked):
    """A person who was asked. Somebody who declined to answer was asked.

    Rows are counted by their hash, a tuple's, which Python need not reckon field by field.
    """

    __slots__ = ()

    def __new__(cls, groups: Groups, answer: AnswerKey, when: WhenKey | None = None) -> Self:
        """Take an answer; `when` goes with a yes, and with nothing else."""
        _require(answer in get_args(AnswerKey), "an answer is one of four")
        _require(when is None or when in get_args(WhenKey), "`when` is one of four")
        _require((when is not None) is (answer == "yes"), "`when` goes with a yes, and only with it")
        return super().__new__(cls, groups, answer, when)


class NotAsked(NamedTuple):
    """A person who was not asked, and why."""

    groups: Groups
    reason: str


Row: TypeAlias = Asked | NotAsked


@dataclass(frozen=True)
class Form:
    """One accepted form. Rows that say the same are kept once, with their number."""

    head: Head
    rows: Mapping[Row, int]
    left_out: int

    def __post_init__(self) -> None:
        _require(min(self.rows.values(), default=1) > 0, "a row that is kept stands once at least")
        _require(self.left_out >= 0, "rows are counted from nought")

    @property
    def counted(self) -> int:
        """How many rows are counted."""
        return sum(self.rows.values())

    @property
    def received(self) -> int:
        """How many rows were filled in: received = counted + left out."""
        return self.counted + self.left_out


def _require(holds: object, rule: str) -> None:
    if not holds:
        raise ValueError(rule)
