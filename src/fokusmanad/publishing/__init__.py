"""A summary becomes a publication; the ledger of what has been published."""
