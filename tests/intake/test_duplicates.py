"""Forms that may be duplicates are refused until the coordinator chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collection import File
from fokusmanad.intake.discover import Source
from fokusmanad.intake.duplicates import settle_duplicates
from fokusmanad.text import Lang, Text
from tests.helpers.workbooks import book, checked

ONE = "1 | Mottagning | Kvinna | Ja | | Nej | "
TWO = "1 | Mottagning | Man | Nej | Barn med | | \n2 | LSS/funktionsstöd | Man | Nej | Barn med | | "
UNITS = ("Mottagning", "LSS/funktionsstöd", "Familjerätt", "Barn och unga", "Socialpsykiatri")
MANY = "\n".join(f"{n} | {UNITS[n % 5]} | Man | Nej | Barn med | | " for n in range(10))
FOUR = "1 | Familjerätt | Man | Ja | | Nej | "
THREE = "1 | Mottagning | Man | Ja | | Ja | Båda"


def file(name: str, kommun: str, rows: str, *, part: str = "", modified: float = 0) -> File:
    """Return a file with a form."""
    nil = "Ja" if not rows else ""
    found = checked(book(rows, head={"Kommun": kommun, "Del av kommunen": part, "Inga besök": nil}), name=name)
    return File(Source(name, name, name, modified, Path(name)), found)


def settled(*files: File, choice: Duplicates = Duplicates.REFUSE) -> dict[str, list[str]]:
    """Return the codes of the refused files; the other files are counted."""
    after = settle_duplicates(files, choice)
    assert [file.name for file in after] == [file.name for file in files]
    return {file.name: [problem.code for problem in file.checked.problems] for file in after if file.form is None}


def test_two_files_of_a_kommun_are_both_refused() -> None:
    """FM502 is on each and names the other; a third kommun is not affected."""
    files = [file("a", "Åre", ONE), file("b", "Åre kommun", TWO), file("c", "Berg", THREE)]
    assert settled(*files) == {"a": ["FM502"], "b": ["FM502"]}
    (problem,) = settle_duplicates(files, Duplicates.REFUSE)[0].checked.problems
    assert problem.params == {"kommun": "Åre", "others": ("b",), "age": Text("", "")}
    assert all("b" in problem.message(lang) for lang in Lang)


def test_parts_of_a_kommun_are_no_duplicates() -> None:
    """IFO and Bistånd are parts of a kommun; the same part in other letters is a duplicate."""
    parts = [file("a", "Åre", ONE, part="IFO"), file("b", "Åre", TWO, part="Bistånd")]
    assert settled(*parts) == {}
    assert settled(*parts, file("d", "Åre", "", part=" ifo ")) == {"a": ["FM502"], "d": ["FM502"]}


def test_a_whole_kommun_beside_a_part_is_refused() -> None:
    """FM504 is on the whole and on each part, since the whole includes them; only `add` counts all."""
    files = [file("a", "Åre", ONE, part="IFO"), file("b", "Åre", TWO, part="Bistånd"), file("c", "Åre", THREE)]
    assert settled(*files, file("d", "Berg", FOUR)) == {name: ["FM504"] for name in "abc"}
    assert settled(*files, choice=Duplicates.ADD) == {}
    problems = {file.name: file.checked.problems[0] for file in settle_duplicates(files, Duplicates.REFUSE)}
    assert problems["c"].params == {"kommun": "Åre", "others": ("a", "b")}
    assert problems["a"].params == {"kommun": "Åre", "others": ("c",)}


@pytest.mark.parametrize("part", ["Hela kommunen", "hela", "Alla enheter", "Nej", "Åre", "Åre kommun", "–"])
def test_the_whole_kommun_may_be_written_as_a_part(part: str) -> None:
    """It is no part of its own, which would be added to the parts that it includes."""
    files = [file("a", "Åre", ONE, part="IFO"), file("c", "Åre", THREE, part=part)]
    assert settled(*files) == {"a": ["FM504"], "c": ["FM504"]}


@pytest.mark.parametrize("part", ["Hela IFO", "Berg", "Vuxen"])
def test_a_part_with_such_words_is_a_part(part: str) -> None:
    assert settled(file("a", "Åre", ONE, part="IFO"), file("c", "Åre", THREE, part=part)) == {}


def test_a_part_refused_for_another_reason_leaves_the_whole_alone() -> None:
    """The same part twice is FM502, and neither is counted together with the whole."""
    files = [file("a", "Åre", ONE, part="IFO"), file("b", "Åre", TWO, part="IFO"), file("c", "Åre", THREE)]
    assert settled(*files) == {"a": ["FM502"], "b": ["FM502"]}


def test_the_same_rows_from_two_kommuner_are_refused() -> None:
    """Equal rows in any order are FM503."""
    turned = "\n".join(reversed(MANY.split("\n")))
    assert settled(file("a", "Åre", MANY), file("b", "Berg", turned)) == {"a": ["FM503"], "b": ["FM503"]}


@pytest.mark.parametrize("rows", [ONE, "\n".join([ONE] * 30), "\n".join(MANY.split("\n")[:9])])
def test_likeness_of_few_rows_is_no_proof(rows: str) -> None:
    """One row, many equal rows, or nine rows may be alike by chance."""
    assert settled(file("a", "Bjurholm", rows), file("b", "Dorotea", rows)) == {}


def test_the_same_file_twice_is_told_as_both() -> None:
    """A copy has both the same kommun and the same rows."""
    assert settled(file("a", "Åre", TWO), file("b", "Åre", TWO)) == {name: ["FM502", "FM503"] for name in "ab"}


def test_a_form_refused_for_its_rows_still_stands_against_its_kommun() -> None:
    """That one of Åre's two forms has Berg's rows does not show that the other is right."""
    files = [file("a", "Åre", MANY), file("b", "Berg", MANY), file("c", "Åre", ONE)]
    assert settled(*files) == {"a": ["FM502", "FM503"], "b": ["FM503"], "c": ["FM502"]}


def test_nil_returns_have_no_rows_in_common() -> None:
    """Two kommuner without visits have no rows in common."""
    assert settled(file("a", "Åre", ""), file("b", "Berg", "")) == {}


def test_the_newest_is_taken_on_request() -> None:
    """The newest is the file that was changed last, whatever its name or place."""
    files = [file("a", "Åre", ONE, modified=3), file("b", "Åre", TWO, modified=9), file("c", "Åre", THREE, modified=1)]
    assert settled(*files, choice=Duplicates.NEWEST) == {"a": ["FM502"], "c": ["FM502"]}


def test_none_is_taken_where_two_are_as_new() -> None:
    """A zip or a copy may give all files the same time."""
    files = [file("a", "Åre", ONE, modified=9), file("b", "Åre", TWO, modified=9), file("c", "Åre", THREE, modified=1)]
    assert set(settled(*files, choice=Duplicates.NEWEST)) == set("abc")


def test_with_the_newest_taken_an_older_copy_stands_in_nobodys_way() -> None:
    """Berg's form that was sent as Åre's by mistake is dropped, and Åre's own is counted."""
    files = [file("a", "Åre", MANY, modified=1), file("b", "Berg", MANY, modified=2), file("c", "Åre", ONE, modified=0)]
    assert settled(*files, choice=Duplicates.NEWEST) == {"a": ["FM503"]}


def test_all_are_added_on_request() -> None:
    """No file is refused."""
    assert settled(file("a", "Åre", TWO), file("b", "Åre", TWO), choice=Duplicates.ADD) == {}


def test_a_refused_file_is_no_duplicate() -> None:
    """A refused form does not make another a duplicate."""
    broken = File(Source("b", "b", "b", 0, Path("b")), checked(book(TWO, head={"Mallversion": "7"})))
    assert settled(file("a", "Åre", TWO), broken) == {"b": ["FM106"]}
