"""The bar while many files are read: seen on a terminal, gone when the result is shown, never in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import workbooks

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

PROGRAM = [sys.executable, "-m", "fokusmanad", "validate", "--format", "json"]
KOMMUNER = ("Berg", "Bräcke", "Härjedalen", "Krokom", "Ragunda", "Strömsund", "Åre", "Östersund", "Sundsvall", "Ånge")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    for kommun in KOMMUNER:
        workbooks.save(workbooks.book(head={"Kommun": kommun}), folder / f"{kommun}.xlsx")
    return folder


def test_a_terminal_shows_a_bar_that_vanishes(forms: Path) -> None:
    """Each file moves the bar, and at the end the line is wiped with spaces."""
    shown = _on_terminal([*PROGRAM, str(forms)])
    assert "10/10" in shown
    assert shown.index("1/10") < shown.index("5/10") < shown.index("10/10")
    assert shown.rsplit("\r", 2)[1:] == [" " * 36, ""]


def test_few_files_show_no_bar(forms: Path) -> None:
    """A bar that only flickers would be noise."""
    assert not _on_terminal([*PROGRAM, str(forms / "Berg.xlsx"), str(forms / "Åre.xlsx")])


def test_a_pipe_has_no_bar(forms: Path) -> None:
    """What is kept in a log has no remains of a bar."""
    ran = subprocess.run([*PROGRAM, str(forms)], capture_output=True, check=False)
    assert ran.stderr == b""


def _on_terminal(command: list[str]) -> str:
    """Run a command with a terminal for its stderr, and return what was written there."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "COLUMNS": "60", "LINES": "20", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environ):
        os.close(theirs)
        written = b"".join(_chunks(ours))
    os.close(ours)
    return written.decode()


def _chunks(handle: int) -> list[bytes]:
    chunks: list[bytes] = []
    try:
        while chunk := os.read(handle, 1024):
            chunks.append(chunk)
    except OSError:
        # This is how Linux tells that the other end is closed.
        pass
    return chunks
