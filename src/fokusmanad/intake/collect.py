"""Read and check the files of one run; every given file comes back, as a form or with its problems."""

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
from fokusmanad.reading.read import read_workbook
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
    """Read and check every workbook that `paths` name, each by itself and then against the others.

    `on_read` is called after each file with the number of files read so far and the number of files.

    Raises:
        UsageError: A path does not exist, or no path names a workbook.
    """
    found = find_files(paths, recursive=recursive)
    checker = RowChecker(campaign.layout)
    files: list[File] = []
    for source in found.sources:
        files.append(File(source, _check_file(source, campaign, checker)))
        if on_read:
            on_read(len(files), len(found.sources))
    by_month = {} if campaign.month else _by_month(files)
    month = campaign.month or _most_common(by_month)
    files = settle_duplicates([_require_month(file, month) for file in files], duplicates)
    return Collection(tuple(files), found.passed_over, month, {} if month else by_month, tuple(paths))


def require_one_month(collection: Collection) -> None:
    """Check that the forms have one month.

    Raises:
        UsageError: The forms have different months and no month is the most common.
    """
    if by_month := collection.undecided:
        raise UsageError(
            "several_months", months=Text(_list_months(by_month, Lang.SV), _list_months(by_month, Lang.EN))
        )


def read_content(source: Source) -> bytes:
    """Read the bytes of a file again; return no bytes if it cannot be read."""
    try:
        data = unpacked(source.path, source.member) if source.member else source.path.read_bytes()
    except OSError:
        return b""
    return b"" if isinstance(data, Problem) else data


def _list_months(by_month: Mapping[str, Sequence[str]], lang: Lang) -> str:
    """Return each month with the names of its files, as one line."""
    return "; ".join(f"{month_name(month, lang)}: {listing(names, lang)}" for month, names in sorted(by_month.items()))


def _check_file(source: Source, campaign: Campaign, checker: RowChecker) -> Checked:
    """Read and check one file."""
    book = source.problem or _read_workbook(source)
    if isinstance(book, Problem):
        return refuse_file(book, source.raw_name)
    return check_workbook(book, source.raw_name, campaign, checker)


def _read_workbook(source: Source) -> Book | Problem:
    if source.member is None:
        return read_workbook(source.path)
    data = unpacked(source.path, source.member)
    return data if isinstance(data, Problem) else read_workbook(data)


def _by_month(files: Sequence[File]) -> dict[str, list[str]]:
    """Return the names of the files that can be counted, by month."""
    by_month: dict[str, list[str]] = {}
    for file in files:
        if file.form:
            by_month.setdefault(file.form.head.month, []).append(file.name)
    return by_month


def _most_common(by_month: Mapping[str, Sequence[str]]) -> str | None:
    """Return the month of most forms; None if two months are equally common or there are no forms."""
    most = max(map(len, by_month.values()), default=0)
    common = [month for month, names in by_month.items() if len(names) == most]
    return common[0] if len(common) == 1 else None


def _require_month(file: File, month: str | None) -> File:
    """Return the file, with FM206 if its form has another month than most."""
    if month is None or file.form is None or file.form.head.month == month:
        return file
    params = {"month": Month(file.form.head.month), "expected": Month(month)}
    return file.with_problem(Problem("FM206", file.checked.month_place, "majority", params))
