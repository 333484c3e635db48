"""Reprints, further totals and late forms: published figures stay, and prints together reveal nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fokusmanad.suppression.counts import Counts, MonthCounts, Rules, Subtotal
from fokusmanad.suppression.ledger import Ledger
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import Refusal, protect
from tests.suppression.auditor import Auditor, must_be_hidden
from tests.suppression.months import Columns, campaign, columns, counts, page_of, rows, truth

pytestmark = pytest.mark.slow

WIDTH = Rules().width
SLOW = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def five() -> Columns:
    names = ("Berg", "Åre", "Krokom", "Ragunda", "Östersund")
    return {name: rows(40 + 30 * number, "usual", number) for number, name in enumerate(names)}


def ledger(*prints: Published) -> Ledger:
    book = Ledger("2026-03", Rules())
    for each in prints:
        book = book.with_release(each)
    return book


@SLOW
@given(columns(least=2))
def test_a_reprint_is_the_same_page(those: Columns) -> None:
    first = protect(campaign(those))
    if isinstance(first, Published):
        again = protect(campaign(those), ledger=ledger(first))
        assert isinstance(again, Published)
        assert dict(again.cells) == dict(first.cells)
        assert ledger(first).with_release(again) == ledger(first)


def test_a_kommuns_report_is_a_part_of_the_same_page() -> None:
    """There is one Published for a month, and a kommun's report takes its column from it."""
    published = page_of(campaign(five()))
    column = published.group("kommun", "Berg")
    assert {("kommun", "Berg", key): value for key, value in column.items()}.items() <= published.cells.items()


@pytest.mark.parametrize("kommuner", [("Berg", "Åre"), ("Berg", "Åre", "Krokom", "Ragunda"), ("Östersund",)])
@pytest.mark.parametrize("later", [False, True], ids=["in the first print", "in a second print"])
def test_like_for_like_totals(kommuner: tuple[str, ...], later: bool) -> None:
    """A total of the kommuner of both years reveals nothing of the others."""
    those = five()
    month = campaign(those)
    both = Subtotal("both", {name: month.kommuner[name] for name in kommuner})
    wider = replace(month, subtotals=(both,))
    book = ledger(page_of(month)) if later else None
    published = page_of(wider, ledger=book)
    assert isinstance(published, Published)
    exact = truth(wider) | {
        ("subtotal", "both", key): value
        for key, value in counts([row for name in kommuner for row in those[name]]).measures()
    }
    if book:
        assert book.releases[0].cells.items() <= dict(published.cells).items()
    auditor = Auditor(published.cells, subtotals={"both": kommuner})
    assert auditor.narrow(sorted(must_be_hidden(exact)), WIDTH) == {}


def test_a_month_is_printed_without_the_totals_of_an_earlier_print() -> None:
    """A month printed with another can be printed alone and with a third, and the totals hold in all prints."""
    those = five()
    month = campaign(those)
    members = {"2025": ("Berg", "Åre"), "2027": ("Åre", "Krokom", "Ragunda")}
    beside = {
        year: replace(month, subtotals=(Subtotal(year, {name: month.kommuner[name] for name in names}),))
        for year, names in members.items()
    }
    first = page_of(beside["2025"])
    alone = page_of(month, ledger(first))
    third = page_of(beside["2027"], ledger(first, alone))
    assert dict(alone.cells) == {name: count for name, count in first.cells.items() if name[0] != "subtotal"}
    assert alone.cells.items() <= third.cells.items()
    assert set(third.groups("subtotal")) == {"2027"}
    exact = truth(month) | {
        ("subtotal", year, key): value
        for year, names in members.items()
        for key, value in counts([row for name in names for row in those[name]]).measures()
    }
    auditor = Auditor({**first.cells, **third.cells}, subtotals=members)
    assert auditor.narrow(sorted(must_be_hidden(exact)), WIDTH) == {}


def test_what_a_print_told_already_stops_no_later_one() -> None:
    """The first print reveals the 4 forgotten outside Östersund, so a later print with them is not refused."""
    asked, forgot = ("adults", "woman", "no", ""), ("adults", "woman", "reason", "forgotten")
    hurried = ("adults", "woman", "reason", "no_time")
    small = {name: [asked] * 40 + [hurried] * 20 + [forgot] for name in ("Berg", "Åre", "Krokom", "Ragunda")}
    month = campaign({**small, "Östersund": [asked] * 40 + [hurried] * 20 + [forgot] * 30})
    first = page_of(month)
    forgotten = "reasons.forgotten"
    assert (first.count("total", forgotten), first.count("kommun", "Östersund", forgotten)) == (34, 30)
    beside = replace(month, subtotals=(Subtotal("2025", {name: month.kommuner[name] for name in small}),))
    second = page_of(beside, ledger(first))
    assert second.count("subtotal", "2025", forgotten) is None
    assert dict(page_of(beside, ledger(first, second)).cells) == dict(second.cells)


def test_totals_of_an_earlier_print_hold_beside_a_late_form() -> None:
    """The next print may omit the like-for-like total, and keeps what the first hid."""
    month = campaign(five())
    both = Subtotal("2025", {name: month.kommuner[name] for name in ("Berg", "Åre")})
    first = page_of(replace(month, subtotals=(both,)))
    second = page_of(campaign(late(five(), "Östersund", 60, 1)), ledger(first))
    without = {name: count for name, count in first.cells.items() if name[0] != "subtotal"}
    auditor = Auditor(without, second.cells, same=["Berg", "Åre", "Krokom", "Ragunda"])
    assert auditor.narrow(sorted(must_be_hidden(truth(month))), WIDTH, page=0) == {}


def test_like_for_like_with_some_units_hides_the_rest_too() -> None:
    """If a kommun had fewer units one year, total minus like-for-like is the people of those units: protected."""
    those = five()
    month = campaign(those)
    parts = {name: counts([row for row in column if row[0] == "adults"]) for name, column in those.items()}
    published = page_of(replace(month, subtotals=(Subtotal("adults both", parts),)))
    assert isinstance(published, Published)
    beside = truth(campaign({"x": [row for column in those.values() for row in column if row[0] != "adults"]}))
    small = must_be_hidden({name: value for name, value in beside.items() if name[0] == "total"})
    for _, key in small:
        shown = published.cells.get(("total", key)), published.cells.get(("subtotal", "adults both", key))
        assert None in shown


def late(those: Columns, kommun: str, size: int, seed: int) -> Columns:
    return {**those, kommun: [*those.get(kommun, []), *rows(size, "usual", seed)]}


def audit_two(first: Published, second: Published, before: MonthCounts, after: MonthCounts, changed: str) -> None:
    """Compare two prints, knowing which kommun sent the late form."""
    exact, exact_before = truth(after), truth(before)
    for name, value in second.cells.items():
        old = first.cells.get(name)
        assert value in (None, exact[name])
        assert value is None or old is None or abs(value - old) not in range(1, 5)
    same = [name for name in before.kommuner if name != changed]
    auditor = Auditor(first.cells, second.cells, same=same)
    assert auditor.narrow(sorted(must_be_hidden(exact)), WIDTH) == {}
    assert auditor.narrow(sorted(must_be_hidden(exact_before)), WIDTH, page=0) == {}


@SLOW
@given(st.integers(1, 60), st.integers(0, 10**6), st.sampled_from(["Berg", "Östersund", "Åre"]))
def test_a_late_form_gives_nothing_away(size: int, seed: int, kommun: str) -> None:
    before, after = campaign(five()), campaign(late(five(), kommun, size, seed))
    first = page_of(before)
    second = protect(after, ledger=ledger(first))
    if isinstance(second, Published):
        audit_two(first, second, before, after, kommun)


@SLOW
@given(
    st.sampled_from(["Berg", "Östersund", "Åre", "Strömsund"]),
    st.sampled_from([6, 8, 9, 12, 20, 40]),
    st.sampled_from(["usual", "all yes", "many yes"]),
    st.integers(0, 10**6),
)
def test_those_who_came_between_two_prints_are_a_group_too(kommun: str, size: int, kind: str, seed: int) -> None:
    """R1 to R3 hold for the difference in every table: seven women of one unit, all yes, are not revealed (R6a)."""
    before, after = campaign(five()), campaign({**five(), kommun: [*five().get(kommun, []), *rows(size, kind, seed)]})
    first = page_of(before)
    second = protect(after, ledger=ledger(first))
    assume(isinstance(second, Published))
    assert isinstance(second, Published)
    exact_before = truth(before)
    came = {name: count - exact_before[name] for name, count in truth(after).items() if name in exact_before}
    auditor = Auditor(first.cells, second.cells, same=[name for name in before.kommuner if name != kommun])
    for name in must_be_hidden(came):
        assert None in (first.cells[name], second.cells[name]), name
        least, most = auditor.change(name)
        assert least < most, name


@SLOW
@given(
    st.sampled_from(["Berg", "Östersund", "Åre"]),
    st.sampled_from([4, 10, 25]),
    st.sampled_from([7, 15, 40]),
    st.integers(0, 10**6),
)
def test_a_replaced_form_gives_nothing_away(kommun: str, gone: int, came: int, seed: int) -> None:
    """The attacker presumes that "the other kommuner are the same", also if persons left (R6b)."""
    replaced = {**five(), kommun: [*five()[kommun][gone:], *rows(came, "usual", seed)]}
    before, after = campaign(five()), campaign(replaced)
    first = page_of(before)
    second = protect(after, ledger=ledger(first))
    assume(isinstance(second, Published))
    assert isinstance(second, Published)
    same = [name for name in before.kommuner if name != kommun]
    auditor = Auditor(first.cells, second.cells, same=same, is_grown=False)
    assert auditor.narrow(sorted(must_be_hidden(truth(after))), WIDTH) == {}
    assert auditor.narrow(sorted(must_be_hidden(truth(before))), WIDTH, page=0) == {}


@SLOW
@given(st.integers(5, 90), st.integers(0, 10**6))
def test_a_late_kommun_gives_nothing_away(size: int, seed: int) -> None:
    before, after = campaign(five()), campaign(late(five(), "Strömsund", size, seed))
    first = page_of(before)
    second = protect(after, ledger=ledger(first))
    if isinstance(second, Published):
        audit_two(first, second, before, after, "Strömsund")


def test_a_late_form_is_usually_published() -> None:
    """A late form of ordinary size can be published."""
    first = page_of(campaign(five()))
    second = page_of(campaign(late(five(), "Östersund", 60, 1)), ledger=ledger(first))
    assert isinstance(second, Published)
    assert second.count("total", "asked") is not None


def test_a_withdrawn_form_can_be_published_again() -> None:
    first = page_of(campaign(five()))
    fewer = {name: column for name, column in five().items() if name != "Ragunda"}
    second = page_of(campaign(fewer), ledger=ledger(first))
    assert isinstance(second, Published)


def test_a_reprint_after_a_late_form_is_the_same_page() -> None:
    first = page_of(campaign(five()))
    month = campaign(late(five(), "Östersund", 60, 1))
    second = page_of(month, ledger=ledger(first))
    third = page_of(month, ledger=ledger(first, second))
    assert dict(third.cells) == dict(second.cells)


def test_a_table_that_was_printed_must_be_given_again() -> None:
    """A printed table that is missing cannot be certified with the new print: refused, with its name."""
    month = campaign(five())
    first = page_of(month)
    refusal = protect(replace(month, by={"unit": month.by["unit"]}), ledger=ledger(first))
    assert isinstance(refusal, Refusal)
    assert ("sex", "woman") in refusal.missing


def test_a_reason_stays_in_its_group() -> None:
    """Two groupings could be subtracted from each other, so the reason that moved is named."""
    month = campaign(five())
    first = page_of(month)
    groups = {**month.reason_groups, "forgotten": "not_stated"}

    def moved(counts: Counts) -> Counts:
        return replace(counts, reason_groups=counts.listed(groups, {}).reason_groups)

    kommuner = {name: moved(each) for name, each in month.kommuner.items()}
    by = {kind: {key: moved(each) for key, each in those.items()} for kind, those in month.by.items()}
    later = replace(month, kommuner=kommuner, by=by, total=moved(month.total), reason_groups=groups)
    assert protect(later, ledger=ledger(first)) == Refusal(missing=(("reason", "forgotten"),))


def test_a_ledger_of_other_rules_is_a_fault() -> None:
    with pytest.raises(ValueError, match="another month or other rules"):
        protect(campaign(five()), Rules(k=3), Ledger("2026-03", Rules()))


def test_three_prints_side_by_side() -> None:
    """A late form and then a late kommun: the three prints together reveal nothing, not even of the first."""
    months = [campaign(five())]
    months.append(campaign(late(five(), "Östersund", 60, 1)))
    months.append(campaign(late(late(five(), "Östersund", 60, 1), "Strömsund", 80, 2)))
    prints: list[Published] = []
    for month in months:
        prints.append(page_of(month, ledger(*prints)))
    auditor = Auditor(*(each.cells for each in prints), same=["Berg", "Åre", "Krokom", "Ragunda"])
    for number, month in enumerate(months):
        assert auditor.narrow(sorted(must_be_hidden(truth(month))), WIDTH, page=number) == {}
