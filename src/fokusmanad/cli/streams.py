"""Standard output for results, standard error for notes; each is written as whole text or bytes."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

from fokusmanad.errors import UsageError
from fokusmanad.render.terminal.screen import Screen

if TYPE_CHECKING:
    from typing import TextIO

_STDERR = 2


def prepare() -> None:
    """Let a character that the terminal's code page lacks be replaced rather than stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def keep_stderr() -> None:
    """Point fd 2 at /dev/null and keep a private copy for `sys.stderr`.

    calamine prints Rust panics to fd 2 before Python sees them.
    """
    try:
        ours = os.dup(_STDERR)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDERR)
        os.close(nowhere)
    except OSError:
        # A program without a console has no standard error.
        return
    sys.stderr = os.fdopen(ours, "w", encoding=sys.stderr.encoding, errors="replace", buffering=1)


def screen() -> Screen:
    """Return the capabilities of the terminal or the pipe."""
    return Screen(
        width=shutil.get_terminal_size().columns,
        color=_takes_color(sys.stdout),
        unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
    )


def _takes_color(stream: TextIO) -> bool:
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # The old Windows console prints colour codes literally; the new one announces itself.
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def write_result(content: str | bytes) -> None:
    """Write the result to stdout. Bytes, which are for machines, pass unchanged.

    A reader that closes the pipe early is no error.

    Raises:
        UsageError: stdout cannot be written, for example because the disk is full.
    """
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except OSError as error:
        # Discard what is still buffered, so that Python does not try again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Windows reports a closed pipe as an invalid argument.
        if not isinstance(error, BrokenPipeError) and error.errno != errno.EINVAL:
            raise UsageError("stdout_unwritable") from error


def write_note(text: str) -> None:
    """Write lines to stderr, broken between words if the terminal is too narrow for them."""
    if text:
        sys.stderr.write(f"{_fitted(text) if sys.stderr.isatty() else text}\n")


def _fitted(text: str) -> str:
    fit = textwrap.TextWrapper(
        # A path or a command is left whole.
        width=shutil.get_terminal_size().columns,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(fit.fill(line) for line in text.split("\n"))
