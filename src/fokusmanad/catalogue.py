"""The catalogue of codes, in order: severity, title, wordings and explanation of each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from fokusmanad.wordings.answers import ANSWERS
from fokusmanad.wordings.campaign import CAMPAIGN
from fokusmanad.wordings.collection import COLLECTION
from fokusmanad.wordings.entry import Entry, Message, Severity
from fokusmanad.wordings.files import FILES
from fokusmanad.wordings.head import HEAD
from fokusmanad.wordings.personal import PERSONAL
from fokusmanad.wordings.rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CATALOGUE", "Entry", "Message", "Severity"]

_FAMILIES = FILES | HEAD | ANSWERS | PERSONAL | ROWS | COLLECTION | CAMPAIGN

CATALOGUE: Mapping[str, Entry] = MappingProxyType(dict(sorted(_FAMILIES.items())))
"""Every code that a problem can have. A code keeps its number for ever, also when it is no longer used."""
