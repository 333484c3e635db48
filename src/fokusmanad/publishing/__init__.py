"""Publishing: a summary becomes a publication, recorded in the ledger."""
