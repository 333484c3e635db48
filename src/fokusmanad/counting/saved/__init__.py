"""A saved `summarize --format json`, read back: so a month can be compared when its forms are weeded out."""

from fokusmanad.counting.saved.read import SUFFIX, read_saved

__all__ = ["SUFFIX", "read_saved"]
