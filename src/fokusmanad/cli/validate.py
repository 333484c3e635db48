"""`fokusmanad validate`: every problem of some forms, and a copy with them marked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fokusmanad.cli.options import CampaignFile, CountedPeriod, Force, OptionalOutput, Paths, Recursive
from fokusmanad.intake.choices import TextOrJson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.cli.destination import Destination
    from fokusmanad.intake.collection import Collection, File
    from fokusmanad.text import Lang


def validate(
    context: typer.Context,
    paths: Paths,
    format: Annotated[TextOrJson, typer.Option(help="For people or for machines.")] = TextOrJson.TEXT,
    mark: Annotated[
        Path | None,
        typer.Option(metavar="FILE|DIR", help="Write a copy with the problems marked; in a folder, one each."),
    ] = None,
    output: OptionalOutput = None,
    campaign: CampaignFile = None,
    period: CountedPeriod = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Check forms: all that is wrong, cell by cell."""
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.destination import choose_destination
    from fokusmanad.cli.progress import collect_with_bar

    destination = choose_destination(output, format, list(TextOrJson), force=force)
    chosen = find_campaign(paths, campaign, period)
    collection = collect_with_bar(paths, chosen, recursive=recursive)
    _show_problems(collection, destination, context.obj)
    if mark:
        write_copies = _write_marked_copies if _is_folder(mark) else _write_marked_copy
        write_copies(collection, mark, chosen, context.obj, force=force)
    raise typer.Exit(int(collection.is_flawed))


def _show_problems(collection: "Collection", destination: "Destination", lang: "Lang") -> None:
    """Write every problem: one by one for machines, grouped and with a closing line for people."""
    from fokusmanad.cli.streams import write_note

    if destination.kind == "json":
        from fokusmanad.render.machine.exact import validation_json

        destination.write(validation_json(collection, lang).encode(), collection.paths, lang)
        return
    from fokusmanad.render.terminal.validation import validation, validation_closing

    destination.write(validation(collection, lang, destination.screen), collection.paths, lang)
    write_note(validation_closing(collection, lang))


def names_of_copies(files: "Iterable[File]") -> list[str]:
    """Return the names of the marked copies of files that go together."""
    from fokusmanad.cli.files import distinct_names
    from fokusmanad.marked_copy.files import name_of_copy

    return distinct_names(map(name_of_copy, files))


def _is_folder(target: Path) -> bool:
    return target.is_dir() or not target.suffix


def _write_marked_copy(
    collection: "Collection", target: Path, campaign: "Campaign", lang: "Lang", *, force: bool
) -> None:
    """Write the marked copy of the one file that was checked."""
    from fokusmanad.cli.files import refuse_inputs, refuse_other_endings, write_file
    from fokusmanad.cli.streams import write_note
    from fokusmanad.errors import UsageError
    from fokusmanad.marked_copy.files import mark_file
    from fokusmanad.privacy import masked
    from fokusmanad.text import Text

    sent = [file for file in collection.files if not file.checked.is_skipped]
    if len(sent) > 1 and len({file.source.full_name for file in sent}) == 1:
        raise UsageError("one_kommun_to_mark", path=masked(str(sent[0].source.path)), folder=masked(target.stem))
    if len(sent) != 1:
        raise UsageError("one_file_to_mark")
    refuse_other_endings(target)
    refuse_inputs(target, collection.paths)
    write_file(target, mark_file(sent[0], campaign, lang), force=force)
    name = masked(str(target))
    write_note(Text(f"Den markerade kopian ligger i {name}.", f"The marked copy is in {name}.").to(lang))


def _write_marked_copies(
    collection: "Collection", target: Path, campaign: "Campaign", lang: "Lang", *, force: bool
) -> None:
    """Write the marked copy of each file with an error."""
    from fokusmanad.cli.files import refuse_inputs, refuse_taken, write_folder
    from fokusmanad.cli.streams import write_note
    from fokusmanad.marked_copy.files import mark_file
    from fokusmanad.privacy import masked
    from fokusmanad.text import Text, plural

    faulty = [file for file in collection.files if file.checked.has_errors]
    names = names_of_copies(faulty)
    for name in names:
        refuse_inputs(target / name, collection.paths)
    refuse_taken([target / name for name in names], force=force)
    copies = {name: mark_file(file, campaign, lang) for name, file in zip(names, faulty, strict=True)}
    write_folder(target, copies, force=force)
    number, folder = len(copies), masked(str(target))
    note = Text(
        f"{plural(number, 'markerad kopia', 'markerade kopior')} ligger i {folder}.",
        f"{plural(number, 'marked copy is', 'marked copies are')} in {folder}.",
    )
    write_note(note.to(lang) if copies else Text("Inget att markera.", "Nothing to mark.").to(lang))
