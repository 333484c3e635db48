"""The rules of the form: a book becomes a checked form, with every problem at its place."""

from fokusmanad.checks.rows import RowChecker
from fokusmanad.checks.workbook import Checked, check, refused

__all__ = ["Checked", "RowChecker", "check", "refused"]
