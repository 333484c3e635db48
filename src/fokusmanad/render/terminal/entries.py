"""The problems of a file as paragraphs to read, one for each set of equal problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.catalogue import Severity
from fokusmanad.findings.words.severities import NAMES
from fokusmanad.render.problem_groups import describe_places, group_problems
from fokusmanad.render.terminal.canvas import Paragraph, cleaned, unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fokusmanad.findings.problem import Problem
    from fokusmanad.text import Lang

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def entries(problems: Iterable[Problem], lang: Lang) -> Iterator[Paragraph]:
    """Yield an entry for each set of equal problems, the gravest first."""
    groups = group_problems(problems)
    indent = max((len(NAMES[group[0].severity].to(lang)) for group in groups), default=0) + 4
    for place, group in enumerate(groups):
        severity = group[0].severity
        following = groups[place + 1][0] if place + 1 < len(groups) else None
        yield Paragraph(
            cleaned(_message(group, following, lang)),
            label=f"  {NAMES[severity].to(lang)}",
            label_style=_STYLES[severity],
            indent=indent,
        )


def _message(group: Sequence[Problem], following: Problem | None, lang: Lang) -> str:
    first = group[0]
    # The action for several infos of one kind is given once, after the last of them.
    is_said_below = first.severity is Severity.INFO and following is not None and following.code == first.code
    places = describe_places(group, unbroken(first.place.heading or ""), lang)
    beats = (places, first.rule(lang), "" if is_said_below else first.action(lang), f"[{first.code}]")
    return " ".join(filter(None, beats))
