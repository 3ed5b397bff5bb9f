"""95 % intervals of a mean score, and of the difference of two on the same rows."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from databits_runner.attribution.arrays import Floats, as_scores
from databits_runner.attribution.student import LEVEL, p_value, quantile

_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


@dataclass(frozen=True)
class Interval:
    """A mean over rows, for the population that the rows were drawn from."""

    estimate: float
    low: float
    high: float
    rows: int
    """How many rows it rests on: those with a score."""


@dataclass(frozen=True)
class Difference(Interval):
    """A mean difference, and how surely it is one."""

    p_value: float
    """The chance of a mean at least as far from 0, were there no difference."""


def mean_score(scores: npt.ArrayLike) -> Interval | None:
    """The mean of scores of shape (rows,) with its interval; NaN is a row without a score. None without any score.

    Wilson (1927) where all scores are 0 or 1, else `_bounded` from 0 to 1.
    """
    found = _present(as_scores(scores, 1))
    rows = len(found)
    if rows == 0:
        return None
    mean = float(found.mean())
    if np.isin(found, (0, 1)).all():
        scale = 1 + _Z**2 / rows
        centre = (mean + _Z**2 / (2 * rows)) / scale
        half = _Z / scale * math.sqrt(mean * (1 - mean) / rows + _Z**2 / (4 * rows**2))
        # The ends are 0 and 1 themselves where all scores are; rounding must not say otherwise.
        return Interval(mean, min(mean, max(0.0, centre - half)), max(mean, min(1.0, centre + half)), rows)
    centre, error = _bounded(found, (0.0, 1.0))
    half = quantile(rows - 1) * error if rows > 1 else 1.0
    return Interval(mean, max(0.0, centre - half), min(1.0, centre + half), rows)


def mean_difference(scores: npt.ArrayLike, others: npt.ArrayLike) -> Difference | None:
    """The mean of `scores` less that of `others`, row by row, both of shape (rows,).

    Rows that lack one of the two are left out. None without any row. Where all differences are −1, 0 or 1: Bonett and Price
    (2012), adding one row to either side; else `_bounded` from −1 to 1. Raises ValueError where the shapes differ.
    """
    one, other = as_scores(scores, 1), as_scores(others, 1)
    if one.shape != other.shape:
        raise ValueError(f"There are {len(one)} and {len(other)} scores; a difference takes the same rows.")
    found = _present(one - other)
    rows = len(found)
    if rows == 0:
        return None
    if np.isin(found, (-1, 0, 1)).all():
        centre = float(found.sum()) / (rows + 2)
        error = math.sqrt((((found**2).sum() + 2) / (rows + 2) - centre**2) / (rows + 2))
        half, p = _Z * error, math.erfc(abs(centre) / error / math.sqrt(2))
    elif rows == 1:
        centre, half, p = float(found[0]), 2.0, 1.0
    else:
        centre, error = _bounded(found, (-1.0, 1.0))
        half, p = quantile(rows - 1) * error, p_value(centre / error, rows - 1)
    return Difference(float(found.mean()), max(-1.0, centre - half), min(1.0, centre + half), rows, p)


def _bounded(values: Floats, ends: tuple[float, float]) -> tuple[float, float]:
    """The centre and the standard error of the mean of bounded values, half a value added at either end.

    Without them the interval of values that are nearly all the same, say 1, is a point, and misses the mean of a
    population that has others. It is to bounded values what Jeffreys's prior is to those of 0 and 1.
    """
    weight = len(values) + 1
    centre = (float(values.sum()) + sum(ends) / 2) / weight
    squares = float((values**2).sum()) + sum(end**2 for end in ends) / 2
    return centre, math.sqrt((squares / weight - centre**2) / (weight - 1))


def _present(values: Floats) -> Floats:
    return values[~np.isnan(values)]
