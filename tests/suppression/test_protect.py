"""What is published is protected against an attacker who has only the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from fokusmanad.suppression.counts import Counts, MonthCounts, Rules
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import Refusal, protect
from tests.suppression.auditor import Auditor, Name, must_be_hidden, ranges_by_trying
from tests.suppression.months import KINDS, Columns, campaign, columns, page_of, rows, truth

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH = Rules().width
SLOW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def audit(page: Mapping[Name, int | None], exact: Mapping[Name, int]) -> None:
    hidden = must_be_hidden(exact)
    assert all(page[name] is None for name in hidden)
    assert all(value in (None, exact[name]) for name, value in page.items())
    assert Auditor(page).narrow(sorted(hidden), WIDTH) == {}
    for name, value in page.items():
        if name[-1] in ("answers.yes", "answers.no", "answers.declined") and value is not None:
            assert page[(*name[:-1], "asked")] is not None


@pytest.mark.slow
@SLOW
@given(columns())
def test_no_primary_cell_is_derivable_or_narrower_than_the_rule(those: Columns) -> None:
    month = campaign(those, left_out=3)
    published = protect(month)
    if isinstance(published, Published):
        audit(published.cells, truth(month))
    else:
        assert_refusal_is_just(published, month)


def assert_refusal_is_just(refusal: Refusal, month: MonthCounts) -> None:
    """Assert that each named cell is exposed even if all but the county's own sizes is hidden."""
    exact = truth(month)
    hidden = must_be_hidden(exact)
    sizes = [("total", key) for key in ("eligible", "asked", "not_asked")]
    page = {name: value if name in sizes and name not in hidden else None for name, value in exact.items()}
    for each in refusal.exposed:
        own = {name: value for name, value in exact.items() if name[:2] == ("kommun", each.intruder)}
        width = 1 if each.intruder else WIDTH
        assert Auditor(page, knows=own).narrow([each.cell], width)


@pytest.mark.parametrize(("left_out", "shown"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_a_small_number_of_rows_left_out_is_hidden(left_out: int, shown: int | None) -> None:
    """It is a count of persons, and `rows` minus `eligible` would reveal it."""
    asked = ("adults", "woman", "no", "")
    published = protect(campaign({"Åre": [asked] * 40, "Berg": [asked] * 30}, left_out=left_out))
    assert isinstance(published, Published)
    assert published.count("total", "left_out") == shown
    assert (published.count("total", "rows") is None) is (shown is None)
    assert published.count("total", "eligible") == 70


def test_a_refusal_leaves_somebody_to_report_on() -> None:
    """Of two kommuner that reveal each other, leaving out the smaller makes a report possible."""
    asked, not_asked = ("adults", "woman", "declined", ""), ("adults", "woman", "reason", "forgotten")
    columns = {"Åre": [asked] * 20 + [not_asked] * 4, "Berg": [asked] * 3 + [not_asked]}
    refused = protect(campaign(columns))
    assert isinstance(refused, Refusal)
    assert {each.cell[1] for each in refused.exposed if each.cell[0] == "kommun"} == {"Åre", "Berg"}
    assert refused.leave_out == (("kommun", "Berg"),)
    assert isinstance(protect(campaign({"Åre": columns["Åre"]})), Published)


@pytest.mark.slow
@settings(SLOW, max_examples=15)
@given(columns(least=2, most=3))
def test_no_kommun_learns_another_kommuns_hidden_cell(those: Columns) -> None:
    month = campaign(those)
    published = protect(month)
    if isinstance(published, Refusal):
        return
    exact = truth(month)
    for kommun in those:
        own = {name: value for name, value in exact.items() if name[:2] == ("kommun", kommun)}
        others = {name for name in must_be_hidden(exact) if name[0] == "kommun" and name[1] != kommun}
        assert Auditor(published.cells, knows=own).narrow(sorted(others), 1) == {}


@pytest.mark.slow
@settings(SLOW, max_examples=15)
@given(columns(least=2, most=4))
def test_no_kommun_learns_what_the_others_have_in_a_unit(those: Columns) -> None:
    """A kommun can subtract its own part of each unit and sex, so R1 to R3 hold for the rest (R7a)."""
    month = campaign(those)
    published = protect(month)
    if isinstance(published, Refusal):
        return
    for kommun, column in those.items():
        own = truth(campaign({kommun: column}))
        others = {name: count - own[name] for name, count in truth(month).items() if name[0] in ("unit", "sex")}
        auditor = Auditor(
            published.cells,
            knows={("kommun", kommun, name[-1]): own[name] for name in own if name[:2] == ("kommun", kommun)},
            least={name: own[name] for name in others},
        )
        assert auditor.narrow(sorted(must_be_hidden(others)), 1) == {}


def test_two_kommuner_with_a_unit_of_their_own_do_not_learn_of_each_other() -> None:
    """Only two have care assessors, as in Jämtland, and neither may subtract its own rows from the unit's."""
    asked, yes = ("elderly", "woman", "no", ""), ("elderly", "woman", "yes", "earlier")
    month = campaign(
        {
            "Berg": [*rows(60, "usual", 1), *[asked] * 40],
            "Åre": [*rows(60, "usual", 2), asked, yes, yes],
            "Krokom": rows(90, "usual", 3),
        },
        units=("adults", "intake", "elderly", "not_stated"),
    )
    assert month.by["unit"]["elderly"].asked == 43
    assert page_of(month).count("unit", "elderly", "asked") is None


def test_as_many_dots_as_persons_are_not_one_each() -> None:
    """Five not asked for five different reasons: five dots would mean one each, so a 0 is hidden too (R2a)."""
    reasons = Counter(dict.fromkeys("abcdefgh", 0) | dict.fromkeys("abcde", 1))
    counts = Counts(Counter(yes=12, no=40, declined=8, not_stated=0), reasons=reasons)
    published = page_of(MonthCounts("2026-03", {"Berg": counts}, counts))
    dots = [key for key in reasons if published.count("total", f"reasons.{key}") is None]
    assert set("abcde") < set(dots)
    assert published.count("total", "not_asked") == 5


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("size", [0, 4, 9, 30, 150])
def test_one_kommun_alone(kind: str, size: int) -> None:
    month = campaign({"Berg": rows(size, kind, 1)})
    published = page_of(month)
    audit(published.cells, truth(month))


def test_nobody_asked_is_shown_as_nobody() -> None:
    published = page_of(campaign({"Berg": rows(40, "nobody asked", 1), "Åre": rows(60, "nobody asked", 2)}))
    assert published.count("total", "asked") == 0
    assert published.count("total", "answers.yes") == 0


def test_a_kommun_that_met_nobody_hides_nothing() -> None:
    """The report names it, so its zeros are shown and known to the reader, and small counts are still protected."""
    small = {name: rows(9, "few asked", seed) for seed, name in enumerate(("Berg", "Åre", "Krokom"))}
    month = campaign({**small, "Ragunda": rows(200, "usual", 9), "Östersund": []})
    published = page_of(month)
    assert set(published.group("kommun", "Östersund").values()) == {0}
    audit(published.cells, truth(month))


def test_who_met_somebody_met_one_at_least() -> None:
    """A kommun not named as having met nobody has met at least one: of 1, 1 and 2 each would be revealed."""
    few = {"Berg": rows(1, "all asked", 1), "Åre": rows(1, "all asked", 2), "Krokom": rows(2, "all asked", 3)}
    month = campaign({**few, "Östersund": rows(80, "all asked", 4)})
    published = page_of(month)
    small = [("kommun", name, "eligible") for name in few]
    auditor = Auditor(
        published.cells, least=dict.fromkeys((("kommun", name, "eligible") for name in month.kommuner), 1)
    )
    assert auditor.narrow(small, WIDTH) == {}


def test_all_yes_is_hidden_though_every_count_is_large() -> None:
    """If all who were asked said yes, each is revealed: the zeros are hidden, and the counts that give them."""
    published = page_of(
        campaign({"Berg": rows(50, "all yes", 1), "Åre": rows(200, "usual", 2), "Krokom": rows(150, "usual", 3)})
    )
    assert published.count("kommun", "Berg", "answers.yes") is None


@pytest.mark.parametrize("small", range(5))
def test_as_many_kommuner_show_their_yes_as_can(small: int) -> None:
    """The total's yes is shown, so one or two that must be hidden need others: whoever knows its own would subtract."""
    large = {f"Stor {n}": rows(250 + 40 * n, "usual", n) for n in range(8 - small)}
    published = page_of(campaign({**large, **{f"Liten {n}": rows(25, "usual", n) for n in range(small)}}))
    shown = sum(published.count("kommun", name, "answers.yes") is not None for name in large)
    assert published.count("total", "answers.yes") is not None
    assert shown == len(large) - (max(0, 3 - small) if small else 0)


def test_in_small_groups_the_zeros_of_answers_are_hidden_too() -> None:
    published = page_of(
        campaign({"Berg": rows(8, "all asked", 4), "Åre": rows(200, "usual", 2), "Krokom": rows(150, "usual", 3)})
    )
    answers = ("answers.yes", "answers.no", "answers.declined")
    assert [published.count("kommun", "Berg", key) for key in answers] == [None, None, None]


def test_tiny_tables_hold_when_every_table_that_fits_is_tried() -> None:
    """For the answers of two groups all tables are tried, without a solver."""
    month = campaign({"Berg": rows(14, "usual", 3)})
    published = page_of(month)
    page = {name: value for name, value in published.cells.items() if name[0] == "kommun"}
    hidden = must_be_hidden({name: value for name, value in truth(month).items() if name in page})
    ranges = ranges_by_trying(page, 14)
    assert hidden
    assert all(ranges[name][1] - ranges[name][0] >= WIDTH for name in hidden)


def test_trying_and_solving_agree() -> None:
    """The attacker with a solver and the one who tries every table get the same ranges."""
    month = campaign({"Berg": rows(14, "usual", 3)})
    page = {name: value for name, value in page_of(month).cells.items() if name[0] == "kommun"}
    auditor = Auditor(page)
    bounded = {name: both for name in ranges_by_trying(page, 14) if (both := auditor.range(name))[1] <= 14}
    assert bounded
    assert bounded.items() <= ranges_by_trying(page, 14).items()


def test_the_same_counts_give_the_same_page() -> None:
    month = campaign({name: rows(80, "usual", seed) for seed, name in enumerate(("Berg", "Åre", "Krokom"))})
    assert list(page_of(month).cells.items()) == list(page_of(month).cells.items())


def test_counts_that_contradict_each_other_are_a_fault() -> None:
    month = campaign({"Berg": rows(30, "usual", 1)})
    other = campaign({"Berg": rows(31, "usual", 1)})
    with pytest.raises(ValueError, match="do not add up"):
        protect(replace(month, kommuner=other.kommuner))


def test_a_threshold_below_three_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        Rules(k=2)


@pytest.mark.parametrize("k", [3, 4, 10])
def test_other_thresholds_hold_too(k: int) -> None:
    rules = Rules(k=k, least_asked=max(10, k))
    month = campaign({name: rows(90, "usual", seed) for seed, name in enumerate(("Berg", "Åre", "Krokom"))})
    published = protect(month, rules)
    assert isinstance(published, Published)
    hidden = must_be_hidden(truth(month), k)
    assert Auditor(published.cells).narrow(sorted(hidden), k - 2) == {}
