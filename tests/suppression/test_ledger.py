"""The ledger keeps what has been published, and a damaged one stops the print."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fokusmanad.suppression.counts import Rules
from fokusmanad.suppression.ledger import Ledger, LedgerBusyError, LedgerFault, held, read_ledger, write_ledger
from tests.suppression.months import campaign, page_of, rows

MONTH, RULES = "2026-03", Rules()


@pytest.fixture
def book() -> Ledger:
    month = campaign({name: rows(60 + 40 * seed, "usual", seed) for seed, name in enumerate(("Berg", "Åre", "Krokom"))})
    return Ledger(MONTH, RULES).with_release(page_of(month))


def test_it_comes_back_as_it_was_written(book: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "publicerat.json"
    write_ledger(book, path)
    assert read_ledger(path, MONTH, RULES) == book
    assert [each.name for each in tmp_path.iterdir()] == ["publicerat.json"]


def test_none_yet_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "publicerat.json", MONTH, RULES) == Ledger(MONTH, RULES)


def test_it_holds_no_hidden_count(book: Ledger, tmp_path: Path) -> None:
    """A hidden cell is null, so that the ledger may lie beside the report."""
    path = tmp_path / "publicerat.json"
    write_ledger(book, path)
    cells = json.loads(path.read_text(encoding="utf-8"))["editions"][0]["cells"]
    counts = {tuple(words): count for *words, count in cells}
    assert counts == dict(book.releases[0].cells)
    assert None in counts.values()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "damaged"),
        ("{", "damaged"),
        ("[]", "damaged"),
        ("null", "damaged"),
        ('{"schema": "other"}', "schema"),
        ('{"schema": "fokusmanad.published.v1"}', "damaged"),
        ("\ufffd[" * 50_000, "damaged"),
        ("[" * 100_000, "damaged"),
    ],
)
def test_a_damaged_or_foreign_ledger_is_told(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "publicerat.json"
    path.write_text(text, encoding="utf-8")
    assert read_ledger(path, MONTH, RULES) == LedgerFault(path, reason)


def test_a_changed_count_is_found(book: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "publicerat.json"
    write_ledger(book, path)
    body = json.loads(path.read_text(encoding="utf-8"))
    body["editions"][0]["cells"][0][-1] = 999
    path.write_text(json.dumps(body), encoding="utf-8")
    assert read_ledger(path, MONTH, RULES) == LedgerFault(path, "damaged")


def test_another_month_and_other_rules_are_told(book: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "publicerat.json"
    write_ledger(book, path)
    assert read_ledger(path, "2025-03", RULES) == LedgerFault(path, "month")
    assert read_ledger(path, MONTH, Rules(k=4)) == LedgerFault(path, "rules")


def test_bytes_that_are_no_text_and_a_folder_are_told(tmp_path: Path) -> None:
    path = tmp_path / "publicerat.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert read_ledger(path, MONTH, RULES) == LedgerFault(path, "unreadable")
    assert read_ledger(tmp_path, MONTH, RULES) == LedgerFault(tmp_path, "unreadable")


def test_a_folder_that_cannot_be_written_leaves_the_old_one(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"."):
        write_ledger(book, tmp_path / "none" / "publicerat.json")


def test_two_runs_at_once_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "publicerat.json"
    with held(path), pytest.raises(LedgerBusyError), held(path):
        pass
    with held(path):
        pass


def test_a_run_that_dies_leaves_no_lock(tmp_path: Path) -> None:
    """The next run gets the lock after its holder was killed."""
    path = tmp_path / "publicerat.json"
    code = "import os, sys; from pathlib import Path; from fokusmanad.suppression.ledger import held\n"
    code += "holding = held(Path(sys.argv[1])); holding.__enter__(); os._exit(1)"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=root, check=False)
    assert done.returncode == 1
    with held(path):
        pass
