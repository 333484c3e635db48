"""Check a whole workbook: the head, every row, personal data, and the head against the rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.checks.find_form import find_form, is_foreign, missing_form
from fokusmanad.checks.find_head import FoundHead, find_heads
from fokusmanad.checks.head import CheckedHead, check_head
from fokusmanad.checks.personal_data import find_in_file_name, find_personal_data
from fokusmanad.checks.several_sheets import SheetRows, check_several
from fokusmanad.checks.sheet import check_rows
from fokusmanad.checks.standing import Standing, check_standing
from fokusmanad.checks.sums import CheckedSums, check_sums, disagreements, has_sums_sheet
from fokusmanad.findings.catalogue import Severity
from fokusmanad.findings.problem import WHOLE_FILE, Place, Problem, sort_problems
from fokusmanad.form.layout import head_label
from fokusmanad.form.model import Asked, Form, Head, Row, Sums
from fokusmanad.privacy import masked
from fokusmanad.suppression.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.checks.rows import RowChecker
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Layout
    from fokusmanad.reading.book import Book


@dataclass(frozen=True)
class Checked:
    """The result of checking a file, counted or refused."""

    problems: tuple[Problem, ...]
    kommun: Kommun | None = None
    head: Head | None = None
    rows: Mapping[Row, int] = field(default_factory=dict)
    """The counted rows: each distinct row with its number."""
    left_out: int = 0
    sums: Sums | None = None
    """The counts that it gives instead of rows, or besides them."""
    standing: Standing | None = None
    """The ratings and indicators, where it has any."""
    after_yes: tuple[str, ...] = ()
    """The columns of what followed after a yes that any of its sheets has."""
    period_place: Place = WHOLE_FILE
    """The place of the period, for problems found by comparison with other files."""
    exported_rows: frozenset[tuple[str, int]] | None = None
    """Its rows in an export, as the names of sheets and numbers; None if the whole file is its own."""

    @property
    def is_skipped(self) -> bool:
        """Whether the file is a lock or system file."""
        return any(problem.code == "FM107" for problem in self.problems)

    @property
    def has_errors(self) -> bool:
        """Whether the file has a problem of severity error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def form(self) -> Form | None:
        """The form; None if the file is refused whole."""
        if self.head is None or any(problem.is_refusing for problem in self.problems):
            return None
        return Form(self.head, dict(self.rows), self.left_out, self.after_yes, self.sums)

    @property
    def received(self) -> int:
        """The number of rows that are a person's, or of persons where the file has sums alone."""
        return (sum(self.rows.values()) or self._summed.eligible) + self.left_out

    @property
    def _summed(self) -> Counts:
        return self.sums.whole.counts() if self.sums and not self.rows else Counts()

    @property
    def asked(self) -> int:
        """The number of counted rows of persons who were asked."""
        return sum(count for row, count in self.rows.items() if isinstance(row, Asked)) + self._summed.asked

    @property
    def yes(self) -> int:
        """The number of counted rows that say yes."""
        said_yes = (count for row, count in self.rows.items() if isinstance(row, Asked) and row.answer == "yes")
        return sum(said_yes) + self._summed.answers["yes"]


class Exported(NamedTuple):
    """What an export says of one kommun, besides the rows themselves."""

    head: FoundHead
    """The head that its columns give."""
    searched: Book
    """The rows with all that belongs to no kommun: what is searched for personal data."""
    whole: Book
    """The whole file, whose cells some formats repeat among a program's texts."""


def refuse_file(problem: Problem, name: str) -> Checked:
    """Return the result for a file that could not be read."""
    return Checked(sort_problems([problem, *find_in_file_name(name, None)]))


def check_workbook(
    book: Book, name: str, campaign: Campaign, checker: RowChecker, exported: Exported | None = None
) -> Checked:
    """Check a book against the form. `name` is the file's own; `checker` may be shared by many books.

    `exported` is given for the rows of one kommun in an export.
    """
    named = book._replace(sheets=tuple(sheet._replace(name=masked(sheet.name)) for sheet in book.sheets))
    heads = (exported.head,) if exported else find_heads(named) or (FoundHead(),)
    head = check_head(heads[0], campaign, is_table=book.is_table or exported is not None)
    period = head.head.period if head.head else campaign.period
    times_from = period.first if period else None
    personal = [
        *find_in_file_name(name, times_from),
        *(
            find_personal_data(exported.searched, times_from, shown_in=exported.whole)
            if exported
            else find_personal_data(book, times_from, of_foreign=is_foreign(book, heads, campaign.layout))
        ),
    ]
    sheets = [
        SheetRows(found, check_rows(found, campaign.layout, checker))
        for found in find_form(named, campaign.layout, is_exported=exported is not None)
    ]
    sums = check_sums(named, campaign.layout)
    standing = check_standing(named, campaign)
    # A sheet of sums without a count is a form without rows, and perhaps a nil return.
    if not (sheets or sums or standing or has_sums_sheet(named, campaign.layout)):
        return Checked(sort_problems([missing_form(named, heads, campaign.layout), *personal]), head.kommun)
    used = [sheet for sheet in sheets if not sheet.is_blank] or sheets[:1]
    blank = [sheet for sheet in sheets if sheet not in used]
    problems = [
        *check_several(used, blank, heads),
        *head.problems,
        *(problem for sheet in used for problem in (*sheet.found.problems, *sheet.rows.problems)),
        *(sums.problems if sums else ()),
        *(standing.problems if standing else ()),
        *_check_whole_form(used, heads[0], head, sums, is_exported=exported is not None),
    ]
    rows: Counter[Row] = Counter()
    for sheet in used:
        rows.update(sheet.rows.counted)
    if sums and sums.sums and rows:
        problems += disagreements(sums, rows, campaign.layout)
    return Checked(
        sort_problems(_merge_personal(problems, personal, used, campaign.layout)),
        head.kommun,
        head.head,
        rows,
        sum(sheet.rows.left_out for sheet in used),
        sums and sums.sums,
        standing,
        tuple(
            column.key
            for column in campaign.layout.after_yes
            if any(column.key in sheet.found.columns for sheet in used)
        ),
        _place(heads[0], "period", used[0].name if used else None),
    )


def _merge_personal(
    problems: Iterable[Problem], personal: Sequence[Problem], used: Sequence[SheetRows], layout: Layout
) -> Iterator[Problem]:
    """Yield all problems, but only FM305 for a cell with an identity number: its other problems disappear with it."""
    numbers = [problem.place for problem in personal if problem.code == "FM305" and problem.place.cell]
    cells, rows = {place[:3] for place in numbers}, {place[:2] for place in numbers}
    for problem in problems:
        if problem.place[:3] not in cells and not (problem.code == "FM310" and problem.place[:2] in rows):
            yield problem
    yield from (_add_heading(problem, used, layout) for problem in personal)


def _add_heading(problem: Problem, used: Sequence[SheetRows], layout: Layout) -> Problem:
    place = problem.place
    for found in (sheet.found for sheet in used if sheet.name == place.sheet):
        if place.row and place.row > found.heading_row:
            key = next((key for key, number in found.columns.items() if number == place.column), None)
            return replace(problem, place=found.place(place.row, key, layout)) if key else problem
    return problem


def _check_whole_form(
    used: Sequence[SheetRows], found: FoundHead, head: CheckedHead, sums: CheckedSums | None, *, is_exported: bool
) -> Iterator[Problem]:
    """Yield the contradictions between the head and the number of persons (FM407, FM408)."""
    sheet = used[0].name if used else sums.sheet if sums else None
    count = sum(len(sheet.rows.persons) for sheet in used)
    if sums and sums.sums and not count:
        count = sums.sums.whole.counts().eligible
    if head.nil and count:
        yield Problem("FM407", _place(found, "nil", sheet), "rows", {"rows": count})
    # With a heading missing or repeated, filled rows may look blank.
    if not (head.nil or count or sums or any(sheet.found.hides_rows for sheet in used)):
        key, variant = ("kommun", "unanswered") if is_exported else ("nil", "empty")
        yield Problem("FM407", _place(found, key, sheet), variant)
    if head.visitors is not None and count > head.visitors:
        yield Problem("FM408", _place(found, "visitors", sheet), params={"rows": count, "visitors": head.visitors})


def _place(head: FoundHead, key: str, sheet: str | None) -> Place:
    if key in head.cells:
        return head.cells[key].place
    return Place(sheet, heading=head_label(key))
