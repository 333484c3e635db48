"""What a user chooses between."""

from enum import StrEnum


class Duplicates(StrEnum):
    """What to do with forms that may be the same: refuse them all, take the newest file of each set, or add them."""

    REFUSE = "refuse"
    NEWEST = "newest"
    ADD = "add"


class TextOrJson(StrEnum):
    """How findings are told: to people or to machines."""

    TEXT = "text"
    JSON = "json"


class TextJsonOrCsv(StrEnum):
    """How figures are told: to people, to machines or to a spreadsheet."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
