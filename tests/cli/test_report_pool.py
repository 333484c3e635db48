"""`report --pool`: a kommun's and a group's periods added up, published once and for all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_trend import send

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

ALL = ("2026", "--earlier", "2025", "--earlier", "2024", "--pool")
LEDGERS = [f"{year}/publicerat.json" for year in (2024, 2025, 2026)]


@pytest.fixture
def years(fokusmanad: Run) -> Run:
    """Three years of Åre and Berg, and of Malå and Sorsele, who ask too few each year for any share."""
    for year, asked in ((2024, 30), (2025, 60), (2026, 90)):
        send("Åre", year, asked, asked // 10, 100 - asked)
        send("Berg", year, 45, 5, 15)
        send("Malå", year, 8, 3, 4)
        send("Sorsele", year, 9, 2, 3)
    Path("2026/fokusmanad.toml").write_text('[groups]\n"inlandet" = ["Malå", "Sorsele"]\n', "utf-8")
    return fokusmanad


def pooled(name: str) -> dict[str, Any]:
    """Return the pools of a report that was written as JSON, by name."""
    return {each["name"]: each for each in json.loads(Path(name).read_text("utf-8"))["pooled"]}


@pytest.mark.slow
def test_small_kommuner_get_a_share_of_all_periods(years: Run) -> None:
    assert years("report", *ALL, "-o", "a.json").status == 0
    found = pooled("a.json")
    assert list(found) == ["Berg", "Malå", "Sorsele", "Åre", "inlandet"]
    assert found["inlandet"]["kommuner"] == ["Malå", "Sorsele"]
    assert found["inlandet"]["periods"] == ["2024-03", "2025-03", "2026-03"]
    assert (found["Malå"]["eligible"], found["Sorsele"]["eligible"]) == (36, 36)
    years("report", *ALL, "-o", "a.html")
    page = Path("a.html").read_text("utf-8")
    assert "Antalen är från mars 2024, mars 2025 och mars 2026 tillsammans." in page
    assert "I ”inlandet” ingår Malå och Sorsele." in page


@pytest.mark.slow
def test_a_kommuns_own_report_has_its_own_periods_alone(years: Run) -> None:
    assert years("report", *ALL, "--kommun", "Malå", "-o", "a.json").status == 0
    assert list(pooled("a.json")) == ["Malå"]


def test_exact_figures_are_added_up_too(years: Run) -> None:
    assert years("report", *ALL, "--internal", "-o", "a.html").status == 0
    page = Path("a-internt.html").read_text("utf-8")
    row = page[page.index("I ”inlandet” ingår") - 600 : page.index("I ”inlandet” ingår")]
    assert ">inlandet<" in row
    assert ">51<" in row
    assert not any(Path(name).exists() for name in LEDGERS)


@pytest.mark.slow
def test_pools_are_in_the_ledger_of_every_period_and_printing_again_changes_nothing(years: Run) -> None:
    years("report", *ALL, "-o", "a.json")
    kept = [Path(name).read_bytes() for name in LEDGERS]
    for ledger in kept:
        found = json.loads(ledger)
        assert found["schema"] == "fokusmanad.published.v2"
        assert [each["name"] for each in found["pools"]] == ["Berg", "Malå", "Sorsele", "Åre", "inlandet"]
    assert years("report", *ALL, "-o", "b.json").status == 0
    assert Path("b.json").read_bytes() == Path("a.json").read_bytes()
    assert [Path(name).read_bytes() for name in LEDGERS] == kept
    assert years("report", "2026", "-o", "c.json").status == 0


@pytest.mark.slow
def test_what_is_new_of_a_pooled_period_needs_the_other_periods(years: Run) -> None:
    """A comparison with another period is a new total, to be protected together with the pools."""
    years("report", *ALL, "-o", "a.json")
    send("Åre", 2027, 80, 8, 20)
    send("Berg", 2027, 45, 5, 15)
    ran = years("report", "2027", "--earlier", "2026", "-o", "b.json")
    assert (ran.status, Path("b.json").exists()) == (2, False)
    assert "tillsammans med mars 2024 och mars 2025. Ange dem också med --earlier" in " ".join(ran.err.split())
    assert years("report", "2027", *(more for year in (2026, 2025, 2024) for more in ("--earlier", str(year))),
                 "-o", "b.json").status == 0  # fmt: skip
    assert years("report", "2027", "-o", "c.json").status == 0


@pytest.mark.slow
def test_a_late_form_of_a_pooled_period_publishes_nothing(years: Run) -> None:
    """The pool less the new one would be the late rows."""
    years("report", *ALL, "-o", "a.json")
    send("Malå", 2025, 12, 3, 4)
    ran = years("report", *ALL, "-o", "b.json")
    assert (ran.status, Path("b.json").exists()) == (2, False)
    assert "nu är antalen andra än då" in " ".join(ran.err.split())
    assert years("report", *ALL, "--internal", "-o", "b.html").status == 0


def test_one_period_is_no_pool(years: Run) -> None:
    for more in ((), ("--internal",)):
        ran = years("report", "2026", "--pool", *more, "-o", "a.html")
        assert (ran.status, ran.out) == (2, "")
        assert "Ange de andra med --earlier." in ran.err


def test_overlapping_periods_are_not_added_up(years: Run) -> None:
    """March is in the first quarter too: everybody in it would be counted twice."""
    year = json.loads(years("summarize", "2026", "--format", "json").out)
    Path("kvartal.json").write_text(json.dumps(year | {"month": None, "period": "2026-Q1"}), "utf-8")
    for command in (("report", "2026", "--earlier", "kvartal.json", "-o", "a.html"), ("trend", "2026", "kvartal.json")):
        ran = years(*command, "--pool")
        assert (ran.status, ran.out) == (2, "")
        assert "har dagar gemensamt och kan inte läggas ihop" in " ".join(ran.err.split())
    found = json.loads(years("trend", "2026", "kvartal.json", "--format", "json").out)
    assert {each["pooled"] for each in found["kommuner"]} == {None}
    assert not Path("a.html").exists()


@pytest.mark.slow
def test_a_kommun_that_is_named_twice_in_a_group_is_counted_once(years: Run) -> None:
    Path("2026/fokusmanad.toml").write_text('[groups]\n"inlandet" = ["Malå", "Malå kommun", "Sorsele"]\n', "utf-8")
    assert years("report", *ALL, "-o", "a.json").status == 0
    found = pooled("a.json")["inlandet"]
    assert (found["kommuner"], found["eligible"]) == (["Malå", "Sorsele"], 72)


def test_exact_json_is_of_one_period(years: Run) -> None:
    """To pass over `--pool` in silence would give figures of another kind than were asked for."""
    ran = years("report", *ALL, "--internal", "-o", "a.json")
    assert (ran.status, ran.out) == (2, "")
    assert "fokusmanad trend --pool --format json" in " ".join(ran.err.split())


def test_periods_of_other_limits_are_not_pooled(years: Run) -> None:
    Path("2024/fokusmanad.toml").write_text("threshold = 7\n", "utf-8")
    ran = years("report", *ALL, "-o", "a.json")
    assert (ran.status, Path("a.json").exists()) == (2, False)
    assert "Perioderna har olika gränser" in ran.err
