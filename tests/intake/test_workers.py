"""Work shared among processes: what comes back is what one process would make, whatever happens to the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from fokusmanad.intake import workers
from fokusmanad.intake.workers import shared
from tests.helpers.pipes import open_when_it_reads
from tests.helpers.workbooks import book, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing import Process
    from multiprocessing.connection import Connection
    from pathlib import Path

# A library of other tests may have begun threads; the program itself shares its work before it loads any.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

NUMBERS = range(50)


@pytest.fixture
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 2)


def _is_worker() -> bool:
    return multiprocessing.parent_process() is not None


def _seen(number: int) -> tuple[int, bool]:
    return number, _is_worker()


def _lost(number: int) -> tuple[int, bool]:
    if number == 30 and _is_worker():
        os._exit(1)
    return _seen(number)


def _faulty(number: int) -> int:
    return 1 // (number - 30)


@pytest.mark.usefixtures("_two_cores")
def test_others_do_the_work_and_it_comes_back_in_order() -> None:
    """A thing is done once, in another process."""
    assert list(shared(_seen, NUMBERS)) == [(number, True) for number in NUMBERS]


@pytest.mark.usefixtures("_two_cores")
def test_what_a_lost_process_had_is_done_without_it() -> None:
    """The system may end a process for want of memory; no result is lost and none comes twice."""
    done = list(shared(_lost, NUMBERS))
    assert [number for number, _ in done] == list(NUMBERS)
    assert (49, False) in done


@pytest.mark.usefixtures("_two_cores")
def test_a_fault_is_raised_with_its_place() -> None:
    """What went wrong in another process is told as if it had been this one."""
    results: Iterator[int] = shared(_faulty, NUMBERS)
    with pytest.raises(ZeroDivisionError) as raised:
        list(results)
    assert raised.traceback[-1].name == "_faulty"


@pytest.mark.usefixtures("_two_cores")
@pytest.mark.parametrize("begun", [0, 1])
def test_where_processes_cannot_begin_one_does_it_all(begun: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems have none, or not as many; those that began are not left behind."""
    begin, asked = workers._begun, iter(range(2))

    def refuse(work: Callable[[Any], Any]) -> tuple[Process, Connection]:
        if next(asked) >= begun:
            raise OSError
        return begin(work)

    monkeypatch.setattr(workers, "_begun", refuse)
    assert list(shared(_seen, NUMBERS)) == [(number, False) for number in NUMBERS]
    assert not multiprocessing.active_children()


def test_with_one_core_nothing_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nobody to share it with."""
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    assert list(shared(_seen, NUMBERS)) == [(number, False) for number in NUMBERS]


def _program(cores: int, method: str = "") -> list[str]:
    """Return the command for a computer with so many cores, whose processes begin by `method`.

    Its first argument is a file where it notes how many began.
    """
    lines = (
        f"import multiprocessing; multiprocessing.set_start_method({method!r})" if method else "",
        "import sys; from pathlib import Path; from fokusmanad.intake import workers",
        f"workers._cores = lambda: {cores}",
        "begin, notes = workers._begun, Path(sys.argv.pop(1)).open('w')",
        "workers._begun = lambda work: notes.write('|') and begin(work)",
        "from fokusmanad.__main__ import main; main()",
    )
    return [sys.executable, "-c", "\n".join(lines)]


def _large(path: Path) -> None:
    """Write what is no workbook, and so large that the files beside it are shared out."""
    path.write_bytes(b"x" * 2_000_000)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_shared_or_not_the_program_says_the_same(method: str, tmp_path: Path) -> None:
    """Windows and macOS begin a process anew where Linux copies one: the same figures and problems, byte for byte."""
    month, notes = tmp_path / "mars", tmp_path / "notes"
    month.mkdir()
    (month / "fokusmanad.toml").write_text('title = "Prov"\nmonth = "2026-03"\n', encoding="utf-8")
    for name in ("Berg", "Krokom", "Åre"):
        rows = f"1 | Mottagning | Kvinna | Ja | | Nej | \n2 | Mottagning | Man | Nej | {name} | | "
        save(book(rows, head={"Kommun": name}), month / f"{name}.xlsx")
    with zipfile.ZipFile(month / "fler.zip", "w") as archive:
        archive.write(month / "Åre.xlsx", "Åre igen.xlsx")
    _large(month / "stor.xlsx")
    alone, together = (
        subprocess.run([*program, notes, "validate", month], capture_output=True, check=False)
        for program in (_program(1), _program(2, method))
    )
    assert notes.read_text(encoding="utf-8") == "||"
    assert (alone.stdout.count(b"FM301"), alone.stdout.count(b"FM502")) == (4, 2)
    assert (together.stdout, together.stderr, together.returncode) == (alone.stdout, alone.stderr, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such signals nor such pipes")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    ("sent", "status", "told"), [("SIGINT", 130, "Avbrutet.\n"), ("SIGTERM", -15, ""), ("SIGKILL", -9, "")]
)
def test_nobody_works_on_when_the_program_has_ended(sent: str, status: int, told: str, tmp_path: Path) -> None:
    """Ctrl-C waits for no file; however the program ends, the processes that it began end with the file in hand."""
    pipes = [tmp_path / "Berg.xlsx", tmp_path / "Åre.xlsx"]
    for pipe in pipes:
        os.mkfifo(pipe)
    _large(tmp_path / "stor.xlsx")
    command = [*_program(2), os.devnull, "--lang", "sv", "validate", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as program:
        try:
            # Reading a pipe that nobody writes to, each process waits for as long as we hold its other end.
            other_ends = [open_when_it_reads(pipe) for pipe in pipes]
            program.send_signal(signal.Signals[sent])
            if sent == "SIGINT":
                assert program.wait(timeout=60) == status
            for other_end in other_ends:
                os.close(other_end)
            # The end of its standard error is the end of the last process that has it.
            assert program.communicate(timeout=60)[1].decode() == told
        finally:
            program.kill()
    assert program.returncode == status
