"""-o on the commands that show something: the file's ending decides the format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.helpers import workbooks

if TYPE_CHECKING:
    from collections.abc import Callable

    from fokusmanad.reading.book import CellValue
    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

CAMPAIGN = 'month = "2026-03"\nkommuner = ["Berg", "Bräcke", "Åre"]\n'
BERG: dict[str, CellValue] = {"Kommun": "Berg", "Antal vuxna besökare": 12}
GAPS = "Saknas       Åre. [FM501]\nRäknas inte  Bräcke.xlsx (Bräcke): En kolumn saknas [FM201]\n"


@pytest.fixture(autouse=True)
def forms(tmp_path: Path) -> None:
    """Return a folder where Berg's form is right, Bräcke's lacks a column, and Åre has sent nothing."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "fokusmanad.toml").write_text(CAMPAIGN, "utf-8")
    rows = "1 | Mottagning | Kvinna | Ja | | Ja | Tidigare\n2 | Mottagning | Man | Nej | Tidsbrist | |"
    workbooks.save(workbooks.book(rows, head=BERG), folder / "Berg.xlsx")
    lacking = workbooks.book("1 | Mottagning | Ja", "Löpnr | Enhet | Fick frågan", head={"Kommun": "Bräcke"})
    workbooks.save(lacking, folder / "Bräcke.xlsx")


@pytest.mark.parametrize("ending", ["txt", "json", "csv"])
@pytest.mark.parametrize("options", [(), ("--protected",)])
def test_a_summary_in_a_file_is_that_of_the_screen(fokusmanad: Run, ending: str, options: tuple[str, ...]) -> None:
    """The file has what --format prints; stderr tells where the file is and what is not in it."""
    form = "text" if ending == "txt" else ending
    shown = fokusmanad("summarize", "in", "--format", form, *options)
    ran = fokusmanad("summarize", "in", "-o", f"ut.{ending}", *options)
    assert (ran.status, ran.out) == (1, "")
    # A file is laid out for a page, which is wider than this screen.
    assert Path(f"ut.{ending}").read_bytes().decode().split() == shown.out.split()
    assert ran.err.startswith(f"Resultatet ligger i ut.{ending}.\n{GAPS}2 filer: 1 räknas och 1 räknas inte.")


def test_a_summary_as_workbook_has_swedish_headings_and_the_coverage(fokusmanad: Run) -> None:
    """It has a row for each kommun with the total last, a row for each group, and the status of each kommun."""
    assert fokusmanad("summarize", "in", "-o", "ut.xlsx").status == 1
    book = openpyxl.load_workbook("ut.xlsx")
    assert book.sheetnames == ["Kommuner", "Grupper", "Vilka är med"]
    headings, berg, total = book["Kommuner"].iter_rows(values_only=True)
    found = dict(zip(headings, berg, strict=True))
    assert found["Kommun"] == "Berg"
    assert {key: found[key] for key in found if found[key] == 1} == dict.fromkeys(
        (
            "Formulär",
            "Fick frågan",
            "Fick inte frågan",
            "Svar: Ja",
            "När: Tidigare",
            "Orsak: Tidsbrist",
            "Orsaker: Tid och rutiner",
        ),
        1,
    )
    assert (found["Rader"], found["Vuxna besökare"], total[0], total[2:]) == (2, 12, "Totalt", berg[2:])
    groups = list(book["Grupper"].iter_rows(min_row=2, max_col=5, values_only=True))
    assert ("Berg", "Kön", "Man", 1, 0) in groups
    assert list(book["Vilka är med"].iter_rows(min_row=2, values_only=True)) == [
        ("Berg", "Inkommen", None, None),
        ("Åre", "Saknas", None, None),
        ("Bräcke", "Räknas inte", "Bräcke.xlsx", "En kolumn saknas [FM201]"),
    ]


def test_the_same_forms_give_the_same_workbook(fokusmanad: Run) -> None:
    """The workbook has the same bytes each time; an existing file is replaced only with --force."""
    fokusmanad("summarize", "in", "-o", "a.xlsx")
    fokusmanad("summarize", "in", "-o", "b.xlsx")
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
    assert fokusmanad("summarize", "in", "-o", "a.xlsx").err.startswith("fokusmanad: a.xlsx finns redan.")
    assert fokusmanad("summarize", "in", "-o", "a.xlsx", "--force").status == 1


def test_csv_on_the_screen_is_followed_by_what_is_not_in_it(fokusmanad: Run) -> None:
    """The table goes to another program, so who is missing and what was refused are only on stderr."""
    assert fokusmanad("summarize", "in", "--format", "csv").err == GAPS


def test_validate_and_compare_write_files_too(fokusmanad: Run) -> None:
    """Both commands write text or JSON."""
    assert fokusmanad("validate", "in", "-o", "fel.json").out == ""
    assert json.loads(Path("fel.json").read_bytes())["schema"] == "fokusmanad.validate.v1"
    assert fokusmanad("validate", "in", "-o", "fel.txt").err.startswith("Resultatet ligger i fel.txt.\n2 filer: 3 fel.")
    workbooks.save(workbooks.book(head={"Kommun": "Berg", "Fokusmånad": "2025-03"}), Path("förra.xlsx"))
    assert fokusmanad("compare", "förra.xlsx", "in", "-o", "jämför.json").out == ""
    assert json.loads(Path("jämför.json").read_bytes())["both"] == ["Berg"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("summarize", "in", "-o", "ut.pdf"),
            "ut.pdf behöver ett namn som slutar på något av .txt, .json, .csv, .xlsx.",
        ),
        (("validate", "in", "-o", "ut.csv"), "ut.csv behöver ett namn som slutar på något av .txt, .json."),
        (
            ("summarize", "in", "--format", "csv", "-o", "ut.json"),
            "Namnet ut.json säger ett format och --format csv ett annat. Ta bort --format.",
        ),
        (
            ("summarize", "in", "-o", "nix/ut.json"),
            f"{Path('nix/ut.json')} går inte att skriva. Kontrollera att mappen finns och att namnet är rätt.",
        ),
        (
            ("validate", "in", "-o", "in/Berg.xlsx", "--force"),
            f"{Path('in/Berg.xlsx')} behöver ett namn som slutar på något av .txt, .json.",
        ),
        (
            ("summarize", "in", "-o", "in/Berg.xlsx", "--force"),
            f"{Path('in/Berg.xlsx')} behöver ett annat namn: den filen är en av dem som lästes, och de ändras aldrig.",
        ),
    ],
)
def test_a_file_that_cannot_take_the_result_is_refused(
    fokusmanad: Run, arguments: tuple[str, ...], message: str
) -> None:
    """The message says what to change, and nothing is written."""
    assert fokusmanad(*arguments) == (2, "", f"fokusmanad: {message}\n")
    assert not list(Path().glob("ut.*"))
