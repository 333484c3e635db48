"""A suggestion is what the writer most likely meant, and never something else or the opposite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.form.layout import HEAD_FIELDS, Layout
from fokusmanad.form.suggestions import near_answer, near_heading, near_miss

LAYOUT = Layout()


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Tisbrist", "Tidsbrist"),
        ("tidsbrits", "Tidsbrist"),
        ("Patner med", "Partner med"),
        ("Jaa", "Ja"),
        ("Njej", "Nej"),
        ("Kanske", None),
        ("", None),
        ("N", None),
    ],
)
def test_one_slip_is_a_near_miss(value: str, meant: str | None) -> None:
    """A misspelled answer has its right spelling as suggestion; any other text has none."""
    assert near_miss(value, ["Ja", "Nej", "Tidsbrist", "Partner med", "Barn med"]) == meant


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("vuxen", "Vuxen/missbruk"),
        ("Missbruk", "Vuxen/missbruk"),
        ("LSS", "LSS/funktionsstöd"),
        ("Ekonomi", "Ekonomiskt bistånd"),
        ("Bistånd", None),
        ("LS", None),
        ("Vuxen, Anna", None),
    ],
)
def test_a_part_of_one_listed_word_is_a_near_miss(value: str, meant: str | None) -> None:
    """A part of one listed answer is an abbreviation; a part of two, or more than a part, is not guessed at."""
    units = ["Ekonomiskt bistånd", "Bistånd äldre", "Vuxen/missbruk", "LSS/funktionsstöd"]
    assert near_miss(value, units) == meant


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("sex", "Woman", "Kvinna"),
        ("sex", "man.", "Man"),
        ("sex", "Okänt", "Annat/okänt"),
        ("age_group", "45-64 år", "45–64"),
        ("age_group", "65+", "65 eller äldre"),
        ("age_group", "18", "18–29"),
        ("age_group", "1", None),
        ("age_group", "50", None),
        ("sex", "annat", "Annat/okänt"),
        ("sex", "Män", "Man"),
        ("sex", "Kvinan", "Kvinna"),
        ("sex", "Kvinnna", "Kvinna"),
        ("asked", "Yes", "Ja"),
        ("answer", "Declined to answer", "Vill inte svara"),
        ("answer", "Vill itne svara", "Vill inte svara"),
        ("unit", "Family law", "Familjerätt"),
        ("unit", "Familjeratt", "Familjerätt"),
        ("unit", "Bistånd, äldre", "Bistånd äldre"),
        ("unit", "Ekonomiskt-bistånd", "Ekonomiskt bistånd"),
        ("unit", "SocialPsykiatrin", "Socialpsykiatri"),
        ("unit", "Missbruk", "Vuxen/missbruk"),
        ("reason", "Tids brist", "Tidsbrist"),
        ("reason", "Inte enrum", "Inte i enrum"),
        ("reason", "olämpligt", "Bedömdes olämpligt"),
        ("reason", "GlÃ¶mdes bort", "Glömdes bort"),
        ("age_group", "65 elelr äldre", "65 eller äldre"),
    ],
)
def test_the_meant_answer_is_suggested(key: str, value: str, meant: str) -> None:
    """An English name, lost å ä ö, joined or split words, swapped letters, or a part of the answer."""
    assert near_answer(value, LAYOUT.column(key)) == meant


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sex", "Barn"),
        ("sex", "Human"),
        ("answer", "Vill svara"),
        ("answer", "svara"),
        ("answer", "Vill gärna svara"),
        ("asked", "Jo"),
        ("reason", "Partner ej med"),
        ("reason", "Utan partner"),
        ("reason", "Ingen tidsbrist"),
        ("reason", "Bedömdes lämpligt"),
        ("reason", "Ej tillfrågad"),
        ("reason", "tillfrågad"),
        ("reason", "enrum"),
        ("reason", "Ensam akt"),
        ("unit", "Enhet"),
        ("unit", "Vuxna och unga"),
        ("support", "Tackade"),
        ("support", "Har stöd"),
        ("support", "Har ej stöd"),
        ("age_group", "18-28"),
        ("age_group", "66+"),
        ("age_group", "64 eller äldre"),
    ],
)
def test_another_thing_is_never_suggested(key: str, value: str) -> None:
    """The opposite, another person or number, and one of several equally near answers are not suggested."""
    assert near_answer(value, LAYOUT.column(key)) is None


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Kon", "Kön"),
        ("Nar", "När"),
        ("KÃ¶n", "Kön"),
        ("Kön (K/M)", "Kön"),
        ("Svar (om ja)", "Svar"),
        ("Orsak*", "Orsak"),
        ("Fick-frågan", "Fick frågan"),
        ("Fick fragan?", "Fick frågan"),
        ("Enehet", "Enhet"),
        ("Lopnr", "Löpnr"),
        ("Löp nr", "Löpnr"),
        ("Datum", None),
        ("Namn", None),
        ("(K/M)", None),
    ],
)
def test_the_meant_heading_is_suggested(value: str, meant: str | None) -> None:
    assert near_heading(value, LAYOUT.columns) == meant


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Fokusmanad", "Fokusmånad"),
        ("Kommun *", "Kommun"),
        ("Komun", "Kommun"),
        ("Mall-version", "Mallversion"),
        ("Inga besok", "Inga besök"),
        ("Besök", None),
    ],
)
def test_the_meant_label_is_suggested(value: str, meant: str | None) -> None:
    assert near_miss(value, (field.label for field in HEAD_FIELDS)) == meant


@given(st.text(), st.lists(st.sampled_from([answer for column in LAYOUT.columns for answer in column.labels])))
def test_a_suggestion_is_one_of_the_listed(value: str, listed: list[str]) -> None:
    """For any text there is a suggestion from the list or none."""
    assert near_miss(value, listed) in {None, *listed}


@given(st.sampled_from([answer for column in LAYOUT.columns for answer in column.labels]), st.randoms())
def test_one_slip_after_the_first_letter_never_gives_another_answer(answer: str, chance: object) -> None:
    """The suggestion for a misspelled answer is that answer or none."""
    place = chance.randrange(1, len(answer))  # type: ignore[attr-defined]  # Hypothesis types its randoms as object
    listed = next(column.labels for column in LAYOUT.columns if answer in column.labels)
    misspelled = answer[:place] + chance.choice("aeiounrst ") + answer[place + 1 :]  # type: ignore[attr-defined]
    assert near_miss(misspelled, listed) in {None, answer}
