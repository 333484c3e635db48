"""The form described once, for its writer and its reader: sheets, labels, headings and answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.text import Lang, Text, as_chosen, fold, fold_loosely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSION = "2"
"""The version of the form that the program writes."""
READABLE_VERSIONS = ("1", VERSION)

AUTHOR = "fokusmanad"
"""The author in the document properties of every form and report."""

README_SHEET = "Läs mig"
ASKING_SHEET = "Så frågar du"
HEAD_SHEET = "Kommun"
FORM_SHEET = "Formulär"
CONTROL_SHEET = "Kontroll"
LISTS_SHEET = "Listor"
MARKS_SHEET = "Att rätta"
"""The sheet of a marked copy that lists its problems."""
SUMS_SHEET = "Summor"
SUMS_HEADING = "Mått"
"""The heading of the measures on the sheet of sums."""
SUMS_CHECK = "Går det ihop?"
"""The label of the row that tells whether each column adds up."""
WHOLE_HEADING = "Antal"
WHOLE_HEADINGS = frozenset((fold(WHOLE_HEADING), fold("Hela kommunen")))
RATINGS_SHEET = "Nuläge"
RATING_COLUMNS = {
    "date": "Datum",
    "role": "Roll",
    "score": "Skattning",
    "works": "Fungerar redan",
    "next": "Behövs härnäst",
    "support": "Stöd från länet",
}
INDICATORS_SHEET = "Indikatorer"
INDICATOR_HEADINGS = {"label": "Indikator", "count": "Antal", "of": "Av"}
REPORT_SHEET = Text("Om rapporten", "About the report")
"""A sheet that every report has and no form."""

HEADING_SEARCHED_ROWS = 20
"""The heading row is searched for in this many first rows."""


class Answer(NamedTuple):
    """An allowed answer: its key in JSON and its words for people."""

    key: str
    name: Text
    group: str = ""
    """Of a reason: the key of its group in `REASON_GROUP`."""

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
    is_after_yes: bool = False
    """Whether it is filled in only where the answer is Ja."""

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
        answer = answer or self._otherwise.get(fold_loosely(as_chosen(value)))
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


DOMESTIC_VIOLENCE = "domestic_violence"
"""The unit whose clients come because of violence."""

UNITS = _answers(
    ("income_support", "Ekonomiskt bistånd", "Income support"),
    ("children_families", "Barn och unga", "Children and families"),
    ("adults", "Vuxen/missbruk", "Adults, substance use"),
    ("intake", "Mottagning", "Intake"),
    ("social_psychiatry", "Socialpsykiatri", "Social psychiatry"),
    ("elderly_care", "Bistånd äldre", "Elderly care"),
    ("disability", "LSS/funktionsstöd", "Disability support"),
    ("family_law", "Familjerätt", "Family law"),
    (DOMESTIC_VIOLENCE, "Våld i nära relationer", "Domestic violence"),
    ("other", "Annan enhet", "Other unit"),
)

NOT_APPLICABLE = "not_applicable"
"""The group of reasons of persons whom the question does not concern (again)."""
OTHER_GROUP = "other"
"""The group of a campaign's own reason that does not name one."""

REASON_GROUP = Column(
    "reason_group",
    Text("Orsaksgrupp", "Group of reasons"),
    _answers(
        ("company", "Inte ensam", "Not alone"),
        ("routine", "Tid och rutiner", "Time and routines"),
        ("judgement", "Handläggarens bedömning", "The social worker's judgement"),
        (NOT_APPLICABLE, "Behövde inte frågas", "Need not be asked"),
        (OTHER_GROUP, "Annat", "Other"),
    ),
)
"""Who can act on a reason: whoever plans the meeting, the workplace, the social worker, or nobody."""

_COMPANY, _ROUTINE, _JUDGEMENT = "company", "routine", "judgement"


def _reasons(*quadruples: tuple[str, str, str, str]) -> tuple[Answer, ...]:
    return tuple(Answer(key, Text(sv, en), group) for key, group, sv, en in quadruples)


REASONS = _reasons(
    ("partner_present", _COMPANY, "Partner med", "Partner present"),
    ("child_present", _COMPANY, "Barn med", "Child present"),
    ("other_present", _COMPANY, "Annan person med", "Other person present"),
    ("interpreter", _COMPANY, "Tolksamtal", "Interpreted meeting"),
    ("no_time", _ROUTINE, "Tidsbrist", "No time"),
    ("unsuitable", _JUDGEMENT, "Bedömdes olämpligt", "Judged unsuitable"),
    ("postponed", _ROUTINE, "Skjuts upp", "Postponed"),
    ("forgotten", _ROUTINE, "Glömdes bort", "Forgotten"),
    ("unsure", _ROUTINE, "Osäker på hur", "Unsure how to ask"),
    ("already_asked", NOT_APPLICABLE, "Redan tillfrågad", "Already asked"),
    ("not_private", _COMPANY, "Inte i enrum", "Not in private"),
    ("joint_file", _COMPANY, "Gemensam akt", "Joint file"),
    ("already_known", NOT_APPLICABLE, "Våldet redan känt", "Violence already known"),
    ("remote", _COMPANY, "Telefon eller video", "By telephone or video"),
    ("other_profession", NOT_APPLICABLE, "Någon annan frågar", "Somebody else asks"),
    ("other", OTHER_GROUP, "Annat", "Other"),
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
    ("declined", "Tackade nej", "Declined"),
    ("has_support", "Har redan stöd", "Has support already"),
)


def _after_yes(*triples: tuple[str, str, str], answers: tuple[Answer, ...] = YES_NO) -> tuple[Column, ...]:
    return tuple(Column(key, Text(sv, en), answers, is_after_yes=True) for key, sv, en in triples)


KINDS_OF_VIOLENCE = ("physical", "psychological", "sexual")
SUPPORT = "support"

_AFTER_YES = (
    *_after_yes(
        ("physical", "Fysiskt våld", "Physical violence"),
        ("psychological", "Psykiskt våld", "Psychological violence"),
        ("sexual", "Sexuellt våld", "Sexual violence"),
        ("afraid", "Rädd", "Afraid"),
        ("children_witnessed", "Barn har sett eller hört", "Children have seen or heard"),
        ("contact_with_perpetrator", "Pågående kontakt", "Contact with the perpetrator"),
        ("freda_description", "FREDA-beskrivning", "FREDA description"),
        ("freda_risk", "FREDA-farlighetsbedömning", "FREDA risk assessment"),
        ("child_report", "Orosanmälan", "Report of concern for a child"),
    ),
    *_after_yes((SUPPORT, "Stöd", "Support"), answers=_SUPPORT),
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
    Column("disability_stated", Text("Funktionsnedsättning", "Disability"), YES_NO),
    *_AFTER_YES,
    Column(COMMENT, Text("Kommentar", "Comment")),
)

_COUNTED_APART = {ROW_ID, COMMENT, "asked", "reason", "answer", "when"}


FREDA = "freda"
HOW_ASKED = Column(
    "how_asked",
    Text("Hur frågar ni", "How the question is asked"),
    _answers(
        (FREDA, "FREDA-kortfrågor", "FREDA short questions"),
        ("own_questions", "Egna frågor", "Own questions"),
        ("on_indication", "Först vid tecken på våld", "Only on signs of violence"),
    ),
    spellings={"FREDA": FREDA, "Kortfrågor": FREDA, "Vid tecken på våld": "on_indication"},
)
"""How a kommun asks: shares of kommuner that ask differently are not alike."""


class Kind(Enum):
    """The kind of a head value."""

    TEXT = auto()
    VERSION = auto()
    KOMMUN = auto()
    KOMMUNKOD = auto()
    PERIOD = auto()
    NUMBER = auto()
    STAFF = auto()
    """A number that may be given as "ca 12"."""
    YES_NO = auto()
    CHOICE = auto()
    """One of the answers in `HOW_ASKED`, the only head value with a list of its own."""


class HeadField(NamedTuple):
    """A value of the sheet `Kommun`: its key in `Head`, its label, its kind and whether it is required."""

    key: str
    label: str
    kind: Kind
    required: bool = False
    others: tuple[str, ...] = ()
    """Other labels."""


PERIOD_LABEL = "Period"
"""The label of a period that is no month."""

HEAD_FIELDS = (
    HeadField("version", "Mallversion", Kind.VERSION, required=True),
    HeadField("kommun", "Kommun", Kind.KOMMUN, required=True),
    HeadField("kommunkod", "Kommunkod", Kind.KOMMUNKOD),
    HeadField("period", "Fokusmånad", Kind.PERIOD, required=True, others=(PERIOD_LABEL,)),
    HeadField("part", "Del av kommunen", Kind.TEXT),
    HeadField("care_assessors", "Biståndshandläggare deltar", Kind.YES_NO),
    HeadField("staff", "Antal handläggare", Kind.STAFF),
    HeadField("how_asked", "Hur frågar ni", Kind.CHOICE),
    HeadField("visitors", "Antal vuxna besökare", Kind.NUMBER),
    HeadField("nil", "Inga besök", Kind.YES_NO),
    HeadField("contact", "Kontaktperson", Kind.TEXT),
)


def head_label(key: str) -> str:
    """Return the label of the head value with `key`."""
    return next(field.label for field in HEAD_FIELDS if field.key == key)


def groups_of_reasons(reasons: Iterable[Answer]) -> dict[str, str]:
    """Return the key of each reason with that of its group."""
    return {reason.key: reason.group or OTHER_GROUP for reason in reasons}


def answers_of(columns: Iterable[Column]) -> dict[str, tuple[str, ...]]:
    """Return the key of each column with those of its answers."""
    return {column.key: tuple(answer.key for answer in column.answers) for column in columns}


def with_the_same_answers(columns: Iterable[Column]) -> list[list[Column]]:
    """Return the columns apart by their answers, so that those of a table have the same; in the order given."""
    alike: dict[tuple[str, ...], list[Column]] = {}
    for column in columns:
        alike.setdefault(column.labels, []).append(column)
    return list(alike.values())


@dataclass(frozen=True)
class Layout:
    """The columns of one campaign: the standard ones with the campaign's additions."""

    columns: tuple[Column, ...] = _COLUMNS
    export_headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other headings of the columns of an export, by the key of the head value that each gives ("kommun")."""

    def column(self, key: str) -> Column:
        """Return the column with `key`."""
        return self._by_key[key]

    def by_key(self, key: str) -> Column | None:
        """Return the column with this key, if there is one."""
        return self._by_key.get(key)

    def by_heading(self, heading: str) -> Column | None:
        """Return the column with this heading, or another spelling of it."""
        return self._by_heading.get(fold(heading))

    @cached_property
    def attributes(self) -> tuple[Column, ...]:
        """The columns that split the figures into groups: unit, sex and the optional columns about the person."""
        return tuple(column for column in self.columns if column.key not in _COUNTED_APART and not column.is_after_yes)

    @cached_property
    def after_yes(self) -> tuple[Column, ...]:
        """The columns of what followed after a yes, in the order of the form."""
        return tuple(column for column in self.columns if column.is_after_yes)

    def attribute(self, name: str) -> Column | None:
        """Return the attribute with this key or heading ("sex", "Kön")."""
        return next((column for column in self.attributes if fold(name) in {column.key, fold(column.heading)}), None)

    @property
    def reason_groups(self) -> Mapping[str, str]:
        """The group of each reason, in the order of the form."""
        return groups_of_reasons(self.column("reason").answers)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The keys of the reasons, in the order of the form."""
        return tuple(answer.key for answer in self.column("reason").answers)

    def with_reasons(self, reasons: tuple[Answer, ...]) -> Layout:
        """Return the layout with these reasons."""
        column = replace(self.column("reason"), answers=reasons)
        return replace(self, columns=tuple(column if each.key == column.key else each for each in self.columns))

    @cached_property
    def sum_measures(self) -> dict[str, str]:
        """The measures of the sheet of sums, in its order: the words of each, and its key in JSON ("answers.yes")."""
        found = {"Fick frågan": "asked", "Fick inte frågan": "not_asked"}
        splits = (("answer", "Svar", "answers"), ("reason", "Orsak", "reasons"), ("when", "När", "when"))
        for key, word, split in splits:
            found |= self._measures_of(self.column(key), word, split)
        for column in self.after_yes:
            found |= self._measures_of(column, column.heading, f"after_yes.{column.key}")
        return found

    @staticmethod
    def _measures_of(column: Column, word: str, split: str) -> dict[str, str]:
        listed = {f"{word}: {answer.label}": f"{split}.{answer.key}" for answer in column.answers}
        return listed | {f"{word}: ej angivet": f"{split}.{NOT_STATED}"}

    @cached_property
    def _by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def _by_heading(self) -> dict[str, Column]:
        return {fold(heading): column for column in self.columns for heading in (column.heading, *column.headings)}
