"""`fokusmanad compare`: two months, each from forms or from a saved summary."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fokusmanad.cli.options import CampaignFile, Force, OnDuplicates, OptionalOutput, Recursive
from fokusmanad.intake.choices import Duplicates, TextOrJson

if TYPE_CHECKING:
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.cli.destination import Destination
    from fokusmanad.counting.summary import Summary
    from fokusmanad.intake.collection import Collection
    from fokusmanad.text import Lang


def compare(
    context: typer.Context,
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="The earlier month: forms or a saved summary.")],
    later: Annotated[str, typer.Argument(metavar="LATER", help="The later month: forms or a saved summary.")],
    format: Annotated[TextOrJson, typer.Option(help="For people or for machines.")] = TextOrJson.TEXT,
    output: OptionalOutput = None,
    duplicates: OnDuplicates = Duplicates.REFUSE,
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Compare two months: counts, shares and reasons."""
    from fokusmanad.cli.destination import choose_destination

    destination = choose_destination(output, format, list(TextOrJson), force=force)
    before = load_period(earlier, campaign, recursive=recursive, duplicates=duplicates)
    after = load_period(later, campaign, recursive=recursive, duplicates=duplicates)
    _show_comparison(before, after, destination, context.obj)
    raise typer.Exit(int(before.is_flawed or after.is_flawed))


def load_period(path: str, named: Path | None, *, recursive: bool, duplicates: Duplicates) -> "Summary":
    """Return the period at `path`: a folder, a file, a glob, a zip archive, or a saved summary (`.json`).

    The campaign is the one `named`, else the one next to this period's files.

    Raises:
        UsageError: Nothing at `path` can be counted.
    """
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.counting.saved import SUFFIX, read_saved
    from fokusmanad.counting.summary import summary_of
    from fokusmanad.errors import UsageError
    from fokusmanad.privacy import masked

    campaign = find_campaign((path,), named)
    saved = Path(path)
    if saved.suffix.casefold() == SUFFIX and saved.is_file():
        return read_saved(saved, campaign.layout)
    collection = _collect_month(path, campaign, recursive=recursive, duplicates=duplicates)
    summary = summary_of(collection, campaign)
    if not summary.kommuner:
        raise UsageError("nothing_counted", path=masked(path))
    return summary


def _collect_month(path: str, campaign: "Campaign", *, recursive: bool, duplicates: Duplicates) -> "Collection":
    from fokusmanad.cli.progress import collect_with_bar

    collection = collect_with_bar((path,), campaign, recursive=recursive, duplicates=duplicates)
    if collection.accepted or not _is_of_another_month(collection):
        return collection
    # One campaign file is often in a folder above both months, and is of one of them.
    return collect_with_bar((path,), replace(campaign, period=None), recursive=recursive, duplicates=duplicates)


def _is_of_another_month(collection: "Collection") -> bool:
    return any(problem.code == "FM206" for file in collection.refused for problem in file.checked.problems)


def _show_comparison(earlier: "Summary", later: "Summary", destination: "Destination", lang: "Lang") -> None:
    from fokusmanad.cli.streams import write_note
    from fokusmanad.counting.comparison import compare

    comparison = compare(earlier, later)
    read = (*earlier.read, *later.read)
    if destination.kind == "json":
        from fokusmanad.render.machine.exact import comparison_json

        destination.write(comparison_json(comparison).encode(), read, lang)
        return
    from fokusmanad.render.terminal import comparison as terminal

    destination.write(terminal.comparison(comparison, lang, destination.screen), read, lang)
    write_note(terminal.comparison_closing(comparison, lang))
