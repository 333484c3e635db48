"""Streams that close early, as each system reports it."""

from __future__ import annotations

import errno
import io
import sys
from typing import TYPE_CHECKING

import pytest

from fokusmanad.__main__ import main
from fokusmanad.cli import streams
from fokusmanad.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


class _Failing(io.StringIO):
    """A stream that cannot be written to, with a descriptor that may be closed."""

    def __init__(self, fault: OSError, descriptor: int) -> None:
        super().__init__()
        self._fault, self._descriptor = fault, descriptor

    def write(self, _: str) -> int:
        raise self._fault

    def fileno(self) -> int:
        return self._descriptor


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EINVAL])
def test_a_reader_that_has_seen_enough_is_no_error(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux and macOS report a broken pipe, Windows an invalid argument."""
    with (tmp_path / "pipe").open("wb") as file:
        monkeypatch.setattr(sys, "stdout", _Failing(OSError(number, "made up"), file.fileno()))
        streams.write_result("much")


def test_a_full_disk_is_not_taken_for_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A result that cannot be written gives a message, not a traceback."""
    with (tmp_path / "file").open("wb") as file:
        monkeypatch.setattr(sys, "stdout", _Failing(OSError(errno.ENOSPC, "made up"), file.fileno()))
        with pytest.raises(UsageError, match="stdout_unwritable"):
            streams.write_result("much")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_note_is_broken_between_words_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long path is not broken; a pipe gets each line unchanged."""
    monkeypatch.setenv("COLUMNS", "20")
    note = "Rapporten ligger i min/mapp/med-ett-långt-namn.html nu.\n  1. Läs."
    for stream, written in (
        (_Terminal(), "Rapporten ligger i\nmin/mapp/med-ett-långt-namn.html\nnu.\n  1. Läs.\n"),
        (io.StringIO(), f"{note}\n"),
    ):
        monkeypatch.setattr(sys, "stderr", stream)
        streams.write_note(note)
        assert stream.getvalue() == written


class _Interrupting:
    def find_spec(self, *_: object) -> None:
        raise KeyboardInterrupt


def test_an_interrupt_while_the_program_loads_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C during the first imports gives a short line and status 130, not a traceback."""
    monkeypatch.delitem(sys.modules, "fokusmanad.cli")
    monkeypatch.setattr(sys, "meta_path", [_Interrupting()])
    with pytest.raises(SystemExit, match="130"):
        main()
    assert capsys.readouterr().err == "Avbrutet. Interrupted.\n"
