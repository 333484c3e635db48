"""A report on the forms, in one zip file with its ledger; a draft has none."""

from __future__ import annotations

import io
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fokusmanad.campaign.model import LEDGER_NAME
from fokusmanad.errors import UsageError
from fokusmanad.publishing.publication import PeriodToPublish, publish
from fokusmanad.render.options import options_of_today
from fokusmanad.render.report_files import renderer
from fokusmanad.render.terminal.protection import describe_alone, describe_protection
from fokusmanad.text import Text

if TYPE_CHECKING:
    from fokusmanad.campaign.model import Campaign
    from fokusmanad.counting.summary import Summary
    from fokusmanad.page.ledgers import Ledgers
    from fokusmanad.text import Lang

_REPORT = Text("rapport", "report")
_DRAFT = Text("utkast", "draft")
_DRAFTED = Text(
    "Det är ett utkast att titta på. Inget är utlämnat, och det ska inte lämnas vidare.",
    "It is a draft to look at. Nothing has been published, and it is not to be handed on.",
)
_KEEP_TOGETHER = Text(
    f"Zip-filen har rapporten och {LEDGER_NAME}. Lämna ut rapporten, och spara {LEDGER_NAME} där formulären ligger: "
    "nästa rapport för perioden behöver den, annars kan den avslöja det som den här döljer. Har du redan en, ersätt "
    "den.",
    f"The zip file has the report and {LEDGER_NAME}. Publish the report, and keep {LEDGER_NAME} where the forms are: "
    "the next report of the period needs it, or may reveal what this one hides. If you already have one, replace it.",
)


class Choices(NamedTuple):
    """What the user chose for a report."""

    kind: str
    """"html", "xlsx" or "json"."""
    kommun: str
    """The kommun that it is about, or nothing."""
    is_draft: bool
    is_first: bool
    """Whether nothing has been published for the period: the user's word."""
    may_be_incomplete: bool
    """Whether a first report may be made without a kommun that is awaited."""


class Report(NamedTuple):
    """A report to save."""

    name: str
    content: bytes
    notes: list[str]
    period: str
    ledger: str
    """The ledger with this report, to be carried through the visit; nothing for a draft."""


def make_report(summary: Summary, campaign: Campaign, ledgers: Ledgers, choices: Choices, lang: Lang) -> Report:
    """Make a report as the command does, and keep its ledger.

    Raises:
        UsageError: It cannot be known what has been published, or it cannot be published.
    """
    if not summary.kommuner:
        raise UsageError("nothing_to_publish")
    counted = tuple(kommun.name for kommun in summary.kommuner)
    if choices.kommun and choices.kommun not in counted:
        raise UsageError("kommun_not_counted", kommun=choices.kommun, counted=counted)
    period = summary.period.file_name
    # A ledger that is faulty is named as the user knows it, without the folders of the page.
    with chdir(ledgers.chosen_folder):
        now = PeriodToPublish(summary, campaign, (ledgers.folder(period), Path()))
        is_draft = choices.is_draft or now.kommun_alone is not None
        ledgers.require(now, is_draft=is_draft, is_first=choices.is_first)
        options = options_of_today(lang, choices.kommun or None)
        may_be_incomplete = choices.may_be_incomplete or now.is_closed(options.made)
        publication = publish(now, is_draft=is_draft, may_be_incomplete=may_be_incomplete)
        content = renderer(Path(f"{_REPORT.sv}.{choices.kind}"))(publication, options)
    notes = describe_protection(publication, lang).splitlines()
    if now.kommun_alone and not choices.is_draft:
        notes.insert(0, describe_alone(now.kommun_alone, lang))
    if is_draft:
        return Report(f"{_DRAFT.to(lang)}.{choices.kind}", content, [*notes, _DRAFTED.to(lang)], period, "")
    ledger = ledgers.keep(period)
    named = _REPORT.to(lang)
    packed = _zipped({f"{named}.{choices.kind}": content, LEDGER_NAME: ledger.encode()})
    return Report(f"{named}-{period}.zip", packed, [*notes, _KEEP_TOGETHER.to(lang)], period, ledger)


def _zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip without times, so that the same report gives the same bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()
