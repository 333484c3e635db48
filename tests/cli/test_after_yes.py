"""What followed after a yes, the groups of reasons and the target, compared with counts made by hand."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.counting.target import lacking, most_common_to_act_on
from fokusmanad.form.layout import Layout
from fokusmanad.suppression.counts import Counts
from tests.helpers.workbooks import COLUMNS, book, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

YES = "Mottagning | Kvinna | Ja | | Ja | Tidigare"
FOLLOWED = f"""\
1 | {YES} | Ja | Nej | Tackade ja
2 | {YES} | Nej | Ja | Tackade nej
3 | {YES} | Ja | | Har redan stöd
4 | Mottagning | Man | Ja | | Nej | | | |
5 | Mottagning | Man | Nej | Våldet redan känt | | | | |
6 | Mottagning | Man | Nej | Partner med | | | | |
7 | Mottagning | Man | Nej | Telefon eller video | | | | |
8 | Mottagning | Man | Nej | Skjuts upp | | | | |"""


@pytest.fixture
def summary(fokusmanad: Run, tmp_path: Path) -> Run:
    """Return the summary of Åre, whose form has three columns after a yes, and Berg, whose form has none."""
    save(book(FOLLOWED, f"{COLUMNS} | Fysiskt våld | Rädd | Stöd"), tmp_path / "Åre.xlsx")
    save(book(f"1 | {YES}\n2 | {YES}", head={"Kommun": "Berg"}), tmp_path / "Berg.xlsx")
    return fokusmanad


def test_a_form_without_a_column_has_its_yes_as_not_stated(summary: Run) -> None:
    """Each column adds up to all who said yes, in the total, in each kommun and in each group."""
    found = json.loads(summary("summarize", ".", "--format", "json").out)
    assert found["total"]["after_yes"] == {
        "physical": {"yes": 2, "no": 1, "not_stated": 2},
        "afraid": {"yes": 1, "no": 1, "not_stated": 3},
        "support": {"accepted": 1, "declined": 1, "has_support": 1, "not_stated": 2},
    }
    berg, are = found["kommuner"]
    assert berg["after_yes"]["support"] == {"accepted": 0, "declined": 0, "has_support": 0, "not_stated": 2}
    assert are["after_yes"]["afraid"] == {"yes": 1, "no": 1, "not_stated": 1}
    woman, *others = found["by"]["sex"]
    assert woman["after_yes"] == found["total"]["after_yes"]
    assert {sum(answers.values()) for group in others for answers in group["after_yes"].values()} == {0}


def test_the_groups_of_reasons_say_who_can_act(summary: Run) -> None:
    """Each reason is in one group, and those who need not be asked are left out of a second share."""
    ran = summary("summarize", ".")
    found = json.loads(summary("summarize", ".", "--format", "json").out)
    assert found["total"]["reason_groups"] == {
        "company": 2, "routine": 1, "judgement": 0, "not_applicable": 1, "other": 0, "not_stated": 0
    }  # fmt: skip
    text = " ".join(ran.out.replace("\u00a0", " ").split())
    assert "1 behövde inte frågas. Av de 9 som frågan gällde fick 67 % den." in text
    assert "Av 5 som svarade ja:" in text
    assert "Stöd 1 1 1 2" in text
    assert "5 svarade ja (1 nej) → 1 tackade ja till stöd (4 gjorde det inte)" in text


@pytest.mark.parametrize("named", ["Stöd", "support", "Fysiskt våld", "children_witnessed"])
def test_what_followed_a_yes_splits_nothing(summary: Run, named: str) -> None:
    """A share of yes among those who said yes means nothing; the message gives this reason."""
    ran = summary("summarize", ".", "--by", named)
    assert (ran.status, ran.out) == (2, "")
    assert "fylls bara i för dem som svarade ja" in ran.err


def test_a_summary_with_what_followed_is_read_back(summary: Run) -> None:
    """The counts are the same after saving, and in a comparison."""
    summary("summarize", ".", "-o", "sparad.json")
    save(book(FOLLOWED, f"{COLUMNS} | Fysiskt våld | Rädd | Stöd", head={"Fokusmånad": "2026-10"}), Path("okt.xlsx"))
    found = json.loads(summary("compare", "sparad.json", "okt.xlsx", "--format", "json").out)
    assert found["all"]["earlier"]["after_yes"]["support"] == {
        "accepted": 1, "declined": 1, "has_support": 1, "not_stated": 2
    }  # fmt: skip
    assert found["like_for_like"]["later"]["reason_groups"]["company"] == 2


def test_the_reasons_are_shown_by_kommun_and_by_unit(summary: Run) -> None:
    """The tables have the groups of reasons, since sixteen reasons do not fit a screen."""
    out = summary("summarize", ".", "--by", "kommun", "--by", "unit").out
    by_kommun, by_unit = out.split("Varför frågan inte ställdes – ")[1:]
    assert "Åre" in by_kommun
    assert by_kommun.startswith("Kommun")
    assert by_unit.startswith("Enhet")
    assert "Mottagning" in by_unit


def test_the_target_is_told_in_persons(fokusmanad: Run, tmp_path: Path) -> None:
    """The number is given in all and for each kommun, with the commonest reason that a workplace can act on."""
    save(book(FOLLOWED, f"{COLUMNS} | Fysiskt våld | Rädd | Stöd"), tmp_path / "Åre.xlsx")
    (tmp_path / "fokusmanad.toml").write_text('month = "2026-03"\ntarget = 90\n', encoding="utf-8")
    text = " ".join(fokusmanad("summarize", ".").out.replace("\u00a0", " ").split())
    assert "Målet är att 90 procent ska få frågan. För att nå det hade 4 fler behövt få den." in text
    assert "Per kommun: Åre 4. Per enhet: Mottagning 4." in text
    assert "Vanligaste orsaken som går att påverka: Partner med (1)." in text
    save(
        book(FOLLOWED, f"{COLUMNS} | Fysiskt våld | Rädd | Stöd", head={"Fokusmånad": "2025-03"}),
        tmp_path / "2025.xlsx",
    )
    compared = fokusmanad("compare", "2025.xlsx", "Åre.xlsx").out.replace("\u00a0", " ")
    assert "För att nå det hade 4 fler behövt få den." in " ".join(compared.split())


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 100))
def test_what_lacks_is_the_least_that_reaches_the_target(asked: int, not_asked: int, target: int) -> None:
    counts = Counts(Counter(no=asked), reasons=Counter(no_time=not_asked))
    lacks = lacking(counts.asked, counts.eligible, target)
    reached = [100 * (asked + more) >= target * counts.eligible for more in range(not_asked + 1)]
    assert lacks == reached.index(True)


def test_nobody_can_act_on_what_need_not_be_asked() -> None:
    groups = Layout().reason_groups
    assert most_common_to_act_on(Counts(reasons=Counter(already_known=9, other=8, unsure=1)), groups) == "unsure"
    assert most_common_to_act_on(Counts(reasons=Counter(already_known=9, not_stated=3)), groups) is None


@st.composite
def _counts(draw: st.DrawFn) -> Counts:
    """Return the counts of a form with some columns after a yes, each of which adds up to the yes."""
    yes = draw(st.integers(0, 20))
    columns = draw(st.sets(st.sampled_from(("physical", "afraid", "support"))))
    after = {}
    for column in sorted(columns):
        part = draw(st.integers(0, yes))
        after[column] = Counter({"yes": part, "not_stated": yes - part})
    return Counts(Counter(yes=yes, no=draw(st.integers(0, 20))), Counter(earlier=yes), after_yes=after)


@given(st.lists(_counts(), min_size=3, max_size=3))
def test_sums_do_not_depend_on_the_order_and_always_add_up(parts: list[Counts]) -> None:
    one, two, three = parts
    total = one + two + three
    assert total == three + (two + one) == (one + three) + two
    assert all(split.total() == total.answers["yes"] for split in total.after_yes.values())


def test_compare_shows_what_followed_a_yes_both_times(summary: Run, tmp_path: Path) -> None:
    """Each kind of violence and each answer on support is a share of those who said yes; "not there" is the rest."""
    (tmp_path / "earlier").mkdir()
    # Twenty said yes, the fewest that give a share.
    rows = "\n".join(f"{number} | {YES} | Ja | Nej | Tackade ja" for number in range(20))
    head = {"Fokusmånad": "2025-03"}
    save(book(rows, f"{COLUMNS} | Fysiskt våld | Rädd | Stöd", head=head), tmp_path / "earlier" / "Åre.xlsx")
    out = summary("compare", "earlier", ".").out
    assert re.search(r"^Fysiskt våld +20 +100\s% +2 +– +–$", out, re.MULTILINE)
    assert re.search(r"^Stöd: Har redan stöd +0 +0\s% +1 +– +–$", out, re.MULTILINE)
