"""The report as a page and for one kommun, from the command line."""

from __future__ import annotations

import builtins
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """A copy of the example month, since the ledger is written next to its campaign file."""
    copied = tmp_path / "mars"
    shutil.copytree(EXAMPLES / "2026-03", copied, ignore=shutil.ignore_patterns("publicerat.json*"))
    return copied


def test_a_page_is_written(fokusmanad: Run, month: Path) -> None:
    """A name ending in .html gives the page, in the language of the run."""
    ran = fokusmanad("report", month, "-o", "rapport.html", "--lang", "en")
    assert ran.status == 1
    assert ran.err.endswith("The report is in rapport.html.\n")
    assert Path("rapport.html").read_text("utf-8").startswith('<!DOCTYPE html>\n<html lang="en">\n')


def test_a_page_of_exact_figures_says_so_in_its_name(fokusmanad: Run, month: Path) -> None:
    """An internal page is marked in its name and by a banner."""
    fokusmanad("report", month, "--internal", "-o", "rapport.html")
    assert "INTERNT – exakta antal" in Path("rapport-internt.html").read_text("utf-8")


@pytest.mark.parametrize("named", ["Östersund", "östersunds kommun"])
def test_one_kommun(fokusmanad: Run, month: Path, named: str) -> None:
    """--kommun accepts the spellings that people use; the report is part of the same publication."""
    fokusmanad("report", month, "-o", "alla.json")
    fokusmanad("report", month, "-o", "en.json", "--kommun", named)
    fokusmanad("report", month, "-o", "en.html", "--kommun", named)
    whole, own = (json.loads(Path(name).read_text("utf-8")) for name in ("alla.json", "en.json"))
    assert own["kommuner"] == [each for each in whole["kommuner"] if each["kommun"] == "Östersund"]
    assert own["total"] == whole["total"]
    assert "<h1>Östersund – " in Path("en.html").read_text("utf-8")


def test_an_unknown_kommun_is_told(fokusmanad: Run, month: Path) -> None:
    """A misspelled name is answered with the nearest one, and nothing is published."""
    ran = fokusmanad("report", month, "-o", "a.html", "--kommun", "Östersnud")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("fokusmanad: Det finns ingen kommun som heter så. Menade du Östersund?\n")
    assert not (month / "publicerat.json").exists()


def test_a_kommun_without_a_form_is_told(fokusmanad: Run, month: Path) -> None:
    """A kommun that is not counted has no report; the message names those that are."""
    ran = fokusmanad("report", month, "-o", "a.html", "--kommun", "Ragunda")
    assert ran.status == 2
    assert ran.err.endswith(
        "fokusmanad: Ragunda har inget formulär som räknas. "
        "Det har: Berg, Bräcke, Krokom, Strömsund, Åre och Östersund.\n"
    )
    assert not Path("a.html").exists()


def test_without_the_extra_it_is_told_how_to_get_it(
    fokusmanad: Run, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the package that a page needs, nothing is published."""
    known = builtins.__import__

    def without_jinja(name: str, *rest: Any, **named: Any) -> Any:
        if name == "jinja2":
            raise ModuleNotFoundError("No module named 'jinja2'", name="jinja2")
        return known(name, *rest, **named)

    for module in [name for name in sys.modules if name.startswith("fokusmanad.render.html")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(builtins, "__import__", without_jinja)
    ran = fokusmanad("report", month, "-o", "a.html")
    assert ran.status == 2
    assert "fokusmanad: För det som lämnas ut behövs ett tillägg. Installera det så här: " in ran.err
    assert ran.err.endswith('[report]"\n')
    assert not (month / "publicerat.json").exists()
