"""What holds for every test, and what tests of several rooms need."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long an example takes says more about the machine than about the program.
settings.register_profile("fokusmanad", deadline=None)
settings.load_profile("fokusmanad")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Whoever starts the tests in the background has them ignore Ctrl-C, and every program that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
