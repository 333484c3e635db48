"""A workbook changed in any way is a book or a problem, without exceptions or warnings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fokusmanad.campaign.model import Campaign
from fokusmanad.marked_copy.create import marked_copy
from fokusmanad.text import Lang
from tests.helpers.examine import examine
from tests.helpers.mutations import mutated
from tests.helpers.workbooks import FINE, book, save

pytestmark = pytest.mark.slow

HERE = Path(__file__).parents[1]
FOLDERS = ("forms/ok", "forms/bad", "reading/files", "reading/interop")
SEEDS = [
    path for folder in FOLDERS for path in sorted((HERE / folder).iterdir()) if path.suffix[:4] in {".xls", ".ods"}
]


@given(path=st.sampled_from(SEEDS), seed=st.integers(0, 2**32))
@settings(max_examples=600, suppress_health_check=list(HealthCheck))
def test_a_changed_workbook_is_a_book_or_a_problem(path: Path, seed: int) -> None:
    """Bytes, parts, XML and cells changed in one to four ways; fuzz/ does the same for hours."""
    examine(mutated(path.read_bytes(), Random(seed)))


@given(
    data=st.binary(max_size=2_000),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<"]),
)
@settings(max_examples=200)
def test_any_bytes_are_a_problem(data: bytes, start: bytes) -> None:
    """A file that was never a workbook only has problems of the whole file."""
    assert [problem.code[:3] for problem in examine(start + data).problems] == ["FM1"]


@given(path=st.sampled_from(SEEDS), data=st.data())
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_a_file_cut_off_is_a_book_or_a_problem(path: Path, data: st.DataObject) -> None:
    """A download or a copy may stop anywhere."""
    content = path.read_bytes()
    examine(content[: data.draw(st.integers(0, len(content)))])


@given(name=st.text(max_size=60), text=st.text(max_size=60))
@settings(max_examples=100)
def test_any_name_and_any_bytes_can_be_told_of(name: str, text: str) -> None:
    """The name is searched and shown, whatever it holds."""
    examine(text.encode(errors="replace"), name)


@given(path=st.sampled_from(SEEDS), seed=st.integers(0, 2**32))
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_a_changed_workbook_can_be_marked(path: Path, seed: int) -> None:
    """openpyxl rejects much that the reader accepts, in many ways; a copy is made all the same."""
    data = mutated(path.read_bytes(), Random(seed))
    assert marked_copy(data, path.name, examine(data), Campaign(), Lang.SV).startswith(b"PK")


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    """Nineteen changed files and one good one give twenty answers, the good one counted, and only JSON as output."""
    save(book(FINE.replace("Mottagning", "Socialpsykiatri"), head={"Kommun": "Berg"}), tmp_path / "god.xlsx")
    for seed in range(19):
        path = Random(seed).choice(SEEDS)
        (tmp_path / f"{seed}{path.suffix}").write_bytes(mutated(path.read_bytes(), Random(seed)))
    command = [sys.executable, "-m", "fokusmanad", "validate", str(tmp_path), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=False)
    answered = {file["file"]: file["accepted"] for file in json.loads(done.stdout)["files"]}
    assert (done.returncode, done.stderr, len(answered)) == (1, b"", 20)
    assert answered["god.xlsx"]


def test_a_panic_in_calamine_says_nothing() -> None:
    """Rust reports a panic on standard error before Python can catch it; the user does not see it."""
    command = [
        sys.executable,
        "-m",
        "fokusmanad",
        "validate",
        str(HERE / "reading/files/panic.xls"),
        "--format",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert '"FM101"' in done.stdout.decode()
