"""Settings for every test, and fixtures that several rooms use."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# The forms of the tests are of fixed months, so today is 26 November 2026, also in programs that the tests start.
os.environ["SOURCE_DATE_EPOCH"] = "1795694400"

# The time of an example depends on the machine more than on the program.
settings.register_profile("fokusmanad", deadline=None)
settings.load_profile("fokusmanad")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell that starts the tests in the background makes them, and every program that they start, ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
