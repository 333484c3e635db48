"""The reasons by who can act on them, and the share asked of those whom the question concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.figures import ExactFigures
from fokusmanad.form.layout import NOT_APPLICABLE
from fokusmanad.render import words as shared_words
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import Paragraph, Row, Table
from fokusmanad.render.report.tables import TOTAL, Part, kommuner_and_all, own_and_all, split_rows
from fokusmanad.render.values import count_of
from fokusmanad.text import in_percent, number, whole_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block
    from fokusmanad.text import Lang

SPLIT = "reason_groups."


def groups_of_reasons(publication: Publication, lang: Lang) -> list[Part]:
    """Return the groups that the reasons of the form are in, in its order."""
    keys = [key for key in publication.figures.group(*TOTAL) if key.startswith(SPLIT)]
    return [Part(words.REASON_GROUP_NAMES[key.removeprefix(SPLIT)].to(lang), key) for key in keys]


def reason_groups(publication: Publication, options: ReportOptions) -> Iterator[Block]:
    """Yield the groups of reasons with their shares, and for all kommuner those of each."""
    lang = options.lang
    parts = groups_of_reasons(publication, lang)
    yield Paragraph(words.REASON_GROUPS_MEANT.to(lang))
    rows, headings = split_rows(publication, own_and_all(publication, options), parts, "not_asked", lang)
    caption, name = words.REASON_GROUPS_TABLE
    yield Table(caption.to(lang), (words.REASON_GROUP.to(lang), *headings), rows, name.to(lang))
    if options.focus is None:
        yield _by_kommun(publication, parts, options)


def _by_kommun(publication: Publication, parts: list[Part], options: ReportOptions) -> Table:
    rows = [
        Row(
            group.name, tuple(count_of(publication.figures, *group.cells, part.key) for part in parts), group.is_total
        )
        for group in kommuner_and_all(publication, options)
    ]  # fmt: skip
    caption, name = words.REASON_GROUPS_BY_KOMMUN
    headings = (words.KOMMUN.to(options.lang), *(part.name for part in parts))
    return Table(caption.to(options.lang), headings, tuple(rows), name.to(options.lang))


def concerned(publication: Publication, group: tuple[str, ...], lang: Lang) -> Iterator[Paragraph]:
    """Yield the share asked of those whom the question concerned, where some need not be asked and R5 allows it."""
    figures = publication.figures
    least = 1 if isinstance(figures, ExactFigures) else figures.rules.least_percent
    asked, eligible = count_of(figures, *group, "asked"), count_of(figures, *group, "eligible")
    not_applicable = count_of(figures, *group, f"{SPLIT}{NOT_APPLICABLE}")
    if isinstance(asked, int) and isinstance(eligible, int) and isinstance(not_applicable, int) and not_applicable:
        whole = eligible - not_applicable
        if whole >= least:
            share = in_percent(whole_percent(asked, whole), lang)
            said = shared_words.CONCERNED.to(lang)
            yield Paragraph(said.format(not_applicable=number(not_applicable), whole=number(whole), share=share))
