"""False alarms: thousands of values from honest forms are not taken for personal data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from uuid import UUID

import openpyxl
import pytest
from openpyxl.packaging.custom import IntProperty

from fokusmanad.cli.run import run
from fokusmanad.form.kommuner import kommuner
from fokusmanad.privacy import Personal, personal_data, times_of
from fokusmanad.reading.book import CellValue
from tests.helpers.workbooks import COLUMNS, book, checked, save, told

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
    "0{} {}{} {}",
    "+46 {} {}{}{}",
    "+46{} {}{}{}",
)


def telephone(random: Random) -> str:
    """Return a Swedish number, mobile or of Jämtland, Stockholm, Göteborg or Norrköping, as people write it."""
    area = random.choice(("70", "72", "73", "76", "79", "63", "8", "31", "10", "11"))
    parts = [random.randint(10 if area == "11" else 100, 999), random.randint(10, 99), random.randint(10, 99)]
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


def time(random: Random) -> str:
    """Return a date with a time, or with other days, as people note it in the month or the year before."""
    year, month, day, hour = last_year() + random.randint(0, 1), *(random.randint(1, most) for most in (12, 28, 23))
    minute = random.randint(0, 59)
    joined = f"{year}{month:02}{day:02}"[random.choice((0, 2)) :]
    forms = (
        f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}",
        f"{day}/{month} {year} kl {hour:02}.{minute:02}",
        f"{day:02}.{month:02}.{year} {hour:02}.{minute:02}",
        f"{joined} {hour:02} {minute:02}",
        f"{joined} {hour:02}:{minute:02}",
        f"{joined} {hour:02}.{minute:02}",
        f"{joined[-6:]} {day:02} {day + 1:02}",
    )
    return random.choice(forms)


def last_year() -> int:
    return times_of(None).year


def weeks(random: Random) -> str:
    numbers = sorted(random.sample(range(10, 53), random.randint(2, 6)))
    first, last = numbers[0], numbers[-1]
    forms = (f"v {first}-{last}", f"vecka {' '.join(map(str, numbers))}", f"v{first} {last_year()} - v{last} 2026")
    return random.choice((*forms, f"v. {', '.join(map(str, numbers))}"))


def account(random: Random) -> str:
    """Return a plusgiro, a bankgiro or the number of a bank account."""
    clearing, three, two = random.randint(1200, 9999), random.randint(100, 999), random.randint(10, 99)
    forms = (
        f"{two} {two} {two}-{three % 10}",
        f"bg {three}-{clearing}",
        f"{clearing} {two} {three} {two}",
        f"{clearing}-{three % 10} {three} {three} {three}-{two % 10}",
        f"{three} {three} {three}",
    )
    return random.choice(forms)


def position(random: Random) -> str:
    """Return a place in Sweden, in degrees or in metres of SWEREF 99."""
    north, east, far = random.randint(55, 69), random.randint(11, 24), random.randint(1_000, 9_999)
    minutes = [random.randint(10, 59) for _ in range(4)]
    forms = (
        f"{north}.{far} {east}.{far}",
        f"{north}.{far}, {east}.{far}",
        f"{north * 101_010} {east * 30_303}",
        "N {} {} {} E {} {} {}".format(north, *minutes[:2], east, *minutes[2:]),
        f"{north} {minutes[0]}.{far % 900 + 100} {east} {minutes[1]}.{far % 900 + 100}",
    )
    return random.choice(forms)


def large_amount(random: Random) -> str:
    """Return an amount of up to a million millions, grouped by thousands and with decimals as Swedes and others write it."""
    number = random.randint(10**8, 10**12)
    thousands, decimals = random.choice(((" ", ","), ("\u00a0", ","), (".", ","), (",", ".")))
    return f"{number:,}{random.choice(('', '.00', '.1234'))}".translate({ord(","): thousands, ord("."): decimals})


def isin(random: Random) -> str:
    """Return an ISIN whose digits are a birth. Its check digit is made by ISO 6166, and wrong for a personnummer."""
    country = random.choice(("AT", "CH", "DE", "FI", "NL", "SE"))
    born = f"{random.randint(0, 99):02}{random.randint(1, 12):02}{random.randint(1, 28):02}{random.randint(0, 999):03}"
    found = f"{country}{born}{check_digit(country + born)}"
    return isin(random) if found[-1] == check_digit(born) else random.choice((found, f"ISIN: {found}.", f"x/{found}/y"))


def check_digit(text: str) -> str:
    digits = [int(digit) for sign in text for digit in str(int(sign, 36))]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[::-2])
    return str(-(doubled + sum(digits[-2::-2])) % 10)


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
    "dates with times": time,
    "weeks": weeks,
    "accounts": account,
    "positions": position,
    "running numbers": running,
    "amounts": amount,
    "securities": isin,
    "identifiers": identifier,
    "kommunkoder and postcodes": code,
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_personal_data_raises_nothing(kind: str) -> None:
    """Each kind has thousands of values, made with the same seed every time."""
    random = Random(kind)
    raised = [value for value in (KINDS[kind](random) for _ in range(SAMPLES)) if personal_data(value)]
    assert raised == []


def test_a_large_amount_is_no_birth() -> None:
    """A thousands separator stands elsewhere than between the parts of a birth."""
    random = Random("large amounts")
    amounts = [large_amount(random) for _ in range(SAMPLES)]
    assert [text for text in amounts if personal_data(text) is Personal.IDENTITY] == []


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


@pytest.mark.parametrize("name", ["_AdHocReviewCycleID", "_PreviousAdHocReviewCycleID"])
def test_the_number_of_a_review_is_no_birth(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Outlook numbers the reviews that it sends a workbook out for; in a property of people's own it is a birth."""
    assert _validated(name, tmp_path) == 0
    assert _validated("Dnr", tmp_path) == 1
    assert b"FM305" in capfdbinary.readouterr().out


def _validated(name: str, folder: Path) -> int:
    path = save(book(), folder / "Åre.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook.custom_doc_props.append(IntProperty(name=name, value=-1701101234))  # type: ignore[attr-defined]  # stubs lack it
    workbook.save(path)
    return run(["validate", str(path)])
