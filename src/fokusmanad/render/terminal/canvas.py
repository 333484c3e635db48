"""Paragraphs and tables as lines on a screen, where no digit is ever cut; alone knows rich."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from textwrap import TextWrapper
from typing import TYPE_CHECKING, TypeAlias

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fokusmanad.render.screen import Screen

_WIDEST_LINE = 100
"""Running text is not set wider than this: a longer line is hard to follow back."""
_WIDEST_GAP = 3
_WIDEST_BAR = 24
_NARROWEST_BAR = 6
_BAR_STYLE = "cyan"

# Stands for a space that no line is broken at; from the private use area, so no text has it.
_GLUE = "\ue000"
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_CODE = re.compile(r"\[FM\d{3}\]")
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
# What the old code pages lack and has a likeness there; anything else they lack becomes "?".
_LIKENESSES = str.maketrans("●\ufffd−", "*?-")


@dataclass(frozen=True)
class Paragraph:
    """Running text, broken between words and hanging under its first word after the label."""

    words: str
    style: str = ""
    label: str = ""
    label_style: str = ""
    indent: int = 0
    """Where the words begin, counted from the left edge; the label stands before."""


@dataclass(frozen=True)
class Figures:
    """A table: names in the first column, figures in the others. Headings may be stacked with line breaks."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] = ()
    bars: Sequence[float] = ()
    """For each row the length of its bar, 0 to 1; shown where there is room."""
    wraps: bool = False
    """Whether the names in the first column may be broken between words."""


Block: TypeAlias = Paragraph | Figures

BLANK = Paragraph("")


def cleaned(words: str) -> str:
    """Return strangers' text with nothing in it that could move the cursor, hide or turn the text round."""
    return "".join(map(_seen, unicodedata.normalize("NFC", words)))


def unbroken(name: str) -> str:
    """Return a name, cleaned, that stays on one line."""
    return cleaned(name).replace(" ", _GLUE)


def drawn(blocks: Iterable[Block], screen: Screen) -> str:
    """Write the blocks under one another, each line ending in its last visible character.

    A line is wider than the screen only where a single word or a row of figures is.
    """
    listed = list(blocks)
    tables = [block for block in listed if isinstance(block, Figures)]
    console = _console(screen, max([screen.width, *map(_least_width, tables)]))
    for block in listed:
        match block:
            case Paragraph():
                console.print(_paragraph(block, screen), soft_wrap=True)
            case Figures():
                console.print(_table(block, screen))
    written = _TRAILING.sub(lambda ending: ending[0].replace(" ", ""), _text_of(console))
    return written if screen.unicode else _in_old_code_page(written)


def fits(figures: Figures, screen: Screen) -> bool:
    """Tell whether the table has room on the screen with no name broken."""
    return _width(figures) <= screen.width


def _seen(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "\ufffd" if unicodedata.category(character) in _UNSEEN else character


def _console(screen: Screen, width: int) -> Console:
    return Console(
        file=io.StringIO(),
        width=width,
        # Without a height rich takes a dumb terminal to be 80 wide, whatever the width.
        height=100,
        force_terminal=screen.color,
        no_color=not screen.color,
        color_system="standard" if screen.color else None,
        legacy_windows=False,
        emoji=False,
        highlight=False,
        markup=False,
    )


def _text_of(console: Console) -> str:
    file = console.file
    return file.getvalue() if isinstance(file, io.StringIO) else ""


def _in_old_code_page(written: str) -> str:
    return written.translate(_LIKENESSES).encode("cp1252", errors="replace").decode("cp1252")


def _paragraph(paragraph: Paragraph, screen: Screen) -> Styled:
    label = cleaned(paragraph.label)
    wrapper = TextWrapper(
        width=min(screen.width, _WIDEST_LINE),
        initial_indent=label.ljust(paragraph.indent),
        subsequent_indent=" " * paragraph.indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = wrapper.wrap(paragraph.words) or [label]
    text = Styled("\n".join(lines).replace(_GLUE, " "), paragraph.style)
    text.stylize(paragraph.label_style, 0, len(label))
    text.highlight_regex(_CODE, "dim")
    return text


def _table(figures: Figures, screen: Screen) -> Table:
    gap = max((gap for gap in range(1, _WIDEST_GAP + 1) if _width(figures, gap) <= screen.width), default=1)
    table = Table(box=_lines(screen), show_edge=False, pad_edge=False, padding=(0, gap - 1, 0, 0), header_style="bold")
    for place, heading in enumerate(figures.headings):
        is_name = not place
        table.add_column(
            _stacked(heading), justify="left" if is_name else "right", no_wrap=not (is_name and figures.wraps)
        )
    bars = _bars(figures, gap, screen)
    if bars:
        table.add_column("", style=_BAR_STYLE, no_wrap=True)
    for place, row in enumerate(figures.rows, start=1):
        over_total = bool(figures.total) and place == len(figures.rows)
        table.add_row(*map(_cell, row), *bars[place - 1 : place], end_section=over_total)
    if figures.total:
        table.add_row(*map(_cell, figures.total), style="bold")
    return table


def _stacked(heading: str) -> Styled:
    return Styled("\n".join(map(cleaned, heading.split("\n"))))


def _cell(words: str) -> Styled:
    return Styled(cleaned(words))


def _width(figures: Figures, gap: int = 1) -> int:
    """Return how many characters wide the table is, its columns `gap` apart, without bars and with no name broken."""
    columns = zip(figures.headings, *figures.rows, *filter(None, [figures.total]), strict=True)
    widths = [_widest(part for cell in column for part in cell.split("\n")) for column in columns]
    return sum(widths) + gap * (len(widths) - 1)


def _least_width(figures: Figures) -> int:
    """Return how wide the table is at least: the names broken at every space, where they may be."""
    if not figures.wraps:
        return _width(figures)
    names = [figures.headings[0], *(row[0] for row in figures.rows), *figures.total[:1]]
    lines = (line for name in names for line in name.split("\n"))
    return _width(figures) - _widest(lines) + _widest(word for name in names for word in name.split())


def _widest(parts: Iterable[str]) -> int:
    return max(map(cell_len, parts), default=0)


def _lines(screen: Screen) -> Box:
    """Return a line under the headings and over the total, and no others."""
    line = "──" if screen.unicode else "--"
    none = "    "
    return Box(f"{none}\n{none}\n {line} \n{none}\n {line} \n{none}\n{none}\n{none}", ascii=not screen.unicode)


def _bars(figures: Figures, gap: int, screen: Screen) -> list[str]:
    room = min(_WIDEST_BAR, screen.width - _width(figures, gap) - gap)
    return [_bar(share, room, screen) for share in figures.bars] if room >= _NARROWEST_BAR else []


def _bar(share: float, room: int, screen: Screen) -> str:
    if not screen.unicode:
        return "#" * round(share * room)
    whole, eighths = divmod(round(share * room * 8), 8)
    return "█" * whole + " ▏▎▍▌▋▊▉"[eighths].strip()
