"""Problems as values: a code, a place and parameters. Their messages are made from the catalogue's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fokusmanad.findings.catalogue import CATALOGUE, Severity
from fokusmanad.findings.words.usage import USAGE
from fokusmanad.text import Lang, Text, listing, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fokusmanad.errors import UsageError


REFUSING = frozenset(
    (
        *("FM101", "FM102", "FM103", "FM104", "FM105", "FM106", "FM108"),
        *("FM201", "FM202", "FM204", "FM205", "FM206", "FM208", "FM305", "FM412"),
        *("FM502", "FM503", "FM504"),
    )
)
"""A file with a problem of one of these codes is refused whole; so is a blank form (`Problem.is_refusing`)."""

Param: TypeAlias = str | int | Text | tuple[str, ...]


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Place(NamedTuple):
    """Where in a workbook: nothing set is the whole file; a row without a column is the whole row.

    `row` and `column` count from 1, as people see them; `heading` is the column's heading or the head value's label.
    """

    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    heading: str | None = None

    @property
    def cell(self) -> str | None:
        """The cell's name, such as "E7", where the place is a cell."""
        return f"{column_letters(self.column)}{self.row}" if self.row and self.column else None


WHOLE_FILE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place. `variant` selects one of the messages that the catalogue has for the code."""

    code: str
    place: Place = WHOLE_FILE
    variant: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)
    suggestion: str | None = None

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives the code."""
        return CATALOGUE[self.code].severity

    @property
    def is_refusing(self) -> bool:
        """Whether the file is refused whole for it. A blank form has taken no part; a nil return with rows has."""
        return self.code in REFUSING or (self.code == "FM407" and self.variant != "rows")

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Return the sort key within a file: sheet, row, column, code, variant."""
        place = self.place
        return (place.sheet or "", place.row or 0, place.column or 0, self.code, self.variant)

    def rule(self, lang: Lang) -> str:
        """Return the broken rule without the place, and "did you mean" where a listed word is near."""
        rule = CATALOGUE[self.code].messages[self.variant].rule
        words = _fill_placeholders(rule, self.params, lang)
        # The rule begins the message of a problem without a place: one format locates it in the file where another
        # locates it in a sheet or a cell.
        if not _write_place(self.place, lang) and not rule.to(lang).startswith("{"):
            words = words[0].upper() + words[1:]
        if self.suggestion is None:
            return words
        return words + Text(f" Menade du ”{self.suggestion}”?", f" Did you mean “{self.suggestion}”?").to(lang)

    def action(self, lang: Lang) -> str:
        """Return how to fix it."""
        return _fill_placeholders(CATALOGUE[self.code].messages[self.variant].action, self.params, lang)

    def message(self, lang: Lang) -> str:
        """Return the message in three beats: where, the rule, what to do."""
        return " ".join(filter(None, (_write_place(self.place, lang), self.rule(lang), self.action(lang))))


def usage_message(error: UsageError, lang: Lang, own: Text | None = None) -> str:
    """Return the words of a usage error, or `own` words of it: what is wrong and what to do instead."""
    return _fill_placeholders(own or USAGE[error.key], error.params, lang)


def _fill_placeholders(words: Text, params: Mapping[str, Param], lang: Lang) -> str:
    return words.to(lang).format_map({name: _write_value(value, lang) for name, value in params.items()})


def _write_place(place: Place, lang: Lang) -> str:
    whole_row = f"{Text('rad', 'row').to(lang)} {place.row}" if place.row else ""
    spot = place.cell or whole_row
    named = " ".join(filter(None, (place.sheet, spot)))
    if not named:
        return ""
    # Without a cell the rule itself names the heading or the label.
    return f"{named} ({place.heading}):" if place.heading and place.cell else f"{named}:"


def _write_value(value: Param, lang: Lang) -> str:
    match value:
        case Text():
            return value.to(lang)
        case tuple():
            return listing(value, lang)
        case int():
            return number(value)
        case str():
            return value


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by sheet, row, column and code."""
    return tuple(sorted(problems, key=Problem.sort_key))
