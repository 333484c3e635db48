"""Misuse: something was asked for that cannot be done. The words are in `findings.words.usage`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.findings.problem import Param


class UsageError(Exception):
    """A request that the program cannot carry out; exit status 2.

    `key` names the words in the catalogue and `params` fill their placeholders.
    """

    def __init__(self, key: str, /, **params: Param) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


@contextmanager
def needing_extra(extra: str) -> Iterator[None]:
    """Import packages of the extra `fokusmanad[extra]`.

    Raises:
        UsageError: A package of the extra is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("fokusmanad"):
            raise
        raise UsageError("extra_missing", extra=extra) from error
