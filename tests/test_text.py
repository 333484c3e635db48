"""Comparison of texts, and numbers, months and lists as people write them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.text import (
    Lang,
    Text,
    alphabetical,
    fold,
    fold_loosely,
    is_blank,
    listing,
    month_name,
    number,
    parse_month,
    percent,
    plural,
)


@pytest.mark.parametrize(
    "written",
    [
        "fick frågan",
        "FICK FRÅGAN",
        "  Fick  frågan ",
        "Fick\u00a0frågan",
        "Fick\nfrågan",
        "Fick\tfrågan",
        "\u200bFick frågan\ufeff",
        "Fick frå\u00adgan",
        unicodedata.normalize("NFD", "Fick frågan"),
        "Fick frågan?",
        "Fick frågan :",
        "Fick frågan.",
        "Fick frågan ?\u200b",
        "\uff26ick frågan",
    ],
)
def test_what_the_contract_ignores_is_ignored(written: str) -> None:
    """Case, white space, Unicode form and a final mark do not matter."""
    assert fold(written) == fold("Fick frågan")


@pytest.mark.parametrize("dash", "-‐‑‒–—−")
def test_every_dash_is_a_hyphen(dash: str) -> None:
    """A hyphen equals a dash, as in 18–29."""
    assert fold(f"18{dash}29") == "18-29"


@pytest.mark.parametrize(
    ("some", "other"), [("Ja", "Nej"), ("Man", "Män"), ("Fick frågan", "Fickfrågan"), ("År", "Ar")]
)
def test_what_differs_stays_different(some: str, other: str) -> None:
    """Folding ignores nothing else: letters, their dots and spaces between words matter."""
    assert fold(some) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(value: str) -> None:
    """A folded text is its own fold."""
    assert fold(fold(value)) == fold(value)


def test_spaces_around_a_dash_or_slash_can_be_ignored() -> None:
    """Spaces around a joiner do not matter."""
    assert fold_loosely("Annat / okänt") == fold("Annat/okänt")
    assert fold_loosely("18 – 29") == fold("18–29")


@pytest.mark.parametrize("value", ["", " ", "\u00a0", "\u200b", " \ufeff\t\n", "\u2007"])
def test_what_cannot_be_seen_is_blank(value: str) -> None:
    """A cell with only white space or characters without width looks empty, and is."""
    assert is_blank(value)


@pytest.mark.parametrize("value", ["-", ".", "0", "?"])
def test_what_can_be_seen_is_not_blank(value: str) -> None:
    """A visible mark is not blank."""
    assert not is_blank(value)


def test_numbers_are_grouped_with_a_space_that_does_not_break() -> None:
    """A count has a no-break space between thousands."""
    assert number(0) == "0"
    assert number(999) == "999"
    assert number(1234567) == "1\u00a0234\u00a0567"


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (0, 0, "–"),
        (0, 7, "0\u00a0%"),
        (1, 8, "13\u00a0%"),
        (1, 200, "1\u00a0%"),
        (1, 3, "33\u00a0%"),
        (5, 5, "100\u00a0%"),
    ],
)
def test_percentages_round_halves_up(part: int, whole: int, written: str) -> None:
    """12.5 is 13 and 0.5 is 1, as by hand; a share of nothing is a dash."""
    assert percent(part, whole, Lang.SV) == written


def test_english_has_no_space_before_the_per_cent_sign() -> None:
    """Swedish has a space before the sign, English none."""
    assert percent(1, 2, Lang.EN) == "50%"


def test_a_noun_goes_with_its_count() -> None:
    """The noun is right for 0, 1 and many."""
    assert [plural(count, "rad", "rader") for count in (0, 1, 2)] == ["0 rader", "1 rad", "2 rader"]


def test_lists_read_as_a_sentence() -> None:
    """None, one, two and three words are joined."""
    assert [listing("ABC"[:count], Lang.SV) for count in range(4)] == ["", "A", "A och B", "A, B och C"]
    assert listing(["Berg", "Åre"], Lang.EN) == "Berg and Åre"


@pytest.mark.parametrize(
    "value",
    [
        "2026-03",
        "2026-3",
        "2026/03",
        "2026.03",
        "2026 03",
        "202603",
        "2026–03",
        "2026-03-15",
        "2026-03-31",
        "mars 2026",
        "Mars 2026",
        " MARS\u00a0 2026.",
        "mar 2026",
        "March 2026",
    ],
)
def test_a_month_is_read_however_it_is_written(value: str) -> None:
    """Digits, a date in the month, or words in either language."""
    assert parse_month(value) == "2026-03"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "mars",
        "2026",
        "2026-13",
        "2026-00",
        "2026-03-32",
        "20263",
        "03-2026",
        "mars 26",
        "marsch 2026",
        "46082",
        "1926-03",
    ],
)
def test_what_could_mean_several_months_is_none(value: str) -> None:
    """Text that is no month is not guessed at."""
    assert parse_month(value) is None


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("index", range(1, 13))
def test_every_month_can_be_written_and_read_back(index: int, lang: Lang) -> None:
    """Every month is read by its name in both languages."""
    month = f"2027-{index:02}"
    assert parse_month(month_name(month, lang)) == month


def test_the_month_is_named_in_the_readers_language() -> None:
    """The name has a small letter in Swedish and a capital in English."""
    assert month_name("2026-05", Lang.SV) == "maj 2026"
    assert month_name("2026-05", Lang.EN) == "May 2026"


def test_swedish_letters_sort_last() -> None:
    """Å, ä and ö come after z, in that order; é and ü with e and y."""
    words = ["Örebro", "Åre", "Älmhult", "Zinkgruvan", "Berg", "ärla", "ydre", "Über"]
    assert sorted(words, key=alphabetical) == ["Berg", "Über", "ydre", "Zinkgruvan", "Åre", "Älmhult", "ärla", "Örebro"]


def test_text_is_given_in_the_language_asked_for() -> None:
    """A text has its words in both languages."""
    text = Text("hej", "hello")
    assert [text.to(lang) for lang in (Lang.SV, Lang.EN)] == ["hej", "hello"]
