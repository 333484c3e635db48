"""The rules of the form: a workbook becomes a checked form, with every problem at its place."""

from fokusmanad.checks.export import check_file, own_part
from fokusmanad.checks.rows import RowChecker
from fokusmanad.checks.workbook import Checked, check_workbook, refuse_file

__all__ = ["Checked", "RowChecker", "check_file", "check_workbook", "own_part", "refuse_file"]
