"""JSON and CSV: the contract's keys in their order, and the figures."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from fokusmanad.counting.summary import Summary, summarize
from fokusmanad.findings.problem import Problem
from fokusmanad.form.period import Period
from fokusmanad.intake.collection import Collection, File
from fokusmanad.intake.discover import Source
from fokusmanad.render.machine.exact import summary_csv, summary_json, validation_json
from fokusmanad.text import Lang
from tests.helpers.workbooks import book, campaign, checked

OF = campaign(title="Våld", kommuner=["Berg", "Bräcke", "Åre"], reasons={"Polis med": "police"})
ARE = """\
1 | Mottagning | Kvinna | Ja | | Ja | Båda
2 | Mottagning | Man | Ja | | Ja |
3 | LSS/funktionsstöd | | Ja | | Vill inte svara |
4 | Mottagning | Man | Nej | Tisbrist | |
5 | Mottagning | Man | Nej | Polis med | |
6 | Mottagning | Man | | | |"""

TALLY_KEYS = ["files", "rows", "left_out", "visitors", "eligible", "asked", "not_asked", "answers", "when", "reasons"]
TALLY_KEYS += ["reason_groups", "after_yes"]
SETTING_KEYS = ["source", "staff", "care_assessors", "how_asked"]
GROUP_KEYS = ["key", *TALLY_KEYS[4:]]
REASON_KEYS = [
    "partner_present",
    "child_present",
    "other_present",
    "interpreter",
    "no_time",
    "unsuitable",
    "postponed",
    "forgotten",
    "unsure",
    "already_asked",
    "not_private",
    "joint_file",
    "already_known",
    "remote",
    "other_profession",
    "other",
    "police",
    "not_stated",
]


def file(name: str, rows: str, **head: str | int) -> File:
    labels = {"kommun": "Kommun", "visitors": "Antal vuxna besökare", "nil": "Inga besök", "version": "Mallversion"}
    found = book(rows, head={labels[key]: value for key, value in head.items()})
    return File(Source(name, name, name, 0, Path(name)), checked(found, OF, name=name))


def collection() -> Collection:
    unread = File(Source("x.xlsx", "x.xlsx", "x.xlsx", 0, Path("x")), checked(type(book())(())))
    files = (
        file("a.xlsx", ARE, kommun="Åre", visitors=10),
        file("b.xlsx", "", kommun="Berg", nil="Ja"),
        unread,
        file("z.xlsx", ARE, kommun="Åre", version="9"),
    )
    return Collection(files, (), Period("2026-03"))


def summary() -> Summary:
    return summarize(collection(), OF, ["sex", "unit"])


def test_a_validation_has_the_contracts_shape() -> None:
    """The whole output for one file has every key in order, and null for what does not apply."""
    found = Collection(
        (file("Åre.xlsx", "1 | Mottagning | Man | Nej | Tisbrist | | \n2 | | | | | | ", kommun="Åre"),), (), None
    )
    assert validation_json(found, Lang.SV) == (
        """\
{
 "schema": "fokusmanad.validate.v1",
 "files": [
  {
   "file": "Åre.xlsx",
   "kommun": "Åre",
   "kommunkod": "2321",
   "accepted": true,
   "rows": 1,
   "left_out": 0,
   "problems": [
    {
     "code": "FM301",
     "severity": "error",
     "sheet": "Formulär",
     "cell": "E2",
     "row": 2,
     "column": "Orsak",
     "message": "Formulär E2 (Orsak): ”Tisbrist” finns inte i listan. Menade du ”Tidsbrist”? Välj ett svar i listan.",
     "suggestion": "Tidsbrist"
    }
   ]
  }
 ],
 "errors": 1,
 "warnings": 0,
 "infos": 0
}
"""
    )


def test_what_does_not_apply_is_null() -> None:
    """A file that is no form has no kommun, and its problem has no place."""
    (_, _, unread, refused) = json.loads(validation_json(collection(), Lang.EN))["files"]
    (problem,) = unread["problems"]
    assert (unread["kommun"], unread["kommunkod"], unread["accepted"]) == (None, None, False)
    assert list(problem) == ["code", "severity", "sheet", "cell", "row", "column", "message", "suggestion"]
    assert [problem[key] for key in ("sheet", "cell", "row", "column", "suggestion")] == [None] * 5
    assert (refused["kommun"], refused["accepted"], refused["rows"], refused["left_out"]) == ("Åre", False, 6, 1)


def test_severities_are_counted() -> None:
    """The counts are of all files."""
    files = (
        file("a", "1 | Q | Man | J | | Nej | \n1 | Mottagning | Man | Ja | | Nej | ", kommun="Åre"),
        file("b", "1 | Q | Man | Ja | | Nej | ", kommun="Berg"),
    )
    found = json.loads(validation_json(Collection(files, (), None), Lang.SV))
    assert (found["errors"], found["warnings"], found["infos"]) == (2, 1, 1)


def test_only_the_messages_follow_the_language() -> None:
    """Codes, keys, places and suggestions are for machines."""

    def without_messages(lang: Lang) -> Any:
        found = json.loads(validation_json(collection(), lang))
        messages = [problem.pop("message") for each in found["files"] for problem in each["problems"]]
        return found, messages

    (swedish, in_swedish), (english, in_english) = without_messages(Lang.SV), without_messages(Lang.EN)
    assert swedish == english
    assert all(one != other for one, other in zip(in_swedish, in_english, strict=True))


def test_a_summary_has_the_contracts_shape() -> None:
    """The keys of every level are in order, also if all counts are 0."""
    found = json.loads(summary_json(summary()))
    assert list(found) == ["schema", "title", "month", "period", "protection", "coverage", "kommuner", "total", "by"]
    assert list(found["coverage"]) == ["expected", "received", "missing", "nil", "refused"]
    assert [list(each) for each in found["coverage"]["refused"]] == [["file", "kommun", "codes"]] * 2
    assert list(found["total"]) == TALLY_KEYS
    assert [list(each) for each in found["kommuner"]] == [["kommun", "kommunkod", *TALLY_KEYS, *SETTING_KEYS]] * 2
    assert list(found["by"]) == ["sex", "unit"]
    for counted in (*found["kommuner"], found["total"], *found["by"]["sex"], *found["by"]["unit"]):
        assert list(counted["answers"]) == ["yes", "no", "declined", "not_stated"]
        assert list(counted["when"]) == ["last_year", "earlier", "both", "not_stated"]
        assert list(counted["reasons"]) == REASON_KEYS
    assert all(list(group) == GROUP_KEYS for groups in found["by"].values() for group in groups)


def test_the_figures_of_a_summary() -> None:
    """The summary has the title, the coverage, the total, and what was not stated."""
    found = json.loads(summary_json(summary()))
    assert (found["schema"], found["title"], found["month"]) == ("fokusmanad.summary.v1", "Våld", "2026-03")
    assert found["protection"] == {"applied": False, "threshold": None}
    assert found["coverage"] == {
        "expected": ["Berg", "Bräcke", "Åre"],
        "received": ["Berg", "Åre"],
        "missing": ["Bräcke"],
        "nil": ["Berg"],
        "refused": [
            {"file": "x.xlsx", "kommun": None, "codes": ["FM105"]},
            {"file": "z.xlsx", "kommun": "Åre", "codes": ["FM106"]},
        ],
    }
    total = {key: value for key, value in found["total"].items() if key not in {"reasons", "reason_groups"}}
    assert total == {
        "files": 2,
        "rows": 6,
        "left_out": 1,
        "visitors": 10,
        "eligible": 5,
        "asked": 3,
        "not_asked": 2,
        "answers": {"yes": 2, "no": 0, "declined": 1, "not_stated": 0},
        "when": {"last_year": 0, "earlier": 0, "both": 1, "not_stated": 1},
        "after_yes": {},
    }
    assert {key: count for key, count in found["total"]["reasons"].items() if count} == {"police": 1, "not_stated": 1}
    assert found["total"]["reason_groups"] == {
        "company": 0, "routine": 0, "judgement": 0, "not_applicable": 0, "other": 1, "not_stated": 1
    }  # fmt: skip


def test_the_groups_of_an_attribute_add_up_to_the_total() -> None:
    """Every listed group, in the order of the form, and a group for what is not stated."""
    found = json.loads(summary_json(summary()))
    assert [group["key"] for group in found["by"]["sex"]] == ["woman", "man", "other", "not_stated"]
    for groups in found["by"].values():
        for key in ("eligible", "asked", "not_asked"):
            assert sum(group[key] for group in groups) == found["total"][key]
        for key in ("answers", "when", "reasons"):
            for part in found["total"][key]:
                assert sum(group[key][part] for group in groups) == found["total"][key][part]


def test_visitors_are_null_where_unknown() -> None:
    """If a kommun's number is null, so is the total's."""
    files = (file("a", ARE, kommun="Åre"), file("b", "", kommun="Berg", nil="Ja"))
    found = json.loads(summary_json(summarize(Collection(files, (), Period("2026-03")), OF, [])))
    assert [each["visitors"] for each in (*found["kommuner"], found["total"])] == [0, None, None]


def test_the_same_input_gives_the_same_bytes() -> None:
    """Two runs give the same bytes."""
    assert summary_json(summary()) == summary_json(summary())
    assert summary_csv(summary()) == summary_csv(summary())
    assert validation_json(collection(), Lang.SV) == validation_json(collection(), Lang.SV)


def test_a_table_opens_in_a_swedish_excel() -> None:
    """The file has a signature, semicolons and Windows line ends, and å is not escaped."""
    written = summary_csv(summary())
    assert written.startswith(b"\xef\xbb\xbfmonth;kommun;attribute;group;measure;count\r\n")
    assert "2026-03;Åre;;;answers.yes;2\r\n".encode() in written
    assert "2026-03;Åre;unit;intake;reasons.police;1\r\n".encode() in written
    assert "2026-03;Åre;;;left_out;1\r\n".encode() in written


def test_a_table_holds_the_same_figures_as_the_json() -> None:
    """The sum over kommuner is the total's, and the sum over groups the kommun's."""
    rows = list(csv.DictReader(io.StringIO(summary_csv(summary()).decode("utf-8-sig")), delimiter=";"))
    total = json.loads(summary_json(summary()))["total"]
    for attribute in ("", "sex", "unit"):
        for measure in ("eligible", "asked", "not_asked"):
            counts = [int(row["count"]) for row in rows if (row["attribute"], row["measure"]) == (attribute, measure)]
            assert sum(counts) == total[measure]
    assert {row["kommun"] for row in rows} == {"Berg", "Åre"}


def test_a_name_with_strange_letters_stays_itself() -> None:
    """No letter is escaped, and quotation marks and line breaks do not break the JSON."""
    name = 'Å "x"\n😀.xlsx'
    unread = File(Source(name, name, name, 0, Path("x")), checked(type(book())(())))
    written = validation_json(Collection((unread,), (), None), Lang.SV)
    assert json.loads(written)["files"][0]["file"] == name
    assert "Å" in written


def test_a_problem_of_a_whole_row_has_a_row_and_no_cell() -> None:
    """FM405 at a hidden row has no cell."""
    found = checked(book(hidden_rows=[2]))
    (problem,) = json.loads(
        validation_json(Collection((File(Source("a", "a", "a", 0, Path("a")), found),), (), None), Lang.SV)
    )["files"][0]["problems"]
    assert (problem["sheet"], problem["cell"], problem["row"], problem["column"]) == ("Formulär", None, 2, None)
    assert isinstance(found.problems[0], Problem)
