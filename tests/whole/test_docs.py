"""The pages in docs/ are correct: every command runs, every link resolves, the pictures are current."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tools.write_pictures import PAGE, PICTURES, RUN, SHEETS, run_picture

from fokusmanad.cli.run import run
from tests.helpers.built_page import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).parents[2]
EXAMPLES = TOP / "examples"
PAGES = sorted((TOP / "docs").glob("*.md"))
FENCE = re.compile(r"^```(?P<info>.*)\n(?P<body>(?:.*\n)*?)```$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")

RUN_HERE = "sh"
"""The language of fences whose commands this test runs."""
NOT_RUN = {"powershell"}
"""Fences of commands that install, which a test must not do."""
SHOWN = {"", "json", "text", "toml"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the files that the pages presume: two months, an export, Bräcke's form, the page."""
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
    shutil.copy(EXAMPLES / "2026-10" / "Strömsund ur enkäten.csv", tmp_path / "Fokusmånad 2026" / "svar.csv")
    (tmp_path / "Fokusmånad 2026" / "granska.html").write_text(HEAD, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_runs(
    page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The commands of a page, run in order, are not wrong use."""
    monkeypatch.chdir(desk / "Fokusmånad 2025")
    _carry_out("fokusmanad summarize inkomna --format json > sammanställning.json", monkeypatch, capsysbinary)
    monkeypatch.chdir(desk)
    for command in _commands(page):
        _carry_out(command, monkeypatch, capsysbinary)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fence_says_what_it_is(page: Path) -> None:
    """Commands in a fence of an unknown language would not be tested."""
    infos = {fence["info"] for fence in FENCE.finditer(page.read_text(encoding="utf-8"))}
    assert infos <= {RUN_HERE, *NOT_RUN, *SHOWN}


def test_the_pages_for_people_have_commands() -> None:
    """The test above finds commands to run."""
    counts = {page.stem: len(list(_commands(page))) for page in PAGES}
    assert counts["kontaktperson"] >= 5
    assert counts["samordnare"] >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Each link names an existing file and a heading in it."""
    for file, heading in LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / file if file else page
        assert target.exists(), file
        if heading:
            assert heading in _anchors(target), f"{file}#{heading}"


def test_the_picture_of_a_run_is_what_is_printed() -> None:
    """Update it with python tools/write_pictures.py."""
    assert RUN.read_text(encoding="utf-8") == run_picture()


def test_the_pictures_are_there_and_small() -> None:
    """Each picture is small and shown on a page."""
    shown = {Path(file).name for page in PAGES for file, _ in LINK.findall(page.read_text(encoding="utf-8"))}
    pictures = list(PICTURES.iterdir())
    assert (
        {picture.name for picture in pictures} == {RUN.name, PAGE.name, *(sheet.picture for sheet in SHEETS)} <= shown
    )
    assert [picture.name for picture in pictures if picture.stat().st_size > 150_000] == []


def _commands(page: Path) -> Iterator[str]:
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        if fence["info"] == RUN_HERE:
            yield from fence["body"].splitlines()


def _carry_out(command: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Run one line as a shell would: change folder, run the program, redirect its output."""
    words, _, target = command.partition(" > ")
    program, *arguments = shlex.split(words)
    if program == "cd":
        monkeypatch.chdir(*arguments)
        return
    assert program == "fokusmanad", command
    status = run(arguments)
    printed = capsysbinary.readouterr()
    # Status 1 is expected: the examples have errors.
    assert status in {0, 1}, f"{command}: {printed.err.decode()}"
    if target:
        Path(target).write_bytes(printed.out)


def _anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page, and the page's own."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    named = {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}
    return named | set(re.findall(r'<a id="([^"]+)">', text))
