"""Only `protect` makes a Published, and it has no more than the page."""

from __future__ import annotations

import copy
import operator
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fokusmanad.suppression.counts import Rules
from fokusmanad.suppression.published import Published, Release
from fokusmanad.suppression.solver import SolverMissingError
from tests.suppression.months import campaign, page_of, rows

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def published() -> Published:
    names = ("Berg", "Åre", "Krokom", "Östersund")
    return page_of(campaign({name: rows(60 + 60 * seed, "usual", seed) for seed, name in enumerate(names)}))


def test_nobody_else_makes_one() -> None:
    with pytest.raises(TypeError, match="only"):
        Published(object(), Release("2026-03", Rules(), {("total", "eligible"): 1}))


def test_it_has_no_subclasses() -> None:
    with pytest.raises(TypeError, match="no subclasses"):
        type("Mine", (Published,), {})


def test_without_the_solver_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra nothing is published, rather than something less safe."""
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(SolverMissingError):
        page_of(campaign({"Berg": rows(30, "usual", 1)}))


def test_it_does_not_change(published: Published) -> None:
    with pytest.raises(AttributeError):
        setattr(published, "_release", None)  # noqa: B010 - a type checker would stop it before the class does
    with pytest.raises(TypeError):
        operator.setitem(published.cells, ("total", "eligible"), 1)  # type: ignore[call-overload] # what it must refuse


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickle.dumps])
def test_it_is_neither_copied_nor_pickled(published: Published, way: Callable[[object], object]) -> None:
    with pytest.raises(TypeError):
        way(published)


def test_it_names_its_groups(published: Published) -> None:
    assert list(published.groups("kommun")) == ["Berg", "Åre", "Krokom", "Östersund"]
    assert list(published.groups("unit")) == ["adults", "intake", "not_stated"]
    assert published.threshold == 5


def test_a_percentage_stands_only_on_shown_counts_of_twenty(published: Published) -> None:
    total = published.group("total")
    share = published.percent(("total",), "asked", "eligible")
    assert total["asked"] is not None
    assert total["eligible"] is not None
    assert share == round(100 * total["asked"] / total["eligible"])
    hidden = next(name for name, value in published.cells.items() if value is None and name[-1] == "answers.yes")
    assert published.percent(hidden[:-1], "answers.yes", "asked") is None


def test_a_percentage_of_fewer_than_twenty_is_not_given() -> None:
    published = page_of(campaign({"Berg": rows(19, "all asked", 1)}))
    assert published.count("total", "eligible") == 19
    assert published.percent(("total",), "asked", "eligible") is None


def test_importing_the_package_loads_no_solver() -> None:
    """Validating and summarizing do not load the solver; the first publication does."""
    code = "import sys, fokusmanad.suppression; print([name for name in ('numpy', 'highspy') if name in sys.modules])"
    root = Path(__file__).parent.parent
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
