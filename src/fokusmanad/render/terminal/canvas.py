"""Paragraphs and tables as lines on a screen. rich colours the words, and draws the tables (`tables.py`)."""

from __future__ import annotations

import re
import unicodedata
from textwrap import TextWrapper
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fokusmanad.render.terminal.screen import Screen

_WIDEST_LINE = 100
"""Running text is not set wider than this: a longer line is hard to follow back."""

# A placeholder for a space at which no line is broken; from the private use area, so no text contains it.
_GLUE = "\ue000"
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_CODE = re.compile(r"\[FM\d{3}\]")
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
# Characters that old code pages lack, with a likeness that they have; others become "?".
_LIKENESSES = str.maketrans("●\ufffd−→", "*?->")


class Paragraph(NamedTuple):
    """Running text, broken between words and hanging under its first word after the label."""

    words: str
    style: str = ""
    label: str = ""
    label_style: str = ""
    indent: int = 0
    """The column where the words begin, from the left edge; the label comes before it."""


class TextTable(NamedTuple):
    """A table: names in the first column, figures in the others. Headings may be stacked with line breaks."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] = ()
    bars: Sequence[float] = ()
    """For each row the length of its bar, 0 to 1; shown where there is room."""
    wraps: bool = False
    """Whether the names in the first column may be broken between words."""


Block: TypeAlias = Paragraph | TextTable

BLANK = Paragraph("")


def cleaned(words: str) -> str:
    """Return untrusted text without anything that could move the cursor, hide text or reverse it."""
    return "".join(map(_seen, unicodedata.normalize("NFC", words)))


def unbroken(name: str) -> str:
    """Return a name, cleaned, that stays on one line."""
    return cleaned(name).replace(" ", _GLUE)


def glued_by_spaces(words: str) -> str:
    """Return words with ordinary spaces within their names, for what breaks lines itself."""
    return words.replace(_GLUE, " ")


def drawn(blocks: Iterable[Block], screen: Screen) -> str:
    """Write the blocks under one another, each line ending in its last visible character.

    A line is wider than the screen only where a single word or a row of figures is.
    """
    written = _TRAILING.sub(_without_spaces, "".join(_block(block, screen) for block in blocks))
    return written if screen.unicode else _in_old_code_page(written)


def _block(block: Block, screen: Screen) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, screen)
        case TextTable():
            # rich's tables take longer to import than a form takes to check, and a checked form is shown without.
            from fokusmanad.render.terminal.tables import table  # noqa: PLC0415 - only where there is one

            return table(block, screen)


def _without_spaces(ending: re.Match[str]) -> str:
    return ending[0].replace(" ", "")


def _seen(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "\ufffd" if unicodedata.category(character) in _UNSEEN else character


def _in_old_code_page(written: str) -> str:
    return written.translate(_LIKENESSES).encode("cp1252", errors="replace").decode("cp1252")


def _paragraph(paragraph: Paragraph, screen: Screen) -> str:
    label = cleaned(paragraph.label)
    wrapper = TextWrapper(
        width=min(screen.width, _WIDEST_LINE),
        initial_indent=label.ljust(paragraph.indent),
        subsequent_indent=" " * paragraph.indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = [glued_by_spaces(line) for line in wrapper.wrap(paragraph.words) or [label]]
    if screen.color:
        lines = list(_colored(paragraph, lines, len(label)))
    return "".join(f"{line}\n" for line in lines)


def _colored(paragraph: Paragraph, lines: Iterable[str], label: int) -> Iterator[str]:
    """Yield the lines with the label, which takes the first `label` characters, and every code in their styles."""
    for line in lines:
        words = _CODE.sub(lambda code: _styled(code[0], "dim"), line[label:]) if not paragraph.style else line[label:]
        yield _styled(line[:label], paragraph.label_style) + _styled(words, paragraph.style)
        label = 0


def _styled(words: str, style: str) -> str:
    """Return words with the terminal codes of a style such as "bold red"; plain without a style."""
    if not words or not style:
        return words
    from rich.color import ColorSystem  # noqa: PLC0415 - only a terminal shows colours
    from rich.style import Style  # noqa: PLC0415 - as above

    return Style.parse(style).render(words, color_system=ColorSystem.STANDARD)
