"""`fokusmanad trend`: the development over several periods, each from forms or from a saved summary."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fokusmanad.cli.options import CampaignFile, Force, OnDuplicates, OptionalOutput, Recursive
from fokusmanad.intake.choices import Duplicates, TextJsonOrCsv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fokusmanad.cli.destination import Destination
    from fokusmanad.counting.trend import Trend
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.text import Lang


def trend(
    context: typer.Context,
    periods: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Two periods or more: forms or saved summaries.")
    ],
    format: Annotated[TextJsonOrCsv, typer.Option(help="For people, machines or spreadsheets.")] = TextJsonOrCsv.TEXT,
    pool: Annotated[
        bool, typer.Option("--pool", help="Add up the periods of each kommun, and of the groups in the campaign file.")
    ] = False,
    output: OptionalOutput = None,
    duplicates: OnDuplicates = Duplicates.REFUSE,
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Show the development over several periods."""
    from fokusmanad.cli.compare import load_period
    from fokusmanad.cli.destination import choose_destination
    from fokusmanad.counting.trend import trend as put_in_order

    destination = choose_destination(output, format, list(TextJsonOrCsv), force=force)
    summaries = [load_period(path, campaign, recursive=recursive, duplicates=duplicates) for path in periods]
    found = put_in_order(summaries)
    _show(found, destination, _pools(found, periods, campaign) if pool else {}, context.obj)
    raise typer.Exit(int(any(summary.is_flawed for summary in summaries)))


def _pools(found: "Trend", paths: "Sequence[str]", campaign: Path | None) -> "Mapping[str, Sequence[Kommun]]":
    """Return what is pooled: each kommun, and each group of the last period's campaign file.

    Raises:
        UsageError: Two periods overlap.
    """
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.form.period import refuse_overlap

    refuse_overlap(summary.period for summary in found.summaries)
    groups = find_campaign((paths[-1],), campaign).groups
    return {kommun.name: (kommun,) for kommun in found.kommuner} | dict(groups)


def _show(found: "Trend", destination: "Destination", pools: "Mapping[str, Sequence[Kommun]]", lang: "Lang") -> None:
    content: str | bytes
    match destination.kind:
        case "json":
            from fokusmanad.render.machine.exact import trend_json

            content = trend_json(found).encode()
        case "csv":
            from fokusmanad.render.machine.exact import trend_csv

            content = trend_csv(found)
        case _:
            from fokusmanad.render.terminal.trend import trend as draw

            content = draw(found, lang, destination.screen, pools)
    destination.write(content, tuple(path for summary in found.summaries for path in summary.read), lang)
