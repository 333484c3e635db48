"""A new campaign's folder: a campaign file that loads and shows the choices, and a form for each kommun."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fokusmanad.campaign.file import _File, load_campaign
from fokusmanad.campaign.model import FILE_NAME, Campaign
from fokusmanad.checks import RowChecker, check_workbook
from fokusmanad.errors import UsageError
from fokusmanad.form.kommuner import find_kommun, kommuner
from fokusmanad.form.period import Period
from fokusmanad.reading.book import Book
from fokusmanad.reading.read import read_workbook
from fokusmanad.template.folder import campaign_file, form_name, init_folder, next_steps
from fokusmanad.text import Lang
from tests.helpers.usage import words_of


@pytest.fixture(scope="module")
def folder() -> dict[str, bytes]:
    return init_folder(["jämtland"], "mars 2026")


def test_there_is_a_form_for_each_kommun_in_the_order_of_the_names(folder: dict[str, bytes]) -> None:
    assert list(folder) == [
        "fokusmanad.toml",
        "sa-fragar-du.xlsx",
        "formular/fokusmanad-2026-03-are.xlsx",
        "formular/fokusmanad-2026-03-berg.xlsx",
        "formular/fokusmanad-2026-03-bracke.xlsx",
        "formular/fokusmanad-2026-03-harjedalen.xlsx",
        "formular/fokusmanad-2026-03-krokom.xlsx",
        "formular/fokusmanad-2026-03-ostersund.xlsx",
        "formular/fokusmanad-2026-03-ragunda.xlsx",
        "formular/fokusmanad-2026-03-stromsund.xlsx",
    ]


def test_the_campaign_file_loads_as_what_was_asked_for(folder: dict[str, bytes], tmp_path: Path) -> None:
    campaign = _load(folder[FILE_NAME].decode(), tmp_path)

    assert campaign.title == "Fokusmånad i Jämtlands län, mars 2026"
    assert campaign.period == "2026-03"
    assert [kommun.name for kommun in campaign.expected][:2] == ["Berg", "Bräcke"]
    assert campaign.columns == ()


def test_each_form_is_its_kommuns_and_lacks_only_what_is_to_be_filled_in(
    folder: dict[str, bytes], tmp_path: Path
) -> None:
    campaign = _load(folder[FILE_NAME].decode(), tmp_path)

    for path, data in folder.items():
        if path.startswith("formular/"):
            book = read_workbook(data)
            assert isinstance(book, Book)
            checked = check_workbook(book, path, campaign, RowChecker(campaign.layout))
            assert [problem.code for problem in checked.problems] == ["FM407"]
            assert checked.kommun
            assert form_name(Period("2026-03"), checked.kommun) in path


def test_every_key_of_a_campaign_file_is_explained() -> None:
    text = campaign_file(["Jämtlands län"], Period("2026-03")) + campaign_file(["Jämtlands län"], Period("2026-W11"))

    for key in _File.model_fields:
        assert re.search(rf"^(# )?(\[{{1,2}}{key}\b|{key} = )", text, re.MULTILINE), key


def test_every_choice_that_is_turned_off_loads_when_it_is_turned_on(tmp_path: Path) -> None:
    """With all examples turned on except the list of kommuner beside the län, the file loads."""
    text = campaign_file(["Jämtlands län"], Period("2026-12"))
    turned_on = re.sub(r'^# (\[|"|[a-z_]+ = )', r"\1", text, flags=re.MULTILINE)

    campaign = _load(re.sub(r"^lan = .*$", "", turned_on, flags=re.MULTILINE), tmp_path)

    assert [kommun.name for kommun in campaign.expected] == ["Berg", "Åre"]
    assert str(campaign.last_day) == "2027-01-15"
    assert campaign.columns == ("age_group", "new_visit")
    assert campaign.layout.column("reason").labels[-1] == "Möte på telefon"


def test_names_are_distinct_and_plain_for_all_kommuner() -> None:
    names = [form_name(Period("2026-03"), kommun) for kommun in kommuner()]

    assert len(set(names)) == len(names) == 290
    assert all(re.fullmatch(r"fokusmanad-2026-03-[a-z0-9-]+\.xlsx", name) for name in names)


@pytest.mark.parametrize(("kommun", "ending"), [("Habo", "habo-0643.xlsx"), ("Håbo", "habo-0305.xlsx")])
def test_kommuner_alike_without_their_dots_and_rings_are_told_apart_by_the_code(kommun: str, ending: str) -> None:
    found = find_kommun(kommun)

    assert found
    assert form_name(Period("2026-03"), found).endswith(ending)


@pytest.mark.parametrize(
    ("asked_for", "words"),
    [
        ((["Jämtlands"], "13"), "Skriv en månad som 2026-03"),
        ((["Mordor"], "2026-03"), "Länet finns inte"),
    ],
)
def test_what_does_not_exist_is_wrong_use(asked_for: tuple[list[str], str], words: str) -> None:
    with pytest.raises(UsageError) as raised:
        init_folder(*asked_for)

    assert words in words_of(raised.value).sv


def test_the_same_folder_has_the_same_bytes(folder: dict[str, bytes]) -> None:
    assert init_folder(["Jämtlands län"], "2026-03") == folder


def test_what_to_do_next_is_told_in_both_languages() -> None:
    steps = next_steps("mars", 8)

    assert steps.to(Lang.SV).startswith("8 formulär är klara i mappen mars.\n1. ")
    assert steps.to(Lang.EN).count("\n") == steps.to(Lang.SV).count("\n") == 5


def _load(text: str, folder: Path) -> Campaign:
    path = folder / FILE_NAME
    path.write_text(text, encoding="utf-8")
    campaign = load_campaign(path)
    assert isinstance(campaign, Campaign), [problem.message(Lang.SV) for problem in campaign]
    return campaign
