"""The campaign file: every key, and every fault in it at once, each with its key."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.campaign.file import load_campaign, parse_campaign
from fokusmanad.campaign.model import Campaign
from fokusmanad.form.model import NotAsked
from fokusmanad.form.period import Period
from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, book, campaign, checked, problems_of, told

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = """
title = "Fokusmånad våld i Jämtlands län"
month = "mars 2026"
kommuner = ["Östersunds kommun", "Åre", "Berg"]
last_day = 2026-04-15
threshold = 7
least_asked = 12
least_percent = 30
columns = ["Åldersgrupp", "tolk"]

[units]
"Budget- och skuldrådgivning" = "debt"

[reasons]
"Polis med" = "police_present"

[headings]
"Fick frågan" = ["Ställdes FREDA?", "Frågat"]

[answers.Orsak]
"Tidsbrist" = ["Hann inte", "Stress"]
"Polis med" = ["Polisen var med"]

[answers."Fick frågan"]
"Ja" = ["Jajamän"]
"""


def faults(toml: str) -> list[str]:
    """Return the faults of a campaign file as "variant key"."""
    found = parse_campaign(tomllib.loads(toml))
    assert isinstance(found, tuple), "no fault was found"
    assert {problem.code for problem in found} == {"FM901"}
    for problem in found:
        for lang in Lang:
            assert str(problem.params["key"]) in problem.message(lang)
    return [f"{problem.variant} {problem.params['key']}" for problem in found]


def test_no_file_is_a_campaign_of_defaults() -> None:
    """An empty file gives the same campaign as no file."""
    assert parse_campaign({}) == Campaign()
    assert (Campaign().period, Campaign().expected, Campaign().threshold) == (None, (), 5)


def test_everything_that_a_file_may_say_is_read() -> None:
    """Every key is read; the kommuner come in dictionary order."""
    found = parse_campaign(tomllib.loads(EVERYTHING))
    assert isinstance(found, Campaign)
    assert (found.title, found.period, found.last_day) == (
        "Fokusmånad våld i Jämtlands län",
        "2026-03",
        date(2026, 4, 15),
    )
    assert [kommun.name for kommun in found.expected] == ["Berg", "Åre", "Östersund"]
    assert (found.threshold, found.least_asked, found.least_percent) == (7, 12, 30)
    assert found.columns == ("age_group", "interpreter_used")
    assert found.layout.reasons[-2:] == ("other", "police_present")


def test_what_the_campaign_adds_is_understood_in_a_form() -> None:
    """Units, reasons, headings and other spellings work from the file to the counted row."""
    found = parse_campaign(tomllib.loads(EVERYTHING))
    assert isinstance(found, Campaign)
    columns = COLUMNS.replace("Fick frågan", "FRÅGAT")
    rows = "1 | budget– och skuldrådgivning | Man | Nej | Polis med | | \n2 | Mottagning | Man | nej | hann  inte. | | "
    form = checked(book(f"{rows}\n3 | Mottagning | Man | JAJAMÄN | | Nej | ", columns, head={"Kommun": "Berg"}), found)
    assert told(form) == ["FM307 E3", "FM307 D4"]
    assert form.left_out == 0
    assert NotAsked(unit="debt", sex="man", reason="police_present") in form.rows
    assert NotAsked(unit="intake", sex="man", reason="no_time") in form.rows


def test_without_the_campaign_they_are_unknown() -> None:
    """Without the campaign the same form has unknown answers."""
    row = "1 | Budget- och skuldrådgivning | Man | Nej | Polis med | | "
    assert problems_of(row) == ["FM301 B2", "FM301 E2"]


def test_a_campaigns_own_answer_is_suggested_too() -> None:
    """A near miss of an answer that the campaign lists is suggested."""
    (problem,) = checked(
        book("1 | Mottagning | Man | Nej | Polis mde | | "), campaign(reasons={"Polis med": "police"})
    ).problems
    assert problem.suggestion == "Polis med"


def test_two_spellings_of_a_heading_given_apart_are_both_known() -> None:
    """The headings "Orsak" and "orsak" are the same, and the spellings given under both are kept."""
    of = campaign(headings={"Orsak": ["Varför"], "orsak": ["Därför"]})
    for heading in ("Varför", "Därför", "Orsak"):
        assert problems_of(columns=COLUMNS.replace("Orsak", heading), of=of) == []


def test_a_lan_and_kommuner_are_added_together() -> None:
    """A kommun of another län may take part."""
    names = [kommun.name for kommun in campaign(lan="Jämtland", kommuner=["Ånge", "Åre"]).expected]
    assert len(names) == 9
    assert names[-2:] == ["Åre", "Östersund"]
    assert "Ånge" in names


@pytest.mark.parametrize(
    ("toml", "meant"),
    [
        ('kommuner = ["Amal"]', "Åmål"),
        ('kommuner = ["Åre", "Upplands-Väsby"]', "Upplands Väsby"),
        ('kommuner = ["Åre kommun / Ååren tjïelte"]', "Åre"),
        ('lan = "Jamtland"', "Jämtlands län"),
        ('lan = "Vastra Gotaland"', "Västra Götalands län"),
        ('[headings]\nKon = ["Genus"]', "Kön"),
        ('kommuner = ["Oslo"]', None),
    ],
)
def test_a_near_name_is_suggested(toml: str, meant: str | None) -> None:
    """A misspelled name is answered with the nearest one, as in a form."""
    (fault,) = parse_campaign(tomllib.loads(toml))  # type: ignore[misc]  # the campaign is faulty
    assert fault.suggestion == meant


def test_several_lan_are_added_together() -> None:
    """A campaign may name several län and single kommuner of others."""
    both = campaign(lan=["Västerbottens län", "Jämtland"], kommuner=["Arvidsjaur"]).expected
    assert len(both) == 15 + 8 + 1


@pytest.mark.parametrize("lan", ["Jämtlands län", "Jämtland", "JÄMTLANDS  LÄN"])
def test_a_lan_expects_all_its_kommuner(lan: str) -> None:
    """The names that people use for a län are accepted."""
    assert len(campaign(lan=lan).expected) == 8


def test_a_kommun_named_twice_is_expected_once() -> None:
    """A kommun that is given under two names is expected once."""
    assert [kommun.name for kommun in campaign(kommuner=["Åre", "Åre kommun"]).expected] == ["Åre"]


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('mnth = "2026-03"', ["unknown_key mnth"]),
        ('"a.b" = 1', ["unknown_key a.b"]),
        ('"a[0]" = 1', ["unknown_key a[0]"]),
        ('".a" = 1', ["unknown_key .a"]),
        ('month = "våren"', ["month month"]),
        ('month = ""', ["text month"]),
        ("month = 202603", ["text month"]),
        ("month = 2026-03-01", ["text month"]),
        ('lan = "Norrland"', ["lan lan"]),
        ('lan = ["Jämtland", "Norrland"]', ["lan lan[2]"]),
        ('kommuner = ["Åre", "Oslo", "Berg", "Hjo", "Rom"]', ["kommun kommuner[2]", "kommun kommuner[5]"]),
        ('kommuner = "Åre"', ["list kommuner"]),
        ("kommuner = [1]", ["text kommuner[1]"]),
        ('last_day = "2026-04-15"', ["date last_day"]),
        ("last_day = 2026", ["date last_day"]),
        ("last_day = 2026-04-15T12:00:00", ["date last_day"]),
        ("threshold = 2", ["too_low threshold"]),
        ("target = 0", ["too_low target"]),
        ("target = 101", ["too_high target"]),
        ("threshold = -1", ["too_low threshold"]),
        ('threshold = "5"', ["number threshold"]),
        ("threshold = 5.5", ["number threshold"]),
        ("threshold = true", ["number threshold"]),
        ("least_asked = 0\nleast_percent = 0", ["too_low least_asked", "too_low least_percent"]),
        ('columns = ["Orsak"]', ["heading columns[1]"]),
        ('columns = ["Tolk", "Hund"]', ["heading columns[2]"]),
        ('units = ["A"]', ["table units"]),
        ('[units]\n"Ny enhet" = "Ny enhet"', ["bad_key units.Ny enhet"]),
        ('[units]\n"Ny enhet" = ""', ["bad_key units.Ny enhet"]),
        ('[units]\n"Ny enhet" = "å"', ["bad_key units.Ny enhet"]),
        ('[units]\n"Ny enhet" = 1', ["text units.Ny enhet"]),
        ('[units]\n"Ny enhet" = "adults"', ["taken units.Ny enhet"]),
        ('[units]\n"Ny enhet" = "not_stated"', ["taken units.Ny enhet"]),
        ('[units]\n"mottagning." = "new"', ["taken units.mottagning."]),
        ('[reasons]\n"A" = "same"\n"B" = "same"', ["taken reasons.B"]),
        ('[headings]\n"Skäl" = ["Orsak"]', ["heading headings.Skäl"]),
        ('[headings]\n"Orsak" = "Skäl"', ["list headings.Orsak"]),
        ('[headings]\n"Orsak" = ["Svar"]', ["taken headings.Orsak"]),
        ('[headings]\n"Orsak" = ["Varför"]\n"Svar" = ["varför?"]', ["taken headings.Svar"]),
        ('[answers."Skäl"]\n"A" = ["B"]', ["heading answers.Skäl"]),
        ('[answers.Orsak]\n"Regn" = ["Ösregn"]', ["answer answers.Orsak.Regn"]),
        ('[answers.Kommentar]\n"Regn" = ["Ösregn"]', ["answer answers.Kommentar.Regn"]),
        ('[answers.Orsak]\n"Tidsbrist" = ["Barn med"]', ["taken answers.Orsak.Tidsbrist"]),
        ('[answers."Fick frågan"]\n"Ja" = ["N"]', ["taken answers.Fick frågan.Ja"]),
        ('[answers.Orsak]\n"Tidsbrist" = "Stress"', ["list answers.Orsak.Tidsbrist"]),
        ('[answers]\n"Orsak" = ["Stress"]', ["table answers.Orsak"]),
    ],
)
def test_each_fault_is_named_with_its_key(toml: str, expected: list[str]) -> None:
    """A value that makes no sense is FM901 with its key."""
    assert faults(toml) == expected


def test_all_faults_are_told_at_once() -> None:
    """All faults are reported in the order of the keys, also those that need the sound rest of the file."""
    toml = """
    month = "13"
    threshold = 1
    lan = "Norrland"
    kommuner = ["Oslo"]
    colour = "red"
    [units]
    "Ny" = "adults"
    [headings]
    "Orsak" = ["Svar"]
    [answers.Orsak]
    "Regn" = ["Ösregn"]
    """
    assert faults(toml) == [
        "answer answers.Orsak.Regn",
        "unknown_key colour",
        "taken headings.Orsak",
        "kommun kommuner[1]",
        "lan lan",
        "month month",
        "too_low threshold",
        "taken units.Ny",
    ]


KEYS = [
    "title",
    "month",
    "lan",
    "kommuner",
    "last_day",
    "threshold",
    "least_asked",
    "least_percent",
    "columns",
    "units",
    "reasons",
    "headings",
    "answers",
]
words = (
    st.sampled_from(["", "Åre", "Orsak", "Tidsbrist", "Svar", "Tolk", "adults", "x.y[1]", "2026-03", "{0}", "Jämtland"])
    | st.text()
)
values = st.recursive(
    words | st.integers() | st.booleans() | st.floats() | st.dates() | st.datetimes() | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(KEYS) | words, values, max_size=5))
def test_whatever_stands_in_the_file_is_a_campaign_or_told(raw: dict[str, Any]) -> None:
    """No value crashes the reading, and every fault has a message in both languages."""
    found = parse_campaign(raw)
    if isinstance(found, tuple):
        assert found
        assert all(problem.message(lang) for problem in found for lang in Lang)


def test_a_file_is_read_with_or_without_a_signature(tmp_path: Path) -> None:
    """A byte-order mark and Windows line ends, as Notepad saves them, are accepted."""
    path = tmp_path / "fokusmanad.toml"
    path.write_bytes(b"\xef\xbb\xbf" + 'title = "Våren"\r\nmonth = "2026-03"\r\n'.encode())
    assert load_campaign(path) == Campaign(title="Våren", period=Period("2026-03"), folder=tmp_path)


@pytest.mark.parametrize(
    ("content", "told_as"),
    [
        (b'month = "2026-03"\nthreshold =\n', "syntax"),
        (b"month = 2026-03\n", "syntax"),
        (b'a = "1"\na = "2"\n', "syntax"),
        ("title = 'Våren'".encode("cp1252"), "encoding"),
        ("title = 'Våren'".encode("utf-16"), "encoding"),
        (b"a = " + b"[" * 100_000, "syntax"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes, told_as: str) -> None:
    """A syntax error or another encoding is FM901."""
    path = tmp_path / "fokusmanad.toml"
    path.write_bytes(content)
    found = load_campaign(path)
    assert isinstance(found, tuple)
    assert [(problem.code, problem.variant) for problem in found] == [("FM901", told_as)]
    assert all(problem.message(lang) for problem in found for lang in Lang)


@pytest.mark.parametrize("slip", ["month 2026\n", "month =", 'kommuner = ["Åre"'])
def test_the_line_of_a_slip_is_named(slip: str, tmp_path: Path) -> None:
    """The message names the line of a syntax error, also of one that shows only at the end of the file."""
    path = tmp_path / "fokusmanad.toml"
    path.write_text(f'title = "x"\n\n{slip}', encoding="utf-8")
    found = load_campaign(path)
    assert isinstance(found, tuple)
    assert found[0].params["line"] == 3


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file is FM901, as an unreadable one is."""
    found = load_campaign(tmp_path)
    assert isinstance(found, tuple)
    assert [problem.variant for problem in found] == ["unreadable"]


def test_a_campaign_says_who_can_act_on_its_own_reasons() -> None:
    """A reason is given by its words or its key, a standard reason too; a reason without a group is in `other`."""
    found = parse_campaign(
        {
            "reasons": {"Polis med": "police", "Regn": "rain", "Sjuk": "ill"},
            "reason_groups": {"Polis med": "company", "rain": "not_applicable", "Bedömdes olämpligt": "routine"},
        }
    )
    assert isinstance(found, Campaign)
    groups = found.layout.reason_groups
    assert [groups[key] for key in ("police", "rain", "ill", "unsuitable")] == [
        "company", "not_applicable", "other", "routine"
    ]  # fmt: skip


def test_a_group_of_reasons_must_be_one() -> None:
    """The group is one of the five, and the reason is in the form."""
    assert faults('[reason_groups]\n"Barn med" = "nobody"\n') == ["group reason_groups.Barn med"]
    assert faults('[reason_groups]\n"Snö" = "company"\n') == ["answer reason_groups.Snö"]
