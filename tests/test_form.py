"""What must be impossible to say cannot be built."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from fokusmanad.form import Asked, Form, Head, NotAsked, Row

HEAD = Head(kommun="Åre", kommunkod="2321", month="2026-03")


@pytest.mark.parametrize("answer", ["yes", "no", "declined", "not_stated"])
@pytest.mark.parametrize("when", [None, "last_year", "not_stated"])
def test_only_a_yes_has_a_when(answer: Any, when: Any) -> None:
    """A yes always says when, if only that it is not stated; nothing else does."""
    if (answer == "yes") is (when is not None):
        assert Asked(groups=(), answer=answer, when=when).when == when
    else:
        with pytest.raises(ValidationError):
            Asked(groups=(), answer=answer, when=when)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Asked.model_validate({"groups": (), "answer": "no", "reason": "no_time"}),
        lambda: NotAsked.model_validate({"groups": (), "reason": "no_time", "answer": "no"}),
        lambda: NotAsked.model_validate({"groups": ()}),
        lambda: Asked.model_validate({"groups": (), "answer": "maybe"}),
        lambda: Head(kommun="Åre", kommunkod="321", month="2026-03"),
        lambda: Head(kommun="Åre", kommunkod="2321", month="mars"),
        lambda: Head(kommun="Åre", kommunkod="2321", month="2026-03", visitors=-1),
        lambda: Form(head=HEAD, rows={}, left_out=-1),
    ],
)
def test_what_contradicts_itself_cannot_be_built(build: Any) -> None:
    """Not asked with an answer, asked with a reason, a code of three digits: each is refused by its type."""
    with pytest.raises(ValidationError):
        build()


def test_values_do_not_change() -> None:
    """A form that was checked stays as it was checked."""
    with pytest.raises(ValidationError):
        HEAD.kommun = "Berg"  # type: ignore[misc]  # what it must refuse


def test_received_is_counted_and_left_out() -> None:
    """Equal rows are kept once with their number."""
    rows: dict[Row, int] = {NotAsked(groups=(), reason="no_time"): 2, Asked(groups=(), answer="no"): 3}
    form = Form(head=HEAD, rows=rows, left_out=4)
    assert (form.counted, form.received) == (5, 9)
