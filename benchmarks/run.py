"""Measure whole commands in turn: `python benchmarks/run.py [start|county|country|growth|suppression] [--write]`."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OTHERS = Path(__file__).with_name("others.py")
_MONTHS = Path(__file__).with_name("months.py")
_README = Path(__file__).with_name("README.md")
_DATA = Path(tempfile.gettempdir()) / "fokusmanad-benchmarks"
# Installed packages are compiled once and for all; what is run from its sources is to be allowed the same.
_ENVIRON = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

_KINDS = {"bare": "bare", "libreoffice": "template, LibreOffice", "excel": "template, as Excel"}
"""What the kinds of forms are called in the README."""
_PEERS = ("pandas_calamine", "polars_fastexcel", "duckdb_excel", "pandas_openpyxl")
_COUNTRY_GOALS = {"bare": 1.8, "libreoffice": 2.2, "excel": 2.2}
_COUNTY_GOAL = 0.12
_PACKAGES = (
    "typer", "pydantic", "python-calamine", "highspy", "pandas", "openpyxl", "polars", "fastexcel", "duckdb",
)  # fmt: skip

_BEGINS, _ENDS = "<!-- measured: by run.py --write -->\n", "<!-- /measured -->"
_HEADINGS = "| | goal | measured | CPU s | wall s | MB | turns | on |\n|---|---|---|---|---|---|---|---|"


class Cost(NamedTuple):
    """What a command took: seconds of all its processes on a core, seconds on the clock, and megabytes at its most."""

    cpu: float
    wall: float
    megabytes: float


class Command(NamedTuple):
    """A command, and what it is called in the table. A peer is left out where it does not run."""

    name: str
    arguments: list[str]
    is_peer: bool = False


class Line(NamedTuple):
    """A line of the table in the README."""

    what: str
    goal: str
    measured: str
    is_met: bool = True
    costs: Sequence[Cost] = ()

    def markdown(self) -> str:
        """Return the line; what misses its goal is bold."""
        measured = self.measured if self.is_met else f"**{self.measured}**"
        numbers = [""] * 4
        if self.costs:
            cpu, wall, megabytes = _middle(self.costs)
            numbers = [f"{cpu:.2f}", f"{wall:.2f}", f"{megabytes:.0f}", f"{len(self.costs)}"]
        today = date.today().isoformat()  # noqa: DTZ011 - the day of whoever measures
        return f"| {' | '.join((self.what, self.goal, measured, *numbers, today))} |"


def make(kind: str, files: int, rows: int) -> Path:
    """Make data in another process: what this one has held counts as its children's memory."""
    command = [sys.executable, str(_MONTHS), str(_DATA), kind, str(files), str(rows)]
    return Path(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().strip())


def fokusmanad(*arguments: object) -> Command:
    """Return a call of our own program."""
    words = [str(argument) for argument in arguments]
    shown = " ".join(Path(word).name if os.sep in word else word for word in words)
    return Command(f"fokusmanad {shown}", [sys.executable, "-m", "fokusmanad", *words])


def other(name: str, folder: Path | str = "") -> Command:
    """Return a call of one of the things that it is measured against."""
    return Command(name.replace("_", " "), [sys.executable, str(_OTHERS), name, str(folder)], name in _PEERS)


def measure(commands: list[Command], runs: int) -> dict[str, list[Cost]]:
    """Run the commands in turn, after a round that is not counted, so that the machine's moods fall on all alike.

    A peer that does not run has no costs.
    """
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    left = [command for command in commands if _runs(command)]
    for _ in range(runs):
        for command in left:
            costs[command.name].append(_once(command)[0])
    return costs


def _runs(command: Command) -> bool:
    """Run a command once, and return whether it runs.

    Raises:
        SystemExit: It is no peer, and fails.
    """
    _, status = _once(command)
    if status and not command.is_peer:
        raise SystemExit(f"{command.name} failed")
    return not status


def _once(command: Command) -> tuple[Cost, int]:
    start = time.perf_counter()
    silent = subprocess.DEVNULL
    with subprocess.Popen(command.arguments, stdout=silent, stderr=silent, env=_ENVIRON) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024), process.returncode


@contextmanager
def one_core() -> Iterator[None]:
    """Let this process, and those that it starts, use one core alone."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def show(title: str, costs: Mapping[str, list[Cost]], base: str = "") -> None:
    """Print the medians of each command, and of its ratios to another."""
    heads = f"{f'CPU, wall × {base}':>24}" if base else ""
    print(f"\n{title}\n{'':66}{'CPU s':>8}{'wall s':>8}{'MB':>6}{heads}")
    for name, measured in costs.items():
        if not measured:
            print(f"{name:66}does not run here")
            continue
        middle = _middle(measured)
        ratios = f"{_ratio(measured, costs[base]):>16.2f}{_ratio(measured, costs[base], 1):>8.2f}" if base else ""
        print(f"{name:66}{middle.cpu:>8.3f}{middle.wall:>8.3f}{middle.megabytes:>6.0f}{ratios}")


def _middle(costs: Sequence[Cost]) -> Cost:
    """Return the medians of the seconds, and the most memory."""
    cpu, wall, megabytes = zip(*costs, strict=True)
    return Cost(statistics.median(cpu), statistics.median(wall), max(megabytes))


def _ratio(costs: Sequence[Cost], base: Sequence[Cost], clock: int = 0) -> float:
    """Return the median of the ratios taken turn by turn, by CPU (0) or by the clock on the wall (1)."""
    return statistics.median(one[clock] / two[clock] for one, two in zip(costs, base, strict=True))


def start(runs: int, _: int) -> Iterator[Line]:
    """Measure how long it takes to begin."""
    form = make("bare", 1, 300)
    ours = {
        "`--version` against the empty app": (fokusmanad("--version"), "empty app", 1.2),
        "`--help` against the empty app": (fokusmanad("--help"), "empty app", 1.1),
        "`validate` of 300 rows, bare, against the floor": (fokusmanad("validate", form), "floor", 1.5),
    }
    commands = [other("nothing"), other("empty_app"), other("floor"), *(command for command, _, _ in ours.values())]
    costs = measure(commands, runs)
    show("Start", costs, "floor")
    for what, (command, base, goal) in ours.items():
        yield _against(what, goal, costs[command.name], costs[base])


def county(runs: int, _: int) -> Iterator[Line]:
    """Measure a county: 8 forms of 300 rows."""
    ours = {kind: fokusmanad("summarize", make(kind, 8, 300), "--format", "json") for kind in _KINDS}
    costs = measure([other("floor"), *ours.values()], runs)
    show("8 × 300 rows", costs, "floor")
    for kind, command in ours.items():
        pairs = zip(costs[command.name], costs["floor"], strict=True)
        above = statistics.median(one.cpu - floor.cpu for one, floor in pairs)
        what, goal = f"8 × 300 rows, {_KINDS[kind]}: CPU above the floor", f"{_COUNTY_GOAL:.2f} s"
        yield Line(what, goal, f"{above:.2f} s", above <= _COUNTY_GOAL, costs[command.name])


def country(runs: int, kommuner: int) -> Iterator[Line]:
    """Measure the whole country on one core: a form of 1,000 rows from each kommun."""
    for kind, words in _KINDS.items():
        folder = make(kind, kommuner, 1000)
        ours = fokusmanad("summarize", folder, "--format", "json")
        others = [other("unzip", folder), *(other(peer, folder) for peer in _PEERS)]
        with one_core():
            costs = measure([other("calamine", folder), ours, *others], runs)
        title = f"{kommuner} × 1,000 rows, {words}"
        show(f"{title}, one core", costs, "calamine")
        yield _against(
            f"{title}: fokusmanad against calamine", _COUNTRY_GOALS[kind], costs[ours.name], costs["calamine"]
        )
        for command in others:
            yield _against(f"{title}: {command.name}", None, costs[command.name], costs["calamine"])


def growth(runs: int, kommuner: int) -> Iterator[Line]:
    """Measure how CPU and memory grow with files and with rows."""
    files = [fokusmanad("summarize", make("bare", count, 1000), "--format", "json") for count in (10, kommuner)]
    rows = [fokusmanad("summarize", make("bare", 1, count), "--format", "json") for count in (10_000, 100_000)]
    costs = measure([*files, *rows], runs)
    show("Growth", costs)
    for words, times, (few, many) in (("files of 1,000 rows", kommuner / 10, files), ("rows in a file", 10, rows)):
        growing = _ratio(costs[many.name], costs[few.name])
        what, goal = f"{times:g} times as many {words}: CPU", f"{times:g} ×"
        yield Line(what, goal, f"{growing:.1f} ×", growing <= times, costs[many.name])
    whole = costs[files[-1].name]
    most = _middle(whole).megabytes
    yield Line(f"{kommuner} × 1,000 rows, bare: most memory", "150 MB", f"{most:.0f} MB", most <= 150, whole)


def suppression(runs: int, kommuner: int) -> Iterator[Line]:
    """Measure protecting made-up months, of 49 kommuner as often as the rest, of the whole country once."""
    from suppression import measure as protect

    for count, months, seconds, megabytes in ((49, runs, 2, None), (kommuner, 1, 120, 1000)):
        found = protect(count, months)
        middle = statistics.median(found.seconds)
        second = "not made" if found.second is None else f"{found.second:.1f} s of CPU"
        print(f"\n{count} kommuner protected: {middle:.1f} s of CPU, {found.megabytes:.0f} MB; a late form: {second}")
        goal = f"{seconds} s of CPU" + (f", {megabytes} MB" if megabytes else "")
        is_met = middle <= seconds and (megabytes is None or found.megabytes <= megabytes)
        took = f"{middle:.1f} s, {found.megabytes:.0f} MB"
        yield Line(f"{count} kommuner protected, median of {months} months", goal, took, is_met)
        yield Line(f"{count} kommuner protected again with a late form", "", second)


def _against(what: str, goal: float | None, costs: Sequence[Cost], base: Sequence[Cost]) -> Line:
    if not costs:
        return Line(what, "", "left out: does not run here")
    ratio = _ratio(costs, base)
    return Line(what, f"{goal} ×" if goal else "", f"{ratio:.2f} ×", goal is None or ratio <= goal, costs)


def write(lines: Sequence[Line]) -> None:
    """Renew the lines of the README's table that were measured. Those that it lacks come last."""
    text = _README.read_text(encoding="utf-8")
    there = [line for line in text[slice(*_span(text))].splitlines() if line.startswith("| ")][1:]
    rows = {line.split(" | ")[0]: line for line in there} | {f"| {line.what}": line.markdown() for line in lines}
    said = f"Last with Python {platform.python_version()}, {_packages()}."
    first, last = _span(text)
    table = "\n".join([said, "", _HEADINGS, *rows.values(), ""])
    _README.write_text(text[:first] + table + text[last:], encoding="utf-8", newline="\n")


def _span(text: str) -> tuple[int, int]:
    """Return the first and the last place of what is between the marks."""
    return text.index(_BEGINS) + len(_BEGINS), text.index(_ENDS)


def _packages() -> str:
    installed = []
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            installed.append(f"{name} {version(name)}")
    return ", ".join(installed)


def main() -> None:
    """Measure what was asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    sections = (start, county, country, growth, suppression)
    parser.add_argument("what", nargs="?", choices=[section.__name__ for section in sections])
    parser.add_argument("--runs", type=int, default=5, help="turns that are counted (5)")
    parser.add_argument("--kommuner", type=int, default=290, help="of the whole country, fewer to try it (290)")
    parser.add_argument("--write", action="store_true", help="renew the measured lines of benchmarks/README.md")
    chosen = parser.parse_args()
    for section in sections:
        if chosen.what in {None, section.__name__}:
            lines = list(section(chosen.runs, chosen.kommuner))
            if chosen.write:
                write(lines)


if __name__ == "__main__":
    main()
