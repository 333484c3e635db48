"""Suppression: counts in, `Published` or a refusal out. Nothing is published without a certificate."""

from fokusmanad.suppression.counts import Counts, MonthCounts, Rules, Subtotal
from fokusmanad.suppression.ledger import (
    Ledger,
    LedgerBusyError,
    LedgerFault,
    LedgerForbiddenError,
    held,
    read_ledger,
    write_ledger,
)
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.solver import SolverMissingError
from fokusmanad.suppression.suppress import Refusal, protect

__all__ = [
    "Counts",
    "Ledger",
    "LedgerBusyError",
    "LedgerFault",
    "LedgerForbiddenError",
    "MonthCounts",
    "Published",
    "Refusal",
    "Rules",
    "SolverMissingError",
    "Subtotal",
    "held",
    "protect",
    "read_ledger",
    "write_ledger",
]
