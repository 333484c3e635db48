"""Validate every spreadsheet in a folder, each in a process of its own, and report what went badly.

    python tools/corpus.py FOLDER

Badly is: a traceback, anything on standard error, an exit status other than 0 and 1, ten seconds, or 300 MB.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from fokusmanad.cli import streams
from fokusmanad.cli.run import run

SECONDS, MEGABYTES = 10, 300
SUFFIXES = {
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".ods",
    ".xltx",
    ".xltm",
    ".xlam",
    ".xla",
    ".xlt",
    ".ots",
    ".fods",
    ".numbers",
}


class Ran(NamedTuple):
    """The outcome and the cost of one file."""

    path: Path
    status: int
    codes: str
    complaint: str
    seconds: float
    megabytes: float

    @property
    def is_bad(self) -> bool:
        """Whether a user would have reason to complain."""
        too_much = self.seconds > SECONDS or self.megabytes > MEGABYTES
        return bool(self.status not in {0, 1} or self.complaint or too_much)


def validate(path: Path) -> Ran:
    """Run `fokusmanad validate` on one file in a child process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            signal.alarm(3 * SECONDS)
            streams.keep_stderr()
            status = run(["validate", str(path), "--format", "json"])
            sys.stdout.flush()
            os._exit(status)
        _, waited, usage = os.wait4(child, 0)
        seconds = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        complaint = err.read().decode(errors="replace").strip()
        status = os.waitstatus_to_exitcode(waited)
        return Ran(path, status, _codes(out.read()), complaint, seconds, usage.ru_maxrss / 1024)


def _codes(result: bytes) -> str:
    try:
        (file,) = json.loads(result)["files"]
    except ValueError:
        return "no JSON"
    return " ".join(sorted({problem["code"] for problem in file["problems"] if problem["code"] < "FM3"})) or "read"


def main() -> None:
    """Print the outcomes, the worst costs, and each file that went badly."""
    files = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    ran = [validate(path) for path in files]
    for codes, count in Counter(each.codes for each in ran).most_common():
        print(f"{count:6} {codes}")
    for cost in ("seconds", "megabytes"):
        for worst in sorted(ran, key=lambda each: getattr(each, cost), reverse=True)[:5]:
            print(f"{getattr(worst, cost):8.2f} {cost} {worst.codes} {worst.path}")
    bad = [each for each in ran if each.is_bad]
    for each in bad:
        print(f"BAD status {each.status}, {each.seconds:.1f} s, {each.megabytes:.0f} MB: {each.path}\n{each.complaint}")
    print(f"{len(ran)} files, {len(bad)} answered badly")


if __name__ == "__main__":
    main()
