"""Write the small workbooks in ok/ and bad/: python -m tests.forms.make

Every file in the folders is a test: one in ok/ gives no error, one in bad/ gives the code at the beginning of its name,
at the cell that follows the code, if one does. All files are rewritten with the current time in them, so commit only
those whose content has changed.
"""

from __future__ import annotations

import shutil
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.reading.book import Book, LooseText
from tests.helpers.workbooks import COLUMNS, FINE, UNCALCULATED, book, head_sheet, save, sheet

if TYPE_CHECKING:
    from tests.helpers.workbooks import Writer

FOLDER = Path(__file__).parent
EXTRAS = (
    "Åldersgrupp | Nybesök | Tolk | Barn i hushållet | Fysiskt våld | Psykiskt våld | Sexuellt våld | Stöd | Kommentar"
)
EXTRA_CELLS = "18–29 | Ja | Nej | Ja | Nej | Ja | Nej | Tackade nej | Gick bra"
NUMBER = f"{900131}-{1234}"

LONG = """\
1 | Ekonomiskt bistånd | Kvinna | Ja | | Nej |
2 | Barn och unga | Man | Nej | Partner med | |

3 | Vuxen/missbruk | Annat/okänt | Ja | | Ja | Senaste året
4 | | | | | |
5 | Bistånd äldre | Kvinna | Ja | | Vill inte svara |"""

OK: dict[str, tuple[Book, Writer]] = {
    "one row": (book(), "openpyxl"),
    "many rows": (book(LONG), "xlsxwriter"),
    "every column": (
        book(f"1 | Mottagning | Kvinna | Ja | | Ja | | {EXTRA_CELLS}", f"{COLUMNS} | {EXTRAS}"),
        "openpyxl",
    ),
    "moved": (book(LONG, at="D5"), "xlsxwriter"),
    "other columns first": (
        book("Nej | | Ja | Man | Mottagning", "Svar | Orsak | Fick frågan? | kön | ENHET"),
        "openpyxl",
    ),
    "renamed sheet": (book(LONG, name="IFO mars"), "xlsxwriter"),
    "two code points": (book(LONG, COLUMNS.replace("å", "a\u030a").replace("ö", "o\u0308")), "openpyxl"),
    "no visits": (book("", head={"Inga besök": "Ja"}), "openpyxl"),
    "boxes, zeros and marks": (
        book(
            "1 | Mottagning | Man | | - | | –\n2 | Mottagning | Kvinna | Nej | Barn med | | N/A\n3\n4",
            put={"D2": True, "F2": "Nej", "F3": 0, "G3": 0, "D4": False, "B5": 0, "C5": 0, "D5": 0, "E5": 0},
            head={"Del av kommunen": "-", "Antal vuxna besökare": "Ej aktuellt"},
        ),
        "openpyxl",
    ),
    "numbers and booleans": (
        book(
            "1 | Mottagning | Man | | | | ",
            put={"A2": 1, "D2": True, "F2": 0},
            head={"Kommunkod": 2321, "Mallversion": 1},
        ),
        "xlsxwriter",
    ),
    "warnings only": (book(f"{FINE} | x\n{FINE}", f"{COLUMNS} | Hund", head={"Antal vuxna besökare": 1}), "openpyxl"),
    "contact person": (book(head={"Kontaktperson": "Anna Ek, 070-123 45 67, anna@are.se"}), "openpyxl"),
}


BAD: dict[str, Book] = {
    "FM105 another workbook": Book((sheet("Datum | Belopp\n2026-03-01 | 12", "Blad1"),)),
    "FM106 B1 version": book(head={"Mallversion": "3"}),
    "FM201 no sex": book("1 | Mottagning | Ja | | Nej", "Löpnr | Enhet | Fick frågan | Orsak | Svar"),
    "FM202 H1 twice": book(f"{FINE} | ", f"{COLUMNS} | Svar"),
    "FM203 H1 unknown": book(f"{FINE} | brun", f"{COLUMNS} | Hundens färg"),
    "FM204 B4 no month": book(head={"Fokusmånad": ""}),
    "FM204 A10 near label": book(head={"Fokusmånad": None, "Fokusmanad": "2026-03"}),
    "FM204 no sheet": Book((sheet(f"{COLUMNS}\n{FINE}", "Formulär"),)),
    "FM205 B2 kommun": book(head={"Kommun": "Ankeborg"}),
    "FM205 B3 code": book(head={"Kommunkod": "0180"}),
    "FM206 B4 month": book(head={"Fokusmånad": "våren"}),
    "FM208 two forms": book(others=[sheet(f"{COLUMNS}\n{FINE}", "Formulär (2)")]),
    "FM208 two heads": book(
        head={"Del av kommunen": "IFO"},
        others=[
            head_sheet({"Del av kommunen": "LSS"}, "Kommun (2)"),
            sheet(f"{COLUMNS}\n{FINE.replace('1', '2', 1)}", "Formulär (2)"),
        ],
    ),
    "FM210 three sheets": book(
        LONG,
        name="Anna",
        others=[sheet(f"{COLUMNS}\n{FINE}", "Bengt"), sheet(f"{COLUMNS}\n1 | | | | | |", "Formulär")],
    ),
    "FM209 B8 visitors": book(head={"Antal vuxna besökare": "cirka 40"}),
    "FM301 E3 reason": book(f"{FINE}\n2 | Mottagning | Man | Nej | Tisbrist | | "),
    "FM301 H9 moved": book("1 | Mottagning | Man | Nej | Regn | | ", at="D8"),
    "FM302 D2 asked": book("1 | Mottagning | Man | | | | "),
    "FM301 F2 misplaced": book("\n".join(f"{row} | Mottagning | Man | Nej | | Barn med | " for row in range(1, 9))),
    "FM303 F2 formula": book(f"1 | Mottagning | Man | Ja | | {UNCALCULATED} | "),
    "FM304 B2 error value": book("1 | #N/A | Man | Ja | | Nej | "),
    "FM305 H2 comment column": book(f"{FINE} | {NUMBER}", f"{COLUMNS} | Kommentar"),
    "FM305 A2 number": book(put={"A2": 199001311234}),
    "FM305 C2 cell comment": book(loose_texts=[LooseText("comment", NUMBER, "Formulär", 2, 3)]),
    "FM305 B3 hidden sheet": book(others=[sheet(f" | {NUMBER}", "Dold", at="A3", hidden=True)]),
    "FM305 sheet name": book(others=[sheet("x", NUMBER)]),
    "FM305 property": book(loose_texts=[LooseText("property", f"Journal {NUMBER}", name="title")]),
    "FM306 H2 address": book(f"{FINE} | anna@are.se", f"{COLUMNS} | Kommentar"),
    "FM307 D2 short": book("1 | Mottagning | Man | J | | Nej | "),
    "FM310 totals": book(f"{FINE}\nSumma | | | 1 | | 0 | "),
    "FM401 E2 reason": book("1 | Mottagning | Man | Ja | Tidsbrist | Nej | "),
    "FM402 F2 answer": book("1 | Mottagning | Man | Nej | Tidsbrist | Nej | "),
    "FM403 G2 when": book("1 | Mottagning | Man | Ja | | Nej | Båda"),
    "FM404 A3 same number": book(f"{FINE}\n{FINE}"),
    "FM404 A5 restart": book("\n".join(FINE.replace("1", str(row % 3 + 1), 1) for row in range(6))),
    "FM405 hidden row": book(f"{FINE}\n2 | Mottagning | Man | Ja | | Nej | ", hidden_rows=[3]),
    "FM406 C2 merged": book(f"{FINE}\n2 | Mottagning | | Ja | | Nej | ", merged="C2:C3"),
    "FM407 B9 rows and no visits": book(head={"Inga besök": "Ja"}),
    "FM407 B9 no rows": book(""),
    "FM408 B8 visitors": book(f"{FINE}\n2 | Mottagning | Man | Ja | | Nej | ", head={"Antal vuxna besökare": 1}),
    "FM409 H2 child": book(f"{FINE} | 17", f"{COLUMNS} | Åldersgrupp"),
    "FM410 H2 support": book(f"{FINE} | Tackade ja", f"{COLUMNS} | Stöd"),
    "FM411 F2 no kind": book(
        "1 | Mottagning | Kvinna | Ja | | Ja | | Nej | Nej | Nej",
        f"{COLUMNS} | Fysiskt våld | Psykiskt våld | Sexuellt våld",
    ),
    "FM412 B2 parts": Book(
        (head_sheet(), sheet("Mått | Antal\nFick frågan | 3\nFick inte frågan | 0\nSvar: Ja | 4", "Summor"))
    ),
    "FM413 C2 rating": book(
        others=[sheet("Datum | Roll | Skattning | Fungerar redan\n2026-03-02 | Chef | 11 | Rutin finns", "Nuläge")]
    ),
    "FM104 wide": Book((head_sheet(), sheet(" | ".join(["x"] * 1001), "Formulär"))),
}


def encrypted(how: str) -> bytes:
    """Return the outline of what Excel writes with a password or a label: a compound file around a package.

    The stream `how` says how it is encrypted.
    """
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    sectors = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
    return (
        header
        + sectors
        + b"".join(
            _entry(name, kind, end) for name, kind in (("Root Entry", 5), (how, 2), ("EncryptedPackage", 2), ("", 0))
        )
    )


def _entry(name: str, kind: int, first: int) -> bytes:
    none = 0xFFFFFFFF
    letters = name.encode("utf-16-le")
    head = letters.ljust(64, b"\0") + struct.pack("<HBB3I", len(letters) + 2 if name else 0, kind, 1, none, none, none)
    return head + bytes(36) + struct.pack("<IQ", first, 0)


def other_files(fine: bytes) -> dict[str, bytes]:
    """Return files that people send instead of a workbook."""
    return {
        "FM101 cut off.xlsx": fine[: len(fine) // 2],
        "FM102 password.xlsx": encrypted("EncryptionInfo"),
        "FM108 label.xlsx": encrypted("DRMEncryptedDataSpace"),
        "FM103 empty.xlsx": b"",
        "FM103 csv.xlsx": b"Enhet;Kon\r\nMottagning;Man\r\n",
        "FM103 html.xlsx": b"<html><body><table><tr><td>Enhet</td></tr></table></body></html>",
        f"FM305 {NUMBER}.xlsx": fine,
    }


def main() -> None:
    """Write every file anew."""
    for name in ("ok", "bad"):
        shutil.rmtree(FOLDER / name, ignore_errors=True)
        (FOLDER / name).mkdir()
    for name, (found, writer) in OK.items():
        save(found, FOLDER / "ok" / f"{name}.xlsx", writer)
    for name, found in BAD.items():
        save(found, FOLDER / "bad" / f"{name}.xlsx")
    for name, content in other_files((FOLDER / "ok" / "one row.xlsx").read_bytes()).items():
        (FOLDER / "bad" / name).write_bytes(content)


if __name__ == "__main__":
    main()
