"""Published figures for machines: the summary's JSON with null for each hidden count (docs/form.md, "JSON")."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from fokusmanad.counting.coverage import Setting
from fokusmanad.form.period import Period
from fokusmanad.publishing.publication import PUBLISHED_ATTRIBUTES
from fokusmanad.render.machine.exact import SUMMARY_SCHEMA, coverage_json, nested, to_csv, to_json
from fokusmanad.render.values import Sign
from fokusmanad.suppression.counts import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.counting.coverage import Coverage
    from fokusmanad.counting.figures import Figures
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions


def publication_json(publication: Publication, options: ReportOptions) -> bytes:
    """Return `fokusmanad.summary.v1` with null for each hidden count, and for what is never published.

    A report about one kommun has only that one besides the total.
    """
    figures = publication.figures
    return to_json(
        {
            "schema": SUMMARY_SCHEMA,
            "title": publication.title,
            "month": Period(figures.month).month,
            "period": figures.month,
            "protection": {"applied": True, "threshold": figures.threshold},
            **({"draft": True} if publication.is_draft else {}),
            "coverage": _coverage(publication.coverage),
            "kommuner": [
                {
                    "kommun": kommun.name,
                    "kommunkod": kommun.code,
                    "files": files,
                    "rows": None,
                    "left_out": None,
                    "visitors": None,
                    **_nested(publication, "kommun", kommun.name),
                    **_setting(publication.settings.get(kommun, Setting())),
                }
                for kommun, files in publication.kommuner.items()
                if options.focus in {None, kommun.name}
            ],
            "total": _total(publication),
            "by": {attribute: _groups(publication, attribute) for attribute in PUBLISHED_ATTRIBUTES},
            **({"pooled": _pooled(publication, publication.pooled, options.focus)} if publication.pooled else {}),
        }
    ).encode()


def publication_csv(publication: Publication) -> bytes:
    """Return the long tidy table of `summary_csv` with ".." for each hidden count.

    A row without kommun counts all of them: hidden counts cannot be added up, and unit and sex are published for all
    together only.
    """
    return to_csv(
        (publication.figures.month, *named, measure, Sign.HIDDEN.value if count is None else count)
        for (*group, measure), count in publication.figures.cells.items()
        for named in _named(group)
    )


def _named(group: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield a group's kommun, attribute and group; nothing for one that is no part of the month's own tables."""
    match group:
        case ["total"]:
            yield "", "", ""
        case ["kommun", name]:
            yield name, "", ""
        case [attribute, key] if attribute in PUBLISHED_ATTRIBUTES:
            yield "", attribute, key


def _total(publication: Publication) -> dict[str, Any]:
    total = publication.figures.group("total")
    rows, left_out = total.pop("rows", None), total.pop("left_out", None)
    files = sum(publication.kommuner.values())
    return {"files": files, "rows": rows, "left_out": left_out, "visitors": None, **nested(total.items())}


def _groups(publication: Publication, attribute: str) -> list[dict[str, Any]]:
    return [{"key": key, **_nested(publication, attribute, key)} for key in publication.figures.groups(attribute)]


def _pooled(publication: Publication, figures: Figures, focus: str | None) -> list[dict[str, Any]]:
    """Return the pools with their periods and kommuner; in a kommun's own report only its own."""
    return [
        {
            "name": pool.name,
            "kommuner": list(pool.kommuner),
            "periods": list(pool.periods),
            **{key: figures.count("pool", pool.name, key) for key in ("eligible", "asked", "not_asked")},
            "answers": {key: figures.count("pool", pool.name, f"answers.{key}") for key in ANSWERS},
        }
        for pool in publication.pools_of(focus)
    ]


def _nested(publication: Publication, *group: str) -> dict[str, Any]:
    """Return the counts of a group; what followed a yes is published of the whole area alone."""
    return nested(publication.figures.group(*group).items()) | {"after_yes": None}


def _coverage(coverage: Coverage) -> dict[str, Any]:
    """Return the coverage without the names of refused files, which say who sent them and how."""
    refused = [{**each._asdict(), "file": None} for each in coverage.refused]
    return coverage_json(coverage) | {"refused": refused}


def _setting(setting: Setting) -> dict[str, Any]:
    """Return how a kommun took part, without what tells how many its staff are."""
    return asdict(setting) | {"staff": None, "care_assessors": None}
