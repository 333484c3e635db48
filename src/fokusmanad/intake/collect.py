"""Paths and a campaign become checked forms: every file that was given comes back, as a form or with its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.checks import RowChecker, check_workbook, refuse_file
from fokusmanad.errors import UsageError
from fokusmanad.findings.problem import Month, Problem
from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collection import Collection, File
from fokusmanad.intake.discover import find_files
from fokusmanad.intake.duplicates import settle_duplicates
from fokusmanad.reading.archive import unpacked
from fokusmanad.reading.read import read
from fokusmanad.text import Lang, Text, listing, month_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks import Checked
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
    """Read and check every workbook that `paths` name, each by itself and then beside the others.

    `on_read` is called after each file with how many have been read and how many there are.
    """
    found = find_files(paths, recursive=recursive)
    checker = RowChecker(campaign.layout)
    files: list[File] = []
    for source in found.sources:
        files.append(File(source, _checked(source, campaign, checker)))
        if on_read:
            on_read(len(files), len(found.sources))
    by_month = {} if campaign.month else _by_month(files)
    month = campaign.month or _most_common(by_month)
    files = settle_duplicates([_of_month(file, month) for file in files], duplicates)
    return Collection(tuple(files), found.passed_over, month, {} if month else by_month)


def require_one_month(collection: Collection) -> None:
    """Raise wrong use where the forms are of different months and none is the most common."""
    if by_month := collection.undecided:
        raise UsageError(
            "several_months", months=Text(_listed_months(by_month, Lang.SV), _listed_months(by_month, Lang.EN))
        )


def content(source: Source) -> bytes:
    """Return the bytes of a file once more; none where it cannot be read."""
    try:
        data = unpacked(source.path, source.member) if source.member else source.path.read_bytes()
    except OSError:
        return b""
    return b"" if isinstance(data, Problem) else data


def _listed_months(by_month: Mapping[str, Sequence[str]], lang: Lang) -> str:
    return "; ".join(f"{month_name(month, lang)}: {listing(names, lang)}" for month, names in sorted(by_month.items()))


def _checked(source: Source, campaign: Campaign, checker: RowChecker) -> Checked:
    """Read and check one file."""
    book = source.problem or _read(source)
    if isinstance(book, Problem):
        return refuse_file(book, source.raw_name)
    return check_workbook(book, source.raw_name, campaign, checker)


def _read(source: Source) -> Book | Problem:
    if source.member is None:
        return read(source.path)
    data = unpacked(source.path, source.member)
    return data if isinstance(data, Problem) else read(data)


def _by_month(files: Sequence[File]) -> dict[str, list[str]]:
    """Return the names of the files that can be counted, for each month that they are of."""
    by_month: dict[str, list[str]] = {}
    for file in files:
        if file.form:
            by_month.setdefault(file.form.head.month, []).append(file.name)
    return by_month


def _most_common(by_month: Mapping[str, Sequence[str]]) -> str | None:
    """Return the month that most forms are of; None where two are as common, or there is none."""
    most = max(map(len, by_month.values()), default=0)
    common = [month for month, names in by_month.items() if len(names) == most]
    return common[0] if len(common) == 1 else None


def _of_month(file: File, month: str | None) -> File:
    if month is None or file.form is None or file.form.head.month == month:
        return file
    params = {"month": Month(file.form.head.month), "expected": Month(month)}
    return file.with_problem(Problem("FM206", file.checked.month_place, "majority", params))
