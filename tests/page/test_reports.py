"""Reports of the page have the command line's bytes; nothing is made if it is unknown what has been published."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from fokusmanad.page.highs import BrowserHighs
from fokusmanad.page.session import Session
from fokusmanad.suppression import solver
from fokusmanad.suppression.highs import Highspy
from tests.cli.conftest import fokusmanad
from tests.page.test_session import EXAMPLE, send, session_in, shown

__all__ = ["fokusmanad"]

LEDGER = "publicerat.json"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return session_in(tmp_path / "page")


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """Return the forms of a month, in a folder where the command line keeps its ledger."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "mars"))


def report(session: Session, ledger: bytes | None = None, lang: str = "sv", **choices: Any) -> dict[str, Any]:
    usual = {
        "kind": "json", "kommun": "", "is_draft": False, "is_first": False, "may_be_incomplete": True,
        "duplicates": "refuse", "period": "",
    }  # fmt: skip
    return shown(session.report(json.dumps(usual | choices), ledger, lang))


def unpacked(session: Session) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(session.report_file())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("kind", ["html", "xlsx", "json"])
def test_report_and_ledger_are_the_command_lines(session: Session, month: Path, fokusmanad: Any, kind: str) -> None:
    """The first report is of all, and the second, of one kommun, is based on it."""
    send(session, month)
    for kommun in ("", "Åre"):
        answer = report(session, kind=kind, kommun=kommun, is_first=not kommun)
        named = month / f"rapport{kommun}.{kind}"
        fokusmanad("report", month, "-o", named, "--force", "--lang", "sv", *(("--kommun", kommun) if kommun else ()))
        assert answer["name"] == "rapport-2026-03.zip"
        assert answer["ledger"].encode() == (month / LEDGER).read_bytes()
        assert unpacked(session) == {f"rapport.{kind}": named.read_bytes(), LEDGER: (month / LEDGER).read_bytes()}


def test_a_late_form_is_protected_with_what_was_published(session: Session, month: Path, fokusmanad: Any) -> None:
    """The ledger may be the page's own, or the command line's, chosen or dropped with the forms."""
    late = (month / "Berg.xlsx").read_bytes()
    (month / "Berg.xlsx").unlink()
    send(session, month)
    report(session, is_first=True)
    fokusmanad("report", month, "-o", month / "1.json", "--force")
    ledger = (month / LEDGER).read_bytes()
    (month / "Berg.xlsx").write_bytes(late)
    chosen, dropped = session_in(month.parent / "chosen"), session_in(month.parent / "dropped")
    send(dropped, month)
    fokusmanad("report", month, "-o", month / "2.json", "--force")
    for each in (session, chosen):
        each.clear()
        send(each, month)
    (Path(month.parent) / "chosen" / "forms" / LEDGER).unlink()
    report(session)
    report(chosen, ledger)
    report(dropped)
    for each in (session, chosen, dropped):
        assert unpacked(each) == {
            "rapport.json": (month / "2.json").read_bytes(), LEDGER: (month / LEDGER).read_bytes()
        }  # fmt: skip


def test_nothing_is_published_where_it_is_not_known_what_was(session: Session, month: Path, fokusmanad: Any) -> None:
    """The user has not answered, or the ledger is of another month, damaged, or unlike the page's own."""
    send(session, month)
    unknown = report(session)["refused"]
    assert "vad som redan har lämnats ut" in unknown
    copied = Path(shutil.copytree(EXAMPLE.parent / "2025-03", "2025"))
    fokusmanad("report", copied, "-o", "other.json", "--force")
    assert "en annan period" in report(session, (copied / LEDGER).read_bytes(), is_first=True)["refused"]
    damaged = report(session, b"{}", is_first=True)["refused"]
    assert damaged.startswith(f"{LEDGER}, ")
    report(session, is_first=True)
    (month / "Berg.xlsx").unlink()
    fokusmanad("report", month, "-o", "without.json", "--force")
    differing = report(session, (month / LEDGER).read_bytes())["refused"]
    assert "inte samma sak" in differing
    assert "--" not in f"{unknown} {damaged} {differing}"


def test_of_two_ledgers_the_one_that_continues_the_other_goes(session: Session, month: Path) -> None:
    """An older ledger loses nothing, and one that was extended elsewhere is used."""
    berg = (month / "Berg.xlsx").read_bytes()
    (month / "Berg.xlsx").unlink()
    send(session, month)
    first = report(session, is_first=True)["ledger"]
    session.add("Berg.xlsx", berg, 0)
    second = report(session, first.encode())["ledger"]
    assert len(json.loads(second)["editions"]) == 2
    other = session_in(month.parent / "other")
    other.restore_ledger("2026-03", first)
    (month / "Berg.xlsx").write_bytes(berg)
    send(other, month)
    assert report(other, second.encode())["ledger"] == second


def test_a_draft_needs_no_ledger_and_leaves_none(session: Session, month: Path) -> None:
    """A draft is marked as such, and the next report still asks."""
    send(session, month)
    answer = report(session, is_draft=True)
    assert (answer["name"], answer["ledger"]) == ("utkast.json", "")
    assert json.loads(session.report_file())["draft"] is True
    assert "refused" in report(session)


def test_one_kommun_alone_is_a_draft(session: Session, month: Path) -> None:
    """The coordinator decides what may be published of a kommun; the notes say so."""
    (form,) = month.glob("Berg*.xlsx")
    session.add(form.name, form.read_bytes(), 0)
    answer = report(session, is_first=True)
    assert "Bara Berg" in answer["notes"][0]
    assert answer["ledger"] == ""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_cannot_be_published_is_told_in_the_pages_words(session: Session, month: Path, lang: str) -> None:
    """The cases are a kommun that is missing, a kommun without a form, and no form at all."""
    campaign = (month / "fokusmanad.toml").read_text("utf-8").replace("2026-04-17", "2099-04-17")
    (month / "fokusmanad.toml").write_text(campaign, "utf-8")
    send(session, month)
    refused = [
        report(session, lang=lang, is_first=True, may_be_incomplete=False)["refused"],
        report(session, lang=lang, is_first=True, kommun="Ragunda")["refused"],
    ]
    session.clear()
    session.add("Härjedalen.xlsx", (month / "Härjedalen.xlsx").read_bytes(), 0)
    refused.append(report(session, lang=lang, is_first=True)["refused"])
    assert "Ragunda" in refused[0]
    assert all("--" not in words and "fokusmanad " not in words for words in refused)


class Array(tuple[float, ...]):
    """A list as the browser has it."""

    def to_py(self) -> tuple[float, ...]:
        return self


class Script:
    """Stand in for page/worker.js, with highspy in place of the browser's HiGHS."""

    version = "1.15"

    def load(self, values: list[int], starts: list[int], places: list[int], weights: list[int], nodes: int) -> Any:
        rows = [list(zip(places, weights, strict=True))[start:end] for start, end in pairwise(starts)]
        assert all([weight for _, weight in row] == [-1] + [1] * (len(row) - 1) for row in rows)
        return ScriptModel(
            Highspy().load(values, [(row[0][0], tuple(place for place, _ in row[1:])) for row in rows], nodes)
        )


class ScriptModel:
    def __init__(self, model: solver.Model) -> None:
        self.bound, self.cost, self.setWhole = model.bound, model.cost, model.set_whole
        self.model = model

    def solve(self) -> list[Array] | None:
        found = self.model.solve()
        return [Array(found.values), Array(found.costs), Array(found.duals)] if found else None

    def dispose(self) -> None:
        del self.model


def test_the_browsers_solver_is_asked_what_highspy_is(session: Session, month: Path) -> None:
    """Equal questions to an equal version give an equal report; the ledger records the version."""
    send(session, month)
    report(session, is_first=True)
    expected = unpacked(session)["rapport.json"]
    other = session_in(month.parent / "other")
    send(other, month)
    other.use_solver(Script())
    try:
        answer = report(other, is_first=True)
    finally:
        solver.use_engine(None)
    assert unpacked(other)["rapport.json"] == expected
    assert json.loads(answer["ledger"])["editions"][0]["solver"] == "HiGHS 1.15"
    assert BrowserHighs(Script()).version == "1.15"


def test_another_version_of_the_solver_is_told(session: Session, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version may choose other counts to hide, but keeps to what was shown before."""
    send(session, month)
    monkeypatch.setattr("fokusmanad.suppression.ledger.solver_version", lambda: "HiGHS 1.9")
    report(session, is_first=True)
    monkeypatch.undo()
    assert any("HiGHS 1.9" in note for note in report(session)["notes"])


def test_a_pooled_period_is_published_anew_by_the_installed_program_alone(
    session: Session, month: Path, fokusmanad: Any
) -> None:
    """What was published may be printed again; what is new needs all the periods, which the page does not take."""
    earlier = Path(shutil.copytree(EXAMPLE.with_name("2025-03"), month.parent / "2025"))
    fokusmanad("report", month, "--earlier", earlier, "--pool", "-o", month / "1.json", "--force")
    ledger = (month / LEDGER).read_bytes()
    send(session, month)
    assert "refused" not in report(session, ledger)
    session.clear()
    (month / "Berg.xlsx").unlink()
    send(session, month)
    refused = report(session, ledger)["refused"]
    assert "har redan lagts ihop med mars 2025 i en rapport" in refused
    assert "--" not in refused
