"""Every command line is answered in the user's language, with the right exit status."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from fokusmanad import __version__
from fokusmanad.cli.app import app
from fokusmanad.cli.usage import SWEDISH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

HELP_SV = """\
Användning: fokusmanad [VAL] KOMMANDO [ARGUMENT]...

  Granska och sammanställ frågeformulären från en fokusmånad.

Val:
  --lang <sv|en>        Språk i meddelanden; får stå var som helst.
  --version             Visa versionen och sluta.
  --install-completion  Installera ifyllning av kommandon i skalet.
  --show-completion     Visa skriptet för ifyllning av kommandon.
  --help                Visa den här hjälpen och sluta.

Kommandon:
  init       Gör en kampanjmapp: ett formulär för varje kommun.
  template   Skriv ett formulär.
  validate   Granska formulär: allt som är fel, cell för cell.
  summarize  Räkna tillfrågade, inte tillfrågade, orsaker och svar.
  compare    Jämför två månader: antal, andelar och orsaker.
  trend      Visa utvecklingen över flera perioder.
  report     Skriv det som får lämnas ut, små antal skyddade.
  reply      Gör mejlutkast: vad som ska rättas, och påminnelser.
  nulage     Visa var kommunerna står: skattningar, indikatorer och listor.
  page       Lägg in en kampanj i en kopia av granskningssidan.
  explain    Förklara en kod: varför den finns och hur du rättar.
"""


def test_help_is_swedish(fokusmanad: Run) -> None:
    """The help, Typer's own words in it too, is Swedish without a choice of language."""
    assert fokusmanad("--help") == (0, HELP_SV, "")


def test_help_is_english_on_demand(fokusmanad: Run) -> None:
    """The same help in English has Typer's own words."""
    ran = fokusmanad("--lang", "en", "--help")
    assert ran.out.startswith("Usage: fokusmanad [OPTIONS] COMMAND [ARGS]...\n\n  Check and summarize")


@pytest.mark.parametrize(
    "command", ["init", "template", "validate", "summarize", "compare", "report", "reply", "page", "explain"]
)
def test_help_of_every_command_is_translated(fokusmanad: Run, command: str) -> None:
    """The Swedish help has no English line, no English placeholder and no Python type."""
    out = fokusmanad(command, "--help").out
    assert not [english for english in SWEDISH if english in out]
    assert not re.search(
        r"Usage|Options|Arguments|default|required|list\[|<str>|\{|DIR|FILE|PATH|NAME|MONTH|COLUMN|CODE|LATER|EARLIER",
        out,
    )


def test_every_help_text_has_its_swedish() -> None:
    """Every help text has a Swedish translation, and every translation a help text."""
    said = set()
    root = get_command(app)
    for command in (root, *vars(root)["commands"].values()):
        said |= {command.help, *(parameter.help for parameter in command.get_params(command.context_class(command)))}
    assert said == set(SWEDISH)


@pytest.mark.parametrize(
    ("words", "completed"),
    [("report x --kommun Östr", "Östra Göinge"), ("init x --lan Gäv", "Gävleborgs län"), ("va", "validate")],
)
def test_the_shell_completes_names(words: str, completed: str) -> None:
    """Kommuner and län are completed like commands, where the shell's completion is installed."""
    asked = {"COMP_WORDS": f"fokusmanad {words}", "COMP_CWORD": str(len(words.split()))}
    environ = {**os.environ, **asked, "_FOKUSMANAD_COMPLETE": "complete_bash", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, "-m", "fokusmanad"], env=environ, capture_output=True, check=False)
    assert ran.stdout.decode().splitlines() == [completed]


def test_version(fokusmanad: Run) -> None:
    """The version goes to standard output."""
    assert fokusmanad("--version") == (0, f"fokusmanad {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["validate"], "SÖKVÄG saknas. Hjälp: fokusmanad validate --help"),
        (
            ["validate", "x", "--fromat", "json"],
            "Valet --fromat finns inte. Menade du --format? Hjälp: fokusmanad validate --help",
        ),
        (
            ["validate", "x", "--format", "xml"],
            "Värdet för --format går inte att använda. Välj bland text, json. Hjälp: fokusmanad validate --help",
        ),
        (["summarize", "x", "--format"], "--format behöver ett värde. Hjälp: fokusmanad --help"),
        (["explain", "FM301", "FM302"], "Det står för mycket på kommandoraden. Hjälp: fokusmanad explain --help"),
        (
            ["valdate", "x"],
            "Kommandot finns inte. Välj bland init, template, validate, summarize, compare, trend, report, reply, nulage, page, explain. Menade du validate? Hjälp: fokusmanad --help",
        ),
        (
            ["compare", "x"],
            "SENARE saknas. Hjälp: fokusmanad compare --help",
        ),
        (
            ["report", "x"],
            "Ange vad det som skrivs ska heta, till exempel -o rapport.html. Hjälp: fokusmanad report --help",
        ),
        (
            ["summarize", "x", "--duplicates", "newst"],
            "Värdet för --duplicates går inte att använda. Välj bland refuse, newest, add. Menade du newest? Hjälp: fokusmanad summarize --help",
        ),
        (
            ["summarize", ".", "--by", "ålder"],
            "--by tar en av: unit, sex, age_group, new_visit, interpreter_used, children, disability_stated. Menade du age_group?",
        ),
        (["--lang", "de", "validate"], "--lang är sv eller en."),
        (["explain", "FM999"], "Koden finns inte. Koderna går från FM101 till FM901 och står sist i varje meddelande."),
        (
            ["validate", "nix.xlsx"],
            "Hittar inte ”nix.xlsx”. Kontrollera sökvägen. Finns det mellanslag i namnet, skriv det inom citattecken.",
        ),
        (["validate", "."], "Hittade inget kalkylblad i ”.”. Ange en Excel-fil, en mapp med sådana eller en zip-fil."),
        (
            ["summarize", ".", "--by", "färg"],
            "--by tar en av: unit, sex, age_group, new_visit, interpreter_used, children, disability_stated.",
        ),
    ],
)
def test_wrong_use_ends_in_one_line(fokusmanad: Run, arguments: list[str], message: str) -> None:
    """Wrong use ends with status 2, nothing on standard output, and one Swedish line with the remedy."""
    assert fokusmanad(*arguments) == (2, "", f"fokusmanad: {message}\n")


@pytest.mark.parametrize(
    "arguments", [["validate"], ["validate", "x", "--format", "xml"], ["nix"], ["explain", "x"], ["validate", "x"]]
)
def test_wrong_use_is_answered_in_english_too(fokusmanad: Run, arguments: list[str]) -> None:
    """With --lang en, before or after the command, no Swedish word is left."""
    for ran in (fokusmanad("--lang", "en", *arguments), fokusmanad(*arguments, "--lang=en")):
        assert ran.status == 2
        assert not re.search(r"[åäö]|Hjälp|saknas|Välj", ran.err)


def test_a_fault_of_our_own_repeats_no_data(fokusmanad: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The message names the place in the program, without a traceback and without the content of a file."""

    def broken(*_: object, **__: object) -> None:
        raise ValueError("19900101-1234")

    (tmp_path / "x.xlsx").touch()
    monkeypatch.setattr("fokusmanad.cli.progress.collect", broken)
    ran = fokusmanad("validate", "x.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("fokusmanad: Något gick fel i programmet självt (ValueError, test_usage.py:")
    assert "1990" not in ran.err


@pytest.mark.parametrize("command", [["validate"], ["template", "-o"], ["compare", "x.json"]])
def test_a_path_that_the_system_refuses_is_reported(fokusmanad: Run, command: list[str]) -> None:
    """A name longer than any file name may be is wrong use, not a fault of the program."""
    ran = fokusmanad(*command, f"{'å' * 300}.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(("fokusmanad: Datorn kommer inte åt ”ååå", "fokusmanad: Hittar inte ”"))


def test_explain_takes_a_campaign_file_that_must_be_sound(fokusmanad: Run, tmp_path: Path) -> None:
    """A named campaign file must be sound; a faulty one in the folder does not prevent explaining its own code."""
    file = tmp_path / "fokusmanad.toml"
    file.write_text("threshold = 1\n", "utf-8")
    assert fokusmanad("explain", "FM901").status == 0
    ran = fokusmanad("explain", "FM901", "--campaign", file)
    assert (ran.status, ran.out) == (2, "")
    assert "FM901" in ran.err
    file.write_text("threshold = 5\n", "utf-8")
    assert fokusmanad("explain", "FM901", "--campaign", file).out.startswith("FM901")


def test_without_arguments_the_help_is_shown(fokusmanad: Run) -> None:
    """The program's name alone shows the help."""
    ran = fokusmanad()
    assert (ran.status, ran.out, ran.err.strip()) == (2, "", HELP_SV.strip())


@pytest.mark.parametrize(
    ("environ", "swedish"),
    [
        ({}, True),
        ({"LANG": "C.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LC_ALL": "sv_SE.UTF-8", "LANG": "en_GB.UTF-8"}, True),
        ({"FOKUSMANAD_LANG": "en", "LANG": "sv_SE.UTF-8"}, False),
        ({"FOKUSMANAD_LANG": "klingon", "LANG": "en_GB.UTF-8"}, False),
    ],
)
def test_language_follows_the_environment(
    fokusmanad: Run, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], swedish: bool
) -> None:
    """FOKUSMANAD_LANG precedes the locale; Swedish is the default."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert fokusmanad("--help").out.startswith("Användning" if swedish else "Usage")


def test_an_unknown_language_is_answered_in_that_of_the_environment(
    fokusmanad: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A third language is refused in the language of the environment."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert fokusmanad("--lang", "de", "--help") == (2, "", "fokusmanad: --lang is sv or en.\n")


def test_no_path_with_an_identity_number_is_repeated(fokusmanad: Run, tmp_path: Path) -> None:
    """A mistyped path may hold personal data, so it is masked."""
    ran = fokusmanad("validate", tmp_path / "19900101-1234.xlsx")
    assert ran.status == 2
    assert "1990" not in ran.err
