"""Make up forms for the benchmarks, with a fixed seed: `python benchmarks/months.py FOLDER KIND FILES ROWS`.

KIND is `bare` (a head and rows and nothing else, written by XlsxWriter), `libreoffice` (the template, filled in and
saved by LibreOffice) or `excel` (what LibreOffice saved, spelled as Excel spells it).
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import subprocess
import sys
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import excel
import openpyxl
import xlsxwriter

from fokusmanad.campaign.model import Campaign
from fokusmanad.form.kommuner import Kommun, kommuner
from fokusmanad.form.layout import FORM_SHEET, HEAD_SHEET, REASONS, UNITS
from fokusmanad.form.period import Period
from fokusmanad.template import template
from fokusmanad.template.folder import form_name
from fokusmanad.template.plan import HEADING_ROW, PREPARED_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HEADINGS = ("Löpnr", "Enhet", "Kön", "Fick frågan", "Orsak", "Svar", "När")
_PERIOD = Period("2026-03")
_SAVED = 8
"""So many forms LibreOffice saves, which takes it a second or two for each; the others are made of these."""
# What LibreOffice saves is a form of this kommun. Its words are replaced by those of each kommun.
_SOMEBODY = Kommun("KKKK", "Kommunnamnet", "", "Länsnamnet")
_CAMPAIGN = Campaign(title=f"Fokusmånad i {_SOMEBODY.lan}, mars 2026", period=_PERIOD)

_FORM_PART = "xl/worksheets/sheet4.xml"
_FIRST_ROW = HEADING_ROW + 1
_PLACE = re.compile(rb'(<c r="[A-Z])[0-9]+')
# Match a row that is filled in: its start with Löpnr, its number, its Enhet, its Kön, and its other cells.
_CELL = rb'<c r="%b[0-9]+"[^>]*><v>[^<]*</v></c>'
_ROW = re.compile(
    rb'(<row r="([0-9]+)"[^>]*>%b)(%b)(%b)(.*?)(?=</row>)' % tuple(_CELL % letter for letter in (b"A", b"B", b"C"))
)


def make(folder: Path, kind: str, files: int, rows: int) -> Path:
    """Write the forms of so many kommuner with so many rows each, unless they are there already."""
    if kind == "bare":
        return _kept(folder / f"{kind}-{files}x{rows}", lambda target: _write_bare(target, files, rows))
    form = template(_CAMPAIGN, _SOMEBODY)
    made_by = hashlib.sha256(form).hexdigest()[:8]
    saved = _kept(folder / f"saved-{rows}-{made_by}", lambda target: _save(target, form, rows))
    return _kept(
        folder / f"{kind}-{files}x{rows}-{made_by}",
        lambda target: _multiply(target, saved, files, rows, is_excel=kind == "excel"),
    )


def _kept(target: Path, write: Callable[[Path], None]) -> Path:
    """Write a folder, unless it is there already; one that was not finished is written anew."""
    if not target.exists():
        unfinished = target.with_name(f"{target.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        write(unfinished)
        unfinished.rename(target)
    return target


def _write_bare(folder: Path, files: int, rows: int) -> None:
    chance = random.Random(f"{files} {rows}")
    for kommun in islice(kommuner(), files):
        with xlsxwriter.Workbook(folder / f"{kommun.name}.xlsx") as book:
            head, form = book.add_worksheet(HEAD_SHEET), book.add_worksheet(FORM_SHEET)
            for row, pair in enumerate((("Mallversion", "1"), ("Kommun", kommun.name), ("Fokusmånad", _PERIOD))):
                head.write_row(row, 0, pair)
            for row, values in enumerate((_HEADINGS, *_rows(rows, chance))):
                form.write_row(row, 0, values)


def _save(folder: Path, form: bytes, rows: int) -> None:
    """Fill in the template, and have LibreOffice save it."""
    chance = random.Random(rows)
    filled = folder / "filled"
    filled.mkdir()
    for number in range(_SAVED):
        book = openpyxl.load_workbook(BytesIO(form))
        for row, values in enumerate(_rows(rows, chance), start=_FIRST_ROW):
            for column, value in enumerate(values, start=1):
                book[FORM_SHEET].cell(row, column).value = value or None
        book.save(filled / f"{number}.xlsx")
    profile = folder / "profile"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", str(folder), *map(str, sorted(filled.iterdir()))]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the names are our own
    shutil.rmtree(filled)
    shutil.rmtree(profile)


def _multiply(folder: Path, saved: Path, files: int, rows: int, *, is_excel: bool) -> None:
    """Write a form for each kommun: its own name and code, and rows of its own."""
    chance, ids = random.Random(f"{files} {rows}"), random.Random(files)
    sources = [_parts(path) for path in sorted(saved.glob("*.xlsx"))]
    if is_excel:
        sources = [excel.spelled(parts) for parts in sources]
    for index, kommun in enumerate(islice(kommuner(), files)):
        parts = dict(sources[index % len(sources)])
        parts[_FORM_PART] = _shuffled(parts[_FORM_PART], chance)
        with ZipFile(folder / form_name(_PERIOD, kommun), "w", ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, _named(excel.with_uids(content, ids), kommun))


def _parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _named(content: bytes, kommun: Kommun) -> bytes:
    for word, own in ((_SOMEBODY.code, kommun.code), (_SOMEBODY.name, kommun.name), (_SOMEBODY.lan, kommun.lan)):
        content = content.replace(word.encode(), own.encode())
    return content


def _shuffled(sheet: bytes, chance: random.Random) -> bytes:
    """Return the form's XML with each Enhet, each Kön and the rest of each row moved to another row.

    So no two forms have the same rows, and what the sheet Kontroll has counted stays true. Prepared rows change places
    with each other, since their blank cells have styles that those of other rows lack.
    """
    found = {int(row[2]): row.groups()[2:] for row in _ROW.finditer(sheet) if int(row[2]) >= _FIRST_ROW}
    prepared = [number for number in found if number < _FIRST_ROW + PREPARED_ROWS]
    moved: dict[int, bytes] = dict.fromkeys(found, b"")
    for numbers in (prepared, [number for number in found if number not in prepared]):
        for part in range(3):
            for to, source in zip(numbers, chance.sample(numbers, len(numbers)), strict=True):
                moved[to] += _PLACE.sub(rb"\g<1>%d" % to, found[source][part])
    return _ROW.sub(lambda row: row[1] + moved[int(row[2])] if int(row[2]) in moved else row[0], sheet)


def _rows(count: int, chance: random.Random) -> Iterator[tuple[str | int, ...]]:
    for number in range(1, count + 1):
        person = (number, chance.choice(UNITS).label, chance.choice(("Kvinna", "Kvinna", "Man")))
        if chance.random() < 0.3:
            yield (*person, "Nej", chance.choice(REASONS).label, "", "")
            continue
        answer = chance.choices(("Ja", "Nej", "Vill inte svara"), (10, 85, 5))[0]
        yield (*person, "Ja", "", answer, chance.choice(("Tidigare", "Båda", "")) if answer == "Ja" else "")


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
