"""The protected figures on the screen are those of the JSON, and no order reveals a hidden one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from fokusmanad.publishing.publication import Publication
from fokusmanad.render.machine.protected import publication_json
from fokusmanad.render.options import ReportOptions
from fokusmanad.render.terminal.published import published
from fokusmanad.render.terminal.screen import Screen
from fokusmanad.text import Lang
from tests.render.publications import MARCH, publication

WIDE = Screen(width=80, color=False, unicode=True)
PUBLISHED = publication()
BY = ("unit", "sex")


def rows(made: Publication = PUBLISHED) -> dict[str, list[str]]:
    """Return every line of the tables by its name, with the cells stripped of spaces."""
    lines = published(made, Lang.SV, WIDE, BY).replace("\N{NO-BREAK SPACE}", "").splitlines()
    cells = [re.split(r"\s{2,}", line) for line in lines]
    return {name: figures for name, *figures in cells if figures}


def test_every_figure_is_that_of_the_json() -> None:
    """Each kommun's line has the protected counts, and dots for hidden ones."""
    told = json.loads(publication_json(PUBLISHED, ReportOptions(Lang.SV, date(2026, 4, 20))))
    for kommun in told["kommuner"]:
        asked, not_asked, _, yes, _, declined = rows()[kommun["kommun"]]
        counts = (kommun["asked"], kommun["not_asked"], kommun["answers"]["yes"], kommun["answers"]["declined"])
        assert (asked, not_asked, yes, declined) == tuple(".." if count is None else str(count) for count in counts)


def test_reasons_stand_in_the_order_of_the_form() -> None:
    """In an order by count, the place of a hidden one would reveal its limits."""
    lines = published(PUBLISHED, Lang.SV, WIDE)
    reasons = [PUBLISHED.layout.column("reason").named(key, Lang.SV) for key in PUBLISHED.layout.reasons]
    places = [lines.index(f"\n{reason} ") for reason in reasons]
    assert places == sorted(places)


def test_a_share_is_never_of_hidden_counts_nor_of_few() -> None:
    """A share of six persons is not shown, even if all counts are."""
    small = rows(publication({**MARCH, "Krokom": MARCH["Krokom"][:6]}))["Krokom"]
    assert "%" not in "".join(small)


def test_it_says_what_is_hidden_and_what_the_signs_mean() -> None:
    """The user learns how much is hidden before making the report."""
    out = " ".join(published(PUBLISHED, Lang.SV, WIDE).split())
    assert "Utkast: så här skulle siffrorna lämnas ut nu." in out
    assert f"Skyddet döljer {PUBLISHED.hidden} av {len(PUBLISHED.figures.cells)} antal" in out
    assert ".. är dolt: ett litet antal, under 5," in out
    assert "Arbetsmaterial" not in out


def test_in_english_no_swedish_is_left() -> None:
    out = published(replace(PUBLISHED, title="Focus month, March 2026"), Lang.EN, WIDE, BY)
    assert not re.search(r"\b(och|som|är|inte|Kommuner|Andel|Totalt)\b", out)


@pytest.mark.parametrize("screen", [Screen(*each) for each in product((60, 80, 120), (False, True), (False, True))])
def test_it_fits_the_screen(screen: Screen) -> None:
    """No line is wider than the terminal."""
    lines = published(PUBLISHED, Lang.SV, screen, BY).splitlines()
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines) <= screen.width
