"""How far the reading of many files has come, on a terminal alone: a bar that is gone when the result is shown."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LEAST = 9
"""Fewer files are read before anybody could see a bar."""
_WIDEST = 30


@contextmanager
def bar() -> Iterator[Callable[[int, int], None] | None]:
    """Give what draws a bar on stderr of (done, total), and take the bar away; None where stderr is no terminal."""
    stream = sys.stderr
    if not stream.isatty():
        yield None
        return
    try:
        yield lambda done, total: _draw(stream, done, total)
    finally:
        _put(stream, "")


def _draw(stream: TextIO, done: int, total: int) -> None:
    if total < _LEAST:
        return
    full, empty = "█░" if (stream.encoding or "").lower().startswith("utf") else "#."
    count = f" {done}/{total}"
    room = min(_WIDEST, _columns() - len(count) - 1)
    filled = room * done // total
    _put(stream, full * filled + empty * (room - filled) + count if room > 0 else count.strip())


def _put(stream: TextIO, words: str) -> None:
    """Write over the line, with spaces rather than control codes, which the old Windows console shows as they are."""
    if words:
        stream.write(f"\r{words}")
    else:
        stream.write(f"\r{' ' * (_columns() - 1)}\r")
    stream.flush()


def _columns() -> int:
    return shutil.get_terminal_size().columns
