"""`fokusmanad init`: a campaign folder, with a form for each kommun."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fokusmanad.cli.options import Force, NamedPeriod, complete_lan

if TYPE_CHECKING:
    from fokusmanad.intake.export_headings import ExportHeadings
    from fokusmanad.text import Lang


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    lan: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", autocompletion=complete_lan, help="A län whose kommuner take part."),
    ] = None,
    period: NamedPeriod = None,
    campaign: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A campaign file that says it all, in their place.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--from", metavar="EXPORT", help="Map the headings of a survey tool's or case system's export."),
    ] = None,
    *,
    force: Force = False,
) -> None:
    """Make a campaign folder: a form for each kommun."""
    from fokusmanad.cli.files import write_folder
    from fokusmanad.cli.streams import write_note
    from fokusmanad.errors import UsageError
    from fokusmanad.template.folder import FORMS, next_steps

    if export:
        if campaign:
            raise UsageError("from_or_campaign")
        _write_of_export(folder, export, lan or [], period, context.obj, force=force)
        return
    contents = _folder_contents(folder, lan or [], period, campaign)
    write_folder(folder, contents, force=force)
    write_note(next_steps(str(folder), sum(name.startswith(FORMS) for name in contents)).to(context.obj))


def _write_of_export(
    folder: Path, export: Path, lan: list[str], period: str | None, lang: "Lang", *, force: bool
) -> None:
    """Write the campaign file that an export needs, and a note of what to do next."""
    from fokusmanad.campaign.model import FILE_NAME
    from fokusmanad.cli.files import write_folder
    from fokusmanad.cli.streams import write_note
    from fokusmanad.template.folder import campaign_of_export, steps_with_export

    found = _read_headings(export)
    text = campaign_of_export(lan, period, found.kommuner, found.mapped, found.others)
    write_folder(folder, {FILE_NAME: text.encode()}, force=force)
    needs_period = period is None and not found.has_period
    steps = steps_with_export(str(folder), str(export), len(found.mapped), len(found.others), needs_period=needs_period)
    write_note(steps.to(lang))


def _read_headings(export: Path) -> "ExportHeadings":
    """Return what the headings of an export most likely mean.

    Raises:
        UsageError: It cannot be read, or has no headings.
    """
    from fokusmanad.errors import UsageError
    from fokusmanad.findings.problem import Problem
    from fokusmanad.intake.export_headings import guess_headings
    from fokusmanad.reading.read import NAMED_TABLE_SUFFIXES, read_workbook
    from fokusmanad.text import Lang, Text

    if not export.is_file():
        raise UsageError("not_found", path=str(export))
    book = read_workbook(export, is_csv=export.suffix.casefold() in NAMED_TABLE_SUFFIXES)
    if isinstance(book, Problem):
        why = Text(book.message(Lang.SV), book.message(Lang.EN))
        raise UsageError("export_unreadable", path=str(export), why=why)
    if found := guess_headings(book):
        return found
    raise UsageError("export_without_headings", path=str(export))


def _folder_contents(folder: Path, lan: list[str], period: str | None, campaign: Path | None) -> dict[str, bytes]:
    """Return the files of a campaign folder, for a län and a period or as a campaign file says."""
    from fokusmanad.errors import UsageError
    from fokusmanad.template.folder import init_folder

    if campaign:
        return _forms_of_campaign(folder, campaign, lan, period)
    if lan and period:
        return init_folder(lan, period)
    raise UsageError("lan_and_period")


def _forms_of_campaign(folder: Path, file: Path, lan: list[str], period: str | None) -> dict[str, bytes]:
    """Return the forms of a campaign file, with the file itself unless it is in the folder already."""
    from fokusmanad.campaign.model import FILE_NAME
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.template.folder import campaign_forms, refuse_disagreement

    campaign = find_campaign((), file)
    refuse_disagreement(campaign, lan, period)
    forms = campaign_forms(campaign)
    is_there = file.resolve() == (folder / FILE_NAME).resolve()
    return forms if is_there else {FILE_NAME: file.read_bytes(), **forms}
