"""Named pipes in the place of files: a program that reads one waits for as long as somebody holds its other end."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PAUSE = 0.05
# So often is looked before a program is taken not to come at all: for a minute.
_LOOKS = 1200


def open_when_it_reads(pipe: Path) -> int:
    """Return the other end of a pipe, once a program has begun to read it."""
    for _ in range(_LOOKS):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(_PAUSE)
    raise AssertionError(f"nobody reads {pipe.name}")
