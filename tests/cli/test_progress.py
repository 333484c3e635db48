"""The progress bar: drawn on a terminal, wiped before the result, never in a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fokusmanad.cli import progress
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
    """Each file moves the bar; at the end spaces overwrite it."""
    shown = _on_terminal([*PROGRAM, str(forms)])
    assert "10/10" in shown
    assert shown.index("1/10") < shown.index("5/10") < shown.index("10/10")
    assert shown.rsplit("\r", 2)[1:] == [" " * 36, ""]


def test_few_files_show_no_bar(forms: Path) -> None:
    """A few files are read before anyone could see a bar."""
    assert not _on_terminal([*PROGRAM, str(forms / "Berg.xlsx"), str(forms / "Åre.xlsx")])


def test_a_bar_moves_while_counts_are_protected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its length is unknown, so a block wanders; nothing is left of it."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(progress, "_SECONDS_A_STEP", 0.01)
        with progress.moving_bar():
            time.sleep(0.1)
    shown = b"".join(_chunks(ours)).decode()
    os.close(ours)
    assert "█" * 6 + "░" in shown
    assert shown.rsplit("\r", 2)[1:] == [" " * 30, ""]


def test_a_pipe_has_no_bar(forms: Path) -> None:
    """A log gets no bar."""
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
        # Linux raises this when the other end is closed.
        pass
    return chunks
