"""What every sheet and page of a report repeats: its title, its options, and the banner of an internal one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fokusmanad.office.xml_text import writable
from fokusmanad.render.report import banner, title
from fokusmanad.text import NO_BREAK_SPACE, Lang

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions

_PERCENT = {Lang.SV: f'0"{NO_BREAK_SPACE}"%', Lang.EN: "0%"}


@dataclass(frozen=True)
class Frame:
    """The options and the title of a report, and the banner of one that is not to be passed on."""

    options: ReportOptions
    title: str
    banner: str = ""

    @property
    def lang(self) -> Lang:
        """The language."""
        return self.options.lang

    @property
    def named(self) -> str:
        """The title in the document's properties and page headers."""
        return f"{self.banner}: {self.title}" if self.banner else self.title

    @property
    def percent(self) -> str:
        """The number format of a share."""
        return _PERCENT[self.lang]


def make_frame(publication: Publication, options: ReportOptions) -> Frame:
    """Return what every sheet and page of the report repeats."""
    return Frame(options, writable(title(publication, options)), banner(publication, options.lang))
