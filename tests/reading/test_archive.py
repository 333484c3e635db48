"""A .zip of files: each form in it is counted, each other file reported, and the cost of each limited."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from fokusmanad.campaign.model import Campaign
from fokusmanad.errors import UsageError
from fokusmanad.intake.collect import collect
from fokusmanad.intake.discover import find_files
from fokusmanad.reading import archive
from fokusmanad.reading.limits import LIMITS, MEGABYTE, RefusalError
from fokusmanad.reading.package import Package
from tests.helpers.workbooks import FINE, book, save
from tests.reading.packages import refusal_of


def form(tmp_path: Path, kommun: str) -> bytes:
    rows = FINE.replace("Mottagning", {"Åre": "Mottagning", "Berg": "Familjerätt"}.get(kommun, "Annan enhet"))
    return save(book(rows, head={"Kommun": kommun}), tmp_path / "form.xlsx").read_bytes()


def told(path: Path) -> dict[str, list[str]]:
    """Return the codes and variants of the problems of each file."""
    found = collect([str(path)], Campaign()).files
    return {file.name: [f"{it.code} {it.variant}".strip() for it in file.checked.problems] for file in found}


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return path


def test_every_file_of_an_archive_is_answered(tmp_path: Path) -> None:
    """Forms in folders are read, and every other kind of file among them has its own reason."""
    whole = form(tmp_path, "Åre")
    inner = packed(tmp_path / "inner.zip", {"x.xlsx": whole}).read_bytes()
    members = {
        "mars/Åre.xlsx": whole,
        "mars\\Berg.xlsx": form(tmp_path, "Berg"),
        "mars/../Ragunda.xlsx": whole,
        "..\\..\\Krokom.xlsx": whole,
        "inner.zip": inner,
        "tom.xlsx": b"",
        "svar.csv": b"Enhet;Svar\nMottagning;Ja\n",
        "skadad.xlsx": whole[: len(whole) // 2],
        "__MACOSX/mars/._Åre.xlsx": b"x",
    }
    assert told(packed(tmp_path / "alla.zip", members)) == {
        "mars/Åre.xlsx": [],
        "mars/Berg.xlsx": [],
        "mars/../Ragunda.xlsx": ["FM103 outside"],
        "../../Krokom.xlsx": ["FM103 outside"],
        "inner.zip": ["FM103 nested_zip"],
        "tom.xlsx": ["FM103 empty"],
        "svar.csv": ["FM105 table"],
        "skadad.xlsx": ["FM101"],
    }
    assert not (tmp_path.parent / "Krokom.xlsx").exists()


def test_two_files_of_one_name_in_an_archive_are_two(tmp_path: Path) -> None:
    """Some programs add a changed file a second time; both are reported."""
    with zipfile.ZipFile(tmp_path / "alla.zip", "w") as target:
        target.writestr("Åre.xlsx", form(tmp_path, "Åre"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            target.writestr("Åre.xlsx", form(tmp_path, "Berg"))
    found = collect([str(tmp_path / "alla.zip")], Campaign()).files
    assert [file.checked.kommun and file.checked.kommun.name for file in found] == ["Åre", "Berg"]


def test_a_member_with_a_password_is_told(tmp_path: Path) -> None:
    """The file is FM102, and the other is counted."""
    path = packed(tmp_path / "alla.zip", {"Åre.xlsx": form(tmp_path, "Åre"), "Berg.xlsx": form(tmp_path, "Berg")})
    content = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.index(signature) + at, 1)
    path.write_bytes(content)
    assert told(path) == {"Berg.xlsx": [], "Åre.xlsx": ["FM102"]}


@pytest.mark.parametrize("changed", range(60, 3000, 49))
def test_a_damaged_member_is_reported(changed: int, tmp_path: Path) -> None:
    """A changed byte anywhere in the packed content is FM101, and the other file is counted."""
    path = packed(tmp_path / "alla.zip", {"Åre.xlsx": form(tmp_path, "Åre"), "Berg.xlsx": form(tmp_path, "Berg")})
    content = bytearray(path.read_bytes())
    content[changed] ^= 0xFF
    path.write_bytes(content)
    assert told(path) == {"Berg.xlsx": [], "Åre.xlsx": ["FM101"]}


def test_damage_that_lengthens_a_member_is_damage() -> None:
    """A damaged stream can unpack to more than declared; it is a false size only if the checksum fits."""
    content = bytes(range(256)) * 40
    longer = zlib.compress(content + b"more", wbits=-zlib.MAX_WBITS)
    for crc, code in ((zlib.crc32(content), "FM101"), (zlib.crc32(content + b"more"), "FM104")):
        part = zipfile.ZipInfo("a.xml")
        part.compress_type, part.file_size, part.compress_size, part.CRC = 8, len(content), len(longer), crc
        part.header_offset = 0
        with pytest.raises(RefusalError, match=code):
            Package(bytes(30) + longer, {"a.xml": part}).read("a.xml")


@pytest.mark.parametrize("offset", [2**31 - 1, 2**31, 2**63 - 1, 2**63, 2**64 - 1])
def test_a_member_beyond_the_end_is_damage(offset: int, tmp_path: Path) -> None:
    """An offset that no computer could address is FM101, for a form in an archive and for a part of a form."""
    path = packed(tmp_path / "alla.zip", {"Åre.xlsx": form(tmp_path, "Åre"), "Berg.xlsx": form(tmp_path, "Berg")})
    path.write_bytes(moved(path.read_bytes(), offset))
    assert told(path) == {"Berg.xlsx": [], "Åre.xlsx": ["FM101"]}
    assert refusal_of(moved(form(tmp_path, "Åre"), offset)) == ("FM101", "")


@pytest.mark.parametrize("offset", [1_000, 2**31, 2**32 - 2])
def test_a_directory_that_is_not_where_it_says_is_damage(offset: int, tmp_path: Path) -> None:
    """Every file then seems to begin before the archive does."""
    path = packed(tmp_path / "alla.zip", {"Åre.xlsx": form(tmp_path, "Åre")})
    path.write_bytes(misplaced(path.read_bytes(), offset))
    assert told(path) == {"Åre.xlsx": ["FM101"]}
    assert refusal_of(misplaced(form(tmp_path, "Åre"), offset)) == ("FM101", "")


def misplaced(data: bytes, offset: int) -> bytes:
    """Return a zip whose stated offset of its directory is `offset` bytes too large."""
    content = bytearray(data)
    end = content.rindex(b"PK\x05\x06")
    (place,) = struct.unpack_from("<I", content, end + 16)
    struct.pack_into("<I", content, end + 16, min(place + offset, 2**32 - 2))
    return bytes(content)


def moved(data: bytes, offset: int) -> bytes:
    """Return a zip whose directory gives `offset` for the first file, in the extra field for large archives."""
    at, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    name_size, extra_size = struct.unpack_from("<HH", data, at + 28)
    extra = struct.pack("<HHQ", 1, 8, offset)
    entry = bytearray(data[at : at + 46 + name_size])
    struct.pack_into("<H", entry, 30, len(extra))
    struct.pack_into("<I", entry, 42, 0xFFFFFFFF)
    tail = bytearray(data[end:])
    struct.pack_into("<I", tail, 12, end - at + len(extra) - extra_size)
    return data[:at] + entry + extra + data[at + 46 + name_size + extra_size : end] + tail


def test_an_archive_of_an_unknown_method_is_told(tmp_path: Path) -> None:
    """A method that only other programs know is FM101."""
    with zipfile.ZipFile(tmp_path / "alla.zip", "w", zipfile.ZIP_LZMA) as target:
        target.writestr("Åre.xlsx", form(tmp_path, "Åre"))
    assert told(tmp_path / "alla.zip") == {"Åre.xlsx": ["FM101"]}


def test_a_bomb_in_an_archive_is_refused(tmp_path: Path) -> None:
    """A member that declares too much is not unpacked, and one that declares too little only as far as declared."""
    bomb = bytes(LIMITS.packed * MEGABYTE + 1)
    path = packed(tmp_path / "alla.zip", {"bomb.xlsx": bomb, "Åre.xlsx": form(tmp_path, "Åre")})
    assert told(path) == {"bomb.xlsx": ["FM104 packed"], "Åre.xlsx": []}
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 24, 1_000)
    path.write_bytes(content)
    tracemalloc.start()
    assert told(path) == {"bomb.xlsx": ["FM104 unpacked"], "Åre.xlsx": []}
    assert tracemalloc.get_traced_memory()[1] < 10 * MEGABYTE
    tracemalloc.stop()


def test_an_archive_with_endless_members_is_refused(tmp_path: Path) -> None:
    """A hundred thousand entries, six megabytes of directory, are FM104 before the directory is read."""
    name = b"a.xlsx"
    entry = (
        b"PK\x01\x02"
        + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0)
        + name
    )
    directory = entry * 100_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    (tmp_path / "alla.zip").write_bytes(directory + end)
    assert told(tmp_path / "alla.zip") == {"alla.zip": ["FM104 members"]}
    few = entry * (LIMITS.members + 1)
    (tmp_path / "alla.zip").write_bytes(few + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(few), 0, 0))
    assert told(tmp_path / "alla.zip") == {"alla.zip": ["FM104 members"]}


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes are allowed for each file but too large together."""
    path = packed(tmp_path / "alla.zip", {f"{number}.xlsx": bytes(MEGABYTE) for number in range(3)})
    monkeypatch.setattr(archive, "MEGABYTE", 1_000)
    assert told(path) == {"alla.zip": ["FM104 archive"]}


@pytest.mark.parametrize("name", ["x" * 300, "\udcff.xlsx", "[", "a\nb.xlsx"])
def test_a_strange_path_is_wrong_use(name: str) -> None:
    """Names may be too long, hold bytes that are no text, or be broken patterns."""
    with pytest.raises(UsageError):
        find_files([name])
