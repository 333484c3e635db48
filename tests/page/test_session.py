"""The functions that the browser calls give what the command line gives of the same files in one folder."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from fokusmanad.page.session import LARGEST, Session
from tests.cli.conftest import Ran, fokusmanad

__all__ = ["fokusmanad"]

FORMS = Path(__file__).parents[1] / "forms"
EXAMPLE = Path(__file__).parents[2] / "examples" / "2026-03"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return session_in(tmp_path / "page")


def session_in(place: Path, campaign: str = "") -> Session:
    place.mkdir()
    return Session(str(place), campaign)


def send(session: Session, folder: Path) -> None:
    for path in folder.iterdir():
        session.add(path.name, path.read_bytes(), path.stat().st_mtime_ns // 1_000_000)


def shown(answer: str) -> dict[str, Any]:
    found = json.loads(answer)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("folder", [FORMS / "ok", FORMS / "bad", EXAMPLE], ids=lambda folder: folder.name)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_json_is_that_of_the_command_line(session: Session, fokusmanad: Any, folder: Path, lang: str) -> None:
    """It has the same bytes, with one answer for each file."""
    copied = shutil.copytree(folder, Path("forms"))
    send(session, copied)
    answer = shown(session.check(lang))
    ran: Ran = fokusmanad("validate", "forms", "--format", "json", "--lang", lang)
    assert session.validation_json(lang).decode() == ran.out
    assert [file["file"] for file in answer["files"]] == [file["file"] for file in json.loads(ran.out)["files"]]


def test_a_campaign_among_the_forms_and_the_pages_own_are_used(tmp_path: Path, fokusmanad: Any) -> None:
    """Both give what the command line gives with `--campaign`; a campaign among the forms takes precedence."""
    campaign = (EXAMPLE / "fokusmanad.toml").read_text("utf-8")
    ran: Ran = fokusmanad("summarize", EXAMPLE, "--format", "json")
    carried = session_in(tmp_path / "carried", campaign)
    for path in EXAMPLE.glob("*.xlsx"):
        carried.add(path.name, path.read_bytes(), 0)
    dropped = session_in(tmp_path / "dropped", 'title = "Another"')
    send(dropped, EXAMPLE)
    for session in (carried, dropped):
        assert "refused" not in shown(session.summarize([], "refuse", "", "sv"))
        assert session.summary_file("json").decode() == ran.out
    assert shown(carried.begin("sv"))["title"] == json.loads(ran.out)["title"]


def test_a_summary_is_shown_in_paragraphs_and_tables(session: Session) -> None:
    """Every row has as many cells as there are headings, and no cell has a line break or a placeholder."""
    send(session, EXAMPLE)
    blocks = shown(session.summarize(["unit", "kommun"], "refuse", "", "sv"))["blocks"]
    tables = [block for block in blocks if "rows" in block]
    assert len(tables) >= 3
    assert all(len(row) == len(table["headings"]) for table in tables for row in table["rows"])
    words = json.dumps(blocks, ensure_ascii=False)
    assert "\ue000" not in words
    assert "\\n" not in json.dumps([table["headings"] for table in tables])
    assert session.summary_file("csv").startswith(b"\xef\xbb\xbf")
    assert session.summary_file("xlsx").startswith(b"PK")


def test_equal_problems_are_grouped_and_explained(session: Session) -> None:
    """The page shows the command line's words, with the explanation of the code folded in."""
    path = FORMS / "bad" / "FM401 E2 reason.xlsx"
    session.add(path.name, path.read_bytes(), 0)
    (file,) = shown(session.check("sv"))["files"]
    (problem,) = json.loads(session.validation_json("sv"))["files"][0]["problems"]
    (group,) = file["groups"]
    assert file["state"] == "fix"
    assert " ".join((group["where"], group["rule"], group["action"])) == problem["message"]
    assert group["why"]
    assert group["steps"]
    assert file["can_be_marked"]


def test_the_newest_of_duplicates_is_the_command_lines(session: Session, fokusmanad: Any) -> None:
    """A browser gives milliseconds, so that files saved within one have the same age for both."""
    folder = Path("forms")
    folder.mkdir()
    for name, nanoseconds in (
        ("a", 1_700_000_000_001_000_001),
        ("b", 1_700_000_000_001_999_999),
        ("c", 1_700_000_000_000_000_000),
    ):
        shutil.copy(FORMS / "ok" / "one row.xlsx", folder / f"{name}.xlsx")
        os.utime(folder / f"{name}.xlsx", ns=(nanoseconds, nanoseconds))
    send(session, folder)
    shown(session.check("sv"))
    ran: Ran = fokusmanad("validate", "forms", "--format", "json")
    assert session.validation_json("sv").decode() == ran.out
    assert "är nyast" not in ran.out


def test_the_marked_copy_is_the_command_lines(session: Session, fokusmanad: Any) -> None:
    path = FORMS / "bad" / "FM401 E2 reason.xlsx"
    session.add(path.name, path.read_bytes(), 0)
    shown(session.check("sv"))
    fokusmanad("validate", path, "--mark", "copy.xlsx")
    assert session.marked_copy(0, "sv") == Path("copy.xlsx").read_bytes()
    assert session.name_of_copy(0) == "FM401 E2 reason-att-rätta.xlsx"


def test_a_file_too_large_is_refused_without_its_content(session: Session, fokusmanad: Any) -> None:
    """A file that is refused for its size is not loaded."""
    session.add_too_large("stor.xlsx", 0)
    Path("forms").mkdir()
    with Path("forms/stor.xlsx").open("wb") as file:
        file.truncate(4 * LARGEST)
    shown(session.check("sv"))
    ran: Ran = fokusmanad("validate", "forms", "--format", "json")
    assert session.validation_json("sv").decode() == ran.out
    assert "FM104" in ran.out


def test_what_is_no_form_is_answered_kindly(session: Session) -> None:
    """A picture or a PDF alone is answered in words; next to a form it is named."""
    session.add("bild.png", b"\x89PNG", 0)
    assert "inget formulär" in shown(session.check("sv"))["refused"]
    form = FORMS / "ok" / "one row.xlsx"
    session.add(form.name, form.read_bytes(), 0)
    answer = shown(session.check("sv"))
    assert [file["state"] for file in answer["files"]] == ["ready"]
    assert "bild.png" in answer["notes"][0]


def test_months_that_are_mixed_give_no_summary(session: Session) -> None:
    """There are only words and nothing to save until a month is chosen."""
    for month in ("2025-03", "2026-03"):
        path = next((EXAMPLE.parent / month).glob("Berg*.xlsx"))
        session.add(f"{month}.xlsx", path.read_bytes(), 0)
    answer = shown(session.summarize([], "refuse", "", "sv"))
    assert "mars 2025" in answer["refused"]
    assert "blocks" not in answer
    periods = shown(session.check("sv"))["periods"]
    assert periods == [["2025-03", "mars 2025"], ["2026-03", "mars 2026"]]
    assert "blocks" in shown(session.summarize([], "refuse", "2025-03", "sv"))
    assert "2025-03" in session.summary_file("json").decode()


def test_a_fault_of_the_program_shows_its_kind_only(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text of an exception may hold the content of a cell."""

    def fail(*_: object, **__: object) -> None:
        raise ValueError("Karin Karlsson")

    monkeypatch.setattr("fokusmanad.page.session.collect", fail)
    words = shown(session.check("en"))["refused"]
    assert "ValueError" in words
    assert "Karin" not in words


def test_cleared_forms_are_gone_and_equal_names_are_kept_apart(session: Session) -> None:
    """Two files from different folders may have the same name; both are answered."""
    form = (FORMS / "ok" / "one row.xlsx").read_bytes()
    session.add("Åre.xlsx", form, 0)
    session.add("Åre.xlsx", form, 0)
    assert [file["file"] for file in shown(session.check("sv"))["files"]] == ["Åre (2).xlsx", "Åre.xlsx"]
    session.clear()
    session.add("Berg.xlsx", form, 0)
    assert [file["file"] for file in shown(session.check("sv"))["files"]] == ["Berg.xlsx"]


def saved_summaries(fokusmanad: Any, *periods: str) -> list[Path]:
    """Save the summary of March 2025, and copies of it under the other periods."""
    saved = [Path("2025-03.json")]
    saved[0].write_text(fokusmanad("summarize", EXAMPLE.parent / "2025-03", "--format", "json").out, "utf-8")
    for period in periods:
        text = saved[0].read_text("utf-8").replace('"2025-03"', f'"{period}"')
        saved.append(Path(f"{period}.json"))
        saved[-1].write_text(text, "utf-8")
    return saved


def compared(session: Session, saved: list[Path], lang: str = "sv") -> dict[str, Any]:
    session.clear_saved()
    for path in saved:
        session.add_saved(path.name, path.read_bytes())
    return shown(session.compare("refuse", "", lang))


def test_a_saved_summary_is_compared_with_as_on_the_command_line(session: Session, fokusmanad: Any) -> None:
    """The JSON has the same bytes as that of `compare`, and every column has a heading."""
    saved = saved_summaries(fokusmanad)
    send(session, EXAMPLE)
    answer = compared(session, saved)
    tables = [block for block in answer["blocks"] if "rows" in block]
    assert len(tables) >= 2
    assert "\ue000" not in json.dumps(answer, ensure_ascii=False)
    assert session.comparison_json().decode() == fokusmanad("compare", *saved, EXAMPLE, "--format", "json").out


def test_several_saved_summaries_are_a_trend(session: Session, fokusmanad: Any) -> None:
    """In any order of names the JSON has the same bytes as that of `trend`, without charts drawn with characters."""
    saved = saved_summaries(fokusmanad, "2024-03")
    send(session, EXAMPLE)
    answer = compared(session, saved[::-1])
    tables = [block for block in answer["blocks"] if "rows" in block]
    assert all(all(table["headings"]) for table in tables)
    assert all(len(row) == len(table["headings"]) for table in tables for row in table["rows"])
    assert session.comparison_json().decode() == fokusmanad("trend", *saved, EXAMPLE, "--format", "json").out


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_cannot_be_compared_is_told_in_the_pages_words(session: Session, fokusmanad: Any, lang: str) -> None:
    """No answer names a command: the same period, other JSON, a form that is not counted."""
    saved = saved_summaries(fokusmanad)
    same = Path("same.json")
    same.write_text(saved[0].read_text("utf-8").replace('"2025-03"', '"2026-03"'), "utf-8")
    other = Path("other.json")
    other.write_text("{}", "utf-8")
    protected = Path("protected.json")
    protected.write_text(fokusmanad("summarize", EXAMPLE, "--protected", "--format", "json").out, "utf-8")
    send(session, EXAMPLE)
    refused = [compared(session, [each], lang)["refused"] for each in (same, other, protected)]
    session.clear()
    session.add("Härjedalen.xlsx", (EXAMPLE / "Härjedalen.xlsx").read_bytes(), 0)
    refused.append(compared(session, saved, lang)["refused"])
    assert all("--" not in words and "fokusmanad " not in words for words in refused)
    assert "2026" in refused[0]
    assert ("Sammanställ" if lang == "sv" else "Summarize") in refused[1]
