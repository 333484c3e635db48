"""Every given file is in the collection, counted or with a reason."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from fokusmanad.campaign.model import Campaign
from fokusmanad.errors import UsageError
from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collect import collect, require_one_period
from fokusmanad.text import Lang
from tests.helpers.usage import words_of
from tests.helpers.workbooks import UNCALCULATED, book, campaign, save, told

if TYPE_CHECKING:
    from pathlib import Path

    from fokusmanad.intake.collection import Collection
    from tests.helpers.workbooks import Writer

ROWS = {
    "Åre": "1 | Mottagning | Kvinna | Ja | | Nej | ",
    "Berg": "1 | Mottagning | Man | Nej | Barn med | | ",
    "Krokom": "1 | Familjerätt | Man | Ja | | Ja | Båda",
}


def form(folder: Path, kommun: str, month: str = "2026-03", *, name: str = "", rows: str = "") -> Path:
    found = book(rows or ROWS[kommun], head={"Kommun": kommun, "Fokusmånad": month})
    return save(found, folder / f"{name or kommun}.xlsx")


def codes(found: Collection) -> dict[str, list[str]]:
    return {file.name: [problem.code for problem in file.checked.problems] for file in found.files}


def test_nothing_that_was_given_is_lost(tmp_path: Path) -> None:
    """Each file is accepted, refused, skipped or ignored."""
    form(tmp_path, "Åre")
    (tmp_path / "trasig.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "~$Åre.xlsx").write_bytes(b"x")
    (tmp_path / "läs.txt").write_bytes(b"x")
    found = collect([str(tmp_path)], Campaign())
    assert [file.name for file, _ in found.accepted] == ["Åre.xlsx"]
    assert [file.name for file in found.refused] == ["trasig.xlsx"]
    assert [file.name for file in found.skipped] == ["~$Åre.xlsx"]
    assert found.passed_over == ("läs.txt",)
    assert codes(found) == {"trasig.xlsx": ["FM101"], "~$Åre.xlsx": ["FM107"], "Åre.xlsx": []}


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    """The same files in any order give the same collection."""
    paths = [str(form(tmp_path, kommun)) for kommun in ROWS]
    one, other = collect(paths, Campaign()), collect(paths[::-1], Campaign())
    assert [file.source for file in one.files] == [file.source for file in other.files]
    assert [file.checked for file in one.files] == [file.checked for file in other.files]


@pytest.mark.parametrize("writer", ["openpyxl", "xlsxwriter"])
def test_either_writers_file_is_read_alike(tmp_path: Path, writer: Writer) -> None:
    """Shared and inline strings, and rows after blank ones, are read alike."""
    rows = "1 | Mottagning | Kvinna | Nej | Regn | #N/A | \n\n3 | | Man | Ja | | N | Båda"
    path = save(book(rows, at="C4", head={"Kommunkod": 2321.0}, hidden_rows=[7]), tmp_path / "Åre.xlsx", writer)
    (file,) = collect([str(path)], Campaign()).files
    expected = ["FM301 G5", "FM304 H5", "FM402 H5", "FM405 row 7", "FM302 D7", "FM307 H7", "FM403 I7"]
    assert told(file.checked) == expected


def test_a_formula_without_value_is_never_blank(tmp_path: Path) -> None:
    """A formula without a value in a real file is FM303, also if it is alone in its row."""
    path = save(book(f"1 | Mottagning | Kvinna | Ja | | Nej | \n | | | {UNCALCULATED} | | | "), tmp_path / "Åre.xlsx")
    (file,) = collect([str(path)], Campaign()).files
    assert told(file.checked) == ["FM302 B3", "FM302 C3", "FM303 D3"]
    assert (file.checked.received, file.checked.left_out) == (2, 1)


def test_a_zip_of_forms_is_read(tmp_path: Path) -> None:
    """The forms in a zip are read as the files are."""
    for kommun in ROWS:
        form(tmp_path, kommun)
    with zipfile.ZipFile(tmp_path / "alla.zip", "w") as archive:
        for path in sorted(tmp_path.glob("*.xlsx")):
            archive.write(path, path.name)
    found = collect([str(tmp_path / "alla.zip")], Campaign())
    assert [form.head.kommun for _, form in found.accepted] == ["Berg", "Krokom", "Åre"]


def test_the_month_is_the_files_own(tmp_path: Path) -> None:
    """Without a campaign the most common month is taken; a form of another month is FM206, with its name."""
    for kommun in ("Åre", "Berg"):
        form(tmp_path, kommun)
    form(tmp_path, "Krokom", "2025-03")
    found = collect([str(tmp_path)], Campaign())
    require_one_period(found)
    assert found.period == "2026-03"
    assert codes(found) == {"Berg.xlsx": [], "Krokom.xlsx": ["FM206", "FM211"], "Åre.xlsx": []}
    assert told(found.refused[0].checked) == ["FM206 Kommun!B4", "FM211 Kommun!B4"]


def test_without_a_most_common_month_nobody_guesses(tmp_path: Path) -> None:
    """The message names the months and the files, in both languages."""
    form(tmp_path, "Åre")
    form(tmp_path, "Berg", "2025-03")
    found = collect([str(tmp_path)], Campaign())
    assert found.period is None
    with pytest.raises(UsageError) as raised:
        require_one_period(found)
    for lang, months in ((Lang.SV, ("mars 2025", "mars 2026")), (Lang.EN, ("March 2025", "March 2026"))):
        words = words_of(raised.value).to(lang)
        assert all(word in words for word in (*months, "Berg.xlsx", "Åre.xlsx"))


@pytest.mark.parametrize("names", [["Åre"], ["Åre", "Åre (2)"]])
def test_two_months_of_one_kommun_are_no_duplicates(tmp_path: Path, names: list[str]) -> None:
    """A form sent twice does not decide the month, and the month is not guessed though the rows are equal."""
    for month in ("2025-03", "2026-03"):
        for name in names:
            form(tmp_path, "Åre", month, name=f"{name} {month}")
    with pytest.raises(UsageError, match="several_periods"):
        require_one_period(collect([str(tmp_path)], Campaign()))


def test_the_campaigns_month_decides(tmp_path: Path) -> None:
    """The campaign's month is taken also if most files are of another."""
    form(tmp_path, "Åre")
    form(tmp_path, "Berg", "2025-03")
    form(tmp_path, "Krokom", "2025-03")
    found = collect([str(tmp_path)], campaign(month="2026-03"))
    require_one_period(found)
    assert [file.name for file, _ in found.accepted] == ["Åre.xlsx"]


def test_a_form_of_another_month_is_no_duplicate(tmp_path: Path) -> None:
    """Last year's form of a kommun does not make this year's a duplicate."""
    form(tmp_path, "Åre")
    form(tmp_path, "Berg")
    form(tmp_path, "Åre", "2025-03", name="gammal")
    assert codes(collect([str(tmp_path)], Campaign())) == {
        "Berg.xlsx": [],
        "gammal.xlsx": ["FM206", "FM211"],
        "Åre.xlsx": [],
    }


def test_duplicates_are_settled_by_the_files_own_times(tmp_path: Path) -> None:
    """`newest` takes the file that was changed last; `add` takes all."""
    for index, name in enumerate(("Åre", "Åre (2)")):
        path = form(tmp_path, "Åre", name=name, rows=ROWS["Åre"].replace("Kvinna", ("Kvinna", "Man")[index]))
        os.utime(path, (1_000_000 * (index + 1),) * 2)
    paths = [str(tmp_path)]
    assert codes(collect(paths, Campaign())) == {"Åre (2).xlsx": ["FM502"], "Åre.xlsx": ["FM502"]}
    newest = collect(paths, Campaign(), duplicates=Duplicates.NEWEST)
    assert [file.name for file, _ in newest.accepted] == ["Åre (2).xlsx"]
    assert len(collect(paths, Campaign(), duplicates=Duplicates.ADD).accepted) == 2


def test_a_kommun_whose_form_is_refused_is_not_missing(tmp_path: Path) -> None:
    """The kommun has sent a file, which is among the refused."""
    save(book(head={"Mallversion": "7"}), tmp_path / "Åre.xlsx")
    of = campaign(kommuner=["Åre", "Berg"])
    found = collect([str(tmp_path)], of)
    assert [kommun.name for kommun in found.missing(of.expected)] == ["Berg"]
