"""The language of messages: `--lang`, then FOKUSMANAD_LANG, then the locale, else Swedish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.errors import UsageError
from fokusmanad.text import Lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OPTION = "--lang"
_VARIABLE = "FOKUSMANAD_LANG"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def environment_language(environ: Mapping[str, str]) -> Lang:
    """Return the language of FOKUSMANAD_LANG, else of the locale, else Swedish."""
    if environ.get(_VARIABLE) in set(Lang):
        return Lang(environ[_VARIABLE])
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return Lang.EN if locale.startswith("en") else Lang.SV


def choose_language(arguments: Sequence[str], fallback: Lang) -> tuple[Lang, list[str]]:
    """Return the language (`fallback` without `--lang`) and the arguments without `--lang`.

    The option is parsed before anything else, since errors in the rest are reported in that language.

    Raises:
        UsageError: The language is neither Swedish nor English.
    """
    rest, asked = _split_option(arguments)
    if asked is None:
        return fallback, rest
    if asked not in set(Lang):
        raise UsageError("lang", option=_OPTION)
    return Lang(asked), rest


def _split_option(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    rest: list[str] = []
    asked = None
    remaining = iter(arguments)
    for argument in remaining:
        if argument == _OPTION:
            asked = next(remaining, "")
        elif argument.startswith(f"{_OPTION}="):
            asked = argument.removeprefix(f"{_OPTION}=")
        else:
            rest.append(argument)
    return rest, asked
