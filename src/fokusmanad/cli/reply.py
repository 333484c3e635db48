"""`fokusmanad reply`: mail drafts to the kommuner that have something to correct or have sent nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fokusmanad.cli.options import CampaignFile, Force, Paths, Recursive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.intake.collection import Collection, File
    from fokusmanad.render.mail import Correction, Round
    from fokusmanad.text import Text


def reply(
    context: typer.Context,
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write the drafts in.")],
    campaign: CampaignFile = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Draft mails to kommuner: what to correct, and reminders."""
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.files import write_folder
    from fokusmanad.cli.progress import collect_with_bar
    from fokusmanad.cli.streams import write_note

    chosen = find_campaign(paths, campaign)
    collection = collect_with_bar(paths, chosen, recursive=recursive)
    drafts = dict(_draft_all(collection, chosen))
    write_folder(output, drafts, force=force)
    write_note(_describe_drafts(len(drafts), output).to(context.obj))
    raise typer.Exit(int(collection.is_flawed))


def _draft_all(collection: "Collection", campaign: "Campaign") -> "Iterator[tuple[str, bytes]]":
    """Yield each draft by its file name."""
    from datetime import date

    from fokusmanad.render.mail import Round, draft_reminder

    about = Round(collection.period, campaign.last_day, date.today())  # noqa: DTZ011 - the user's own day
    yield from _draft_corrections(collection, campaign, about)
    for missing in collection.missing(campaign.expected):
        yield f"{missing.name}-påminnelse.eml", draft_reminder(missing.name, about)


def _draft_corrections(collection: "Collection", campaign: "Campaign", about: "Round") -> "Iterator[tuple[str, bytes]]":
    """Yield a draft for each kommun with files to correct, and for each such file without a known kommun."""
    from fokusmanad.cli.files import distinct_names
    from fokusmanad.render.mail import draft_correction

    files = [file for file in collection.files if _must_be_corrected(file)]
    by_sender: dict[str, list[Correction]] = {}
    for file, correction in zip(files, _correct(files, campaign), strict=True):
        by_sender.setdefault(file.checked.kommun.name if file.checked.kommun else file.name, []).append(correction)
    names = distinct_names(f"{Path(sender).stem}-rätta.eml" for sender in by_sender)
    for name, corrections in zip(names, by_sender.values(), strict=True):
        yield name, draft_correction(corrections, about)


def _correct(files: "Sequence[File]", campaign: "Campaign") -> "Iterator[Correction]":
    """Yield each file with its marked copy, which is Swedish like the mail."""
    from fokusmanad.cli.validate import names_of_copies
    from fokusmanad.marked_copy.files import mark_file
    from fokusmanad.render.mail import Correction, may_be_attached
    from fokusmanad.text import Lang

    for file, name in zip(files, names_of_copies(files), strict=True):
        copy = mark_file(file, campaign, Lang.SV) if may_be_attached(file) else None
        yield Correction(file, name, copy)


def _must_be_corrected(file: "File") -> bool:
    # A report of ours among the forms was sent by no kommun.
    is_report = any((problem.code, problem.variant) == ("FM105", "report") for problem in file.checked.problems)
    return file.checked.has_errors and not is_report


def _describe_drafts(number: int, folder: Path) -> "Text":
    from fokusmanad.privacy import masked
    from fokusmanad.text import Text, plural

    if not number:
        return Text("Inga utkast behövs.", "No drafts are needed.")
    name = masked(str(folder))
    return Text(
        f"{plural(number, 'utkast', 'utkast')} ligger i {name}. Inget är skickat: öppna utkasten i e-postprogrammet, "
        "läs igenom dem och fyll i mottagare.",
        f"{plural(number, 'draft is', 'drafts are')} in {name}. Nothing has been sent: open the drafts in the mail "
        "program, read them through and add the recipients.",
    )
