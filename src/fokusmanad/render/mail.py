"""Mail drafts in Swedish: what a kommun has to correct, and a reminder to one that has sent nothing.

The drafts are for the coordinator's own mail program. They have no recipient: the contact person is not kept.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.findings.catalogue import Severity
from fokusmanad.render.problem_groups import describe_places, group_problems
from fokusmanad.text import Lang, month_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from fokusmanad.findings.problem import Problem
    from fokusmanad.form.period import Period
    from fokusmanad.intake.collection import File

_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOUNDARY = "=_fokusmanad"
"""Cannot occur in a part: an encoded text has no `=_`, an encoded file no `=` within."""

_GREETING = "Hej!"
_CLOSING = "Har du frågor? Svara på det här mejlet.\n\nVänliga hälsningar"
_NO_VISITS = (
    "Kom ingen på besök under månaden? Skicka formuläret ändå, med Ja vid Inga besök.\n"
    "Har ni redan skickat det? Svara på det här mejlet, så letar vi efter det."
)
_MARKED = (
    "I den bifogade kopian är varje ställe markerat. Den första fliken säger om du kan rätta direkt i kopian eller "
    "ska rätta i din egen fil."
)
_PERSONAL = "Filen är inte bifogad, eftersom den innehåller personuppgifter."
_TWO_FILES = "Vilken ska räknas? Svara på det här mejlet med filens namn."
_WHOLE_AND_PART = "Är delens personer redan med i formuläret för hela kommunen? Svara på det här mejlet."
_COPIED_ROWS = "Exakt samma rader finns i en annan fil som vi har fått. Kontrollera att du har skickat rätt fil."

_OF_COORDINATOR = frozenset(("FM207",))
"""Codes that only the coordinator can do something about."""


class Round(NamedTuple):
    """What the drafts say of the campaign."""

    period: Period | None
    last_day: date | None
    today: date


class Correction(NamedTuple):
    """A file that must be corrected, with its marked copy; None if there is none that may be sent."""

    file: File
    copy_name: str
    copy: bytes | None


def may_be_attached(file: File) -> bool:
    """Return whether the marked copy of a file may be sent: it is a form and holds no personal data that we know of."""
    return not _is_personal(file) and not any(problem.code.startswith("FM1") for problem in file.checked.problems)


def _is_personal(file: File) -> bool:
    """Return whether the marked copy of a file would hold personal data, if there were one."""
    is_part = file.checked.exported_rows is not None
    # Addresses that a survey tool added stand in columns that are not read, and not in the copy either.
    return any(
        problem.code == "FM305" or (problem.code == "FM306" and not (is_part and problem.place.heading is None))
        for problem in file.checked.problems
    )


def draft_correction(corrections: Sequence[Correction], round_: Round) -> bytes:
    """Return a draft about the files of one kommun, with their marked copies."""
    kommun = corrections[0].file.checked.kommun
    whose = kommun.name if kommun else corrections[0].file.name
    parts = [_GREETING, *(_describe_file(correction, round_) for correction in corrections)]
    copies = {correction.copy_name: correction.copy for correction in corrections if correction.copy}
    parts += [_MARKED] if copies else []
    parts += [f"Skicka det rättade formuläret {_deadline(round_)}.", _CLOSING]
    return _draft(f"Rätta formuläret för {_period(round_)}: {whose}", parts, copies)


def draft_reminder(kommun: str, round_: Round) -> bytes:
    """Return a draft to a kommun that has sent nothing."""
    parts = [
        _GREETING,
        f"Vi har inte fått något formulär från {kommun} för {_period(round_)}. Skicka det {_deadline(round_)}.",
        _NO_VISITS,
        _CLOSING,
    ]
    return _draft(f"Påminnelse om formuläret för {_period(round_)}: {kommun}", parts, {})


def _describe_file(correction: Correction, round_: Round) -> str:
    file = correction.file
    thanks = f"Tack för {file.name} för {_period(round_)}."
    state = "Det här behöver rättas:" if file.form else "Filen kan inte räknas förrän det här är rättat:"
    errors = _list_problems(file, Severity.ERROR)
    warnings = _list_problems(file, Severity.WARNING)
    parts = [f"{thanks} {state}", "\n".join(errors)]
    parts += ["\n".join(["Titta också på det här:", *warnings])] if warnings else []
    parts += [_PERSONAL] if _is_personal(file) else []
    return "\n\n".join(parts)


def _list_problems(file: File, severity: Severity) -> list[str]:
    listed = (
        problem
        for problem in file.checked.problems
        if problem.severity is severity and problem.code not in _OF_COORDINATOR
    )
    return [f"- {_describe_group(group)}" for group in group_problems(listed)]


def _describe_group(group: Sequence[Problem]) -> str:
    first = group[0]
    places = describe_places(group, first.place.heading or "", Lang.SV)
    rule, action = first.rule(Lang.SV), first.action(Lang.SV)
    # The catalogue's action is for whoever has all the files.
    match first.code:
        case "FM502":
            action = _TWO_FILES
        case "FM504":
            action = _WHOLE_AND_PART
        case "FM503":
            rule, action = _COPIED_ROWS, ""
    return " ".join(filter(None, (places, rule, action)))


def _period(round_: Round) -> str:
    return round_.period.words.sv if round_.period else "fokusmånaden"


def _deadline(round_: Round) -> str:
    day = round_.last_day
    if day is None:
        return "så snart du kan"
    named = f"den {day.day} {month_name(day.isoformat()[:7], Lang.SV)}"
    return f"senast {named}" if day >= round_.today else f"så snart du kan (sista dagen var {named})"


def _draft(subject: str, parts: Iterable[str], attachments: dict[str, bytes]) -> bytes:
    """Return a message that mail programs open as unsent. The same input gives the same bytes."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    # Outlook opens a message with this header as a draft of one's own.
    message["X-Unsent"] = "1"
    message.set_content("\n\n".join(parts) + "\n", cte="quoted-printable")
    for name, content in attachments.items():
        message.add_attachment(content, maintype="application", subtype=_XLSX, filename=name)
    if attachments:
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()
