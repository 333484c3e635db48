"""One call of the program, from its arguments to its exit status. No traceback ever reaches a user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.main import get_command

from fokusmanad.cli import streams
from fokusmanad.cli.app import app
from fokusmanad.cli.language import by_environment, choose
from fokusmanad.cli.usage import localise, not_understood
from fokusmanad.errors import WrongUse
from fokusmanad.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRONG_USE = 2
_INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line; return its exit status (docs/form.md, "Exit status")."""
    # No plugin of pydantic is wanted here, and looking for them costs more than all our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    streams.prepare()
    lang = by_environment(os.environ)
    try:
        lang, rest = choose(arguments, lang)
        return _run(rest, lang)
    except WrongUse as wrong:
        streams.note(f"fokusmanad: {wrong.text.to(lang)}")
        return _WRONG_USE
    except KeyboardInterrupt:
        streams.note(Text("Avbrutet.", "Interrupted.").to(lang))
        return _INTERRUPTED
    except Exception as error:
        told = _out_of_reach(error) if isinstance(error, OSError) and error.filename else _own_fault(error)
        streams.note(f"fokusmanad: {told.to(lang)}")
        return _WRONG_USE


def _out_of_reach(error: OSError) -> Text:
    """Say which path the system refuses, such as one within a closed folder or one too long for any file."""
    # As below, only a program that fails waits for the import.
    from fokusmanad.privacy import masked  # noqa: PLC0415

    name = masked(str(error.filename))
    return Text(
        f"Datorn kommer inte åt ”{name}”. Kontrollera sökvägen och att du har behörighet.",
        f"The computer cannot get at “{name}”. Check the path and that you have permission.",
    )


def _own_fault(error: Exception) -> Text:
    """Say where in the program a fault of ours is, and nothing else: its text may hold what stood in a cell."""
    # Only a program that fails waits for the import.
    from traceback import extract_tb  # noqa: PLC0415

    last = extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    return Text(
        f"Något gick fel i programmet självt ({place}). Dina filer är orörda. Berätta för den som sköter "
        "programmet vad du gjorde.",
        f"Something went wrong in the program itself ({place}). Your files are untouched. Tell whoever looks after the "
        "program what you did.",
    )


def _run(arguments: Sequence[str], lang: Lang) -> int:
    command = get_command(app)
    localise(command, lang)
    try:
        status = command.main(list(arguments), prog_name="fokusmanad", standalone_mode=False, obj=lang)
    except typer.TyperException as error:
        streams.note(not_understood(error, lang))
        return _WRONG_USE
    if status == _INTERRUPTED:
        raise KeyboardInterrupt
    return int(status or 0)
