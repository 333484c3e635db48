"""`fokusmanad init`: a campaign folder, with a form for each kommun."""

from pathlib import Path
from typing import Annotated

import typer

from fokusmanad.cli.options import Force, NamedPeriod, complete_lan


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
    *,
    force: Force = False,
) -> None:
    """Make a campaign folder: a form for each kommun."""
    from fokusmanad.cli.files import write_folder
    from fokusmanad.cli.streams import write_note
    from fokusmanad.template.folder import FORMS, next_steps

    contents = _folder_contents(folder, lan or [], period, campaign)
    write_folder(folder, contents, force=force)
    write_note(next_steps(str(folder), sum(name.startswith(FORMS) for name in contents)).to(context.obj))


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
