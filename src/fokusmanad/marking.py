"""A checked file becomes a copy with its problems marked; whether the copy can be sent is found out by checking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import absolute_coordinate, quote_sheetname

from fokusmanad.checks import Judge, check
from fokusmanad.excel.mark import Sent, mark
from fokusmanad.excel.read import read
from fokusmanad.excel.template.plan import Plan
from fokusmanad.layout import HEAD_FIELDS, HEAD_SHEET
from fokusmanad.locate import RawForm, locate
from fokusmanad.personal import masked
from fokusmanad.problems import Problem
