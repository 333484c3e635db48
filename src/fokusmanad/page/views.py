"""What the page shows, as values for JSON: checked files, and figures as paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fokusmanad.counting.summary import KOMMUN
from fokusmanad.findings.words.severities import NAMES
from fokusmanad.form.period import period_name
from fokusmanad.page.words import on_page
from fokusmanad.render import words
from fokusmanad.render.problem_groups import describe_places, group_problems
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, cleaned, glued_by_spaces
from fokusmanad.render.terminal.explain import explanation
from fokusmanad.render.terminal.screen import Screen
from fokusmanad.render.terminal.validation import own_figures, sender, state, unread_notes, validation_closing, verdict
from fokusmanad.text import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fokusmanad.counting.comparison import Comparison
    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.trend import Trend
    from fokusmanad.findings.problem import Problem
    from fokusmanad.form.period import Period
    from fokusmanad.intake.collection import Collection, File
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.text import Lang

_WIDE = Screen(width=1_000, color=False, unicode=True)
"""A page scrolls its tables, so none of their columns is left out."""
_WITHOUT_BARS = _WIDE._replace(unicode=False)
"""For tables whose last column is drawn with characters, from figures that stand next to it."""
_STATES = {"bold red": "fix", "bold green": "ready", "": "skipped"}
"""The state of a file by the style of its verdict."""


def checked_files(collection: Collection, lang: Lang) -> dict[str, Any]:
    """Return the answer for each file, and the notes of those that were not read."""
    closing, *_ = validation_closing(collection, lang).splitlines()
    return {
        "closing": closing,
        "notes": unread_notes(collection, lang),
        "periods": [[period, period_name(period, lang)] for period in _periods(collection)],
        "kommuner": sorted({form.head.kommun for _, form in collection.accepted}, key=alphabetical),
        "files": [_file(file, lang) for file in collection.files],
    }


def summary_view(summary: Summary, by: Sequence[str], lang: Lang) -> dict[str, Any]:
    """Return a summary, with the attributes that it can be split by."""
    from fokusmanad.render.terminal.summary import summary_blocks  # noqa: PLC0415 - only when asked for

    return {
        "blocks": _shown(summary_blocks(summary, lang, _WIDE, by)),
        "attributes": [
            *([column.key, column.name.to(lang)] for column in summary.layout.attributes),
            [KOMMUN, words.KOMMUN.to(lang)],
        ],
    }


def comparison_view(comparison: Comparison, lang: Lang) -> dict[str, Any]:
    """Return two periods compared."""
    from fokusmanad.render.terminal.comparison import comparison_blocks  # noqa: PLC0415 - only when asked for

    return {"blocks": _shown(comparison_blocks(comparison, lang))}


def trend_view(found: Trend, lang: Lang) -> dict[str, Any]:
    """Return the development over several periods."""
    from fokusmanad.render.terminal.trend import trend_blocks  # noqa: PLC0415 - only when asked for

    return {"blocks": _shown(trend_blocks(found, lang, _WITHOUT_BARS, {}))}


def _file(file: File, lang: Lang) -> dict[str, Any]:
    checked = file.checked
    answer = verdict(file, lang)
    return {
        "file": file.name,
        "about": sender(file, lang),
        "state": _STATES[answer.style],
        "short": "" if checked.is_skipped else state(file, lang),
        "verdict": answer.words,
        "figures": own_figures(file, lang),
        "groups": [_group(group, lang) for group in group_problems(checked.problems)],
        "can_be_marked": bool(checked.problems) and not checked.is_skipped,
    }


def _periods(collection: Collection) -> list[Period]:
    """Return the periods of the forms, if there are several to choose from."""
    found = sorted({file.form.head.period for file in collection.files if file.form})
    return found if len(found) > 1 else []


def _group(group: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    first = group[0]
    explained = explanation(first.code, lang)
    return {
        "code": first.code,
        "severity": first.severity,
        "severity_name": NAMES[first.severity].to(lang),
        "where": cleaned(describe_places(group, first.place.heading or "", lang)),
        "rule": cleaned(first.rule(lang)),
        "action": cleaned(on_page(first.action(lang), lang)),
        "title": explained.title,
        "why": on_page(explained.why, lang),
        "steps": [on_page(step, lang) for step in explained.steps],
        "example": explained.example,
    }


def _shown(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the blocks without the blank lines that part them on a terminal."""
    return [_block(block) for block in blocks if block != BLANK]


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {
            "words": glued_by_spaces(block.words),
            "label": glued_by_spaces(block.label),
            "is_strong": "bold" in block.style,
        }
    # A column without a heading is that of the bars.
    named = [place for place, heading in enumerate(block.headings) if heading]
    rows = [[glued_by_spaces(row[place]) for place in named] for row in (*block.rows, *filter(None, [block.total]))]
    return {
        "headings": [_on_one_line(block.headings[place]) for place in named],
        "rows": rows,
        "has_total": bool(block.total),
    }


def _on_one_line(heading: str) -> str:
    """Join a stacked heading; a word broken with a hyphen may still break there."""
    return heading.replace("-\n", "\N{SOFT HYPHEN}").replace("\n", " ")
