"""The commands: what each takes, what it calls, and what it answers with."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from fokusmanad import __version__
from fokusmanad.cli.status import status_of
from fokusmanad.cli.streams import result
from fokusmanad.cli.usage import frame
from fokusmanad.intake.choices import Duplicates, TextJsonOrCsv, TextOrJson
from fokusmanad.text import Lang


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return frame(super().get_help(ctx), ctx.obj)


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return frame(super().get_help(ctx), ctx.obj)


app = typer.Typer(
    name="fokusmanad",
    cls=_Group,
    # rich's help costs a seventh of a second at every start.
    rich_markup_mode=None,
    no_args_is_help=True,
)


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Workbooks, folders, globs or zip files.")]
CampaignFile = Annotated[Path | None, typer.Option("--campaign", metavar="FILE", help="The campaign file.")]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there already.")]
OnDuplicates = Annotated[Duplicates, typer.Option(help="What to do with forms sent twice.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")]
Recursive = Annotated[bool, typer.Option("--recursive", help="Search folders within folders too.")]


def _show_version(asked: bool) -> None:
    if asked:
        result(f"fokusmanad {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    *,
    lang: Annotated[Lang | None, typer.Option(help="Language of messages; may stand anywhere.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Check and summarize the question forms of a fokusmånad."""


@app.command(cls=_Command)
def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    lan: Annotated[str | None, typer.Option(metavar="NAME", help="The län whose kommuner take part.")] = None,
    month: Annotated[str | None, typer.Option(metavar="MONTH", help="The month, such as 2026-03.")] = None,
    campaign: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A campaign file that says it all, in their place.")
    ] = None,
    *,
    force: Force = False,
) -> None:
    """Make a campaign folder: a form for each kommun."""
    from fokusmanad.cli.template import folder_contents, make_folder

    make_folder(folder, folder_contents(folder, lan, month, campaign), context.obj, force=force)


@app.command(name="template", cls=_Command)
def write_template(
    context: typer.Context,
    output: Output,
    kommun: Annotated[str | None, typer.Option(metavar="NAME", help="The kommun that the form is for.")] = None,
    campaign: CampaignFile = None,
    *,
    force: Force = False,
) -> None:
    """Write one form."""
    from fokusmanad.cli.template import write_form

    write_form(output, kommun, campaign, context.obj, force=force)


@app.command(cls=_Command)
def validate(
    context: typer.Context,
    paths: Paths,
    format: Annotated[TextOrJson, typer.Option(help="For people or for machines.")] = TextOrJson.TEXT,
    mark: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a copy with the problems marked.")] = None,
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Check forms: all that is wrong, cell by cell."""
    from fokusmanad.cli.campaign import campaign_for
    from fokusmanad.cli.collecting import collected
    from fokusmanad.cli.validate import tell, write_marked

    chosen = campaign_for(paths, campaign)
    collection = collected(paths, chosen, recursive=recursive)
    tell(collection, format, context.obj)
    if mark:
        write_marked(collection, mark, chosen, context.obj, force=force)
    raise typer.Exit(status_of(collection))


@app.command(cls=_Command)
def summarize(
    context: typer.Context,
    paths: Paths,
    format: Annotated[TextJsonOrCsv, typer.Option(help="For people, machines or spreadsheets.")] = TextJsonOrCsv.TEXT,
    by: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="Split by unit, sex or an optional column.")
    ] = None,
    duplicates: OnDuplicates = Duplicates.REFUSE,
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
    protected: Annotated[
        bool, typer.Option("--protected", help="Show what would be handed on, small counts protected.")
    ] = False,
) -> None:
    """Count asked, not asked, reasons and answers."""
    from fokusmanad.cli.campaign import campaign_for
    from fokusmanad.cli.collecting import collected
    from fokusmanad.cli.summarize import attributes_named, tell

    chosen = campaign_for(paths, campaign)
    by_columns = attributes_named(by or (), chosen.layout)
    collection = collected(paths, chosen, recursive=recursive, duplicates=duplicates)
    if protected:
        from fokusmanad.cli.protected import tell_protected

        tell_protected(collection, chosen, format, by_columns, context.obj)
    else:
        tell(collection, chosen, format, by_columns, context.obj)
    raise typer.Exit(status_of(collection))


@app.command(cls=_Command)
def compare(
    context: typer.Context,
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="The earlier month: forms or a saved summary.")],
    later: Annotated[str, typer.Argument(metavar="LATER", help="The later month: forms or a saved summary.")],
    format: Annotated[TextOrJson, typer.Option(help="For people or for machines.")] = TextOrJson.TEXT,
    duplicates: OnDuplicates = Duplicates.REFUSE,
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
) -> None:
    """Compare two months: counts, shares and reasons."""
    from fokusmanad.cli.compare import tell
    from fokusmanad.cli.sides import summary_side

    before = summary_side(earlier, campaign, recursive=recursive, duplicates=duplicates)
    after = summary_side(later, campaign, recursive=recursive, duplicates=duplicates)
    tell(before, after, format, context.obj)
    raise typer.Exit(int(before.flawed or after.flawed))


@app.command(cls=_Command)
def report(
    context: typer.Context,
    paths: Paths,
    output: Output,
    kommun: Annotated[str | None, typer.Option(metavar="NAME", help="The kommun that the report is about.")] = None,
    earlier: Annotated[str | None, typer.Option(metavar="PATH", help="An earlier month to set beside.")] = None,
    internal: Annotated[bool, typer.Option("--internal", help="Exact figures, for those entitled to them.")] = False,
    duplicates: OnDuplicates = Duplicates.REFUSE,
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Write what may be handed on, small counts protected."""
    from fokusmanad.cli.campaign import campaign_for
    from fokusmanad.cli.collecting import collected
    from fokusmanad.cli.report import report_of, write_internal, write_report
    from fokusmanad.cli.sides import beside

    chosen = campaign_for(paths, campaign)
    collection = collected(paths, chosen, recursive=recursive, duplicates=duplicates)
    month_beside = beside(earlier, recursive=recursive, duplicates=duplicates) if earlier else None
    made_of = report_of(collection, chosen, month_beside, context.obj, kommun)
    write = write_internal if internal else write_report
    write(made_of, output, force=force)
    raise typer.Exit(made_of.status)


@app.command(cls=_Command)
def explain(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="Such as FM301.")],
    campaign: CampaignFile = None,
) -> None:
    """Explain a code: why it matters, how to mend it."""
    from fokusmanad.cli.explain import explain as explained

    if campaign:
        # A code means the same in every campaign; one that is named must be sound all the same. One that is not named
        # is left alone: its very faults may be what is to be explained.
        from fokusmanad.cli.campaign import campaign_for

        campaign_for((), campaign)
    result(explained(code, context.obj))
