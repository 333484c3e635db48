"""What `Kontroll` reports of forms with one defect each, and of correct forms that look defective."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from fokusmanad.findings.catalogue import Severity
from fokusmanad.form.kommuner import find_kommun
from fokusmanad.form.layout import CONTROL_SHEET
from fokusmanad.template import control, template
from tests.helpers.workbooks import campaign as campaign_of
from tests.template.defects import HIDDEN_FROM_KONTROLL, PERSONS, SOUND, defective, with_comments, with_head
from tests.template.forms import checked, convert, needs_libreoffice

pytestmark = [needs_libreoffice, pytest.mark.slow]

_KINDS = ("Fysiskt våld", "Psykiskt våld", "Sexuellt våld")
_CAMPAIGN = campaign_of(month="2026-03", columns=["Åldersgrupp", *_KINDS, "Stöd", "Kommentar"])
_BLANK = "blank: "
_PERSONS = "persons"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every form, recalculated by LibreOffice in one run."""
    folder = tmp_path_factory.mktemp("defects")
    made, blank = template(_CAMPAIGN, find_kommun("Åre")), template(_CAMPAIGN)
    written = dict(defective(made))
    written |= {"sound comments": with_comments(made, SOUND), _PERSONS: with_comments(made, PERSONS)}
    written |= {f"{_BLANK}{code}": with_head(blank, {"Kommun": "Åre", "Kommunkod": code}) for code in ("0180", "9999")}
    for number, head in enumerate(_SOUND_HEADS):
        written[f"sound head {number}"] = with_head(made, head)
    written["sound blank"] = with_head(blank, {"Kommun": "Åre kommun", "Kommunkod": "2321"})
    names = [f"{number:03}" for number in range(len(written))]
    for name, data in zip(names, written.values(), strict=True):
        (folder / f"{name}.xlsx").write_bytes(data)
    (folder / "out").mkdir()
    convert(sorted(folder.glob("*.xlsx")), "xlsx", folder / "out")
    return {key: (folder / "out" / f"{name}.xlsx").read_bytes() for name, key in zip(names, written, strict=True)}


_SOUND_HEADS: tuple[dict[str, object], ...] = (
    {"Fokusmånad": "mars 2026"},
    {"Fokusmånad": date(2026, 3, 1)},
    {"Fokusmånad": "2026-V11"},
    {"Kommun": "Åre kommun", "Kommunkod": 2321},
    {"Kommun": "Berg", "Kommunkod": "2326"},
    {"Kommunkod": None, "Mallversion": 1},
    {"Kontaktperson": "Kim 0703121234"},
)


def test_kontroll_tells_of_every_defect_that_a_formula_can_find(forms: Mapping[str, bytes]) -> None:
    """An error has a remedy, a warning at least a message; what it misses is listed and documented."""
    missed = set()
    for name, data in forms.items():
        problems = [each for each in checked(data, _CAMPAIGN).problems if each.severity is not Severity.INFO]
        if not problems:
            continue
        told, is_ready = _kontroll(data)
        is_error = any(each.severity is Severity.ERROR for each in problems)
        if not told or (is_error and is_ready):
            missed.add(name)

    assert missed == HIDDEN_FROM_KONTROLL


def test_kontroll_tells_of_a_sheet_that_it_does_not_count(forms: Mapping[str, bytes]) -> None:
    """Whether it is a form, and right, only `validate` knows."""
    told, _ = _kontroll(forms["sheet copied"])
    assert list(told) == ["Fler flikar än mallens, som inte räknas här"]


def test_kontroll_has_nothing_to_say_of_a_sound_form(forms: Mapping[str, bytes]) -> None:
    """Months, names, telephone numbers and other digits as people write them are no faults."""
    for name, data in forms.items():
        if name.startswith("sound"):
            assert _kontroll(data) == ({}, True), name


def test_kontroll_finds_identity_numbers_within_a_text(forms: Mapping[str, bytes]) -> None:
    told, is_ready = _kontroll(forms[_PERSONS])
    assert told == {"Kommentar innehåller vad som liknar ett personnummer": len(PERSONS)}
    assert not is_ready


def _kontroll(data: bytes) -> tuple[Mapping[str, object], bool]:
    """Return how many there are of each finding, and whether the form is said to be ready."""
    sheet = load_workbook(BytesIO(data), data_only=True)[CONTROL_SHEET]
    rows = sheet.iter_rows(min_row=5, max_col=4, values_only=True)
    told = {str(label): count for label, count, _, verdict in rows if count and verdict in {"Rätta", "Titta"}}
    return told, sheet[control.STATUS_CELL].value == control.READY
