"""Make up forms for the benchmarks, with a fixed seed: `python benchmarks/months.py FOLDER FILES ROWS`."""

from __future__ import annotations

import random
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from fokusmanad.form.kommuner import kommuner
from fokusmanad.form.layout import FORM_SHEET, HEAD_SHEET, REASONS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.form.kommuner import Kommun

_HEADINGS = ("Löpnr", "Enhet", "Kön", "Fick frågan", "Orsak", "Svar", "När")


def make(folder: Path, files: int, rows: int) -> Path:
    """Write the forms of so many kommuner with so many rows each, unless they are there already."""
    target = folder / f"{files}x{rows}"
    if not target.exists():
        target.mkdir(parents=True)
        chance = random.Random(f"{files} {rows}")
        for kommun in islice(kommuner(), files):
            _write(target / f"{kommun.name}.xlsx", kommun, list(_rows(rows, chance)))
    return target


def _write(path: Path, kommun: Kommun, rows: list[tuple[str | int, ...]]) -> None:
    book = xlsxwriter.Workbook(path)
    head, form = book.add_worksheet(HEAD_SHEET), book.add_worksheet(FORM_SHEET)
    for row, pair in enumerate((("Mallversion", "1"), ("Kommun", kommun.name), ("Fokusmånad", "2026-03"))):
        head.write_row(row, 0, pair)
    for row, values in enumerate((_HEADINGS, *rows)):
        form.write_row(row, 0, values)
    book.close()


def _rows(count: int, chance: random.Random) -> Iterator[tuple[str | int, ...]]:
    for number in range(1, count + 1):
        person = (number, chance.choice(UNITS).label, chance.choice(("Kvinna", "Kvinna", "Man")))
        if chance.random() < 0.3:
            yield (*person, "Nej", chance.choice(REASONS).label, "", "")
            continue
        answer = chance.choices(("Ja", "Nej", "Vill inte svara"), (10, 85, 5))[0]
        yield (*person, "Ja", "", answer, chance.choice(("Tidigare", "Båda", "")) if answer == "Ja" else "")


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
