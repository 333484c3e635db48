"""What a user asked for that cannot be done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongUse(Exception):  # noqa: N818 - it is not a fault of the program
    """Something was asked for that cannot be done; `text` says what, and what to do instead. Exit status 2."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def extra_missing(extra: str) -> WrongUse:
    """Return what to say where a package of the extra `fokusmanad[…]` is not installed."""
    return WrongUse(
        Text(
            f'För det som lämnas ut behövs ett tillägg. Installera det i programmets mapp: pip install ".[{extra}]"',
            f'What is handed on needs an extra package. Install it in the program\'s folder: pip install ".[{extra}]"',
        )
    )


@contextmanager
def needing_extra(extra: str) -> Iterator[None]:
    """Import packages of an extra within this: one that is not installed is wrong use, told with how to get it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("fokusmanad"):
            raise
        raise extra_missing(extra) from error
