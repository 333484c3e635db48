"""`fokusmanad trend`: several periods in order of time, like for like, at any width."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers.workbooks import book, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

ASKED, YES = "Mottagning | Kvinna | Ja | | Nej |", "Mottagning | Kvinna | Ja | | Ja | Tidigare"
NOT_ASKED = "Mottagning | Man | Nej | Tidsbrist | |"


def send(kommun: str, year: int, asked: int, yes: int, not_asked: int) -> None:
    """Write a kommun's form for March of a year, in the year's folder."""
    rows = [ASKED] * (asked - yes) + [YES] * yes + [NOT_ASKED] * not_asked
    table = "\n".join(f"{number} | {row}" for number, row in enumerate(rows))
    Path(str(year)).mkdir(exist_ok=True)
    save(book(table, head={"Kommun": kommun, "Fokusmånad": f"{year}-03"}), Path(str(year), f"{kommun}.xlsx"))


@pytest.fixture
def years(fokusmanad: Run) -> Run:
    """Return three years: Åre in all, Berg in two, and Malå, which is small, in the last two."""
    for year, asked in ((2024, 30), (2025, 60), (2026, 90)):
        send("Åre", year, asked, asked // 10, 100 - asked)
    send("Berg", 2024, 40, 4, 10)
    send("Berg", 2026, 45, 5, 5)
    send("Malå", 2025, 9, 1, 3)
    send("Malå", 2026, 12, 2, 3)
    return fokusmanad


def test_the_json_has_the_contracts_shape(years: Run) -> None:
    """The order is of time; a period without the kommun is null; `pooled` adds up all periods of a kommun."""
    ran = years("trend", "2026", "2024", "2025", "--format", "json")
    found = json.loads(ran.out)
    assert ran.status == 0
    assert list(found) == ["schema", "periods", "in_all", "like_for_like", "all", "kommuner"]
    assert (found["schema"], found["periods"]) == ("fokusmanad.trend.v1", ["2024-03", "2025-03", "2026-03"])
    assert found["in_all"] == ["Åre"]
    assert [each["asked"] for each in found["like_for_like"]] == [30, 60, 90]
    assert [each["asked"] for each in found["all"]] == [70, 69, 147]
    berg, mala, are = found["kommuner"]
    assert [period and period["asked"] for period in berg["periods"]] == [40, None, 45]
    assert (mala["pooled"]["asked"], mala["pooled"]["answers"]["yes"], mala["pooled"]["files"]) == (21, 3, 2)
    summary = json.loads(years("summarize", "2026", "--format", "json").out)
    assert are["periods"][2] == {key: summary["kommuner"][2][key] for key in are["periods"][2]}


def test_a_saved_summary_is_a_period(years: Run) -> None:
    """The figures are those of the forms."""
    whole = years("trend", "2024", "2025", "2026", "--format", "json").out
    years("summarize", "2024", "-o", "2024.json")
    assert years("trend", "2024.json", "2025", "2026", "--format", "json").out == whole


@pytest.mark.parametrize("width", [60, 120])
def test_no_line_is_wider_than_the_screen(years: Run, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = years("trend", "2024", "2025", "2026", "--pool").out
    assert max(map(len, out.splitlines())) <= width
    assert "Åre" in out


def test_the_text_says_who_and_how_sure(years: Run) -> None:
    """Like for like from the first to the last, the kommuner that came and left, and no share of few persons."""
    out = years("trend", "2024", "2025", "2026").out.replace("\u00a0", " ")
    text = " ".join(out.split())
    assert "Utveckling: mars 2024 till mars 2026" in text
    assert "Med alla gånger: Åre. Berg: bara mars 2024 och mars 2026. Malå: bara mars 2025 och mars 2026." in text
    assert "Åre 30 % 60 % 90 % ▃▅█" in text
    assert "Malå – – – ···" in text
    assert "Andelen som fick frågan ökade: +60 procentenheter" in text
    assert "olika långa" not in text


def test_small_kommuner_are_pooled(years: Run) -> None:
    """The periods of a kommun are added, as are those of a group in the campaign file."""
    Path("fokusmanad.toml").write_text('[groups]\n"inlandet" = ["Malå", "Berg"]\n', encoding="utf-8")
    text = " ".join(years("trend", "2024", "2025", "2026", "--pool").out.replace("\u00a0", " ").split())
    assert "Malå 78 % 14 %" in text
    assert "inlandet 83 % 11 %" in text


def test_periods_of_different_length_are_said_to_be(years: Run) -> None:
    Path("q").mkdir()
    save(book(f"1 | {ASKED}", head={"Fokusmånad": "2026-Q3"}), Path("q", "Åre.xlsx"))
    assert "olika långa" in years("trend", "2025", "q").out


def test_the_csv_has_every_period(years: Run) -> None:
    data = years("trend", "2024", "2026", "-o", "trend.csv")
    assert data.status == 0
    rows = list(csv.DictReader(io.StringIO(Path("trend.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    asked = {(row["month"], row["kommun"]): int(row["count"]) for row in rows if row["measure"] == "asked"}
    assert asked == {
        ("2024-03", "Berg"): 40, ("2024-03", "Åre"): 30,
        ("2026-03", "Berg"): 45, ("2026-03", "Malå"): 12, ("2026-03", "Åre"): 90,
    }  # fmt: skip


def test_one_period_is_no_trend(years: Run) -> None:
    """A period that is given twice is one."""
    assert (years("trend", "2024").status, years("trend", "2024", "2024").status) == (2, 2)
    assert "minst två perioder" in years("trend", "2024").err
