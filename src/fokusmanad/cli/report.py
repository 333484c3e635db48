"""What is handed on, written to a file: protected, or with exact figures for those entitled to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.cli.campaign import kommun_named
from fokusmanad.cli.files import refuse_inputs, refuse_nowhere, refuse_taken, write
from fokusmanad.cli.status import status_of
from fokusmanad.cli.streams import note
from fokusmanad.cli.summarize import summary_of
from fokusmanad.errors import WrongUse, needing_extra
from fokusmanad.publishing.publication import internal, publish
from fokusmanad.render.options import Edition
from fokusmanad.text import Lang, Text, listing, percent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.counting.summary import Summary
    from fokusmanad.intake.collection import Collection
    from fokusmanad.publishing.publication import Beside, Publication

_INTERNAL = "-internt"
_INTERNAL_TITLE = Text("INTERNT, exakta antal", "INTERNAL, exact counts")
_JSON = ".json"


def ledger_folder(campaign: Campaign, beside: Path) -> Path:
    """Return where the ledger of what has been handed on lies: with the campaign's file, else in `beside`."""
    return campaign.folder or beside


def edition_of(summary: Summary, lang: Lang, kommun: str | None) -> Edition:
    """Return today's edition, about the named kommun where one is; wrong use where it has no form that is counted."""
    edition = Edition(lang, date.today())  # noqa: DTZ011 - the user's own day, not that of Greenwich
    return replace(edition, focus=_counted(summary, kommun)) if kommun else edition


def _counted(summary: Summary, named: str) -> str:
    name = kommun_named(named).name
    names = [kommun.name for kommun in summary.kommuner]
    if name not in names:
        raise WrongUse(
            Text(
                f"{name} har inget formulär som räknas. Det har: {listing(names, Lang.SV) or 'ingen'}.",
                f"{name} has no form that is counted. These have: {listing(names, Lang.EN) or 'none'}.",
            )
        )
    return name


class Report(NamedTuple):
    """What a report is made of."""

    collection: Collection
    summary: Summary
    campaign: Campaign
    beside: Beside | None
    edition: Edition

    @property
    def read(self) -> tuple[Path, ...]:
        """The files that it is made of."""
        return (*self.collection.paths, *(self.beside.side.read if self.beside else ()))

    @property
    def status(self) -> int:
        """The exit status: what is wrong in the month beside counts as well."""
        return int(bool(status_of(self.collection)) or (self.beside is not None and self.beside.side.flawed))


def report_of(
    collection: Collection, campaign: Campaign, beside: Beside | None, lang: Lang, kommun: str | None
) -> Report:
    """Return what a report is made of, about the named kommun where one is; wrong use where it cannot be made."""
    summary = summary_of(collection, campaign)
    return Report(collection, summary, campaign, beside, edition_of(summary, lang, kommun))


def write_report(report: Report, output: Path, *, force: bool) -> None:
    """Write what may be handed on; what protection leaves of it is told before."""
    render = _renderer(output)
    refuse_inputs(output, report.read)
    refuse_taken([output], force=force)
    refuse_nowhere(output)
    lang = report.edition.lang
    folder = ledger_folder(report.campaign, output.parent)
    publication = publish(report.summary, report.campaign, folder, record=True, beside=report.beside)
    note(_protection(publication, lang).to(lang))
    write(output, render(publication, report.edition), force=force)
    _close(report, Text(f"Rapporten ligger i {output}.", f"The report is in {output}."))


def write_internal(report: Report, output: Path, *, force: bool) -> None:
    """Write exact figures, into a file whose name says that they are internal."""
    named = output if output.stem.endswith(_INTERNAL) else output.with_stem(output.stem + _INTERNAL)
    refuse_inputs(named, report.read)
    write(named, _exact(report, output), force=force)
    told = Text(
        f"Rapporten ligger i {named}. Den har exakta antal och får bara lämnas till den som har rätt till dem.",
        f"The report is in {named}. It has exact counts and may be given only to those entitled to them.",
    )
    _close(report, told)


def _close(report: Report, told: Text) -> None:
    """Say what is counted in the report and what is not, which is what its exit status is of, and where it is."""
    from fokusmanad.render.terminal.summary import summary_closing  # noqa: PLC0415 - after the report, not before

    note(summary_closing(report.collection, report.edition.lang))
    note(told.to(report.edition.lang))


def _exact(report: Report, output: Path) -> bytes:
    """Return the report with exact figures. As JSON it is the exact summary itself, which `compare` can read again."""
    if output.suffix.casefold() == _JSON:
        from fokusmanad.render.machine.exact import summary_json  # noqa: PLC0415 - only what is asked for

        title = " – ".join(filter(None, [_INTERNAL_TITLE.to(report.edition.lang), report.summary.title]))
        return summary_json(replace(report.summary, title=title), report.edition.focus).encode()
    return _renderer(output)(internal(report.summary, report.campaign, report.beside), report.edition)


def _protection(publication: Publication, lang: Lang) -> Text:
    cells = len(publication.figures.cells)
    share = percent(publication.hidden, cells, lang)
    return Text(
        f"Skyddet döljer {publication.hidden} av {cells} antal ({share}): de små, och de som skulle avslöja dem.",
        f"Protection hides {publication.hidden} of {cells} counts ({share}): the small, and those that would give them "
        "away.",
    )


def _renderer(output: Path) -> Callable[[Publication, Edition], bytes]:
    match output.suffix.casefold():
        case ".json":
            from fokusmanad.render.machine.protected import publication_json  # noqa: PLC0415 - only what is asked for

            return publication_json
        case ".html":
            with needing_extra("report"):
                from fokusmanad.render.html import report_html  # noqa: PLC0415 - only what is asked for

            return report_html
        case ".xlsx":
            from fokusmanad.render.workbook import report_xlsx  # noqa: PLC0415 - only what is asked for

            return report_xlsx
        case ".docx":
            with needing_extra("word"):
                from fokusmanad.render.word import report_docx  # noqa: PLC0415 - only what is asked for

            return report_docx
    named = output.suffix or output.name
    raise WrongUse(
        Text(
            f"Rapporten kan inte skrivas som {named}. Välj ett namn som slutar på .html, .xlsx, .docx eller .json.",
            f"The report cannot be written as {named}. Choose a name that ends in .html, .xlsx, .docx or .json.",
        )
    )
