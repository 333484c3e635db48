"""Silence for libraries: Rust writes of a panic to standard error by itself, before Python can catch it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STDERR = 2
_lock = Lock()
# How many threads are within `quiet`, and where standard error went before the first of them.
_within = 0
_before: int | None = None


@contextmanager
def quiet() -> Iterator[None]:
    """Let nothing that is written to the process's standard error be seen; threads may be within at the same time."""
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _within, _before  # noqa: PLW0603 - the standard error is one for the whole process
    with _lock:
        _within += 1
        # A program without a console has no standard error.
        with suppress(OSError):
            if _before is None:
                _before = os.dup(_STDERR)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, _STDERR)
                os.close(nowhere)


def _leave() -> None:
    global _within, _before  # noqa: PLW0603 - see above
    with _lock:
        _within -= 1
        if _within == 0 and _before is not None:
            os.dup2(_before, _STDERR)
            os.close(_before)
            _before = None
