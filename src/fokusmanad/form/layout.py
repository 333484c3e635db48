"""The form described once, for its writer and its reader: sheets, labels, headings and answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.text import Lang, Text, fold, fold_loosely

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "1"
"""The version of the form that the program writes and reads."""

AUTHOR = "fokusmanad"
"""The author in the document properties of every form and report."""

README_SHEET = "Läs mig"
HEAD_SHEET = "Kommun"
FORM_SHEET = "Formulär"
CONTROL_SHEET = "Kontroll"
LISTS_SHEET = "Listor"
REPORT_SHEET = Text("Om rapporten", "About the report")
"""A sheet that every report has and no form."""

HEADING_SEARCHED_ROWS = 20
"""The heading row is searched for in this many first rows."""


class Answer(NamedTuple):
    """An allowed answer: its key in JSON and its words for people."""

    key: str
    name: Text

    @property
    def label(self) -> str:
        """The answer as written in the workbook."""
        return self.name.sv


class Reading(NamedTuple):
    """An answer that was read, and whether it was spelled as listed."""

    answer: Answer
    as_listed: bool


class Presence(Enum):
    """Whether a form must have a column."""

    REQUIRED = auto()
    OPTIONAL = auto()
    EXTRA = auto()
    """Not in the template unless the campaign turns it on; always read."""


YES_NO_MARKS = {
    **dict.fromkeys(("J", "X", "1", "TRUE", "SANT"), "yes"),
    **dict.fromkeys(("N", "0", "FALSE", "FALSKT"), "no"),
}
"""Marks that mean yes and no. Booleans are read as TRUE and FALSE."""


@dataclass(frozen=True)
class Column:
    """A column of the form, or a head value with listed answers. Without answers it takes any text."""

    key: str
    name: Text
    answers: tuple[Answer, ...] = ()
    presence: Presence = Presence.EXTRA
    headings: tuple[str, ...] = ()
    """Other spellings of the heading."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """Other spellings of answers, with the key of the answer each one means."""

    @property
    def heading(self) -> str:
        """The heading as written in the workbook."""
        return self.name.sv

    @property
    def labels(self) -> tuple[str, ...]:
        """The allowed answers as written in the workbook."""
        return tuple(answer.label for answer in self.answers)

    def read(self, value: str) -> Reading | None:
        """Read `value` as one of the answers; None if it is none of them."""
        if answer := self._listed.get(fold(value)):
            return Reading(answer, as_listed=True)
        answer = self._otherwise.get(fold(value)) or self._otherwise.get(fold_loosely(value))
        return Reading(answer, as_listed=False) if answer else None

    def named(self, key: str, lang: Lang) -> str:
        """Return the name of the answer with `key` in `lang`."""
        return next(answer.name.to(lang) for answer in (*self.answers, NOT_STATED_ANSWER) if answer.key == key)

    @cached_property
    def _listed(self) -> dict[str, Answer]:
        return {fold(answer.label): answer for answer in self.answers}

    @cached_property
    def _otherwise(self) -> dict[str, Answer]:
        spellings = {**YES_NO_MARKS, **self.spellings} if {"Ja", "Nej"} <= set(self.labels) else self.spellings
        by_key = {answer.key: answer for answer in self.answers}
        spread = {fold_loosely(answer.label): answer for answer in self.answers}
        return spread | {fold(spelling): by_key[key] for spelling, key in spellings.items()}


NOT_STATED = "not_stated"
"""The key of a value that is missing or cannot be read."""

NOT_STATED_ANSWER = Answer(NOT_STATED, Text("Ej angivet", "Not stated"))


def _answers(*triples: tuple[str, str, str]) -> tuple[Answer, ...]:
    return tuple(Answer(key, Text(sv, en)) for key, sv, en in triples)


YES_NO = _answers(("yes", "Ja", "Yes"), ("no", "Nej", "No"))

_YES_NO_VALUE = Column("yes_no", Text("Ja eller Nej", "Yes or no"), YES_NO)


def read_yes_no(value: str) -> Reading | None:
    """Read `value` as Ja or Nej; None if it is neither."""
    return _YES_NO_VALUE.read(value)


UNITS = _answers(
    ("income_support", "Ekonomiskt bistånd", "Income support"),
    ("children_families", "Barn och unga", "Children and families"),
    ("adults", "Vuxen/missbruk", "Adults, substance use"),
    ("intake", "Mottagning", "Intake"),
    ("social_psychiatry", "Socialpsykiatri", "Social psychiatry"),
    ("elderly_care", "Bistånd äldre", "Elderly care"),
    ("disability", "LSS/funktionsstöd", "Disability support"),
    ("family_law", "Familjerätt", "Family law"),
    ("other", "Annan enhet", "Other unit"),
)

REASONS = _answers(
    ("partner_present", "Partner med", "Partner present"),
    ("child_present", "Barn med", "Child present"),
    ("other_present", "Annan person med", "Other person present"),
    ("interpreter", "Tolksamtal", "Interpreted meeting"),
    ("no_time", "Tidsbrist", "No time"),
    ("unsuitable", "Bedömdes olämpligt", "Judged unsuitable"),
    ("postponed", "Skjuts upp", "Postponed"),
    ("forgotten", "Glömdes bort", "Forgotten"),
    ("unsure", "Osäker på hur", "Unsure how to ask"),
    ("already_asked", "Redan tillfrågad", "Already asked"),
    ("not_private", "Inte i enrum", "Not in private"),
    ("joint_file", "Gemensam akt", "Joint file"),
    ("other", "Annat", "Other"),
)

ANSWERS = _answers(
    ("yes", "Ja", "Yes"),
    ("no", "Nej", "No"),
    ("declined", "Vill inte svara", "Declined to answer"),
)

WHEN = _answers(
    ("last_year", "Senaste året", "The last year"),
    ("earlier", "Tidigare", "Earlier"),
    ("both", "Båda", "Both"),
)

ANSWER_KEYS = (*(answer.key for answer in ANSWERS), NOT_STATED)
WHEN_KEYS = (*(answer.key for answer in WHEN), NOT_STATED)

_SEX = _answers(("woman", "Kvinna", "Woman"), ("man", "Man", "Man"), ("other", "Annat/okänt", "Other or unknown"))

_AGE_GROUPS = _answers(
    ("18-29", "18–29", "18–29"),
    ("30-44", "30–44", "30–44"),
    ("45-64", "45–64", "45–64"),
    ("65+", "65 eller äldre", "65 or older"),
)

_SUPPORT = _answers(
    ("accepted", "Tackade ja", "Accepted"),
    ("refused", "Tackade nej", "Refused"),
    ("has_support", "Har redan stöd", "Has support already"),
)

ROW_ID, COMMENT = "row_id", "comment"

_COLUMNS = (
    Column(ROW_ID, Text("Löpnr", "Row number"), presence=Presence.OPTIONAL),
    Column("unit", Text("Enhet", "Unit"), UNITS, Presence.REQUIRED),
    Column("sex", Text("Kön", "Sex"), _SEX, Presence.REQUIRED, spellings={"K": "woman", "M": "man"}),
    Column("asked", Text("Fick frågan", "Was asked"), YES_NO, Presence.REQUIRED),
    Column("reason", Text("Orsak", "Reason"), REASONS, Presence.REQUIRED),
    Column("answer", Text("Svar", "Answer"), ANSWERS, Presence.REQUIRED),
    Column("when", Text("När", "When"), WHEN, Presence.OPTIONAL),
    Column("age_group", Text("Åldersgrupp", "Age group"), _AGE_GROUPS),
    Column("new_visit", Text("Nybesök", "New visit"), YES_NO),
    Column("interpreter_used", Text("Tolk", "Interpreter used"), YES_NO),
    Column("children", Text("Barn i hushållet", "Children in the household"), YES_NO),
    Column("physical", Text("Fysiskt våld", "Physical violence"), YES_NO),
    Column("psychological", Text("Psykiskt våld", "Psychological violence"), YES_NO),
    Column("sexual", Text("Sexuellt våld", "Sexual violence"), YES_NO),
    Column("support", Text("Stöd", "Support"), _SUPPORT),
    Column(COMMENT, Text("Kommentar", "Comment")),
)

_COUNTED_APART = {ROW_ID, COMMENT, "asked", "reason", "answer", "when"}


class Kind(Enum):
    """The kind of a head value."""

    TEXT = auto()
    VERSION = auto()
    KOMMUN = auto()
    KOMMUNKOD = auto()
    MONTH = auto()
    NUMBER = auto()
    YES_NO = auto()


class HeadField(NamedTuple):
    """A value of the sheet `Kommun`: its key in `Head`, its label, its kind and whether it is required."""

    key: str
    label: str
    kind: Kind
    required: bool = False


HEAD_FIELDS = (
    HeadField("version", "Mallversion", Kind.VERSION, required=True),
    HeadField("kommun", "Kommun", Kind.KOMMUN, required=True),
    HeadField("kommunkod", "Kommunkod", Kind.KOMMUNKOD),
    HeadField("month", "Fokusmånad", Kind.MONTH, required=True),
    HeadField("part", "Del av kommunen", Kind.TEXT),
    HeadField("care_assessors", "Biståndshandläggare deltar", Kind.YES_NO),
    HeadField("staff", "Antal handläggare", Kind.NUMBER),
    HeadField("visitors", "Antal vuxna besökare", Kind.NUMBER),
    HeadField("nil", "Inga besök", Kind.YES_NO),
    HeadField("contact", "Kontaktperson", Kind.TEXT),
)


def head_label(key: str) -> str:
    """Return the label of the head value with `key`."""
    return next(field.label for field in HEAD_FIELDS if field.key == key)


@dataclass(frozen=True)
class Layout:
    """The columns of one campaign: the standard ones with the campaign's additions."""

    columns: tuple[Column, ...] = _COLUMNS

    def column(self, key: str) -> Column:
        """Return the column with `key`."""
        return self._by_key[key]

    def by_heading(self, heading: str) -> Column | None:
        """Return the column with this heading, or another spelling of it."""
        return self._by_heading.get(fold(heading))

    @property
    def attributes(self) -> tuple[Column, ...]:
        """The columns that split the figures into groups: unit, sex and every optional column with a list."""
        return tuple(column for column in self.columns if column.key not in _COUNTED_APART)

    def attribute(self, name: str) -> Column | None:
        """Return the attribute with this key or heading ("sex", "Kön")."""
        return next((column for column in self.attributes if fold(name) in {column.key, fold(column.heading)}), None)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The keys of the reasons, in the order of the form."""
        return tuple(answer.key for answer in self.column("reason").answers)

    def with_reasons(self, reasons: tuple[Answer, ...]) -> Layout:
        """Return the layout with these reasons."""
        column = replace(self.column("reason"), answers=reasons)
        return Layout(tuple(column if each.key == column.key else each for each in self.columns))

    @cached_property
    def _by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def _by_heading(self) -> dict[str, Column]:
        return {fold(heading): column for column in self.columns for heading in (column.heading, *column.headings)}
