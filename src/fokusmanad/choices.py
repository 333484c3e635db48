"""What a user chooses between, where the choice means something beyond the command line."""

from enum import StrEnum


class Duplicates(StrEnum):
    """What to do with forms that may be the same: refuse them all, take the newest file of each set, or add them."""

    REFUSE = "refuse"
    NEWEST = "newest"
    ADD = "add"
