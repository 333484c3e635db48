"""Personal data is found anywhere in a workbook and never repeated in any output."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from fokusmanad.campaign.model import Campaign
from fokusmanad.checks import RowChecker, check_file
from fokusmanad.counting.summary import summarize
from fokusmanad.intake.collect import collect
from fokusmanad.reading.book import Book, LooseText
from fokusmanad.render.machine.exact import summary_csv, summary_json, validation_json
from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, FINE, book, checked, head_sheet, problems_of, save, sheet, told

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = f"{900131}-{1234}"
ADDRESS = "anna@are.se"

# Each place that can hold text, and the place that is reported.
PLACES: list[tuple[dict[str, Any], str]] = [
    ({"rows": FINE.replace("1", "{}", 1)}, "A2"),
    ({"rows": "1 | {} | Kvinna | Ja | | Nej | "}, "B2"),
    ({"rows": "1 | Mottagning | Kvinna | Nej | Tidsbrist {} | | "}, "E2"),
    ({"rows": f"{FINE} | {{}}", "columns": f"{COLUMNS} | Kommentar"}, "H2"),
    ({"rows": f"{FINE} | x", "columns": f"{COLUMNS} | Kommentar {{}}"}, "H1"),
    ({"rows": f"{FINE}\n\n\nObs {{}}"}, "A5"),
    ({"head": {"Kommun": "{}"}}, "Kommun!B2"),
    ({"head": {"Del av kommunen": "IFO {}"}}, "Kommun!B5"),
    ({"head": {"Antal handläggare": "{}"}}, "Kommun!B7"),
    ({"head": {"Kontakt": "{}"}}, "Kommun!B11"),
    ({"others": [("x\n | {}", "Anteckningar", False)]}, "Anteckningar!B2"),
    ({"others": [("{}", "Dolt", True)]}, "Dolt!A1"),
    ({"loose_texts": [("comment", "{}", "Formulär", 7, 3)]}, "C7"),
    ({"loose_texts": [("header_footer", "Sida 1 {}", "Formulär")]}, ""),
    ({"loose_texts": [("property", "{}", None, None, None, "title")]}, ""),
    ({"loose_texts": [("property", "x", None, None, None, "{}")]}, ""),
    ({"loose_texts": [("defined_name", "kund = {}", None, None, None, "kund")]}, ""),
]


def filled(place: Any, text: str) -> Any:
    """Replace the braces by `text`, and make sheets and loose_texts of the values."""
    if isinstance(place, str):
        return place.replace("{}", text)
    if isinstance(place, dict):
        made = {key: filled(value, text) for key, value in place.items()}
        if "others" in made:
            made["others"] = [sheet(table, name, hidden=hidden) for table, name, hidden in made["others"]]
        if "loose_texts" in made:
            made["loose_texts"] = [LooseText(*loose_text) for loose_text in made["loose_texts"]]
        return made
    if isinstance(place, list | tuple):
        return [filled(value, text) for value in place]
    return place


@pytest.mark.parametrize(("place", "where"), PLACES)
def test_an_identity_number_is_told_at_its_place_and_nothing_else_is(place: dict[str, Any], where: str) -> None:
    """FM305 is the only problem, the file is refused, and no message has the digits."""
    found = checked(book(**filled(place, NUMBER)))
    assert told(found) == [f"FM305 {where}".strip()]
    assert found.form is None
    assert_silent("".join(problem.message(lang) + str(problem.params) for problem in found.problems for lang in Lang))


@pytest.mark.parametrize(
    ("name", "sv", "en"),
    [
        ("creator", "Författare", "Author"),
        ("last author", "Senast ändrad av", "Last modified by"),
        ("Dnr", "Dnr", "Dnr"),
    ],
)
def test_a_property_is_called_what_excel_calls_it(name: str, sv: str, en: str) -> None:
    """A standard property has Excel's name for it; one that people made has its own."""
    (problem,) = checked(book(loose_texts=[LooseText("property", NUMBER, name=name)])).problems
    assert problem.message(Lang.SV).startswith(f"Filens egenskap ”{sv}” innehåller")
    assert problem.message(Lang.EN).startswith(f"The file's property “{en}” contains")


def test_a_footer_of_no_sheet_in_particular_begins_a_sentence() -> None:
    """An .ods does not say which sheet the footer belongs to."""
    (problem,) = checked(book(loose_texts=[LooseText("header_footer", NUMBER)])).problems
    assert problem.message(Lang.SV).startswith("Sidhuvudet eller sidfoten innehåller")


@pytest.mark.parametrize(("place", "where"), PLACES)
def test_an_address_is_told_at_its_place(place: dict[str, Any], where: str) -> None:
    """FM306 is a warning, reported besides any other problem of the cell."""
    found = checked(book(**filled(place, ADDRESS)))
    assert f"FM306 {where}".strip() in told(found)
    assert not any(ADDRESS in problem.message(lang) for problem in found.problems for lang in Lang)


def test_an_answer_that_is_an_address_is_still_unlisted() -> None:
    """A row that is left out never has only a warning."""
    found = checked(book("1 | Mottagning | Kvinna | anna@are.se | | | "))
    assert told(found) == ["FM301 D2", "FM306 D2"]
    assert found.left_out == 1


@pytest.mark.parametrize("value", [19900131_1234, 19900131_1234.0, 900131_1234, 503121234, 503121234.0])
def test_an_identity_number_may_be_a_number(value: float) -> None:
    """A number of 12 digits, of 10, or of 9 where the zero is lost."""
    assert problems_of(put={"A2": value}) == ["FM305 A2"]


def test_a_strangers_workbook_may_have_amounts_that_look_like_births() -> None:
    """Without the hyphen their check digit is wrong; one that is right is told, and in a form every one."""
    strange = [Book((sheet(f"Belopp\n{amount}", "Blad1"),)) for amount in (9001311234.0, 6408233234.0, NUMBER)]
    assert [told(checked(each)) for each in strange] == [["FM105"], *[["FM105", "FM305 Blad1!A2"]] * 2]
    assert problems_of(f"{FINE} | 9001311234", f"{COLUMNS} | Kommentar") == ["FM305 H2"]
    named = Book((sheet("Löpnr | Enhet\n1 | 9001311234", "Blad1"),))
    assert told(checked(named)) == ["FM105", "FM305 Blad1!B2"]
    unsplit = Book((sheet(f"{COLUMNS.replace(' | ', ';')}\n1;Mottagning;Kvinna;Ja;;Nej;;9001311234", "Blad1"),))
    assert told(checked(unsplit)) == ["FM105", "FM305 Blad1!A2"]


def test_the_same_number_is_told_at_each_place() -> None:
    """Each cell is one problem."""
    assert problems_of(f"{NUMBER}\n{NUMBER}\n{FINE}") == ["FM305 A2", "FM305 A3"]


def test_a_part_repeats_a_security_of_a_cell() -> None:
    """A binary workbook keeps the texts of its cells among other bytes, so that half an ISIN may be found there."""
    part = LooseText("stored", "L0011622006\x01", of_program=True)
    assert problems_of("NL0011622006 | Mottagning | Kvinna | Ja | | Nej | ", loose_texts=[part]) == []
    assert problems_of(loose_texts=[part]) == ["FM305"]


def test_a_part_repeats_cells_of_another_kommun_and_of_a_survey_tool() -> None:
    """A binary workbook and an .ods keep the texts of their cells among other bytes."""
    rows = f"Kommun | Fokusmånad | {COLUMNS} | Seed\nÅre | 2026-03 | {FINE} | 8001311234\nBerg | 2026-03 | {FINE} | "
    part = LooseText("stored", f"8001311234\x01{NUMBER}", of_program=True)
    tell = partial(check_file, name="svar.xls", campaign=Campaign(), checker=RowChecker(Campaign().layout))
    seeds = Book((sheet(rows, "Svar"),), (part._replace(text="8001311234"),))
    assert [told(each) for each in tell(seeds)] == [["FM203 Svar!J1"], []]
    numbers = Book((sheet(rows.replace("| 1 |", f"| {NUMBER} |", 1), "Svar"),), (part,))
    assert [told(each) for each in tell(numbers)] == [["FM203 Svar!J1", "FM305 Svar!C2"], []]


@pytest.mark.parametrize(
    "name", [f"Åre {NUMBER}.xlsx", "9001311234.xlsx", "Åre_900131 1234 (2).xlsx", "Åre 6 4 0823 3234.xlsx"]
)
def test_a_file_name_is_searched(name: str) -> None:
    """FM305 is for the whole file."""
    assert told(checked(book(), name=name)) == ["FM305"]


def test_a_sheet_name_is_searched_and_masked() -> None:
    """The name of the form's own sheet, which every other problem would repeat, is masked too."""
    found = checked(book("1 | | | | | | Båda", name=f"Åre {NUMBER}", others=[sheet("x", NUMBER, hidden=True)]))
    assert sorted(problem.code for problem in found.problems) == ["FM302"] * 3 + ["FM305"] * 2 + ["FM403"]
    assert_silent("".join(problem.message(lang) + str(problem.place) for problem in found.problems for lang in Lang))


def test_two_masked_sheet_names_are_named_without_digits() -> None:
    """FM208 masks the names of its sheets."""
    form = f"{COLUMNS}\n{FINE}"
    found = checked(book(name=f"A {NUMBER}", others=[sheet(form, f"B {NUMBER}")]))
    assert [problem.code for problem in found.problems] == ["FM208", "FM305", "FM305"]
    assert_silent("".join(problem.message(lang) for problem in found.problems for lang in Lang))


def test_the_contact_persons_address_is_theirs_to_give() -> None:
    """Their address is no problem on any sheet with the label; an identity number is FM305 there too."""
    assert problems_of(head={"Kontaktperson": "Anna, 0701234567, anna@are.se"}) == []
    assert problems_of(head={"Kontaktperson": 701234567.0}) == []
    assert problems_of(head={"Kontaktperson": f"Anna {NUMBER}"}) == ["FM305 Kommun!B10"]


def test_the_contact_persons_number_elsewhere_is_told() -> None:
    """The same number is FM306 elsewhere."""
    same = "070-123 45 67"
    assert problems_of(f"{FINE} | {same}", f"{COLUMNS} | Kommentar", head={"Kontaktperson": same}) == ["FM306 H2"]


def test_nothing_personal_is_seen_in_an_ordinary_form() -> None:
    """Row numbers, dates, codes, organisation numbers and counts of people are not personal data."""
    rows = "2026-0001 | Mottagning | Kvinna | Ja | | Nej | | 2026-03-15: org.nr 212000-2346, 3 barn 10-12 år"
    head = {"Kommunkod": 2321.0, "Antal vuxna besökare": 1234, "Del av kommunen": "2026-03-01 – 2026-03-31"}
    assert problems_of(rows, f"{COLUMNS} | Kommentar", head=head) == []


def test_no_output_ever_repeats_an_identity_number(tmp_path: Path) -> None:
    """JSON and CSV have no digit of it, from file names, folders, sheet names, headings, cells or properties."""
    folder = tmp_path / f"Åre {NUMBER}"
    folder.mkdir()
    places = [filled(place, NUMBER) for place, _ in PLACES if "loose_texts" not in place]
    for index, place in enumerate(places):
        save(book(**place), folder / f"{index} {NUMBER}.xlsx")
    head = head_sheet({"Kommun": f"Östersund {NUMBER}", "Fokusmånad": NUMBER, "Del av kommunen": NUMBER})
    save(type(book())((head, *book(name=NUMBER).sheets[1:])), folder / f"{NUMBER}.xlsx")
    (folder / f"~${NUMBER}.xlsx").write_bytes(b"x")
    (folder / f"{NUMBER}.txt").write_bytes(b"x")
    (folder / f"{NUMBER}.csv").write_text(NUMBER)
    found = collect([str(folder)], Campaign())
    summary = summarize(found, Campaign(), ["unit"])
    written = [*(validation_json(found, lang) for lang in Lang), summary_json(summary), summary_csv(summary).decode()]
    assert len(found.files) == len(places) + 3
    for text in (*written, *found.passed_over):
        assert_silent(text)


def assert_silent(text: str) -> None:
    """Assert that no part of the number is in the output, whatever separates its digits."""
    assert "1234" not in text
    assert "900131" not in text
    assert not re.search(r"9\D*0\D*0\D*1\D*3\D*1\D*1\D*2\D*3\D*4", text)
