"""Periods other than a month: forms within one are added, and overlapping ones are never counted twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers.workbooks import book, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

ASKED, NOT_ASKED = "Mottagning | Kvinna | Ja | | Nej |", "Mottagning | Man | Nej | Tidsbrist | |"


def send(name: str, period: str, rows: int, *, label: str = "Fokusmånad", kommun: str = "Åre", part: str = "") -> None:
    """Write a form with `rows` persons who were asked, and one who was not."""
    lines = [f"{number} | {ASKED}" for number in range(rows)] + [f"{rows} | {NOT_ASKED}"]
    head: dict[str, str | None] = {"Kommun": kommun, "Del av kommunen": part, "Fokusmånad": None, label: period}
    save(book("\n".join(lines), head=head), Path(f"{name}.xlsx"))


def total(run: Run, *arguments: str) -> dict[str, int]:
    found = json.loads(run("summarize", ".", "--format", "json", *arguments).out)
    return {key: found["total"][key] for key in ("files", "asked", "not_asked")}


def test_a_year_of_months_is_the_same_as_its_quarters(fokusmanad: Run) -> None:
    """Twelve monthly forms of a kommun give the same year as four quarters."""
    for month in range(1, 13):
        send(f"{month:02}", f"2026-{month:02}", rows=month)
    year = total(fokusmanad, "--period", "2026")
    assert year == {"files": 12, "asked": 78, "not_asked": 12}
    quarters = [total_of_quarter(fokusmanad, number) for number in range(1, 5)]
    assert {key: sum(quarter[key] for quarter in quarters) for key in year} == year


def total_of_quarter(run: Run, number: int) -> dict[str, int]:
    return total(run, "--period", f"2026-Q{number}")


def test_the_json_names_the_period(fokusmanad: Run) -> None:
    """`month` is null unless it is a month."""
    send("a", "2026-V47", rows=1, label="Period")
    found = json.loads(fokusmanad("summarize", ".", "--format", "json").out)
    assert (found["month"], found["period"]) == (None, "2026-W47")
    send("a", "mars 2026", rows=1)
    found = json.loads(fokusmanad("summarize", ".", "--format", "json").out)
    assert (found["month"], found["period"]) == ("2026-03", "2026-03")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("v. 47 2026", "vecka 47 2026"),
        ("kvartal 4 2026", "fjärde kvartalet 2026"),
        ("2026-11-16–2026-12-06", "16 november–6 december 2026"),
    ],
)
def test_validate_names_the_period_in_words(fokusmanad: Run, written: str, words: str) -> None:
    send("a", written, rows=1, label="Period")
    assert f"Åre, {words}" in fokusmanad("validate", "a.xlsx").out


def test_a_form_outside_the_period_is_refused(fokusmanad: Run) -> None:
    """FM206 is for a form whose period is not within the counted one."""
    send("januari", "2026-01", rows=2)
    send("april", "2026-04", rows=2)
    send("vecka", "2026-V14", rows=2, label="Period")
    ran = fokusmanad("validate", ".", "--period", "2026-Q1", "--format", "json")
    codes = {file["file"]: [problem["code"] for problem in file["problems"]] for file in json.loads(ran.out)["files"]}
    assert codes == {"april.xlsx": ["FM206"], "januari.xlsx": [], "vecka.xlsx": ["FM206"]}


def test_overlapping_periods_of_one_kommun_are_not_counted_twice(fokusmanad: Run) -> None:
    """March and the first quarter of a kommun are FM502; another part, or another kommun, is no duplicate."""
    send("mars", "2026-03", rows=2)
    send("kvartalet", "2026-Q1", rows=3, label="Period")
    send("april", "2026-04", rows=4)
    send("Berg", "2026-03", rows=5, kommun="Berg")
    found = json.loads(fokusmanad("summarize", ".", "--period", "2026", "--format", "json").out)
    refused = {each["file"]: each["codes"] for each in found["coverage"]["refused"]}
    assert refused == {"mars.xlsx": ["FM502"], "kvartalet.xlsx": ["FM502"]}
    assert found["total"]["files"] == 2


def test_a_form_copied_into_the_next_month_is_found(fokusmanad: Run) -> None:
    """Rows that are repeated in two months of a quarter are FM503, if they are many and differ from each other."""
    rows = "\n".join(
        f"{number} | {unit} | {sex} | Ja | | Nej |"
        for number, (unit, sex) in enumerate(
            (unit, sex) for unit in ("Mottagning", "Barn och unga", "Familjerätt") for sex in ("Man", "Kvinna") * 2
        )
    )
    for month in ("2026-01", "2026-02"):
        save(book(rows, head={"Fokusmånad": month}), Path(f"{month}.xlsx"))
    found = json.loads(fokusmanad("summarize", ".", "--period", "2026-Q1", "--format", "json").out)
    assert [each["codes"] for each in found["coverage"]["refused"]] == [["FM503"], ["FM503"]]


def test_the_months_that_a_kommun_has_not_sent_are_named(fokusmanad: Run) -> None:
    send("januari", "2026-01", rows=2)
    send("mars", "2026-03", rows=2)
    out = " ".join(fokusmanad("summarize", ".", "--period", "2026-Q1").out.split())
    assert "Månader Åre: januari 2026 och mars 2026 har kommit, februari 2026 saknas." in out


def test_a_campaign_of_a_week_makes_forms_that_are_clean(fokusmanad: Run) -> None:
    """The head of a form from `init` says Period, its file name has the week, and its nil return has no problem."""
    assert fokusmanad("init", "ny", "--lan", "Jämtlands län", "--period", "vecka 47 2026").status == 0
    text = Path("ny/fokusmanad.toml").read_text(encoding="utf-8")
    assert 'period = "2026-W47"' in text
    form = Path("ny/formular/fokusmanad-2026-w47-are.xlsx")
    found = json.loads(fokusmanad("validate", form, "--format", "json").out)["files"][0]
    assert (found["kommun"], [problem["code"] for problem in found["problems"]]) == ("Åre", ["FM407"])


def test_a_campaign_file_has_one_period(fokusmanad: Run) -> None:
    """`month` is accepted too; a `month` and a `period` that differ are a fault."""
    send("a", "2026-03", rows=1)
    Path("fokusmanad.toml").write_text('month = "2026-03"\nperiod = "2026-Q1"\n', encoding="utf-8")
    ran = fokusmanad("summarize", ".")
    assert (ran.status, ran.out) == (2, "")
    assert "Både month och period" in ran.err


def test_two_quarters_are_compared(fokusmanad: Run) -> None:
    """They are in order of time: a quarter comes before December of the same year."""
    send("q1", "2026-Q1", rows=30, label="Period")
    send("dec", "2026-12", rows=40)
    ran = fokusmanad("compare", "q1.xlsx", "dec.xlsx", "--format", "json")
    assert (ran.status, json.loads(ran.out)["earlier"]) == (0, "2026-Q1")
    assert "Jämförelse: första kvartalet 2026 och december 2026" in fokusmanad("compare", "q1.xlsx", "dec.xlsx").out
    assert fokusmanad("compare", "dec.xlsx", "q1.xlsx").status == 2
