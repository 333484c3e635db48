"""The output of each command on each stream, and its exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.helpers import workbooks
from tests.helpers.pipes import open_when_it_reads

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from fokusmanad.reading.book import CellValue
    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

GOOD = """
1 | Mottagning     | Kvinna | Ja  |             | Ja  | Tidigare
2 | Barn och unga  | Man    | Nej | Tidsbrist   |     |
3 | Vuxen/missbruk | Kvinna | Ja  |             | Nej |
"""
"""Three correct rows: two asked, one of whom says yes."""

PROGRAM = [sys.executable, "-m", "fokusmanad"]


def _save(path: Path, rows: str, head: Mapping[str, CellValue] | None = None) -> None:
    workbooks.save(workbooks.book(rows.strip("\n"), head=head), path)


def test_validate_tells_that_a_form_is_clean(fokusmanad: Run, tmp_path: Path) -> None:
    """A correct form is reported as ready to send, with its own figures and status 0."""
    _save(tmp_path / "Åre.xlsx", GOOD)
    ran = fokusmanad("validate", "Åre.xlsx")
    assert ran == (
        0,
        (
            "Åre.xlsx – Åre, mars 2026\n"
            "Klart att skicka – inga fel hittades.\n"
            "3 rader: 2 fick frågan, 1 fick inte frågan, 0 räknas inte. 1 svarade ja.\n\n"
        ),
        "1 fil: inga fel.\n",
    )


def test_validate_json_has_the_shape_of_the_contract(fokusmanad: Run, tmp_path: Path) -> None:
    """JSON lists every problem by itself, with the keys of docs/form.md in their order."""
    _save(tmp_path / "Åre.xlsx", GOOD.replace("Tidsbrist  ", "Tisbrist"))
    ran = fokusmanad("validate", "Åre.xlsx", "--format", "json", "--lang", "en")
    assert (ran.status, ran.err) == (1, "")
    assert json.loads(ran.out) == {
        "schema": "fokusmanad.validate.v1",
        "files": [
            {
                "file": "Åre.xlsx",
                "kommun": "Åre",
                "kommunkod": "2321",
                "accepted": True,
                "rows": 3,
                "left_out": 0,
                "problems": [
                    {
                        "code": "FM301",
                        "severity": "error",
                        "sheet": "Formulär",
                        "cell": "E3",
                        "row": 3,
                        "column": "Orsak",
                        "message": "Formulär E3 (Orsak): “Tisbrist” is not in the list. Did you mean “Tidsbrist”? "
                        "Choose an answer in the list.",
                        "suggestion": "Tidsbrist",
                    }
                ],
            }
        ],
        "errors": 1,
        "warnings": 0,
        "infos": 0,
    }


def test_summarize_json_has_the_shape_of_the_contract(fokusmanad: Run, tmp_path: Path) -> None:
    """JSON has the coverage, each kommun, the total and the groups; a count of nothing is 0, not absent."""
    _save(tmp_path / "Åre.xlsx", GOOD, head={"Antal vuxna besökare": 5})
    ran = fokusmanad("summarize", ".", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    summary = json.loads(ran.out)
    assert list(summary) == ["schema", "title", "month", "period", "protection", "coverage", "kommuner", "total", "by"]
    assert summary["protection"] == {"applied": False, "threshold": None}
    assert summary["coverage"] == {"expected": [], "received": ["Åre"], "missing": [], "nil": [], "refused": []}
    (kommun,) = summary["kommuner"]
    reason_groups = kommun.pop("reason_groups")
    assert {key: value for key, value in kommun.items() if key != "reasons"} == {
        "kommun": "Åre",
        "kommunkod": "2321",
        "files": 1,
        "rows": 3,
        "left_out": 0,
        "visitors": 5,
        "eligible": 3,
        "asked": 2,
        "not_asked": 1,
        "answers": {"yes": 1, "no": 1, "declined": 0, "not_stated": 0},
        "when": {"last_year": 0, "earlier": 1, "both": 0, "not_stated": 0},
        "after_yes": {},
        "source": "rows",
        "staff": None,
        "care_assessors": None,
        "how_asked": None,
    }
    assert reason_groups == {
        "company": 0, "routine": 1, "judgement": 0, "not_applicable": 0, "other": 0, "not_stated": 0
    }  # fmt: skip
    assert kommun["reasons"].pop("no_time") == 1
    assert set(kommun["reasons"].values()) == {0}
    assert len(kommun["reasons"]) == 16
    assert summary["total"].keys() == {*kommun, "reason_groups"} - {
        "kommun", "kommunkod", "source", "staff", "care_assessors", "how_asked"
    }  # fmt: skip
    assert {attribute: sum(group["asked"] for group in groups) for attribute, groups in summary["by"].items()} == {
        "unit": 2,
        "sex": 2,
    }


def test_summarize_csv_opens_in_excel(fokusmanad: Run, tmp_path: Path) -> None:
    """The table has a signature, semicolons and the columns of docs/form.md."""
    _save(tmp_path / "Åre.xlsx", GOOD)
    ran = fokusmanad("summarize", ".", "--format", "csv", "--by", "Tolk")
    assert ran.out.startswith("\ufeffmonth;kommun;attribute;group;measure;count\r\n2026-03;Åre;;;eligible;3\r\n")
    table = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff")), delimiter=";"))
    asked = {(row["attribute"], row["group"]): row["count"] for row in table if row["measure"] == "asked"}
    assert asked["", ""] == "2"
    assert asked["unit", "intake"] == "1"
    assert asked["interpreter_used", "not_stated"] == "2"


def test_split_by_a_column_is_shown_in_words(fokusmanad: Run, tmp_path: Path) -> None:
    """--by takes the key or the heading, and the table has the words of the form."""
    _save(tmp_path / "Åre.xlsx", GOOD)
    assert fokusmanad("summarize", ".", "--by", "sex").out == fokusmanad("summarize", ".", "--by", "Kön").out
    assert "Kvinna" in fokusmanad("summarize", ".", "--by", "sex").out


def test_a_row_left_out_gives_status_1(fokusmanad: Run, tmp_path: Path) -> None:
    """A refused file gives exit status 1."""
    _save(tmp_path / "Åre.xlsx", GOOD + "4 | Mottagning | Man | | | |\n")
    assert fokusmanad("summarize", ".").status == 1


def test_warnings_alone_give_status_0(fokusmanad: Run, tmp_path: Path) -> None:
    """A form with only a warning is ready to send."""
    _save(tmp_path / "Åre.xlsx", GOOD, head={"Antal vuxna besökare": 2})
    ran = fokusmanad("validate", ".")
    assert ran.status == 0
    assert "FM408" in ran.out


def test_two_months_without_a_campaign_are_wrong_use(fokusmanad: Run, tmp_path: Path) -> None:
    """If no month is the most common, both are named and nothing is counted."""
    _save(tmp_path / "a.xlsx", GOOD)
    _save(tmp_path / "b.xlsx", GOOD.replace("Man", "Kvinna"), head={"Kommun": "Berg", "Fokusmånad": "2025-03"})
    ran = fokusmanad("summarize", ".")
    assert (ran.status, ran.out) == (2, "")
    assert "mars 2025: b.xlsx; mars 2026: a.xlsx" in ran.err


CAMPAIGN = 'month = "2026-03"\nkommuner = ["Åre", "Berg"]\n'


@pytest.mark.parametrize("beside", ["mars/fokusmanad.toml", "fokusmanad.toml"])
def test_the_campaign_file_is_found(fokusmanad: Run, tmp_path: Path, beside: str) -> None:
    """It is in the folder of the forms or in that folder's parent; the missing kommun shows that it was read."""
    (tmp_path / "mars").mkdir()
    _save(tmp_path / "mars" / "Åre.xlsx", GOOD)
    (tmp_path / beside).write_text(CAMPAIGN, encoding="utf-8")
    assert json.loads(fokusmanad("summarize", "mars", "--format", "json").out)["coverage"]["missing"] == ["Berg"]


def test_the_campaign_file_can_be_named(fokusmanad: Run, tmp_path: Path) -> None:
    """--campaign precedes any file that is found."""
    _save(tmp_path / "Åre.xlsx", GOOD)
    (tmp_path / "fokusmanad.toml").write_text('month = "2025-03"', encoding="utf-8")
    (tmp_path / "annan.toml").write_text(CAMPAIGN, encoding="utf-8")
    assert fokusmanad("summarize", ".", "--campaign", "annan.toml").status == 0
    assert fokusmanad("summarize", ".").status == 1


def test_two_campaign_files_are_not_chosen_between(fokusmanad: Run, tmp_path: Path) -> None:
    """With a campaign in each of two folders the user must choose."""
    for month in ("2025-03", "2026-03"):
        (tmp_path / month).mkdir()
        _save(tmp_path / month / "Åre.xlsx", GOOD, head={"Fokusmånad": month})
        (tmp_path / month / "fokusmanad.toml").write_text(f'month = "{month}"', encoding="utf-8")
    ran = fokusmanad("summarize", "2025-03", "2026-03")
    assert (ran.status, ran.out) == (2, "")
    assert "--campaign" in ran.err


def test_a_faulty_campaign_file_tells_all_its_faults(fokusmanad: Run, tmp_path: Path) -> None:
    """Every fault is listed at once with its key, status 2 (FM901)."""
    _save(tmp_path / "Åre.xlsx", GOOD)
    (tmp_path / "fokusmanad.toml").write_text('month = "mars"\nlaen = "Jämtland"\nthreshold = 1\n', encoding="utf-8")
    ran = fokusmanad("summarize", ".")
    assert (ran.status, ran.out) == (2, "")
    assert [key for key in ("FM901", "month", "laen", "threshold") if key not in ran.err] == []


def test_explain_tells_of_a_code(fokusmanad: Run) -> None:
    """The code may be typed in any case."""
    ran = fokusmanad("explain", "fm305")
    assert (ran.status, ran.out.splitlines()[0][:5]) == (0, "FM305")


def _environment() -> dict[str, str]:
    return os.environ | {"FOKUSMANAD_LANG": "sv"}


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """`fokusmanad … | head -1` ends quietly."""
    _save(tmp_path / "Åre.xlsx", GOOD)
    command = [*PROGRAM, "summarize", str(tmp_path), "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.stderr is not None
        assert program.stderr.read() == b""
    assert program.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to one process")
@pytest.mark.usefixtures("interruptible")
def test_an_interruption_ends_with_a_short_line(tmp_path: Path) -> None:
    """Ctrl-C gives status 130 and one word, without a traceback."""
    fifo = tmp_path / "Åre.xlsx"
    os.mkfifo(fifo)
    # The program waits for a pipe that has no writer, for as long as the test holds the other end.
    with subprocess.Popen([*PROGRAM, "validate", str(fifo)], stderr=subprocess.PIPE, env=_environment()) as program:
        other_end = open_when_it_reads(fifo)
        program.send_signal(signal.SIGINT)
        # The signal comes before the end of the file, also where it hit the program just before it began to wait.
        os.close(other_end)
        assert program.stderr is not None
        assert program.stderr.read().decode() == "Avbrutet.\n"
    assert program.returncode == 130


@pytest.mark.parametrize(("command", "form"), [("validate", "text"), ("validate", "json"), ("summarize", "json")])
def test_what_is_not_needed_is_not_imported(command: str, form: str, tmp_path: Path) -> None:
    """Reporting a checked form imports nothing that costs as much time as the check."""
    _save(tmp_path / "Åre.xlsx", GOOD)
    script = (
        "import sys; from fokusmanad.cli.run import run; run(sys.argv[1:]);"
        "print(sorted({'openpyxl', 'rich'} & sys.modules.keys()), file=sys.stderr)"
    )
    arguments = [sys.executable, "-c", script, command, str(tmp_path), "--format", form]
    done = subprocess.run(arguments, capture_output=True, env=_environment(), check=True)
    assert done.stderr.decode().splitlines()[-1] == "[]"
