"""Work on many things, shared among processes: threads would only wait for each other, since most of it is Python's."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")

# Each may hold a file of the worst kind, a quarter of a gigabyte.
_MOST_PROCESSES = 4
# What many results have in common is handed back once for so many of them.
_TOGETHER = 16

_work: Callable[[Any], Any]
"""In a worker: what it was begun for."""


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
    count = min(_cores(), _MOST_PROCESSES)
    together = max(1, min(_TOGETHER, len(things) // (4 * count)))
    pool = ProcessPoolExecutor(count, initializer=_begin, initargs=(work,))
    try:
        with _interrupts_held():
            results = pool.map(_do, things, chunksize=together)
        yield from results
    except BaseException:
        # Somebody has had enough: nobody waits for what is under way.
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


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


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - a worker is handed its work once, not with each thing
    _work = work
    # Windows lets nobody hold it back before.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that began this one is gone, however it went, and go too."""
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _do(thing: Any) -> Any:
    return _work(thing)
