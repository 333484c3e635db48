"""Every published count of the month in one table: a row for each group, a column for each measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import ANSWER_KEYS, NOT_STATED
from fokusmanad.publishing.publication import PUBLISHED_ATTRIBUTES
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import Row, Table
from fokusmanad.render.report.reason_groups import groups_of_reasons
from fokusmanad.render.report.tables import reason_name
from fokusmanad.render.values import count_of
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.text import Lang

_CAPTION = Text("Alla antal, grupp för grupp", "All counts, group by group")
_NAME = Text("Alla antal", "All counts")
_GROUP = Text("Grupp", "Group")
_ANSWER = Text("Svar: {answer}", "Answer: {answer}")
_REASON_GROUP = Text("Orsaker: {group}", "Reasons: {group}")
_REASON = Text("Orsak: {reason}", "Reason: {reason}")


def all_counts(publication: Publication, lang: Lang) -> Table:
    """Return the table."""
    measures = dict(_measures(publication, lang))
    rows = tuple(
        Row(
            name,
            tuple(count_of(publication.figures, *group, key) for key in measures.values()),
            is_total=group == ("total",),
        )
        for name, group in _groups(publication, lang)
    )
    return Table(_CAPTION.to(lang), (_GROUP.to(lang), *measures), rows, _NAME.to(lang))


def _measures(publication: Publication, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield each measure's heading and its key."""
    for heading, key in ((words.ELIGIBLE, "eligible"), (words.ASKED, "asked"), (words.NOT_ASKED, "not_asked")):
        yield heading.to(lang), key
    answer = publication.layout.column("answer")
    for key in ANSWER_KEYS:
        yield _ANSWER.to(lang).format(answer=answer.named(key, lang)), f"answers.{key}"
    for key in (*publication.layout.reasons, NOT_STATED):
        yield _REASON.to(lang).format(reason=reason_name(publication, key, lang)), f"reasons.{key}"
    for part in groups_of_reasons(publication, lang):
        yield _REASON_GROUP.to(lang).format(group=part.name), part.key


def _groups(publication: Publication, lang: Lang) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each group's name and its cells."""
    yield words.WHOLE_AREA.to(lang), ("total",)
    for kommun in publication.kommuner:
        yield kommun.name, ("kommun", kommun.name)
    for attribute in PUBLISHED_ATTRIBUTES:
        column = publication.layout.column(attribute)
        for key in publication.figures.groups(attribute):
            yield f"{column.name.to(lang)}: {column.named(key, lang)}", (attribute, key)
