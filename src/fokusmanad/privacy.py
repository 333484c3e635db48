"""Personal data in text and numbers: identity numbers, e-mail addresses, telephone numbers. Found, never repeated."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.reading.book import CellValue

REPEATED_AT_MOST = 40
"""So many characters of a cell are repeated at most, and only where it is a near miss."""


class Personal(StrEnum):
    """A kind of personal data."""

    IDENTITY = "identity"
    EMAIL = "email"
    PHONE = "phone"


# A personnummer or samordningsnummer (day + 60), 10 or 12 digits, whatever its checksum: a mistyped number identifies a
# person too. Skatteverket, SKV 704 and SKV 707. Its parts may be apart; two dates in a row are not a number.
_SEPARATOR = r"[\s./_+\-‐‑‒–—―−]"
_DIGITS = re.compile(r"\d+")
_IDENTITY = re.compile(
    r"(?<!\d)(?P<century>18|19|20)?(?P<year>\d\d)"
    rf"(?P<apart>{_SEPARATOR}?)(?P<month>0[1-9]|1[0-2])"
    r"(?P=apart)(?P<day>0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
    rf"(?P<between>{_SEPARATOR}{{0,3}})(?P<last>\d{{4}})"
    rf"(?!\d)(?!{_SEPARATOR}\d\d{_SEPARATOR}\d\d(?!\d))"
)
# The same with spaces anywhere between its digits, as in 900131 12 34. What begins with 0 is a telephone number, and
# without four digits together it is an amount or a list: weeks 10 11 12 13 14.
_SPACE = " ?"
_SPACED = re.compile(
    rf"(?<!\d)(?<!\d[ .,])(?!0)(?=(?:\d+ )*\d{{4}})"
    rf"(?P<century>18|19|20)?{_SPACE}(?P<year>\d{_SPACE}\d){_SPACE}"
    rf"(?P<apart>)(?P<month>0{_SPACE}[1-9]|1{_SPACE}[0-2]){_SPACE}"
    rf"(?P<day>0{_SPACE}[1-9]|[12]{_SPACE}\d|3{_SPACE}[01]|6{_SPACE}[1-9]|[78]{_SPACE}\d|9{_SPACE}[01])"
    rf"(?P<between>{_SPACE}{_SEPARATOR}?{_SPACE})(?P<last>\d(?:{_SPACE}\d){{3}})(?!(?:{_SEPARATOR}|,)?\d)"
)
# One character before the @ is as telling as all of them, and matching it takes linear time.
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
    # Custom views of a shared workbook have names with underscores between.
    rf"(?<!{_SIGN})(?:{_HEX}{{8}}(?:[-_]{_HEX}{{4}}){{3}}[-_]{_HEX}{{12}}|0[xX]{_HEX}{{16,}}"
    rf"|{_SIGN}{{12}}-\d{{9,10}}-\d{{1,9}}"
    # A security identifier of Windows, which Excel writes into protected ranges.
    rf"|S-1(?:-\d+){{3,}})(?!{_SIGN})"
)
# The number of a security (ISO 6166) whose national number is digits. Any other two letters may be initials.
_ISIN = re.compile(rf"(?<!{_SIGN})(?:AT|BE|CH|DE|DK|EU|FI|FR|LU|NL|NO|SE|US)\d{{10}}(?!{_SIGN})")
_MOBILE_WITHOUT_ZERO = re.compile(r"7[02369]\d{7}")

_SHORTEST = len("a@b.se")
LEAST_NUMBER = 10**8
"""A birth in 2001 to 2009 has nine digits left where a spreadsheet took the zero, and so has a mobile number."""
# The commonest cells: no digit, in whatever script, and no @.
_WORDS = re.compile(r"[A-Za-zÅÄÖÉÜåäöéü /()?!.,:;–-]*")
_MASK = "●"


def personal_data(
    value: CellValue, *, of_contact: bool = False, times_from: date | None = None, of_foreign: bool = False
) -> Personal | None:
    """Return the kind of personal data in `value`, the gravest if several; None if it holds none.

    The contact person's own cell (`of_contact`) may hold an address and a telephone number, so there ten digits that
    begin with 0 are a telephone number. For `times_from` and `of_foreign` see `identity_numbers`.
    """
    if isinstance(value, str):
        return _kind_in_text(value, of_contact, times_from, of_foreign)
    return _kind_in(value, of_contact, times_from, of_foreign)


def _kind_in(value: CellValue, of_contact: bool, times_from: date | None, of_foreign: bool) -> Personal | None:
    if _holds_none(value):
        return None
    text = _IDENTIFIER.sub("", _digits(value))
    if len(text) < _SHORTEST:
        return None
    numbers = _found(text, times_from, of_foreign)
    if any(not (of_contact and match["century"] is None and match[0][0] == "0") for match in numbers):
        return Personal.IDENTITY
    if of_contact:
        return None
    if _EMAIL.search(text):
        return Personal.EMAIL
    is_phone = _PHONE.search(text) or (not isinstance(value, str) and _MOBILE_WITHOUT_ZERO.fullmatch(text))
    return Personal.PHONE if is_phone else None


# The guide, the headings and the lists are in every form of a campaign.
_kind_in_text = lru_cache(maxsize=5_000)(_kind_in)


def identity_numbers(value: CellValue, *, times_from: date | None = None, of_foreign: bool = False) -> frozenset[str]:
    """Return the identity numbers in `value` as ten digits, to be compared and never shown.

    Where a program or a file name writes times, a date from `times_from` on is a time: people born then are not asked.
    In a workbook that has nothing of the form (`of_foreign`) ten digits together, with a point or with spaces are
    mostly an amount or a running number, so there they need the right check digit. All but mistyped numbers have it.
    """
    return frozenset(_ten_digits(match) for match in _shaped_in(value) if _is_number(match, times_from, of_foreign))


def shaped_numbers(value: CellValue) -> frozenset[str]:
    """Return as ten digits whatever in `value` is shaped like an identity number, those that are something else too."""
    return frozenset(map(_ten_digits, _shaped_in(value)))


def _shaped_in(value: CellValue) -> Iterator[re.Match[str]]:
    return iter(()) if _holds_none(value) else _shaped(_IDENTIFIER.sub("", _digits(value)))


def _ten_digits(match: re.Match[str]) -> str:
    return "".join(sign for part in match.group("year", "month", "day", "last") for sign in part if sign.isdigit())


def _found(text: str, times_from: date | None, of_foreign: bool = False) -> Iterator[re.Match[str]]:
    return (match for match in _shaped(text) if _is_number(match, times_from, of_foreign))


def _shaped(text: str) -> Iterator[re.Match[str]]:
    """Yield every match, overlapping ones too: what comes before a number may look like its beginning."""
    for pattern in (_IDENTITY, _SPACED):
        match = pattern.search(text)
        while match:
            yield match
            match = pattern.search(text, match.start() + 1)


def _is_number(match: re.Match[str], times_from: date | None, of_foreign: bool) -> bool:
    # A date written out with hyphens and going on is an identifier of some register.
    if match["century"] and match["apart"] == match["between"] == "-" and match.string[match.end() :][:1] == "-":
        return False
    if _is_isin(match) or _is_telephone(match):
        return False
    is_spaced, is_torn = match.re is _SPACED, _is_torn(match)
    if of_foreign and is_torn:
        return False
    is_bare = is_spaced or (match["century"] is None and match["between"] in {"", "."})
    if (is_torn or (of_foreign and is_bare)) and not _has_check_digit(_ten_digits(match)):
        return False
    # In cells too, the time or other days after a date may be written with spaces: 260317 10 15.
    if is_spaced and times_from is None:
        times_from = times_of(None)
    return times_from is None or not _is_time(match, times_from)


def _is_torn(match: re.Match[str]) -> bool:
    """Return whether spaces cut a number where nobody would: within a pair of digits, or not before the last four."""
    odd = any(len(digits) % 2 for digits in _DIGITS.findall(match[0]))
    return match.re is _SPACED and (odd or match["between"] == "")


def _is_isin(match: re.Match[str]) -> bool:
    """Return whether a match is the digits of an ISIN with its check digit, and no identity number with its own."""
    around = match.string[max(0, match.start() - 3) : match.end() + 1]
    isin = _ISIN.search(around)
    return isin is not None and _has_check_digit(isin[0]) and not _has_check_digit(match[0])


def _is_telephone(match: re.Match[str]) -> bool:
    """Return whether a match is a telephone number with Sweden's prefix: +46 11 15 00 00 is Norrköping's."""
    return match.string[max(0, match.start() - 1) : match.start() + 2] == "+46" and match["between"] in {"", " "}


def _has_check_digit(text: str) -> bool:
    """Return whether the last digit is right by Luhn's formula, a letter being two digits: A is 10."""
    digits = "".join(str(int(sign, 36)) for sign in text)
    doubled = (2 * int(digit) if odd % 2 else int(digit) for odd, digit in enumerate(reversed(digits)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_time(match: re.Match[str], times_from: date) -> bool:
    """Return whether a match is a date from `times_from` on.

    Without its century it must have an hour and a minute after it, or with spaces other days, and lie within two years:
    70 is 1970.
    """
    digits = _ten_digits(match)
    is_clock = match.re is _SPACED or (digits[6:8] < "24" and digits[8:] < "60")
    year = int(f"{match['century'] or 20}{digits[:2]}")
    if match["century"] is None and not (is_clock and year < times_from.year + 2):
        return False
    try:
        return date(year, int(digits[2:4]), int(digits[4:6])) >= times_from
    except ValueError:
        return False


def times_of(first_day: date | None) -> date:
    """Return from which day on a date in a file's name, or among a program's numbers, is a time and not a birth.

    It is the first day of the period that the form is for; where that is not known, of last year.
    """
    return first_day or date(date.today().year - 1, 1, 1)  # noqa: DTZ011 - a year is meant, in any zone


def _holds_none(value: CellValue) -> bool:
    """Recognise the commonest cells at once: words, or small numbers."""
    if isinstance(value, str):
        return _WORDS.fullmatch(value) is not None
    return isinstance(value, int | float) and abs(value) < LEAST_NUMBER


def masked(text: str, *, times_from: date | None = None) -> str:
    """Return `text` with every digit of anything shaped like an identity number hidden."""
    plain = _plain(text)
    hidden = {place for match in _found(plain, times_from) for place in range(*match.span()) if plain[place].isdigit()}
    return "".join(_MASK if place in hidden else sign for place, sign in enumerate(plain)) if hidden else text


def repeatable(text: str) -> str:
    """Return what may be repeated of a cell that is a near miss."""
    whole = "".join(sign for sign in " ".join(masked(text).split()) if sign.isprintable())
    return whole if len(whole) <= REPEATED_AT_MOST else whole[: REPEATED_AT_MOST - 1] + "…"


def _plain(text: str) -> str:
    """Return `text` with digits of every script and width as plain ones, and without invisible characters."""
    return unicodedata.normalize("NFKC", text).translate(_PLAIN_SIGNS)


class _PlainSigns(dict[int, str | None]):
    """What each character is in plain text, looked up once; None for an invisible one, which `translate` leaves out."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        plain = None if unicodedata.category(sign) == "Cf" else str(unicodedata.decimal(sign, sign))
        if len(self) < _MOST_SIGNS:
            self[code] = plain
        return plain


_MOST_SIGNS = 10_000
_PLAIN_SIGNS = _PlainSigns()


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
    # A hyphen before it, as in a list, makes it negative.
    if not (value == value // 1 and abs(value) < 1e15):
        return ""
    digits = str(abs(int(value)))
    return digits.zfill(10) if len(digits) == 9 and _IDENTITY.fullmatch(digits.zfill(10)) else digits
