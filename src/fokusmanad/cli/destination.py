"""Where a result goes: stdout, or the file of `-o`, whose ending decides the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.cli import streams
from fokusmanad.errors import UsageError
from fokusmanad.render.terminal.screen import Screen
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from fokusmanad.text import Lang

_PAGE = Screen(width=100, color=False, unicode=True)


class Destination(NamedTuple):
    """The place of one result."""

    path: Path | None
    kind: str
    """The format: `text`, `json`, `csv` or `xlsx`."""
    force: bool

    @property
    def screen(self) -> Screen:
        """What text is laid out for: the terminal, or a page in a file."""
        return _PAGE if self.path else streams.screen()

    def write(self, content: str | bytes, read: Iterable[Path], lang: Lang) -> None:
        """Write the result, and a note of the file if there is one.

        Raises:
            UsageError: The file is one of those `read`, exists without `--force`, or cannot be written.
        """
        if self.path is None:
            streams.write_result(content)
            return
        from fokusmanad.cli.files import refuse_inputs, write_file  # noqa: PLC0415 - only with -o
        from fokusmanad.privacy import masked  # noqa: PLC0415 - only with -o

        refuse_inputs(self.path, read)
        write_file(self.path, content if isinstance(content, bytes) else content.encode(), force=self.force)
        name = masked(str(self.path))
        streams.write_note(Text(f"Resultatet ligger i {name}.", f"The result is in {name}.").to(lang))


def choose_destination(output: Path | None, named: str, kinds: Sequence[str], *, force: bool) -> Destination:
    """Return where the result goes, in the format `named` or in that of the file's ending, one of `kinds`.

    Raises:
        UsageError: The ending is none of these or contradicts `named`, or the file cannot be written.
    """
    if output is None:
        return Destination(None, named, force)
    from fokusmanad.cli.files import refuse_nowhere, refuse_taken  # noqa: PLC0415 - only with -o
    from fokusmanad.privacy import masked  # noqa: PLC0415 - only with -o

    endings = {".txt" if kind == "text" else f".{kind}": kind for kind in kinds}
    kind = endings.get(output.suffix.casefold())
    name = masked(str(output))
    if kind is None:
        raise UsageError("output_ending", path=name, endings=", ".join(endings))
    if named not in {"text", kind}:
        raise UsageError("output_format", path=name, format=named)
    refuse_taken([output], force=force)
    refuse_nowhere(output)
    return Destination(output, kind, force)
