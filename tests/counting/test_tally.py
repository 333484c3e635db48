"""The arithmetic of the tallies holds for any rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.counting.tally import Tally, tally, total
from fokusmanad.form.layout import ANSWER_KEYS, REASONS, UNITS, WHEN_KEYS
from fokusmanad.form.model import Asked, Form, Head, NotAsked, Row, counts_of
from fokusmanad.form.period import Period
from fokusmanad.suppression.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

UNIT_KEYS = [answer.key for answer in UNITS]
REASON_KEYS = [*(answer.key for answer in REASONS), "not_stated"]

# Some rows come from a form without the column Tolk.
person = {
    "unit": st.sampled_from([*UNIT_KEYS, "not_stated"]),
    "sex": st.sampled_from(["woman", "man", "other", "not_stated"]),
    "attributes": st.just(()) | st.tuples(st.tuples(st.just("children"), st.sampled_from(["yes", "no", "not_stated"]))),
}
saying_yes = st.builds(Asked, **person, answer=st.just("yes"), when=st.sampled_from(WHEN_KEYS))
saying_else = st.builds(Asked, **person, answer=st.sampled_from(ANSWER_KEYS[1:]), when=st.none())
not_asked = st.builds(NotAsked, **person, reason=st.sampled_from(REASON_KEYS))
rows = st.dictionaries(saying_yes | saying_else | not_asked, st.integers(1, 50), max_size=20)
heads = st.builds(
    Head,
    version=st.just("1"),
    kommun=st.just("Åre"),
    kommunkod=st.just("2321"),
    period=st.just(Period("2026-03")),
    part=st.none(),
    care_assessors=st.none(),
    staff=st.none(),
    visitors=st.none() | st.integers(0, 500),
    nil=st.booleans(),
)
forms = st.builds(Form, head=heads, rows=rows, left_out=st.integers(0, 20))
BY = ("unit", "sex", "interpreter_used")


@given(forms)
def test_every_row_is_counted_once_or_left_out(form: Form) -> None:
    """received = counted + left out, and eligible = asked + not asked; each is the sum of its parts."""
    found = tally(form, BY)
    counts = found.counts
    assert found.rows == form.received == form.counted + form.left_out == counts.eligible + found.left_out
    assert counts.eligible == counts.asked + counts.not_asked
    assert counts.asked == sum(counts.answers[key] for key in ANSWER_KEYS)
    assert counts.not_asked == sum(counts.reasons[key] for key in REASON_KEYS)
    assert counts.when.total() == counts.answers["yes"]


@given(forms)
def test_groups_add_up_to_the_whole(form: Form) -> None:
    """It holds for each attribute, also one that the form lacks."""
    found = tally(form, BY)
    assert set(found.by) == set(BY)
    for by_group in found.by.values():
        assert sum(by_group.values(), start=Counts()) == found.counts
    if form.rows:
        assert found.by["interpreter_used"] == {"not_stated": found.counts}


@given(st.lists(forms, max_size=5))
def test_the_tally_of_a_union_is_the_sum_of_tallies(some: Sequence[Form]) -> None:
    """Counting all rows together or form by form gives the same, also by group."""
    added = total(tally(form, BY) for form in some)
    together: dict[Row, int] = {}
    for form in some:
        for row, times in form.rows.items():
            together[row] = together.get(row, 0) + times
    assert added.counts == counts_of(together.items())
    assert added.rows == sum(form.received for form in some)
    assert added.left_out == sum(form.left_out for form in some)
    assert added.files == len(some)


@given(st.lists(forms, max_size=4).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_forms_does_not_matter(both: tuple[list[Form], list[Form]]) -> None:
    """The names and the order of the forms make no difference."""
    one, other = both
    assert total(tally(form, BY) for form in one) == total(tally(form, BY) for form in other)


@given(forms, forms, forms)
def test_adding_is_associative_and_has_a_zero(one: Form, two: Form, three: Form) -> None:
    """Parts of a kommun may be added in any order."""
    a, b, c = (tally(form, BY) for form in (one, two, three))
    assert (a + b) + c == a + (b + c)
    assert a + Tally() == Tally() + a == a


def test_visitors_are_known_only_where_all_say() -> None:
    """One form without the number makes the sum unknown; a nil return counts as 0."""
    head = Head(version="1", kommun="Åre", kommunkod="2321", period="2026-03")

    def visitors(*heads: Head) -> int | None:
        return total(tally(Form(head=each, rows={}, left_out=0), ()) for each in heads).visitors

    told, silent, nil = head.model_copy(update={"visitors": 7}), head, head.model_copy(update={"nil": True})
    assert visitors(told, told) == 14
    assert visitors(told, silent) is None
    assert visitors(told, nil) == 7
    assert visitors(nil) == visitors() == 0
