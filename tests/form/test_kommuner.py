"""Each of the 290 kommuner is found by every name that people use."""

from __future__ import annotations

import unicodedata

import pytest

from fokusmanad.form.kommuner import Kommun, find_kommun, kommun_by_code, kommuner, kommuner_in, near_kommun, near_lan


def test_the_register_is_whole() -> None:
    """290 kommuner in 21 län, each code four digits that begin with the län's."""
    register = kommuner()
    assert (
        len(register) == len({kommun.code for kommun in register}) == len({kommun.name for kommun in register}) == 290
    )
    assert len({kommun.lan for kommun in register}) == 21
    assert all(len(kommun.code) == 4 and kommun.code.isdigit() for kommun in register)
    assert all(kommun.code.startswith(kommun.lan_code) for kommun in register)
    assert [kommun.code for kommun in register] == sorted(kommun.code for kommun in register)


@pytest.mark.parametrize(
    "pattern", ["{}", "{} kommun", "{}s kommun", "{} stad", "{}s stad", "{}s", " {}s  Kommun ", "{}\u00a0kommun."]
)
def test_every_kommun_is_found_by_every_form_of_its_name(pattern: str) -> None:
    """The name may be plain or genitive, with "kommun" or "stad", in capitals, or with letters as two code points."""
    for kommun in kommuner():
        name = pattern.format(kommun.name)
        for written in (name, name.upper(), unicodedata.normalize("NFD", name)):
            assert find_kommun(written) == kommun


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Åre kommun", "2321"),
        ("Östersunds kommun", "2380"),
        ("Borås Stad", "1490"),
        ("Göteborgs stad", "1480"),
        ("Falu kommun", "2080"),
        ("Region Gotland", "0980"),
        ("Malung-Sälens kommun", "2023"),
        ("Upplands–Bro", "0139"),
        ("Dals-Eds kommun", "1438"),
    ],
)
def test_the_names_that_kommuner_use_themselves(name: str, code: str) -> None:
    """Names such as "Region Gotland" and "Dals-Eds kommun" are found too."""
    found = find_kommun(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["", "kommun", "s", "Jämtland", "Åre Åre", "Åreskutan", "2321", "Oslo"])
def test_what_is_no_kommun_is_not_found(name: str) -> None:
    """No other name is taken for a kommun."""
    assert find_kommun(name) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Östersnud", "Östersund"),
        ("Östersnuds kommun", "Östersund"),
        ("Amal", "Åmål"),
        ("Mala", "Malå"),
        ("MALMO", "Malmö"),
        ("GÃ¶teborg", "Göteborg"),
        ("Upplands-Väsby", "Upplands Väsby"),
        ("Dals Ed kommun", "Dals-Ed"),
        ("Åre kommun / Ååren tjïelte", "Åre"),
        ("Kiruna kommun – Kirunan kunta – Giron suohkan", "Kiruna"),
        ("Kommun: Åre", "Åre"),
        ("2321 Åre", "Åre"),
        ("2321", "Åre"),
        ("305", "Håbo"),
        ("9999", None),
        ("Region Jämtland Härjedalen", None),
        ("Åre, Berg", None),
        ("Hâbo", None),
        ("Oslo", None),
        ("Xyzzy", None),
    ],
)
def test_a_misspelled_kommun_has_a_suggestion(name: str, meant: str | None) -> None:
    """Lost marks, hyphens, two languages, codes and slips have one; two equally near names (Habo, Håbo) have none."""
    assert near_kommun(name) == meant


def test_a_kommun_is_found_by_its_code() -> None:
    """The code is four digits."""
    assert kommun_by_code("2321") == Kommun("2321", "Åre", "23", "Jämtlands län")
    assert kommun_by_code("0305") is not None
    assert kommun_by_code("305") is None
    assert kommun_by_code("9999") is None


def test_every_lan_is_found_with_and_without_its_endings() -> None:
    """Each län has its own kommuner, 290 in all."""
    lans = {kommun.lan for kommun in kommuner()}
    assert sum(len(kommuner_in(lan)) for lan in lans) == 290
    for lan in lans:
        assert kommuner_in(lan.removesuffix(" län").removesuffix("s")) == kommuner_in(lan.upper()) == kommuner_in(lan)


def test_jamtlands_lan_has_its_eight_kommuner() -> None:
    """This län had the first fokusmånad."""
    names = [kommun.name for kommun in kommuner_in("Jämtland")]
    assert names == ["Ragunda", "Bräcke", "Krokom", "Strömsund", "Åre", "Berg", "Härjedalen", "Östersund"]


@pytest.mark.parametrize(
    ("lan", "meant"),
    [
        ("Jamtland", "Jämtlands län"),
        ("Orebro län", "Örebro län"),
        ("Region Skåne", "Skåne län"),
        ("Västernorland", "Västernorrlands län"),
        ("Norrland", None),
    ],
)
def test_a_misspelled_lan_has_a_suggestion(lan: str, meant: str | None) -> None:
    assert near_lan(lan) == meant


def test_an_unknown_lan_has_none() -> None:
    """No other name is taken for a län."""
    assert kommuner_in("Norrland") == kommuner_in("") == ()
