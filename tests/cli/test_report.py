"""`fokusmanad report`: protected figures with their ledger, or a refusal with nothing written."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from fokusmanad.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

EXAMPLE = Path(__file__).parents[2] / "examples" / "2026-03"
LEDGER = "publicerat.json"


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """A copy of the example month, since the ledger is written next to its campaign file."""
    copied = tmp_path / "mars"
    shutil.copytree(EXAMPLE, copied, ignore=shutil.ignore_patterns(f"{LEDGER}*"))
    return copied


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The protected figures of the example month."""
    written = tmp_path_factory.mktemp("protected") / "a.json"
    run(["summarize", str(EXAMPLE), "--protected", "-o", str(written)])
    return json.loads(written.read_text("utf-8"))


def test_protected_json_has_the_shape_of_the_exact(fokusmanad: Run, month: Path, protected: Any) -> None:
    """A protected summary has the shape of an exact one, with null for each hidden number, and is a draft."""
    exact = json.loads(fokusmanad("summarize", month, "--format", "json").out)
    assert protected["protection"] == {"applied": True, "threshold": 5}
    assert protected["draft"] is True
    protected = {key: each for key, each in protected.items() if key != "draft"}
    assert _keys(protected) == _keys(exact)
    refused = exact["coverage"]["refused"]
    assert protected["coverage"] == exact["coverage"] | {"refused": [each | {"file": None} for each in refused]}
    assert refused
    assert all(shown in {None, true} for shown, true in zip(_numbers(protected), _numbers(exact), strict=True))
    assert {kommun["rows"] for kommun in protected["kommuner"]} == {None}
    assert all(
        group["when"] is group["after_yes"] is None for group in (*protected["kommuner"], *protected["by"]["sex"])
    )


def test_the_solver_adds_nothing_to_what_is_printed(month: Path) -> None:
    """HiGHS is compiled and bypasses Python's stdout: only a separate process shows what reaches a user's pipe."""
    command = [sys.executable, "-m", "fokusmanad", "summarize", str(month), "--protected", "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert json.loads(done.stdout)["protection"]["applied"] is True


def test_no_small_count_is_shown(protected: Any) -> None:
    """No published count of persons is from 1 to 4."""
    persons = [
        number
        for group in (protected["total"], *protected["kommuner"], *protected["by"]["unit"], *protected["by"]["sex"])
        for number in _numbers({key: value for key, value in group.items() if key not in {"files", "left_out"}})
    ]
    assert not {1, 2, 3, 4} & set(persons)
    assert None in persons


def test_the_screen_shows_what_would_be_handed_on(fokusmanad: Run, month: Path) -> None:
    """The screen names it as protected, has dots for hidden counts, and says how many are hidden."""
    ran = fokusmanad("summarize", month, "--protected", "--by", "Kön")
    assert ran.status == 1
    assert "Utkast: så här skulle siffrorna lämnas ut nu." in ran.out
    assert "Arbetsmaterial" not in ran.out
    assert re.search(r"^Berg +45 +13 +78\s% +\.\. +\.\. +\.\.$", ran.out, re.MULTILINE)
    assert re.search(r"^Skyddet döljer \d+ av \d+ antal \(\d+\s%\)\.$", ran.out, re.MULTILINE)
    assert re.search(r"^Kvinna +375", ran.out, re.MULTILINE)


def test_protected_csv_has_dots_for_hidden_counts(fokusmanad: Run, month: Path, protected: Any) -> None:
    """The CSV has the columns of the exact figures and the numbers of the protected JSON."""
    written = fokusmanad("summarize", month, "--protected", "--format", "csv").out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written), delimiter=";"))
    assert list(rows[0]) == ["month", "kommun", "attribute", "group", "measure", "count"]
    by_kommun = {row["kommun"]: row["count"] for row in rows if row["kommun"] and row["measure"] == "answers.yes"}
    assert by_kommun == {
        kommun["kommun"]: ".." if kommun["answers"]["yes"] is None else str(kommun["answers"]["yes"])
        for kommun in protected["kommuner"]
    }


def test_looking_leaves_no_trace(fokusmanad: Run, month: Path) -> None:
    """`summarize --protected` writes no ledger, since nothing is published."""
    before = sorted(month.iterdir())
    fokusmanad("summarize", month, "--protected")
    assert sorted(month.iterdir()) == before


def test_another_split_is_not_handed_on(fokusmanad: Run, month: Path) -> None:
    """Only unit and sex are published: each further table could be subtracted from."""
    ran = fokusmanad("summarize", month, "--protected", "--by", "Tolk")
    assert (ran.status, ran.out) == (2, "")
    assert "unit, sex" in ran.err


def test_a_report_keeps_a_ledger_and_a_reprint_is_the_same(fokusmanad: Run, month: Path) -> None:
    """The ledger is next to the campaign file; the same report again has the same bytes."""
    first = fokusmanad("report", month, "-o", "a.json")
    assert first.status == 1
    assert first.err.startswith("Skyddet döljer ")
    assert first.err.endswith(
        "8 filer: 7 räknas och 1 räknas inte. Utelämnade rader: 5.\n"
        f"Varför, cell för cell: fokusmanad validate {month}\n"
        "Rapporten ligger i a.json.\n"
    )
    kept = (month / LEDGER).read_bytes()
    fokusmanad("report", month, "-o", "b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()
    assert (month / LEDGER).read_bytes() == kept


@pytest.mark.slow
def test_the_screen_agrees_with_what_was_handed_on(fokusmanad: Run, month: Path) -> None:
    """`summarize --protected` and `report --draft` show what the report then publishes, marked as a draft."""
    shown = fokusmanad("summarize", month, "--protected", "--format", "json").out
    drafted = fokusmanad("report", month, "--draft", "-o", "draft.json")
    assert drafted.err.endswith("Utkastet ligger i draft.json. Det är inte utlämnat.\n")
    assert not (month / LEDGER).exists()
    fokusmanad("report", month, "-o", "a.json")
    published = Path("a.json").read_text("utf-8")
    assert Path("draft.json").read_text("utf-8") == shown
    assert "draft" not in json.loads(published)
    assert json.loads(shown) == {**json.loads(published), "draft": True}


@pytest.mark.slow
def test_a_late_form_adds(fokusmanad: Run, month: Path, tmp_path: Path) -> None:
    """A late kommun is in the next report, protected together with the first."""
    late = (month / "Formulär Krokom.xlsx").rename(tmp_path / "sent.xlsx")
    fokusmanad("report", month, "-o", "first.json")
    late.rename(month / "Krokom.xlsx")
    ran = fokusmanad("report", month, "-o", "second.json")
    assert ran.status == 1
    first, second = (json.loads(Path(name).read_text("utf-8")) for name in ("first.json", "second.json"))
    assert "Krokom" not in first["coverage"]["received"]
    assert "Krokom" in second["coverage"]["received"]
    assert second["total"]["eligible"] > first["total"]["eligible"]
    assert len(json.loads((month / LEDGER).read_text("utf-8"))["editions"]) == 2


@pytest.mark.slow
def test_a_month_set_beside_another_can_stand_alone_after(fokusmanad: Run, month: Path) -> None:
    """`--earlier` once does not require `--earlier` later, neither in a report nor on the screen."""
    earlier = EXAMPLE.with_name("2025-03")
    shutil.copytree(earlier, "earlier", ignore=shutil.ignore_patterns(f"{LEDGER}*"))
    for name, *more in (("a.json", "--earlier", "earlier"), ("b.json",), ("c.json", "--earlier", "earlier")):
        assert fokusmanad("report", month, "-o", name, *more).status == 1
    assert fokusmanad("report", "earlier", "-o", "d.json").status == 0
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes() == Path("c.json").read_bytes()
    assert fokusmanad("summarize", month, "--protected").status == 1


@pytest.mark.slow
def test_earlier_can_be_given_as_often_as_one_likes(fokusmanad: Run, month: Path) -> None:
    """Each earlier period is in the development, in the order of time, and recorded in its own ledger; none twice."""
    earlier = json.loads(fokusmanad("summarize", EXAMPLE.with_name("2025-03"), "--format", "json").out)
    given: list[str] = []
    for year in ("2024", "2025", "2023"):
        Path(year).mkdir()
        saved = Path(year, "sparat.json")
        period = {"month": f"{year}-03", "period": f"{year}-03"}
        saved.write_text(json.dumps({**earlier, **period}), "utf-8")
        given += ["--earlier", str(saved)]
    assert fokusmanad("report", month, "-o", "a.html", *given).status == 1
    page = Path("a.html").read_text("utf-8")
    development = page[page.index('<h2 id="utveckling">') : page.index('<h2 id="jamforelse">')]
    assert re.findall(r'<th scope="row">(mars 20\d\d)</th>', development) == [
        f"mars {year}" for year in range(2023, 2027)
    ]
    assert "Jämfört med mars 2025" in page
    for year in ("2023", "2024", "2025"):
        assert json.loads(Path(year, LEDGER).read_text("utf-8"))["month"] == f"{year}-03"
    ran = fokusmanad("report", month, "-o", "b.html", *given, *given[:2])
    assert (ran.status, ran.out) == (2, "")
    assert "mars 2024" in ran.err


@pytest.mark.parametrize("damage", ["", "{", '{"schema": "another"}'])
def test_a_damaged_ledger_is_refused(fokusmanad: Run, month: Path, damage: str) -> None:
    """If the ledger cannot be trusted nothing is published: exit 2, no file, the ledger unchanged."""
    (month / LEDGER).write_text(damage, "utf-8")
    for command in (["report", month, "-o", "a.json"], ["summarize", month, "--protected"]):
        ran = fokusmanad(*command)
        assert (ran.status, ran.out) == (2, "")
        assert LEDGER in ran.err
    assert (month / LEDGER).read_text("utf-8") == damage
    assert not Path("a.json").exists()


def test_exact_figures_say_that_they_are_internal(fokusmanad: Run, month: Path) -> None:
    """`--internal` marks the file's name and the title, and writes no ledger since nothing is published."""
    ran = fokusmanad("report", month, "--internal", "-o", "a.json")
    assert not Path("a.json").exists()
    assert "a-internt.json" in ran.err
    written = json.loads(Path("a-internt.json").read_text("utf-8"))
    exact = json.loads(fokusmanad("summarize", month, "--by", "unit", "--by", "sex", "--format", "json").out)
    assert written == {**exact, "title": f"INTERNT, exakta antal – {exact['title']}"}
    assert not (month / LEDGER).exists()


def test_exact_figures_kept_as_json_can_be_compared(fokusmanad: Run, month: Path) -> None:
    """The saved figures can be compared with the next year after the forms are deleted."""
    fokusmanad("report", EXAMPLE.with_name("2025-03"), "--internal", "-o", "a.json")
    ran = fokusmanad("compare", "a-internt.json", month, "--format", "json")
    assert json.loads(ran.out)["earlier"] == "2025-03"


def test_exact_figures_of_one_kommun_are_its_own(fokusmanad: Run, month: Path) -> None:
    """`--internal --kommun` has only that kommun besides the total."""
    fokusmanad("report", month, "--internal", "--kommun", "Berg", "-o", "a.json")
    written = json.loads(Path("a-internt.json").read_text("utf-8"))
    assert [kommun["kommun"] for kommun in written["kommuner"]] == ["Berg"]
    assert written["kommuner"][0]["eligible"] < written["total"]["eligible"]


def test_a_file_that_exists_is_left_alone(fokusmanad: Run, month: Path) -> None:
    """Without --force an existing file stays, and nothing is recorded as published."""
    Path("a.json").write_text("mine", "utf-8")
    ran = fokusmanad("report", month, "-o", "a.json")
    assert ran.status == 2
    assert "--force" in ran.err
    assert Path("a.json").read_text("utf-8") == "mine"
    assert not (month / LEDGER).exists()


def test_a_folder_that_is_not_there_is_told(fokusmanad: Run, month: Path) -> None:
    """A report that cannot be written gives one line, and nothing is recorded as published."""
    ran = fokusmanad("report", month, "-o", "nowhere/a.json")
    assert (ran.status, ran.out) == (2, "")
    assert "nowhere" in ran.err
    assert not (month / LEDGER).exists()


@pytest.mark.slow
def test_two_months_are_handed_on_from_one_folder(fokusmanad: Run, month: Path) -> None:
    """Without campaign files each ledger keeps to its own figures, and neither blocks the other."""
    (month / "fokusmanad.toml").unlink()
    saved = fokusmanad("summarize", EXAMPLE.with_name("2025-03"), "--format", "json").out
    Path("2025.json").write_text(saved, "utf-8")
    for name in ("first.json", "second.json"):
        assert fokusmanad("report", month, "-o", name, "--earlier", "2025.json").status == 1
    assert Path("first.json").read_text("utf-8") == Path("second.json").read_text("utf-8")
    for ledger, period in ((month / LEDGER, "2026-03"), (Path(LEDGER), "2025-03")):
        kept = json.loads(ledger.read_text("utf-8"))
        assert (kept["month"], len(kept["editions"])) == (period, 1)
        assert kept["editions"][0]["solver"].startswith("HiGHS 1.")


def test_a_ledger_beside_an_old_report_is_found(fokusmanad: Run, month: Path, tmp_path: Path) -> None:
    """A ledger in the folder of an older report is used there, and the user is told."""
    (month / "fokusmanad.toml").unlink()
    fokusmanad("report", month, "-o", "a.json")
    kept = (month / LEDGER).rename(tmp_path / LEDGER)
    ran = fokusmanad("report", month, "-o", tmp_path / "b.json")
    assert f"Det som redan har lämnats ut står i {kept}." in ran.err
    assert not (month / LEDGER).exists()
    assert (tmp_path / "b.json").read_bytes() == Path("a.json").read_bytes()


@pytest.mark.slow
def test_two_ledgers_that_differ_publish_nothing(fokusmanad: Run, month: Path, tmp_path: Path) -> None:
    """Nobody knows which of two records of a month is right, so nothing is published: exit 2."""
    fokusmanad("report", month, "-o", "a.json")
    (tmp_path / LEDGER).write_bytes((month / LEDGER).read_bytes())
    assert fokusmanad("report", month, "-o", tmp_path / "b.json").status == 1
    (month / "Formulär Krokom.xlsx").unlink()
    assert fokusmanad("report", month, "-o", "c.json").status == 1
    ran = fokusmanad("report", month, "-o", tmp_path / "d.json")
    assert (ran.status, ran.out) == (2, "")
    assert str(month / LEDGER) in ran.err
    assert str(tmp_path / LEDGER) in ran.err
    assert not (tmp_path / "d.json").exists()


@pytest.mark.slow
def test_a_report_goes_beside_that_of_another_month(fokusmanad: Run, month: Path, tmp_path: Path) -> None:
    """A folder with the ledger of last year's figures accepts this year's, and keeps last year's ledger."""
    (month / "fokusmanad.toml").unlink()
    last_year = tmp_path / "2025"
    shutil.copytree(EXAMPLE.with_name("2025-03"), last_year, ignore=shutil.ignore_patterns("*.toml", f"{LEDGER}*"))
    assert fokusmanad("report", last_year, "-o", "2025.json").status == 0
    before = (last_year / LEDGER).read_bytes()
    for form in month.iterdir():
        shutil.move(form, last_year / f"2026 {form.name}")
    assert fokusmanad("report", last_year, "--period", "2026-03", "-o", "2026.json").status == 1
    assert (last_year / LEDGER).read_bytes() == before
    assert json.loads((last_year / "publicerat-2026-03.json").read_text("utf-8"))["month"] == "2026-03"


@pytest.fixture
def open_month(month: Path) -> Path:
    """The example month while forms still come in, without Krokom's."""
    (month / "Formulär Krokom.xlsx").unlink()
    campaign = month / "fokusmanad.toml"
    campaign.write_text(campaign.read_text("utf-8").replace("2026-04-17", "2999-04-17"), "utf-8")
    return month


@pytest.mark.slow
def test_a_first_report_without_a_kommun_waits_for_the_last_day(fokusmanad: Run, open_month: Path) -> None:
    """A report before all forms are in costs later figures: exit 2 and the remedy, unless forced or a draft."""
    ran = fokusmanad("report", open_month, "-o", "a.json")
    assert (ran.status, ran.out) == (2, "")
    assert "Inget har lämnats ut än, och Härjedalen, Krokom och Ragunda är inte med." in " ".join(ran.err.split())
    assert "--draft" in ran.err
    assert not Path("a.json").exists()
    assert not (open_month / LEDGER).exists()
    assert fokusmanad("report", open_month, "--draft", "-o", "draft.json").status == 1
    assert fokusmanad("report", open_month, "--force", "-o", "a.json").status == 1
    assert fokusmanad("report", open_month, "-o", "b.json").status == 1


@pytest.mark.parametrize("ending", ["html", "docx", "xlsx"])
def test_a_draft_says_so_on_every_page(fokusmanad: Run, month: Path, ending: str) -> None:
    """A draft is marked where an internal report is: at the top, in the title and in each page's header."""
    fokusmanad("report", month / "Berg.xlsx", month / "Åre.xlsx", "--draft", "-o", f"a.{ending}")
    content = Path(f"a.{ending}").read_bytes()
    if ending == "html":
        assert b"<title>UTKAST \xe2\x80\x93 inte utl\xc3\xa4mnat" in content
        assert b'<aside class="banner"' in content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        pages = [parts.read(name).decode() for name in parts.namelist() if re.search(r"header\d|sheets/sheet\d", name)]
    assert pages
    assert all("UTKAST" in page for page in pages)


def test_a_kommun_alone_gets_a_draft(fokusmanad: Run, month: Path) -> None:
    """A kommun's own report is for internal use: next to the region's it would reveal more."""
    shutil.copy(month / "Berg.xlsx", "Berg.xlsx")
    ran = fokusmanad("report", "Berg.xlsx", "-o", "a.json")
    assert "Bara Berg är med, så det här blir ett utkast för eget bruk." in ran.err
    assert json.loads(Path("a.json").read_text("utf-8"))["draft"] is True
    assert not Path(LEDGER).exists()


def test_a_later_report_tells_what_no_longer_shows(fokusmanad: Run, month: Path, tmp_path: Path) -> None:
    """A count of the whole area that the last report showed and this one hides is named before it is written."""
    late = (month / "Formulär Krokom.xlsx").rename(tmp_path / "sent.xlsx")
    fokusmanad("report", month, "-o", "first.json")
    late.rename(month / "Krokom.xlsx")
    told = fokusmanad("report", month, "-o", "second.json").err
    first, second = (json.loads(Path(name).read_text("utf-8"))["total"] for name in ("first.json", "second.json"))
    gone = [key for key, count in first["answers"].items() if count is not None and second["answers"][key] is None]
    assert gone
    assert "Det här visades för alla kommuner förra gången men kan inte visas nu" in told
    assert "Svar: " in told


def test_a_kommun_with_two_forms_does_not_fall_out(fokusmanad: Run, month: Path) -> None:
    """A published kommun that now has two forms stops the report: leaving it out might bar it for ever."""
    fokusmanad("report", month, "-o", "a.json")
    kept = (month / LEDGER).read_bytes()
    shutil.copy(month / "Berg.xlsx", month / "Berg (kopia).xlsx")
    ran = fokusmanad("report", month, "-o", "b.json")
    assert (ran.status, ran.out) == (2, "")
    assert "Berg är med i det som redan har lämnats ut" in ran.err
    assert (month / LEDGER).read_bytes() == kept
    assert fokusmanad("report", month, "-o", "b.json", "--duplicates", "newest").status == 1


def test_a_report_among_the_forms_is_told_of_as_that(fokusmanad: Run, month: Path) -> None:
    """A report among the forms is recognised; a form without head and headings is not a report."""
    for part in ((), ("--kommun", "Berg"), ("--lang", "en")):
        fokusmanad("report", month, "-o", month / "rapport.xlsx", "--force", *part)
        out = fokusmanad("validate", month / "rapport.xlsx").out
        assert "Filen är en rapport från fokusmanad, inte ett ifyllt formulär." in out
    form = openpyxl.load_workbook(month / "Berg.xlsx")
    form["Formulär"].delete_rows(1, form["Formulär"].max_row)
    del form["Kommun"]
    form.save(month / "Berg.xlsx")
    assert "Filen är en Excel-fil, men inte fokusmånadens formulär." in fokusmanad("validate", month / "Berg.xlsx").out


def test_a_report_never_takes_the_place_of_what_it_is_made_of(fokusmanad: Run, month: Path) -> None:
    """Not even --force replaces last year's saved summary, which may be all that is left of its forms."""
    saved = Path("2025.json")
    saved.write_text(fokusmanad("summarize", EXAMPLE.with_name("2025-03"), "--format", "json").out, "utf-8")
    before = saved.read_bytes()
    ran = fokusmanad("report", month, "--earlier", "2025.json", "-o", "./2025.json", "--force")
    assert (ran.status, saved.read_bytes()) == (2, before)
    assert ran.err.endswith("behöver ett annat namn: den filen är en av dem som lästes, och de ändras aldrig.\n")


def test_what_is_wrong_in_the_month_beside_counts(fokusmanad: Run, month: Path, tmp_path: Path) -> None:
    """A refused file in the earlier month gives status 1, even if this month has no errors."""
    for name in ("Bräcke.xlsx", "Härjedalen.xlsx"):
        (month / name).unlink()
    last_year = shutil.copytree(
        EXAMPLE.with_name("2025-03"), tmp_path / "2025", ignore=shutil.ignore_patterns(f"{LEDGER}*")
    )
    (last_year / "trasig.xlsx").write_bytes(b"not a workbook")
    assert fokusmanad("report", month, "-o", "a.json", "--internal").status == 0
    assert fokusmanad("report", month, "-o", "b.json", "--internal", "--earlier", last_year).status == 1


def test_a_ledger_that_cannot_be_held_stops_the_report(fokusmanad: Run, month: Path) -> None:
    """A campaign folder that cannot be written gives one line, and nothing is published."""
    # A folder in place of the lock file cannot be written, not even by root.
    (month / f"{LEDGER}.lock").mkdir()
    ran = fokusmanad("report", month, "-o", "a.json")
    assert (ran.status, ran.out, Path("a.json").exists()) == (2, "", False)
    assert f"{LEDGER} går inte att skriva" in ran.err


def test_a_ledger_that_cannot_be_written_stops_the_report(
    fokusmanad: Run, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report is not published if the ledger cannot record it."""

    def failing(*_: object) -> None:
        raise PermissionError(errno.EACCES, "made up")

    monkeypatch.setattr(Path, "replace", failing)
    ran = fokusmanad("report", month, "-o", "a.json")
    assert (ran.status, ran.out, Path("a.json").exists()) == (2, "", False)
    assert f"{LEDGER} går inte att skriva" in ran.err


def test_without_the_extra_it_says_what_to_install(
    fokusmanad: Run, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without python-docx the message has the command to run, and nothing is recorded as published."""
    for name in [name for name in sys.modules if re.match(r"docx\b|fokusmanad\.render\.word\b", name)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    ran = fokusmanad("report", month, "-o", "a.docx")
    assert (ran.status, ran.out) == (2, "")
    assert " -m pip install " in ran.err
    assert not Path("a.docx").exists()
    assert not (month / LEDGER).exists()


@pytest.mark.slow
def test_every_ending_is_written(fokusmanad: Run, month: Path) -> None:
    """The file's ending decides the format, also with an earlier month and for one kommun."""
    earlier = EXAMPLE.with_name("2025-03")
    shutil.copytree(earlier, "earlier", ignore=shutil.ignore_patterns(f"{LEDGER}*"))
    for ending, beginning in (("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!"), ("json", b"{")):
        ran = fokusmanad("report", month, "-o", f"a.{ending}", "--earlier", "earlier", "--kommun", "Åre")
        assert (ran.status, ran.out) == (1, "")
        assert Path(f"a.{ending}").read_bytes().lstrip().startswith(beginning)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.XLS"])
def test_an_unknown_ending_is_refused(fokusmanad: Run, month: Path, name: str) -> None:
    """The message lists the endings, and for a PDF how to print one."""
    ran = fokusmanad("report", month, "-o", name)
    assert ran.status == 2
    assert ("välj Spara som PDF" in ran.err) is name.endswith(".pdf")
    assert all(ending in ran.err for ending in (".json", ".html", ".xlsx", ".docx"))
    assert not (month / LEDGER).exists()


def _keys(value: Any) -> Any:
    """Return the keys of a value at every depth, without its numbers and without splits that are not published."""
    if isinstance(value, dict):
        return {key: _keys(each) for key, each in value.items() if key not in {"when", "after_yes", "protection"}}
    return [_keys(each) for each in value] if isinstance(value, list) else None


def _numbers(value: Any) -> Iterator[int | None]:
    """Yield every number of the kommuner, the total and the groups; only the total has `when`."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in {"when", "after_yes", "protection", "kommunkod", "schema", "month", "file"}:
                yield from _numbers(each)
    elif isinstance(value, list):
        for each in value:
            yield from _numbers(each)
    elif value is None or isinstance(value, int):
        yield value


@pytest.mark.parametrize("more", [(), ("--draft",), ("--internal",), ("--earlier", str(EXAMPLE.with_name("2025-03")))])
def test_without_a_form_that_counts_there_is_nothing_to_publish(
    fokusmanad: Run, month: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """Every command gives one line and writes no file."""
    shutil.copy(month / "Härjedalen.xlsx", tmp_path)
    ran = fokusmanad("report", tmp_path / "Härjedalen.xlsx", "-o", "a.html", *more)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "fokusmanad: Inget formulär kan räknas, så det finns inget att lämna ut.\n"
    assert not list(tmp_path.glob("*.html"))
