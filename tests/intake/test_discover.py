"""Paths become workbooks: files, folders, globs and zip archives, in one order, without losses."""

from __future__ import annotations

import os
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import pytest

from fokusmanad.errors import UsageError
from fokusmanad.intake.discover import find_files
from tests.helpers.usage import words_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder like those that people keep."""
    for name in (
        "Östersund.xlsx",
        "Åre.xlsx",
        "berg.XLSX",
        "Åre (2).xlsx",
        "~$Åre.xlsx",
        ".~lock.Åre.xlsx#",
        "._Åre.xlsx",
        "Thumbs.db",
        "svar.csv",
        "gammal.xls",
        "kalk.ods",
        "läsmig.txt",
        "fokusmanad.toml",
        "djupt/Ragunda.xlsx",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def names(*paths: Path | str, recursive: bool = False) -> list[str]:
    return [source.name for source in find_files([str(path) for path in paths], recursive=recursive).sources]


def codes(*paths: Path | str) -> dict[str, str]:
    found = find_files([str(path) for path in paths]).sources
    return {source.name: source.problem.code for source in found if source.problem}


SENT = ["berg.XLSX", "gammal.xls", "kalk.ods", "svar.csv", "Åre (2).xlsx", "Åre.xlsx", "Östersund.xlsx"]


def test_a_folder_gives_its_workbooks_in_order(folder: Path) -> None:
    """Workbooks and what is sent instead, in dictionary order; others are named, except the campaign file."""
    found = find_files([str(folder)])
    assert [source.name for source in found.sources if not source.problem] == SENT
    assert found.passed_over == ("läsmig.txt",)


def test_lock_and_system_files_are_named_as_that(folder: Path) -> None:
    """Each is FM107."""
    assert codes(folder) == dict.fromkeys((".~lock.Åre.xlsx#", "._Åre.xlsx", "Thumbs.db", "~$Åre.xlsx"), "FM107")


def test_folders_within_are_searched_only_if_asked(folder: Path) -> None:
    """The name of a file in a subfolder has its path."""
    assert "djupt/Ragunda.xlsx" not in names(folder)
    assert "djupt/Ragunda.xlsx" in names(folder, recursive=True)


def test_the_order_of_the_paths_does_not_matter(folder: Path) -> None:
    """A file that is given twice, by itself and by its folder, is one."""
    one, other = folder / "Åre.xlsx", folder / "Östersund.xlsx"
    assert names(other, one, one) == names(one, other) == ["Åre.xlsx", "Östersund.xlsx"]
    assert names(one, folder) == names(folder)


def test_a_glob_gives_what_it_matches(folder: Path) -> None:
    """The program expands a pattern that the shell has not."""
    # Windows would match berg.XLSX with "*.xlsx" too.
    assert names(f"{folder}/Å*.xlsx") == ["Åre (2).xlsx", "Åre.xlsx"]
    assert names(f"{folder}/d*") == ["Ragunda.xlsx"]


def test_a_file_named_like_a_glob_is_that_file(tmp_path: Path) -> None:
    """The names of downloads may have brackets."""
    (tmp_path / "Åre [1].xlsx").write_bytes(b"x")
    assert names(tmp_path / "Åre [1].xlsx") == ["Åre [1].xlsx"]


def test_a_file_that_is_given_is_looked_at_whatever_its_name(folder: Path) -> None:
    """The reader decides what a given file is."""
    assert names(folder / "läsmig.txt") == ["läsmig.txt"]


@pytest.mark.parametrize("missing", ["saknas.xlsx", "*.xlsm", "mapp/", ""])
def test_what_is_not_there_is_wrong_use(tmp_path: Path, missing: str) -> None:
    """The message names the path in both languages."""
    with pytest.raises(UsageError) as raised:
        find_files([str(tmp_path / missing)])
    assert str(tmp_path) in words_of(raised.value).sv
    assert str(tmp_path) in words_of(raised.value).en


def test_wrong_use_never_repeats_an_identity_number(tmp_path: Path) -> None:
    """The name of a missing path may hold one."""
    number = f"{900131}-{1234}"
    with pytest.raises(UsageError) as raised:
        find_files([str(tmp_path / f"{number}.xlsx")])
    assert "900131" not in words_of(raised.value).sv + words_of(raised.value).en


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    """Their names have the folder."""
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "Åre.xlsx").write_bytes(b"x")
    assert names(tmp_path / "a", tmp_path / "b") == [str(tmp_path / "a/Åre.xlsx"), str(tmp_path / "b/Åre.xlsx")]


def test_a_name_is_shown_in_one_unicode_form(tmp_path: Path) -> None:
    """macOS writes Å as two code points."""
    (tmp_path / unicodedata.normalize("NFD", "Åre.xlsx")).write_bytes(b"x")
    assert names(tmp_path) == [unicodedata.normalize("NFC", "Åre.xlsx")]


def zipped(path: Path, *members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, b"x")
    return path


def test_a_name_that_is_no_text_can_be_told_of(tmp_path: Path) -> None:
    """Linux allows any bytes as a name, such as those of an old Windows."""
    path = tmp_path / os.fsdecode(b"\xc5re.xlsx")
    try:
        path.write_bytes(b"x")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert names(tmp_path) == ["\N{REPLACEMENT CHARACTER}re.xlsx"]
    names(tmp_path)[0].encode()


def test_a_zip_gives_its_workbooks(tmp_path: Path) -> None:
    """Names have their folders, other files are ignored, and the files that macOS adds are not mentioned."""
    archive = zipped(
        tmp_path / "alla.zip", "Åre.xlsx", "mapp/Berg.xlsx", "__MACOSX/._Åre.xlsx", "notes.txt", "~$x.xlsx"
    )
    found = find_files([str(archive)])
    assert [source.name for source in found.sources] == ["mapp/Berg.xlsx", "Åre.xlsx", "~$x.xlsx"]
    assert [source.problem.code for source in found.sources if source.problem] == ["FM107"]
    assert found.passed_over == ("notes.txt",)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "content.xml"])
def test_a_workbook_that_is_called_zip_is_a_workbook(tmp_path: Path, part: str) -> None:
    """Some browsers and mail programs see what it is and change its name; it may have workbooks embedded."""
    archive = zipped(tmp_path / "Åre.zip", part, "xl/workbook.xml", "xl/embeddings/a.xlsx")
    assert names(archive) == names(tmp_path) == ["Åre.zip"]
    assert find_files([str(archive)]).passed_over == ()
    assert codes(archive) == {}


@pytest.mark.parametrize("name", ["../../Åre.xlsx", "/etc/Åre.xlsx", "C:\\Åre.xlsx", "a/../b.xlsx"])
def test_a_members_name_leads_nowhere(tmp_path: Path, name: str) -> None:
    """The member is listed, and no file is written."""
    archive = zipped(tmp_path / "alla.zip", name)
    assert len(find_files([str(archive)]).sources) == 1
    assert os.listdir(tmp_path) == ["alla.zip"]  # noqa: PTH208 - only the names


@pytest.mark.parametrize("members", [(), ("notes.txt",), (".",)])
def test_a_zip_without_workbooks_is_told(tmp_path: Path, members: tuple[str, ...]) -> None:
    """A zip without anything to read is FM103."""
    assert codes(zipped(tmp_path / "alla.zip", *members)) == {"alla.zip": "FM103"}


def test_a_zip_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """FM101, and the other files are found."""
    (tmp_path / "trasig.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "Åre.xlsx").write_bytes(b"x")
    assert codes(tmp_path) == {"trasig.zip": "FM101"}
    assert names(tmp_path) == ["trasig.zip", "Åre.xlsx"]


def test_a_zip_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    """Only the inner zip is FM103."""
    assert codes(zipped(tmp_path / "alla.zip", "inre.zip", "Åre.xlsx")) == {"inre.zip": "FM103"}


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "utf-8"])
def test_names_in_a_zip_are_readable(tmp_path: Path, encoding: str) -> None:
    """å, ä and ö are right whichever program packed them."""
    placeholder = "".join(f"{byte:02x}" for byte in "Åäö".encode(encoding))
    archive = zipped(tmp_path / "alla.zip", f"{placeholder}.xlsx")
    written = bytes.fromhex(placeholder)
    # The name keeps its length, so that the offsets in the archive stay right.
    padded = written + b"_" * (len(placeholder) - len(written))
    archive.write_bytes(archive.read_bytes().replace(placeholder.encode(), padded))
    assert names(archive)[0].startswith("Åäö")
