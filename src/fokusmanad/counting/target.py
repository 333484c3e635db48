"""What a campaign's target lacks: how many more had to be asked, and the commonest reason that one can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import NOT_APPLICABLE, OTHER_GROUP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fokusmanad.suppression.counts import Counts


def lacking(asked: int, eligible: int, target: int) -> int:
    """Return how many more had to be asked for `target` per cent of those who should have been."""
    needed = -(-target * eligible // 100)
    return max(0, needed - asked)


def most_common_to_act_on(counts: Counts, groups: Mapping[str, str]) -> str | None:
    """Return the commonest reason that a workplace can do something about; the first in the form of equals."""
    reasons = [key for key, group in groups.items() if group not in {NOT_APPLICABLE, OTHER_GROUP}]
    most = max(reasons, key=lambda key: counts.reasons[key], default=None)
    return most if most and counts.reasons[most] else None
