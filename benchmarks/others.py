"""What fokusmanad is measured against: `python benchmarks/others.py NAME FOLDER`."""

from __future__ import annotations

import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_COUNTED = (("Kommun", "Fick frågan"), ("Kommun", "Orsak"), ("Kommun", "Svar"), ("Enhet", "Svar"), ("Kön", "Svar"))
"""The pairs of columns that are counted against each other."""


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
    _tally_in_pandas(folder, "calamine")


def pandas_openpyxl(folder: Path) -> None:
    """Make the same tally with pandas over openpyxl."""
    _tally_in_pandas(folder, "openpyxl")


def _tally_in_pandas(folder: Path, engine: str) -> None:
    import pandas  # type: ignore[import-untyped]

    frames = []
    for path in _workbooks(folder):
        sheets = pandas.read_excel(path, sheet_name=["Kommun", "Formulär"], engine=engine, header=None)
        head, form = sheets["Kommun"], sheets["Formulär"]
        start = list(form[0]).index("Löpnr")
        form.columns = form.iloc[start]
        frames.append(form.iloc[start + 1 :].assign(Kommun=head[1][head[0] == "Kommun"].item()))
    rows = pandas.concat(frames)
    for pair in _COUNTED:
        print(rows.groupby(list(pair)).size())


def polars_fastexcel(folder: Path) -> None:
    """Make the same tally with polars over fastexcel, which reads with calamine."""
    import polars

    names = ["Kommun", "Formulär"]
    frames = []
    for path in _workbooks(folder):
        sheets = polars.read_excel(
            path, sheet_name=names, engine="calamine", has_header=False, infer_schema_length=0, drop_empty_rows=False
        )
        labels, values = sheets["Kommun"].get_columns()[:2]
        form = sheets["Formulär"]
        start = form.get_columns()[0].to_list().index("Löpnr")
        form = form[start:].rename(dict(zip(form.columns, form.row(start), strict=True)))[1:]
        frames.append(form.with_columns(Kommun=polars.lit(values.filter(labels == "Kommun").item())))
    rows = polars.concat(frames)
    for pair in _COUNTED:
        print(rows.drop_nulls(pair).group_by(pair).len())


def duckdb_excel(folder: Path) -> None:
    """Make the same tally with duckdb's extension excel, which the package duckdb-ext-excel has too."""
    import duckdb

    package = find_spec("duckdb_ext")
    places = [str(Path(place, "extensions")) for place in package.submodule_search_locations or ()] if package else []
    base = duckdb.connect(config={"extension_directory": places[0]} if places else {})
    base.execute("INSTALL excel")
    base.execute("LOAD excel")
    base.execute('CREATE TABLE rows (Kommun TEXT, Enhet TEXT, Kön TEXT, "Fick frågan" TEXT, Orsak TEXT, Svar TEXT)')
    for path in _workbooks(folder):
        base.execute(_INSERT, {"path": str(path)})
    rows = base.table("rows")
    for first, second in _COUNTED:
        print(rows.filter(f'"{second}" IS NOT NULL').aggregate(f'"{first}", "{second}", count(*)'))


_INSERT = """
    INSERT INTO rows SELECT (
        SELECT B FROM read_xlsx($path, sheet='Kommun', range='A1:B20', header=false, all_varchar=true)
        WHERE A = 'Kommun'
    ), B, C, D, E, F
    FROM read_xlsx($path, sheet='Formulär', range='A:G', header=false, all_varchar=true, stop_at_empty=true)
    WHERE D IN ('Ja', 'Nej')
"""


def _workbooks(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.xlsx")))


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2] if len(sys.argv) > 2 else "."))
