"""Run one command line: arguments in, exit status out. No traceback reaches a user."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from fokusmanad.cli import streams
from fokusmanad.cli.app import app
from fokusmanad.cli.language import choose_language, environment_language
from fokusmanad.cli.parsing import parser_message
from fokusmanad.cli.usage import localise
from fokusmanad.errors import UsageError, own_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.text import Lang

_USAGE_ERROR = 2
_INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status (docs/form.md, "Exit status")."""
    # Searching for pydantic plugins, of which there are none, costs more than all our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    streams.prepare()
    lang = environment_language(os.environ)
    try:
        lang, rest = choose_language(arguments, lang)
        return _run(rest, lang)
    except UsageError as error:
        return _end(error, lang)
    except KeyboardInterrupt:
        streams.write_note(_words(UsageError("interrupted"), lang))
        return _INTERRUPTED
    except OSError as error:
        return _end(_out_of_reach(error) if error.filename else own_fault(error), lang)
    except Exception as error:
        return _end(own_fault(error), lang)


def _end(error: UsageError, lang: Lang) -> int:
    streams.write_note(f"fokusmanad: {_words(error, lang)}")
    return _USAGE_ERROR


def _words(error: UsageError, lang: Lang) -> str:
    from fokusmanad.findings.problem import usage_message  # noqa: PLC0415 - only a call that fails

    return usage_message(error, lang)


def _out_of_reach(error: OSError) -> UsageError:
    """Name a path that the system refuses, such as one in a closed folder or one too long for any file."""
    from fokusmanad.privacy import masked  # noqa: PLC0415 - only a call that fails

    return UsageError("out_of_reach", path=masked(str(error.filename)))


def _run(arguments: Sequence[str], lang: Lang) -> int:
    command = get_command(app)
    localise(command, lang)
    try:
        status = command.main(list(arguments), prog_name="fokusmanad", standalone_mode=False, obj=lang)
    except typer.TyperException as error:
        streams.write_note(parser_message(error, lang))
        return _USAGE_ERROR
    if status == _INTERRUPTED:
        raise KeyboardInterrupt
    return int(status or 0)
