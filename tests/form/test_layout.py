"""The layout has exactly the contract's words, and reads answers by the contract."""

from __future__ import annotations

import pytest

from fokusmanad.form.layout import HEAD_FIELDS, Layout, Presence
from fokusmanad.text import Lang

LAYOUT = Layout()

# Copied from the contract: heading, JSON key, and each answer with its key.
CONTRACT = """
Löpnr row_id:
Enhet unit: Ekonomiskt bistånd=income_support; Barn och unga=children_families; Vuxen/missbruk=adults;
  Mottagning=intake; Socialpsykiatri=social_psychiatry; Bistånd äldre=elderly_care; LSS/funktionsstöd=disability;
  Familjerätt=family_law; Våld i nära relationer=domestic_violence; Annan enhet=other
Kön sex: Kvinna=woman; Man=man; Annat/okänt=other
Fick frågan asked: Ja=yes; Nej=no
Orsak reason: Partner med=partner_present; Barn med=child_present; Annan person med=other_present;
  Tolksamtal=interpreter; Tidsbrist=no_time; Bedömdes olämpligt=unsuitable; Skjuts upp=postponed;
  Glömdes bort=forgotten; Osäker på hur=unsure; Redan tillfrågad=already_asked; Inte i enrum=not_private;
  Gemensam akt=joint_file; Våldet redan känt=already_known; Telefon eller video=remote;
  Någon annan frågar=other_profession; Annat=other
Svar answer: Ja=yes; Nej=no; Vill inte svara=declined
När when: Senaste året=last_year; Tidigare=earlier; Båda=both
Nybesök new_visit: Ja=yes; Nej=no
Tolk interpreter_used: Ja=yes; Nej=no
Barn i hushållet children: Ja=yes; Nej=no
Funktionsnedsättning disability_stated: Ja=yes; Nej=no
Fysiskt våld physical: Ja=yes; Nej=no
Psykiskt våld psychological: Ja=yes; Nej=no
Sexuellt våld sexual: Ja=yes; Nej=no
Rädd afraid: Ja=yes; Nej=no
Barn har sett eller hört children_witnessed: Ja=yes; Nej=no
Pågående kontakt contact_with_perpetrator: Ja=yes; Nej=no
FREDA-beskrivning freda_description: Ja=yes; Nej=no
FREDA-farlighetsbedömning freda_risk: Ja=yes; Nej=no
Orosanmälan child_report: Ja=yes; Nej=no
Stöd support: Tackade ja=accepted; Tackade nej=declined; Har redan stöd=has_support
Kommentar comment:
"""

AFTER_YES = [
    "physical",
    "psychological",
    "sexual",
    "afraid",
    "children_witnessed",
    "contact_with_perpetrator",
    "freda_description",
    "freda_risk",
    "child_report",
    "support",
]


def contract() -> dict[tuple[str, str], dict[str, str]]:
    found = {}
    for line in CONTRACT.strip().replace("\n  ", " ").split("\n"):
        names, _, answers = line.partition(":")
        heading, _, key = names.rpartition(" ")
        pairs = (answer.strip().split("=") for answer in answers.split(";") if answer.strip())
        found[heading, key] = {label: answer_key for label, answer_key in pairs}  # noqa: C416 - pairs are lists
    return found


@pytest.mark.parametrize(
    ("names", "answers"), contract().items(), ids=lambda value: value[1] if isinstance(value, tuple) else ""
)
def test_each_column_has_the_contracts_heading_key_and_answers(names: tuple[str, str], answers: dict[str, str]) -> None:
    """Headings, keys and answers are those of the contract, the answers in its order."""
    heading, key = names
    column = LAYOUT.column(key)
    assert column.heading == heading
    assert {answer.label: answer.key for answer in column.answers} == answers
    assert list(column.labels) == list(answers)


def test_columns_whose_answer_keys_are_ours_have_the_contracts_answers() -> None:
    """The contract names the answers of a column without keys."""
    assert LAYOUT.column("age_group").labels == ("18–29", "30–44", "45–64", "65 eller äldre")


def test_five_columns_are_required_and_the_optional_ones_are_extra() -> None:
    """Some columns are required, some optional, and some only in campaigns that turn them on."""
    by_presence = {
        presence: [column.key for column in LAYOUT.columns if column.presence is presence] for presence in Presence
    }
    assert by_presence[Presence.REQUIRED] == ["unit", "sex", "asked", "reason", "answer"]
    assert by_presence[Presence.OPTIONAL] == ["row_id", "when"]
    assert by_presence[Presence.EXTRA] == (
        [
            "age_group",
            "new_visit",
            "interpreter_used",
            "children",
            "disability_stated",
            *AFTER_YES,
            "comment",
        ]
    )


def test_the_head_has_the_contracts_labels() -> None:
    """There are eleven labels, three of them required."""
    assert [field.label for field in HEAD_FIELDS] == [
        "Mallversion",
        "Kommun",
        "Kommunkod",
        "Fokusmånad",
        "Del av kommunen",
        "Biståndshandläggare deltar",
        "Antal handläggare",
        "Hur frågar ni",
        "Antal vuxna besökare",
        "Inga besök",
        "Kontaktperson",
    ]
    assert [field.label for field in HEAD_FIELDS if field.required] == ["Mallversion", "Kommun", "Fokusmånad"]


def test_every_answer_is_read_as_itself() -> None:
    """A listed answer, in any case and with a final mark, is read as listed."""
    for column in LAYOUT.columns:
        for answer in column.answers:
            for written in (answer.label, answer.label.upper(), f" {answer.label} .", f"{answer.label}:"):
                reading = column.read(written)
                assert reading is not None
                assert reading == (answer, True)


@pytest.mark.parametrize("key", ["asked", "answer", "new_visit", "children", "sexual"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [(yes, "yes") for yes in ("J", "j", "X", "x", "1", "TRUE", "true")]
    + [(no, "no") for no in ("N", "n", "0", "FALSE", "False")],
)
def test_yes_and_no_have_short_forms(key: str, written: str, meant: str) -> None:
    """J, X, 1, TRUE and N, 0, FALSE are understood in every column with Ja and Nej, and are not as listed."""
    reading = LAYOUT.column(key).read(written)
    assert reading is not None
    assert (reading.answer.key, reading.as_listed) == (meant, False)


@pytest.mark.parametrize("key", ["unit", "sex", "reason", "when", "age_group", "support"])
@pytest.mark.parametrize("written", ["J", "X", "1", "TRUE", "N", "0", "FALSE", "Ja", "Nej"])
def test_short_forms_mean_nothing_elsewhere(key: str, written: str) -> None:
    """As a reason, 1 is not understood."""
    assert LAYOUT.column(key).read(written) is None


@pytest.mark.parametrize("written", ["JJ", "jo", "11", "01", "10", "xx", "2", "-", ""])
def test_what_is_neither_yes_nor_no_is_not_guessed(written: str) -> None:
    """Only the contract's short forms are accepted."""
    assert LAYOUT.column("asked").read(written) is None


@pytest.mark.parametrize(
    ("written", "as_listed"),
    [("18–29", True), ("18-29", True), ("18—29", True), ("18 - 29", False), ("65 ELLER ÄLDRE", True)],
)
def test_hyphen_and_dash_are_alike_in_ages(written: str, *, as_listed: bool) -> None:
    """18-29 is 18–29; spaces around the dash are another spelling."""
    reading = LAYOUT.column("age_group").read(written)
    assert reading is not None
    assert reading.as_listed is as_listed


def test_a_heading_is_found_however_it_is_typed() -> None:
    """Case, white space and a final mark make no difference; another word does."""
    for written in ("fick frågan", "FICK  FRÅGAN?", "Fick\nfrågan:", "Fick fra\u030agan"):
        column = LAYOUT.by_heading(written)
        assert column is not None
        assert column.key == "asked"
    assert LAYOUT.by_heading("Frågan") is LAYOUT.by_heading("") is None


def test_answers_are_named_in_both_languages() -> None:
    """The value "not stated" has a name too."""
    column = LAYOUT.column("sex")
    assert [column.named(key, Lang.SV) for key in ("woman", "not_stated")] == ["Kvinna", "Ej angivet"]
    assert [column.named(key, Lang.EN) for key in ("woman", "not_stated")] == ["Woman", "Not stated"]


def test_attributes_split_the_figures() -> None:
    """They are unit, sex and the optional columns about the person; not what followed after a yes, nor free text."""
    assert " ".join(column.key for column in LAYOUT.attributes) == (
        "unit sex age_group new_visit interpreter_used children disability_stated"
    )
    assert [column.key for column in LAYOUT.after_yes] == AFTER_YES


def test_each_reason_belongs_to_the_contracts_group() -> None:
    """The groups tell who can act on a reason."""
    groups: dict[str, list[str]] = {}
    for reason, group in LAYOUT.reason_groups.items():
        groups.setdefault(group, []).append(reason)
    assert {group: " ".join(sorted(reasons)) for group, reasons in groups.items()} == {
        "company": "child_present interpreter joint_file not_private other_present partner_present remote",
        "routine": "forgotten no_time postponed unsure",
        "judgement": "unsuitable",
        "not_applicable": "already_asked already_known other_profession",
        "other": "other",
    }
