"""The README is true: what it shows is what is printed, and what it says to run is what CI runs."""

from __future__ import annotations

import re
from pathlib import Path

from tools.write_readme import README, page

TOP = Path(__file__).parents[2]


def test_the_shown_output_is_what_is_printed() -> None:
    """Every run in the README gives the output below it; tools/write_readme.py renews it."""
    current = README.read_text(encoding="utf-8")
    assert page(current) == current


def test_the_first_screen_has_the_two_commands() -> None:
    """What it is, the main job and the tests stand in the first 30 lines."""
    first_screen = "\n".join(README.read_text(encoding="utf-8").splitlines()[:30])
    assert "```sh main" in first_screen
    assert "```sh test" in first_screen


def test_every_linked_file_exists() -> None:
    """No link of the README leads nowhere."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (TOP / link).exists()] == []
