"""What a user asked for that cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fokusmanad.text import Text


class WrongUse(Exception):  # noqa: N818 - it is not a fault of the program
    """Something was asked for that cannot be done; `text` says what, and what to do instead. Exit status 2."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
