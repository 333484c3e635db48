"""The report as one HTML file that needs nothing else: no script, nothing fetched."""

from fokusmanad.render.html.page import report_html

__all__ = ["report_html"]
