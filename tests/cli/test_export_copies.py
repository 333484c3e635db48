"""Marked copies and mail drafts of an export: no kommun is given the rows of another."""

from __future__ import annotations

import email
import json
from email import policy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fokusmanad.reading.book import Book
from tests.helpers.workbooks import save, sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

NUMBER = f"{900131}-{1234}"
TABLE = f"""\
Namn | Ärende | Kommun | Enhet | Kön | Fick frågan | Orsak | Svar
bo.al@berg.example | A1 | Berg | Mottagning | Man | Nej | Tisbrist |
Eva Ek | A2 | Åre | Familjerätt | Kvinna | Nej | Barn mde |
Eva Ek | {NUMBER} | Krokom | Socialpsykiatri | Kvinna | Ja | | Nej
Bo Al | A4 | Berg | Mottagning | Man | Ja | | Nej"""


@pytest.fixture(params=["svar.csv", "svar.xlsx"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Write an export of three kommuner; two have an error, the third an identity number."""
    name = str(request.param)
    (tmp_path / "fokusmanad.toml").write_text('month = "2026-03"\nkommuner = ["Berg", "Krokom", "Åre"]\n', "utf-8")
    if name.endswith(".csv"):
        lines = [";".join(cell.strip() for cell in line.split("|")) for line in TABLE.split("\n")]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    else:
        save(Book((sheet(TABLE, "Svar"), sheet("Diagram | Eva Ek\nKrokom | 1", "Översikt"))), tmp_path / name)
    return name


def texts_of(content: bytes) -> set[str]:
    """Return the values in a copy, except the list of problems and the lists of answers."""
    book = openpyxl.load_workbook(BytesIO(content))
    names = [name for name in book.sheetnames if name not in {"Att rätta", "Listor"}]
    assert len(names) == 1
    return {str(value) for row in book[names[0]].iter_rows(values_only=True) for value in row if value is not None}


def test_a_mail_has_only_the_rows_of_its_kommun(fokusmanad: Run, export: str) -> None:
    """Neither rows of another kommun, nor the columns that are not read, nor another sheet."""
    assert fokusmanad("reply", export, "-o", "ut").status == 1
    drafts: dict[str, EmailMessage] = {
        path.name: email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted(Path("ut").iterdir())
    }
    assert list(drafts) == ["Berg-rätta.eml", "Krokom-rätta.eml", "Åre-rätta.eml"]
    found = {
        attachment.get_filename(): texts_of(attachment.get_content())
        for draft in drafts.values()
        for attachment in draft.iter_attachments()
    }
    headings = {"Kommun", "Enhet", "Kön", "Fick frågan", "Orsak", "Svar"}
    assert found == {
        "svar Berg-att-rätta.xlsx": headings | {"Berg", "Mottagning", "Man", "Nej", "Tisbrist", "Ja"},
        "svar Åre-att-rätta.xlsx": headings | {"Åre", "Familjerätt", "Kvinna", "Nej", "Barn mde"},
    }


def test_a_copy_of_a_part_can_be_corrected_and_sent(fokusmanad: Run, export: str) -> None:
    """It has the same problems at the same cells, says that it can be sent, and counts when it is corrected."""
    fokusmanad("validate", export, "--mark", "kopior")
    copy = Path("kopior/svar Berg-att-rätta.xlsx")
    book = openpyxl.load_workbook(copy)
    assert "Du kan rätta direkt i kopian" in str(book["Att rätta"]["A1"].value)
    rows = book["csv" if export == "svar.csv" else "Svar"]
    assert rows["G2"].value == "Tisbrist"
    rows["G2"].value = "Tidsbrist"
    book.save(copy)
    found = json.loads(fokusmanad("validate", copy, "--format", "json").out)["files"]
    assert [(file["kommun"], file["rows"], file["problems"]) for file in found] == [("Berg", 2, [])]


def test_one_copy_for_several_kommuner_is_refused_with_what_to_do(fokusmanad: Run, export: str) -> None:
    """The command in the message works as it is written."""
    ran = fokusmanad("validate", export, "--mark", "kopia.xlsx")
    assert ran.status == 2
    assert 'ingen kommun ska se en annans rader. Ange en mapp i stället, så får var och en med fel sin egen kopia: --mark "kopia"' in " ".join(ran.err.split())  # fmt: skip
    assert fokusmanad("validate", export, "--mark", "kopia").status == 1
    assert sorted(path.name for path in Path("kopia").iterdir()) == [
        "svar Berg-att-rätta.xlsx",
        "svar Krokom-att-rätta.xlsx",
        "svar Åre-att-rätta.xlsx",
    ]
    assert all(NUMBER.encode() not in path.read_bytes() for path in Path("kopia").iterdir())
