"""What would be handed on, for the coordinator's own screen; nothing is written and no ledger is touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.cli.reporting import edition_of, ledger_of
from fokusmanad.cli.streams import screen
from fokusmanad.publication import PUBLISHED_ATTRIBUTES, publish
from fokusmanad.text import Text
from fokusmanad.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.campaign import Campaign
    from fokusmanad.summary import Summary
    from fokusmanad.text import Lang


def protected(summary: Summary, campaign: Campaign, form: str, lang: Lang, by: Sequence[str]) -> str | bytes:
    """Return the protected figures as "text", "json" or "csv"; the text with a table for each attribute in `by`."""
    _refuse_others(by)
    publication = publish(summary, campaign, ledger_of(campaign, Path.cwd()), record=False)
    # Only what is asked for is imported.
    match form:
        case "json":
            from fokusmanad.render.publication_data import publication_json  # noqa: PLC0415

            return publication_json(publication, edition_of(summary, lang, None))
        case "csv":
            from fokusmanad.render.publication_data import publication_csv  # noqa: PLC0415

            return publication_csv(publication)
    from fokusmanad.render.terminal import published  # noqa: PLC0415

    return published(publication, lang, screen(), by)


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
