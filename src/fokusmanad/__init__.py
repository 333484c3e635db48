"""Validate and summarize the question forms of a fokusmånad."""

__version__ = "0.1.0"
