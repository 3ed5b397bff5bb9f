"""Whether an effect is there, when many are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FALSE_DISCOVERIES = 0.05
"""The share of wrong ones that is tolerated among the effects said to be there."""


@dataclass(frozen=True)
class Effect:
    """What an example in the prompt changes in the mean score."""

    estimate: float
    """From −1 to 1; above 0 the example helps."""
    low: float
    """Lower end of the 95 % interval."""
    high: float
    """Upper end of the 95 % interval."""
    evaluations: int
    """The scores, of one row and one prompt each, that the estimate rests on."""
    p_value: float
    """The chance of an estimate at least as far from 0, were there no effect."""
    enough_evidence: bool
    """Whether the effect is told from 0 with all that were measured beside it in mind."""


def discoveries(p_values: Sequence[float], rate: float = FALSE_DISCOVERIES) -> list[bool]:
    """Which p values are small enough for all of them to be looked at together, in the given order.

    Benjamini and Hochberg (1995): the largest p value that is at most its rank / their number × rate, and all below it.
    """
    p = np.asarray(p_values, dtype=np.float64)
    ordered = np.sort(p)
    below = np.flatnonzero(ordered <= rate * np.arange(1, len(p) + 1) / max(len(p), 1))
    bound = ordered[below[-1]] if len(below) else -1.0
    return [bool(one <= bound) for one in p]
