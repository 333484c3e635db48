"""What fokusmanad is measured against: `python benchmarks/others.py NAME FOLDER`."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def nothing(_: Path) -> None:
    """Start Python and stop."""


def floor(_: Path) -> None:
    """Import what any such program must, and do nothing."""
    import python_calamine  # noqa: F401 - their import is what is measured, here and below
    import typer  # noqa: F401 - as above
    from pydantic import BaseModel  # noqa: F401 - as above
    from rich.console import Console  # noqa: F401 - as above
    from rich.table import Table  # noqa: F401 - as above


def empty_app(_: Path) -> None:
    """Ask an empty Typer app with as many commands for its help."""
    import typer

    app = typer.Typer(rich_markup_mode=None)
    for name in ("init", "template", "validate", "summarize", "compare", "report", "explain"):
        app.command(name)(lambda: None)
    app(["--help"])


def unzip(folder: Path) -> None:
    """Unpack every part of every workbook."""
    for path in _workbooks(folder):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                archive.read(name)


def calamine(folder: Path) -> None:
    """Read every cell with calamine, on one thread."""
    from python_calamine import CalamineWorkbook

    for path in _workbooks(folder):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def pandas_calamine(folder: Path) -> None:
    """Make the same tally with pandas over calamine."""
    _tally(folder, "calamine")


def pandas_openpyxl(folder: Path) -> None:
    """Make the same tally with pandas over openpyxl."""
    _tally(folder, "openpyxl")


def _tally(folder: Path, engine: str) -> None:
    import pandas

    frames = []
    for path in _workbooks(folder):
        sheets = pandas.read_excel(path, sheet_name=None, engine=engine, header=None)
        form = sheets["Formulär"]
        form.columns = form.iloc[0]
        frames.append(form.iloc[1:].assign(kommun=sheets["Kommun"].iloc[1, 1]))
    rows = pandas.concat(frames)
    print(rows.groupby(["kommun", "Fick frågan"]).size())
    print(rows.groupby(["kommun", "Orsak"]).size(), rows.groupby(["kommun", "Svar"]).size())
    print(rows.groupby(["Enhet", "Svar"]).size(), rows.groupby(["Kön", "Svar"]).size())


def _workbooks(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.xlsx")))


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2] if len(sys.argv) > 2 else "."))
