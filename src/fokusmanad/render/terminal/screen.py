"""The capabilities of a terminal or a pipe."""

from __future__ import annotations

from typing import NamedTuple


class Screen(NamedTuple):
    """The width in characters, and whether colour and characters beyond the old code pages come through."""

    width: int
    color: bool
    unicode: bool
