"""The rules for a row: whether its answers fit together, and how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from fokusmanad.checks.answers import ABSENT, BLANK, Answer, Finding, Flaw, RawCell, read_answer, read_flaw
from fokusmanad.form.layout import KINDS_OF_VIOLENCE, NOT_STATED
from fokusmanad.form.model import ROW_GATE, Asked, Row, Unclear
from fokusmanad.reading.book import as_text, is_zero

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.form.layout import Layout


class CheckedRow(NamedTuple):
    """How a row is counted, or None if it is left out, and its problems."""

    row: Row | None
    findings: tuple[Finding, ...]


class RowChecker:
    """Checks the rows of one layout. Each distinct row and each distinct answer is checked once and remembered."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._rows: dict[tuple[str, ...], dict[tuple[RawCell, ...], CheckedRow | None]] = {}
        self._answers: dict[tuple[str, str], Answer] = {}

    def check_row(self, keys: tuple[str, ...], cells: tuple[RawCell, ...]) -> CheckedRow | None:
        """Check the `cells` in the columns `keys`; return None if all are blank."""
        known = self._rows.setdefault(keys, {})
        if cells not in known:
            zeros = [key for key, cell in zip(keys, cells, strict=True) if is_zero(cell)]
            answers = {key: self._read(key, cell) for key, cell in zip(keys, cells, strict=True)}
            known[cells] = _check_answers(self._without_zeros(answers, zeros) if zeros else answers, self._layout)
        return known[cells]

    def _read(self, key: str, cell: RawCell) -> Answer:
        if isinstance(cell, Flaw):
            return read_flaw(key, cell)
        text = as_text(cell)
        if (key, text) not in self._answers:
            self._answers[key, text] = read_answer(self._layout.column(key), text)
        return self._answers[key, text]

    def _without_zeros(self, answers: Mapping[str, Answer], zeros: list[str]) -> Mapping[str, Answer]:
        """Return the answers without zeros that formulas fetched from blank cells, and without prepared tick boxes.

        A typed 0 is a Nej. One where Nej is no answer was fetched, and so are the others in its row. A row with nothing
        but zeros and unticked boxes is blank. A person who was not asked leaves the box under Svar unticked, and one
        who did not say yes those for what follows after a yes.
        """
        is_prepared = not any(answer.filled for key, answer in answers.items() if key not in zeros)
        is_fetched = any(self._layout.column(key).read("0") is None for key in zeros)
        if is_prepared or is_fetched:
            return {**answers, **dict.fromkeys(zeros, BLANK)}
        unticked: list[str] = []
        if answers.get("asked", ABSENT).key == "no":
            unticked += [key for key in zeros if key == "answer"]
        if answers.get("answer", ABSENT).key != "yes":
            unticked += [key for key in zeros if self._layout.column(key).is_after_yes]
        return {**answers, **dict.fromkeys(unticked, BLANK)} if unticked else answers


def _check_answers(answers: Mapping[str, Answer], layout: Layout) -> CheckedRow | None:
    if not any(answer.filled for answer in answers.values()):
        return None
    row, errors = _validate(_said(answers, layout))
    to_empty = {key: _TO_EMPTY[key] for key, error_type in errors.items() if error_type != "missing"}
    if to_empty.pop("after_yes", None):
        to_empty |= {column.key: "FM410" for column in layout.after_yes if answers.get(column.key, ABSENT).filled}
    # A cell to be emptied need not be spelled right; its formula or error value is reported all the same.
    own = (finding for answer in answers.values() for finding in answer.findings)
    findings = (
        *(finding for finding in own if finding.key not in to_empty or finding.code in {"FM303", "FM304"}),
        *(Finding(code, key) for key, code in to_empty.items()),
        *_missing_answers(answers, errors),
        *_no_kind_of_violence(row),
    )
    return CheckedRow(row, findings)


# Where the model forbids a value: the code of what to empty.
_TO_EMPTY = {"reason": "FM401", "answer": "FM402", "when": "FM403", "after_yes": "FM410"}
_MODELLED = ("unit", "sex", "asked", "reason", "answer", "when")


def _said(answers: Mapping[str, Answer], layout: Layout) -> dict[str, object]:
    """Return a row as the model takes it: nothing for a blank cell, `NOT_STATED` for one that cannot be read."""
    filled = {key: answer.key or NOT_STATED for key, answer in answers.items() if answer.filled}
    said: dict[str, object] = {key: filled[key] for key in _MODELLED if key in filled}
    said.setdefault("asked", NOT_STATED)
    others = (column.key for column in layout.attributes if column.key in answers and column.key not in _MODELLED)
    said["attributes"] = tuple((key, answers[key].key or NOT_STATED) for key in others)
    answer = said.get("answer")
    follows = tuple(
        (column.key, filled.get(column.key, NOT_STATED))
        for column in layout.after_yes
        if column.key in (answers if answer == "yes" else filled)
    )
    if follows:
        said["after_yes"] = follows
    # An answer that is unread, or not allowed at all, may be the yes that these belong to: report the answer alone.
    if "answer" not in answers or answer == NOT_STATED or (answer == "yes" and said["asked"] == "no"):
        said.pop("when", None)
        said.pop("after_yes", None)
    return said


def _no_kind_of_violence(row: Row | None) -> Iterator[Finding]:
    """Yield FM411 for a yes in which every kind of violence is Nej."""
    kinds = [value for key, value in (row.after_yes if isinstance(row, Asked) else ()) if key in KINDS_OF_VIOLENCE]
    if kinds == ["no"] * len(KINDS_OF_VIOLENCE):
        yield Finding("FM411", "answer")


def _validate(said: Mapping[str, object]) -> tuple[Row | None, Mapping[str, str]]:
    """Return the row that is counted, None if it is left out, and pydantic's type of error for each wrong value."""
    try:
        row, errors = ROW_GATE.validate_python(said), {}
    except ValidationError as error:
        errors = {str(each["loc"][-1]): each["type"] for each in error.errors(include_url=False)}
        if _contradicts(errors):
            return None, errors
        missing = dict.fromkeys((key for key, error_type in errors.items() if error_type == "missing"), NOT_STATED)
        row = ROW_GATE.validate_python({key: value for key, value in said.items() if key not in errors} | missing)
    return None if isinstance(row, Unclear) else row, errors


def _contradicts(errors: Mapping[str, str]) -> bool:
    """Return whether a reason or an answer is given where it is forbidden, so that the row cannot be counted."""
    return any(errors.get(key) == "extra_forbidden" for key in ("reason", "answer"))


def _missing_answers(answers: Mapping[str, Answer], errors: Mapping[str, str]) -> Iterator[Finding]:
    for key in ("asked", *(key for key, error_type in errors.items() if error_type == "missing")):
        answer = answers.get(key, ABSENT)
        if answer.filled or answer.excused or (key in {"reason", "answer"} and _contradicts(errors)):
            continue
        yield Finding("FM302", key, _missing_variant(key, answers))


def _missing_variant(key: str, answers: Mapping[str, Answer]) -> str:
    if key == "asked" and {other for other, answer in answers.items() if answer.filled} == {"unit"}:
        return "prepared"
    return key if key in {"asked", "reason", "answer"} else "other"
