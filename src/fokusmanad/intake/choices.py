"""The choices that options offer."""

from enum import StrEnum


class Duplicates(StrEnum):
    """How to treat forms that may be the same: refuse them all, take the newest file of each set, or add them."""

    REFUSE = "refuse"
    NEWEST = "newest"
    ADD = "add"


class TextOrJson(StrEnum):
    """The format of findings: for people or for machines."""

    TEXT = "text"
    JSON = "json"


class TextJsonOrCsv(StrEnum):
    """The format of figures: for people, for machines or for a spreadsheet."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
