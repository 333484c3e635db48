"""Suppression: counts in, `Published` or a refusal out. Nothing is published without a certificate.

The door is `suppress`. Nothing is imported here: what counts forms needs `counts` alone, and starts sooner.
"""
