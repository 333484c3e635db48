"""Results for machines: JSON and CSV with stable English keys (docs/form.md, "JSON")."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from fokusmanad.counting.coverage import Setting
from fokusmanad.findings.catalogue import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from fokusmanad.counting.comparison import Comparison, Pair
    from fokusmanad.counting.coverage import Coverage
    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.tally import Tally
    from fokusmanad.counting.trend import Trend
    from fokusmanad.findings.problem import Problem
    from fokusmanad.intake.collection import Collection, File
    from fokusmanad.suppression.counts import Counts
    from fokusmanad.text import Lang


SUMMARY_SCHEMA = "fokusmanad.summary.v1"


def validation_json(collection: Collection, lang: Lang) -> str:
    """Write `fokusmanad.validate.v1`: every problem of every file, one by one; `lang` is that of the messages."""
    severities = Counter(problem.severity for file in collection.files for problem in file.checked.problems)
    return to_json(
        {
            "schema": "fokusmanad.validate.v1",
            "files": [_file(file, lang) for file in collection.files],
            "errors": severities[Severity.ERROR],
            "warnings": severities[Severity.WARNING],
            "infos": severities[Severity.INFO],
        }
    )


def summary_json(summary: Summary, focus: str | None = None) -> str:
    """Return `fokusmanad.summary.v1` with exact figures; with a `focus`, only that kommun besides the total."""
    return to_json(
        {
            "schema": SUMMARY_SCHEMA,
            "title": summary.title,
            "month": summary.period.month,
            "period": str(summary.period) or None,
            "protection": {"applied": False, "threshold": None},
            "coverage": coverage_json(summary.coverage),
            "kommuner": [
                {
                    "kommun": kommun.name,
                    "kommunkod": kommun.code,
                    **_tally(tally, summary.listed),
                    **asdict(summary.settings.get(kommun, Setting())),
                }
                for kommun, tally in summary.kommuner.items()
                if focus in {None, kommun.name}
            ],
            "total": _tally(summary.total, summary.listed),
            "by": {attribute: _groups(summary, attribute) for attribute in summary.attributes},
        }
    )


def comparison_json(comparison: Comparison) -> str:
    """Write `fokusmanad.compare.v1` with exact figures; every reason of either month has its key on both sides."""
    return to_json(
        {
            "schema": "fokusmanad.compare.v1",
            "earlier": str(comparison.earlier.period),
            "later": str(comparison.later.period),
            "both": [kommun.name for kommun in comparison.both],
            "only_earlier": [kommun.name for kommun in comparison.only_earlier],
            "only_later": [kommun.name for kommun in comparison.only_later],
            "like_for_like": _pair(comparison.like_for_like, comparison.listed),
            "all": _pair(comparison.all, comparison.listed),
        }
    )


def trend_json(trend: Trend) -> str:
    """Write `fokusmanad.trend.v1` with exact figures, in the order of time; null where a kommun took no part.

    Periods that overlap have no pooled figures.
    """
    return to_json(
        {
            "schema": "fokusmanad.trend.v1",
            "periods": [str(summary.period) for summary in trend.summaries],
            "in_all": [kommun.name for kommun in trend.in_all],
            "like_for_like": [_tally(tally, trend.listed) for tally in trend.like_for_like],
            "all": [_tally(tally, trend.listed) for tally in trend.all],
            "kommuner": [
                {
                    "kommun": kommun.name,
                    "periods": [tally and _tally(tally, trend.listed) for tally in trend.periods_of(kommun)],
                    "pooled": _tally(trend.pooled((kommun,)), trend.listed) if trend.can_be_pooled else None,
                }
                for kommun in trend.kommuner
            ],
        }
    )


def trend_csv(trend: Trend) -> bytes:
    """Write the long tidy table of `summary_csv` for every period, without splits."""
    return to_csv(
        (str(summary.period), kommun.name, "", "", key, count)
        for summary in trend.summaries
        for kommun, tally in summary.kommuner.items()
        for key, count in (*trend.listed(tally.counts).measures(), ("left_out", tally.left_out))
    )


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """Return the coverage: what became of each expected kommun."""
    return {
        "expected": coverage.expected,
        "received": coverage.received,
        "missing": coverage.missing,
        "nil": coverage.nil,
        "refused": [refused._asdict() for refused in coverage.refused],
    }


def summary_csv(summary: Summary) -> bytes:
    """Write one long tidy table.

    A row without attribute counts the whole kommun. There are no rows for the total: they would be counted twice.
    """
    return to_csv(_lines(summary))


def to_json(value: Mapping[str, Any]) -> str:
    """Write a value as people can read it too; å, ä and ö stay."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def to_csv(lines: Iterable[Sequence[object]]) -> bytes:
    """Write the long tidy table, UTF-8 with a signature and semicolons, so that Excel opens it as it is."""
    return csv_table(("month", "kommun", "attribute", "group", "measure", "count"), lines)


def csv_table(headings: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """Write a table for Excel and statistics programs alike."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def nested(measures: Iterable[tuple[str, int | None]]) -> dict[str, Any]:
    """Return a group's counts as JSON has them: `answers.yes` becomes `answers: {yes}`; an unknown split is null."""
    plain: dict[str, Any] = {}
    splits: dict[str, Any] = {"answers": {}, "when": None, "reasons": {}, "reason_groups": None, "after_yes": {}}
    for key, value in measures:
        split, _, part = key.partition(".")
        column, _, answer = part.rpartition(".")
        if not part:
            plain[key] = value
        elif column:
            splits[split] = splits[split] or {}
            splits[split].setdefault(column, {})[answer] = value
        else:
            splits[split] = {**(splits[split] or {}), part: value}
    return plain | splits


def _lines(summary: Summary) -> Iterator[tuple[object, ...]]:
    for kommun, tally in summary.kommuner.items():
        head = (summary.period, kommun.name)
        yield from ((*head, "", "", *measured) for measured in summary.listed(tally.counts).measures())
        yield (*head, "", "", "left_out", tally.left_out)
        for attribute in summary.attributes:
            for group, counts in summary.groups(attribute, tally).items():
                yield from ((*head, attribute, group, *measured) for measured in summary.listed(counts).measures())


def _file(file: File, lang: Lang) -> dict[str, Any]:
    checked = file.checked
    return {
        "file": file.name,
        "kommun": checked.kommun.name if checked.kommun else None,
        "kommunkod": checked.kommun.code if checked.kommun else None,
        "accepted": file.form is not None,
        "rows": checked.received,
        "left_out": checked.left_out,
        "problems": [_problem(problem, lang) for problem in checked.problems],
    }


def _problem(problem: Problem, lang: Lang) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "column": place.heading,
        "message": problem.message(lang),
        "suggestion": problem.suggestion,
    }


def _tally(tally: Tally, listed: Callable[[Counts], Counts]) -> dict[str, Any]:
    return {
        "files": tally.files,
        "rows": tally.rows,
        "left_out": tally.left_out,
        "visitors": tally.visitors,
        **nested(listed(tally.counts).measures()),
    }


def _pair(pair: Pair, listed: Callable[[Counts], Counts]) -> dict[str, Any]:
    return {"earlier": _tally(pair.earlier, listed), "later": _tally(pair.later, listed)}


def _groups(summary: Summary, attribute: str) -> list[dict[str, Any]]:
    groups = summary.groups(attribute, summary.total).items()
    return [{"key": key, **nested(summary.listed(counts).measures())} for key, counts in groups]
