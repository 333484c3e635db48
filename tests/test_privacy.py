"""Identity numbers of every form are found, and no other number is taken for one.

The numbers are made up and put together here, so that none stands in the source.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.privacy import Personal, masked, personal_data, repeatable, times_of

if TYPE_CHECKING:
    from fokusmanad.reading.book import CellValue

BORN, LAST = "900131", "1234"
BETWEEN = [
    "",
    "-",
    "/",
    ".",
    "_",
    " / ",
    "+",
    " ",
    "–",
    "—",
    "−",
    "‐",
    "‑",
    " - ",
    " – ",
    "\u00a0",
    "\u2009",
    "-\u00a0",
    "\u200b",
    "\u00ad",
]

days = st.sampled_from([f"{day:02}" for day in (*range(1, 32), *range(61, 92))])
months = st.sampled_from([f"{month:02}" for month in range(1, 13)])
years = st.sampled_from([f"{year:02}" for year in range(100)])
digits4 = st.integers(0, 9999).map("{:04}".format)


@given(
    century=st.sampled_from(["", "18", "19", "20"]), year=years, month=months, day=days,
    between=st.sampled_from(BETWEEN), last=digits4,
)  # fmt: skip
def test_an_identity_number_is_found_in_every_shape(
    century: str, year: str, month: str, day: str, between: str, last: str
) -> None:
    """10 or 12 digits, any separator, personnummer and samordningsnummer, whatever the checksum."""
    number = f"{century}{year}{month}{day}{between}{last}"
    for text in (number, f"Anna {number}", f"({number})", f"pnr:{number}.", f"x{number}y"):
        assert personal_data(text) is Personal.IDENTITY
        assert not any(character.isdigit() for character in masked(text))


@given(century=st.sampled_from(["19", "20"]), year=years, month=months, day=days, last=digits4)
def test_twelve_digits_are_found_as_a_number(century: str, year: str, month: str, day: str, last: str) -> None:
    """Excel stores them as a number, and calamine reads a float."""
    number = int(f"{century}{year}{month}{day}{last}")
    assert personal_data(number) is personal_data(float(number)) is Personal.IDENTITY


@given(year=st.integers(1, 99).map("{:02}".format), month=months, day=days, last=digits4)
def test_ten_digits_are_found_as_a_number(year: str, month: str, day: str, last: str) -> None:
    """It is found also if the zero of the birth years 01 to 09 is lost."""
    number = int(f"{year}{month}{day}{last}")
    assert personal_data(number) is personal_data(float(number)) is Personal.IDENTITY


@pytest.mark.parametrize(
    "text",
    [
        "９００１３１-１２３４",
        "１９９００１３１１２３４",
        "٩٠٠١٣١-١٢٣٤",
        f"{BORN}\u2011{LAST}",
        f"90\u200b0131{LAST}",
        f"1990-01-31-{LAST}",
        f"första {BORN}{LAST} andra 910131-{LAST}",
        f"90 01 31-{LAST}",
        f"90 01 31 {LAST}",
        f"90.01.31.{LAST}",
        f"90/01/31/{LAST}",
        f"1990_01_31_{LAST}",
        f"{BORN}/{LAST}",
    ],
)
def test_disguised_numbers_are_found_and_masked(text: str) -> None:
    """Digits of other widths and scripts, invisible characters inside, and the date written out."""
    assert personal_data(text) is Personal.IDENTITY
    assert not any(character.isdigit() for character in masked(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{BORN} 12 34",
        f"19{BORN} 12 34",
        f"{BORN}-12 34",
        f"{BORN[:4]} {BORN[4:]}-{LAST}",
        f"{BORN[:4]} {BORN[4:]} {LAST}",
        f"19{BORN[:2]} {BORN[2:]} {LAST}",
        f"19 {BORN} {LAST}",
        f"{BORN}\u00a012\u00a034",
    ],
)
def test_spaces_elsewhere_do_not_hide_a_number(text: str) -> None:
    """The last four digits are apart from the others, and all are in pairs."""
    assert personal_data(f"Gäller {text}.") is Personal.IDENTITY
    assert not any(character.isdigit() for character in masked(text))


@pytest.mark.parametrize("text", ["640823 3 234", "6408 233 234", "6408 233234", "6 4 0823 3234"])
def test_digits_in_odd_groups_need_their_check_digit(text: str) -> None:
    """So grouped, digits are mostly something else. The number is Skatteverket's example."""
    assert personal_data(f"Gäller {text}.") is Personal.IDENTITY
    assert personal_data(f"{text}.xlsx", times_from=date(2026, 3, 1)) is Personal.IDENTITY
    assert not any(character.isdigit() for character in masked(text))
    assert personal_data(f"{text[:-1]}5") is None


@pytest.mark.parametrize(
    "text",
    [
        "vecka 10 11 12 13 14",
        "64 08 23 32 34",
        "6 408 233 234 kr",
        "0801 23 45 65",
        f"{times_of(None):%Y%m%d} 10 15",
        f"{times_of(None):%y%m%d} 10 15",
        f"{times_of(None):%y%m%d} 28 29",
        "640823 32 34 5",
        "+46 11 23 12 34",
        "+46 11 231234",
        "+4611231234",
        "63.1112 14.6357",
    ],
)
def test_other_digits_with_spaces_are_no_identity_numbers(text: str) -> None:
    """Lists, amounts, telephone numbers, dates with a time or other days, and coordinates."""
    assert personal_data(text) is not Personal.IDENTITY


def test_what_has_nothing_of_the_form_is_full_of_other_numbers() -> None:
    """There ten digits without hyphen or century, or with spaces, need the right check digit."""
    for other in (9001311234.0, "9001311234", "900131.1234", "id=9001311234", "900131 12 34", "640823 3 234"):
        assert personal_data(other) is Personal.IDENTITY
        assert personal_data(other, of_foreign=True) is None
    for number in (6408233234.0, "640823 32 34", "900131-1234", "900131 1234", "199001311234", "1990-01-31 - 1234"):
        assert personal_data(number, of_foreign=True) is Personal.IDENTITY


@given(st.text("0123456789 -./_+,", max_size=24), st.booleans())
def test_no_row_of_digits_is_too_odd(text: str, of_foreign: bool) -> None:
    assert personal_data(text, times_from=date(2026, 3, 1), of_foreign=of_foreign) in {None, *Personal}


@pytest.mark.parametrize(
    "value",
    [
        "Z_AA920380_5701_0101_9123_88DA5E729E54_.wvu.FilterData",  # a custom view of a shared workbook
        "212000-2346",  # an organisation number: its third digit is 2 or more
        "5560360793",
        "162120002346",
        "802002-4524",
        2120002346.0,
        "2026-03-15",
        "20260315",
        20260315,
        "2026-03-01 – 2026-03-31",
        "2026-03-01-2026-03-31",
        "2026-03-01 2026-03-31",
        "2026.03.01-2026.03.31",
        "2026-11-16–2026-12-06",
        "20260301-20260331",
        "260301-260331",
        "2026-03-15 14:30",
        "2026-03-15T14:30:00Z",
        "15/03/2026",
        "15-03-2026",
        "2321",
        2321.0,
        "0305",
        305,
        "1-120",
        "R-2026-0042",
        1,
        120.0,
        "SN 2026/00123",
        "901331-1234",  # month 13
        "900132-1234",  # day 32
        "900160-1234",  # day 60
        "900192-1234",  # day 92
        "900131-123",
        "900131-12345",
        "8900131-1234",
        True,
        date(1990, 1, 31),
        datetime(1990, 1, 31, 12, 34),  # noqa: DTZ001 - cells know no time zones
        "",
        "–",
        "2026-03",
        1e300,
        "DE0007226706",  # an ISIN
        "https://example.org/NL0011622006-XPAR",
        "5402-9681",
        "831 52 Östersund",
        "Handläggare 3 av 12",
        "6b8f2e1a-9001-3112-8345-900131123456",
        "00000000-0000-0000-0000-000000000000",
        "0x0101009001311234AB9001311234CD",
        "S-1-5-21-2006190760-3459553193-1651965558-540628",
    ],
)
def test_other_numbers_are_no_personal_data(value: CellValue) -> None:
    """Organisation numbers, dates and their ranges, codes, row numbers and the identifiers that Office writes."""
    assert personal_data(value) is None


@pytest.mark.parametrize(
    "value",
    [
        f"DE{BORN}{LAST}",  # its check digit as an ISIN is wrong
        f"SE{BORN}1239",  # both check digits are wrong
        f"DE{700101}{1233}",  # right as a personnummer
        "xDE0007226706",
        "DE0007226706A",
        "DE 0007226706",
        "de0007226706",
        "QQ0007226706",
        "DE000722-6706",
    ],
)
def test_initials_before_a_number_make_no_isin(value: str) -> None:
    """An ISIN has its country, no more than twelve signs, and its own check digit, which no right personnummer has."""
    assert personal_data(value) is Personal.IDENTITY


@pytest.mark.parametrize("value", [f"-{BORN}{LAST}", f"- {BORN}{LAST}", -int(f"{BORN}{LAST}"), -503121234.0])
def test_a_hyphen_before_a_number_does_not_hide_it(value: CellValue) -> None:
    """People write lists so, and Excel makes a negative number of it."""
    assert personal_data(value) is Personal.IDENTITY


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("anna.andersson@are.se", Personal.EMAIL),
        ("Ring Anna på Anna@Östersund.se!", Personal.EMAIL),
        ("070-123 45 67", Personal.PHONE),
        ("070-1234567", Personal.PHONE),
        ("0701-234567", Personal.PHONE),
        ("0701-011234", Personal.PHONE),
        ("+46 70 123 45 67", Personal.PHONE),
        ("+46(0)70-123 45 67", Personal.PHONE),
        ("0046 70 123 45 67", Personal.PHONE),
        ("063-14 30 00", Personal.PHONE),
        ("0640-161 00", Personal.PHONE),
        ("tel 08/123 456 78", Personal.PHONE),
        (730123456, Personal.PHONE),
        (730123456.0, Personal.PHONE),
        ("anna@are", None),
        ("@", None),
        ("14 30 00", None),
    ],
)
def test_addresses_and_telephone_numbers_are_found(value: CellValue, kind: Personal | None) -> None:
    """E-mail addresses and Swedish or foreign telephone numbers, however they are grouped."""
    assert personal_data(value) is kind


@pytest.mark.parametrize(
    "value", ["Anna, 070-123 45 67", "anna@are.se", "0701234567", "010 123 45 67", "Anna Andersson"]
)
def test_the_contact_person_may_be_reached(value: str) -> None:
    """The cell is for an address and a telephone number."""
    assert personal_data(value, of_contact=True) is None


@pytest.mark.parametrize("value", [f"{BORN}-{LAST}", f"Anna {BORN}{LAST}", f"19{BORN}{LAST}", int(f"{BORN}{LAST}")])
def test_the_contact_person_has_no_identity_number(value: CellValue) -> None:
    """An identity number is reported there too."""
    assert personal_data(value, of_contact=True) is Personal.IDENTITY


def test_the_gravest_is_told() -> None:
    """An identity number next to an address is reported as an identity number."""
    assert personal_data(f"anna@are.se {BORN}-{LAST}") is Personal.IDENTITY


@pytest.mark.parametrize(
    "name", ["Åre 20260312-1430.xlsx", "Åre 2026-03-12 1430.xlsx", "202603121430.pdf", "260312-1430"]
)
def test_a_time_in_or_after_the_month_is_no_birth(name: str) -> None:
    """Phones and scanners put the time into file names, and nobody in the form was born in or after the month."""
    march = times_of(date(2026, 3, 1))
    assert personal_data(name, times_from=march) is None
    assert masked(name, times_from=march) == name
    assert personal_data(name) is Personal.IDENTITY


@pytest.mark.parametrize(
    "name", [f"19{BORN}-{LAST}", f"{BORN}-{LAST}", f"{BORN}{LAST}", "20260228-1430", f"260312-{9999}"]
)
def test_a_birth_before_the_month_is_found_among_times(name: str) -> None:
    assert personal_data(f"Åre {name}.xlsx", times_from=times_of(date(2026, 3, 1))) is Personal.IDENTITY


def test_what_precedes_a_number_does_not_hide_it() -> None:
    """A month before the number looks like its beginning, but every digit of the number is masked."""
    assert masked(f"2026-03-{BORN}-{LAST}").endswith("●●●●●●-●●●●")


def test_other_digits_are_left_when_masking() -> None:
    """Only what has the form of an identity number is masked; other text is unchanged."""
    assert masked(f"Åre 2026-03 {BORN}-{LAST}.xlsx") == "Åre 2026-03 ●●●●●●-●●●●.xlsx"
    assert masked("Åre 2026-03 (2).xlsx") == "Åre 2026-03 (2).xlsx"


def test_a_near_miss_is_repeated_masked_and_short() -> None:
    """At most 40 characters on one line are shown, with the digits masked before the cut."""
    assert repeatable("Tis\nbrist ") == "Tis brist"
    assert repeatable("x" * 40) == "x" * 40
    assert repeatable("x" * 41) == "x" * 39 + "…"
    assert not any(character.isdigit() for character in repeatable("x" * 34 + BORN + LAST))
