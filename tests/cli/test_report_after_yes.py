"""What followed after a yes in the report: exact in the internal report, protected in the published one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from tests.helpers.workbooks import COLUMNS, book, save
from tests.render.pages import read, tables

if TYPE_CHECKING:
    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

MANY = f"{COLUMNS} | Fysiskt våld | Rädd | Stöd"
ANSWERED = {
    "physical": ("Ja", "Nej", ""),
    "afraid": ("Nej", "Ja"),
    "support": ("Tackade ja", "Tackade nej", "Har redan stöd", ""),
}
"""What those who said yes answered, over and over again."""


HOW = {"Berg": "FREDA-kortfrågor", "Krokom": "Egna frågor", "Åre": "Först vid tecken på våld"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the forms of three kommuner with many yes; one of them has no columns after a yes."""
    made = tmp_path_factory.mktemp("många")
    for kommun, yes in (("Berg", 40), ("Krokom", 60), ("Åre", 80)):
        rows = [f"n{number} | Mottagning | Man | Ja | | Nej | | | |" for number in range(yes)]
        rows += [f"d{number} | Mottagning | Man | Ja | | Vill inte svara | | | |" for number in range(9)]
        rows += [f"o{number} | Mottagning | Man | Nej | Tidsbrist | | | | |" for number in range(20)]
        rows += [f"v{number} | Mottagning | Man | Nej | Våldet redan känt | | | | |" for number in range(7)]
        for number in range(yes):
            said = " | ".join(answers[number % len(answers)] for answers in ANSWERED.values())
            rows.append(f"j{number} | Mottagning | Kvinna | Ja | | Ja | Tidigare | {said}")
        columns = MANY if kommun != "Krokom" else COLUMNS
        text = "\n".join(rows if kommun != "Krokom" else [" | ".join(row.split(" | ")[:7]) for row in rows])
        save(book(text, columns, head={"Kommun": kommun, "Hur frågar ni": HOW[kommun]}), made / f"{kommun}.xlsx")
    return made


def recounted(column: str) -> dict[str, int]:
    """Return counts made by hand: the answers alternate in Berg and Åre, and all of Krokom's are not stated."""
    keys = {"Ja": "yes", "Nej": "no", "": "not_stated", "Tackade ja": "accepted", "Tackade nej": "declined"} | {
        "Har redan stöd": "has_support"
    }
    given = [ANSWERED[column][number % len(ANSWERED[column])] for yes in (40, 80) for number in range(yes)]
    return dict(Counter([*(keys[answer] for answer in given), *["not_stated"] * 60]))


@pytest.mark.parametrize("kind", ["html", "xlsx", "docx"])
def test_the_internal_report_shows_what_followed(fokusmanad: Run, folder: Path, tmp_path: Path, kind: str) -> None:
    """Every count of the whole area is in a table, in each format."""
    assert fokusmanad("report", folder, "-o", tmp_path / f"rapport.{kind}", "--internal").status == 0
    physical, support = recounted("physical"), recounted("support")
    rows = ROWS[kind](tmp_path / f"rapport-internt.{kind}")
    assert _row(rows, "Fysiskt våld")[:3] == [str(physical[key]) for key in ("yes", "no", "not_stated")]
    assert _row(rows, "Stöd")[:4] == [str(support[key]) for key in SUPPORT]
    lost = [str(support[key]) for key in SUPPORT[1:]]
    step = ["Tackade ja till stöd", str(support["accepted"])]
    assert [*step, "{} tackade nej, {} har redan stöd, {} ej angivet".format(*lost)] in [row[:3] for row in rows]


SUPPORT = ("accepted", "declined", "has_support", "not_stated")


def _row(rows: list[list[str]], name: str) -> list[str]:
    """Return the cells of the only row with that name."""
    [found] = [cells for first, *cells in rows if first == name and cells[0].isdecimal()]
    return found


def _of_page(report: Path) -> list[list[str]]:
    return [
        [name, *cells.values()] for table in tables(read(report.read_bytes())).values() for name, cells in table.items()
    ]


def _of_workbook(report: Path) -> list[list[str]]:
    sheets = openpyxl.load_workbook(report).worksheets
    return [[str(cell) for cell in row] for sheet in sheets for row in sheet.iter_rows(values_only=True)]


def _of_document(report: Path) -> list[list[str]]:
    found = docx.Document(str(report)).tables
    return [[cell.text for cell in row.cells] for table in found for row in table.rows]


ROWS: dict[str, Callable[[Path], list[list[str]]]] = {"html": _of_page, "xlsx": _of_workbook, "docx": _of_document}
"""How the rows of a report's tables are read, in each format."""


def test_the_protected_report_has_what_followed_of_the_whole_alone(fokusmanad: Run, folder: Path) -> None:
    """Shown counts are right and never small, a kommun's are null, and the screen shows the same dots."""
    protected = json.loads(fokusmanad("summarize", folder, "--protected", "--format", "json").out)
    shown = protected["total"]["after_yes"]
    for column in ANSWERED:
        assert {key: count for key, count in shown[column].items() if count is not None}.items() <= (
            recounted(column).items()
        )
    assert shown["physical"]["yes"] == recounted("physical")["yes"]
    assert {kommun["after_yes"] for kommun in protected["kommuner"]} == {None}
    lines = fokusmanad("summarize", folder, "--protected").out.splitlines()
    [support] = [line.split() for line in lines if line.startswith("Stöd ")]
    assert support[1:] == [".." if count is None else str(count) for count in shown["support"].values()]


def test_the_share_of_those_concerned_is_shown_where_the_groups_are(
    fokusmanad: Run, folder: Path, tmp_path: Path
) -> None:
    """Each kommun has 7 who need not be asked, which is shown, as are the 20 reasons that routines can change."""
    fokusmanad("report", folder, "-o", tmp_path / "rapport.html", "--force")
    page = read((tmp_path / "rapport.html").read_bytes())
    text = " ".join(page.text.replace("\u00a0", " ").split())
    assert "21 behövde inte frågas. Av de 447 som frågan gällde fick 87 % den." in text
    by_kommun = tables(page)["Orsakerna i grupper, per kommun"]
    assert by_kommun["Åre"]["Tid, rutin eller vana"] == "20"
    assert {row["Behövde inte frågas"] for row in by_kommun.values()} == {"7", "21"}


def test_the_report_says_how_many_the_target_lacks(fokusmanad: Run, folder: Path, tmp_path: Path) -> None:
    """The number is given in all, by kommun and by unit: 90 per cent of 468 is 422, of Berg's 116 it is 105."""
    (tmp_path / "kampanj.toml").write_text('month = "2026-03"\ntarget = 90\n', encoding="utf-8")
    fokusmanad("report", folder, "--campaign", tmp_path / "kampanj.toml", "-o", tmp_path / "rapport.html")
    text = " ".join(read((tmp_path / "rapport.html").read_bytes()).text.replace("\u00a0", " ").split())
    assert (
        "För att nå det hade 35 fler behövt få den. Per kommun: Berg 16, Krokom 12 och Åre 8. Per enhet: Mottagning 35. "
        "Vanligaste orsaken som går att påverka: Tiden räckte inte (60)."
    ) in text


def test_the_report_names_who_asks_otherwise(fokusmanad: Run, folder: Path, tmp_path: Path) -> None:
    """Kommuner that do not use the FREDA questions have shares that are not comparable with the others'."""
    fokusmanad("report", folder, "-o", tmp_path / "rapport.html", "--internal")
    text = " ".join(read((tmp_path / "rapport-internt.html").read_bytes()).text.split())
    assert "Egna frågor: Krokom. Först vid tecken på våld: Åre." in text


@pytest.mark.parametrize("flags", [(), ("--internal",)])
def test_yes_is_shown_without_the_unit_whose_clients_come_because_of_violence(
    fokusmanad: Run, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    """The unit has 12 of the 52 yes and 24 of the 164 asked, and protection shows both counts here."""
    rows = []
    for unit, yes, no in (("Mottagning", 40, 100), ("Våld i nära relationer", 12, 12)):
        rows += [f"{unit[0]}j{number} | {unit} | Kvinna | Ja | | Ja | Tidigare" for number in range(yes)]
        rows += [f"{unit[0]}n{number} | {unit} | Kvinna | Ja | | Nej |" for number in range(no)]
    save(book("\n".join(rows)), tmp_path / "Åre.xlsx")
    fokusmanad("report", tmp_path / "Åre.xlsx", "-o", tmp_path / "rapport.html", *flags)
    [page] = tmp_path.glob("*.html")
    text = " ".join(read(page.read_bytes()).text.replace("\u00a0", " ").split())
    sentence = (
        "Utan enheten Våld i nära relationer, vars klienter kommer på grund av våld: 40 av 140 svarade ja (29 %)."
    )
    assert sentence in text


def test_a_table_that_is_all_hidden_is_a_sentence(fokusmanad: Run, tmp_path: Path) -> None:
    """One with a single row too; and nothing is explained of tables that are not there."""
    few = tmp_path / "få"
    few.mkdir()
    for kommun in ("Berg", "Åre"):
        rows = [f"n{number} | Mottagning | Man | Ja | | Nej | | | |" for number in range(40)]
        rows += [
            f"j{number} | Mottagning | Kvinna | Ja | | Ja | Tidigare | Ja | Nej | Tackade ja" for number in range(2)
        ]
        save(book("\n".join(rows), MANY, head={"Kommun": kommun}), few / f"{kommun}.xlsx")
    assert fokusmanad("report", few, "-o", tmp_path / "a.html").status == 0
    text = " ".join((tmp_path / "a.html").read_text("utf-8").split())
    assert "Stöd, av dem som svarade ja i alla kommuner: visas inte, eftersom antalen är så små" in text
    assert "En person kan ha varit utsatt för flera slag av våld" not in text
