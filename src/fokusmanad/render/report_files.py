"""Which file a report is: the ending of its name decides. Each kind is imported only where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.errors import UsageError, needing_extra

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions


def renderer(output: Path) -> Callable[[Publication, ReportOptions], bytes]:
    """Return what writes a report of this name.

    Raises:
        UsageError: There is no report of this ending, or the extra for it is not installed.
    """
    match output.suffix.casefold():
        case ".json":
            from fokusmanad.render.machine.protected import publication_json  # noqa: PLC0415 - only this format

            return publication_json
        case ".html":
            with needing_extra():
                from fokusmanad.render.html import report_html  # noqa: PLC0415 - only this format

            return report_html
        case ".xlsx":
            with needing_extra():
                from fokusmanad.render.workbook import report_xlsx  # noqa: PLC0415 - only this format

            return report_xlsx
        case ".docx":
            with needing_extra():
                from fokusmanad.render.word import report_docx  # noqa: PLC0415 - only this format

            return report_docx
        case ".pdf":
            raise UsageError("report_pdf")
    raise UsageError("report_ending", named=output.suffix or output.name)
