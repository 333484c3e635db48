"""Each row is counted by the table in docs/form.md or left out, and every fault of it is reported at its cell."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.form.layout import Layout
from fokusmanad.form.model import Asked, NotAsked
from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, FINE, UNCALCULATED, book, checked, problems_of, told


def counted(row: str, columns: str = COLUMNS, put: dict[str, float] | None = None) -> str:
    """Return how a row is counted, or "left out"."""
    found = checked(book(row, columns, put=put))
    assert found.received == 1
    if found.left_out:
        assert not found.rows
        return "left out"
    (only,) = found.rows
    match only:
        case Asked():
            return f"asked {only.answer} {only.when or ''}".strip()
        case NotAsked():
            return f"not asked {only.reason}"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1 | LSS/funktionsstöd | Man | Ja | | Ja | Båda", "asked yes both"),
        ("1 | LSS/funktionsstöd | Man | Ja | | Ja | ", "asked yes not_stated"),
        ("1 | LSS/funktionsstöd | Man | Ja | | Ja | förr", "asked yes not_stated"),
        ("1 | LSS/funktionsstöd | Man | Ja | | Nej | ", "asked no"),
        ("1 | LSS/funktionsstöd | Man | Ja | | Nej | Båda", "asked no"),
        ("1 | LSS/funktionsstöd | Man | Ja | | Vill inte svara | ", "asked declined"),
        ("1 | LSS/funktionsstöd | Man | Ja | | | ", "asked not_stated"),
        ("1 | LSS/funktionsstöd | Man | Ja | | kanske | ", "asked not_stated"),
        ("1 | LSS/funktionsstöd | Man | Nej | Gemensam akt | | ", "not asked joint_file"),
        ("1 | LSS/funktionsstöd | Man | Nej | | | ", "not asked not_stated"),
        ("1 | LSS/funktionsstöd | Man | Nej | regn | | ", "not asked not_stated"),
        ("1 | LSS/funktionsstöd | Man | | Tidsbrist | | ", "left out"),
        ("1 | LSS/funktionsstöd | Man | | | Ja | ", "left out"),
        ("1 | LSS/funktionsstöd | Man | kanske | | Ja | ", "left out"),
        ("1 | LSS/funktionsstöd | Man | Ja | Tidsbrist | | ", "left out"),
        ("1 | LSS/funktionsstöd | Man | Ja | regn | Ja | ", "left out"),
        ("1 | LSS/funktionsstöd | Man | Nej | Tidsbrist | Nej | ", "left out"),
        ("1 | LSS/funktionsstöd | Man | Nej | | oj | ", "left out"),
        ("1 | | | Ja | | Nej | ", "asked no"),
        ("1 | Kansliet | Kille | Nej | Tidsbrist | | ", "not asked no_time"),
        (f"1 | Mottagning | Man | {UNCALCULATED} | | | ", "left out"),
        ("1 | Mottagning | Man | Ja | | #N/A | ", "asked not_stated"),
        ("1 | Mottagning | Man | Nej | #REF! | | ", "not asked not_stated"),
    ],
)
def test_a_row_is_counted_by_the_contracts_table(row: str, expected: str) -> None:
    """Each line of the table has a case."""
    assert counted(row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (FINE, []),
        ("1 | Barn och unga | Annat/okänt | Nej | Tolksamtal | | ", []),
        ("1 | Mottagning | Kvinna | Ja | | Ja | Tidigare", []),
        ("1 | Mottagning | Kvinna | Ja | | Ja | ", []),
        (" | mottagning  | KVINNA | ja. | | nej: | ", []),
        # FM301
        ("1 | Kansliet | Kvinna | Ja | | Nej | ", ["FM301 B2"]),
        ("1 | Mottagning | Tjej | Ja | | Nej | ", ["FM301 C2"]),
        ("1 | Mottagning | Kvinna | Vet ej | | Nej | ", ["FM301 D2"]),
        ("1 | Mottagning | Kvinna | Nej | Regn | | ", ["FM301 E2"]),
        ("1 | Mottagning | Kvinna | Ja | | Kanske | ", ["FM301 F2"]),
        ("1 | Mottagning | Kvinna | Ja | | Ja | Igår", ["FM301 G2"]),
        ("1 | - | Kvinna | Ja | | Nej | ", ["FM302 B2"]),
        ("1 | ? | Kvinna | Ja | | Nej | ", ["FM301 B2"]),
        # FM302
        ("1 | | Kvinna | Ja | | Nej | ", ["FM302 B2"]),
        ("1 | Mottagning | | Ja | | Nej | ", ["FM302 C2"]),
        ("1 | Mottagning | Kvinna | | | | ", ["FM302 D2"]),
        ("1 | Mottagning | Kvinna | Nej | | | ", ["FM302 E2"]),
        ("1 | Mottagning | Kvinna | Ja | | | ", ["FM302 F2"]),
        (" | \u00a0 | \u200b | Ja | | Nej | ", ["FM302 B2", "FM302 C2"]),
        # FM303, FM304
        (f"1 | {UNCALCULATED} | Kvinna | Ja | | Nej | ", ["FM303 B2"]),
        (f"1 | Mottagning | Kvinna | {UNCALCULATED} | | | ", ["FM303 D2"]),
        ("1 | Mottagning | #N/A | Ja | | Nej | ", ["FM304 C2"]),
        ("1 | Mottagning | Kvinna | Nej | #VALUE! | | ", ["FM304 E2"]),
        ("#N/A | Mottagning | Kvinna | Ja | | Nej | ", []),
        # FM307
        ("1 | Mottagning | Kvinna | J | | N | ", ["FM307 D2", "FM307 F2"]),
        ("1 | Mottagning | Kvinna | x | | 0 | ", ["FM307 D2", "FM307 F2"]),
        ("1 | Mottagning | Annat / okänt | Ja | | Nej | ", ["FM307 C2"]),
        # FM401
        ("1 | Mottagning | Kvinna | Ja | Tidsbrist | Nej | ", ["FM401 E2"]),
        ("1 | Mottagning | Kvinna | Ja | Tidsbrist | | ", ["FM401 E2"]),
        # FM402
        ("1 | Mottagning | Kvinna | Nej | Tidsbrist | Nej | ", ["FM402 F2"]),
        ("1 | Mottagning | Kvinna | Nej | | Nej | ", ["FM402 F2"]),
        # FM403
        ("1 | Mottagning | Kvinna | Ja | | Nej | Tidigare", ["FM403 G2"]),
        ("1 | Mottagning | Kvinna | Ja | | Vill inte svara | Båda", ["FM403 G2"]),
        ("1 | Mottagning | Kvinna | Nej | Barn med | | Båda", ["FM403 G2"]),
        ("1 | Mottagning | Kvinna | Ja | | | Båda", ["FM302 F2", "FM403 G2"]),
        # combinations
        ("1 | Mottagning | Kvinna | Nej | Tidsbrist | Ja | Båda", ["FM402 F2"]),
        ("1 | Mottagning | Kvinna | Nej | Tidsbrist | Nej | Båda", ["FM402 F2", "FM403 G2"]),
        ("1 | Mottagning | Kvinna | Ja | | Jq | Båda", ["FM301 F2"]),
        ("1 | Mottagning | Kvinna | Ja | Regn | Nej | ", ["FM401 E2"]),
        ("1 | Mottagning | Kvinna | Nej | Tidsbrist | J | ", ["FM402 F2"]),
        ("1 | Mottagning | Kvinna | Ja | | Nej | igår", ["FM403 G2"]),
        ("1 | Mottagning | Kvinna | Ja | #N/A | Nej | ", ["FM304 E2", "FM401 E2"]),
        (f"1 | Mottagning | Kvinna | Nej | Tidsbrist | {UNCALCULATED} | ", ["FM303 F2", "FM402 F2"]),
        ("1 | Mottagning | Kvinna | Ja | | Nej | #N/A", ["FM304 G2", "FM403 G2"]),
        ("1 | Mottagning | Kvinna | | Tidsbrist | Ja | Båda", ["FM302 D2"]),
        ("1 | Q | Q | Q | Q | Q | Q", [f"FM301 {column}2" for column in "BCDEFG"]),
    ],
)
def test_every_fault_of_a_row_is_told_at_its_cell(row: str, expected: list[str]) -> None:
    """All faults are reported at once, without those that another fault explains."""
    assert problems_of(row) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, ["FM307 D2"]), (1, ["FM307 D2"]), (1.0, ["FM307 D2"]), (2, ["FM301 D2"]), (date(2026, 3, 1), ["FM301 D2"])],
)
def test_cells_that_are_no_text_are_read_as_they_are_shown(value: bool | float | date, expected: list[str]) -> None:
    """A tick box or a 1 is a yes; a date is not."""
    assert problems_of("1 | Mottagning | Kvinna | | | Nej | ", put={"D2": value}) == expected


def test_what_was_understood_is_told_in_both_languages() -> None:
    """FM307 names the answer that was read."""
    (problem,) = checked(book("1 | Mottagning | Kvinna | J | | Nej | ")).problems
    assert "Ja" in problem.message(Lang.SV)
    assert "Ja" in problem.message(Lang.EN)


@pytest.mark.parametrize(
    ("reason", "suggestion"),
    [("Tisbrist", "Tidsbrist"), ("Patner med", "Partner med"), ("Inte enrum", "Inte i enrum"), ("Regn", None)],
)
def test_a_near_answer_is_suggested(reason: str, suggestion: str | None) -> None:
    """A near miss is repeated with a suggestion; any other text is not repeated."""
    (problem,) = checked(book(f"1 | Mottagning | Kvinna | Nej | {reason} | | ")).problems
    assert (problem.code, problem.suggestion) == ("FM301", suggestion)
    for lang in Lang:
        assert (reason in problem.message(lang)) is (suggestion is not None)


def test_each_column_suggests_its_own_answers() -> None:
    """A reason is not suggested as a unit."""
    assert [problem.suggestion for problem in checked(book("1 | Tidsbrist | Kvinna | Ja | | Nej | ")).problems] == [
        None
    ]


EXTRAS = (
    "Åldersgrupp | Nybesök | Tolk | Barn i hushållet | Fysiskt våld | Psykiskt våld | Sexuellt våld | Stöd | Kommentar"
)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("18–29 | Ja | Nej | Ja | Nej | Ja | Nej | Tackade ja | Allt gick bra", []),
        ("65 eller äldre | | | | | | | Har redan stöd | ", []),
        ("30-44 | J | N | X | 0 | 1 | | Tackade nej |", [f"FM307 {column}2" for column in "IJKLM"]),
        ("66+ | Q | Q | Q | Q | Q | Q | Q | Q", [f"FM301 {column}2" for column in "HIJKLMNO"]),
        (" | | | | | | | | #N/A", ["FM304 P2"]),
        (f" | | | | | | | {UNCALCULATED} | ", ["FM303 O2"]),
    ],
)
def test_optional_columns_are_read_where_they_stand(cells: str, expected: list[str]) -> None:
    """An optional column may be empty; a value in it must be in its list; free text may be anything."""
    assert problems_of(f"1 | Mottagning | Kvinna | Ja | | Ja | | {cells}", f"{COLUMNS} | {EXTRAS}") == expected


@pytest.mark.parametrize("age", ["17", "16 år", "0", "0–17", "15 - 17", "Under 18", "under 18 år", "<18", "Barn"])
def test_nobody_is_under_18(age: str) -> None:
    """An age or a span below 18 is FM409, not an unlisted answer; the row is counted."""
    found = checked(book(f"{FINE} | {age}", f"{COLUMNS} | Åldersgrupp"))
    assert told(found) == ["FM409 H2"]
    assert found.left_out == 0


@pytest.mark.parametrize("age", ["18", "18 år", "17–18", "2008-05", "2009", "över 18", "9" * 5000, "17-9", "-5", "ung"])
def test_other_ages_are_only_unlisted(age: str) -> None:
    """A value that does not say that the person is a child is FM301."""
    assert problems_of(f"{FINE} | {age}", f"{COLUMNS} | Åldersgrupp") == ["FM301 H2"]


def test_an_age_is_only_an_age_in_its_column() -> None:
    """As a unit "Barn" is a misspelling."""
    assert problems_of("1 | Barn | Kvinna | Ja | | Nej | ") == ["FM301 B2"]


@pytest.mark.parametrize("row", ["", "7", "7 | | | | | | ", "7 | \u00a0 | \u200b | | | | "])
def test_a_row_with_nothing_but_its_number_is_blank(row: str) -> None:
    """A prepared Löpnr alone is not a received row."""
    found = checked(book(f"{FINE}\n{row}\n{FINE.replace('1', '2', 1)}"))
    assert found.received == 2
    assert told(found) == []


def test_a_row_with_only_a_comment_is_received() -> None:
    """A row with only a comment is not blank, and its missing answers are reported."""
    found = checked(book(" | | | | | | | osäker", f"{COLUMNS} | Kommentar"))
    assert (found.received, found.left_out) == (1, 1)
    assert told(found) == ["FM302 B2", "FM302 C2", "FM302 D2"]


def test_groups_that_are_missing_or_unreadable_are_not_stated() -> None:
    """The row is counted, and its attribute is not stated."""
    (row,) = checked(book("1 | Q | | Nej | Barn med | | | Q", f"{COLUMNS} | Tolk")).rows
    assert (row.unit, row.sex, row.attributes) == ("not_stated", "not_stated", (("interpreter_used", "not_stated"),))


COLUMN_KEYS = ("unit", "sex", "asked", "reason", "answer", "when")
cells = st.tuples(
    *(
        st.sampled_from(["", "Q", "J", "1", "N", "#N/A", UNCALCULATED, *Layout().column(key).labels])
        for key in COLUMN_KEYS
    )
)


@given(st.lists(cells, min_size=1, max_size=12))
def test_received_is_counted_plus_left_out(rows: list[tuple[str, ...]]) -> None:
    """Every row that is not blank is received, and no row is left out without a problem."""
    found = checked(book("\n".join(f"{number} | {' | '.join(row)}" for number, row in enumerate(rows))))
    assert found.received == sum(any(row) for row in rows) == sum(found.rows.values()) + found.left_out
    errors = Counter(
        problem.place.row for problem in found.problems if problem.severity == "error" and problem.place.row
    )
    assert found.left_out <= len(errors)
    if not found.problems:
        assert not found.left_out


@given(st.permutations(["Enhet", "Kön", "Fick frågan", "Orsak", "Svar", "När", "Löpnr"]))
def test_the_order_of_the_columns_does_not_matter(order: list[str]) -> None:
    """Columns are found by their headings."""
    values = dict(zip(COLUMNS.split(" | "), ["1", "Mottagning", "Man", "Ja", "", "Ja", "Båda"], strict=True))
    found = checked(book(" | ".join(values[heading] for heading in order), " | ".join(order)))
    assert told(found) == []
    assert found.rows == checked(book("1 | Mottagning | Man | Ja | | Ja | Båda")).rows


@pytest.mark.parametrize(
    "mark", ["-", "–", "—", "--", ".", "…", "/", "N/A", "n/a.", "Ej aktuellt", "EJ TILLÄMPLIGT", "_", "Saknas", "NULL"]
)
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1 | Mottagning | Kvinna | Ja | {} | Nej | {}", "asked no"),
        ("1 | Mottagning | Kvinna | Nej | Barn med | {} | {}", "not asked child_present"),
        ("1 | Mottagning | Kvinna | Ja | {} | Ja | {}", "asked yes not_stated"),
    ],
)
def test_a_mark_for_nothing_is_nothing(mark: str, row: str, expected: str) -> None:
    assert problems_of(row.format(mark, mark)) == []
    assert counted(row.format(mark, mark)) == expected


def test_a_row_of_marks_is_blank() -> None:
    """Marks for nothing in optional columns and free text are blank too."""
    columns = f"{COLUMNS} | Tolk | Kommentar"
    assert problems_of(f"{FINE} | - | ej aktuellt\n2 | - | - | - | . | - | - | - | -", columns) == []


@pytest.mark.parametrize(
    ("row", "put", "expected"),
    [
        # Unticked boxes alone, under any heading that takes Ja and Nej.
        ("2 | | | | | | ", {"D3": False}, None),
        ("2 | | | | | | ", {"D3": False, "F3": False}, None),
        (" | | | | | | ", {"A3": 0, "D3": False, "H3": False}, None),
        # Zeros of formulas alone.
        ("2 | | | | | | ", dict.fromkeys(["B3", "C3", "D3", "E3", "F3", "G3"], 0.0), None),
        ("2 | | | | | | ", dict.fromkeys(["B3", "C3", "D3", "E3", "F3", "G3", "H3", "I3"], 0), None),
        # An unticked box is a Nej.
        ("2 | Mottagning | Man | | Barn med | | ", {"D3": False}, "not asked child_present"),
        ("2 | Mottagning | Man | | | | ", {"D3": True, "F3": False}, "asked no"),
        # A person who was not asked has no answer.
        ("2 | Mottagning | Man | | Barn med | | ", {"D3": False, "F3": False}, "not asked child_present"),
        # A formula's zero is no reason, answer or time.
        ("2 | Mottagning | Man | Ja | | Nej | ", {"E3": 0.0, "G3": 0.0}, "asked no"),
        ("2 | Mottagning | Man | Ja | | Ja | ", {"E3": 0, "G3": 0}, "asked yes not_stated"),
        ("2 | Mottagning | Man | Nej | Barn med | | ", {"F3": 0.0, "G3": 0.0}, "not asked child_present"),
        ("2 | Mottagning | Man | Ja | | | ", {"E3": 0.0, "F3": 0.0, "G3": 0.0}, "asked not_stated"),
        # A typed 0 under Svar is a Nej.
        ("2 | Mottagning | Man | Ja | | | ", {"F3": 0}, "asked no"),
    ],
)
def test_zeros_and_unticked_boxes(row: str, put: dict[str, float], expected: str | None) -> None:
    """Prepared tick boxes, and zeros that formulas fetched from blank cells, are blank."""
    found = checked(book(f"{FINE}\n{row}", f"{COLUMNS} | Tolk | Kommentar", put=put))
    assert {problem.code for problem in found.problems} <= {"FM302", "FM307"}
    assert ("FM302" in {problem.code for problem in found.problems}) is (expected == "asked not_stated")
    assert found.received == 1 + (expected is not None)
    if expected:
        assert counted(row, f"{COLUMNS} | Tolk", {f"{cell[0]}2": value for cell, value in put.items()}) == expected


def test_k_and_m_are_understood() -> None:
    """Short forms of the sex are FM307."""
    found = checked(book("1 | Mottagning | K | Ja | | Nej | \n2 | Mottagning | m | Ja | | Nej | "))
    assert told(found) == ["FM307 C2", "FM307 C3"]
    assert {row.sex for row in found.rows} == {"woman", "man"}


AFTER_YES = "Fysiskt våld | Psykiskt våld | Sexuellt våld | Stöd"


@pytest.mark.parametrize(
    ("cells", "after_yes", "problems"),
    [
        ("Ja | | Ja | Nej | Nej | Tackade ja", "yes no no accepted", []),
        ("Ja | | Ja | | | ", "yes not_stated not_stated not_stated", []),
        ("Ja | Båda | Nej | Ja | oj | kanske", "no yes not_stated not_stated", ["FM301 J2", "FM301 K2"]),
        ("Ja | | Nej | Nej | Nej | ", "no no no not_stated", ["FM411 F2"]),
        ("Ja | | Nej | Nej | | ", "no no not_stated not_stated", []),
        ("Nej | | | | | ", "", []),
        ("Nej | | Ja | Nej | | ", "", ["FM410 H2", "FM410 I2"]),
        ("Vill inte svara | | | | | oj", "", ["FM410 K2"]),
        (f"Vill inte svara | | | | | {UNCALCULATED}", "", ["FM303 K2", "FM410 K2"]),
        (" | | Ja | | | ", "", ["FM302 F2", "FM410 H2"]),
        ("kanske | | Ja | | | oj", "", ["FM301 F2", "FM301 K2"]),
    ],
)
def test_what_follows_after_a_yes_is_counted_there_alone(cells: str, after_yes: str, problems: list[str]) -> None:
    """FM410 elsewhere, and the person is still counted. An unreadable answer may be a yes, and is the only problem."""
    found = checked(book(f"1 | Mottagning | Kvinna | Ja | | {cells}", f"{COLUMNS} | {AFTER_YES}"))
    assert told(found) == problems
    (row,) = found.rows
    assert isinstance(row, Asked)
    assert " ".join(value for _, value in row.after_yes) == after_yes


def test_what_follows_after_a_yes_is_not_of_those_who_were_not_asked() -> None:
    """FM410 is at each cell, and the reason is counted."""
    found = checked(book("1 | Mottagning | Kvinna | Nej | Tidsbrist | | | Ja | | | ", f"{COLUMNS} | {AFTER_YES}"))
    assert told(found) == ["FM410 H2"]
    assert [*found.rows] == [NotAsked(unit="intake", sex="woman", reason="no_time")]


def test_unticked_boxes_after_a_no_are_blank() -> None:
    """A tick box that is prepared in every row is FALSE, also if the answer is no."""
    put = {"H2": False, "I2": False, "J2": False}
    assert problems_of("1 | Mottagning | Kvinna | Ja | | Nej | ", f"{COLUMNS} | {AFTER_YES}", put=put) == []


@pytest.mark.parametrize(
    ("row", "variant"),
    [("6 | Mottagning | | | | | ", "prepared"), ("6 | Mottagning | Man | | | | ", "asked")],
)
def test_a_row_with_the_unit_alone_may_have_been_prepared(row: str, variant: str) -> None:
    """Rows with only a unit were prepared beforehand; the message says to empty those that were not needed."""
    found = checked(book(f"{FINE}\n{row}"))
    assert [problem.variant for problem in found.problems if problem.place.column == 4] == [variant]
    assert (found.received, found.left_out) == (2, 1)
