"""Input files are never changed, and output files are safe to open."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from fokusmanad.cli.run import run
from tests.helpers.workbooks import FINE, book, save

HERE = Path(__file__).parents[1]
SENT = [
    *(
        HERE / "reading" / "interop" / f"{name}"
        for name in ("sheetjs.xlsx", "sheetjs.xlsm", "sheetjs.xlsb", "sheetjs.xls", "sheetjs.ods")
    ),
    HERE / "reading/files/password.ods",
    HERE / "reading/files/panic.xls",
    HERE / "forms/bad/FM101 cut off.xlsx",
    HERE / "forms/bad/FM103 csv.xlsx",
]
COMMANDS = (
    ["validate", "{}"],
    ["validate", "{}", "--format", "json"],
    ["validate", "{}", "--mark", "kopia.xlsx", "--force"],
    ["summarize", "{}", "--format", "csv"],
    ["summarize", "{}"],
)


@pytest.mark.parametrize("sent", SENT, ids=lambda path: path.name)
def test_input_is_never_changed(sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After every command the file has the same bytes, time and permissions, and no new file is next to it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    path = Path(shutil.copy(sent, folder))
    path.chmod(0o444)
    folder.chmod(0o555)
    before = path.stat()
    for command in COMMANDS:
        assert run([argument.format(path) for argument in command]) in {0, 1, 2}
    after = path.stat()
    assert (after.st_mtime_ns, after.st_mode, after.st_ino) == (before.st_mtime_ns, before.st_mode, before.st_ino)
    assert path.read_bytes() == sent.read_bytes()
    assert list(folder.iterdir()) == [path]
    folder.chmod(0o755)


@pytest.mark.parametrize(
    "text", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "|x", "Åre;=1"]
)
def test_no_text_of_a_form_reaches_the_csv(
    text: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Kommuner are named by the register and groups by their keys, so no cell can begin as a formula."""
    rows = f"{text} | {text} | {text} | Ja | | Nej | \n{FINE}".replace("\r", " ")
    save(book(rows, name="=1", head={"Del av kommunen": text, "Kontaktperson": text}), tmp_path / "=1.xlsx")
    (tmp_path / "fokusmanad.toml").write_text('title = "=1+1"\nmonth = "2026-03"\n', encoding="utf-8")
    run(["summarize", str(tmp_path), "--format", "csv", "--by", "interpreter_used"])
    out = capsysbinary.readouterr().out.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(out), delimiter=";") for cell in row]
    assert len(cells) > 100
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "|"}] == []


def test_control_characters_never_reach_the_terminal(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Control and direction characters in names, sheets and answers are shown as replacement characters."""
    odd = "Tis\x1b[31mbrist\x07\u202e"
    rows = f"1 | Mottagning | Man | Nej | {odd} | | "
    save(book(rows.replace("\x1b", "_x001B_").replace("\x07", "")), tmp_path / "Åre\x1b[2J\x07\u202e.xlsx")
    for command in (["validate"], ["summarize"]):
        run([*command, str(tmp_path)])
        captured = b"".join(capsysbinary.readouterr()).decode()
        assert [sign for sign in captured if sign in "\x1b\x07\u202e\x08"] == []
