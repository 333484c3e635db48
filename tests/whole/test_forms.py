"""Every file in forms/ok and forms/bad is a test (forms/make.py writes those that are there)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fokusmanad.campaign.model import Campaign
from fokusmanad.checks import Checked
from fokusmanad.findings.catalogue import CATALOGUE, Severity
from fokusmanad.intake.collect import collect
from fokusmanad.text import Lang

FORMS = Path(__file__).parents[1] / "forms"
OK = sorted((FORMS / "ok").iterdir())
BAD = sorted((FORMS / "bad").iterdir())

ELSEWHERE = {
    "FM107": "tests/intake/test_discover.py",
    "FM207": "tests/checks/test_head.py",
    "FM211": "tests/checks/test_head.py",
    "FM501": "tests/render/terminal/test_terminal.py",
    "FM502": "tests/intake/test_duplicates.py",
    "FM503": "tests/intake/test_duplicates.py",
    "FM504": "tests/intake/test_duplicates.py",
    "FM901": "tests/campaign/test_file.py",
}
"""Codes that no single file can show: they need a campaign, a name or other files."""


def checked(path: Path) -> Checked:
    (file,) = collect([str(path)], Campaign()).files
    return file.checked


@pytest.mark.parametrize("path", OK, ids=lambda path: path.stem)
def test_a_form_in_ok_has_no_error(path: Path) -> None:
    """The form can be sent."""
    found = checked(path)
    assert [problem for problem in found.problems if problem.severity is Severity.ERROR] == []
    assert found.form is not None
    assert found.left_out == 0


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_form_in_bad_has_its_code_at_its_cell(path: Path) -> None:
    """The file has no other problem, and is refused exactly if the contract says so."""
    code, cell = re.match(r"(FM\d{3}) ([A-Z]+\d+\b)?", path.stem).groups()  # type: ignore[union-attr]  # or the name is wrong
    found = checked(path)
    assert [(problem.code, problem.place.cell) for problem in found.problems] == [(code, cell)]
    assert (found.form is None) is found.problems[0].is_refusing
    for lang in Lang:
        assert found.problems[0].message(lang)


def test_every_code_has_a_case() -> None:
    """A new code needs a file here, or another test that names it."""
    shown = {path.stem.split()[0] for path in BAD}
    assert sorted(shown | set(ELSEWHERE)) == list(CATALOGUE)
    for code, module in ELSEWHERE.items():
        assert code in (FORMS.parent.parent / module).read_text(encoding="utf-8")


def test_the_files_are_small() -> None:
    """Each is less than 20 kB."""
    assert max(path.stat().st_size for path in (*OK, *BAD)) < 20_000
