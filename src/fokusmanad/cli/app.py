"""The commands: what each takes, what it calls, and what it answers with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from fokusmanad import __version__
from fokusmanad.choices import Duplicates
from fokusmanad.cli.status import status_of
from fokusmanad.cli.streams import note, result, screen
from fokusmanad.cli.usage import frame
from fokusmanad.text import Lang, Text
from fokusmanad.wrong_use import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.campaign import Campaign
    from fokusmanad.layout import Layout
    from fokusmanad.received import Collection


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


class TextOrJson(StrEnum):
    """How findings are told: to people or to machines."""

    TEXT = "text"
    JSON = "json"


class TextJsonOrCsv(StrEnum):
    """How figures are told: to people, to machines or to a spreadsheet."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


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
    lan: Annotated[str, typer.Option(metavar="NAME", help="The län whose kommuner take part.")],
    month: Annotated[str, typer.Option(metavar="MONTH", help="The month, such as 2026-03.")],
    *,
    force: Force = False,
) -> None:
    """Make a campaign folder: a form for each kommun."""
    from fokusmanad.campaign_folder import FORMS, init_folder, next_steps
    from fokusmanad.cli.writing import write_folder

    contents = init_folder(lan, month)
    write_folder(folder, contents, force=force)
    note(next_steps(str(folder), sum(name.startswith(FORMS) for name in contents)).to(context.obj))


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
    from fokusmanad.cli.campaigns import campaign_for, kommun_named
    from fokusmanad.cli.writing import write
    from fokusmanad.excel.template import template

    named = kommun_named(kommun) if kommun else None
    write(output, template(campaign_for((str(output),), campaign), named), force=force)
    note(Text(f"Formuläret ligger i {output}.", f"The form is in {output}.").to(context.obj))


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
    from fokusmanad.cli.campaigns import campaign_for
    from fokusmanad.cli.collecting import collected

    lang: Lang = context.obj
    chosen = campaign_for(paths, campaign)
    collection = collected(paths, chosen, recursive=recursive)
    if format is TextOrJson.JSON:
        from fokusmanad.render.data import validation_json

        result(validation_json(collection, lang).encode())
    else:
        from fokusmanad.render.terminal import validation, validation_closing

        result(validation(collection, lang, screen()))
        note(validation_closing(collection, lang))
    if mark:
        _mark(collection, mark, chosen, lang, force=force)
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
    from fokusmanad.cli.campaigns import campaign_for
    from fokusmanad.cli.collecting import collected
    from fokusmanad.intake import require_one_month
    from fokusmanad.summary import summarize as summarized

    lang: Lang = context.obj
    chosen = campaign_for(paths, campaign)
    asked_for = _attributes(by or (), chosen.layout)
    collection = collected(paths, chosen, recursive=recursive, duplicates=duplicates)
    require_one_month(collection)
    summary = summarized(collection, chosen, tuple(dict.fromkeys(("unit", "sex", *asked_for))))
    if protected:
        from fokusmanad.cli.protected import protected as protected_figures

        result(protected_figures(summary, chosen, format, lang, asked_for))
        if format is TextJsonOrCsv.TEXT:
            from fokusmanad.render.terminal import summary_closing

            note(summary_closing(collection, lang))
        raise typer.Exit(status_of(collection))
    match format:
        case TextJsonOrCsv.JSON:
            from fokusmanad.render.data import summary_json

            result(summary_json(summary).encode())
        case TextJsonOrCsv.CSV:
            from fokusmanad.render.data import summary_csv

            result(summary_csv(summary))
        case TextJsonOrCsv.TEXT:
            from fokusmanad.render.terminal import summary as summary_text
            from fokusmanad.render.terminal import summary_closing

            result(summary_text(summary, lang, screen(), asked_for))
            note(summary_closing(collection, lang))
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
    from fokusmanad.cli.sides import summary_side
    from fokusmanad.comparison import compare as compared

    sides = [summary_side(path, campaign, recursive=recursive, duplicates=duplicates) for path in (earlier, later)]
    comparison = compared(*sides)
    if format is TextOrJson.JSON:
        from fokusmanad.render.data import comparison_json

        result(comparison_json(comparison).encode())
    else:
        from fokusmanad.render.terminal import comparison as comparison_text
        from fokusmanad.render.terminal import comparison_closing

        result(comparison_text(comparison, context.obj, screen()))
        note(comparison_closing(comparison, context.obj))
    raise typer.Exit(int(any(side.flawed for side in sides)))


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
    from fokusmanad.cli.campaigns import campaign_for
    from fokusmanad.cli.collecting import collected
    from fokusmanad.cli.reporting import Report, edition_of, write_internal, write_report
    from fokusmanad.cli.sides import beside
    from fokusmanad.intake import require_one_month
    from fokusmanad.summary import summarize as summarized

    chosen = campaign_for(paths, campaign)
    collection = collected(paths, chosen, recursive=recursive, duplicates=duplicates)
    require_one_month(collection)
    summary = summarized(collection, chosen, ("unit", "sex"))
    month_beside = beside(earlier, recursive=recursive, duplicates=duplicates) if earlier else None
    made_of = Report(summary, chosen, month_beside, edition_of(summary, context.obj, kommun))
    write = write_internal if internal else write_report
    write(made_of, output, force=force)
    raise typer.Exit(status_of(collection))


@app.command(cls=_Command)
def explain(
    context: typer.Context, code: Annotated[str, typer.Argument(metavar="CODE", help="Such as FM301.")]
) -> None:
    """Explain a code: why it matters, how to mend it."""
    from fokusmanad.catalogue import CATALOGUE
    from fokusmanad.render.explain import explain as explained

    known = code.strip().upper()
    if known not in CATALOGUE:
        first, last = min(CATALOGUE), max(CATALOGUE)
        raise WrongUse(
            Text(
                f"Koden finns inte. Koderna går från {first} till {last} och står sist i varje meddelande.",
                f"There is no such code. The codes go from {first} to {last} and stand last in each message.",
            )
        )
    result(explained(known, context.obj) + "\n")


def _mark(collection: Collection, target: Path, campaign: Campaign, lang: Lang, *, force: bool) -> None:
    """Write the marked copy of the one file that was checked."""
    from fokusmanad.cli.writing import write
    from fokusmanad.intake import content
    from fokusmanad.marking import marked_copy

    sent = [file for file in collection.files if not file.checked.is_skipped]
    if len(sent) != 1:
        raise WrongUse(
            Text(
                "--mark gör en kopia av en fil. Ange en fil i taget.",
                "--mark makes a copy of one file. Give one file at a time.",
            )
        )
    source = sent[0].source
    if target.resolve() == source.path.resolve():
        raise WrongUse(
            Text(
                "Den markerade kopian behöver ett annat namn än originalet, som aldrig ändras.",
                "The marked copy needs another name than the original, which is never changed.",
            )
        )
    write(target, marked_copy(content(source), source.raw_name, sent[0].checked, campaign, lang), force=force)
    note(Text(f"Den markerade kopian ligger i {target}.", f"The marked copy is in {target}.").to(lang))


def _attributes(names: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """Return the keys of the attributes to split by, each named by its key or its heading."""
    columns = {name: layout.attribute(name) for name in names}
    if None in columns.values():
        allowed = ", ".join(column.key for column in layout.attributes)
        raise WrongUse(Text(f"--by tar en av: {allowed}.", f"--by takes one of: {allowed}."))
    return tuple(column.key for column in columns.values() if column)
