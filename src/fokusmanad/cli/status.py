"""The exit status of work that was done (docs/form.md, "Exit status")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fokusmanad.intake.collection import Collection


def status_of(collection: Collection) -> int:
    """Return 1 where an error was found, a file refused or a row left out, else 0."""
    flawed = any(file.checked.has_errors or file.checked.left_out for file in collection.files)
    return int(flawed or bool(collection.refused))
