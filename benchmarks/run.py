"""Measure whole commands in turn and print ratios: `python benchmarks/run.py [start|work|growth] [--runs N]`."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_OTHERS = Path(__file__).with_name("others.py")
_MONTHS = Path(__file__).with_name("months.py")
_DATA = Path(tempfile.gettempdir()) / "fokusmanad-benchmarks"
# Installed packages are compiled once and for all; what is run from its sources is to be allowed the same.
_ENVIRON = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def make(folder: Path, files: int, rows: int) -> Path:
    """Make data in another process: what this one has held counts as its children's memory."""
    made = subprocess.run(
        [sys.executable, _MONTHS, folder, "bare", str(files), str(rows)], check=True, stdout=subprocess.PIPE
    )
    return Path(made.stdout.decode().strip())


class Cost(NamedTuple):
    """What a command took: seconds on the clock, and megabytes at its most."""

    seconds: float
    megabytes: float


class Command(NamedTuple):
    """A command, and what it is called in the table."""

    name: str
    arguments: list[str]


def fokusmanad(*arguments: object) -> Command:
    """Return a call of our own program."""
    words = [str(argument) for argument in arguments]
    shown = " ".join(Path(word).name if os.sep in word else word for word in words)
    return Command(f"fokusmanad {shown}", [sys.executable, "-m", "fokusmanad", *words])


def other(name: str, folder: Path | str = "") -> Command:
    """Return a call of one of the things that it is measured against."""
    return Command(name.replace("_", " "), [sys.executable, str(_OTHERS), name, str(folder)])


def measure(commands: list[Command], runs: int) -> dict[str, list[Cost]]:
    """Run the commands in turn, after a round that is not counted, so that the machine's moods fall on all alike."""
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    for turn in range(runs + 1):
        for command in commands:
            cost = _once(command.arguments)
            if turn:
                costs[command.name].append(cost)
    return costs


def _once(arguments: list[str]) -> Cost:
    start = time.perf_counter()
    silent = subprocess.DEVNULL
    with subprocess.Popen(arguments, stdout=silent, stderr=silent, env=_ENVIRON) as process:
        _, _, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = 0
    return Cost(seconds, usage.ru_maxrss / 1024)


def table(title: str, costs: dict[str, list[Cost]], against: list[str]) -> None:
    """Print the median of each command, and the median of its ratios to others, turn by turn."""
    heads = "".join(f"{f'× {name}':>20}" for name in against)
    print(f"\n{title}\n{'':56}{'seconds':>9}{'MB':>7}{heads}")
    for name, measured in costs.items():
        seconds = statistics.median(cost.seconds for cost in measured)
        megabytes = max(cost.megabytes for cost in measured)
        ratios = "".join(f"{_ratio(measured, costs[base]):>20.2f}" for base in against)
        print(f"{name:56}{seconds:>9.3f}{megabytes:>7.0f}{ratios}")


def _ratio(measured: list[Cost], base: list[Cost]) -> float:
    return statistics.median(one.seconds / two.seconds for one, two in zip(measured, base, strict=True))


def start(runs: int) -> None:
    """Measure how long it takes to begin."""
    one, eight = make(_DATA, 1, 300), make(_DATA, 8, 300)
    commands = [
        other("nothing"),
        other("empty_app"),
        other("floor"),
        fokusmanad("--version"),
        fokusmanad("--help"),
        fokusmanad("validate", one),
        fokusmanad("summarize", eight),
    ]
    table("Start", measure(commands, runs), ["nothing", "empty app", "floor"])


def work(runs: int) -> None:
    """Measure the whole country, and one very long form."""
    for title, folder in (("290 × 1,000 rows", make(_DATA, 290, 1000)), ("1 × 100,000 rows", make(_DATA, 1, 100_000))):
        commands = [
            other("unzip", folder),
            other("calamine", folder),
            fokusmanad("summarize", folder, "--format", "json"),
            other("pandas_calamine", folder),
            other("pandas_openpyxl", folder),
        ]
        table(title, measure(commands, runs), ["unzip", "calamine"])


def growth(runs: int) -> None:
    """Measure how time and memory grow with files and with rows."""
    files = [fokusmanad("summarize", make(_DATA, count, 1000), "--format", "json") for count in (1, 10, 100, 290)]
    table("Files of 1,000 rows", measure(files, runs), [])
    rows = [fokusmanad("summarize", make(_DATA, 1, count), "--format", "json") for count in (1000, 10_000, 100_000)]
    table("Rows of one file", measure(rows, runs), [])


def main() -> None:
    """Measure what was asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("start", "work", "growth"))
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    for measured in (start, work, growth):
        if chosen.what in {None, measured.__name__}:
            measured(chosen.runs)


if __name__ == "__main__":
    main()
