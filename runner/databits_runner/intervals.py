"""How sure a mean of scores is."""

import math
from collections.abc import Sequence

import numpy as np

Z_95 = 1.959963984540054
_RESAMPLES = 4000


def interval_of_mean(scores: Sequence[float], seed: int) -> tuple[float, float] | None:
    """The 95 % interval of the mean of scores from 0 to 1, over rows; None for fewer than two.

    Wilson's interval (1927) for scores of 0 and 1, else the percentiles of a bootstrap over the rows.
    """
    if len(scores) < 2:
        return None
    if all(score in (0, 1) for score in scores):
        return _wilson(sum(scores), len(scores))
    low, high = _bootstrap(np.asarray(scores, dtype=float), seed)
    return max(0.0, low), min(1.0, high)


def interval_of_difference(differences: Sequence[float], seed: int) -> tuple[float, float] | None:
    """The 95 % interval of the mean of paired differences, −1 to 1; None for fewer than two."""
    return None if len(differences) < 2 else _bootstrap(np.asarray(differences, dtype=float), seed)


def _wilson(hits: float, count: int) -> tuple[float, float]:
    share, square = hits / count, Z_95 * Z_95
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = Z_95 / (1 + square / count) * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def _bootstrap(values: "np.ndarray[tuple[int], np.dtype[np.float64]]", seed: int) -> tuple[float, float]:
    random = np.random.default_rng(seed)
    means = random.choice(values, (_RESAMPLES, len(values))).mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)
