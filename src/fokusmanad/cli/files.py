"""Files that are written whole or not at all, and never over another unless that was asked for."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from fokusmanad.atomic_write import replace_file
from fokusmanad.errors import WrongUse
from fokusmanad.privacy import masked
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def write(path: Path, content: bytes, *, force: bool) -> None:
    """Write one file; wrong use where it exists and `force` is not given, or where it cannot be written."""
    refuse_taken([path], force=force)
    _write(path, content)


def refuse_inputs(path: Path, read: Iterable[Path]) -> None:
    """Raise wrong use where `path` is one of the files that were read: those are never changed, not even with force."""
    if path.resolve() in {each.resolve() for each in read}:
        raise WrongUse(
            Text(
                f"{masked(str(path))} behöver ett annat namn: den filen är en av dem som lästes, och de ändras aldrig.",
                f"{masked(str(path))} needs another name: that file is one of those read, which are never changed.",
            )
        )


def refuse_other_kinds(path: Path) -> None:
    """Raise wrong use where a workbook would be written under a name that Excel takes for another kind of file."""
    if path.suffix.casefold() != ".xlsx":
        name = masked(str(path))
        raise WrongUse(
            Text(
                f"{name} behöver ett namn som slutar på .xlsx, annars öppnar Excel inte filen.",
                f"{name} needs a name that ends in .xlsx, or Excel will not open the file.",
            )
        )


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


def refuse_nowhere(path: Path) -> None:
    """Raise wrong use where there is no folder for `path`, before anything else is done."""
    if not path.parent.is_dir():
        raise WrongUse(_told(FileNotFoundError(), path))


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
        replace_file(path, content)
    except OSError as error:
        raise WrongUse(_told(error, path)) from error


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
