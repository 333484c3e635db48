"""Parts that formulas are written of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def array(words: Iterable[str]) -> str:
    """Write words as a constant array."""
    quoted = (word.replace('"', '""') for word in words)
    return "{" + ",".join(f'"{word}"' for word in quoted) + "}"


def replaced(text: str, signs: Iterable[str], other: str) -> str:
    """Write a text with another sign instead of each of these."""
    for sign in signs:
        text = f'SUBSTITUTE({text},"{sign}","{other}")'
    return text


def without(text: str, signs: Iterable[str]) -> str:
    """Write a text without these signs."""
    return replaced(text, signs, "")
