"""What would be handed on, for the coordinator's own screen; nothing is written and no ledger is touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.cli.report import edition_of, ledger_folder
from fokusmanad.cli.streams import note, result, screen
from fokusmanad.cli.summarize import summary_of
from fokusmanad.errors import WrongUse
from fokusmanad.intake.choices import TextJsonOrCsv
from fokusmanad.publishing.publication import PUBLISHED_ATTRIBUTES, publish
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.intake.collection import Collection
    from fokusmanad.text import Lang


def tell_protected(
    collection: Collection, campaign: Campaign, form: TextJsonOrCsv, by: Sequence[str], lang: Lang
) -> None:
    """Tell what may be handed on; to people with a table for each attribute in `by`."""
    _refuse_others(by)
    summary = summary_of(collection, campaign)
    publication = publish(summary, campaign, ledger_folder(campaign, Path.cwd()), record=False)
    match form:
        case TextJsonOrCsv.JSON:
            from fokusmanad.render.machine.protected import publication_json  # noqa: PLC0415 - only what is asked for

            result(publication_json(publication, edition_of(summary, lang, None)))
        case TextJsonOrCsv.CSV:
            from fokusmanad.render.machine.protected import publication_csv  # noqa: PLC0415 - as above

            result(publication_csv(publication))
        case TextJsonOrCsv.TEXT:
            from fokusmanad.render.terminal.published import published  # noqa: PLC0415 - as above
            from fokusmanad.render.terminal.summary import summary_closing  # noqa: PLC0415 - as above

            result(published(publication, lang, screen(), by))
            note(summary_closing(collection, lang))


def _refuse_others(attributes: Sequence[str]) -> None:
    others = [attribute for attribute in attributes if attribute not in PUBLISHED_ATTRIBUTES]
    if others:
        allowed, named = ", ".join(PUBLISHED_ATTRIBUTES), ", ".join(others)
        raise WrongUse(
            Text(
                f"Med --protected tar --by bara {allowed}, som är det som lämnas ut. Ta bort {named}.",
                f"With --protected --by takes only {allowed}, which is what is handed on. Take away {named}.",
            )
        )
