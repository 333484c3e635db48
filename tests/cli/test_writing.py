"""Forms, campaign folders and marked copies are written whole or not at all."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fokusmanad.cli import files
from tests.helpers import workbooks

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

BAD = workbooks.book("1 | Mottagning | Kvinna | Nej | Tisbrist | |")


def test_init_makes_a_folder_that_works(fokusmanad: Run) -> None:
    """init writes the campaign file and a form for each kommun of the län; a form holds its kommun and month."""
    ran = fokusmanad("init", "mars", "--lan", "Gotland", "--month", "mars 2026")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("1 formulär är klart i mappen mars.\n1. ")
    assert sorted(str(path) for path in Path("mars").rglob("*.*")) == [
        str(Path("mars/fokusmanad.toml")),
        str(Path("mars/formular/fokusmanad-2026-03-gotland.xlsx")),
        str(Path("mars/sa-fragar-du.xlsx")),
    ]
    ran = fokusmanad("validate", "mars/formular", "--format", "json")
    assert '"kommun": "Gotland"' in ran.out
    assert [code for code in ("FM205", "FM206", "FM207") if code in ran.out] == []


def test_a_form_can_be_for_a_month_without_a_campaign(fokusmanad: Run, tmp_path: Path) -> None:
    """The month is in the form; it must be readable, and the campaign's own where there is one."""
    assert fokusmanad("template", "--kommun", "Åre", "--month", "mars 2026", "-o", "Åre.xlsx").status == 0
    assert fokusmanad("validate", "Åre.xlsx").out.startswith("Åre.xlsx – Åre, mars 2026\n")
    ran = fokusmanad("template", "--month", "våren", "-o", "b.xlsx")
    assert (ran.status, ran.err) == (
        2,
        "fokusmanad: Perioden går inte att läsa. Skriv en månad som 2026-03, en vecka som 2026-V47, ett kvartal som 2026-Q4, ett år som 2026.\n",
    )
    (tmp_path / "fokusmanad.toml").write_text('month = "2026-04"', "utf-8")
    assert fokusmanad("template", "--month", "mars 2026", "-o", "b.xlsx").status == 2
    assert fokusmanad("template", "--month", "april 2026", "-o", "b.xlsx").status == 0


def test_init_never_writes_over_without_force(fokusmanad: Run) -> None:
    """A second init changes no file, and its message names --force."""
    arguments = ("init", "mars", "--lan", "Gotlands län", "--month", "2026-03")
    fokusmanad(*arguments)
    Path("mars/fokusmanad.toml").write_text('title = "min egen"', encoding="utf-8")
    ran = fokusmanad(*arguments)
    assert ran.status == 2
    assert ran.err.endswith("och 2 till finns redan. Lägg till --force för att skriva över.\n")
    assert Path("mars/fokusmanad.toml").read_text(encoding="utf-8") == 'title = "min egen"'
    assert fokusmanad(*arguments, "--force").status == 0


def test_the_forms_are_made_anew_from_a_campaign_file_that_was_changed(fokusmanad: Run) -> None:
    """The forms have the kommuner and columns of the file, which is unchanged, also from another folder."""
    fokusmanad("init", "mars", "--lan", "Jämtland", "--month", "2026-03")
    file = Path("mars/fokusmanad.toml")
    mine = 'month = "2026-03"\nkommuner = ["Berg"]\ncolumns = ["Tolk"]\n'
    file.write_text(mine, encoding="utf-8")

    for folder in ("mars", "annan"):
        ran = fokusmanad("init", folder, "--campaign", str(file), "--month", "2026-03", "--lan", "Jämtland", "--force")
        assert (ran.status, ran.err.splitlines()[0]) == (0, f"1 formulär är klart i mappen {folder}.")
        assert Path(folder, "fokusmanad.toml").read_text(encoding="utf-8") == mine
        form = openpyxl.load_workbook(Path(folder, "formular", "fokusmanad-2026-03-berg.xlsx"))["Formulär"]
        assert "Tolk" in [cell.value for cell in form[3]]


@pytest.mark.parametrize(
    ("toml", "arguments", "message"),
    [
        ('lan = "Skåne"', [], "Kampanjfilen behöver både month eller period, och lan eller kommuner."),
        ('month = "2026-03"', [], "Kampanjfilen behöver både month eller period, och lan eller kommuner."),
        ('month = "2026-03"\nlan = "Skåne"', ["--month", "2026-04"], "Kampanjfilen säger något annat än --lan eller"),
        ('month = "2026-03"\nlan = "Skåne"', ["--lan", "Jämtland"], "Kampanjfilen säger något annat än --lan eller"),
        (None, ["--lan", "Jämtland"], "Ange både --lan och --month, eller en kampanjfil med --campaign."),
    ],
)
def test_a_campaign_that_does_not_say_enough_makes_nothing(
    fokusmanad: Run, toml: str | None, arguments: list[str], message: str
) -> None:
    """A campaign file without a month or kommuner, or that disagrees with the options, gives one line."""
    if toml:
        Path("min.toml").write_text(toml, encoding="utf-8")
        arguments = ["--campaign", "min.toml", *arguments]
    ran = fokusmanad("init", "mars", *arguments)
    assert (ran.status, ran.err.startswith(f"fokusmanad: {message}")) == (2, True)
    assert not Path("mars").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lan", "Norrland", "--month", "2026-03"], "Länet finns inte bland Sveriges 21 län."),
        (["--lan", "Gotlands län", "--month", "våren"], "Perioden går inte att läsa."),
    ],
)
def test_init_with_what_does_not_exist_makes_nothing(fokusmanad: Run, arguments: list[str], message: str) -> None:
    """An unknown län or month gives a message and no folder."""
    ran = fokusmanad("init", "mars", *arguments)
    assert ran.status == 2
    assert message in ran.err
    assert not Path("mars").exists()


def test_template_for_a_kommun_or_blank(fokusmanad: Run) -> None:
    """template writes one form, with the kommun filled in if it is named."""
    assert fokusmanad("template", "--kommun", "Åre kommun", "-o", "Åre.xlsx").status == 0
    assert fokusmanad("template", "-o", "tom.xlsx").status == 0
    named, blank = (openpyxl.load_workbook(name)["Kommun"] for name in ("Åre.xlsx", "tom.xlsx"))
    assert {row[0].value: row[1].value for row in named.iter_rows()}["Kommun"] == "Åre"
    assert {row[0].value: row[1].value for row in blank.iter_rows()}["Kommun"] is None


def test_template_for_an_unknown_kommun_suggests_one(fokusmanad: Run) -> None:
    """A misspelled kommun is answered with the nearest name, and nothing is written."""
    ran = fokusmanad("template", "--kommun", "Östersnud", "-o", "x.xlsx")
    assert (ran.status, ran.err) == (2, "fokusmanad: Det finns ingen kommun som heter så. Menade du Östersund?\n")
    assert not Path("x.xlsx").exists()


def test_a_marked_copy_leaves_the_original_alone(fokusmanad: Run, tmp_path: Path) -> None:
    """The copy begins with a sheet of what to correct; the original keeps its bytes and times."""
    original = workbooks.save(BAD, tmp_path / "Åre.xlsx")
    before = (original.read_bytes(), original.stat().st_mtime_ns)
    ran = fokusmanad("validate", "Åre.xlsx", "--mark", "kopia.xlsx")
    assert ran.status == 1
    assert ran.err.endswith("Den markerade kopian ligger i kopia.xlsx.\n")
    assert openpyxl.load_workbook("kopia.xlsx").sheetnames[0] == "Att rätta"
    assert (original.read_bytes(), original.stat().st_mtime_ns) == before


def test_a_marked_copy_never_takes_the_originals_name(fokusmanad: Run, tmp_path: Path) -> None:
    """Not even --force lets the copy replace the original."""
    original = workbooks.save(BAD, tmp_path / "Åre.xlsx")
    before = original.read_bytes()
    ran = fokusmanad("validate", "Åre.xlsx", "--mark", "./Åre.xlsx", "--force")
    assert ran.status == 2
    assert ran.err.endswith("behöver ett annat namn: den filen är en av dem som lästes, och de ändras aldrig.\n")
    assert original.read_bytes() == before


@pytest.mark.parametrize("name", ["x.ods", "x.xls", "x.xlsm"])
def test_a_workbook_is_never_given_the_name_of_another_kind(fokusmanad: Run, tmp_path: Path, name: str) -> None:
    """Excel does not open a workbook with another ending, so such a name is refused and nothing is written."""
    workbooks.save(BAD, tmp_path / "Åre.xlsx")
    for arguments in (("template", "-o", name), ("validate", "Åre.xlsx", "--mark", name)):
        ran = fokusmanad(*arguments)
        assert ran.status == 2
        assert ran.err.endswith(f"{name} behöver ett namn som slutar på .xlsx, annars öppnar Excel inte filen.\n")
        assert not Path(name).exists()


def test_every_faulty_form_is_marked_in_a_folder(fokusmanad: Run, tmp_path: Path) -> None:
    """Each copy is called as its form; a form without errors gets none."""
    for name, book in (("Åre", BAD), ("Berg", workbooks.book(head={"Kommun": "Berg"}))):
        workbooks.save(book, tmp_path / f"{name}.xlsx")
    ran = fokusmanad("validate", "Åre.xlsx", "Berg.xlsx", "--mark", "kopior")
    assert ran.status == 1
    assert ran.err.endswith("1 markerad kopia ligger i kopior.\n")
    assert [path.name for path in Path("kopior").iterdir()] == ["Åre-att-rätta.xlsx"]
    assert fokusmanad("validate", "Åre.xlsx", "--mark", "kopior").status == 2
    assert fokusmanad("validate", "Åre.xlsx", "--mark", "kopior", "--force").status == 1


def test_names_in_a_folder_are_distinct_everywhere() -> None:
    """Windows allows no colon in a name, and neither Windows nor macOS distinguishes Åre from ÅRE."""
    assert files.distinct_names(["Åre.xlsx", "ÅRE.xlsx", "in/a:b.xlsx"]) == ["Åre.xlsx", "ÅRE-2.xlsx", "in-a-b.xlsx"]


def test_one_name_is_for_one_copy(fokusmanad: Run, tmp_path: Path) -> None:
    """Two files and one name for the copy are wrong use, and nothing is written."""
    for name in ("a.xlsx", "b.xlsx"):
        workbooks.save(BAD, tmp_path / name)
    ran = fokusmanad("validate", ".", "--mark", "kopia.xlsx")
    assert ran.status == 2
    assert ran.err.endswith(
        "--mark FIL.xlsx gör en kopia av en fil. Ange en fil i taget, eller en mapp att lägga kopiorna i.\n"
    )
    assert not Path("kopia.xlsx").exists()


def test_a_kill_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure before the final rename leaves the old file whole and no temporary file."""
    target = tmp_path / "rapport.xlsx"
    target.write_bytes(b"old")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        files.write_file(target, b"new", force=True)
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"old", [target])


def test_a_folder_that_is_not_there_is_told(fokusmanad: Run) -> None:
    """A mistyped folder gives one line and status 2."""
    ran = fokusmanad("template", "-o", "finns/inte/x.xlsx")
    assert ran.status == 2
    assert ran.err.endswith("går inte att skriva. Kontrollera att mappen finns och att namnet är rätt.\n")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("ENOSPC", "Disken är full, så x.xlsx skrevs inte."),
        ("EACCES", "x.xlsx får inte skrivas. Är filen öppen i Excel"),
    ],
)
def test_a_full_disk_or_a_file_in_use_is_told(
    fokusmanad: Run, monkeypatch: pytest.MonkeyPatch, number: str, message: str
) -> None:
    """The error gives one clear line and status 2, and leaves no file behind."""

    def failing(*_: object) -> None:
        raise OSError(getattr(errno, number), "made up")

    monkeypatch.setattr(Path, "replace", failing)
    ran = fokusmanad("template", "-o", "x.xlsx")
    assert ran.status == 2
    assert message in ran.err
    assert list(Path().iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_new_file_can_be_read_by_those_who_may_read_others(fokusmanad: Run) -> None:
    """The file gets the usual permissions, not the temporary file's."""
    fokusmanad("template", "-o", "x.xlsx")
    Path("y").touch()
    assert Path("x.xlsx").stat().st_mode == Path("y").stat().st_mode
