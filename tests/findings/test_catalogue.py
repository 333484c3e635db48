"""The catalogue is complete: every code, both languages, the same parameters, and the page in docs."""

from __future__ import annotations

import re
import runpy
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.findings.problem import Param, Place, Problem
from fokusmanad.reading.book import LooseKind
from fokusmanad.text import Lang, Text
from tests.findings.program import modules_that_use, strings_of

ROOT = Path(__file__).resolve().parents[2]

SEVERITIES = {
    "error": "FM101 FM102 FM103 FM104 FM105 FM106 FM108 FM201 FM202 FM204 FM205 FM206 FM208 FM209 FM301 FM302 FM303 FM304 "
    "FM305 FM401 FM402 FM403 FM406 FM407 FM409 FM410 FM412 FM413 FM502 FM503 FM504",
    "warning": "FM203 FM207 FM211 FM306 FM310 FM404 FM405 FM408 FM411 FM501",
    "info": "FM107 FM210 FM307",
    "usage": "FM901",
}

# Always reported with a sheet or a cell before the colon; `Place.heading` names the column or label.
PLACED = {
    "FM201": ("",),
    "FM202": ("",),
    "FM203": ("", "near", "near_required", "answers", "count", "indicator", "near_indicator", "unnamed", "survey"),
    "FM204": ("", "unread", "near", "label", "row", "column", "period_column"),
    "FM205": ("", "near", "code", "disagree"),
    "FM206": ("", "campaign", "majority"),
    "FM209": ("number", "yes_no", "listed"),
    "FM211": ("",),
    "FM301": ("", "near", "several", "code", "misplaced"),
    "FM302": ("asked", "prepared", "reason", "answer", "other"),
    "FM303": ("",),
    "FM304": ("",),
    "FM305": ("cell", "comment", "sheet_name", "header_footer", "link"),
    "FM306": ("cell", "comment", "sheet_name", "header_footer", "link"),
    "FM307": ("",),
    "FM401": ("",),
    "FM402": ("",),
    "FM403": ("",),
    "FM310": ("totals", "headings", "group", "note", "example"),
    "FM404": ("", "restart"),
    "FM405": ("row", "sheet"),
    "FM406": ("",),
    "FM407": ("unanswered",),
    "FM408": ("",),
    "FM409": ("",),
    "FM410": ("",),
    "FM411": ("",),
    "FM412": (
        *(
            "number",
            "flawed",
            "parts",
            "missing",
            "undetermined",
            "units",
            "unit_unstated",
            "rows",
            "whole",
            "unit",
            "near_unit",
            "measure",
        ),
        *("near_measure", "twice"),
    ),
    "FM413": ("rating", "indicator", "more", "twice"),
}

SAMPLES: dict[str, Param] = {
    "age": Text(", och Åre (2).xlsx är nyast", ", and Åre (2).xlsx is the newest"),
    "blank": ("Formulär",),
    "code": "2321",
    "expected": Text("mars 2026", "March 2026"),
    "first": "E3",
    "heading": "Orsak",
    "key": "month",
    "kind": Text("en e-postadress", "an e-mail address"),
    "kommun": "Åre",
    "label": "Fokusmånad",
    "last_day": "2026-04-15",
    "least": 3,
    "limit": 50,
    "line": 12,
    "period": Text("mars 2025", "March 2025"),
    "most": 100,
    "measure": "Svar: Ja",
    "measures": ("Svar: Ja", "Svar: Nej"),
    "whole": "Fick frågan",
    "total": 10,
    "parts": 13,
    "sum": 11,
    "left": 6,
    "name": "title",
    "names": ("E-post", "Namn"),
    "newest": "Åre (2).xlsx",
    "other": "kommuner",
    "others": ("Åre.xlsx", "Kopia av Åre.xlsx"),
    "owner": "Tidsbrist",
    "part": "IFO",
    "range": "B7:B9",
    "read_as": "Ja",
    "rows": 52,
    "sheets": ("Formulär", "Formulär (2)"),
    "value": "Tisbrist",
    "version": "1",
    "visitors": 40,
}

# Words that show that a text is in the wrong language.
FOREIGN = {
    Lang.SV: r"the|and|of|is|not|or|error|input|invalid|sheet|file|click|save|mail|check|header|ogiltig\w*",
    Lang.EN: r"och|är|ett|som|eller|filen|cellen|raden|fliken|kolumnen|klicka|spara|fel|rätt",
}


VARIANTS = [(code, variant) for code, entry in CATALOGUE.items() for variant in entry.messages]


def texts_of(code: str) -> tuple[Text, ...]:
    entry = CATALOGUE[code]
    return (entry.title, entry.why, entry.steps, entry.example, *chain.from_iterable(entry.messages.values()))


def parameters_of(code: str, variant: str) -> set[str]:
    message = CATALOGUE[code].messages[variant]
    return names_in(message.rule.sv) | names_in(message.action.sv)


def names_in(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_every_code_of_the_contract_stands_in_order() -> None:
    assert list(CATALOGUE) == sorted(" ".join(SEVERITIES.values()).split())


def test_each_code_is_as_grave_as_the_contract_says() -> None:
    found = {
        severity: " ".join(code for code, entry in CATALOGUE.items() if entry.severity == severity)
        for severity in SEVERITIES
    }
    assert found == SEVERITIES


@pytest.mark.parametrize(("code", "variant"), VARIANTS)
def test_every_variant_is_one_that_the_program_uses(code: str, variant: str) -> None:
    """Some module that uses the code also has the variant's name and the name of each parameter."""
    parameters = parameters_of(code, variant)
    if variant in get_args(LooseKind):
        # The variant is the kind of text in which personal data was found.
        assert code in {"FM305", "FM306"}
        variant = ""
    assert any({variant, *parameters} - {""} <= strings_of(module) for module in modules_that_use(code))


@pytest.mark.parametrize(("code", "variant"), VARIANTS)
def test_both_languages_take_the_same_parameters(code: str, variant: str) -> None:
    for text in CATALOGUE[code].messages[variant]:
        assert names_in(text.sv) == names_in(text.en)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(("code", "variant"), VARIANTS)
def test_every_problem_is_worded_in_whole_sentences(code: str, variant: str, lang: Lang) -> None:
    params = {name: SAMPLES[name] for name in parameters_of(code, variant)}
    place = Place("Formulär", 7, 5, "Orsak") if variant in PLACED.get(code, ()) else Place()
    message = Problem(code, place, variant, params).message(lang)
    assert "{" not in message
    assert "  " not in message
    assert message.endswith(".")


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(("code", "variant"), VARIANTS)
def test_a_rule_begins_as_the_place_before_it_asks_for(code: str, variant: str, lang: Lang) -> None:
    """A rule begins in lower case after a colon, otherwise with a capital; a parameter or a quotation mark fits both."""
    rule = CATALOGUE[code].messages[variant].rule.to(lang)
    if rule[0] not in "{”“":
        assert rule[0].islower() == (variant in PLACED.get(code, ()))
    assert CATALOGUE[code].messages[variant].action.to(lang)[0].isupper()


@pytest.mark.parametrize("code", CATALOGUE)
def test_no_text_is_empty_or_ragged(code: str) -> None:
    for words in chain.from_iterable(texts_of(code)):
        assert words
        assert words == "\n".join(" ".join(line.split()) for line in words.splitlines())


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_text_survives_a_swedish_windows_terminal(code: str) -> None:
    for words in chain.from_iterable(texts_of(code)):
        assert words.encode("cp1252").decode("cp1252") == words


@pytest.mark.parametrize("code", CATALOGUE)
def test_nothing_looks_like_an_identity_number(code: str) -> None:
    for words in chain.from_iterable(texts_of(code)):
        assert not re.search(r"\d{6}\D?\d{4}", words)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("code", CATALOGUE)
def test_each_language_keeps_to_its_own_words(code: str, lang: Lang) -> None:
    for text in texts_of(code):
        assert not re.findall(rf"\b(?:{FOREIGN[lang]})\b", text.to(lang), re.IGNORECASE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_each_language_keeps_to_its_own_quotation_marks(code: str) -> None:
    """Swedish opens and closes with the same mark, English does not."""
    for text in texts_of(code):
        assert "“" not in text.sv
        assert text.sv.count("”") % 2 == 0
        assert re.findall("[“”]", text.en) == ["“", "”"] * text.en.count("“")


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_steps_and_the_example_have_as_many_lines_in_both_languages(code: str) -> None:
    entry = CATALOGUE[code]
    assert len(entry.steps.sv.splitlines()) == len(entry.steps.en.splitlines())
    assert len(entry.example.sv.splitlines()) == len(entry.example.en.splitlines()) == 2


def test_a_near_miss_is_asked_about_between_the_rule_and_what_to_do() -> None:
    problem = Problem("FM301", Place("Formulär", 7, 5, "Orsak"), "near", {"value": "Tisbrist"}, "Tidsbrist")
    assert problem.message(Lang.SV) == (
        "Formulär E7 (Orsak): ”Tisbrist” finns inte i listan. Menade du ”Tidsbrist”? Välj ett svar i listan."
    )
    assert problem.message(Lang.EN) == (
        "Formulär E7 (Orsak): “Tisbrist” is not in the list. Did you mean “Tidsbrist”? Choose an answer in the list."
    )


def test_the_page_in_docs_is_what_the_catalogue_says() -> None:
    """Update it with python tools/write_docs.py."""
    page = runpy.run_path(str(ROOT / "tools" / "write_docs.py"))["problems_page"]()
    assert (ROOT / "docs" / "problems.md").read_text(encoding="utf-8") == page
