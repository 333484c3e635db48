"""A report on the forms, in one zip file with the ledger of each of its periods; a draft has none."""

from __future__ import annotations

import io
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fokusmanad.campaign.model import LEDGER_NAME, ledger_name_of
from fokusmanad.errors import UsageError
from fokusmanad.form.period import period_name
from fokusmanad.publishing.publication import PeriodToPublish, in_time, publish
from fokusmanad.render.options import options_of_today
from fokusmanad.render.report_files import renderer
from fokusmanad.render.terminal.protection import describe_alone, describe_protection
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.counting.summary import Summary
    from fokusmanad.page.earlier import EarlierPeriod
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

_KEEP_EARLIER = Text(
    "Zip-filen har också {ledger}, som gäller {period}. Spara den där den periodens sammanställning eller formulär "
    "ligger, och ersätt den som redan finns där.",
    "The zip file also has {ledger}, which is for {period}. Keep it where the summary or the forms of that period are, "
    "and replace the one that is already there.",
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
    are_earlier_first: bool
    """Whether nothing has been published for an earlier period whose ledger is not known: the user's word."""
    may_be_incomplete: bool
    """Whether a first report may be made without a kommun that is awaited."""


class Report(NamedTuple):
    """A report to save."""

    name: str
    content: bytes
    notes: list[str]
    ledgers: dict[str, str]
    """The ledger of each period with this report, to be carried through the visit; none for a draft."""


class Material(NamedTuple):
    """What a report is made of."""

    summary: Summary
    campaign: Campaign
    earlier: Sequence[EarlierPeriod]


def make_report(material: Material, ledgers: Ledgers, choices: Choices, lang: Lang) -> Report:
    """Make a report as the command does, and keep its ledgers.

    Raises:
        UsageError: It cannot be known what has been published, or it cannot be published.
    """
    _require_counted(material.summary, choices.kommun)
    # A ledger that is faulty is named as the user knows it, without the folders of the page.
    with chdir(ledgers.chosen_folder):
        now, earlier = _periods(material, ledgers)
        is_draft = choices.is_draft or now.kommun_alone is not None
        for each in in_time(now, earlier):
            is_first = choices.is_first if each is now else choices.are_earlier_first
            ledgers.require(each, now, is_allowed=is_draft or is_first)
        options = options_of_today(lang, choices.kommun or None)
        may_be_incomplete = choices.may_be_incomplete or now.is_closed(options.made)
        publication = publish(now, earlier, is_draft=is_draft, may_be_incomplete=may_be_incomplete)
        content = renderer(Path(f"{_REPORT.sv}.{choices.kind}"))(publication, options)
        notes = describe_protection(publication, lang).splitlines()
        if now.kommun_alone and not choices.is_draft:
            notes.insert(0, describe_alone(now.kommun_alone, lang))
        if is_draft:
            return Report(f"{_DRAFT.to(lang)}.{choices.kind}", content, [*notes, _DRAFTED.to(lang)], {})
        kept = {each.period: ledgers.keep(each) for each in in_time(now, earlier)}
    named = _REPORT.to(lang)
    packed = {f"{named}.{choices.kind}": content}
    packed |= {_ledger_name(period, now): ledger.encode() for period, ledger in kept.items()}
    notes += [_KEEP_TOGETHER.to(lang), *(_keep_earlier(each, lang) for each in earlier)]
    carried = {each.summary.period.file_name: kept[each.period] for each in (now, *earlier)}
    return Report(f"{named}-{now.summary.period.file_name}.zip", _zipped(packed), notes, carried)


def _require_counted(summary: Summary, kommun: str) -> None:
    if not summary.kommuner:
        raise UsageError("nothing_to_publish")
    counted = tuple(each.name for each in summary.kommuner)
    if kommun and kommun not in counted:
        raise UsageError("kommun_not_counted", kommun=kommun, counted=counted)


def _periods(material: Material, ledgers: Ledgers) -> tuple[PeriodToPublish, list[PeriodToPublish]]:
    """Return the period and the earlier ones, each with the folder of its own ledger and that of the chosen one."""
    summary = material.summary
    now = PeriodToPublish(summary, material.campaign, (ledgers.folder(summary.period.file_name), Path()))
    earlier: list[PeriodToPublish] = []
    for each in material.earlier:
        period = each.summary.period
        folders = (ledgers.folder(period.file_name), ledgers.choose_earlier(period, each.ledger))
        earlier.append(PeriodToPublish(each.summary, each.campaign, folders))
    return now, earlier


def _ledger_name(period: str, now: PeriodToPublish) -> str:
    return LEDGER_NAME if period == now.period else ledger_name_of(period)


def _keep_earlier(each: PeriodToPublish, lang: Lang) -> str:
    period = each.summary.period
    return _KEEP_EARLIER.to(lang).format(ledger=ledger_name_of(period), period=period_name(period, lang))


def _zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip without times, so that the same report gives the same bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()
