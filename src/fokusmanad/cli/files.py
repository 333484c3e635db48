"""Output files: written whole or not at all, and replaced only with `--force`."""

from __future__ import annotations

import errno
import re
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.errors import UsageError
from fokusmanad.own_files.atomic_write import replace_file
from fokusmanad.privacy import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Windows allows none of these in a name.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write one file.

    Raises:
        UsageError: The file exists and `force` is not given, or it cannot be written.
    """
    refuse_taken([path], force=force)
    _write_atomically(path, content)


def refuse_inputs(path: Path, read: Iterable[Path]) -> None:
    """Refuse an output that is one of the files read: those are never changed, not even with `--force`."""
    if path.resolve() in {each.resolve() for each in read}:
        raise UsageError("input_as_output", path=masked(str(path)))


def refuse_other_endings(path: Path) -> None:
    """Refuse a name for a workbook that Excel takes for another kind of file."""
    if path.suffix.casefold() != ".xlsx":
        raise UsageError("not_xlsx", path=masked(str(path)))


def write_folder(folder: Path, contents: Mapping[str, bytes], *, force: bool) -> None:
    """Write several files by their paths in `folder`, and make the folders they need.

    Raises:
        UsageError: One of them exists and `force` is not given (then none is written), or one cannot be written.
    """
    files = {folder / name: content for name, content in contents.items()}
    refuse_taken(files, force=force)
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(error, path.parent) from error
        _write_atomically(path, content)


def distinct_names(names: Iterable[str]) -> list[str]:
    """Return names that every system can write into one folder, no two of them equal where case is ignored."""
    given: list[str] = []
    taken: set[str] = set()
    for name in names:
        plain = Path(_FORBIDDEN.sub("-", name))
        numbered = (plain.with_stem(f"{plain.stem}-{number}").name for number in count(2))
        chosen = next(each for each in chain([plain.name], numbered) if each.casefold() not in taken)
        taken.add(chosen.casefold())
        given.append(chosen)
    return given


def refuse_nowhere(path: Path) -> None:
    """Refuse a path whose folder does not exist, before anything else is done."""
    if not path.parent.is_dir():
        raise _unwritable(FileNotFoundError(), path)


def refuse_taken(paths: Iterable[Path], *, force: bool) -> None:
    """Refuse to replace files that exist, unless `force` is given."""
    taken = [path for path in paths if path.exists()]
    if taken and not force:
        name, more = masked(str(taken[0])), len(taken) - 1
        raise UsageError("several_exist", path=name, more=more) if more else UsageError("exists", path=name)


def _write_atomically(path: Path, content: bytes) -> None:
    try:
        replace_file(path, content)
    except OSError as error:
        raise _unwritable(error, path) from error


def _unwritable(error: OSError, path: Path) -> UsageError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            key = "disk_full"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            key = "write_forbidden"
        case _:
            key = "unwritable"
    return UsageError(key, path=masked(str(path)))
