"""What the campaign's target lacks, reckoned from what is shown alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.target import lacking
from fokusmanad.form.layout import NOT_APPLICABLE, OTHER_GROUP
from fokusmanad.render import words
from fokusmanad.render.report.blocks import Paragraph
from fokusmanad.render.report.highlights import commonest_reasons
from fokusmanad.render.report.tables import TOTAL, reason_name
from fokusmanad.render.values import count_of
from fokusmanad.text import listing, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.text import Lang


def target(publication: Publication, options: ReportOptions) -> Iterator[Paragraph]:
    """Yield how many more had to be asked, in all and in each kommun and unit, and what one can do about it."""
    group = ("kommun", options.focus) if options.focus else TOTAL
    lacks = _lacks(publication, group)
    if lacks is None:
        return
    said = (words.TARGET_LACKS if lacks else words.TARGET_REACHED).to(options.lang)
    sentences = [said.format(target=publication.target, lacks=number(lacks))]
    if lacks and options.focus is None:
        sentences += _by_group(publication, options.lang)
    if lacks:
        sentences += _to_act_on(publication, group, options.lang)
    yield Paragraph(" ".join(sentences))


def _lacks(publication: Publication, group: tuple[str, ...]) -> int | None:
    """Return how many more had to be asked in a group; None without a target or where a count is hidden or 0."""
    asked, eligible = (count_of(publication.figures, *group, key) for key in ("asked", "eligible"))
    if publication.target is None or not isinstance(asked, int) or not isinstance(eligible, int) or not eligible:
        return None
    return lacking(asked, eligible, publication.target)


def _by_group(publication: Publication, lang: Lang) -> Iterator[str]:
    unit = publication.layout.column("unit")
    kommuner = {kommun.name: ("kommun", kommun.name) for kommun in publication.kommuner}
    units = {unit.named(key, lang): ("unit", key) for key in publication.figures.groups("unit")}
    for by, groups in ((words.BY_KOMMUN, kommuner), (words.BY_UNIT, units)):
        if listed := _listed(publication, groups):
            yield by.to(lang).format(listed=listing(listed, lang))


def _listed(publication: Publication, groups: Mapping[str, tuple[str, ...]]) -> list[str]:
    lacks = {name: _lacks(publication, group) for name, group in groups.items()}
    return [f"{name}\N{NO-BREAK SPACE}{number(count)}" for name, count in lacks.items() if count]


def _to_act_on(publication: Publication, group: tuple[str, ...], lang: Lang) -> Iterator[str]:
    """Yield the commonest of the reasons that a workplace can do something about, where it is sure which that is."""
    groups = publication.layout.reason_groups
    to_act_on = [reason for reason, of in groups.items() if of not in {NOT_APPLICABLE, OTHER_GROUP}]
    reasons, most = commonest_reasons(publication, group, to_act_on)
    if reasons:
        name = reason_name(publication, reasons[0], lang)
        yield words.TO_ACT_ON.to(lang).format(reason=name, count=number(most))
