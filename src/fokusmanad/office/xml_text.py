"""Strangers' text made safe for the XML of Office files."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cs", "Cn"}


def writable(words: str) -> str:
    """Return text without what XML cannot hold: a title is a stranger's, and may have any character."""
    return "".join(each if unicodedata.category(each) not in _UNSEEN else " " for each in words)
