"""Untrusted text made safe for the XML of Office files."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cs", "Cn"}


def writable(words: str) -> str:
    """Return text without the characters that XML cannot hold: a title is untrusted and may contain any."""
    return "".join(each if unicodedata.category(each) not in _UNSEEN else " " for each in words)
