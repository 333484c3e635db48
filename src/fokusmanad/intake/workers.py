"""Work on many things, shared among processes: threads would only wait for each other, since most of it is Python's."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")

# Each may hold a file of the worst kind, a quarter of a gigabyte.
_MOST_PROCESSES = 4
# What many results have in common is handed back once for so many of them.
_TOGETHER = 16


def shared(work: Callable[[_Thing], _Result], things: Sequence[_Thing]) -> Iterator[_Result]:
    """Yield what `work` makes of each of `things`, in their order. Both must be such as can be pickled.

    Where processes cannot be had, or one is lost, this one does what is left of the work. Then a fault of `work` itself
    is raised here too, with the place where it is.
    """
    done = 0
    try:
        for result in _by_workers(work, things) if _cores() > 1 else ():
            yield result
            done += 1
    except Exception:  # noqa: S110 - whatever it was, the work that is left is done without
        pass
    yield from map(work, things[done:])


def _cores() -> int:
    # A container may have fewer than the machine; where nobody can say so, it has them all.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _by_workers(work: Callable[[_Thing], _Result], things: Sequence[_Thing]) -> Iterator[_Result]:
    count = min(_cores(), _MOST_PROCESSES, len(things))
    together = max(1, min(_TOGETHER, len(things) // (4 * count)))
    starts = iter(range(0, len(things), together))
    processes: list[Process] = []
    busy: dict[Any, int] = {}
    done: dict[int, list[_Result]] = {}
    told = 0
    try:
        idle: list[Any] = []
        with _interrupts_held():
            for _ in range(count):
                process, connection = _begun(work)
                processes.append(process)
                idle.append(connection)
        while True:
            for connection, start in zip(idle, starts, strict=False):
                connection.send(things[start : start + together])
                busy[connection] = start
            if not busy:
                return
            idle = [*wait(busy)]
            done |= {busy.pop(connection): connection.recv() for connection in idle}
            while told in done:
                results = done.pop(told)
                yield from results
                told += len(results)
    finally:
        # All is done, or something went wrong, or somebody has had enough and waits for nothing that is under way.
        for process in processes:
            process.kill()
            process.join()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C, which reaches every process at a terminal, from those begun meanwhile; this one answers it after."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begun(work: Callable[[Any], Any]) -> tuple[Process, Connection]:
    ours, theirs = Pipe()
    process = Process(target=_serve, args=(work, theirs, ours), daemon=True)
    process.start()
    # Each end has one owner, so that who waits at it learns when the other process is gone.
    theirs.close()
    return process, ours


def _serve(work: Callable[[Any], Any], connection: Connection, other_end: Connection) -> None:
    """In a process of its own: do what comes, until nobody asks any more or something goes wrong."""
    # The one that began this one finds out what it was, by doing it itself; nobody else is to be told.
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as it lives
    # Windows lets nobody hold it back before.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other_end.close()
    with suppress(Exception):
        while True:
            connection.send([work(thing) for thing in connection.recv()])
