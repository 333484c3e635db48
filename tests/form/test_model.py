"""What must be impossible to say cannot be built."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Any

import pytest

from fokusmanad.form.model import Asked, Form, Head, NotAsked, Row

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = Head(kommun="Åre", kommunkod="2321", month="2026-03")


@pytest.mark.parametrize("answer", ["yes", "no", "declined", "not_stated"])
@pytest.mark.parametrize("when", [None, "last_year", "not_stated"])
def test_only_a_yes_has_a_when(answer: Any, when: Any) -> None:
    """A yes always says when, if only that it is not stated; nothing else does."""
    if (answer == "yes") is (when is not None):
        assert Asked(groups=(), answer=answer, when=when).when == when
    else:
        with pytest.raises(ValueError, match="when"):
            Asked(groups=(), answer=answer, when=when)


@pytest.mark.parametrize(
    ("build", "rule"),
    [
        (lambda: Asked((), "maybe"), "one of four"),  # type: ignore[arg-type]  # what it must refuse
        (lambda: Head(kommun="Åre", kommunkod="321", month="2026-03"), "four digits"),
        (lambda: Head(kommun="Åre", kommunkod="2321", month="mars"), "2026-03"),
        (lambda: Head(kommun="Åre", kommunkod="2321", month="2026-03", visitors=-1), "nought"),
        (lambda: Head(kommun="Åre", kommunkod="2321", month="2026-03", staff=-1), "nought"),
        (lambda: Form(HEAD, rows={}, left_out=-1), "nought"),
    ],
)
def test_what_contradicts_itself_cannot_be_built(build: Callable[[], object], rule: str) -> None:
    """A code of three digits, a month in words, fewer than nobody: each is refused where it is built."""
    with pytest.raises(ValueError, match=rule):
        build()


def test_asked_and_not_asked_are_two_types() -> None:
    """Not asked with an answer, asked with a reason, not asked without one: there are no words for them."""
    for build in (
        lambda: NotAsked(groups=(), reason="no_time", answer="no"),  # type: ignore[call-arg]  # what each must refuse
        lambda: NotAsked(groups=()),  # type: ignore[call-arg]
        lambda: Asked(groups=(), answer="no", reason="no_time"),  # type: ignore[call-arg]
        lambda: Asked(groups=()),  # type: ignore[call-arg]
    ):
        with pytest.raises(TypeError):
            build()


def test_values_do_not_change() -> None:
    """A form that was checked stays as it was checked."""
    with pytest.raises(FrozenInstanceError):
        HEAD.kommun = "Berg"  # type: ignore[misc]  # what it must refuse


def test_received_is_counted_and_left_out() -> None:
    """Equal rows are kept once with their number."""
    rows: dict[Row, int] = {NotAsked(groups=(), reason="no_time"): 2, Asked(groups=(), answer="no"): 3}
    form = Form(head=HEAD, rows=rows, left_out=4)
    assert (form.counted, form.received) == (5, 9)
