"""What the catalogue holds for one code."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.text import Text


class Severity(StrEnum):
    """How grave a problem is. Usage stands apart: the campaign file is wrong, not a form."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    USAGE = "usage"


class Message(NamedTuple):
    """The rule that is broken and what to do about it; `{name}` stands for a parameter of the problem.

    A rule begins in lower case where a place with its colon always stands before it, otherwise with a capital;
    with a quotation mark or a parameter it reads well in both.
    """

    rule: Text
    action: Text


class Entry(NamedTuple):
    """One code: its severity and title, a message for each variant, and what `explain` tells about it."""

    severity: Severity
    title: Text
    messages: Mapping[str, Message]
    why: Text
    mend: Text
    example: Text
