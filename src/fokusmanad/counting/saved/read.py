"""Read a saved summary."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from fokusmanad.counting.coverage import Coverage, Refused
from fokusmanad.counting.saved.decoding import load_json
from fokusmanad.counting.saved.shape import SCHEMA, SavedSummary
from fokusmanad.counting.summary import Summary
from fokusmanad.errors import UsageError
from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.form.kommuner import in_order, kommun_by_code
from fokusmanad.form.layout import NOT_STATED, Answer
from fokusmanad.form.period import Period
from fokusmanad.privacy import masked
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fokusmanad.counting.tally import Tally
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Layout

SUFFIX = ".json"
_ANY_SCHEMA = re.compile(r"fokusmanad\.[a-z]+\.v\d+")


def read_saved(path: Path, layout: Layout) -> Summary:
    """Read a saved summary; `layout` has the words of the reasons that a campaign added.

    A summary records only refused files and rows left out, so no other error makes it flawed.

    Raises:
        UsageError: It is something else, of another version, protected or damaged, does not add up, or counts no
            form.
    """
    name = masked(str(path))
    saved = _checked(_loaded(path, name), name)
    written = saved.period or saved.month
    if written is None or not saved.kommuner:
        raise UsageError("nothing_counted", path=name)
    kommuner = _kommuner(saved)
    if len(kommuner) < len(saved.kommuner) or not saved.adds_up():
        raise UsageError("saved_not_adding_up", path=name)
    by = {attribute: {group.key: group.counts() for group in groups} for attribute, groups in saved.by.items()}
    return Summary(
        title=saved.title,
        period=Period(written),
        coverage=_coverage(saved),
        kommuner=kommuner,
        total=replace(saved.total.tally(), by=by),
        attributes=tuple(by),
        layout=layout.with_reasons(tuple(_reasons(saved, layout))),
        is_flawed=bool(saved.coverage.refused or saved.total.left_out),
        read=(path,),
    )


def _loaded(path: Path, name: str) -> Any:
    try:
        return load_json(path)
    except OSError:
        raise UsageError("saved_unreadable", path=name) from None
    except ValueError:
        raise UsageError("saved_damaged", path=name) from None


def _checked(raw: Any, name: str) -> SavedSummary:
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if schema != SCHEMA:
        raise _of_another_kind(name, schema)
    protection = raw.get("protection")
    if isinstance(protection, dict) and protection.get("applied") is True:
        raise UsageError("saved_protected", path=name)
    try:
        return SavedSummary.model_validate(raw)
    except ValidationError as error:
        # A null number was hidden, whatever the file declares.
        hidden = any(fault["type"] == "int_type" and fault["input"] is None for fault in error.errors())
    raise UsageError("saved_protected" if hidden else "saved_damaged", path=name)


def _of_another_kind(name: str, schema: object) -> UsageError:
    """Return the error for JSON of another kind or version; its schema is repeated only where it is one of ours."""
    if not (isinstance(schema, str) and _ANY_SCHEMA.fullmatch(schema)):
        return UsageError("saved_no_summary", path=name)
    is_other_version = schema.rpartition(".")[0] == SCHEMA.rpartition(".")[0]
    return UsageError("saved_by_other_version" if is_other_version else "saved_other_schema", path=name, schema=schema)


def _kommuner(saved: SavedSummary) -> dict[Kommun, Tally]:
    """Return the figures of each kommun in the register, once, in the order of their names."""
    found = [(kommun_by_code(each.kommunkod), each) for each in saved.kommuner]
    known = {kommun: each.tally() for kommun, each in found if kommun and kommun.name == each.kommun}
    return {kommun: known[kommun] for kommun in in_order(known)}


def _reasons(saved: SavedSummary, layout: Layout) -> Iterator[Answer]:
    """Yield every reason of the file, in its order; one that is unknown today was that month's own, and is kept."""
    known = {answer.key: answer for answer in layout.column("reason").answers}
    for key in dict.fromkeys(key for each in (saved.total, *saved.kommuner) for key in each.reasons):
        if key != NOT_STATED:
            yield known.get(key, Answer(key, Text(key, key)))


def _coverage(saved: SavedSummary) -> Coverage:
    return Coverage(
        expected=(), received=tuple(saved.coverage.received), missing=(), nil=(), refused=tuple(_refused(saved))
    )


def _refused(saved: SavedSummary) -> Iterator[Refused]:
    for each in saved.coverage.refused:
        # A code of a later version has no words here.
        codes = tuple(code for code in each.codes if code in CATALOGUE)
        yield Refused(masked(each.file), each.kommun and masked(each.kommun), codes)
