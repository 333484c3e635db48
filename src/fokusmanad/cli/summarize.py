"""`fokusmanad summarize`: exact figures for the coordinator's own screen, or those that may be published."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from fokusmanad.cli.options import CampaignFile, CountedPeriod, Force, OnDuplicates, OptionalOutput, Paths, Recursive
from fokusmanad.intake.choices import Duplicates, TextJsonOrCsv

if TYPE_CHECKING:
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.cli.destination import Destination
    from fokusmanad.counting.summary import Summary
    from fokusmanad.errors import UsageError
    from fokusmanad.form.layout import Layout
    from fokusmanad.intake.collection import Collection
    from fokusmanad.text import Lang


def summarize(
    context: typer.Context,
    paths: Paths,
    format: Annotated[TextJsonOrCsv, typer.Option(help="For people, machines or spreadsheets.")] = TextJsonOrCsv.TEXT,
    by: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="Split by unit, sex or an optional column.")
    ] = None,
    output: OptionalOutput = None,
    duplicates: OnDuplicates = Duplicates.REFUSE,
    campaign: CampaignFile = None,
    period: CountedPeriod = None,
    *,
    recursive: Recursive = False,
    protected: Annotated[
        bool, typer.Option("--protected", help="Show what would be published, small counts protected.")
    ] = False,
    force: Force = False,
) -> None:
    """Count asked, not asked, reasons and answers."""
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.destination import choose_destination
    from fokusmanad.cli.progress import collect_with_bar

    destination = choose_destination(output, format, (*TextJsonOrCsv, "xlsx"), force=force)
    chosen = find_campaign(paths, campaign, period)
    attributes = _find_attributes(by or (), chosen.layout)
    collection = collect_with_bar(paths, chosen, recursive=recursive, duplicates=duplicates)
    show = _show_protected if protected else _show_exact
    show(collection, chosen, destination, attributes, context.obj)
    raise typer.Exit(int(collection.is_flawed))


def _find_attributes(names: Sequence[str], layout: "Layout") -> tuple[str, ...]:
    """Return what to split by, each named by its key or its heading: attributes, or the kommuner.

    Raises:
        UsageError: A name is no attribute, or that of a column that only those who said yes have.
    """
    from fokusmanad.counting.summary import KOMMUN
    from fokusmanad.text import fold

    found: list[str] = []
    for name in names:
        column = layout.attribute(name)
        if column is None and fold(name) != KOMMUN:
            raise _unknown_attribute(name, layout)
        found.append(column.key if column else KOMMUN)
    return tuple(dict.fromkeys(found))


def _unknown_attribute(name: str, layout: "Layout") -> "UsageError":
    from fokusmanad.errors import UsageError

    if (column := layout.by_heading(name) or layout.by_key(name)) and column.is_after_yes:
        return UsageError("by_after_yes", column=column.heading)
    allowed = ", ".join(column.key for column in layout.attributes)
    if near := _near_attribute(name, layout):
        return UsageError("by_unknown_near", allowed=allowed, near=near)
    return UsageError("by_unknown", allowed=allowed)


def _near_attribute(name: str, layout: "Layout") -> str | None:
    from fokusmanad.form.suggestions import near_miss

    keys = {word: column.key for column in layout.attributes for word in (column.key, column.heading)}
    near = near_miss(name, keys)
    return keys[near] if near else None


def _show_exact(
    collection: "Collection", campaign: "Campaign", destination: "Destination", by: Sequence[str], lang: "Lang"
) -> None:
    """Write the exact figures; for people with a table for each attribute in `by`."""
    from fokusmanad.counting.summary import summary_of

    summary = summary_of(collection, campaign, by)
    content: str | bytes
    match destination.kind:
        case "json":
            from fokusmanad.render.machine.exact import summary_json

            content = summary_json(summary).encode()
        case "csv":
            from fokusmanad.render.machine.exact import summary_csv

            content = summary_csv(summary)
        case "xlsx":
            from fokusmanad.render.machine.spreadsheet import summary_xlsx

            content = summary_xlsx(summary)
        case _:
            from fokusmanad.render.terminal import summary as terminal

            content = terminal.summary(summary, lang, destination.screen, by)
    destination.write(content, collection.paths, lang)
    _close(collection, summary, destination, lang)


def _show_protected(
    collection: "Collection", campaign: "Campaign", destination: "Destination", by: Sequence[str], lang: "Lang"
) -> None:
    """Write a draft of what may be published; for people with a table for each attribute in `by`."""
    from fokusmanad.cli.progress import moving_bar
    from fokusmanad.counting.summary import summary_of
    from fokusmanad.publishing.publication import PeriodToPublish, publish
    from fokusmanad.render.options import options_of_today

    _refuse_unpublished(by)
    summary = summary_of(collection, campaign)
    with moving_bar():
        now = PeriodToPublish(summary, campaign, (campaign.folder or collection.folder,))
        publication = publish(now, is_draft=True)
    content: str | bytes
    match destination.kind:
        case "json":
            from fokusmanad.render.machine.protected import publication_json

            content = publication_json(publication, options_of_today(lang))
        case "csv":
            from fokusmanad.render.machine.protected import publication_csv

            content = publication_csv(publication)
        case "xlsx":
            from fokusmanad.errors import needing_extra

            with needing_extra():
                from fokusmanad.render.workbook import report_xlsx

            content = report_xlsx(publication, options_of_today(lang))
        case _:
            from fokusmanad.render.terminal.published import published

            content = published(publication, lang, destination.screen, by)
    destination.write(content, collection.paths, lang)
    _close(collection, summary, destination, lang)


def _close(collection: "Collection", summary: "Summary", destination: "Destination", lang: "Lang") -> None:
    """Write notes of what is counted and what is not, unless the result itself has them."""
    from fokusmanad.cli.streams import screen, write_note

    # Only notes need rich, which takes as much of a start as pydantic.
    if destination.kind == "csv" or destination.path:
        from fokusmanad.render.terminal.coverage import describe_gaps

        write_note(describe_gaps(summary.coverage, lang, screen()._replace(color=False)))
    if destination.kind == "text" or destination.path:
        from fokusmanad.render.terminal.summary import summary_closing

        write_note(summary_closing(collection, lang))


def _refuse_unpublished(attributes: Sequence[str]) -> None:
    from fokusmanad.errors import UsageError
    from fokusmanad.publishing.publication import PUBLISHED_ATTRIBUTES

    others = [attribute for attribute in attributes if attribute not in PUBLISHED_ATTRIBUTES]
    if others:
        raise UsageError("by_not_published", allowed=", ".join(PUBLISHED_ATTRIBUTES), named=", ".join(others))
