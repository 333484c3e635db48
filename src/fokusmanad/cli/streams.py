"""What goes where: results to stdout, notes to stderr, each as whole text or bytes."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from fokusmanad.render.screen import Screen

if TYPE_CHECKING:
    from typing import TextIO


def prepare() -> None:
    """Let a character that the terminal's code page lacks be replaced rather than stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def screen() -> Screen:
    """Return what the terminal, or the pipe, can show."""
    return Screen(
        width=shutil.get_terminal_size().columns,
        color=_takes_color(sys.stdout),
        unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
    )


def _takes_color(stream: TextIO) -> bool:
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # The old Windows console shows colour codes as they are; the new one says that it is there.
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def result(content: str | bytes) -> None:
    """Write what was asked for to stdout. Bytes, which are for machines, pass untouched."""
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough. What is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """Write a line for the person at the terminal to stderr."""
    if text:
        sys.stderr.write(f"{text}\n")
