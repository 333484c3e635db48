"""Tables as lines on a screen, where no digit is ever cut; alone knows rich's tables."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fokusmanad.render.terminal.canvas import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.render.terminal.canvas import TextTable
    from fokusmanad.render.terminal.screen import Screen

_WIDEST_GAP = 3
_WIDEST_BAR = 24
_NARROWEST_BAR = 6
_BAR_STYLE = "cyan"


def table(figures: TextTable, screen: Screen) -> str:
    """Write a table, as wide as the screen or as its figures at least."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=max(screen.width, _least_width(figures)),
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
    console.print(_table(figures, screen))
    return file.getvalue()


def fits(figures: TextTable, screen: Screen) -> bool:
    """Return whether the table fits the screen with no name broken."""
    return _width(figures) <= screen.width


def _table(figures: TextTable, screen: Screen) -> Table:
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


def _width(figures: TextTable, gap: int = 1) -> int:
    """Return how many characters wide the table is, its columns `gap` apart, without bars and with no name broken."""
    columns = zip(figures.headings, *figures.rows, *filter(None, [figures.total]), strict=True)
    widths = [_widest(part for cell in column for part in cell.split("\n")) for column in columns]
    return sum(widths) + gap * (len(widths) - 1)


def _least_width(figures: TextTable) -> int:
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


def _bars(figures: TextTable, gap: int, screen: Screen) -> list[str]:
    room = min(_WIDEST_BAR, screen.width - _width(figures, gap) - gap)
    return [_bar(share, room, screen) for share in figures.bars] if room >= _NARROWEST_BAR else []


def _bar(share: float, room: int, screen: Screen) -> str:
    if not screen.unicode:
        return "#" * round(share * room)
    whole, eighths = divmod(round(share * room * 8), 8)
    return "█" * whole + " ▏▎▍▌▋▊▉"[eighths].strip()
