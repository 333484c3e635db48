"""Read the campaign file, `fokusmanad.toml`, and report all its faults at once (FM901)."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from fokusmanad.campaign.model import INDICATORS, LEAST_THRESHOLD, Campaign, Guide, IndicatorKind
from fokusmanad.errors import UsageError
from fokusmanad.findings.problem import Param, Problem
from fokusmanad.form.kommuner import Kommun, find_kommun, in_order, kommuner_in, near_kommun, near_lan
from fokusmanad.form.layout import NOT_STATED_ANSWER, REASON_GROUP, Answer, Column, Layout, Presence, head_label
from fokusmanad.form.period import Period
from fokusmanad.form.suggestions import near_heading
from fokusmanad.text import Lang, Text, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails


def load_campaign(path: Path) -> Campaign | tuple[Problem, ...]:
    """Read a campaign file; return the campaign, or every fault in the file (FM901)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        return (Problem("FM901", variant="unreadable"),)
    except UnicodeDecodeError:
        return (Problem("FM901", variant="encoding"),)
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (Problem("FM901", variant="syntax", params={"line": _line(error, text)}),)
    campaign = parse_campaign(raw)
    return replace(campaign, folder=path.parent) if isinstance(campaign, Campaign) else campaign


def require_campaign(path: Path) -> Campaign:
    """Read a campaign file.

    Raises:
        UsageError: The file has faults, all of which are listed.
    """
    campaign = load_campaign(path)
    if isinstance(campaign, Campaign):
        return campaign
    faults = Text(_list_faults(campaign, Lang.SV), _list_faults(campaign, Lang.EN))
    raise UsageError("campaign_file", file=str(path), faults=faults)


def parse_campaign(raw: Mapping[str, Any]) -> Campaign | tuple[Problem, ...]:
    """Check the contents of a campaign file; return the campaign, or every fault (FM901) in the order of the keys."""
    errors = _errors(raw)
    faults = [*map(_fault, errors)]
    # Check the sound values against each other too, so that one run reports every fault.
    unsound = {error["loc"][0] for error in errors}
    draft = _File.model_validate({key: value for key, value in raw.items() if key not in unsound})
    layout, layout_faults = _layout(draft)
    faults += [*_two_periods(draft), *_too_low(draft), *layout_faults]
    if faults:
        return tuple(sorted(faults, key=lambda fault: str(fault.params["key"])))
    threshold, least_asked, least_percent = _limits(draft)
    return Campaign(
        title=draft.title,
        period=_period(draft),
        expected=in_order(_expected(draft)),
        last_day=draft.last_day,
        threshold=threshold,
        least_asked=least_asked,
        least_percent=least_percent,
        target=draft.target,
        groups={name: in_order(_named(kommuner)) for name, kommuner in draft.groups.items()},
        sums=draft.sums,
        guide=Guide(draft.guide.contact, draft.guide.telephone, draft.guide.routine),
        ratings=draft.ratings,
        show_roles=draft.show_roles,
        indicators=tuple(IndicatorKind(each.key, each.label) for each in draft.indicators) or INDICATORS,
        columns=tuple(map(_column_key, draft.columns)),
        layout=layout,
    )


def _list_faults(faults: Sequence[Problem], lang: Lang) -> str:
    return "\n".join(f"  {fault.message(lang)}" for fault in faults)


_STANDARD = Layout()
_GROUPS = {answer.key for answer in REASON_GROUP.answers}
_EXTRA = {fold(column.heading) for column in _STANDARD.columns if column.presence is Presence.EXTRA}


def _check(variant: str, holds: Callable[[str], object]) -> AfterValidator:
    """Return a validator whose error type is `variant`, a variant of FM901."""

    def validate(value: str) -> str:
        if not holds(value):
            raise PydanticCustomError(cast(Any, variant), "worded by the catalogue")
        return value

    return AfterValidator(validate)


_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Period = Annotated[_Words, _check("month", Period.parse), AfterValidator(Period.parse)]
_Lan = Annotated[_Words, _check("lan", kommuner_in)]
_Lans = Annotated[list[_Lan], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)]
_KommunName = Annotated[_Words, _check("kommun", find_kommun)]
_ExtraHeading = Annotated[_Words, _check("heading", lambda heading: fold(heading) in _EXTRA)]
_Heading = Annotated[_Words, _check("heading", _STANDARD.by_heading)]
_EXPORT = {fold(head_label(key)): key for key in ("kommun", "kommunkod", "period", "part")}
"""Headings that only an export has: they say whose its rows are."""
_MappedHeading = Annotated[
    _Words, _check("heading", lambda heading: fold(heading) in _EXPORT or _STANDARD.by_heading(heading))
]
_Group = Annotated[_Words, _check("group", _GROUPS.__contains__)]
_Key = Annotated[
    str, _check("bad_key", lambda key: key.isascii() and key.replace("_", "a").isalnum() and key == key.lower())
]


class _GuideTable(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    contact: str = ""
    telephone: str = ""
    routine: str = ""


class _IndicatorTable(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    key: _Key
    label: _Words
    of: str | bool = ""
    """Of what it is a part, for those who read the file; every indicator may be given with of how many."""


class _File(BaseModel):
    """The keys and values of the file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = ""
    month: _Period | None = None
    period: _Period | None = None
    lan: _Lans = []
    kommuner: list[_KommunName] = []
    last_day: date | None = None
    threshold: Annotated[int, Field(ge=LEAST_THRESHOLD)] = 5
    least_asked: Annotated[int, Field(ge=LEAST_THRESHOLD)] | None = None
    least_percent: Annotated[int, Field(ge=LEAST_THRESHOLD)] | None = None
    target: Annotated[int, Field(ge=1, le=100)] | None = None
    sums: bool = False
    guide: _GuideTable = _GuideTable()
    ratings: bool = False
    show_roles: bool = False
    indicators: list[_IndicatorTable] = []
    columns: list[_ExtraHeading] = []
    groups: dict[_Words, list[_KommunName]] = {}
    units: dict[_Words, _Key] = {}
    reasons: dict[_Words, _Key] = {}
    reason_groups: dict[_Words, _Group] = {}
    headings: dict[_MappedHeading, list[_Words]] = {}
    answers: dict[_Heading, dict[_Words, list[_Words]]] = {}


# pydantic's types of error as variants of FM901; its own text is never shown. Any other type means "not a text".
_VARIANTS = {
    "extra_forbidden": "unknown_key",
    "list_type": "list",
    "dict_type": "table",
    "int_type": "number",
    "greater_than_equal": "too_low",
    "less_than_equal": "too_high",
    "date_type": "date",
    "bool_type": "true_or_false",
    "missing": "missing_key",
    "model_type": "table",
}
_NEAR: Mapping[str, Callable[[str], str | None]] = {
    "lan": near_lan,
    "kommun": near_kommun,
    "heading": lambda heading: near_heading(heading, _STANDARD.columns),
}
_OWN_FAULTS = frozenset(("month", "lan", "kommun", "heading", "bad_key", "group"))


def _errors(raw: Mapping[str, Any]) -> list[ErrorDetails]:
    try:
        _File.model_validate(raw)
    except ValidationError as error:
        return [_of_one_lan(each, raw) for each in error.errors(include_url=False)]
    return []


def _of_one_lan(error: ErrorDetails, raw: Mapping[str, Any]) -> ErrorDetails:
    """Return an error without its list index where `lan` is a single name and no list."""
    is_alone = error["loc"][0] == "lan" and isinstance(raw["lan"], str)
    return cast("ErrorDetails", {**error, "loc": ("lan",)}) if is_alone else error


def _fault(error: ErrorDetails) -> Problem:
    params: dict[str, Param] = {"key": _key(error["loc"])}
    if error["type"] == "greater_than_equal":
        params["least"] = error["ctx"]["ge"]
    if error["type"] == "less_than_equal":
        params["most"] = error["ctx"]["le"]
    own = error["type"] if error["type"] in _OWN_FAULTS else "text"
    near = _NEAR[own](error["input"]) if own in _NEAR else None
    return Problem("FM901", variant=_VARIANTS.get(error["type"], own), params=params, suggestion=near)


def _key(loc: tuple[int | str, ...]) -> str:
    """Return pydantic's location as a TOML key, list items counted from 1: "kommuner[2]"."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc if part != "[key]"]
    return "".join(parts).removeprefix(".")


def _line(error: Exception, text: str) -> int:
    # Before Python 3.14 only the message has the line, and not at the end of the document.
    digits = str(error).rpartition("(at line ")[2].partition(",")[0]
    return int(digits) if digits.isdecimal() else len(text.rstrip().splitlines())


def _period(draft: _File) -> Period | None:
    """Return the period; `month` is its older name."""
    written = draft.period or draft.month
    return Period(written) if written else None


def _two_periods(draft: _File) -> Iterator[Problem]:
    if draft.period and draft.month and draft.period != draft.month:
        yield Problem("FM901", variant="two_periods", params={"key": "month"})


def _limits(draft: _File) -> tuple[int, int, int]:
    """Return the threshold, the least asked and the least denominator; a default is never below the one before."""
    least_asked = draft.least_asked or max(Campaign.least_asked, draft.threshold)
    return draft.threshold, least_asked, draft.least_percent or max(Campaign.least_percent, least_asked)


def _too_low(draft: _File) -> Iterator[Problem]:
    """Yield a fault for each limit that would publish what the limit before it hides."""
    threshold, least_asked, least_percent = _limits(draft)
    for key, value, least in (("least_asked", least_asked, threshold), ("least_percent", least_percent, least_asked)):
        if value < least:
            yield Problem("FM901", variant="too_low", params={"key": key, "least": least})


def _expected(draft: _File) -> set[Kommun]:
    """Return the union of `lan` and `kommuner`."""
    return _named(draft.kommuner).union(*map(kommuner_in, draft.lan))


def _named(names: Iterable[str]) -> set[Kommun]:
    """Return kommuner by their names; one that is named twice, however spelled, counts once."""
    return {kommun for name in names if (kommun := find_kommun(name))}


def _layout(draft: _File) -> tuple[Layout, list[Problem]]:
    """Return the standard layout with the campaign's additions, and a fault for each addition that clashes."""
    faults: list[Problem] = []
    changed = {column.key: column for column in _STANDARD.columns}
    for key, table, added in (("unit", "units", draft.units), ("reason", "reasons", draft.reasons)):
        changed[key] = _with_answers(changed[key], table, added, faults)
    changed["reason"] = _with_groups(changed["reason"], draft.reason_groups, faults)
    for heading, spellings in draft.answers.items():
        key = _column_key(heading)
        changed[key] = _with_spellings(changed[key], f"answers.{heading}", spellings, faults)
    export: dict[str, tuple[str, ...]] = {}
    for heading, others in draft.headings.items():
        if fold(heading) in _EXPORT:
            export[_EXPORT[fold(heading)]] = tuple(others)
            continue
        key = _column_key(heading)
        taken = Layout(tuple(changed.values()))
        faults += _taken_headings(taken, key, heading, others)
        changed[key] = replace(changed[key], headings=(*changed[key].headings, *others))
    return Layout(tuple(changed.values()), export), faults


def _column_key(heading: str) -> str:
    column = _STANDARD.by_heading(heading)
    assert column is not None, "the headings have passed validation"  # noqa: S101 - narrows the type
    return column.key


def _with_answers(column: Column, table: str, added: Mapping[str, str], faults: list[Problem]) -> Column:
    answers = list(column.answers)
    for label, key in added.items():
        same_key = next((answer for answer in (*answers, NOT_STATED_ANSWER) if answer.key == key), None)
        reading = replace(column, answers=tuple(answers)).read(label)
        if owner := reading.answer if reading else same_key:
            faults.append(_taken(f"{table}.{label}", owner.label))
        else:
            answers.append(Answer(key, Text(label, label)))
    return replace(column, answers=tuple(answers))


def _with_groups(column: Column, groups: Mapping[str, str], faults: list[Problem]) -> Column:
    """Return the reasons with the group of each that is named by its words or its key."""
    answers = {answer.key: answer for answer in column.answers}
    for name, group in groups.items():
        reading = column.read(name)
        answer = reading.answer if reading else answers.get(name)
        if answer is None:
            faults.append(Problem("FM901", variant="answer", params={"key": f"reason_groups.{name}"}))
        else:
            answers[answer.key] = answer._replace(group=group)
    return replace(column, answers=tuple(answers.values()))


def _with_spellings(column: Column, table: str, others: Mapping[str, list[str]], faults: list[Problem]) -> Column:
    spellings = dict(column.spellings)
    for label, words in others.items():
        meant = column.read(label)
        if meant is None:
            faults.append(Problem("FM901", variant="answer", params={"key": f"{table}.{label}"}))
            continue
        for word in words:
            owner = replace(column, spellings=spellings).read(word)
            if owner and owner.answer != meant.answer:
                faults.append(_taken(f"{table}.{label}", owner.answer.label))
            spellings[word] = meant.answer.key
    return replace(column, spellings=spellings)


def _taken_headings(layout: Layout, key: str, heading: str, others: list[str]) -> Iterator[Problem]:
    for other in others:
        owner = layout.by_heading(other)
        if owner and owner.key != key:
            yield _taken(f"headings.{heading}", owner.heading)


def _taken(key: str, owner: str) -> Problem:
    return Problem("FM901", variant="taken", params={"key": key, "owner": owner})
