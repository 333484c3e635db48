"""A checked form becomes a copy with its problems marked."""
