"""Where the kommuner stand, for machines: `fokusmanad.nulage.v1` and a long table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fokusmanad.render.machine.exact import csv_table, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.counting.standing import KommunStanding, Standings


def standing_json(found: Standings) -> str:
    """Write the ratings, indicators and lists of each kommun; a rating's role only where the campaign says so."""
    return to_json(
        {
            "schema": "fokusmanad.nulage.v1",
            "period": str(found.period) or None,
            "kommuner": [
                {"kommun": kommun.name, **_kommun(each, with_roles=found.show_roles)}
                for kommun, each in found.kommuner.items()
            ],
        }
    )


def standing_csv(found: Standings) -> bytes:
    """Write a line for each rating and each indicator."""
    return csv_table(("period", "kommun", "measure", "value", "of"), _lines(found))


def _kommun(each: KommunStanding, *, with_roles: bool) -> dict[str, Any]:
    scores = each.scores
    return {
        "ratings": [
            {"role": rating.role if with_roles else None, "score": _whole(rating.score)} for rating in each.ratings
        ],
        "median": _whole(each.median),
        "lowest": _whole(scores[0]) if scores else None,
        "highest": _whole(scores[-1]) if scores else None,
        "works": each.points("works"),
        "next": each.points("next"),
        "support": each.points("support"),
        "indicators": {key: indicator.model_dump() for key, indicator in each.indicators.items()},
    }


def _whole(score: float | None) -> float | int | None:
    return int(score) if score is not None and score == int(score) else score


def _lines(found: Standings) -> Iterator[tuple[object, ...]]:
    for kommun, each in found.kommuner.items():
        yield from ((str(found.period), kommun.name, "score", _whole(score), 10) for score in each.scores)
        for key, indicator in each.indicators.items():
            yield str(found.period), kommun.name, key, indicator.count, indicator.of
