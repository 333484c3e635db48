"""`fokusmanad compare`: two months from folders, files, archives and saved summaries."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers import workbooks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fokusmanad.reading.book import CellValue
    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

EXAMPLES = Path(__file__).parents[2] / "examples"
MONTHS = (EXAMPLES / "2025-03", EXAMPLES / "2026-03")

GOOD = """
1 | Mottagning     | Kvinna | Ja  |             | Ja  | Tidigare
2 | Bistånd äldre  | Man    | Nej | Tidsbrist   |     |
3 | Vuxen/missbruk | Kvinna | Ja  |             | Nej |
"""


def form(path: Path, month: str, rows: str = GOOD, **head: CellValue) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    labels: Mapping[str, CellValue] = {"Fokusmånad": month, **head}
    workbooks.save(workbooks.book(rows.strip("\n"), head=labels), path)


@pytest.fixture
def months(tmp_path: Path) -> Path:
    """A folder with two months, each with a correct form of Åre."""
    for month in ("2025-03", "2026-03"):
        form(tmp_path / month / "Åre.xlsx", month)
    return tmp_path


def saved(fokusmanad: Run, folder: object, path: Path, *how: str) -> Path:
    path.write_bytes(fokusmanad("summarize", folder, "--format", "json", *how).out.encode())
    return path


def test_the_example_months(fokusmanad: Run) -> None:
    """The like-for-like table with its conclusions and the missing kommuner; status 1 for the refused form."""
    ran = fokusmanad("compare", *MONTHS)
    out = ran.out.replace("\N{NO-BREAK SPACE}", " ")
    assert ran.status == 1
    assert out.startswith(
        """\
Jämförelse: mars 2025 och mars 2026
Arbetsmaterial med exakta antal – får inte lämnas vidare.

Båda månaderna  Berg, Bräcke, Krokom, Strömsund, Åre och Östersund.
Bara mars 2025  Ragunda.
Räknas inte     mars 2026: Härjedalen.xlsx (Härjedalen): En kolumn saknas
                [FM201]

Samma kommuner båda månaderna: 6
"""
    )
    assert "Andelen som fick frågan ökade: +" in out
    assert "Andelen som svarade ja: ingen säker skillnad, " in out
    assert max(map(len, out.splitlines())) <= 80
    assert ran.err == (
        "mars 2025: 7 filer räknas och 0 räknas inte. Utelämnade rader: 0.\n"
        "mars 2026: 7 filer räknas och 1 räknas inte. Utelämnade rader: 5.\n"
    )


def test_the_json_agrees_with_the_summaries(fokusmanad: Run) -> None:
    """`all` is each month's own total; `like_for_like` sums the kommuner in both."""
    found = json.loads(fokusmanad("compare", *MONTHS, "--format", "json").out)
    for side, folder in zip(("earlier", "later"), MONTHS, strict=True):
        summary = json.loads(fokusmanad("summarize", folder, "--format", "json").out)
        assert found[side] == summary["month"]
        assert found["all"][side] == summary["total"]
        both = [kommun for kommun in summary["kommuner"] if kommun["kommun"] in found["both"]]
        assert len(both) == 6
        for measure in ("files", "rows", "left_out", "eligible", "asked", "not_asked"):
            assert found["like_for_like"][side][measure] == sum(kommun[measure] for kommun in both)
    assert (found["only_earlier"], found["only_later"]) == (["Ragunda"], [])


@pytest.mark.parametrize("how", ["text", "json"])
def test_a_saved_month_stands_in_for_its_forms(fokusmanad: Run, tmp_path: Path, how: str) -> None:
    """A saved summary on either side gives the same comparison as the forms, to the letter."""
    files = [saved(fokusmanad, folder, tmp_path / f"{folder.name}.json") for folder in MONTHS]
    expected = fokusmanad("compare", *MONTHS, "--format", how)
    for sides in ((files[0], MONTHS[1]), (MONTHS[0], files[1]), files):
        assert fokusmanad("compare", *sides, "--format", how) == expected


def test_a_side_is_a_file_a_glob_or_an_archive_too(fokusmanad: Run, months: Path) -> None:
    """Each side is anything that `summarize` accepts."""
    with zipfile.ZipFile(months / "mars.zip", "w") as archive:
        archive.write(months / "2026-03" / "Åre.xlsx", "Åre.xlsx")
    expected = fokusmanad("compare", "2025-03", "2026-03")
    assert expected.status == 0
    for later in ("2026-03/Åre.xlsx", "2026-0*/*.xlsx", "mars.zip"):
        assert fokusmanad("compare", "2025-03", later) == expected


def test_each_side_has_the_campaign_beside_it(fokusmanad: Run, months: Path) -> None:
    """A reason of last year's campaign is counted and keeps its words, also in a saved summary."""
    campaign = months / "2025-03" / "fokusmanad.toml"
    campaign.write_text('month = "2025-03"\n[reasons]\n"Polis med" = "police"\n', encoding="utf-8")
    form(months / "2025-03" / "Åre.xlsx", "2025-03", GOOD.replace("Tidsbrist", "Polis med"))
    ran = fokusmanad("compare", "2025-03", "2026-03")
    assert ran.status == 0
    assert "Polis med" in ran.out
    in_json = fokusmanad("compare", "2025-03", "2026-03", "--format", "json").out
    assert json.loads(in_json)["all"]["earlier"]["reasons"]["police"] == 1
    beside = saved(fokusmanad, "2025-03", months / "2025-03" / "sparad.json")
    assert fokusmanad("compare", beside, "2026-03").out == ran.out
    shutil.move(beside, months / "ensam.json")
    alone = fokusmanad("compare", "ensam.json", "2026-03")
    assert "Polis med" not in alone.out
    assert "police" in alone.out


@pytest.mark.parametrize("named", [False, True])
def test_a_campaign_of_the_other_month_does_not_refuse_this_one(fokusmanad: Run, months: Path, named: bool) -> None:
    """A campaign file above both months, or in the working directory, is for one of them."""
    (months / "fokusmanad.toml").write_text('month = "2026-03"\nkommuner = ["Åre"]\n', encoding="utf-8")
    option = ("--campaign", "fokusmanad.toml") if named else ()
    ran = fokusmanad("compare", "2025-03", "2026-03", *option)
    assert (ran.status, ran.out.splitlines()[0]) == (0, "Jämförelse: mars 2025 och mars 2026")


def test_other_kinds_of_unit_are_told_of(fokusmanad: Run, months: Path) -> None:
    """A kommun whose biståndshandläggare asked in only one month is not like for like."""
    form(months / "2025-03" / "Åre.xlsx", "2025-03", GOOD.replace("Bistånd äldre", "Mottagning"))
    assert "Andra enheter   Åre: biståndsenheter" in fokusmanad("compare", "2025-03", "2026-03").out


def test_duplicates_and_folders_within_folders_are_settled_as_asked(fokusmanad: Run, months: Path) -> None:
    """The options apply to both sides."""
    form(months / "2026-03" / "mer" / "Åre (2).xlsx", "2026-03", GOOD.replace("Man", "Kvinna"))
    assert fokusmanad("compare", "2025-03", "2026-03").status == 0
    ran = fokusmanad("compare", "2025-03", "2026-03", "--recursive", "--duplicates", "add", "--format", "json")
    assert json.loads(ran.out)["all"]["later"]["files"] == 2


@pytest.mark.parametrize("side", ["2025-03", "2026-03"])
def test_an_error_on_either_side_gives_status_1(fokusmanad: Run, months: Path, side: str) -> None:
    """A misspelled unit counts as not stated and is still an error."""
    form(months / side / "Åre.xlsx", side, GOOD.replace("Mottagning", "Motagning"))
    assert fokusmanad("compare", "2025-03", "2026-03").status == 1


def test_a_row_left_out_in_a_saved_month_gives_status_1(fokusmanad: Run, months: Path) -> None:
    """The saved summary keeps whether there were errors."""
    form(months / "2025-03" / "Åre.xlsx", "2025-03", GOOD + "4 | Mottagning | Man | | | |\n")
    saved(fokusmanad, "2025-03", months / "2025.json")
    assert fokusmanad("compare", "2025.json", "2026-03").status == 1


@pytest.mark.parametrize(
    ("earlier", "later", "message"),
    [
        ("2025-03", "2025-03", "Båda gäller mars 2025. Ange två olika perioder, den tidigare först."),
        (
            "2026-03",
            "2025-03",
            "Den tidigare månaden ska stå först: byt plats, så att mars 2025 kommer före mars 2026.",
        ),
        (
            "berg",
            "2026-03",
            (
                "Ingen kommun var med både mars 2024 och mars 2026, så det finns inget att jämföra. "
                "Kontrollera att det är rätt filer."
            ),
        ),
        (
            "old",
            "2026-03",
            (
                "Inget formulär i ”old” räknas, så det finns inget att jämföra. "
                "Varför ser du med fokusmanad validate eller fokusmanad summarize."
            ),
        ),
        (
            "validate.json",
            "2026-03",
            (
                "”validate.json” är ingen sparad sammanställning (fokusmanad.validate.v1). "
                "Spara en med fokusmanad summarize --format json."
            ),
        ),
        (
            "nix.json",
            "2026-03",
            "Hittar inte ”nix.json”. Kontrollera sökvägen. Finns det mellanslag i namnet, skriv det inom citattecken.",
        ),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(
    fokusmanad: Run, months: Path, earlier: str, later: str, message: str
) -> None:
    """The same month, the wrong order, no kommun in common, a form of another version, another kind of JSON."""
    form(months / "berg" / "Berg.xlsx", "2024-03", Kommun="Berg")
    form(months / "old" / "Åre.xlsx", "2024-03", Mallversion="0")
    (months / "validate.json").write_bytes(fokusmanad("validate", "2025-03", "--format", "json").out.encode())
    assert fokusmanad("compare", earlier, later) == (2, "", f"fokusmanad: {message}\n")


def test_two_sides_are_needed(fokusmanad: Run) -> None:
    """A missing side is named in Swedish."""
    assert fokusmanad("compare", "2025-03") == (2, "", "fokusmanad: SENARE saknas. Hjälp: fokusmanad compare --help\n")
