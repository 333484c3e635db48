"""Personal data in text and numbers: identity numbers, e-mail addresses, telephone numbers. Found, never repeated."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fokusmanad.reading.book import CellValue

REPEATED_AT_MOST = 40
"""So many characters of a cell are repeated at most, and only where it is a near miss."""


class Personal(StrEnum):
    """A kind of personal data."""

    IDENTITY = "identity"
    EMAIL = "email"
    PHONE = "phone"


# A personnummer or samordningsnummer (day + 60), 10 or 12 digits, whatever its checksum: a mistyped one points out a
# person as well. Skatteverket, SKV 704 and SKV 707.
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_BETWEEN = r"\s?[-+‐‑‒–—―−]?\s?"
_IDENTITY = re.compile(
    rf"(?<!\d)(?:(?:18|19|20)?\d\d{_MONTH}{_DAY}{_BETWEEN}\d{{4}}(?!-\d\d-\d\d(?!\d))"
    # The same with the date written out, as in 1990-01-31-1234, but not two dates in a row.
    rf"|(?:18|19|20)\d\d-{_MONTH}-{_DAY}-\d{{4}}(?!-))(?!\d)"
)
# One character before the @ tells as much as all of them, and takes no time that grows with the square of the text.
_EMAIL = re.compile(r"[\w.+-]@[\w-]+(?:\.[\w-]+)+")
# A Swedish number from 0, or any country's from + or 00, of nine digits or more, grouped as people group them; a date
# written day first is none, nor is the rest of one that begins with the year.
_PHONE = re.compile(
    r"(?<!\w)(?<!\d[-/.:])(?!\d\d[-/. ]\d\d[-/. ]\d{4}\b)"
    r"(?:(?:\+\d{1,3}|00)(?:\s?\(0\)\s?)?(?:[ \-–/]{0,3}\d){8,13}|0(?:[ \-–/]{0,3}\d){8,9})(?!\d)"
)
# Office and SharePoint write such identifiers into properties; their digits mean nothing.
_HEX, _SIGN = "[0-9A-Fa-f]", "[0-9A-Za-z]"
_IDENTIFIER = re.compile(
    rf"(?<!{_SIGN})(?:{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}|0[xX]{_HEX}{{16,}}|{_SIGN}{{12}}-\d{{9,10}}-\d{{1,9}})(?!{_SIGN})"
)
_MOBILE_WITHOUT_ZERO = re.compile(r"7[02369]\d{7}")

_SHORTEST = len("a@b.se")
# A birth in 2001 to 2009 has nine digits left where a spreadsheet took the zero, and so has a mobile number.
_LEAST_NUMBER = 10**8
# What nearly all cells hold: no digit, in whatever script, and no @.
_WORDS = re.compile(r"[A-Za-zÅÄÖÉÜåäöéü /()?!.,:;–-]*")
_MASK = "●"


def personal_data(value: CellValue, *, of_contact: bool = False) -> Personal | None:
    """Tell which kind of personal data `value` holds, the gravest if several; None if it holds none.

    The contact person's own cell (`of_contact`) may hold an address and a telephone number, so there ten digits in a
    row that begin with 0 are a telephone number.
    """
    if _holds_none(value):
        return None
    text = _IDENTIFIER.sub("", _digits(value))
    if len(text) < _SHORTEST:
        return None
    if any(not (of_contact and match[0].startswith("0") and match[0].isdigit()) for match in _IDENTITY.finditer(text)):
        return Personal.IDENTITY
    if of_contact:
        return None
    if _EMAIL.search(text):
        return Personal.EMAIL
    is_phone = _PHONE.search(text) or (not isinstance(value, str) and _MOBILE_WITHOUT_ZERO.fullmatch(text))
    return Personal.PHONE if is_phone else None


def _holds_none(value: CellValue) -> bool:
    """Tell at a glance what nearly all cells can be told: they hold words or small numbers."""
    if isinstance(value, str):
        return _WORDS.fullmatch(value) is not None
    return isinstance(value, int | float) and value < _LEAST_NUMBER


def masked(text: str) -> str:
    """Return `text` with every digit of anything shaped like an identity number hidden."""
    plain = _plain(text)
    return _IDENTITY.sub(lambda match: re.sub(r"\d", _MASK, match[0]), plain) if _IDENTITY.search(plain) else text


def repeatable(text: str) -> str:
    """Return what may be repeated of a cell that is a near miss."""
    whole = "".join(sign for sign in " ".join(masked(text).split()) if sign.isprintable())
    return whole if len(whole) <= REPEATED_AT_MOST else whole[: REPEATED_AT_MOST - 1] + "…"


def _plain(text: str) -> str:
    """Return `text` with digits of every script and width as plain ones, and without invisible characters."""
    normal = unicodedata.normalize("NFKC", text)
    visible = (character for character in normal if unicodedata.category(character) != "Cf")
    return "".join(str(unicodedata.decimal(character, character)) for character in visible)


def _digits(value: CellValue) -> str:
    """Return the text to search; a whole number that lost the zero of a birth year (0–9) gets it back."""
    match value:
        case str():
            return value if value.isascii() else _plain(value)
        case bool():
            return ""
        case int() | float():
            return _whole(value)
        case _:
            return ""


def _whole(value: float) -> str:
    # A float beyond this holds no exact digits, so no number that anybody typed.
    if not (value == value // 1 and 0 < value < 1e15):
        return ""
    digits = str(int(value))
    return digits.zfill(10) if len(digits) == 9 and _IDENTITY.fullmatch(digits.zfill(10)) else digits
