"""The report's title and its sections, in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fokusmanad import __version__
from fokusmanad.counting.figures import ExactFigures
from fokusmanad.form.period import period_name
from fokusmanad.render.report import charts, tables, words
from fokusmanad.render.report.after_yes import after_yes
from fokusmanad.render.report.blocks import Bullets, Paragraph, Section, Subheading, Table, Terms
from fokusmanad.render.report.comparison import compared_section
from fokusmanad.render.report.development import development_sections
from fokusmanad.render.report.funnel import funnel
from fokusmanad.render.report.highlights import key_figures
from fokusmanad.render.report.pooled import pooled_sections
from fokusmanad.render.report.reason_groups import concerned, reason_groups
from fokusmanad.render.report.standing import standing_sections
from fokusmanad.render.report.target import target
from fokusmanad.render.report.without_unit import without_domestic_violence
from fokusmanad.render.values import Sign, count_of, written
from fokusmanad.render.who_asks import who_asks_otherwise
from fokusmanad.render.words import KOMMUNER
from fokusmanad.text import Lang, day_name, listing, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block

_AREA = re.compile(r"Fokusmånad i ([^,]+)")
_LAN = re.compile(r"s? län\Z")

__all__ = ["banner", "key_figures", "made_line", "sections", "title"]


def title(publication: Publication, options: ReportOptions) -> str:
    """Return the report's title, with the kommun that it is about."""
    named = _campaign_title(publication, options.lang)
    if options.focus is None:
        return named
    return words.ABOUT_KOMMUN.to(options.lang).format(kommun=options.focus, title=named)


def _campaign_title(publication: Publication, lang: Lang) -> str:
    """Return the campaign's title, which is Swedish; in English its area, where `init` wrote it, and the month."""
    month = period_name(publication.figures.month, lang)
    if publication.title and lang is Lang.SV:
        return publication.title
    if area := _AREA.match(publication.title):
        return words.TITLED.to(lang).format(area=_LAN.sub(" County", area[1].strip()), month=month)
    return words.UNTITLED.to(lang).format(month=month)


def banner(publication: Publication, lang: Lang) -> str:
    """Return what every page must say of a report that is not to be passed on; nothing for a published one."""
    if publication.is_internal:
        return words.INTERNAL.to(lang)
    return words.DRAFT.to(lang) if publication.is_draft else ""


def made_line(options: ReportOptions) -> str:
    """Return when the report was made, and with which version."""
    return words.MADE.to(options.lang).format(date=day_name(options.made, options.lang), version=__version__)


def sections(publication: Publication, options: ReportOptions) -> tuple[Section, ...]:
    """Return the sections: coverage, asked, reasons, answers, groups, earlier periods, and how to read it all."""
    lang = options.lang
    earlier = publication.earlier
    found = (
        Section("deltagande", words.COVERAGE.to(lang), tuple(_coverage(publication, options))),
        Section("fragan", words.ASKED_SECTION.to(lang), tuple(_asked(publication, options))),
        Section("orsaker", words.REASONS_SECTION.to(lang), tuple(_reasons(publication, options))),
        Section("svar", words.ANSWERS_SECTION.to(lang), tuple(_answers(publication, options))),
        Section("grupper", words.GROUPS_SECTION.to(lang), tuple(_groups(publication, options))),
        *development_sections(publication, options),
        *pooled_sections(publication, options),
        *((compared_section(publication, earlier, options),) if earlier else ()),
        *standing_sections(publication, options),
        Section("lasning", words.READING_SECTION.to(lang), tuple(_reading(publication, options))),
    )
    return tuple(_with_dots_explained(found, lang))


def _with_dots_explained(found: tuple[Section, ...], lang: Lang) -> Iterator[Section]:
    """Yield the sections, the first that shows dots with what they mean."""
    first = next((section for section in found if any(map(_has_dots, section.blocks))), None)
    for section in found:
        is_first = section is first
        yield replace(section, blocks=(Paragraph(words.DOTS_MEANT.to(lang)), *section.blocks)) if is_first else section


def _has_dots(block: Block) -> bool:
    return isinstance(block, Table) and any(Sign.HIDDEN in row.cells for row in block.rows)


def _coverage(publication: Publication, options: ReportOptions) -> Iterator[Block]:
    coverage, lang = publication.coverage, options.lang
    took_part = KOMMUNER.counted(len(publication.kommuner), lang)
    if coverage.expected:
        came = number(len(coverage.came))
        found = words.COVERAGE_OF.to(lang).format(received=came, expected=number(len(coverage.expected)))
    else:
        found = words.COVERAGE_UNEXPECTED.to(lang).format(received=took_part)
    yield Paragraph(f"{found} {words.WHOLE_AREA_MEANT.to(lang).format(count=took_part)}")
    nil = words.NIL_MEANT.to(lang).format(names=listing(coverage.nil, lang))
    pairs = (
        (words.TOOK_PART, listing(coverage.received, lang)),
        (words.NIL, nil if coverage.nil else ""),
        (words.WHO_ASKS, " ".join(who_asks_otherwise(publication.settings, lang))),
        (words.OUTSIDE, listing(coverage.outside, lang)),
        (words.NOT_SENT, listing(coverage.missing, lang)),
        (words.NOT_COUNTED, listing(_refused_kommuner(publication), lang)),
    )
    yield Terms(tuple((term.to(lang), said) for term, said in pairs if said))
    if summed := _with_sums(publication, options):
        yield Paragraph(words.SUMS_MEANT.to(lang).format(names=listing(summed, lang)))


def _with_sums(publication: Publication, options: ReportOptions) -> list[str]:
    """Return the kommuner with sums alone; in a kommun's own report only itself."""
    summed = [kommun.name for kommun, setting in publication.settings.items() if setting.source == "sums"]
    return [name for name in summed if options.focus in {None, name}]


def _refused_kommuner(publication: Publication) -> list[str]:
    """Return the kommuner with a form that was refused; a stray file, which has none, is not mentioned."""
    return list(dict.fromkeys(each.kommun for each in publication.coverage.refused if each.kommun))


def _asked(publication: Publication, options: ReportOptions) -> Iterator[Block]:
    yield charts.asked_chart(publication, options)
    yield tables.asked_table(publication, options)
    yield from target(publication, options)
    yield from concerned(publication, ("kommun", options.focus) if options.focus else tables.TOTAL, options.lang)


def _reasons(publication: Publication, options: ReportOptions) -> Iterator[Block]:
    group = ("kommun", options.focus) if options.focus else tables.TOTAL
    not_asked = count_of(publication.figures, *group, "not_asked")
    if isinstance(not_asked, int):
        found = words.REASONS_INTRO.to(options.lang)
        yield Paragraph(found.format(not_asked=written(not_asked, options.lang)))
    if chart := charts.reasons_chart(publication, options):
        yield chart
    yield tables.reasons_table(publication, options)
    yield from reason_groups(publication, options)


def _answers(publication: Publication, options: ReportOptions) -> Iterator[Block]:
    yield Paragraph(words.FLOOR.to(options.lang), important=True)
    yield tables.answers_table(publication, options)
    yield tables.with_figures(tables.when_table(publication, options), options.lang)
    yield from after_yes(publication, options.lang)
    if options.focus is None:
        yield tables.with_figures(tables.answers_by_kommun(publication, options), options.lang)
        yield from funnel(publication, options.lang)


def _groups(publication: Publication, options: ReportOptions) -> Iterator[Block]:
    if options.focus:
        yield Paragraph(words.GROUPS_ELSEWHERE.to(options.lang))
        return
    yield from without_domestic_violence(publication, options.lang)
    for attribute in words.GROUPS_TABLE:
        yield tables.with_figures(tables.group_table(publication, attribute, options.lang), options.lang)


def _reading(publication: Publication, options: ReportOptions) -> Iterator[Block]:
    lang = options.lang
    yield Subheading(words.DEFINITIONS.to(lang))
    yield Terms(tuple((term.to(lang), said.to(lang)) for term, said in words.DEFINED))
    yield Subheading(words.PROTECTED.to(lang))
    yield Paragraph(_protected(publication, lang))
    yield Subheading(words.LEFT_OUT.to(lang))
    yield Bullets((_rows_left_out(publication, lang), *_refusals(publication, options)))


def _protected(publication: Publication, lang: Lang) -> str:
    """Return two sentences on what the signs mean."""
    if isinstance(publication.figures, ExactFigures):
        return words.UNPROTECTED.to(lang)
    rules = publication.figures.rules
    limits = {"k": rules.k, "least_asked": rules.least_asked, "least_percent": rules.least_percent}
    return f"{words.HIDDEN_MEANT.to(lang)} {words.SIGNS_MEANT.to(lang)}".format(**limits)


def _rows_left_out(publication: Publication, lang: Lang) -> str:
    names = ("rows", "eligible", "left_out")
    counts = {name: count_of(publication.figures, *tables.TOTAL, name) for name in names}
    shown = {name: written(count, lang) for name, count in counts.items()}
    if not all(isinstance(count, int) for count in counts.values()):
        return words.LEFT_OUT_HIDDEN.to(lang)
    found = words.ROWS_LEFT_OUT if counts["left_out"] else words.NO_ROWS_LEFT_OUT
    return found.to(lang).format(**shown)


def _refusals(publication: Publication, options: ReportOptions) -> tuple[str, ...]:
    """Return a sentence on whose forms were refused, without the reason; a kommun's own report has only its own."""
    names = [name for name in _refused_kommuner(publication) if options.focus in {None, name}]
    if names:
        found = words.REFUSED_ONE if len(names) == 1 else words.REFUSED_MANY
        return (found.to(options.lang).format(names=listing(names, options.lang)),)
    return () if publication.coverage.refused else (words.NO_FORM_LEFT_OUT.to(options.lang),)
