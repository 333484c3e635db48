"""The domain: a form's head, and its rows, each a person who was asked or was not."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, model_validator

AnswerKey: TypeAlias = Literal["yes", "no", "declined", "not_stated"]
WhenKey: TypeAlias = Literal["last_year", "earlier", "both", "not_stated"]

Groups: TypeAlias = tuple[tuple[str, str], ...]
"""The groups that a row belongs to: pairs of an attribute's key ("unit") and a group's ("adults")."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Head(_Value):
    """What the sheet `Kommun` says of the whole form. The contact person is not kept."""

    kommun: str
    kommunkod: Annotated[str, Field(pattern=r"^\d{4}$")]
    month: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
    part: str | None = None
    care_assessors: bool | None = None
    """Whether biståndshandläggare took part."""
    staff: NonNegativeInt | None = None
    visitors: NonNegativeInt | None = None
    """Adults who came in the month, where the kommun knows."""
    nil: bool = False
    """A nil return: the kommun took part and met nobody."""


class Asked(_Value):
    """A person who was asked. Somebody who declined to answer was asked."""

    groups: Groups
    answer: AnswerKey
    when: WhenKey | None = None

    @model_validator(mode="after")
    def _only_a_yes_has_a_when(self) -> Asked:
        if (self.when is None) is (self.answer == "yes"):
            msg = "`when` goes with the answer yes, and only with it"
            raise ValueError(msg)
        return self


class NotAsked(_Value):
    """A person who was not asked, and why."""

    groups: Groups
    reason: str


Row: TypeAlias = Asked | NotAsked


class Form(_Value):
    """One accepted form. Rows that say the same are kept once, with their number."""

    head: Head
    rows: dict[Row, int]
    left_out: NonNegativeInt

    @property
    def counted(self) -> int:
        """How many rows are counted."""
        return sum(self.rows.values())

    @property
    def received(self) -> int:
        """How many rows were filled in: received = counted + left out."""
        return self.counted + self.left_out
