"""The rules of the form: a book becomes a checked form, with every problem at its place."""

from fokusmanad.checks.book import Checked, check, refused
from fokusmanad.checks.rows import Judge

__all__ = ["Checked", "Judge", "check", "refused"]
