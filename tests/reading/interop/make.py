"""Write the form of form.json by XlsxWriter and openpyxl, as strict OOXML, and by LibreOffice in each format (README.md)."""

from __future__ import annotations

import json
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import xlsxwriter

FOLDER = Path(__file__).parent
SHEETS: dict[str, list[list[Any] | None]] = json.loads((FOLDER / "form.json").read_text(encoding="utf-8"))
_HIDDEN = 12


def by_xlsxwriter(**options: Any) -> bytes:
    """Return the form as XlsxWriter writes it."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, options) as book:
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            for row, column, value in _cells(rows):
                if isinstance(value, dict):
                    sheet.write_formula(row, column, "=NA()", value=value["error"])
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write(row, column, value)
            if name == "Formulär":
                sheet.set_row(_HIDDEN - 1, options={"hidden": True})
    return stream.getvalue()


def by_openpyxl() -> bytes:
    """Return the form as openpyxl writes it."""
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row, column, value in _cells(rows):
            cell = sheet.cell(row + 1, column + 1)
            cell.value = value["error"] if isinstance(value, dict) else value
            if isinstance(value, str):
                cell.data_type = "s"
        if name == "Formulär":
            sheet.row_dimensions[_HIDDEN].hidden = True
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def strict(data: bytes) -> bytes:
    """Return a workbook with the namespaces of strict Office Open XML."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            for old, new in (
                (b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"),
                (b"schemas.openxmlformats.org/officeDocument/2006/", b"purl.oclc.org/ooxml/officeDocument/"),
            ):
                content = content.replace(old, new)
            target.writestr(name, content)
    return stream.getvalue()


def by_libreoffice(data: bytes, ending: str, folder: Path) -> bytes:
    """Return the form as LibreOffice saves it."""
    source = folder / "form.xlsx"
    source.write_bytes(data)
    out = folder / ending
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / f"form.{ending}").read_bytes()


def _cells(rows: list[list[Any] | None]) -> list[tuple[int, int, Any]]:
    return [
        (row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values or ())
        if value is not None
    ]


def main() -> None:
    """Write the files that need a program which not everybody has; the test makes the others itself."""
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("xlsx", "xls", "ods"):
            content = by_libreoffice(by_xlsxwriter(), ending, Path(folder))
            (FOLDER / f"libreoffice.{ending}").write_bytes(content)


if __name__ == "__main__":
    main()
