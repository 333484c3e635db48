"""The rules of the form: a book becomes a checked form, with every problem at its place."""

from fokusmanad.checks.rows import Judge
from fokusmanad.checks.workbook import Checked, check, refused

__all__ = ["Checked", "Judge", "check", "refused"]
