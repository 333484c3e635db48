"""`fokusmanad nulage`: where the kommuner stand, by their own ratings and indicators."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fokusmanad.cli.options import CampaignFile, Force, OptionalOutput, Paths, Recursive
from fokusmanad.intake.choices import TextJsonOrCsv

if TYPE_CHECKING:
    from fokusmanad.counting.standing import Standings


def nulage(
    context: typer.Context,
    paths: Paths,
    format: Annotated[TextJsonOrCsv, typer.Option(help="For people, machines or spreadsheets.")] = TextJsonOrCsv.TEXT,
    earlier: Annotated[str | None, typer.Option(metavar="PATH", help="Earlier ratings to compare with.")] = None,
    output: OptionalOutput = None,
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Show where the kommuner stand: ratings, indicators and lists."""
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.destination import choose_destination
    from fokusmanad.cli.progress import collect_with_bar
    from fokusmanad.counting.standing import standings

    destination = choose_destination(output, format, list(TextJsonOrCsv), force=force)
    chosen = find_campaign(paths, campaign)
    collection = collect_with_bar(paths, chosen, recursive=recursive)
    found = standings(collection, chosen)
    before = _load_earlier(earlier, campaign, recursive=recursive) if earlier else None
    content: str | bytes
    match destination.kind:
        case "json":
            from fokusmanad.render.machine.standing import standing_json

            content = standing_json(found).encode()
        case "csv":
            from fokusmanad.render.machine.standing import standing_csv

            content = standing_csv(found)
        case _:
            from fokusmanad.render.terminal.standing import standing

            content = standing(found, before, context.obj, destination.screen)
    destination.write(content, collection.paths, context.obj)
    problems = [problem for file in collection.files for problem in file.checked.problems]
    raise typer.Exit(int(any(problem.code == "FM413" for problem in problems)))


def _load_earlier(path: str, campaign: Path | None, *, recursive: bool) -> "Standings":
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.progress import collect_with_bar
    from fokusmanad.counting.standing import standings

    # A campaign file above both periods is of the later one.
    chosen = replace(find_campaign((path,), campaign), period=None)
    return standings(collect_with_bar((path,), chosen, recursive=recursive), chosen)
