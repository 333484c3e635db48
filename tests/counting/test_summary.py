"""The summary of a collection: coverage, and the figures of each kommun and of all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.counting.coverage import Refused
from fokusmanad.counting.summary import Summary, summarize
from fokusmanad.form.period import Period
from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collection import Collection, File
from fokusmanad.intake.discover import Source
from fokusmanad.intake.duplicates import settle_duplicates
from tests.helpers.workbooks import book, campaign, checked

if TYPE_CHECKING:
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.reading.book import Book, CellValue

JAMTLAND = campaign(title="Våld", lan="Jämtland", month="2026-03")

ARE = """\
1 | Mottagning | Kvinna | Ja | | Ja | Båda
2 | Mottagning | Man | Ja | | Nej |
3 | Bistånd äldre | Kvinna | Nej | Barn med | |
4 | Bistånd äldre | Kvinna | | Barn med | |"""
BERG = "1 | Familjerätt | Q | Nej | Tidsbrist | | "


def file(name: str, found: Book, of: Campaign = JAMTLAND) -> File:
    return File(Source(name, name, name, 0, Path(name)), checked(found, of, name=name))


def form(name: str, rows: str, **head: CellValue) -> File:
    labels = {"kommun": "Kommun", "part": "Del av kommunen", "visitors": "Antal vuxna besökare", "nil": "Inga besök"}
    return file(name, book(rows, head={labels[key]: value for key, value in head.items()}))


def summary(*files: File, of: Campaign = JAMTLAND) -> Summary:
    return summarize(
        Collection(tuple(settle_duplicates(files, Duplicates.REFUSE)), (), Period("2026-03")), of, ["unit", "sex"]
    )


def test_every_kommun_stands_where_it_belongs() -> None:
    """Received, nil, refused, missing, outside: each expected kommun is in one list, in dictionary order."""
    found = summary(
        form("a", ARE, kommun="Åre", visitors=9),
        form("b", BERG, kommun="Berg"),
        form("c", "", kommun="Krokom", nil="Ja"),
        form("d", BERG.replace("Tids", "Tisd"), kommun="Umeå"),
        file(
            "e",
            book(BERG.replace("Q", "Man"), head={"Kommun": "Ragunda", "Mallversion": "9", "Antal handläggare": "x"}),
        ),
        File(Source("f", "f", "f", 0, Path("f")), checked(type(book())(()), JAMTLAND)),
    )
    coverage = found.coverage
    assert coverage.expected == ("Berg", "Bräcke", "Härjedalen", "Krokom", "Ragunda", "Strömsund", "Åre", "Östersund")
    assert coverage.received == ("Berg", "Krokom", "Umeå", "Åre")
    assert coverage.nil == ("Krokom",)
    assert coverage.outside == ("Umeå",)
    assert coverage.refused == (Refused("e", "Ragunda", ("FM106",)), Refused("f", None, ("FM105",)))
    assert coverage.missing == ("Bräcke", "Härjedalen", "Strömsund", "Östersund")


def test_the_figures_of_each_and_of_all() -> None:
    """The figures have the counted and left-out rows and the answers; a nil return has zeros."""
    found = summary(form("a", ARE, kommun="Åre", visitors=9), form("c", "", kommun="Krokom", nil="Ja"))
    by_name = {kommun.name: tally for kommun, tally in found.kommuner.items()}
    assert list(by_name) == ["Krokom", "Åre"]
    assert (by_name["Krokom"].rows, by_name["Krokom"].files, by_name["Krokom"].visitors) == (0, 1, 0)
    are = by_name["Åre"]
    assert (are.rows, are.left_out, are.counts.eligible, are.counts.asked, are.counts.not_asked) == (4, 1, 3, 2, 1)
    assert (are.counts.answers["yes"], are.counts.when["both"], are.counts.reasons["child_present"]) == (1, 1, 1)
    assert (found.total.files, found.total.rows, found.total.visitors) == (2, 4, 9)
    assert found.total.counts == are.counts


def test_parts_of_a_kommun_add_up() -> None:
    """Two files give one kommun."""
    found = summary(form("a", ARE, kommun="Åre", part="IFO"), form("b", BERG, kommun="Åre", part="Bistånd"))
    (tally,) = found.kommuner.values()
    assert (tally.files, tally.rows, tally.left_out) == (2, 5, 1)


def test_a_nil_part_beside_a_part_with_rows_is_no_nil_kommun() -> None:
    """The kommun has rows, so it is no nil return."""
    found = summary(form("a", ARE, kommun="Åre", part="IFO"), form("b", "", kommun="Åre", part="Bistånd", nil="Ja"))
    assert found.coverage.nil == ()


def test_groups_add_up_to_the_total() -> None:
    """The group of what is not stated is included."""
    found = summary(form("a", ARE, kommun="Åre"), form("b", BERG, kommun="Berg"))
    assert {group: counts.eligible for group, counts in found.total.by["sex"].items()} == {
        "woman": 2,
        "man": 1,
        "not_stated": 1,
    }
    for groups in found.total.by.values():
        assert sum(counts.eligible for counts in groups.values()) == found.total.counts.eligible


def test_no_form_at_all_is_a_summary_of_zeros() -> None:
    """Every kommun is missing."""
    found = summary()
    assert (found.total.rows, found.kommuner, found.coverage.received) == (0, {}, ())
    assert len(found.coverage.missing) == 8


def test_without_a_campaign_nobody_is_missing_or_outside() -> None:
    """Nobody has said which kommuner are expected."""
    found = summary(form("a", ARE, kommun="Åre"), of=campaign())
    assert (found.coverage.expected, found.coverage.missing, found.coverage.outside) == ((), (), ())
