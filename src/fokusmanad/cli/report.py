"""`fokusmanad report`: what may be published, protected; or exact figures for those entitled to them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from fokusmanad.cli.options import (
    CampaignFile,
    CountedPeriod,
    Force,
    OnDuplicates,
    Output,
    Paths,
    Recursive,
    complete_kommun,
)
from fokusmanad.intake.choices import Duplicates
from fokusmanad.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.counting.summary import Summary
    from fokusmanad.intake.collection import Collection
    from fokusmanad.publishing.publication import PeriodToPublish
    from fokusmanad.render.options import ReportOptions

_INTERNAL = "-internt"
_INTERNAL_TITLE = Text("INTERNT, exakta antal", "INTERNAL, exact counts")
_JSON = ".json"


def report(
    context: typer.Context,
    paths: Paths,
    output: Output,
    kommun: Annotated[
        str | None,
        typer.Option(metavar="NAME", autocompletion=complete_kommun, help="The kommun that the report is about."),
    ] = None,
    earlier: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="An earlier period to compare with, as often as you like.")
    ] = None,
    pool: Annotated[
        bool, typer.Option("--pool", help="Add up the periods of each kommun, and of the groups in the campaign file.")
    ] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Exact figures, for those entitled to them.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="To look at: marked as a draft, and not published.")] = False,
    duplicates: OnDuplicates = Duplicates.REFUSE,
    campaign: CampaignFile = None,
    period: CountedPeriod = None,
    *,
    recursive: Recursive = False,
    force: Force = False,
) -> None:
    """Write what may be published, small counts protected."""
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.progress import collect_with_bar

    chosen = find_campaign(paths, campaign, period)
    collection = collect_with_bar(paths, chosen, recursive=recursive, duplicates=duplicates)
    before = [_load_earlier(path, output.parent, recursive=recursive, duplicates=duplicates) for path in earlier or ()]
    material = _gather_material(collection, chosen, before, output.parent, context.obj, kommun)
    material = material._replace(is_pooled=pool)
    if internal:
        _write_internal(material, output, force=force)
    else:
        _write_protected(material, output, is_draft=draft, force=force)
    raise typer.Exit(int(material.is_flawed))


class _Material(NamedTuple):
    """The input of a report."""

    collection: "Collection"
    now: "PeriodToPublish"
    earlier: "Sequence[PeriodToPublish]"
    options: "ReportOptions"
    is_pooled: bool = False

    @property
    def read(self) -> tuple[Path, ...]:
        """The files that were read."""
        return (*self.collection.paths, *(path for each in self.earlier for path in each.summary.read))

    @property
    def is_flawed(self) -> bool:
        """Whether any period has an error, a refused file or a row left out."""
        return self.collection.is_flawed or any(each.summary.is_flawed for each in self.earlier)


def _load_earlier(path: str, report_folder: Path, *, recursive: bool, duplicates: Duplicates) -> "PeriodToPublish":
    """Return the earlier period at `path`, whose ledger may also lie in the report's folder.

    A campaign file above both periods holds for one of them only; the other's ledger is with its own files.
    """
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.compare import load_period
    from fokusmanad.publishing.publication import PeriodToPublish

    summary = load_period(path, None, recursive=recursive, duplicates=duplicates)
    campaign = find_campaign((path,), None)
    given = Path(path)
    folder = given if given.is_dir() else given.parent
    own = campaign if campaign.period in {None, summary.period} else Campaign()
    return PeriodToPublish(summary, own, (own.folder or folder, report_folder))


def _gather_material(
    collection: "Collection",
    campaign: "Campaign",
    earlier: "Sequence[PeriodToPublish]",
    report_folder: Path,
    lang: Lang,
    kommun: str | None,
) -> _Material:
    from fokusmanad.counting.summary import summary_of
    from fokusmanad.publishing.publication import PeriodToPublish
    from fokusmanad.render.options import options_of_today

    summary = summary_of(collection, campaign)
    focus = _find_counted(summary, kommun) if kommun else None
    now = PeriodToPublish(summary, campaign, (campaign.folder or collection.folder, report_folder))
    return _Material(collection, now, earlier, options_of_today(lang, focus))


def _find_counted(summary: "Summary", named: str) -> str:
    """Return the name of a kommun that has a form that is counted."""
    from fokusmanad.cli.campaign import find_named_kommun
    from fokusmanad.errors import UsageError

    name = find_named_kommun(named).name
    counted = tuple(kommun.name for kommun in summary.kommuner)
    if name in counted:
        return name
    if counted:
        raise UsageError("kommun_not_counted", kommun=name, counted=counted)
    raise UsageError("no_kommun_counted", kommun=name)


def _write_protected(material: _Material, output: Path, *, is_draft: bool, force: bool) -> None:
    """Write the protected report, after notes of what protection hides and of a ledger that lies elsewhere."""
    from fokusmanad.cli.files import refuse_inputs, refuse_nowhere, refuse_taken, write_file
    from fokusmanad.cli.progress import moving_bar
    from fokusmanad.cli.streams import write_note
    from fokusmanad.publishing.publication import publish
    from fokusmanad.render.report_files import renderer
    from fokusmanad.render.terminal.protection import describe_alone, describe_protection

    render = renderer(output)
    refuse_inputs(output, material.read)
    refuse_taken([output], force=force)
    refuse_nowhere(output)
    alone = None if is_draft else material.now.kommun_alone
    is_draft = is_draft or alone is not None
    _tell_ledgers(material)
    may_be_incomplete = force or material.now.is_closed(material.options.made)
    with moving_bar():
        publication = publish(
            material.now,
            material.earlier,
            is_pooled=material.is_pooled,
            is_draft=is_draft,
            may_be_incomplete=may_be_incomplete,
        )
    if alone:
        write_note(describe_alone(alone, material.options.lang))
    write_note(describe_protection(publication, material.options.lang))
    write_file(output, render(publication, material.options), force=force)
    closing = Text(f"Rapporten ligger i {output}.", f"The report is in {output}.")
    if is_draft:
        closing = Text(f"Utkastet ligger i {output}. Det är inte utlämnat.", f"The draft is in {output}, unpublished.")
    _close(material, closing)


def _tell_ledgers(material: _Material) -> None:
    """Write a note for each ledger that does not lie where it belongs, and is used where it lies."""
    from fokusmanad.cli.streams import write_note
    from fokusmanad.publishing.publication import in_time, ledgers_of

    periods = in_time(material.now, material.earlier)
    for period, ledger in zip(periods, ledgers_of(periods), strict=True):
        if ledger.parent.resolve() != period.folders[0].resolve():
            told = Text(
                f"Det som redan har lämnats ut står i {ledger}. Den filen används och fylls på.",
                f"What has already been published is in {ledger}. That file is used and added to.",
            )
            write_note(told.to(material.options.lang))


def _write_internal(material: _Material, output: Path, *, force: bool) -> None:
    """Write exact figures, into a file whose name says that they are internal."""
    from fokusmanad.cli.files import refuse_inputs, write_file

    named = output if output.stem.endswith(_INTERNAL) else output.with_stem(output.stem + _INTERNAL)
    refuse_inputs(named, material.read)
    write_file(named, _render_exact(material, output), force=force)
    closing = Text(
        f"Rapporten ligger i {named}. Den har exakta antal och får bara lämnas till den som har rätt till dem.",
        f"The report is in {named}. It has exact counts and may be given only to those entitled to them.",
    )
    _close(material, closing)


def _close(material: _Material, closing: Text) -> None:
    """Write notes of what the report counts and leaves out, which decides the exit status, and of its file."""
    from fokusmanad.cli.streams import write_note
    from fokusmanad.render.terminal.summary import summary_closing

    write_note(summary_closing(material.collection, material.options.lang))
    write_note(closing.to(material.options.lang))


def _render_exact(material: _Material, output: Path) -> bytes:
    """Render exact figures. As JSON they are the exact summary, which `compare` can read again."""
    from fokusmanad.errors import UsageError
    from fokusmanad.publishing.publication import internal
    from fokusmanad.render.report_files import renderer

    if output.suffix.casefold() == _JSON:
        if material.is_pooled:
            raise UsageError("pool_in_exact_json")
        from fokusmanad.render.machine.exact import summary_json

        summary = material.now.summary
        title = " – ".join(filter(None, [_INTERNAL_TITLE.to(material.options.lang), summary.title]))
        return summary_json(replace(summary, title=title), material.options.focus).encode()
    publication = internal(material.now, material.earlier, is_pooled=material.is_pooled)
    return renderer(output)(publication, material.options)
