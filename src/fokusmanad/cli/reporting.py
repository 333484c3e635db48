"""What is handed on, written to a file: protected, or with exact figures for those entitled to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.campaign import LEDGER_NAME
from fokusmanad.cli.streams import note
from fokusmanad.cli.writing import refuse_taken, write
from fokusmanad.publication import internal, publish
from fokusmanad.text import Text, percent
from fokusmanad.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fokusmanad.campaign import Campaign
    from fokusmanad.publication import Publication
    from fokusmanad.summary import Summary
    from fokusmanad.text import Lang

_INTERNAL = "-internt"


def ledger_of(campaign: Campaign, beside: Path) -> Path:
    """Return where the ledger of what has been handed on lies: with the campaign's file, else in `beside`."""
    return (campaign.folder or beside) / LEDGER_NAME


def write_report(summary: Summary, campaign: Campaign, output: Path, lang: Lang, *, force: bool) -> None:
    """Write what may be handed on; what protection leaves of it is told before."""
    render = _renderer(output)
    refuse_taken([output], force=force)
    publication = publish(summary, campaign, ledger_of(campaign, output.parent), record=True)
    note(_protection(publication, lang).to(lang))
    write(output, render(publication, lang), force=force)
    note(Text(f"Rapporten ligger i {output}.", f"The report is in {output}.").to(lang))


def write_internal(summary: Summary, output: Path, lang: Lang, *, force: bool) -> None:
    """Write exact figures, into a file whose name says that they are internal."""
    render = _renderer(output)
    named = output if output.stem.endswith(_INTERNAL) else output.with_stem(output.stem + _INTERNAL)
    write(named, render(internal(summary), lang), force=force)
    told = Text(
        f"Rapporten ligger i {named}. Den har exakta antal och får bara lämnas till den som har rätt till dem.",
        f"The report is in {named}. It has exact counts and may be given only to those entitled to them.",
    )
    note(told.to(lang))


def _protection(publication: Publication, lang: Lang) -> Text:
    cells = len(publication.figures.cells)
    share = percent(publication.hidden, cells, lang)
    return Text(
        f"Skyddet döljer {publication.hidden} av {cells} antal ({share}): de små, och de som skulle avslöja dem.",
        f"Protection hides {publication.hidden} of {cells} counts ({share}): the small, and those that would give them "
        "away.",
    )


def _renderer(output: Path) -> Callable[[Publication, Lang], bytes]:
    match output.suffix.casefold():
        case ".json":
            from fokusmanad.render.publication_data import publication_json  # noqa: PLC0415 - only what is asked for

            return publication_json
    raise WrongUse(
        Text(
            f"Rapporten kan inte skrivas som {output.suffix or output.name}. Välj ett namn som slutar på .json.",
            f"The report cannot be written as {output.suffix or output.name}. Choose a name that ends in .json.",
        )
    )
