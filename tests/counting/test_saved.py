"""A saved summary is read back whole, or refused with a remedy."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from fokusmanad.counting.coverage import Coverage, Refused
from fokusmanad.counting.saved import read_saved
from fokusmanad.counting.summary import Summary
from fokusmanad.counting.tally import tally, total
from fokusmanad.errors import UsageError
from fokusmanad.form.layout import Answer, Layout
from fokusmanad.form.period import Period
from fokusmanad.render.machine.exact import summary_json
from fokusmanad.text import Text
from tests.counting.test_tally import forms
from tests.helpers.months import kommun
from tests.helpers.usage import words_of
from tests.helpers.workbooks import campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fokusmanad.form.model import Form

OF = campaign(reasons={"Polis med": "police"})


def group(yes: int, no: int, **reasons: int) -> dict[str, Any]:
    return {
        "eligible": yes + no + sum(reasons.values()),
        "asked": yes + no,
        "not_asked": sum(reasons.values()),
        "answers": {"yes": yes, "no": no, "declined": 0, "not_stated": 0},
        "when": {"last_year": 0, "earlier": yes, "both": 0, "not_stated": 0},
        "reasons": {"no_time": 0, "police": 0, "not_stated": 0, **reasons},
    }


def figures(left_out: int, visitors: int | None, files: int = 1, **counts: int) -> dict[str, Any]:
    counted = group(**counts)
    rows = counted["eligible"] + left_out
    return {"files": files, "rows": rows, "left_out": left_out, "visitors": visitors, **counted}


SAVED: dict[str, Any] = {
    "schema": "fokusmanad.summary.v1",
    "title": "Våld",
    "month": "2025-03",
    "protection": {"applied": False, "threshold": None},
    "coverage": {
        "expected": [],
        "received": ["Berg", "Åre"],
        "missing": [],
        "nil": ["Berg"],
        "refused": [{"file": "19900101-1234.xlsx", "kommun": None, "codes": ["FM101", "FM999"]}],
    },
    "kommuner": [
        {"kommun": "Åre", "kommunkod": "2321", **figures(2, None, yes=3, no=4, police=5, not_stated=1)},
        {"kommun": "Berg", "kommunkod": "2326", **figures(0, 0, yes=0, no=0)},
    ],
    "total": figures(2, None, 2, yes=3, no=4, police=5, not_stated=1),
    "by": {
        "unit": [
            {"key": "debt_advice", **group(yes=3, no=1, police=5)},
            {"key": "not_stated", **group(yes=0, no=3, not_stated=1)},
        ]
    },
}


def saved(folder: Path, content: Any = SAVED) -> Path:
    path = folder / "2025.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def refused(path: Path) -> str:
    """Return the message for a file in Swedish, after asserting that there is one in English."""
    with pytest.raises(UsageError) as wrong:
        read_saved(path, Layout())
    assert not set(words_of(wrong.value).en.replace(str(path), "")) & set("åäö")
    return words_of(wrong.value).sv.replace(str(path), "X")


def test_the_figures_come_back(tmp_path: Path) -> None:
    """Kommuner are in dictionary order, and the name of a refused file has no possible identity number."""
    found = read_saved(saved(tmp_path), OF.layout)
    assert (found.period, found.title, found.is_flawed, found.total.left_out) == ("2025-03", "Våld", True, 2)
    assert list(found.kommuner) == [kommun("Berg"), kommun("Åre")]
    are = found.kommuner[kommun("Åre")]
    assert (are.counts.eligible, are.counts.asked, are.visitors, are.counts.reasons["police"]) == (13, 7, None, 5)
    assert found.coverage.refused == (Refused("●●●●●●●●-●●●●.xlsx", None, ("FM101",)),)


def test_a_reason_that_nobody_knows_today_is_kept_by_its_key(tmp_path: Path) -> None:
    """The campaign file next to the summary has its words; without one its key is shown."""
    path = saved(tmp_path)
    assert read_saved(path, OF.layout).reasons[1] == Answer("police", Text("Polis med", "Polis med"))
    assert read_saved(path, Layout()).reasons[1] == Answer("police", Text("police", "police"))


def test_a_sound_summary_is_not_flawed(tmp_path: Path) -> None:
    """No file was refused and no row left out."""
    sound = deepcopy(SAVED)
    sound["coverage"]["refused"] = []
    for part in (sound["total"], sound["kommuner"][0]):
        part["rows"], part["left_out"] = 13, 0
    assert not read_saved(saved(tmp_path, sound), Layout()).is_flawed


DAMAGED = "”X” är skadad eller ingen sammanställning. Spara den på nytt med fokusmanad summarize --format json."
NOT_ADDING_UP = (
    "Uppgifterna i ”X” går inte ihop, så filen är ändrad eller skadad. Spara den på nytt med "
    "fokusmanad summarize --format json."
)
PROTECTED = (
    "”X” är en skyddad sammanställning: små antal är dolda, så den går inte att räkna med. "
    "Ange formulären, eller en sammanställning som är sparad utan --protected."
)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"\x80abc", b"[" * 100_000, b"9" * 5000, b'{"schema": "fokusmanad.summary.v1"}'],
    ids=["empty", "cut off", "half a character", "no text", "deep", "a number without end", "nothing in it"],
)
def test_what_is_no_json_is_damaged(tmp_path: Path, content: bytes) -> None:
    """Any bytes give one line with a remedy."""
    path = tmp_path / "2025.json"
    path.write_bytes(content)
    assert refused(path) in {
        DAMAGED,
        "”X” är ingen sparad sammanställning. Spara en med fokusmanad summarize --format json.",
    }


def test_a_file_that_is_gone_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder or a forbidden file gives a message."""
    assert refused(tmp_path) == "”X” går inte att läsa. Kontrollera att du får öppna filen."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], "”X” är ingen sparad sammanställning. Spara"),
        ({"schema": "<b>"}, "”X” är ingen sparad sammanställning. Spara"),
        ({"schema": "fokusmanad.validate.v1"}, "”X” är ingen sparad sammanställning (fokusmanad.validate.v1). Spara"),
        (
            {"schema": "fokusmanad.summary.v2"},
            "”X” är sparad med en annan version av fokusmanad (fokusmanad.summary.v2).",
        ),
    ],
)
def test_another_kind_or_version_is_named(tmp_path: Path, content: Any, told: str) -> None:
    """Only the program's own names of kinds are repeated."""
    assert refused(saved(tmp_path, content)).startswith(told)


def _edit(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    edited = deepcopy(SAVED)
    change(edited)
    return edited


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda it: it["protection"].update(applied=True, threshold=5), PROTECTED),
        (lambda it: it["kommuner"][0]["answers"].update(yes=None), PROTECTED),
        (lambda it: it["total"].pop("rows"), DAMAGED),
        (lambda it: it["total"].update(rows="13"), DAMAGED),
        (lambda it: it["total"].update(rows=-1), DAMAGED),
        (lambda it: it["total"].update(rows=15.0), DAMAGED),
        (lambda it: it.update(month="mars"), DAMAGED),
        (lambda it: it["total"]["reasons"].update({"Anna Andersson": 0}), DAMAGED),
        (lambda it: it["total"].update(rows=14), NOT_ADDING_UP),
        (lambda it: it["total"].update(files=1), NOT_ADDING_UP),
        (lambda it: it["total"].update(visitors=3), NOT_ADDING_UP),
        (lambda it: it["kommuner"][0].update(eligible=14), NOT_ADDING_UP),
        (lambda it: it["kommuner"][0].update(asked=6, not_asked=7), NOT_ADDING_UP),
        (lambda it: it["kommuner"][0]["when"].update(both=1), NOT_ADDING_UP),
        (lambda it: it["kommuner"][0]["reasons"].update(police=4, no_time=1), NOT_ADDING_UP),
        (lambda it: it["by"]["unit"].pop(), NOT_ADDING_UP),
        (lambda it: it["by"]["unit"][0].update(asked=5), NOT_ADDING_UP),
        (lambda it: it["kommuner"][0].update(kommunkod="2326"), NOT_ADDING_UP),
        (lambda it: it["kommuner"][0].update(kommun="Berg", kommunkod="2326"), NOT_ADDING_UP),
        (lambda it: it["kommuner"][0].update(kommun="Ankeborg"), NOT_ADDING_UP),
        (lambda it: it["coverage"]["received"].pop(), NOT_ADDING_UP),
    ],
)
def test_what_was_hidden_or_changed_is_refused(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], told: str
) -> None:
    """Hidden numbers, missing or strange ones, and wrong sums are refused."""
    assert refused(saved(tmp_path, _edit(change))) == told


def test_a_summary_without_forms_is_nothing_to_compare(tmp_path: Path) -> None:
    """Without a counted form there is nothing to compare."""
    nothing = _edit(lambda it: it.update(month=None, kommuner=[], total=figures(0, 0, 0, yes=0, no=0), by={}))
    assert refused(saved(tmp_path, nothing)).startswith("Inget formulär i ”X” räknas")


@pytest.mark.parametrize("code_page", ["cp850", "cp437", "cp1252"])
def test_what_windows_powershell_saved_is_read(tmp_path: Path, code_page: str) -> None:
    """PowerShell's ">" decodes UTF-8 by the console's code page and writes UTF-16; å, ä and ö are restored."""
    path = tmp_path / "2025.json"
    written = json.dumps(SAVED | {"title": "Våld på Öland – mätt"}, ensure_ascii=False)
    path.write_bytes(b"\xff\xfe" + written.encode().decode(code_page).encode("utf-16-le"))
    assert read_saved(path, Layout()).title == "Våld på Öland – mätt"


def test_utf_16_and_a_signature_are_read(tmp_path: Path) -> None:
    """Notepad saves both."""
    path = tmp_path / "2025.json"
    for encoding in ("utf-16", "utf-8-sig"):
        path.write_bytes(json.dumps(SAVED, ensure_ascii=False).encode(encoding))
        assert kommun("Åre") in read_saved(path, Layout()).kommuner


def _month(form: Form) -> Summary:
    """Return a month of one form."""
    counted = {kommun("Åre"): tally(form, ("unit",))}
    coverage = Coverage((), ("Åre",), (), (), (), (), None)
    whole = total(counted.values())
    return Summary(
        "Våld", Period("2026-03"), coverage, counted, whole, ("unit",), Layout(), is_flawed=bool(form.left_out)
    )


@given(forms)
def test_a_saved_month_is_the_same_as_its_forms(tmp_path_factory: pytest.TempPathFactory, form: Form) -> None:
    """For any counts, the figures, the reasons and the number left out are the same."""
    month = _month(form)
    path = tmp_path_factory.getbasetemp() / "saved.json"
    path.write_text(summary_json(month), encoding="utf-8")
    found = read_saved(path, Layout())
    assert (found.period, found.title, found.reasons, found.is_flawed) == (
        month.period,
        month.title,
        month.reasons,
        month.is_flawed,
    )
    assert [(each.files, each.rows, each.visitors, each.counts) for each in found.kommuner.values()] == [
        (each.files, each.rows, each.visitors, each.counts) for each in month.kommuner.values()
    ]
