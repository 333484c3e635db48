"""Files that are written whole or not at all, and never over another unless that was asked for."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.personal import masked
from fokusmanad.text import Text
from fokusmanad.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write(path: Path, content: bytes, *, force: bool) -> None:
    """Write one file; wrong use where it exists and `force` is not given, or where it cannot be written."""
    refuse_taken([path], force=force)
    _write(path, content)


def write_folder(folder: Path, contents: Mapping[str, bytes], *, force: bool) -> None:
    """Write several files, by their paths in `folder`, making what folders it takes.

    None is written where one of them exists and `force` is not given.
    """
    files = {folder / name: content for name, content in contents.items()}
    refuse_taken(files, force=force)
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongUse(_told(error, path.parent)) from error
        _write(path, content)


def refuse_taken(paths: Iterable[Path], *, force: bool) -> None:
    """Raise wrong use where one of the files exists and `force` is not given."""
    taken = [path for path in paths if path.exists()]
    if taken and not force:
        name = masked(str(taken[0]))
        more = len(taken) - 1
        raise WrongUse(
            Text(
                f"{name}{f' och {more} till' if more else ''} finns redan. Lägg till --force för att skriva över.",
                f"{name}{f' and {more} more' if more else ''} exists already. Add --force to write over.",
            )
        )


def _write(path: Path, content: bytes) -> None:
    try:
        _replace(path, content)
    except OSError as error:
        raise WrongUse(_told(error, path)) from error


def _replace(path: Path, content: bytes) -> None:
    """Write to a temporary file beside `path` and move it there, so that a kill leaves the old file or the new one."""
    handle, name = tempfile.mkstemp(prefix=".fokusmanad-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_permissions())
        temporary.replace(path)
    except BaseException:
        # Whatever ends the writing, Ctrl-C too, nothing half-made is left behind.
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _usual_permissions() -> int:
    """Return those of any new file; a temporary one is its maker's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _told(error: OSError, path: Path) -> Text:
    name = masked(str(path))
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return Text(f"Disken är full, så {name} skrevs inte.", f"The disk is full, so {name} was not written.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return Text(
                f"{name} får inte skrivas. Är filen öppen i Excel, stäng den; är mappen skrivskyddad, välj en annan.",
                f"{name} may not be written. If it is open in Excel, close it; "
                "if the folder is read-only, choose another.",
            )
    return Text(
        f"{name} går inte att skriva. Kontrollera att mappen finns och att namnet är rätt.",
        f"{name} cannot be written. Check that the folder exists and that the name is right.",
    )
