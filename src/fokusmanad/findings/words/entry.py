"""The catalogue's entry for one code."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.text import Text


class Severity(StrEnum):
    """The severity of a problem. `USAGE` is for the campaign file, which is no form."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    USAGE = "usage"


class Message(NamedTuple):
    """The rule that is broken and what to do about it; `{name}` is a parameter of the problem.

    A rule begins in lower case if a place and a colon always precede it, otherwise with a capital; a quotation mark or
    a parameter fits both.
    """

    rule: Text
    action: Text


class Entry(NamedTuple):
    """One code: its severity and title, a message for each variant, and the text of `explain`."""

    severity: Severity
    title: Text
    messages: Mapping[str, Message]
    why: Text
    steps: Text
    example: Text
