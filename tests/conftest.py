"""What holds for every test, and what tests of several rooms need."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# The months of the tests' forms do not grow old: today is 26 November 2026, in the programs that the tests start too.
os.environ["SOURCE_DATE_EPOCH"] = "1795694400"

# How long an example takes says more about the machine than about the program.
settings.register_profile("fokusmanad", deadline=None)
settings.load_profile("fokusmanad")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Whoever starts the tests in the background has them ignore Ctrl-C, and every program that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
