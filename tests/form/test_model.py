"""The models refuse contradictory values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from fokusmanad.form.model import ROW_GATE, Asked, Form, Head, NotAsked, Row
from fokusmanad.form.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = Head(version="1", kommun="Åre", kommunkod="2321", period=Period("2026-03"))
SOMEBODY: dict[str, Any] = {"unit": "intake", "sex": "woman"}


def errors_of(build: Callable[[], object]) -> list[tuple[str, str]]:
    """Return the type and the place of each error, from which the checks make problems."""
    with pytest.raises(ValidationError) as raised:
        build()
    return [(error["type"], str(error["loc"][-1])) for error in raised.value.errors()]


@pytest.mark.parametrize("answer", ["no", "declined", "not_stated"])
@pytest.mark.parametrize("when", ["last_year", "not_stated"])
def test_only_a_yes_has_a_when(answer: Any, when: Any) -> None:
    assert Asked(**SOMEBODY, answer=answer).when is None
    assert errors_of(lambda: Asked(**SOMEBODY, answer=answer, when=when)) == [("not_after_yes", "when")]


def test_a_yes_always_has_a_when() -> None:
    """It is not stated if nothing is given."""
    assert Asked(**SOMEBODY, answer="yes").when == "not_stated"
    assert Asked(**SOMEBODY, answer="yes", when="both").when == "both"


@pytest.mark.parametrize(
    ("head", "error"),
    [
        ({"version": "7"}, ("version", "version")),
        ({"kommun": "Ankeborg", "kommunkod": ""}, ("kommun", "kommun")),
        ({"kommunkod": "9999"}, ("kommunkod", "kommunkod")),
        ({"kommunkod": "2326"}, ("kommunkod_of_another", "kommunkod")),
        ({"period": "våren"}, ("period", "period")),
        ({"period": 202603}, ("period", "period")),
        ({"visitors": "-1"}, ("whole_number", "visitors")),
        ({"visitors": -1}, ("greater_than_equal", "visitors")),
        ({"staff": "tolv"}, ("whole_number", "staff")),
        ({"nil": "kanske"}, ("yes_or_no", "nil")),
        ({"contact": "Anna"}, ("extra_forbidden", "contact")),
    ],
)
def test_a_head_that_cannot_be_is_refused(head: dict[str, object], error: tuple[str, str]) -> None:
    """Each wrong value has its own error, and the contact person is not kept."""
    assert errors_of(lambda: Head.model_validate(HEAD.model_dump() | head)) == [error]


def test_the_code_follows_from_the_kommun() -> None:
    """The code may be missing, or have lost its zero."""
    assert Head(version="1", kommun="Östersunds kommun", period="mars 2026") == Head(
        version="1.0", kommun="Östersund", kommunkod="2380", period="2026-03"
    )
    assert Head(version="1", kommun="Håbo", kommunkod="305.0", period="2026-03").kommunkod == "0305"


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ({"asked": "no", "reason": "no_time", "answer": "no"}, [("extra_forbidden", "answer")]),
        ({"asked": "no"}, [("missing", "reason")]),
        ({"asked": "yes", "answer": "no", "reason": "no_time"}, [("extra_forbidden", "reason")]),
        ({"asked": "yes"}, [("missing", "answer")]),
        ({"asked": "yes", "answer": "maybe"}, [("literal_error", "answer")]),
        ({"asked": "yes", "answer": "yes", "name": "Anna"}, [("extra_forbidden", "name")]),
        ({"asked": "not_stated", "answer": "no", "when": "both"}, [("not_after_yes", "when")]),
    ],
)
def test_a_row_is_asked_or_not_asked(said: dict[str, object], errors: list[tuple[str, str]]) -> None:
    """A person not asked with an answer, one asked with a reason, and one without any are refused."""
    assert errors_of(lambda: ROW_GATE.validate_python(SOMEBODY | said)) == errors


def test_a_row_lacks_nothing_but_its_optional_attributes() -> None:
    assert errors_of(lambda: ROW_GATE.validate_python({"asked": "no", "reason": "no_time"})) == [
        ("missing", "unit"),
        ("missing", "sex"),
    ]
    row = NotAsked(**SOMEBODY, reason="no_time", attributes=(("children", "yes"),))
    assert [row.group(key) for key in ("unit", "sex", "children", "age_group")] == [
        "intake",
        "woman",
        "yes",
        "not_stated",
    ]


def test_values_do_not_change() -> None:
    """A checked form cannot change."""
    assert errors_of(lambda: setattr(HEAD, "kommun", "Berg")) == [("frozen_instance", "kommun")]


def test_rows_are_counted_from_nought() -> None:
    for rows, left_out in (({}, -1), ({NotAsked(**SOMEBODY, reason="no_time"): 0}, 0)):
        with pytest.raises(ValueError, match="nought"):
            Form(HEAD, rows, left_out)  # type: ignore[arg-type]  # the key of a Mapping is invariant


def test_received_is_counted_and_left_out() -> None:
    """Equal rows are kept once, with their number."""
    rows: dict[Row, int] = {NotAsked(**SOMEBODY, reason="no_time"): 2, Asked(**SOMEBODY, answer="no"): 3}
    form = Form(head=HEAD, rows=rows, left_out=4)
    assert (form.counted, form.received) == (5, 9)
    assert rows[Asked(**SOMEBODY, answer="no")] == 3
