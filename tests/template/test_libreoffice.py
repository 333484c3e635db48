"""The form in a spreadsheet program: `Kontroll` calculates what our own check finds."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

from fokusmanad.checks import Checked
from fokusmanad.findings.catalogue import Severity
from fokusmanad.findings.problem import Problem
from fokusmanad.form.kommuner import find_kommun
from fokusmanad.form.layout import CONTROL_SHEET, HEAD_SHEET, Layout, Presence
from fokusmanad.form.model import Asked, NotAsked
from fokusmanad.marked_copy.create import marked_copy
from fokusmanad.template import control, template
from fokusmanad.template.plan import plan_for
from fokusmanad.text import Lang
from tests.helpers.workbooks import campaign as campaign_of
from tests.template.forms import checked, convert, filled, found, loaded, needs_libreoffice

pytestmark = [needs_libreoffice, pytest.mark.slow]

_EXTRA = [column.heading for column in Layout().columns if column.presence is Presence.EXTRA]
_CAMPAIGN = campaign_of(
    month="2026-03",
    columns=_EXTRA,
    units={"Våldsteam (nytt)": "violence_team"},
    reasons={"Övr. skäl": "another"},
    answers={"Orsak": {"Tidsbrist": ["Ont om tid"]}},
)
_GOOD, _NIL, _EMPTY, _PERSONS = "good", "nil", "empty", "persons"
_HEADS: dict[str, dict[str, object]] = {
    "month in words": {"Fokusmånad": "Mars 2026"},
    "month as a day": {"Fokusmånad": "2026–3–15"},
    "no month": {"Fokusmånad": "2026-13"},
    "no month in words": {"Fokusmånad": "torsdag 2026"},
    "numbers": {"Antal handläggare": "1\u00a0200,0", "Antal vuxna besökare": "60"},
    "no numbers": {"Antal handläggare": "1e3", "Antal vuxna besökare": "1/2"},
    "errors": {"Antal vuxna besökare": "=NA()", "Kontaktperson": "=1/0", "Fokusmånad": "=NA()"},
}
_RANDOM = ("random1", "random2", "random3", "random4", "random5", "random6")
_ALSO_ODS = (_GOOD, _NIL, _EMPTY, *_RANDOM)

# The spellings that people paste over the dropdowns: as listed, otherwise spelled, and unreadable.
_SPELLINGS = ("{}", "{}", "{}", "{}", " {} ", "{}\u00a0", "\u200b{}", "{}.", "{}?", "{}x", "x{}")
# 0 and FALSE are left out: only `validate`, which sees the whole row, knows if they were typed or fetched by a formula.
_ODD = (
    "x",
    "J",
    "n",
    1,
    "2",
    True,
    "ja nej",
    "Nja",
    "Ont  om tid",
    "18 - 29",
    "Annat / okänt",
    "17",
    "övr skäl",
    3.5,
    " ",
)


class _Recalculated(NamedTuple):
    """One form saved by LibreOffice."""

    xlsx: bytes
    kontroll: Mapping[str, tuple[object, object]]
    """The number and the first cell that stand beside each label."""
    status: str


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("forms")
    for name, data in _forms().items():
        (folder / f"{name}.xlsx").write_bytes(data)
    return sorted(folder.glob("*.xlsx"))


@pytest.fixture(scope="module")
def recalculated(files: list[Path]) -> dict[str, _Recalculated]:
    folder = files[0].parent / "xlsx"
    folder.mkdir()
    convert(files, "xlsx", folder)
    return {file.stem: _read(folder / file.name) for file in files}


@pytest.fixture(scope="module")
def as_ods(files: list[Path]) -> dict[str, bytes]:
    folder = files[0].parent / "ods"
    folder.mkdir()
    convert([file for file in files if file.stem in _ALSO_ODS], "ods", folder)
    return {file.stem: file.read_bytes() for file in folder.iterdir()}


def test_a_form_filled_in_rightly_is_ready_to_be_sent(recalculated: dict[str, _Recalculated]) -> None:
    assert recalculated[_GOOD].status == control.READY
    assert recalculated[_NIL].status == control.READY
    assert recalculated[_GOOD].kontroll[control.ROWS_LABEL] == (60, None)


def test_an_empty_form_says_what_to_do_first(recalculated: dict[str, _Recalculated]) -> None:
    status = recalculated[_EMPTY].status

    assert status == "Rätta först: Ingen rad är ifylld, och Inga besök är inte Ja."


@pytest.mark.parametrize("name", [_GOOD, _NIL, *_RANDOM])
def test_kontroll_counts_what_validate_counts(name: str, recalculated: dict[str, _Recalculated]) -> None:
    form = recalculated[name]
    expected = _counted(checked(form.xlsx, _CAMPAIGN))

    assert {label: form.kontroll[label][0] for label in expected} == expected


@pytest.mark.parametrize("name", [_GOOD, _NIL, _EMPTY, *_HEADS, *_RANDOM])
def test_kontroll_finds_what_validate_finds(name: str, recalculated: dict[str, _Recalculated]) -> None:
    form = recalculated[name]
    problems = [it for it in checked(form.xlsx, _CAMPAIGN).problems if it.severity is not Severity.INFO]
    numbers: dict[str, int] = {}
    first: dict[str, str] = {}
    for problem in problems:
        label = _label(problem)
        numbers[label] = numbers.get(label, 0) + 1
        # A problem of the form as a whole has no first cell.
        if problem.place.cell and not _is_of_whole_form(problem):
            first.setdefault(label, f"{problem.place.sheet} {problem.place.cell}")

    shown = {label: (count, cell or None) for label, (count, cell) in form.kontroll.items() if label not in _figures()}
    assert {label: count for label, (count, _) in shown.items() if count} == numbers
    assert {label: cell for label, (count, cell) in shown.items() if count and cell} == first
    is_ready = not any(problem.severity is Severity.ERROR for problem in problems)
    assert (form.status == control.READY) is is_ready


def test_kontroll_tells_of_identity_numbers(recalculated: dict[str, _Recalculated]) -> None:
    """A number pasted past the dropdowns is reported before the form is sent; a telephone number is not."""
    form = recalculated[_PERSONS]
    told = {label: cell for label, (count, cell) in form.kontroll.items() if "personnummer" in label and count}
    assert told == {
        "Löpnr innehåller vad som liknar ett personnummer": "Formulär A5",
        "Kommentar innehåller vad som liknar ett personnummer": f"Formulär {_letter('Kommentar')}6",
        "Del av kommunen innehåller vad som liknar ett personnummer": "Kommun B8",
    }
    assert form.status.startswith("Rätta först: Del av kommunen innehåller vad som liknar ett personnummer, Kommun B8.")
    problems = checked(form.xlsx, _CAMPAIGN).problems
    places = {f"{each.place.sheet} {each.place.cell}" for each in problems if each.code == "FM305"}
    assert places == set(told.values())


def _letter(heading: str) -> str:
    plan = plan_for(_CAMPAIGN)
    return next(plan.letter(key) for key in plan.columns if plan.layout.column(key).heading == heading)


@pytest.mark.parametrize("name", _ALSO_ODS)
def test_a_form_saved_as_xlsx_or_ods_is_checked_alike(
    name: str, recalculated: dict[str, _Recalculated], as_ods: dict[str, bytes]
) -> None:
    xlsx, ods = recalculated[name].xlsx, as_ods[name]

    assert found(ods, _CAMPAIGN, "form.ods") == found(xlsx, _CAMPAIGN)
    assert checked(ods, _CAMPAIGN).rows == checked(xlsx, _CAMPAIGN).rows


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("name", [_GOOD, "random1"])
def test_a_marked_copy_of_either_can_be_mended_and_sent(
    name: str, kind: str, recalculated: dict[str, _Recalculated], as_ods: dict[str, bytes]
) -> None:
    data = as_ods[name] if kind == "ods" else recalculated[name].xlsx
    before = checked(data, _CAMPAIGN)

    copy = marked_copy(data, f"form.{kind}", before, _CAMPAIGN, Lang.SV)

    assert "kan rätta direkt i kopian" in _first_line(copy)
    assert checked(copy, _CAMPAIGN).problems == before.problems


def _forms() -> dict[str, bytes]:
    kommun = find_kommun("Åre")
    empty = template(_CAMPAIGN, kommun)
    rows = [
        {"Enhet": "Mottagning", "Kön": "Kvinna", "Fick frågan": "Ja", "Svar": "Ja", "När": "Tidigare"},
        {"Enhet": "Våldsteam (nytt)", "Kön": "Man", "Fick frågan": "Nej", "Orsak": "Övr. skäl", "Åldersgrupp": "18–29"},
        {"Enhet": "Familjerätt", "Kön": "Man", "Fick frågan": "Ja", "Svar": "Vill inte svara", "Kommentar": "Bra"},
    ]
    forms = {_EMPTY: empty, _GOOD: filled(empty, rows * 20), _NIL: filled(empty, [], {"Inga besök": "Ja"})}
    forms |= {name: filled(empty, rows * 20, head) for name, head in _HEADS.items()}
    born = "850312"
    persons = [rows[0], rows[1] | {"Löpnr": f"{born}-4321"}, rows[2] | {"Kommentar": f"19{born} 4321"}]
    head = {"Del av kommunen": f"{born}4321", "Kontaktperson": "0703124321"}
    forms[_PERSONS] = filled(empty, persons, dict(head))
    for seed, name in enumerate(_RANDOM):
        dice = random.Random(seed)
        forms[name] = filled(empty, [_random_row(dice) for _ in range(80)], _random_head(dice))
    return forms


def _random_row(dice: random.Random) -> dict[str, object]:
    """Draw a row: often blank cells, mostly listed answers, sometimes unreadable text."""
    row: dict[str, object] = {}
    if dice.random() < 0.1:
        return row
    for column in _CAMPAIGN.layout.columns:
        if column.answers and dice.random() < (0.75 if column.presence is Presence.REQUIRED else 0.3):
            odd = dice.random() < 0.15
            spelling = dice.choice(_SPELLINGS) if dice.random() < 0.4 else "{}"
            row[column.heading] = dice.choice(_ODD) if odd else spelling.format(dice.choice(column.labels))
    if dice.random() < 0.05:
        row["Svar"] = "=NA()"
    if dice.random() < 0.1:
        row["Kommentar"] = "."
    if dice.random() < 0.1:
        row["Löpnr"] = dice.randint(1, 80)
    return row


def _random_head(dice: random.Random) -> dict[str, object]:
    return {
        "Antal vuxna besökare": dice.choice([10, 500, "många", None]),
        "Antal handläggare": dice.choice([7, 3.5, "1 200", -1, None]),
        "Inga besök": dice.choice(["Ja", "nej", "kanske", None]),
        "Biståndshandläggare deltar": dice.choice(["x", "N", "Ja ", "?", None]),
    }


def _read(xlsx: Path) -> _Recalculated:
    sheet = load_workbook(xlsx, data_only=True)[CONTROL_SHEET]
    beside: dict[str, tuple[object, object]] = {}
    for row in sheet.iter_rows(min_row=5, values_only=True):
        label, count, first, _, _, figure, number = row[:7]
        if isinstance(count, int):
            beside[str(label)] = (count, first)
        if figure is not None:
            # "Ja" and "Annat" are labels of both answers and reasons: the first is the answer.
            key = str(figure) if str(figure) not in beside else f"{figure} (orsak)"
            beside[key] = (number, None)
    return _Recalculated(xlsx.read_bytes(), beside, str(sheet[control.STATUS_CELL].value))


def _counted(form: Checked) -> dict[str, int]:
    """Return our own check's figures by the labels of `Kontroll`."""
    layout = _CAMPAIGN.layout
    answers = {answer.key: answer.label for answer in layout.column("answer").answers}
    answers["not_stated"] = control.NO_ANSWER_LABEL
    reasons = {reason.key: reason.label for reason in layout.column("reason").answers}
    reasons["not_stated"] = control.NO_REASON_LABEL
    counts = dict.fromkeys((*answers.values(), *reasons.values()), 0)
    for row, times in form.rows.items():
        match row:
            case Asked():
                counts[answers[row.answer]] += times
            case NotAsked():
                counts[reasons[row.reason]] += times
    not_asked = sum(form.rows.values()) - form.asked
    return counts | {
        control.ROWS_LABEL: form.received,
        control.ASKED_LABEL: form.asked,
        control.NOT_ASKED_LABEL: not_asked,
        control.LEFT_OUT_LABEL: form.left_out,
    }


def _figures() -> set[str]:
    return {*_counted(Checked(())), control.LAST_ROW_LABEL}


def _is_of_whole_form(problem: Problem) -> bool:
    return problem.code in {"FM407", "FM408"} or (problem.code == "FM304" and problem.place.sheet == HEAD_SHEET)


def _label(problem: Problem) -> str:
    """Return the label in `Kontroll` under which a problem is counted."""
    if problem.code == "FM304" and problem.place.sheet == HEAD_SHEET:
        return "Felvärde i fliken Kommun, till exempel #SAKNAS!"
    label = _LABELS.get(f"{problem.code} {problem.variant}".strip()) or _LABELS[problem.code]
    return label.format(problem.place.heading)


_LABELS = {
    "FM204": "{} saknas",
    "FM206": "Perioden ska skrivas som 2026-03",
    "FM209 number": "{} ska vara ett helt tal",
    "FM209 listed": "{} finns inte i listan",
    "FM209 yes_no": "{} ska vara Ja eller Nej",
    "FM301": "{}: svaret finns inte i listan",
    "FM302 answer": "Svaret saknas",
    "FM302 asked": "Fick frågan saknas (raden räknas inte)",
    "FM302 other": "{} saknas",
    "FM302 reason": "Orsaken saknas",
    "FM304": "{}: svaret finns inte i listan",
    "FM401": "Orsak fast personen fick frågan (raden räknas inte)",
    "FM402": "Svar fast personen inte fick frågan (raden räknas inte)",
    "FM403": "När är ifyllt fast svaret inte är Ja",
    "FM404": "Samma Löpnr två gånger",
    "FM407 empty": "Ingen rad är ifylld, och Inga besök är inte Ja",
    "FM407 rows": "Inga besök är Ja, fast rader är ifyllda",
    "FM408": "Fler rader än Antal vuxna besökare",
    "FM410": "{} är ifyllt fast svaret inte är Ja",
    "FM411": "Svar är Ja, fast alla slag av våld är Nej",
    "FM409": "{}: svaret finns inte i listan",
}


def _first_line(copy: bytes) -> str:
    return str(loaded(copy)["Att rätta"]["A1"].value)
