"""Paths become checked forms: discover files, read and check each, settle duplicates."""
