"""The catalogue of codes, in order: severity, title, wordings and explanation of each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from fokusmanad.findings.words.answers import ANSWERS
from fokusmanad.findings.words.campaign import CAMPAIGN
from fokusmanad.findings.words.collection import COLLECTION
from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.findings.words.files import FILES
from fokusmanad.findings.words.head import HEAD
from fokusmanad.findings.words.personal import PERSONAL
from fokusmanad.findings.words.rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CATALOGUE", "Entry", "Message", "Severity"]

_FAMILIES = FILES | HEAD | ANSWERS | PERSONAL | ROWS | COLLECTION | CAMPAIGN

CATALOGUE: Mapping[str, Entry] = MappingProxyType(dict(sorted(_FAMILIES.items())))
"""Every code that a problem can have. A code keeps its number for ever, also when it is no longer used."""
