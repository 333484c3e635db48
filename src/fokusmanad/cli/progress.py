"""A progress bar while forms are read, on a terminal only; it is wiped before the result is shown."""

from __future__ import annotations

import shutil
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collect import collect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.intake.collection import Collection

_LEAST = 9
"""Fewer files are read too quickly for a bar to be seen."""
_WIDEST = 30
_BLOCK = 6
_SECONDS_A_STEP = 0.2


def collect_with_bar(
    paths: Sequence[str], campaign: Campaign, *, recursive: bool, duplicates: Duplicates = Duplicates.REFUSE
) -> Collection:
    """Read and check every workbook that `paths` name, with a progress bar on a terminal."""
    with bar() as on_read:
        return collect(paths, campaign, recursive=recursive, duplicates=duplicates, on_read=on_read)


@contextmanager
def bar() -> Iterator[Callable[[int, int], None] | None]:
    """Yield a function of (done, total) that draws a bar on stderr, None where stderr is no terminal; then wipe it."""
    if not sys.stderr.isatty():
        yield None
        return
    drawn = _Bar(sys.stderr)
    try:
        yield drawn.draw
    finally:
        drawn.wipe()


@contextmanager
def moving_bar() -> Iterator[None]:
    """Move a bar on stderr while something of unknown length is done, on a terminal only; then wipe it."""
    if not sys.stderr.isatty():
        yield
        return
    drawn, is_done = _Bar(sys.stderr), threading.Event()
    thread = threading.Thread(target=drawn.move_until, args=(is_done,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_done.set()
        thread.join()
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
        full, empty = self._blocks()
        filled = room * done // total
        self._put(full * filled + empty * (room - filled) + count)

    def move_until(self, is_done: threading.Event) -> None:
        """Move a block from left to right, again and again."""
        full, empty = self._blocks()
        room = max(_BLOCK, min(_WIDEST, shutil.get_terminal_size().columns - 1))
        place = 0
        while not is_done.wait(_SECONDS_A_STEP):
            place = (place + 1) % (room - _BLOCK + 1)
            self._put(empty * place + full * _BLOCK + empty * (room - _BLOCK - place))

    def _blocks(self) -> tuple[str, str]:
        return ("█", "░") if (self._stream.encoding or "").lower().startswith("utf") else ("#", ".")

    def wipe(self) -> None:
        """Overwrite the bar with spaces: the old Windows console prints control codes literally."""
        if self._width:
            self._put(" " * self._width)
            self._put("")

    def _put(self, words: str) -> None:
        self._width = len(words)
        self._stream.write(f"\r{words}")
        self._stream.flush()
