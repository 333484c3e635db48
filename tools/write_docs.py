"""Write the pages under docs/ that are made from the code: python tools/write_docs.py."""

from __future__ import annotations

import re
from pathlib import Path

from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.render.terminal.explain import EXAMPLE, SAYS, STEPS, WHY, explanation
from fokusmanad.text import Lang

DOCS = Path(__file__).resolve().parent.parent / "docs"

_INTRODUCTION = """\
# Koder – vad de betyder och vad du gör

Varje sak som `fokusmanad` hittar har en kod. Samma text får du med `fokusmanad explain KOD`.

In English: each code has a section below, in Swedish first and then in English.
`fokusmanad --lang en explain CODE` says the same.

<!-- Den här sidan skrivs av tools/write_docs.py. Ändra texten i src/fokusmanad/findings/words/. -->
"""

_MARKUP = re.compile(r"([\\`*_~<>\[\]|])")


def problems_page() -> str:
    """Return docs/problems.md: a table of the codes, then a section for each."""
    return "\n".join([_INTRODUCTION, _table(), *(_section(code) for code in CATALOGUE)])


def _table() -> str:
    rows = [
        f"| [{code}](#{code.lower()}) | {_plain(entry.title.sv)} | {_plain(entry.title.en)} | {entry.severity} |"
        for code, entry in CATALOGUE.items()
    ]
    return "\n".join(["| kod | betyder | meaning | severity |", "|---|---|---|---|", *rows, ""])


def _section(code: str) -> str:
    swedish = explanation(code, Lang.SV)
    english = explanation(code, Lang.EN)
    return f"""\
<a id="{code.lower()}"></a>

## {_plain(swedish.title)}

{_body(code, Lang.SV)}
### In English: {_plain(english.title.partition(" – ")[2])}

{_body(code, Lang.EN)}"""


def _body(code: str, lang: Lang) -> str:
    found = explanation(code, lang)
    says = "\n".join(f"- {_plain(rule)}" for rule in found.says)
    messages = f"**{SAYS.to(lang)}**\n\n{says}\n\n" if found.says else ""
    steps = "\n".join(f"{number}. {_plain(step)}" for number, step in enumerate(found.steps, start=1))
    example = "\n".join(found.example)
    return f"""\
{_plain(found.severity)}.

{messages}**{WHY.to(lang)}**

{_plain(found.why)}

**{STEPS.to(lang)}**

{steps if len(found.steps) > 1 else _plain(found.steps[0])}

**{EXAMPLE.to(lang)}**

```text
{example}
```
"""


def _plain(words: str) -> str:
    """Escape the characters in `words` that Markdown would interpret."""
    return _MARKUP.sub(r"\\\1", words)


if __name__ == "__main__":
    (DOCS / "problems.md").write_text(problems_page(), encoding="utf-8", newline="\n")
