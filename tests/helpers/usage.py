"""The message of a misuse, with both languages checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.problem import usage_message
from fokusmanad.text import Lang, Text

if TYPE_CHECKING:
    from fokusmanad.errors import UsageError


def words_of(error: UsageError) -> Text:
    """Return the message of `error`."""
    return Text(usage_message(error, Lang.SV), usage_message(error, Lang.EN))
