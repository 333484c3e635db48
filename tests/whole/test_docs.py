"""The pages in docs/ are true: every command in them runs, every link leads somewhere, the pictures show what is."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tools.write_pictures import PICTURES, RUN, SHEETS, run_picture

from fokusmanad.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).parents[2]
EXAMPLES = TOP / "examples"
PAGES = sorted((TOP / "docs").glob("*.md"))
FENCE = re.compile(r"^```(?P<info>.*)\n(?P<body>(?:.*\n)*?)```$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")

RUN_HERE = "sh"
"""A fence of commands that are run by this test."""
NOT_RUN = {"powershell"}
"""Commands that install, which nobody wants a test to do."""
SHOWN = {"", "json", "text", "toml"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the pages presume: last year's folder, the forms that came this year, and Bräcke's form by itself."""
    monkeypatch.setenv("FOKUSMANAD_LANG", "sv")
    monkeypatch.setenv("COLUMNS", "80")
    for month in ("2025-03", "2026-03"):
        year = tmp_path / f"Fokusmånad {month[:4]}"
        (year / "inkomna").mkdir(parents=True)
        for form in (EXAMPLES / month).glob("*.xlsx"):
            shutil.copy(form, year / "inkomna")
    shutil.copy(EXAMPLES / "2025-03" / "fokusmanad.toml", tmp_path / "Fokusmånad 2025")
    for name in ("Bräcke.xlsx", "Formulär Krokom.xlsx"):
        shutil.copy(EXAMPLES / "2026-03" / name, tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_runs(
    page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """From the top of the page to the bottom, as somebody would who follows it; no command is wrong use."""
    monkeypatch.chdir(desk / "Fokusmånad 2025")
    _carry_out("fokusmanad summarize inkomna --format json > sammanställning.json", monkeypatch, capsysbinary)
    monkeypatch.chdir(desk)
    for command in _commands(page):
        _carry_out(command, monkeypatch, capsysbinary)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fence_says_what_it_is(page: Path) -> None:
    """A command in a fence that no test knows would be run by nobody."""
    infos = {fence["info"] for fence in FENCE.finditer(page.read_text(encoding="utf-8"))}
    assert infos <= {RUN_HERE, *NOT_RUN, *SHOWN}


def test_the_pages_for_people_have_commands() -> None:
    """Fences that are found by nobody prove nothing."""
    counts = {page.stem: len(list(_commands(page))) for page in PAGES}
    assert counts["kontaktperson"] >= 5
    assert counts["samordnare"] >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file that exists, and to a heading in it."""
    for file, heading in LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / file if file else page
        assert target.exists(), file
        if heading:
            assert heading in _anchors(target), f"{file}#{heading}"


def test_the_picture_of_a_run_is_what_is_printed() -> None:
    """tools/write_pictures.py renews it."""
    assert RUN.read_text(encoding="utf-8") == run_picture()


def test_the_pictures_are_there_and_small() -> None:
    """Nobody waits for them, and none is left that no page shows."""
    shown = {Path(file).name for page in PAGES for file, _ in LINK.findall(page.read_text(encoding="utf-8"))}
    pictures = list(PICTURES.iterdir())
    assert {picture.name for picture in pictures} == {RUN.name, *(sheet.picture for sheet in SHEETS)} <= shown
    assert [picture.name for picture in pictures if picture.stat().st_size > 150_000] == []


def _commands(page: Path) -> Iterator[str]:
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        if fence["info"] == RUN_HERE:
            yield from fence["body"].splitlines()


def _carry_out(command: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Do what a shell does of what the pages use: change folder, run the program, and put what it prints in a file."""
    words, _, target = command.partition(" > ")
    program, *arguments = shlex.split(words)
    if program == "cd":
        monkeypatch.chdir(*arguments)
        return
    assert program == "fokusmanad", command
    status = run(arguments)
    printed = capsysbinary.readouterr()
    # 1 is no failure of the page: the examples have mistakes to tell of.
    assert status in {0, 1}, f"{command}: {printed.err.decode()}"
    if target:
        Path(target).write_bytes(printed.out)


def _anchors(page: Path) -> set[str]:
    """Return the names that GitHub gives the headings of a page, and those that it has itself."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    named = {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}
    return named | set(re.findall(r'<a id="([^"]+)">', text))
