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
    if not sys.stderr.isatty():
        yield None
        return
    drawn = _Bar(sys.stderr)
    try:
        yield drawn.draw
    finally:
        drawn.wipe()


class _Bar:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._width = 0

    def draw(self, done: int, total: int) -> None:
        if total < _LEAST:
            return
        count = f" {done}/{total}"
        room = max(0, min(_WIDEST, shutil.get_terminal_size().columns - len(count) - 1))
        full, empty = "█░" if (self._stream.encoding or "").lower().startswith("utf") else "#."
        filled = room * done // total
        self._put(full * filled + empty * (room - filled) + count)

    def wipe(self) -> None:
        """Write over the bar, with spaces: the old Windows console shows control codes as they are."""
        if self._width:
            self._put(" " * self._width)
            self._put("")

    def _put(self, words: str) -> None:
        self._width = len(words)
        self._stream.write(f"\r{words}")
        self._stream.flush()
