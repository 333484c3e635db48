"""The README is correct: it shows the real output, and its commands are those of CI."""

from __future__ import annotations

import re
from pathlib import Path

from tools.write_readme import README, page

TOP = Path(__file__).parents[2]


def test_the_shown_output_is_what_is_printed() -> None:
    """Every command gives the output below it. Update it with python tools/write_readme.py."""
    current = README.read_text(encoding="utf-8")
    assert page(current) == current


def test_the_first_screen_has_the_two_commands() -> None:
    """The first 30 lines have the purpose, the main command and the tests."""
    first_screen = "\n".join(README.read_text(encoding="utf-8").splitlines()[:30])
    assert "```sh main" in first_screen
    assert "```sh test" in first_screen


def test_every_linked_file_exists() -> None:
    """Every link resolves."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (TOP / link).exists()] == []
