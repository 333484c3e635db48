"""JSON and CSV for other programs: exact figures, and protected ones."""
