"""Read and check the files of one run; every given file comes back, as a form or with its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.checks import RowChecker, check_file, refuse_file
from fokusmanad.errors import UsageError
from fokusmanad.findings.problem import Problem
from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collection import Collection, File
from fokusmanad.intake.discover import find_files
from fokusmanad.intake.duplicates import settle_duplicates
from fokusmanad.reading.archive import unpacked
from fokusmanad.reading.read import read_workbook
from fokusmanad.text import Lang, Text, listing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks import Checked
    from fokusmanad.form.period import Period
    from fokusmanad.intake.discover import Source
    from fokusmanad.reading.book import Book


def collect(
    paths: Sequence[str],
    campaign: Campaign,
    *,
    recursive: bool = False,
    duplicates: Duplicates = Duplicates.REFUSE,
    on_read: Callable[[int, int], None] | None = None,
) -> Collection:
    """Read and check every workbook that `paths` name, each by itself and then against the others.

    `on_read` is called after each file with the number of files read so far and the number of files.

    Raises:
        UsageError: A path does not exist, or no path names a workbook.
    """
    found = find_files(paths, recursive=recursive)
    checker = RowChecker(campaign.layout)
    files: list[File] = []
    for number, source in enumerate(found.sources, start=1):
        files += [File(source, checked) for checked in _check_file(source, campaign, checker)]
        if on_read:
            on_read(number, len(found.sources))
    by_period = {} if campaign.period else _by_period(files)
    period = campaign.period or _most_common(by_period)
    files = settle_duplicates([_require_period(file, period) for file in files], duplicates)
    return Collection(tuple(files), found.passed_over, period, {} if period else by_period, tuple(paths))


def require_one_period(collection: Collection) -> None:
    """Check that the forms have one period.

    Raises:
        UsageError: The forms have different periods and none is the most common.
    """
    if by_period := collection.undecided:
        raise UsageError(
            "several_periods", periods=Text(_list_periods(by_period, Lang.SV), _list_periods(by_period, Lang.EN))
        )


def read_content(source: Source) -> bytes:
    """Read the bytes of a file again; return no bytes if it cannot be read."""
    try:
        data = unpacked(source.path, source.member) if source.member else source.path.read_bytes()
    except OSError:
        return b""
    return b"" if isinstance(data, Problem) else data


def _list_periods(by_period: Mapping[Period, Sequence[str]], lang: Lang) -> str:
    """Return each period with the names of its files, as one line."""
    in_order = sorted(by_period.items(), key=lambda item: item[0].span)
    return "; ".join(f"{period.words.to(lang)}: {listing(names, lang)}" for period, names in in_order)


def _check_file(source: Source, campaign: Campaign, checker: RowChecker) -> list[Checked]:
    """Read and check one file: a form, or an export with one for each kommun."""
    book = source.problem or _read_workbook(source)
    if isinstance(book, Problem):
        return [refuse_file(book, source.raw_name)]
    return check_file(book, source.raw_name, campaign, checker)


def _read_workbook(source: Source) -> Book | Problem:
    if source.member is None:
        return read_workbook(source.path, is_csv=source.is_csv)
    data = unpacked(source.path, source.member)
    return data if isinstance(data, Problem) else read_workbook(data, is_csv=source.is_csv)


def _by_period(files: Sequence[File]) -> dict[Period, list[str]]:
    """Return the names of the files that can be counted, by period."""
    by_period: dict[Period, list[str]] = {}
    for file in files:
        if file.form:
            by_period.setdefault(file.form.head.period, []).append(file.name)
    return by_period


def _most_common(by_period: Mapping[Period, Sequence[str]]) -> Period | None:
    """Return the period of most forms; None if two periods are equally common or there are no forms."""
    most = max(map(len, by_period.values()), default=0)
    common = [period for period, names in by_period.items() if len(names) == most]
    return common[0] if len(common) == 1 else None


def _require_period(file: File, period: Period | None) -> File:
    """Return the file, with FM206 if its form is for another period than most."""
    if period is None or file.form is None or period.holds(file.form.head.period):
        return file
    params = {"period": file.form.head.period.words, "expected": period.words}
    return file.with_problem(Problem("FM206", file.checked.period_place, "majority", params))
