"""A whole book checked: the head, every row, personal data, and what belongs to the form as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fokusmanad.checks.find_form import RawForm, find_form
from fokusmanad.checks.head import CheckedHead, check_head
from fokusmanad.checks.personal_data import find_in_file_name, find_personal_data
from fokusmanad.checks.sheet import CheckedRows, check_rows
from fokusmanad.findings.catalogue import Severity
from fokusmanad.findings.problem import REFUSING, WHOLE_FILE, Place, Problem, sort_problems
from fokusmanad.form.layout import head_label
from fokusmanad.form.model import Asked, Form, Head, Row
from fokusmanad.privacy import masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks.rows import RowChecker
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Layout
    from fokusmanad.reading.book import Book


@dataclass(frozen=True)
class Checked:
    """What a file held, whether it can be counted or not."""

    problems: tuple[Problem, ...]
    kommun: Kommun | None = None
    head: Head | None = None
    rows: Mapping[Row, int] = field(default_factory=dict)
    """The counted rows, those that say the same once with their number."""
    left_out: int = 0
    month_place: Place = WHOLE_FILE
    """Where the month stands, for what only shows beside other files."""

    @property
    def is_skipped(self) -> bool:
        """Whether the file is none that anybody sent: a lock or system file."""
        return any(problem.code == "FM107" for problem in self.problems)

    @property
    def has_errors(self) -> bool:
        """Whether anything must be mended."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def form(self) -> Form | None:
        """The form, or None where the file is refused whole."""
        if self.head is None or any(problem.code in REFUSING for problem in self.problems):
            return None
        return Form(self.head, dict(self.rows), self.left_out)

    @property
    def received(self) -> int:
        """How many rows were filled in."""
        return sum(self.rows.values()) + self.left_out

    @property
    def asked(self) -> int:
        """How many of the counted rows are of people who were asked."""
        return sum(count for row, count in self.rows.items() if isinstance(row, Asked))

    @property
    def yes(self) -> int:
        """How many of the counted rows say yes."""
        return sum(count for row, count in self.rows.items() if isinstance(row, Asked) and row.answer == "yes")


def refuse_file(problem: Problem, name: str) -> Checked:
    """Return what is known of a file that could not be read."""
    return Checked(sort_problems([problem, *find_in_file_name(name, None)]))


def check_workbook(book: Book, name: str, campaign: Campaign, checker: RowChecker) -> Checked:
    """Check a book against the form. `name` is the file's own; `checker` may be shared by many books."""
    named = book._replace(sheets=tuple(sheet._replace(name=masked(sheet.name)) for sheet in book.sheets))
    raw = find_form(named, campaign.layout)
    if isinstance(raw, Problem):
        return Checked(sort_problems([raw, *_find_personal(book, name, campaign.month)]))
    head = check_head(raw.head, campaign)
    personal = _find_personal(book, name, head.head.month if head.head else campaign.month)
    rows = check_rows(raw, campaign.layout, checker)
    # A cell with an identity number is told of as that alone: what else is wrong with it goes when the number goes.
    told = {_cell(problem) for problem in personal if problem.code == "FM305" and problem.place.cell}
    others = [*raw.problems, *head.problems, *rows.problems, *_whole_form(raw, head, rows)]
    return Checked(
        problems=sort_problems(
            [
                *(problem for problem in others if _cell(problem) not in told),
                *(_with_heading(problem, raw, campaign.layout) for problem in personal),
            ]
        ),
        kommun=head.kommun,
        head=head.head,
        rows=rows.counted,
        left_out=rows.left_out,
        month_place=_place(raw, "month"),
    )


def _find_personal(book: Book, name: str, month: str | None) -> list[Problem]:
    return [*find_in_file_name(name, month), *find_personal_data(book, month)]


def _cell(problem: Problem) -> tuple[str | None, str | None]:
    return problem.place.sheet, problem.place.cell


def _with_heading(problem: Problem, raw: RawForm, layout: Layout) -> Problem:
    place = problem.place
    if place.row is None or place.sheet != raw.sheet.name or place.row <= raw.heading_row:
        return problem
    key = next((key for key, number in raw.columns.items() if number == place.column), None)
    return replace(problem, place=raw.place(place.row, key, layout)) if key else problem


def _whole_form(raw: RawForm, checked: CheckedHead, rows: CheckedRows) -> Iterator[Problem]:
    """Yield what the head and the number of rows say against each other (FM407, FM408)."""
    count = len(rows.filled)
    if checked.nil and count:
        yield Problem("FM407", _place(raw, "nil"), "rows", {"rows": count})
    # Without its headings the form may well have rows that cannot be told from blank ones.
    if not checked.nil and not count and not any(problem.code == "FM201" for problem in raw.problems):
        yield Problem("FM407", _place(raw, "nil"), "empty")
    if checked.visitors is not None and count > checked.visitors:
        yield Problem("FM408", _place(raw, "visitors"), params={"rows": count, "visitors": checked.visitors})


def _place(raw: RawForm, key: str) -> Place:
    if key in raw.head:
        return raw.head[key].place
    return Place(raw.sheet.name, heading=head_label(key))
