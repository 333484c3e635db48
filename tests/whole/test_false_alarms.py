"""False alarms: thousands of values from honest forms are not taken for personal data."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from uuid import UUID

import pytest

from fokusmanad.form.kommuner import kommuner
from fokusmanad.privacy import Personal, personal_data
from fokusmanad.reading.book import CellValue
from tests.helpers.workbooks import COLUMNS, book, checked, told

SAMPLES = 3_000

_CODES = [kommun.code for kommun in kommuner()]
_GROUPINGS = (
    "0{}-{} {} {}",
    "0{}{}{}{}",
    "0{} {} {} {}",
    "+46 {} {} {} {}",
    "+46 (0){}-{} {} {}",
    "0046{}{}{}{}",
    "+46{}{}{}{}",
)


def telephone(random: Random) -> str:
    """Return a Swedish number, mobile or of Jämtland, Stockholm or Göteborg, as people write it."""
    area = random.choice(("70", "72", "73", "76", "79", "63", "8", "31", "10"))
    parts = [random.randint(100, 999), random.randint(10, 99), random.randint(10, 99)]
    return random.choice(_GROUPINGS).format(area, *parts)


def organisation(random: Random) -> str:
    """Return the number of a company, a kommun or an association: its third digit is 2 or more."""
    number = f"{random.choice('235678')}{random.randint(0, 9)}{random.randint(20, 99)}{random.randint(0, 99):02}"
    return f"{number}{random.choice(('-', ''))}{random.randint(0, 9_999):04}"


DATES = 8


def date(random: Random, form: int | None = None) -> CellValue:
    year, month, day = random.randint(2001, 2030), random.randint(1, 12), random.randint(1, 28)
    iso, joined = f"{year}-{month:02}-{day:02}", f"{year}{month:02}{day:02}"
    forms = (
        iso,
        f"{day}/{month} {year}",
        joined,
        f"{day:02}.{month:02}.{year}",
        int(joined),
        f"{iso} 14:{day:02}",
        f"{iso}T07:{day:02}Z",
        joined[2:],
    )
    return forms[random.randrange(DATES) if form is None else form]


def span(random: Random) -> str:
    form = random.randrange(DATES)
    one, other = date(random, form), date(random, form)
    return random.choice(("{} - {}", "{} – {}", "{} till {}", "v. {} / {}")).format(one, other)


def running(random: Random) -> CellValue:
    number = random.randint(1, 99_999)
    return random.choice(
        (
            number,
            float(number),
            str(number),
            f"{number:05}",
            f"R{number}",
            f"2026-{number:04}",
            f"{number}/2026",
            f"SN 2026/{number:05}",
        )
    )


def amount(random: Random) -> CellValue:
    number = random.randint(0, 99_999_999)
    return random.choice(
        (number, number / 100, f"{number:,}".replace(",", " "), f"{number} kr", f"{number:,}:-".replace(",", "\u00a0"))
    )


def identifier(random: Random) -> str:
    guid = str(UUID(int=random.getrandbits(128)))
    sharepoint = f"{''.join(random.choices('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', k=12))}-{random.randint(10**8, 2**31)}-{random.randint(1, 9999)}"
    return random.choice((guid, guid.upper(), f"{{{guid}}}", f"0x0101{guid.replace('-', '').upper()}", sharepoint))


def code(random: Random) -> CellValue:
    value = random.choice(_CODES)
    return random.choice(
        (
            value,
            int(value),
            float(value),
            f"{value} {random.choice(_CODES)}",
            f"{random.randint(100, 984)} {random.randint(10, 99)} Östersund",
        )
    )


KINDS: dict[str, Callable[[Random], CellValue]] = {
    "organisation numbers": organisation,
    "dates": date,
    "spans of dates": span,
    "running numbers": running,
    "amounts": amount,
    "identifiers": identifier,
    "kommunkoder and postcodes": code,
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_personal_data_raises_nothing(kind: str) -> None:
    """Each kind has thousands of values, made with the same seed every time."""
    random = Random(kind)
    raised = [value for value in (KINDS[kind](random) for _ in range(SAMPLES)) if personal_data(value)]
    assert raised == []


def test_telephone_numbers_are_the_contact_persons_own() -> None:
    """No number is reported at Kontaktperson; elsewhere nearly all are reported as telephone numbers, FM306.

    A number of ten digits without any grouping may be a birth in the 2000s, and is then FM305.
    """
    random = Random("telephone")
    numbers = [telephone(random) for _ in range(SAMPLES)]
    assert [number for number in numbers if personal_data(f"Anna Ek, {number}", of_contact=True)] == []
    found = [personal_data(number) for number in numbers]
    assert found.count(None) == 0
    assert all(number.isdigit() for number, kind in zip(numbers, found, strict=True) if kind is Personal.IDENTITY)


def test_a_clean_form_full_of_numbers_raises_nothing() -> None:
    """All of them are in the places where they are allowed."""
    random = Random("form")
    rows = "\n".join(
        f"{running(random)} | Mottagning | Kvinna | Ja | | Nej | | {date(random)}: {KINDS[random.choice(list(KINDS))](random)}"
        for _ in range(300)
    )
    found = checked(
        book(rows, f"{COLUMNS} | Kommentar", head={"Kontaktperson": f"Anna, {telephone(random)}", "Kommunkod": 2321.0})
    )
    assert [each for each in told(found) if "FM404" not in each] == []
