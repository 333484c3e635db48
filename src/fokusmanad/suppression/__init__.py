"""Suppression: counts in, `Published` or a refusal out. Nothing is published without a certificate."""

from fokusmanad.suppression.counts import Counts, MonthCounts, Pool, Rules, Subtotal
from fokusmanad.suppression.ledger import (
    Ledger,
    LedgerBusyError,
    LedgerFault,
    LedgerForbiddenError,
    PooledRelease,
    held,
    read_ledger,
    write_ledger,
)
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.solver import SolverMissingError
from fokusmanad.suppression.suppress import Refusal, protect, protect_pooled

__all__ = [
    "Counts",
    "Ledger",
    "LedgerBusyError",
    "LedgerFault",
    "LedgerForbiddenError",
    "MonthCounts",
    "Pool",
    "PooledRelease",
    "Published",
    "Refusal",
    "Rules",
    "SolverMissingError",
    "Subtotal",
    "held",
    "protect",
    "protect_pooled",
    "read_ledger",
    "write_ledger",
]
