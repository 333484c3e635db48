"""One visit to the page: forms come in as bytes, answers go out as JSON, and copies as bytes."""

from __future__ import annotations

import json
import os
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fokusmanad.campaign.file import require_campaign
from fokusmanad.campaign.model import FILE_NAME, LEDGER_NAME, Campaign
from fokusmanad.errors import UsageError, own_fault
from fokusmanad.form.period import read_period
from fokusmanad.intake.choices import Duplicates
from fokusmanad.intake.collect import collect
from fokusmanad.page.highs import BrowserHighs
from fokusmanad.page.ledgers import Ledgers
from fokusmanad.page.views import checked_files, comparison_view, summary_view, trend_view
from fokusmanad.page.words import refusal
from fokusmanad.reading.limits import LIMITS, MEGABYTE
from fokusmanad.render.machine.exact import summary_csv, summary_json, validation_json
from fokusmanad.suppression.solver import use_engine
from fokusmanad.text import Lang

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fokusmanad.counting.comparison import Comparison
    from fokusmanad.counting.summary import Summary
    from fokusmanad.counting.trend import Trend
    from fokusmanad.intake.collection import Collection
    from fokusmanad.page.reports import Report

LARGEST = LIMITS.packed * MEGABYTE
"""The most bytes of a workbook that is read; the page need not load a larger one to have it refused."""

_NANOSECONDS = 1_000_000
"""In a millisecond."""


class Session:
    """The forms of one visit, in a folder of their own: what the command line finds in such a folder, this finds."""

    def __init__(self, place: str, campaign: str = "") -> None:
        """Begin without forms, in an empty folder; `campaign` is the text of the page's own campaign file."""
        self._folder = Path(place) / "forms"
        self._folder.mkdir()
        self._saved = Path(place) / "saved"
        self._saved.mkdir()
        self._earlier = Path(place) / "earlier"
        self._earlier.mkdir()
        self._own_campaign = Path(place) / FILE_NAME
        if campaign:
            self._own_campaign.write_text(campaign, encoding="utf-8")
        self._collection: Collection | None = None
        self._summary: Summary | None = None
        self._compared: Comparison | Trend | None = None
        self._ledgers = Ledgers(Path(place))
        self._report: Report | None = None

    def begin(self, lang: str) -> str:
        """Return what the page should know before any form."""
        return _answer(lambda _: {"title": self._campaign().title, "largest": LARGEST}, lang)

    def clear(self) -> None:
        """Forget the forms."""
        _empty(self._folder)
        self._collection = self._summary = None

    def add(self, name: str, content: bytes, modified: int) -> None:
        """Take a file; `modified` is when it was last changed, in milliseconds since 1970."""
        _write(self._folder, name, content, modified)

    def add_too_large(self, name: str, modified: int) -> None:
        """Take a file that is larger than any that is read, without its content."""
        path = _free_path(self._folder, name)
        with path.open("wb") as file:
            file.truncate(LARGEST + 1)
        os.utime(path, ns=(modified * _NANOSECONDS, modified * _NANOSECONDS))

    def check(self, lang: str) -> str:
        """Read and check the forms; return what to show."""
        return _answer(lambda chosen: checked_files(self._collect(Duplicates.REFUSE), chosen), lang)

    def summarize(self, by: Sequence[str], duplicates: str, period: str, lang: str) -> str:
        """Count the forms, of one period if it is given; return what to show."""
        return _answer(lambda chosen: self._summarize(tuple(by), Duplicates(duplicates), period, chosen), lang)

    def clear_saved(self) -> None:
        """Forget the saved summaries."""
        _empty(self._saved)
        self._compared = None

    def add_saved(self, name: str, content: bytes) -> None:
        """Take a saved summary of another period."""
        _free_path(self._saved, name).write_bytes(content)

    def compare(self, duplicates: str, period: str, lang: str) -> str:
        """Compare the forms with a saved summary, or show the trend over several; return what to show."""
        return _answer(lambda chosen: self._compare(Duplicates(duplicates), period, chosen), lang)

    def comparison_json(self) -> bytes:
        """Return the last comparison or trend, as `compare` or `trend` writes it with `--format json`."""
        from fokusmanad.counting.trend import Trend  # noqa: PLC0415 - only when asked for
        from fokusmanad.render.machine.exact import comparison_json, trend_json  # noqa: PLC0415 - only when asked for

        compared = self._compared
        assert compared is not None, "the page has no button before there is one"  # noqa: S101 - narrows the type
        return (trend_json(compared) if isinstance(compared, Trend) else comparison_json(compared)).encode()

    def use_solver(self, script: Any) -> None:
        """Protect reports with the browser's HiGHS."""
        use_engine(BrowserHighs(script))

    def restore_ledger(self, period: str, ledger: str) -> None:
        """Restore the ledger of what this visit published before the program was restarted."""
        self._ledgers.restore(period, ledger)

    def clear_earlier(self) -> None:
        """Forget the earlier periods of a report."""
        _empty(self._earlier)

    def add_earlier(self, name: str, content: bytes, modified: int) -> None:
        """Take a saved summary, a form or a ledger of an earlier period, or its campaign file."""
        _write(self._earlier, name, content, modified)

    def report(self, choices: str, ledger: bytes | None, lang: str) -> str:
        """Make a report and return its name and what to say of it.

        `choices` is JSON; `ledger` is the one that was chosen, without which one among the forms goes for it.
        """
        return _answer(lambda chosen: self._make_report(json.loads(choices), ledger, chosen), lang)

    def report_file(self) -> bytes:
        """Return the last report with its ledger as a zip, a draft as it is."""
        assert self._report is not None, "the page saves a report when it is made"  # noqa: S101 - narrows the type
        return self._report.content

    def marked_copy(self, number: int, lang: str) -> bytes:
        """Return the marked copy of the file with this number, counted from 0 in the order of the answer."""
        # openpyxl is imported only by a page that makes a copy.
        from fokusmanad.marked_copy.files import mark_file  # noqa: PLC0415 - only when asked for

        with chdir(self._folder):
            return mark_file(self._checked().files[number], self._campaign(), Lang(lang))

    def name_of_copy(self, number: int) -> str:
        """Return the name of that copy."""
        from fokusmanad.marked_copy.files import name_of_copy  # noqa: PLC0415 - only when asked for

        return Path(name_of_copy(self._checked().files[number])).name

    def validation_json(self, lang: str) -> bytes:
        """Return what `validate --format json` writes of the same files in one folder."""
        return validation_json(self._checked(), Lang(lang)).encode()

    def summary_file(self, kind: str) -> bytes:
        """Return the last summary as "json", "csv" or "xlsx", as `summarize` writes it."""
        summary = self._summary
        assert summary is not None, "the page has no button before there is a summary"  # noqa: S101 - narrows the type
        if kind == "json":
            return summary_json(summary).encode()
        if kind == "csv":
            return summary_csv(summary)
        from fokusmanad.render.machine.spreadsheet import summary_xlsx  # noqa: PLC0415 - only when asked for

        return summary_xlsx(summary)

    def _campaign(self) -> Campaign:
        """Return the campaign: the one among the forms, else the one of the page, else an empty one."""
        with chdir(self._folder):
            for path in (Path(FILE_NAME), self._own_campaign):
                if path.is_file():
                    return require_campaign(path)
        return Campaign()

    def _collect(self, duplicates: Duplicates) -> Collection:
        campaign = self._campaign()
        with chdir(self._folder):
            self._collection = collect(["."], campaign, duplicates=duplicates)
        return self._collection

    def _checked(self) -> Collection:
        return self._collection or self._collect(Duplicates.REFUSE)

    def _summarize(self, by: tuple[str, ...], duplicates: Duplicates, period: str, lang: Lang) -> dict[str, Any]:
        self._summary = None
        self._summary = self._counted(self._campaign_of(period), duplicates, by)
        return summary_view(self._summary, by, lang)

    def _compare(self, duplicates: Duplicates, period: str, lang: Lang) -> dict[str, Any]:
        from fokusmanad.counting.comparison import compare  # noqa: PLC0415 - only when asked for
        from fokusmanad.counting.saved import read_saved  # noqa: PLC0415 - only when asked for
        from fokusmanad.counting.trend import trend  # noqa: PLC0415 - only when asked for

        self._compared = None
        campaign = self._campaign_of(period)
        with chdir(self._saved):
            saved = [read_saved(path, campaign.layout) for path in sorted(Path().iterdir())]
        now = self._counted(campaign, duplicates)
        if not now.kommuner:
            raise UsageError("nothing_counted", path="")
        found = trend([*saved, now])
        if len(saved) > 1:
            self._compared = found
            return trend_view(found, lang)
        self._compared = compare(*found.summaries)
        return comparison_view(self._compared, lang)

    def _make_report(self, choices: dict[str, Any], ledger: bytes | None, lang: Lang) -> dict[str, Any]:
        from fokusmanad.page.earlier import load_earlier  # noqa: PLC0415 - only when asked for
        from fokusmanad.page.reports import Choices, Material, make_report  # noqa: PLC0415 - only when asked for

        self._report = None
        campaign = self._campaign_of(choices.pop("period"))
        duplicates = Duplicates(choices.pop("duplicates"))
        earlier = load_earlier(self._earlier, campaign, duplicates)
        material = Material(self._counted(campaign, duplicates), campaign, earlier)
        dropped = self._folder / LEDGER_NAME
        self._ledgers.choose(dropped.read_bytes() if ledger is None and dropped.exists() else ledger)
        self._report = make_report(material, self._ledgers, Choices(**choices), lang)
        return {key: value for key, value in self._report._asdict().items() if key != "content"}

    def _campaign_of(self, period: str) -> Campaign:
        """Return the campaign, of the period that was chosen if one was."""
        campaign = self._campaign()
        return replace(campaign, period=read_period(period)) if period else campaign

    def _counted(self, campaign: Campaign, duplicates: Duplicates, by: tuple[str, ...] = ()) -> Summary:
        from fokusmanad.counting.summary import summary_of  # noqa: PLC0415 - only when asked for

        with chdir(self._folder):
            return summary_of(collect(["."], campaign, duplicates=duplicates), campaign, by)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _write(folder: Path, name: str, content: bytes, modified: int) -> None:
    path = _free_path(folder, name)
    path.write_bytes(content)
    os.utime(path, ns=(modified * _NANOSECONDS, modified * _NANOSECONDS))


def _free_path(folder: Path, name: str) -> Path:
    """Return where to put a file of this name; a second one of the same name is numbered."""
    path = plain = folder / Path(name).name
    number = 1
    while path.exists():
        number += 1
        path = plain.with_stem(f"{plain.stem} ({number})")
    return path


def _answer(make: Callable[[Lang], dict[str, Any]], lang: str) -> str:
    """Return an answer as JSON; a misuse, or a fault of the program, is an answer with `refused`."""
    chosen = Lang(lang)
    try:
        answer = make(chosen)
    except UsageError as error:
        answer = {"refused": refusal(error, chosen)}
    except Exception as error:
        answer = {"refused": refusal(own_fault(error), chosen)}
    return json.dumps(answer, ensure_ascii=False)
