"""Which language to speak: `--lang`, then FOKUSMANAD_LANG, then the locale, else Swedish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.errors import WrongUse
from fokusmanad.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OPTION = "--lang"
_VARIABLE = "FOKUSMANAD_LANG"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def by_environment(environ: Mapping[str, str]) -> Lang:
    """Return the language of FOKUSMANAD_LANG, else of the locale, else Swedish."""
    if environ.get(_VARIABLE) in set(Lang):
        return Lang(environ[_VARIABLE])
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return Lang.EN if locale.startswith("en") else Lang.SV


def choose(arguments: Sequence[str], fallback: Lang) -> tuple[Lang, list[str]]:
    """Return the language, `fallback` where none is asked for, and the arguments without `--lang`, wherever it stands.

    It is taken out before anything else is parsed, since what is wrong with the rest is told in that language.
    Raises wrong use for another language than Swedish and English.
    """
    rest, asked = _take_out(arguments)
    if asked is None:
        return fallback, rest
    if asked not in set(Lang):
        raise WrongUse(Text(f"{_OPTION} är sv eller en.", f"{_OPTION} is sv or en."))
    return Lang(asked), rest


def _take_out(arguments: Sequence[str]) -> tuple[list[str], str | None]:
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
