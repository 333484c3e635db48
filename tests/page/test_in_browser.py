"""The built page in Chromium: it gives the command line's answers, sends nothing, and can be used by everybody."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from fokusmanad.cli.run import run as command
from fokusmanad.suppression.solver import solver_version

TOP = Path(__file__).parents[2]
BUILD = TOP / "page" / "build.py"
FORMS = TOP / "tests" / "forms"
MARCH = TOP / "examples" / "2026-03"
OCTOBER = TOP / "examples" / "2026-10"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "fokusmanad-page"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
READY = "Klar att granska"
ERROR = "FM401 E2 reason.xlsx"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(not shutil.which("npm"), reason="no npm on this machine"),
    pytest.mark.skipif(not BUILD.is_file(), reason="the sources of the page are not here"),
]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the built page: that of `.ci/run`, or one built here."""
    if kept := os.environ.get("FOKUSMANAD_PAGE"):
        return Path(kept)
    return build(tmp_path_factory.mktemp("built"))


def build(folder: Path) -> Path:
    ran = subprocess.run([sys.executable, BUILD, "-o", folder], capture_output=True, timeout=300, check=False)
    if ran.returncode:
        pytest.skip(f"the page could not be built: {ran.stderr.decode()[-500:]}")
    return folder


@pytest.fixture
def page(built: Path, tmp_path: Path) -> str:
    """Return the address of the page in a folder whose name has å and spaces."""
    folder = tmp_path / "Mina fokusmånader 2026"
    folder.mkdir()
    return Path(shutil.copy(built / "granska.html", folder)).as_uri()


class Server(ThreadingHTTPServer):
    """A server on the loopback that records its requests."""

    asked: list[str]


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the base names it
        pass

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        super().do_GET()

    do_POST = do_GET  # noqa: N815 - the base names it


@pytest.fixture
def serve() -> Iterator[Any]:
    """Serve a folder."""
    servers: list[Server] = []

    def started(folder: Path) -> tuple[str, Server]:
        server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/", server

    yield started
    for server in servers:
        server.shutdown()
        server.server_close()


def drive(*steps: list[Any]) -> list[Any]:
    """Perform steps in a browser and return the result of each."""
    pinned = hashlib.sha256((TOP / "page" / "package-lock.json").read_bytes()).hexdigest()
    modules = CACHE / pinned[:16] / "node_modules"
    driver = Path(__file__).with_name("drive.mjs")
    given = json.dumps(
        {
            "executable": BROWSER,
            "steps": [[str(each) if isinstance(each, Path) else each for each in step] for step in steps],
        }
    )
    ran = subprocess.run(["node", driver, modules], input=given.encode(), capture_output=True, timeout=240, check=False)  # noqa: S607 - whichever is on the path
    assert ran.returncode == 0, ran.stderr.decode()[-3000:]
    found = json.loads(ran.stdout)
    assert isinstance(found, list)
    return found


def output(capsysbinary: pytest.CaptureFixture[bytes], *arguments: object) -> bytes:
    capsysbinary.readouterr()
    command([str(argument) for argument in arguments])
    return bytes(capsysbinary.readouterr().out)


@pytest.fixture(autouse=True)
def own_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser uses the machine's date, so the command line must use it too."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


FOLDERS = {
    "ok": FORMS / "ok",
    "bad": FORMS / "bad",
    "files": TOP / "tests" / "reading" / "files",
    "interop": TOP / "tests" / "reading" / "interop",
    "2025-03": MARCH.parent / "2025-03",
    "2026-10": OCTOBER,
    "2026-03": MARCH,
}


def files_in(folder: Path) -> list[Path]:
    """Return the files that somebody marks in a folder and drops; a browser does not pass on folders."""
    return sorted(path for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize("served", [False, True], ids=["from a folder", "from a server"])
def test_every_form_gets_the_command_lines_answer(
    built: Path, page: str, tmp_path: Path, serve: Any, capsysbinary: pytest.CaptureFixture[bytes], *, served: bool
) -> None:
    """The answer has the same bytes without a network, and a section for each file; the same holds for summaries."""
    address = f"{serve(built / 'site')[0]}index.html" if served else page
    steps: list[list[Any]] = [["open", address], ["offline"]]
    for name, folder in FOLDERS.items():
        steps += [["choose", *files_in(folder)], ["files"], ["save", "#spara-json", tmp_path / f"{name}.json"]]
    for folder in (MARCH, OCTOBER):
        steps += [["choose", *files_in(folder)], ["click", "#sammanstall"]]
        steps += [["save", "#spara-sammanstallning-json", tmp_path / f"summary-{folder.name}.json"]]
    given = drive(*steps)
    assert given[0] == READY
    for name, files in zip(FOLDERS, given[3::3], strict=False):
        expected = output(capsysbinary, "validate", FOLDERS[name], "--format", "json", "--lang", "sv")
        assert (tmp_path / f"{name}.json").read_bytes() == expected
        assert files == [file["file"] for file in json.loads(expected)["files"]]
    for folder in (MARCH, OCTOBER):
        expected = output(capsysbinary, "summarize", folder, "--format", "json", "--lang", "sv")
        assert (tmp_path / f"summary-{folder.name}.json").read_bytes() == expected


def test_a_zip_gets_the_command_lines_answer(
    page: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """It holds in English too."""
    folder = tmp_path / "forms"
    folder.mkdir()
    shutil.make_archive(str(folder / "alla"), "zip", FORMS / "bad")
    archive = folder / "alla.zip"
    drive(["open", page], ["choose", archive], ["click", "#sprak"], ["save", "#spara-json", tmp_path / "a.json"])
    expected = output(capsysbinary, "validate", folder, "--format", "json", "--lang", "en")
    assert (tmp_path / "a.json").read_bytes() == expected


def test_marked_copies_are_those_of_an_install_without_lxml(page: str, tmp_path: Path) -> None:
    """The copies are one that can be sent, one of a file with personal data, and one of a file that is no workbook."""
    names = [ERROR, "FM305 A2 number.xlsx", "FM101 cut off.xlsx"]
    steps = [["saveCopy", name, tmp_path / f"page-{name}"] for name in names]
    given = drive(["open", page], ["choose", *(FORMS / "bad" / name for name in names)], *steps)
    assert given[2] == "FM401 E2 reason-att-rätta.xlsx"
    for name in names:
        marked = tmp_path / f"own-{name}"
        arguments = ["validate", str(FORMS / "bad" / name), "--mark", str(marked), "--lang", "sv"]
        subprocess.run(
            [sys.executable, "-m", "fokusmanad", *arguments],
            env={**os.environ, "OPENPYXL_LXML": "False"}, capture_output=True, check=False,
        )  # fmt: skip
        assert (tmp_path / f"page-{name}").read_bytes() == marked.read_bytes()


def test_nothing_is_let_out(built: Path, page: str, tmp_path: Path, serve: Any) -> None:
    """Neither the page nor the program in it can send anything; a page without the policy can."""
    address, server = serve(tmp_path)
    drive(["open", page], ["choose", FORMS / "bad" / ERROR], ["letOut", address])
    assert server.asked == []
    control = tmp_path / "control.html"
    text = (built / "granska.html").read_text("utf-8")
    control.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text), "utf-8")
    drive(["open", control.as_uri()], ["choose", FORMS / "bad" / ERROR], ["letOut", address])
    ways = {path.strip("/") for path in server.asked}
    assert ways >= {"fetch", "xhr", "socket", "beacon", "image", "script", "style", "frame", "form", "worker-xhr"}


def test_what_takes_too_long_can_be_cancelled(page: str) -> None:
    """A button is shown while the page works, and the page is ready again afterwards."""
    form = FORMS / "ok" / "one row.xlsx"
    given = drive(
        ["open", page], ["visible", "#avbryt"], ["hang"], ["begin", form], ["visible", "#avbryt"],
        ["click", "#avbryt"], ["choose", form], ["visible", "#avbryt"],
    )  # fmt: skip
    assert given[5].startswith("Avbrutet")
    assert given[6].startswith("1 fil")
    assert (given[1], given[4], given[7]) == (False, True, False)


def test_what_is_dropped_is_taken(page: str, tmp_path: Path) -> None:
    """Files from the file manager are read; a folder gets a kind answer."""
    folder = tmp_path / "Inkomna formulär"
    folder.mkdir()
    given = drive(
        ["open", page], ["dropPaths", FORMS / "ok" / "one row.xlsx"], ["files"], ["dropPaths", folder], ["files"]
    )
    assert given[2] == ["one row.xlsx"]
    assert "”Inkomna formulär” är en mapp" in given[3]
    assert given[4] == []


def test_from_a_server_it_asks_for_its_own_parts_alone(built: Path, serve: Any) -> None:
    """It requests no other address."""
    address, server = serve(built / "site")
    assert drive(["open", f"{address}index.html"]) == [READY]
    asked = {path.strip("/") for path in server.asked}
    parts = {path.name for path in (built / "site").iterdir()}
    assert {part.partition("-")[0] for part in parts - asked} == {"highs"}
    assert asked <= parts


def test_a_changed_part_is_not_run(built: Path, tmp_path: Path, serve: Any) -> None:
    """The page has the hashes of its parts."""
    site = Path(shutil.copytree(built / "site", tmp_path / "site"))
    (part,) = site.glob("packages*")
    content = part.read_bytes()
    part.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    (words,) = drive(["open", f"{serve(site)[0]}index.html"])
    assert "fliken Kontroll" in words


def test_the_program_is_begun_again_where_it_falls(page: str) -> None:
    """The page says so without repeating the file, and checks the next one."""
    form = FORMS / "ok" / "one row.xlsx"
    given = drive(["open", page], ["fall"], ["choose", form], ["visible", "#resultat"], ["choose", form])
    fallen, is_shown, checked = given[2:]
    assert "RuntimeError" in fallen
    assert "inget har skickats" in fallen
    assert "secret" not in fallen
    assert not is_shown
    assert checked.startswith("1 fil")


def test_axe_finds_no_violation(page: str, tmp_path: Path) -> None:
    """Empty, with answers, with a summary and unfolded; only tables are wider than the page."""
    long_name = Path(shutil.copy(FORMS / "bad" / ERROR, tmp_path / f"{'Fokusmånad' * 12}.xlsx"))
    shown = (
        (1000, {"colorScheme": "light", "forcedColors": "none"}),
        (320, {"colorScheme": "dark", "forcedColors": "none"}),
        (320, {"colorScheme": "light", "forcedColors": "active"}),
    )
    looks = [
        step for width, media in shown
        for step in (["size", width, 700], ["media", media], ["axe", RULES], ["widths"])
    ]  # fmt: skip
    given = drive(
        ["open", page], *looks, ["choose", long_name, *sorted(MARCH.iterdir())], ["click", "#sammanstall"],
        ["click", "#om > summary"], ["click", "section[data-fil] details > summary"], *looks,
    )  # fmt: skip
    empty, answered = given[1 : 1 + len(looks)], given[-len(looks) :]
    for found in (*empty[2::4], *answered[2::4]):
        assert found["violations"] == []
    assert all(found["passed"] > 20 for found in answered[2::4])
    assert answered[3::4] == [[width, width] for width, _ in shown]


def test_it_is_used_by_keyboard_alone(page: str) -> None:
    """Tab reaches the field and the buttons, and the result gets the focus when it appears."""
    form = FORMS / "bad" / ERROR
    given = drive(
        ["open", page], ["keys", "Tab"], ["focused"], ["keys", "Tab"], ["focused"],
        ["chooseByKey", "Space", form], ["focused"],
        ["keys", "Tab", "Enter"], ["visible", "section[data-fil] details h4"], ["keys", "Tab", "Tab", "Tab"], ["focused"],
    )  # fmt: skip
    assert (given[2], given[4], given[6]) == ("sprak", "valj", "resultat-rubrik")
    assert given[8]
    assert given[10] == "spara-json"


def test_a_report_is_made_by_keyboard_alone(page: str, tmp_path: Path) -> None:
    """Tab, Space and Enter are enough from the choice of forms to the saved report."""
    forms = files_in(MARCH)
    given = drive(
        ["open", page], ["keys", "Tab", "Tab"], ["chooseByKey", "Space", *forms],
        ["tabTo", "sammanstall"], ["keys", "Enter"], ["focused"],
        ["tabTo", "valj-sparade"], ["tabTo", "rapportens-form"], ["tabTo", "inget-utlamnat"], ["keys", "Space"],
        ["tabTo", "gor-rapport"], ["saveByKey", "Enter", tmp_path / "report.zip"], ["focused"],
    )  # fmt: skip
    assert given[5] == "sammanstallning-rubrik"
    assert given[12] == "rapportens-svar-rubrik"
    assert sorted(unpacked(tmp_path / "report.zip")) == ["publicerat.json", "rapport.html"]


def test_what_is_no_form_gets_a_kind_answer_at_once(page: str, tmp_path: Path) -> None:
    """A PDF, a picture, and 200 MB; a file that the command line ignores has no section."""
    large = tmp_path / "stor.xlsx"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    given = drive(
        ["open", page], ["drop", "blankett.pdf", "%PDF-1.7"], ["files"], ["drop", "bild.png", "PNG"],
        ["choose", large], ["text", "section[data-fil] .problem"], ["visible", "#resultat"],
    )  # fmt: skip
    assert "inget formulär" in given[1]
    assert given[2] == []
    assert "inget formulär" in given[3]
    assert "50" in given[5][0]
    assert given[6]


def test_the_same_file_is_chosen_again_when_it_is_mended(page: str, tmp_path: Path) -> None:
    """A browser reports no change when the same path is chosen again."""
    form = Path(shutil.copy(FORMS / "bad" / ERROR, tmp_path / "Åre.xlsx"))
    answers = drive(["open", page], ["choose", form], ["choose", form], ["text", ".svar"])
    assert answers[1:] == [answers[1], answers[1], ["Rätta först."]]


def test_mixed_months_give_no_button_to_save(page: str, tmp_path: Path) -> None:
    """The page shows words instead, none of which names a command, until a month is chosen."""
    forms = [
        shutil.copy(next((MARCH.parent / month).glob("Berg*.xlsx")), tmp_path / f"{month}.xlsx")
        for month in ("2025-03", "2026-03")
    ]
    given = drive(
        ["open", page], ["choose", *forms], ["click", "#sammanstall"], ["visible", "#spara-sammanstallning-json"],
        ["select", "#period", "2025-03"], ["click", "#sammanstall"], ["visible", "#spara-sammanstallning-json"],
    )  # fmt: skip
    assert "olika perioder" in given[2]
    assert "--" not in given[2]
    assert given[3] is False
    assert given[6] is True


def test_a_campaign_comes_with_a_copy_of_the_page(
    built: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """`fokusmanad page` needs neither Node nor network, and the copy knows the campaign's kommuner."""
    copy = tmp_path / "granska-jamtland.html"
    assert (
        command(["page", str(built / "granska.html"), "--campaign", str(MARCH / "fokusmanad.toml"), "-o", str(copy)])
        == 0
    )
    forms = sorted(MARCH.glob("*.xlsx"))
    given = drive(
        ["open", copy.as_uri()], ["text", "#kampanjens-titel"], ["choose", *forms], ["click", "#sammanstall"],
        ["save", "#spara-sammanstallning-json", tmp_path / "summary.json"],
    )  # fmt: skip
    expected = output(capsysbinary, "summarize", MARCH, "--format", "json")
    assert (tmp_path / "summary.json").read_bytes() == expected
    assert given[1] == [json.loads(expected)["title"]]


def test_saved_summaries_are_compared_with(
    page: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The JSON is the command line's, axe finds nothing in either language, and other forms clear the comparison."""
    earlier = tmp_path / "2025-03.json"
    earlier.write_bytes(output(capsysbinary, "summarize", MARCH.parent / "2025-03", "--format", "json"))
    before = tmp_path / "2024-03.json"
    before.write_text(earlier.read_text("utf-8").replace('"2025-03"', '"2024-03"'), "utf-8")
    forms = files_in(MARCH)
    given = drive(
        ["open", page], ["choose", *forms], ["chooseSaved", earlier], ["focused"], ["axe", RULES],
        ["save", "#spara-jamforelse-json", tmp_path / "compared.json"],
        ["chooseSaved", earlier, before], ["click", "#sprak"], ["text", "#jamforelsens-siffror table"], ["axe", RULES],
        ["size", 320, 700], ["widths"], ["save", "#spara-jamforelse-json", tmp_path / "trend.json"],
        ["choose", *forms], ["visible", "#jamforelse"],
    )  # fmt: skip
    assert given[2:4] == ["Jämförelsen är klar", "jamforelse-rubrik"]
    assert given[4]["violations"] == given[9]["violations"] == []
    assert "March 2024" in " ".join(given[8][0].split())
    assert given[11] == [320, 320]
    assert given[14] is False
    expected = output(capsysbinary, "compare", earlier, MARCH, "--format", "json")
    assert (tmp_path / "compared.json").read_bytes() == expected
    expected = output(capsysbinary, "trend", before, earlier, MARCH, "--format", "json")
    assert (tmp_path / "trend.json").read_bytes() == expected


def report_of(folder: Path, name: str, *options: str) -> dict[str, bytes]:
    """Return the report and the ledger that the command line makes of the forms in a folder."""
    report = folder.parent / name  # A report among the forms would be read as a form.
    assert command(["report", str(folder), "--lang", "sv", "-o", str(report), *options]) == 1, "a form has errors"
    return {name: report.read_bytes(), "publicerat.json": (folder / "publicerat.json").read_bytes()}


def unpacked(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.skipif(
    not solver_version().endswith(" 1.15"), reason="highspy is of another version than the page's HiGHS"
)
def test_reports_and_ledgers_are_the_command_lines(page: str, tmp_path: Path) -> None:
    """Each format has the same bytes, and the second report continues from the first."""
    march = Path(shutil.copytree(MARCH, tmp_path / "mars"))
    given = drive(
        ["open", page], ["choose", *files_in(march)], ["click", "#inget-utlamnat"],
        ["save", "#gor-rapport", tmp_path / "1.zip"], ["select", "#rapportens-form", "xlsx"],
        ["save", "#gor-rapport", tmp_path / "2.zip"], ["select", "#rapportens-form", "json"],
        ["select", "#rapportens-kommun", "Åre"], ["save", "#gor-rapport", tmp_path / "3.zip"],
    )  # fmt: skip
    assert given[3] == "rapport-2026-03.zip"
    assert unpacked(tmp_path / "1.zip") == report_of(march, "rapport.html")
    assert unpacked(tmp_path / "2.zip") == report_of(march, "rapport.xlsx")
    assert unpacked(tmp_path / "3.zip") == report_of(march, "rapport.json", "--kommun", "Åre")


@pytest.mark.skipif(
    not solver_version().endswith(" 1.15"), reason="highspy is of another version than the page's HiGHS"
)
def test_a_report_with_an_earlier_period_is_the_command_lines(
    page: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The report is refused without a word of the earlier period, whose ledger is saved too and remembered."""
    march = Path(shutil.copytree(MARCH, tmp_path / "mars"))
    summary = tmp_path / "2025" / "2025-03.json"
    summary.parent.mkdir()
    summary.write_bytes(output(capsysbinary, "summarize", MARCH.parent / "2025-03", "--format", "json"))
    given = drive(
        ["open", page], ["choose", *files_in(march)], ["chooseEarlier", summary], ["click", "#inget-utlamnat"],
        ["click", "#gor-rapport"], ["text", "#tidigare-valda"], ["click", "#inget-utlamnat-tidigare"], ["axe", RULES],
        ["save", "#gor-rapport", tmp_path / "1.zip"], ["checked", "#inget-utlamnat-tidigare"],
        ["text", "#publicerat-valt"], ["fall"], ["choose", *files_in(march)], ["choose", *files_in(march)],
        ["save", "#gor-rapport", tmp_path / "2.zip"], ["click", "#ta-bort-tidigare"], ["focused"],
        ["text", "#tidigare-valda"], ["visible", "#ta-bort-tidigare"], ["size", 320, 700], ["widths"],
    )  # fmt: skip
    assert "mars 2025" in given[4]
    assert "2025-03.json" in given[5][0]
    assert given[7]["violations"] == []
    assert given[9] is False
    assert "2025-03" in given[10][0]
    assert given[16:19] == ["valj-tidigare", [""], False]
    assert given[20] == [320, 320]
    expected = report_of(march, "rapport.html", "--earlier", str(summary))
    expected["publicerat-2025-03.json"] = (summary.parent / "publicerat.json").read_bytes()
    assert unpacked(tmp_path / "1.zip") == expected
    assert unpacked(tmp_path / "2.zip") == expected


def test_a_report_is_refused_where_it_is_not_known_what_is_published(page: str, tmp_path: Path) -> None:
    """The user's word holds for one report; the page knows what it published itself, also after a crash."""
    forms = files_in(MARCH)
    given = drive(
        ["open", page], ["choose", *forms], ["click", "#gor-rapport"], ["visible", "#rapportens-noter"],
        ["click", "#inget-utlamnat"], ["save", "#gor-rapport", tmp_path / "1.zip"],
        ["checked", "#inget-utlamnat"], ["text", "#publicerat-valt"], ["axe", RULES],
        ["fall"], ["choose", *forms], ["choose", *forms], ["save", "#gor-rapport", tmp_path / "2.zip"], ["focused"],
        ["save", "#gor-utkast", tmp_path / "draft.html"],
    )  # fmt: skip
    assert "vad som redan har lämnats ut" in given[2]
    assert given[6] is False
    assert "2026-03" in given[7][0]
    assert given[8]["violations"] == []
    assert unpacked(tmp_path / "2.zip") == unpacked(tmp_path / "1.zip")
    assert given[13] == "rapportens-svar-rubrik"
    assert given[14] == "utkast.html"
    assert "UTKAST" in (tmp_path / "draft.html").read_text("utf-8").upper()


def test_two_builds_have_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """The folder and earlier builds make no difference."""
    again = build(tmp_path / "another folder")
    assert (again / "SHA256SUMS-page").read_bytes() == (built / "SHA256SUMS-page").read_bytes()
