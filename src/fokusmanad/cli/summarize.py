"""Figures told: exact ones, for the coordinator's own screen and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.cli.streams import note, result, screen
from fokusmanad.counting.summary import Summary, summarize
from fokusmanad.errors import WrongUse
from fokusmanad.intake.choices import TextJsonOrCsv
from fokusmanad.intake.collect import require_one_month
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.form.layout import Layout
    from fokusmanad.intake.collection import Collection
    from fokusmanad.text import Lang

_ALWAYS = ("unit", "sex")
"""Machines are always given the figures by these."""


def attributes_named(names: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """Return the keys of the attributes to split by, each named by its key or its heading."""
    columns = {name: layout.attribute(name) for name in names}
    if None in columns.values():
        allowed = ", ".join(column.key for column in layout.attributes)
        raise WrongUse(Text(f"--by tar en av: {allowed}.", f"--by takes one of: {allowed}."))
    return tuple(column.key for column in columns.values() if column)


def summary_of(collection: Collection, campaign: Campaign, by: Sequence[str] = ()) -> Summary:
    """Count a collection that must be of one month."""
    require_one_month(collection)
    return summarize(collection, campaign, tuple(dict.fromkeys((*_ALWAYS, *by))))


def tell(collection: Collection, campaign: Campaign, form: TextJsonOrCsv, by: Sequence[str], lang: Lang) -> None:
    """Tell the exact figures; to people with a table for each attribute in `by`."""
    summary = summary_of(collection, campaign, by)
    match form:
        case TextJsonOrCsv.JSON:
            from fokusmanad.render.machine.exact import summary_json  # noqa: PLC0415 - only what is asked for

            result(summary_json(summary).encode())
        case TextJsonOrCsv.CSV:
            from fokusmanad.render.machine.exact import summary_csv  # noqa: PLC0415 - as above

            result(summary_csv(summary))
        case TextJsonOrCsv.TEXT:
            from fokusmanad.render.terminal import summary as terminal  # noqa: PLC0415 - as above

            result(terminal.summary(summary, lang, screen(), by))
            note(terminal.summary_closing(collection, lang))
