"""Write the pictures in docs/bilder: two sheets of an example form, a run on it, and the checking page with it.

    python tools/write_pictures.py

The run is drawn by rich alone, so a test can hold it to what is printed. The sheets take LibreOffice (soffice) and
poppler (pdftoppm); without them only the run is drawn. The page takes Chromium, Node and a built page
(python page/build.py -o dist).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import load_workbook
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.properties import PageSetupProperties
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text as RichText

from fokusmanad.campaign.file import load_campaign
from fokusmanad.campaign.model import Campaign
from fokusmanad.intake.collect import collect
from fokusmanad.render.terminal.screen import Screen
from fokusmanad.render.terminal.validation import validation
from fokusmanad.text import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable

TOP = Path(__file__).resolve().parent.parent
PICTURES = TOP / "docs" / "bilder"
FORM = TOP / "examples" / "2026-03" / "Bräcke.xlsx"
"""The example with the most errors, shown in all pictures."""
RUN = PICTURES / "granska.svg"
PAGE = PICTURES / "sidan.png"

_WIDTH = 92
"""Characters in a line of the run."""
_MARGIN = 12
"""Points of paper left around a sheet, at 72 to the inch."""
_DPI = 100
_BAR = 28
"""The height of the window's bar, for which rich leaves room and which is not drawn."""
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_THEME = TerminalTheme((255, 255, 255), (32, 32, 32), [(32, 32, 32), (176, 0, 32), (0, 110, 60), (138, 90, 0)] * 2)
# rich's own frame fetches a font from the internet.
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">
<title id="title">TITLE</title>
<style>
text {{ font-family: Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: {char_height}px; white-space: pre; }}
{styles}
</style>
<defs>
{lines}
</defs>
<rect width="100%" height="100%" fill="#ffffff"/>
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
{matrix}
</g>
</svg>
"""


class Sheet(NamedTuple):
    """A sheet to be drawn: its name, the cells that are shown, and its picture."""

    name: str
    cells: str
    picture: str


SHEETS = (Sheet("Formulär", "A1:G16", "formular.png"), Sheet("Kontroll", "A1:D23", "kontroll.png"))


def run_picture() -> str:
    """Draw `fokusmanad validate` on the form, as text that any browser shows."""
    campaign = load_campaign(FORM.parent / "fokusmanad.toml")
    assert isinstance(campaign, Campaign), campaign  # noqa: S101 - the example's own file is sound
    text = validation(collect([str(FORM)], campaign), Lang.SV, Screen(_WIDTH, color=True, unicode=True))
    console = Console(record=True, width=_WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(RichText("> fokusmanad validate Bräcke.xlsx", style="bold"))
    console.print(RichText.from_ansi(text.rstrip()))
    drawn = console.export_svg(
        theme=_THEME,
        code_format=_SVG.replace("TITLE", f"Vad fokusmanad validate skriver om {FORM.name}"),
        unique_id="run",
    )
    drawn = _VIEW.sub(lambda view: f'viewBox="0 {_BAR} {view[1]} {float(view[2]) - _BAR:g}"', drawn, count=1)
    return "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()) + "\n"


def write_sheets(sheets: Iterable[Sheet]) -> None:
    """Draw each sheet as a spreadsheet program shows it, letters of columns and numbers of rows included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for sheet in sheets:
            printed = _pdf(_alone(sheet, folder / f"{sheet.picture}.xlsx"))
            (PICTURES / sheet.picture).write_bytes(_without_the_paper(printed))


def _alone(sheet: Sheet, file: Path) -> Path:
    """Save the form with the one sheet to print, on one page."""
    book = load_workbook(FORM)
    for other in book.worksheets:
        other.sheet_state = "visible" if other.title == sheet.name else "hidden"
    page = book[sheet.name]
    book.active = page
    page.print_area = sheet.cells
    page.print_title_rows = None
    page.print_options.headings = True
    page.HeaderFooter = HeaderFooter()
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth = page.page_setup.fitToHeight = 1
    book.save(file)
    return file


def _pdf(file: Path) -> Path:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own file
    return file.with_suffix(".pdf")


def _without_the_paper(pdf: Path) -> bytes:
    """Draw the page without the empty paper around what is printed on it."""
    header, pixels = _drawn(pdf, "-gray").split(b"\n255\n", 1)
    width, height = map(int, header.split()[1:3])
    rows = [pixels[start : start + width] for start in range(0, width * height, width)]
    inked = [number for number, row in enumerate(rows) if min(row) < 255]
    left = min(len(row) - len(row.lstrip(b"\xff")) for row in rows)
    right = max(len(row.rstrip(b"\xff")) for row in rows)
    top, bottom = inked[0], inked[-1] + 1
    x, y = max(0, left - _MARGIN), max(0, top - _MARGIN)
    box = {"-x": x, "-y": y, "-W": right + _MARGIN - x, "-H": bottom + _MARGIN - y}
    return _drawn(pdf, "-png", *(str(part) for pair in box.items() for part in pair))


def _drawn(pdf: Path, *options: str) -> bytes:
    command = ["pdftoppm", "-r", str(_DPI), "-singlefile", *options, str(pdf)]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout  # noqa: S603 - our own file


def write_page(built: Path) -> None:
    """Draw the built page with the answer for the example, as the page's tests drive a browser."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "fokusmanad-page"
    modules = next(cache.glob("*/node_modules/playwright-core")).parent
    steps = [["open", built.as_uri()], ["size", 900, 820], ["choose", str(FORM)], ["picture", str(PAGE), False]]
    given = json.dumps({"executable": shutil.which("chromium"), "steps": steps})
    driver = TOP / "tests" / "page" / "drive.mjs"
    command = ["node", str(driver), str(modules)]
    subprocess.run(command, input=given.encode(), check=True, capture_output=True, timeout=120)  # noqa: S603 - our own


def main() -> None:
    """Write all pictures that this machine can draw."""
    PICTURES.mkdir(exist_ok=True)
    RUN.write_text(run_picture(), encoding="utf-8", newline="\n")
    built = TOP / "dist" / "granska.html"
    if built.is_file() and shutil.which("node") and shutil.which("chromium"):
        write_page(built)
    missing = [program for program in ("soffice", "pdftoppm") if not shutil.which(program)]
    if missing:
        sys.exit(f"The sheets were not drawn: {' and '.join(missing)} not found.")
    write_sheets(SHEETS)


if __name__ == "__main__":
    main()
