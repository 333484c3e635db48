"""What a code means, why it matters and how to fix it, as plain text for a terminal."""

from __future__ import annotations

import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.findings.catalogue import CATALOGUE, Severity
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fokusmanad.text import Lang

SAYS = Text("Så här kan det stå", "What it says")
WHY = Text("Varför det spelar roll", "Why it matters")
STEPS = Text("Så här gör du", "What to do")
EXAMPLE = Text("Exempel", "Example")

_WIDTH = 79
_PARAMETER = re.compile(r"\{\w+\}")
_SEVERITIES = {
    Severity.ERROR: Text("Fel – behöver rättas", "Error – must be fixed"),
    Severity.WARNING: Text("Varning – behöver kontrolleras", "Warning – must be checked"),
    Severity.INFO: Text(
        "Upplysning – oftast behöver du inte göra något", "For information – you rarely need to do anything"
    ),
    Severity.USAGE: Text(
        "Fel i kampanjfilen – inget räknas förrän det är rättat",
        "Fault in the campaign file – nothing is counted until it is fixed",
    ),
}


class Explanation(NamedTuple):
    """All that the catalogue says of a code, in one language; the terminal and docs/problems.md lay it out."""

    title: str
    severity: str
    says: tuple[str, ...]
    """Its messages; none where the summary itself says it (FM501)."""
    why: str
    steps: tuple[str, ...]
    example: tuple[str, ...]


def explanation(code: str, lang: Lang) -> Explanation:
    """Return what the catalogue says of `code`, which must be one of its codes."""
    entry = CATALOGUE[code]
    return Explanation(
        title=f"{code} – {entry.title.to(lang)}",
        severity=_SEVERITIES[entry.severity].to(lang),
        says=tuple(_general(message.rule.to(lang)) for message in entry.messages.values()),
        why=entry.why.to(lang),
        steps=tuple(entry.steps.to(lang).splitlines()),
        example=tuple(entry.example.to(lang).splitlines()),
    )


def explain(code: str, lang: Lang) -> str:
    """Write out `code`, which must be one of the catalogue's, in lines of at most 79 characters."""
    found = explanation(code, lang)
    blocks = (
        [*_wrapped(found.title), *_wrapped(found.severity)],
        *([[SAYS.to(lang), *_listed(found.says)]] if found.says else []),
        [WHY.to(lang), *_wrapped(found.why, "  ", "  ")],
        [STEPS.to(lang), *_numbered(found.steps)],
        [EXAMPLE.to(lang), *(line for part in found.example for line in _wrapped(part, "  ", "    "))],
    )
    return "\n\n".join("\n".join(block) for block in blocks)


def _general(rule: str) -> str:
    """Return a rule as a sentence of its own, with "…" in place of a problem's parameters."""
    return _PARAMETER.sub("…", rule[0].upper() + rule[1:])


def _listed(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(sentence, "  - ", "    ")


def _numbered(steps: tuple[str, ...]) -> Iterator[str]:
    if len(steps) == 1:
        yield from _wrapped(steps[0], "  ", "  ")
        return
    for number, step in enumerate(steps, start=1):
        yield from _wrapped(step, f"  {number}. ", "     ")


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    """Break `words` between words alone, so that --duplicates and fokusmanad.toml stay whole."""
    return TextWrapper(
        width=_WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    ).wrap(words)
