"""Find the workbooks that paths name: files, folders, globs and zip archives."""

from __future__ import annotations

import glob
import re
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.campaign.model import OWN_FILES
from fokusmanad.errors import UsageError
from fokusmanad.findings.problem import Problem
from fokusmanad.privacy import masked, times_of
from fokusmanad.reading import archive
from fokusmanad.reading.read import NAMED_TABLE_SUFFIXES, TABLE_SUFFIXES
from fokusmanad.text import Text, alphabetical

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator, Sequence

WORKBOOK_SUFFIXES = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".xltx", ".xltm"))
# Files that people send instead of a workbook: reported with how to save them as one.
_LOOKALIKE_SUFFIXES = frozenset((".numbers", ".fods", ".gsheet"))
_SYSTEM_FILES = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_MACOS_FOLDER = "__MACOSX"
# The parts at the top of a workbook, which is a zip itself: browsers and mail programs may name it so.
_PARTS_OF_WORKBOOK = frozenset(("[Content_Types].xml", "content.xml"))
_SURROGATE = re.compile("[\ud800-\udfff]")


class Source(NamedTuple):
    """A file to read."""

    name: str
    """The name as people see it, identity numbers masked."""
    full_name: str
    """The same with its folder or archive, to distinguish files of the same name."""
    raw_name: str
    """The unmasked name, to be searched for personal data and never shown."""
    modified: float
    """When the file was last changed, in seconds since 1970."""
    path: Path
    member: zipfile.ZipInfo | None = None
    """The member of the archive at `path`, if that is an archive."""
    problem: Problem | None = None
    """Why the file must not be read."""

    @property
    def is_csv(self) -> bool:
        """Whether the name says that it is a text with separators."""
        return PurePosixPath(self.raw_name).suffix.casefold() in NAMED_TABLE_SUFFIXES


class Found(NamedTuple):
    """The workbooks to read, and the names of files in the folders that are not workbooks."""

    sources: tuple[Source, ...]
    passed_over: tuple[str, ...]


def find_files(paths: Sequence[str], *, recursive: bool = False) -> Found:
    """Find the workbooks that `paths` name, in the order of their names.

    Raises:
        UsageError: A path does not exist, a folder cannot be read, or there is no workbook.
    """
    sources: dict[tuple[Path, int], Source] = {}
    passed_over: list[str] = []
    for path in _expand_globs(paths):
        for source in _find_sources(path, passed_over, recursive=recursive):
            member = source.member.header_offset if source.member else -1
            sources.setdefault((source.path.resolve(), member), source)
    if not sources:
        named = [masked(path) for path in paths]
        # Each language has its own quotation marks.
        paths = Text(f"”{'”, ”'.join(named)}”", f"“{'”, “'.join(named)}”")
        raise UsageError("no_workbook", paths=paths)
    ordered = sorted(
        _with_distinct_names(sources.values()), key=lambda source: (alphabetical(source.name), source.name)
    )
    return Found(tuple(ordered), tuple(sorted(passed_over, key=alphabetical)))


def _expand_globs(paths: Iterable[str]) -> Iterator[Path]:
    for given in paths:
        path = Path(given)
        if _exists(path):
            yield path
        elif matches := sorted(glob.glob(given, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
            yield from map(Path, matches)
        else:
            raise UsageError("not_found", path=masked(given))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # For example, the name is longer than the system allows.
        return False


def _find_sources(path: Path, passed_over: list[str], *, recursive: bool) -> Iterator[Source]:
    if path.is_dir():
        yield from _folder_sources(path, passed_over, recursive=recursive)
    elif path.suffix.casefold() == ".zip":
        yield from _zip_sources(path, path.name, passed_over)
    else:
        yield _file_source(path, path.name, str(path))


def _folder_sources(folder: Path, passed_over: list[str], *, recursive: bool) -> Iterator[Source]:
    for path in _list_folder(folder, recursive=recursive):
        name = path.relative_to(folder).as_posix()
        if OWN_FILES.fullmatch(path.name):
            continue
        if path.suffix.casefold() == ".zip" and not _is_system_file(path.name):
            yield from _zip_sources(path, name, passed_over)
        elif _is_candidate(path.name):
            yield _file_source(path, name, str(path))
        else:
            passed_over.append(_public_name(name))


def _list_folder(folder: Path, *, recursive: bool) -> list[Path]:
    try:
        return sorted(path for path in (folder.rglob("*") if recursive else folder.iterdir()) if not path.is_dir())
    except OSError as error:
        raise UsageError("folder_out_of_reach", folder=masked(str(folder))) from error


def _is_candidate(name: str) -> bool:
    return PurePosixPath(name).suffix.casefold() in WORKBOOK_SUFFIXES | {
        *TABLE_SUFFIXES
    } | _LOOKALIKE_SUFFIXES or _is_system_file(name)


def _is_system_file(name: str) -> bool:
    return name.startswith(("~$", ".~lock.", "._")) or name.casefold() in _SYSTEM_FILES


def _file_source(path: Path, name: str, full_name: str) -> Source:
    problem = Problem("FM107") if _is_system_file(path.name) else None
    try:
        # Whole milliseconds, which is what a browser gives, so that the page finds the same file to be the newest.
        modified = path.stat().st_mtime_ns // 1_000_000 / 1_000
    except OSError:
        # Deleted since the folder was listed; reading it reports that.
        modified = 0.0
    return Source(_public_name(name), _public_name(full_name), path.name, modified, path, problem=problem)


def _zip_sources(path: Path, name: str, passed_over: list[str]) -> Iterator[Source]:
    members = archive.members(path)
    if isinstance(members, Problem):
        yield _file_source(path, name, str(path))._replace(problem=members)
        return
    if any(member.filename in _PARTS_OF_WORKBOOK for member in members):
        yield _file_source(path, name, str(path))
        return
    given = [member for member in members if not _is_macos_metadata(member)]
    sent = [member for member in given if _is_candidate_member(member)]
    passed_over += (_public_name(_member_name(member)) for member in given if not _is_candidate_member(member))
    if not sent:
        yield _file_source(path, name, str(path))._replace(problem=Problem("FM103", variant="zip"))
    for member in sent:
        yield _member_source(path, name, member)


def _is_macos_metadata(member: zipfile.ZipInfo) -> bool:
    """Check whether macOS added the member for its own metadata; such members are not reported."""
    return PurePosixPath(_member_name(member)).parts[:1] == (_MACOS_FOLDER,)


def _is_candidate_member(member: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(_member_name(member).replace("\\", "/"))
    return _is_candidate(name.name) or name.suffix.casefold() == ".zip"


def _member_source(path: Path, zip_name: str, member: zipfile.ZipInfo) -> Source:
    name = PurePosixPath(_member_name(member).replace("\\", "/"))
    problem = None
    if _is_system_file(name.name):
        problem = Problem("FM107")
    elif ".." in name.parts:
        problem = Problem("FM103", variant="outside")
    elif name.suffix.casefold() == ".zip":
        problem = Problem("FM103", variant="nested_zip")
    modified = datetime(*member.date_time, tzinfo=UTC).timestamp() if _is_date(member.date_time) else 0.0
    return Source(
        _public_name(str(name)), _public_name(f"{zip_name}/{name}"), name.name, modified, path, member, problem
    )


def _is_date(moment: tuple[int, int, int, int, int, int]) -> bool:
    try:
        datetime(*moment, tzinfo=UTC)
    except ValueError:
        return False
    return True


def _member_name(member: zipfile.ZipInfo) -> str:
    """Decode a member's name as its writer encoded it: macOS writes UTF-8 without the flag, Windows its code page."""
    if member.flag_bits & 0x800:
        return member.filename
    written = member.filename.encode("cp437", errors="replace")
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        # The Nordic letters have the same codes in cp850 as in cp437, which zipfile assumes.
        return member.filename


def _public_name(name: str) -> str:
    # Linux allows any bytes in a name. Python decodes those that are not UTF-8 as surrogates, which cannot be encoded.
    whole = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", name))
    # Phones and scanners put the date and time into a name.
    return masked(whole, times_from=times_of(None))


def _with_distinct_names(sources: Iterable[Source]) -> list[Source]:
    """Use the full name for each file that shares its name with another."""
    listed = list(sources)
    times = Counter(source.name for source in listed)
    return [source._replace(name=source.full_name) if times[source.name] > 1 else source for source in listed]
