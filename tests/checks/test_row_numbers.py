"""Row numbers that repeat are reported at each cell, or once if a colleague's numbers start again."""

from __future__ import annotations

import pytest

from tests.helpers.workbooks import FINE, book, checked, told

PERSON = FINE.removeprefix("1")


def problems(*row_ids: object) -> list[str]:
    put = {f"A{row}": value for row, value in enumerate(row_ids, start=2) if isinstance(value, (int, float))}
    rows = "\n".join(f"{'' if isinstance(value, (int, float)) else value}{PERSON}" for value in row_ids)
    found = checked(book(rows, put=put))
    assert found.received == len(row_ids)
    return [f"{line} {problem.variant}".strip() for line, problem in zip(told(found), found.problems, strict=True)]


@pytest.mark.parametrize(
    ("row_ids", "expected"),
    [
        ([1, 2, 3, 4], []),
        ([1, 2, 3, 1, 2, 3, 1, 2], ["FM404 A5 restart", "FM404 A8 restart"]),
        ([*range(1, 31)] * 4, ["FM404 A32 restart", "FM404 A62 restart", "FM404 A92 restart"]),
        (["1", "2.", "3", "1", "2"], ["FM404 A5 restart"]),
        ([1, 2, 3, 1, 2, 4], ["FM404 A5 restart"]),
        ([101, 102, 103, 101, 102], ["FM404 A5 restart"]),
        ([1, 2, 2, 3], ["FM404 A4"]),
        ([1, 2, 3, 3], ["FM404 A5"]),
        ([1, 2, 3, 1], ["FM404 A5"]),
        ([1, 1, 1], ["FM404 A3", "FM404 A4"]),
        ([5, 6, 7, 6, 7], ["FM404 A5", "FM404 A6"]),
        (["a", "b", "a", "b"], ["FM404 A4", "FM404 A5"]),
        ([1, 2, "", "", 1, 2], ["FM404 A6 restart"]),
    ],
)
def test_a_restart_is_one_line(row_ids: list[object], expected: list[str]) -> None:
    """Numbers that rise again from the first one are a restart; any other repeated number is reported at its cell."""
    assert problems(*row_ids) == expected
