"""The domain: a form's head and its rows, each a person who was asked or was not.

The models are the gate for strangers' data: what they accept cannot contradict itself. The checks turn a
`ValidationError` into problems by its types and places; its own text is never shown.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, LiteralString, NoReturn, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    NonNegativeInt,
    TypeAdapter,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from fokusmanad.form.kommuner import find_kommun, kommun_by_code
from fokusmanad.form.layout import HOW_ASKED, NOT_STATED, READABLE_VERSIONS, read_yes_no
from fokusmanad.form.period import Period
from fokusmanad.suppression.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AnswerKey: TypeAlias = Literal["yes", "no", "declined", "not_stated"]
WhenKey: TypeAlias = Literal["last_year", "earlier", "both", "not_stated"]
HowAsked: TypeAlias = Literal["freda", "own_questions", "on_indication"]
Stated: TypeAlias = tuple[tuple[str, str], ...]
"""Columns that the form has, each with the person's answer: pairs such as ("children", "yes")."""

# Digits, perhaps grouped in threes by spaces, perhaps with the ",0" that a spreadsheet adds; a full stop could mean
# either thousands or decimals, so only ".0" is accepted. No kommun has a thousand million of anything.
_WHOLE_NUMBER = re.compile(r"(\d{1,9}|\d{1,3}(?:\s\d{3}){1,2})(?:[.,]0)?")

_ABOUT = re.compile(r"^(?:cirka|circa|c:a|ca\.?|omkring|ungefär|runt|~)\s*|\s*(?:st\.?|stycken|personer|handläggare)$")


def today() -> date:
    """Return the date that months are compared with: `SOURCE_DATE_EPOCH` if set, for reproducible output."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(moment), tz=UTC) if moment.isdecimal() else datetime.now(tz=UTC)).date()


def read_whole_number(value: str) -> int | None:
    """Read a count as people write it ("1 200"); None where it is no whole number."""
    found = _WHOLE_NUMBER.fullmatch(value)
    return int(re.sub(r"\s", "", found[1])) if found else None


def read_staff(value: str) -> int | None:
    """Read a number of handläggare, also "ca 12" and "12 st"; None where it is no whole number."""
    return read_whole_number(_ABOUT.sub("", value.strip().casefold()))


def _refuse(error_type: LiteralString) -> NoReturn:
    """Refuse a value; the checks word the type of error."""
    raise PydanticCustomError(error_type, error_type)


def _known_version(value: str) -> str:
    version = re.sub("[.,]0$", "", value)
    return version if version in READABLE_VERSIONS else _refuse("version")


def _kommun_name(value: str) -> str:
    kommun = find_kommun(value)
    return kommun.name if kommun else _refuse("kommun")


def _period(value: object) -> Period:
    period = Period.parse(value) if isinstance(value, str) else None
    # A form may be prepared for next year; later years are slips of the keyboard.
    return period if period and period.last.year <= today().year + 1 else _refuse("period")


def _whole_number(value: object) -> object:
    if not isinstance(value, str):
        return value
    number = read_whole_number(value)
    return _refuse("whole_number") if number is None else number


def _staff(value: object) -> object:
    if not isinstance(value, str):
        return value
    number = read_staff(value)
    return _refuse("whole_number") if number is None else number


def _how_asked(value: object) -> object:
    if not isinstance(value, str):
        return value
    reading = HOW_ASKED.read(value)
    return _refuse("how_asked") if reading is None else reading.answer.key


def _yes_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    reading = read_yes_no(value)
    return _refuse("yes_or_no") if reading is None else reading.answer.key == "yes"


_WholeNumber: TypeAlias = Annotated[int, BeforeValidator(_whole_number), Field(ge=0)]
_Staff: TypeAlias = Annotated[int, BeforeValidator(_staff), Field(ge=0)]
_YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]


class Head(BaseModel):
    """What the sheet `Kommun` says of the whole form. The contact person is not kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[str, AfterValidator(_known_version)]
    kommun: Annotated[str, AfterValidator(_kommun_name)]
    """The name in the register."""
    kommunkod: str = Field(default="", validate_default=True)
    """Four digits, the first two of the län. It follows from `kommun`, and must agree with it where it is given."""
    period: Annotated[InstanceOf[Period], BeforeValidator(_period)]
    part: str | None = None
    care_assessors: _YesNo | None = None
    """Whether biståndshandläggare took part."""
    staff: _Staff | None = None
    """How many handläggare share the form; "ca 12" is 12."""
    how_asked: Annotated[HowAsked, BeforeValidator(_how_asked)] | None = None
    visitors: _WholeNumber | None = None
    """Adults who came in the month, where the kommun knows."""
    nil: _YesNo = False
    """A nil return: the kommun took part and met nobody."""

    @field_validator("kommunkod")
    @classmethod
    def _agrees_with_kommun(cls, code: str, info: ValidationInfo) -> str:
        kommun = find_kommun(info.data.get("kommun", ""))
        if not code:
            return kommun.code if kommun else ""
        # A spreadsheet turns 0305 into 305, or into 305.0.
        digits = code.removesuffix(".0")
        owner = kommun_by_code(digits.zfill(4)) if re.fullmatch(r"\d{3,4}", digits) else None
        if owner is None:
            _refuse("kommunkod")
        if kommun and owner != kommun:
            _refuse("kommunkod_of_another")
        return owner.code


class _Person(BaseModel):
    """An adult who met a social worker in the month."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit: str
    sex: str
    attributes: Stated = ()
    """The optional attributes that the form has."""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """The hash, computed once: the same row is in most forms, and counted in each."""
        return hash((type(self), *self.__dict__.values()))

    def group(self, attribute: str) -> str:
        """Return the group that the person belongs to by an attribute ("unit"); not stated where the form lacks it."""
        match attribute:
            case "unit":
                return self.unit
            case "sex":
                return self.sex
            case _:
                return dict(self.attributes).get(attribute, NOT_STATED)


_Value = TypeVar("_Value")


def _only_after_yes(value: _Value, info: ValidationInfo) -> _Value:
    if value and info.data.get("answer") != "yes":
        _refuse("not_after_yes")
    return value


_When: TypeAlias = Annotated[WhenKey | None, AfterValidator(_only_after_yes)]
_AfterYes: TypeAlias = Annotated[Stated, AfterValidator(_only_after_yes)]


class Asked(_Person):
    """A person who was asked. Somebody who declined to answer was asked."""

    asked: Literal["yes"] = "yes"
    answer: AnswerKey
    when: _When = Field(default=None, validate_default=True)
    """Set exactly where the answer is yes."""
    after_yes: _AfterYes = ()
    """What followed after a yes, in each column for it that the form has."""

    @field_validator("when")
    @classmethod
    def _stated_after_yes(cls, when: WhenKey | None, info: ValidationInfo) -> WhenKey | None:
        return "not_stated" if when is None and info.data.get("answer") == "yes" else when


class NotAsked(_Person):
    """A person who was not asked, and why."""

    asked: Literal["no"] = "no"
    reason: str


class Unclear(_Person):
    """A row that does not say whether the person was asked: its other faults are reported, and it is left out."""

    asked: Literal["not_stated"]
    reason: str | None = None
    answer: AnswerKey | None = None
    when: _When = None
    after_yes: _AfterYes = ()


Row: TypeAlias = Asked | NotAsked

ROW_GATE: TypeAdapter[Asked | NotAsked | Unclear] = TypeAdapter(
    Annotated[Asked | NotAsked | Unclear, Field(discriminator="asked")]
)
"""What a row as it was sent must pass."""


# So many rows, of which so many differ from each other, are not the same as others by chance.
_MANY_ROWS, _DIFFERENT_ROWS = 10, 5


def are_beyond_chance(rows: Mapping[Any, int]) -> bool:
    """Return whether rows, each with its number, are so many that the same rows elsewhere are a copy."""
    return sum(rows.values()) >= _MANY_ROWS and len(rows) >= _DIFFERENT_ROWS


def counts_of(rows: Iterable[tuple[Row, int]], after_yes: Iterable[str] = ()) -> Counts:
    """Count rows, each given with how many times it occurs. `after_yes` has the form's columns after a yes."""
    counts = Counts(after_yes=defaultdict(Counter, {column: Counter() for column in after_yes}))
    for row, times in rows:
        # Not by its class: of another class than its own, pydantic makes sure in a microsecond.
        if row.asked == "yes":
            counts.answers[row.answer] += times
            if row.when is not None:
                counts.when[row.when] += times
            for column, answer in row.after_yes:
                counts.after_yes[column][answer] += times
        else:
            counts.reasons[row.reason] += times
    return counts


def _score(value: object) -> object:
    return value.replace(",", ".") if isinstance(value, str) else value


class Rating(BaseModel):
    """An official's rating of where the kommun stands, and what goes with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: str = ""
    role: str = ""
    score: Annotated[float, BeforeValidator(_score), Field(ge=0, le=10, allow_inf_nan=False)] | None = None
    works: str = ""
    next: str = ""
    support: str = ""


class Indicator(BaseModel):
    """A number that the kommun gives of its work, where it has one of how many."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: NonNegativeInt | None = None
    of: NonNegativeInt | None = None


class GroupSums(BaseModel):
    """Counts that a form gives instead of rows, of the whole or of a unit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answers: dict[AnswerKey, NonNegativeInt]
    reasons: dict[str, NonNegativeInt]
    when: dict[WhenKey, NonNegativeInt]
    after_yes: dict[str, dict[str, NonNegativeInt]] = {}

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        yes = self.answers["yes"]
        if sum(self.when.values()) != yes or any(sum(split.values()) != yes for split in self.after_yes.values()):
            _refuse("sums")
        return self

    def counts(self) -> Counts:
        """Return them as counts of rows are."""
        return Counts(
            Counter(self.answers),
            Counter(self.when),
            Counter(self.reasons),
            after_yes={column: Counter(split) for column, split in self.after_yes.items()},
        )


class Sums(BaseModel):
    """The sheet of sums: the counts of the whole, and of each unit; the units add up to the whole."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    whole: GroupSums
    units: dict[str, GroupSums]

    @classmethod
    def of(cls, whole: GroupSums, units: Mapping[str, GroupSums]) -> Sums:
        """Return the sums with what no unit has as not stated.

        Raises:
            ValidationError: The units have more than the whole.
        """
        given = sum((unit.counts() for unit in units.values()), start=Counts())
        rest = GroupSums(
            answers=_less(whole.answers, given.answers),
            reasons=_less(whole.reasons, given.reasons),
            when=_less(whole.when, given.when),
            after_yes={
                column: _less(split, given.after_yes.get(column) or Counter({NOT_STATED: given.answers["yes"]}))
                for column, split in whole.after_yes.items()
            },
        )
        return cls(whole=whole, units={**units, NOT_STATED: rest})


_Key = TypeVar("_Key", bound=str)


def _less(whole: Mapping[_Key, int], parts: Mapping[str, int]) -> dict[_Key, int]:
    return {key: count - parts.get(key, 0) for key, count in whole.items()}


@dataclass(frozen=True)
class Form:
    """One accepted form. Equal rows are kept once, with their number."""

    head: Head
    rows: Mapping[Row, int]
    left_out: int
    after_yes: tuple[str, ...] = ()
    """The columns of what followed after a yes that the form has."""
    sums: Sums | None = None
    """The counts that it gives instead of rows, or besides them."""

    def __post_init__(self) -> None:
        if min(self.rows.values(), default=1) < 1 or self.left_out < 0:
            raise ValueError("rows are counted from nought")

    @property
    def counted(self) -> int:
        """How many rows are counted, or persons where the form has sums alone."""
        return sum(self.rows.values()) or (self.sums.whole.counts().eligible if self.sums else 0)

    @property
    def received(self) -> int:
        """How many rows were filled in: received = counted + left out."""
        return self.counted + self.left_out
