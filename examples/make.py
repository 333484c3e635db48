"""Make the example months: fictional answers of kommuner in Jämtlands län, with a fixed seed.

Run as `python examples/make.py` from the top of the project. No figure here comes from anybody: the names of the
kommuner are real, so that the register knows them, and everything else is drawn by chance.
"""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from fokusmanad.campaign.file import load_campaign
from fokusmanad.campaign.model import Campaign
from fokusmanad.form.kommuner import find_kommun
from fokusmanad.form.layout import FORM_SHEET, HEAD_SHEET, RATINGS_SHEET, SUMS_SHEET
from fokusmanad.office.workbook_bytes import save
from fokusmanad.template import template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent

_IFO = {"Ekonomiskt bistånd": 40, "Barn och unga": 25, "Vuxen/missbruk": 15, "Mottagning": 15, "Familjerätt": 5}
_CARE = {"Bistånd äldre": 60, "LSS/funktionsstöd": 40}
_SEX = {"Kvinna": 58, "Man": 41, "Annat/okänt": 1}
_REASONS = {
    "Partner med": 14,
    "Barn med": 16,
    "Annan person med": 8,
    "Tolksamtal": 10,
    "Tidsbrist": 20,
    "Bedömdes olämpligt": 14,
    "Skjuts upp": 6,
    "Glömdes bort": 8,
    "Osäker på hur": 3,
    "Inte i enrum": 6,
    "Gemensam akt": 4,
    "Annat": 4,
}
_AFTER_YES = {
    "Fysiskt våld": {"Ja": 45, "Nej": 50, "": 5},
    "Psykiskt våld": {"Ja": 80, "Nej": 15, "": 5},
    "Sexuellt våld": {"Ja": 15, "Nej": 75, "": 10},
    "Stöd": {"Tackade ja": 40, "Tackade nej": 30, "Har redan stöd": 20, "": 10},
}
_WORKS = ("Frågan ställs vid varje nybesök", "Alla handläggare har gått utbildningen", "Rutinen är känd")
_NEXT = ("Tid att följa upp", "En lokal för samtal i enrum", "Rutin för tolk")
_SUPPORT = ("Nätverksträffar", "Utbildning för nya handläggare", "Stöd vid uppföljningen")
_ANSWERS = {"Ja": 11, "Nej": 84, "Vill inte svara": 5}
_WHEN = {"Senaste året": 30, "Tidigare": 50, "Båda": 20}


@dataclass(frozen=True)
class Sent:
    """A file as a kommun sent it."""

    file: str
    kommun: str
    rows: int
    asked: float
    """The share that was asked."""
    units: Mapping[str, int] = field(default_factory=lambda: _IFO)
    head: Mapping[str, str | int] = field(default_factory=dict)
    mistakes: Callable[[Workbook], None] = lambda _: None
    ratings: int = 0
    """How many have rated where the kommun stands."""
    is_sums: bool = False
    """Whether the kommun sends counts instead of rows."""


def main() -> None:
    """Write the months."""
    for month, files in _MONTHS.items():
        folder = HERE / month
        campaign = load_campaign(folder / "fokusmanad.toml")
        if not isinstance(campaign, Campaign):
            raise SystemExit([fault.params for fault in campaign])
        chance = random.Random(f"fokusmånad {month}")
        for sent in files:
            make = _export if sent.file.endswith(".csv") else _workbook
            (folder / sent.file).write_bytes(make(sent, campaign, chance))


def _workbook(sent: Sent, campaign: Campaign, chance: random.Random) -> bytes:
    kind = replace(campaign, sums=sent.is_sums)
    book = openpyxl.load_workbook(io.BytesIO(template(kind, find_kommun(sent.kommun))))
    _fill_head(book[HEAD_SHEET], {"Fokusmånad": campaign.period or "", **sent.head})
    people = list(_people(sent, campaign, chance))
    if sent.is_sums:
        _fill_sums(book[SUMS_SHEET], people)
    else:
        _fill_rows(book[FORM_SHEET], people)
    for number in range(sent.ratings):
        _fill_rating(book[RATINGS_SHEET], number, chance)
    sent.mistakes(book)
    return save(book)


def _export(sent: Sent, campaign: Campaign, chance: random.Random) -> bytes:
    """Return what a survey tool exports: its own columns, and the questions as they were put."""
    questions = {"Kommun": sent.kommun, "Enhet": "", "Kön": "", "Fick frågan": "", "Orsak": "", "Svar": "", "När": ""}
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(("ID", "Starttid", *questions))
    for number, person in enumerate(_people(sent, campaign, chance), start=1):
        day = f"{campaign.period}-{1 + number % 28:02}"
        answers = {**questions, **{heading: answer for heading, answer in person.items() if heading in questions}}
        writer.writerow((number, day, *answers.values()))
    return text.getvalue().encode("utf-8-sig")


def _fill_rows(sheet: Worksheet, people: Iterable[Mapping[str, str]]) -> None:
    for row, answers in enumerate(people, start=_first_row(sheet)):
        for heading, answer in answers.items():
            sheet.cell(row, _column(sheet, heading), answer or None)


def _fill_sums(sheet: Worksheet, people: Sequence[Mapping[str, str]]) -> None:
    counts: Counter[str] = Counter()
    for person in people:
        counts[{"Ja": "Fick frågan", "Nej": "Fick inte frågan"}[person["Fick frågan"]]] += 1
        counts.update(f"{heading}: {person[heading]}" for heading in ("Svar", "Orsak", "När") if heading in person)
    for label, number in sheet.iter_rows(max_col=2):
        if label.value in counts:
            number.value = counts[label.value]


def _fill_rating(sheet: Worksheet, number: int, chance: random.Random) -> None:
    headings = {cell.value: cell for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
    answers = {
        "Datum": date(2026, 10, 5 + number),
        "Roll": ("Enhetschef", "Kvinnofridssamordnare", "Handläggare")[number % 3],
        "Skattning": chance.randint(3, 8),
        "Fungerar redan": chance.choice(_WORKS),
        "Behövs härnäst": chance.choice(_NEXT),
        "Stöd från länet": chance.choice(_SUPPORT),
    }
    for heading, answer in answers.items():
        cell = headings[heading]
        sheet.cell(cell.row + 1 + number, cell.column, answer)


def _people(sent: Sent, campaign: Campaign, chance: random.Random) -> Iterator[dict[str, str]]:
    for _ in range(sent.rows):
        person = {"Enhet": _one(sent.units, chance), "Kön": _one(_SEX, chance)}
        if chance.random() >= sent.asked:
            yield person | {"Fick frågan": "Nej", "Orsak": _one(_REASONS, chance)}
            continue
        answer = _one(_ANSWERS, chance)
        after = {"När": _one(_WHEN, chance)} if answer == "Ja" else {}
        if after and campaign.columns:
            after |= {heading: _one(answers, chance) for heading, answers in _AFTER_YES.items()}
        yield person | {"Fick frågan": "Ja", "Svar": answer} | after


def _one(weights: Mapping[str, int], chance: random.Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _fill_head(sheet: Worksheet, values: Mapping[str, str | int]) -> None:
    for row in sheet.iter_rows(max_col=2):
        if row[0].value in values:
            row[1].value = values[str(row[0].value)]


def _first_row(sheet: Worksheet) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == "Löpnr") + 1


def _column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[_first_row(sheet) - 1] if cell.value == heading)


def _many_mistakes(book: Workbook) -> None:
    sheet = book[FORM_SHEET]
    first = _first_row(sheet)
    for offset, heading, value in (
        (1, "Enhet", "Vuxen/misbruk"),
        (3, "Kön", "kvinna "),
        (4, "Fick frågan", "x"),
        (6, "Fick frågan", None),
        (8, "Kön", "Q"),
        (9, "Fick frågan", "Kanske"),
        (12, "Enhet", None),
        (15, "Orsak", "Hann inte"),
        (17, "När", "Tidigare"),
    ):
        sheet.cell(first + offset, _column(sheet, heading)).value = value
    _contradict(sheet, first + 20, "Orsak", "Tidsbrist", asked="Ja")
    _contradict(sheet, first + 22, "Svar", "Nej", asked="Nej")
    _misspell_reasons(sheet, range(first + 25, first + 40))
    sheet.cell(first + 30, _column(sheet, "Löpnr"), 30)
    _fill_head(book[HEAD_SHEET], {"Antal handläggare": "ungefär tio", "Antal vuxna besökare": 30})


def _contradict(sheet: Worksheet, row: int, heading: str, value: str, *, asked: str) -> None:
    sheet.cell(row, _column(sheet, "Fick frågan"), asked)
    sheet.cell(row, _column(sheet, heading), value)


def _misspell_reasons(sheet: Worksheet, rows: range) -> None:
    column = _column(sheet, "Orsak")
    for row in rows:
        if sheet.cell(row, column).value:
            sheet.cell(row, column, "Tidsbris")


def _without_a_column(book: Workbook) -> None:
    sheet = book[FORM_SHEET]
    sheet.delete_cols(_column(sheet, "Svar"))


_MONTHS = {
    "2025-03": (
        Sent("Berg.xlsx", "Berg", 62, 0.66),
        Sent("Bräcke.xlsx", "Bräcke", 41, 0.59),
        Sent("Krokom.xlsx", "Krokom", 133, 0.71, {**_IFO, **_CARE}, {"Biståndshandläggare deltar": "Ja"}),
        Sent("Ragunda.xlsx", "Ragunda", 34, 0.74),
        Sent("Strömsund.xlsx", "Strömsund", 88, 0.63),
        Sent("Åre.xlsx", "Åre", 97, 0.69, head={"Antal vuxna besökare": 110}),
        Sent("Östersund.xlsx", "Östersund", 486, 0.64, {**_IFO, **_CARE}, {"Biståndshandläggare deltar": "Ja"}),
    ),
    "2026-03": (
        Sent("Berg.xlsx", "Berg", 58, 0.74),
        Sent("Formulär Krokom.xlsx", "Krokom", 141, 0.78, {**_IFO, **_CARE}, {"Biståndshandläggare deltar": "Ja"}),
        Sent("Strömsund (2).xlsx", "Strömsund", 93, 0.7),
        Sent("Åre.xlsx", "Åre", 104, 0.81, head={"Antal vuxna besökare": 118, "Kontaktperson": "Kim Exempelsson"}),
        Sent("Östersund IFO.xlsx", "Östersund", 402, 0.72, head={"Del av kommunen": "IFO"}),
        Sent(
            "Östersund bistånd.xlsx",
            "Östersund",
            96,
            0.55,
            _CARE,
            {"Del av kommunen": "Bistånd", "Biståndshandläggare deltar": "Ja"},
        ),
        Sent("Bräcke.xlsx", "Bräcke", 47, 0.62, mistakes=_many_mistakes),
        Sent("Härjedalen.xlsx", "Härjedalen", 52, 0.68, mistakes=_without_a_column),
    ),
    # What came of a yes, where the kommuner stand, counts instead of rows, and an export of a survey tool.
    "2026-10": (
        Sent("Berg.xlsx", "Berg", 64, 0.77, ratings=3),
        Sent("Krokom.xlsx", "Krokom", 128, 0.8, {**_IFO, **_CARE}, {"Biståndshandläggare deltar": "Ja"}, ratings=2),
        Sent("Åre summor.xlsx", "Åre", 112, 0.79, head={"Hur frågar ni": "Egna frågor"}, is_sums=True),
        Sent("Strömsund ur enkäten.csv", "Strömsund", 86, 0.73),
        Sent("Östersund.xlsx", "Östersund", 430, 0.74, {**_IFO, **_CARE}, {"Antal handläggare": 38}),
    ),
}

if __name__ == "__main__":
    main()
