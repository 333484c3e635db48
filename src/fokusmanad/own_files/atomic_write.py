"""Replace a file atomically: a kill at any moment leaves the old file or the new one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write to a temporary file next to `path`, flush it to the disk, and move it there.

    Raises:
        OSError: The file cannot be written.
    """
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
        # Remove the temporary file after any failure, Ctrl-C included.
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _usual_permissions() -> int:
    """Return the permissions of a new file by the umask; a temporary file is readable by its owner only."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
