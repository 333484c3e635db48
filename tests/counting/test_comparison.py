"""Two months compared: the kommuner, the figures and the verdicts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.counting.comparison import Comparison, Difference, Share, Verdict, compare
from fokusmanad.counting.summary import Summary
from fokusmanad.errors import UsageError
from fokusmanad.form.layout import Answer
from fokusmanad.text import Text
from tests.helpers.months import REASONS, kommun, month, tally
from tests.helpers.usage import words_of

EARLIER = month(
    "2025-03",
    Åre=tally(yes=10, no=70, declined=20, no_time=50),
    Östersund=tally(yes=5, no=45),
    Ånge=tally(yes=9),
    Arboga=tally(no_time=1),
)
LATER = month(
    "2026-03", Östersund=tally(), Åre=tally(yes=20, no=80, no_time=20), Älmhult=tally(no=3), Berg=tally(yes=2)
)


def names(comparison: Comparison) -> tuple[list[str], ...]:
    listed = (comparison.both, comparison.only_earlier, comparison.only_later)
    return tuple([kommun.name for kommun in kommuner] for kommuner in listed)


def test_each_kommun_is_in_both_or_in_one() -> None:
    """Kommuner are in Swedish dictionary order, and a nil return (Östersund) took part."""
    assert names(compare(EARLIER, LATER)) == (["Åre", "Östersund"], ["Arboga", "Ånge"], ["Berg", "Älmhult"])


def test_like_for_like_has_those_in_both_alone() -> None:
    """Both sides have the same kommuner; `all` has every kommun that took part."""
    found = compare(EARLIER, LATER)
    assert found.like_for_like.earlier.counts.answers == {"yes": 15, "no": 115, "declined": 20}
    assert found.like_for_like.later.counts.eligible == 120
    assert (found.like_for_like.earlier.files, found.all.earlier.files) == (2, 4)
    assert found.all.later.counts.answers["yes"] == 22


def test_shares_are_of_what_they_should_be() -> None:
    """Asked is of eligible; yes is of asked, including those who declined; a reason is of those not asked."""
    pair = compare(EARLIER, LATER).like_for_like
    assert (pair.asked.earlier, pair.asked.later) == (Share(150, 200), Share(100, 120))
    assert (pair.yes.earlier, pair.yes.later) == (Share(15, 150), Share(20, 100))
    assert (pair.reason("no_time").earlier, pair.reason("forgotten").later) == (Share(50, 50), Share(0, 20))


@pytest.mark.parametrize(
    ("earlier", "later", "verdict"),
    [
        ((546, 900), (667, 936), Verdict.INCREASED),
        ((667, 936), (546, 900), Verdict.DECREASED),
        ((60, 900), (65, 936), Verdict.NO_SURE_DIFFERENCE),
        ((5, 19), (400, 500), Verdict.TOO_FEW),
        ((400, 500), (0, 0), Verdict.TOO_FEW),
        ((10, 40), (14, 40), Verdict.TOO_FEW),
        # The interval is wide, but the direction is certain.
        ((2, 20), (18, 20), Verdict.INCREASED),
        ((0, 100), (0, 100), Verdict.NO_SURE_DIFFERENCE),
        ((0, 20), (0, 20), Verdict.TOO_FEW),
        ((500, 500), (500, 500), Verdict.NO_SURE_DIFFERENCE),
        # The interval begins below a tenth of a percentage point, which cannot be shown.
        ((5000, 10000), (5143, 10000), Verdict.NO_SURE_DIFFERENCE),
    ],
)
def test_a_change_is_told_only_where_chance_does_not_explain_it(
    earlier: tuple[int, int], later: tuple[int, int], verdict: Verdict
) -> None:
    """The verdict is too few, a rise, a fall or no certain difference."""
    assert Difference(Share(*earlier), Share(*later)).verdict is verdict


shares = st.integers(0, 3000).flatmap(lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole)))


@given(shares, shares)
def test_a_verdict_goes_with_its_interval(earlier: Share, later: Share) -> None:
    """A rise has its interval above 0 and a fall below; fewer than twenty persons give no verdict."""
    found = Difference(earlier, later)
    interval = found.interval
    assert (interval is None) is (found.change is None) is (min(earlier.whole, later.whole) < 20)
    if interval is None or found.change is None:
        assert found.verdict is Verdict.TOO_FEW
        return
    assert interval.low <= found.change <= interval.high
    match found.verdict:
        case Verdict.INCREASED:
            assert interval.low > 0
        case Verdict.DECREASED:
            assert interval.high < 0
        case Verdict.TOO_FEW:
            assert interval.width > 0.2
        case Verdict.NO_SURE_DIFFERENCE:
            assert interval.low < 0.001
            assert interval.high > -0.001


def test_reasons_of_either_month_are_kept() -> None:
    """The later month's reasons come first, in its order; the words of either month are used for both."""
    police, language = Answer("police", Text("Polis med", "Police")), Answer("language", Text("Språk", "Language"))
    nameless = Answer("police", Text("police", "police"))
    found = compare(
        month("2025-03", reasons=(language, *REASONS, police), Åre=tally()),
        month("2026-03", reasons=(*REASONS, nameless), Åre=tally()),
    )
    assert found.reasons == (*REASONS, police, language)


def test_a_kommun_with_other_kinds_of_unit_is_named() -> None:
    """Two months of a kommun differ in kind if care units are in only one; if it is unknown nothing is said."""
    kinds: dict[str, tuple[set[bool], set[bool]]] = {
        "Åre": ({False}, {False, True}),
        "Berg": ({False}, {False}),
        "Krokom": (set(), {True}),
        "Ragunda": ({True}, {False}),
    }
    figures: dict[str, Any] = {name: tally(yes=1) for name in (*kinds, "Umeå")}
    before = month("2025-03", care={name: kind for name, (kind, _) in kinds.items()}, **figures)
    now = month("2026-03", care={name: kind for name, (_, kind) in kinds.items()}, **figures)
    assert compare(before, now).other_units == (kommun("Ragunda"), kommun("Åre"))


@pytest.mark.parametrize(
    ("earlier", "later", "sv", "en"),
    [
        (LATER, LATER, "Båda gäller mars 2026. Ange två olika perioder", "Both are for March 2026."),
        (
            LATER,
            EARLIER,
            "byt plats, så att mars 2025 kommer före mars 2026",
            "so that March 2025 comes before March 2026",
        ),
        (
            EARLIER,
            month("2026-03", Umeå=tally()),
            "Ingen kommun var med både mars 2025 och mars 2026",
            "No kommun took part in both",
        ),
    ],
)
def test_what_cannot_be_compared_is_wrong_use(earlier: Summary, later: Summary, sv: str, en: str) -> None:
    """The same month twice, the later first, or no kommun in common gives a line with the remedy."""
    with pytest.raises(UsageError) as wrong:
        compare(earlier, later)
    assert sv in words_of(wrong.value).sv
    assert en in words_of(wrong.value).en
