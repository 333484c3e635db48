"""Named pipes instead of files: a reader waits as long as the other end is open."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PAUSE = 0.05
# The number of attempts in a minute, after which the program is assumed not to read it.
_LOOKS = 1200


def open_when_it_reads(pipe: Path) -> int:
    """Return the other end of a pipe when a program has begun to read it."""
    for _ in range(_LOOKS):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(_PAUSE)
    raise AssertionError(f"nobody reads {pipe.name}")
