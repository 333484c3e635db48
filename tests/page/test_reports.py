"""Reports of the page have the command line's bytes; nothing is made if it is unknown what has been published."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from itertools import pairwise, product
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
        "kind": "json", "kommun": "", "is_draft": False, "is_first": False, "are_earlier_first": False,
        "may_be_incomplete": True, "duplicates": "refuse", "period": "",
    }  # fmt: skip
    return shown(session.report(json.dumps(usual | choices), ledger, lang))


def unpacked(session: Session) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(session.report_file())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.slow
def test_report_and_ledger_are_the_command_lines(session: Session, month: Path, fokusmanad: Any) -> None:
    """The first report is of all, and the others, in each format and of one kommun, are based on it."""
    send(session, month)
    for kind, kommun in product(("html", "xlsx", "json"), ("", "Åre")):
        answer = report(session, kind=kind, kommun=kommun, is_first=True)
        named = month.parent / f"rapport{kommun}.{kind}"
        fokusmanad("report", month, "-o", named, "--force", "--lang", "sv", *(("--kommun", kommun) if kommun else ()))
        assert answer["name"] == "rapport-2026-03.zip"
        assert answer["ledgers"]["2026-03"].encode() == (month / LEDGER).read_bytes()
        assert unpacked(session) == {f"rapport.{kind}": named.read_bytes(), LEDGER: (month / LEDGER).read_bytes()}


@pytest.mark.slow
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


@pytest.mark.slow
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
    first = report(session, is_first=True)["ledgers"]["2026-03"]
    session.add("Berg.xlsx", berg, 0)
    second = report(session, first.encode())["ledgers"]["2026-03"]
    assert len(json.loads(second)["editions"]) == 2
    other = session_in(month.parent / "other")
    other.restore_ledger("2026-03", first)
    (month / "Berg.xlsx").write_bytes(berg)
    send(other, month)
    assert report(other, second.encode())["ledgers"]["2026-03"] == second


def test_a_draft_needs_no_ledger_and_leaves_none(session: Session, month: Path) -> None:
    """A draft is marked as such, and the next report still asks."""
    send(session, month)
    answer = report(session, is_draft=True)
    assert (answer["name"], answer["ledgers"]) == ("utkast.json", {})
    assert json.loads(session.report_file())["draft"] is True
    assert "refused" in report(session)


def test_one_kommun_alone_is_a_draft(session: Session, month: Path) -> None:
    """The coordinator decides what may be published of a kommun; the notes say so."""
    (form,) = month.glob("Berg*.xlsx")
    session.add(form.name, form.read_bytes(), 0)
    answer = report(session, is_first=True)
    assert "Bara Berg" in answer["notes"][0]
    assert answer["ledgers"] == {}


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


EARLIER_LEDGER = "publicerat-2025-03.json"


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """Return the forms of the year before, in a folder where the command line keeps its ledger."""
    return Path(shutil.copytree(EXAMPLE.parent / "2025-03", tmp_path / "2025"))


def choose_earlier(session: Session, *paths: Path) -> None:
    session.clear_earlier()
    for path in paths:
        session.add_earlier(path.name, path.read_bytes(), 0)


def saved(fokusmanad: Any, folder: Path, period: str) -> Path:
    """Return the saved summary of the forms in a folder, as if they were of a period, in a folder of its own."""
    summary = folder.parent / period / f"{period}.json"
    summary.parent.mkdir()
    text = fokusmanad("summarize", folder, "--format", "json").out
    summary.write_text(text.replace('"2025-03"', f'"{period}"'), "utf-8")
    return summary


@pytest.mark.slow
def test_a_report_with_earlier_periods_is_the_command_lines(
    session: Session, month: Path, before: Path, fokusmanad: Any
) -> None:
    """The earlier periods are forms and a saved summary; each ledger has the command line's bytes."""
    summary = saved(fokusmanad, before, "2024-03")
    send(session, month)
    choose_earlier(session, *before.glob("*.xlsx"), *before.glob("*.toml"), summary)
    for kind in ("html", "xlsx", "json"):
        answer = report(session, kind=kind, is_first=True, are_earlier_first=True)
        named = month.parent / f"rapport.{kind}"
        earlier = ("--earlier", before, "--earlier", summary)
        fokusmanad("report", month, "-o", named, "--force", "--lang", "sv", *earlier)
        ledgers = {
            LEDGER: (month / LEDGER).read_bytes(),
            EARLIER_LEDGER: (before / LEDGER).read_bytes(),
            "publicerat-2024-03.json": (summary.parent / LEDGER).read_bytes(),
        }
        assert unpacked(session) == {f"rapport.{kind}": named.read_bytes(), **ledgers}
        assert sorted(answer["ledgers"]) == ["2024-03", "2025-03", "2026-03"]
        assert any(EARLIER_LEDGER in note and "mars 2025" in note for note in answer["notes"])


@pytest.mark.slow
def test_an_earlier_period_is_protected_with_what_was_published_of_it(
    session: Session, month: Path, before: Path, fokusmanad: Any
) -> None:
    """Its ledger is the one that was chosen, or the one of this visit, also after the program was restarted."""
    fokusmanad("report", before, "-o", before.parent / "first.json", "--force")
    published = Path(shutil.copy(before / LEDGER, before.parent / "publicerat (1).json"))
    forms = sorted(before.glob("*.xlsx"))
    fokusmanad("report", month, "-o", month.parent / "rapport.json", "--force", "--lang", "sv", "--earlier", before)
    expected = {
        "rapport.json": (month.parent / "rapport.json").read_bytes(),
        LEDGER: (month / LEDGER).read_bytes(),
        EARLIER_LEDGER: (before / LEDGER).read_bytes(),
    }
    (month / LEDGER).unlink()
    send(session, month)
    choose_earlier(session, *forms, published)
    ledgers = report(session, is_first=True)["ledgers"]
    assert unpacked(session) == expected
    assert len(json.loads(ledgers["2025-03"])["editions"]) == 2
    report(session)
    assert unpacked(session) == expected
    restarted = session_in(month.parent / "restarted")
    for period, ledger in ledgers.items():
        restarted.restore_ledger(period, ledger)
    send(restarted, month)
    choose_earlier(restarted, *forms)
    report(restarted)
    assert unpacked(restarted) == expected


@pytest.mark.slow
def test_a_ledger_with_pools_is_not_replaced_by_one_without(
    session: Session, month: Path, before: Path, fokusmanad: Any
) -> None:
    """Both have the same releases, so the pools alone tell which one continues the other."""
    arguments = ("report", month, "-o", month.parent / "rapport.json", "--force", "--earlier", before)
    fokusmanad(*arguments)
    send(session, month)
    forms = sorted(before.glob("*.xlsx"))
    choose_earlier(session, *forms, before / LEDGER)
    without = report(session)["ledgers"]
    assert not any("pools" in json.loads(ledger) for ledger in without.values())
    fokusmanad(*arguments, "--pool")
    choose_earlier(session, *forms, before / LEDGER)
    pooled = report(session, (month / LEDGER).read_bytes())["ledgers"]
    assert all("pools" in json.loads(ledger) for ledger in pooled.values())


@pytest.mark.slow
def test_an_earlier_period_is_refused_where_it_is_not_known_what_was_published(
    session: Session, month: Path, before: Path, fokusmanad: Any
) -> None:
    """The user's word on the period of the report does not go for the earlier ones; a draft needs none."""
    send(session, month)
    forms = sorted(before.glob("*.xlsx"))
    choose_earlier(session, *forms)
    for lang in ("sv", "en"):
        assert "2025" in report(session, lang=lang, is_first=True)["refused"]
        assert "refused" in report(session, lang=lang, are_earlier_first=True)
        assert report(session, lang=lang, is_draft=True)["ledgers"] == {}
    fokusmanad("report", before, "-o", before.parent / "first.json", "--force")
    good = (before / LEDGER).read_text("utf-8")
    damaged, other, second = before / "damaged.json", before / "other.json", before / "second.json"
    damaged.write_text(good.replace("HiGHS", "HIGHS"), "utf-8")
    other.write_text(good.replace('"2025-03"', '"2023-03"'), "utf-8")
    second.write_text(good + "\n", "utf-8")
    for ledgers, lang in product(([damaged], [other], [before / LEDGER, second]), ("sv", "en")):
        choose_earlier(session, *forms, *ledgers)
        words = report(session, lang=lang, is_first=True, are_earlier_first=True)["refused"]
        assert "--" not in words
        assert "fokusmanad " not in words


def test_earlier_periods_are_earlier_and_counted(session: Session, month: Path, before: Path, fokusmanad: Any) -> None:
    """The period of the report, and forms that cannot be counted, are refused in the page's words."""
    send(session, month)
    same = saved(fokusmanad, before, "2026-03")
    for paths in ([same], [month / "Härjedalen.xlsx"]):
        choose_earlier(session, *paths)
        words = report(session, is_first=True, are_earlier_first=True)["refused"]
        assert "--" not in words
        assert "fokusmanad " not in words


class Array(tuple[float, ...]):
    """A list as the browser has it."""

    def to_py(self) -> tuple[float, ...]:
        return self


class Script:
    """Stand in for page/worker.js, with highspy in place of the browser's HiGHS."""

    version = "1.15"

    def load(
        self, values: list[int], starts: list[int], places: list[int], weights: list[int], nodes: int, goes_on: bool
    ) -> Any:
        rows = [list(zip(places, weights, strict=True))[start:end] for start, end in pairwise(starts)]
        assert set(weights) == {-1, 1}
        equations = [[[place for place, weight in row if weight == side] for side in (-1, 1)] for row in rows]
        return ScriptModel(Highspy().load(values, [(one, other) for one, other in equations], nodes, goes_on=goes_on))


class ScriptModel:
    def __init__(self, model: solver.Model) -> None:
        self.bound, self.cost, self.setWhole = model.bound, model.cost, model.set_whole
        self.model = model

    def solve(self) -> Array | None:
        found = self.model.solve()
        return Array(found) if found else None

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
    assert json.loads(answer["ledgers"]["2026-03"])["editions"][0]["solver"] == "HiGHS 1.15"
    assert BrowserHighs(Script()).version == "1.15"


def test_another_version_of_the_solver_is_told(session: Session, month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version may choose other counts to hide, but keeps to what was shown before."""
    send(session, month)
    monkeypatch.setattr("fokusmanad.suppression.ledger.solver_version", lambda: "HiGHS 1.9")
    report(session, is_first=True)
    monkeypatch.undo()
    assert any("HiGHS 1.9" in note for note in report(session)["notes"])


@pytest.mark.slow
def test_what_is_new_of_a_pooled_period_needs_the_other_periods(session: Session, month: Path, fokusmanad: Any) -> None:
    """What was published may be printed again."""
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
