"""What people see in a terminal: values, a language and a screen become text."""

from fokusmanad.render.terminal.comparison import comparison, comparison_closing
from fokusmanad.render.terminal.published import published
from fokusmanad.render.terminal.summary import summary, summary_closing
from fokusmanad.render.terminal.validation import validation, validation_closing

__all__ = [
    "comparison",
    "comparison_closing",
    "published",
    "summary",
    "summary_closing",
    "validation",
    "validation_closing",
]
