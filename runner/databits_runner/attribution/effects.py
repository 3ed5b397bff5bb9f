"""The effect of each example of a pool, from scores of randomised prompts.

What is estimated: over all ordered subsets of the design's size, equally likely, and over the population that the rows were
drawn from, the mean score with the example in the prompt less the mean score without it. The prompts are equally long, so
an example is measured against those that would stand in its place: the effects of a pool add up to 0, and examples that
are equally good have none. Docs/decisions/0170 has the intervals that were compared, and how often each covered.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from databits_runner.attribution.arrays import Floats, as_scores
from databits_runner.attribution.crossed import Contrast, Estimate, estimate, fill
from databits_runner.attribution.design import can_adjust, inclusion
from databits_runner.attribution.evidence import Effect, discoveries
from databits_runner.attribution.student import p_value, quantile

LEAST_SUBSETS = 4
LEAST_ROWS = 2
_LEAST_SCORED = 0.5
"""A subset, or a row, with a smaller share of its scores says nothing, and is left out."""


def effects(scores: npt.ArrayLike, subsets: Sequence[tuple[int, ...]], pool: int) -> list[Effect | None]:
    """The effect of each example of the pool; None where its scores allow no estimate.

    `scores` has the shape (subsets, rows) and NaN for errors: a score that is missing is missing, not 0. It is assumed that
    errors do not depend on the score that would have been given, for the same row and prompt. `subsets` is what `design`
    drew, or its beginning. Raises ValueError where shapes do not fit.
    """
    grid = as_scores(scores, 2)
    if len(grid) != len(subsets):
        raise ValueError(f"There are scores of {len(grid)} subsets, and {len(subsets)} subsets.")
    has = inclusion(subsets, pool)
    used, grid = _scored(grid)
    has = has[used]
    if len(grid) < LEAST_SUBSETS or grid.shape[1] < LEAST_ROWS:
        return [None] * pool
    filled = fill(grid)
    estimates = {at: estimate(contrast, filled) for at, contrast in contrasts(has).items()}
    p_values = [p_value(one.value / one.variance**0.5, one.degrees) for one in estimates.values()]
    found: list[Effect | None] = [None] * pool
    for at, p, is_there in zip(estimates, p_values, discoveries(p_values), strict=True):
        found[at] = _effect(estimates[at], grid.size - filled.lost, p, is_there)
    return found


def _effect(one: Estimate, evaluations: int, p: float, is_there: bool) -> Effect:
    half = quantile(one.degrees) * one.variance**0.5
    value, low, high = (min(1.0, max(-1.0, end)) for end in (one.value, one.value - half, one.value + half))
    return Effect(value, low, high, evaluations, p, is_there)


def _scored(grid: Floats) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Which subsets are used, and the scores of these on the rows that are."""
    used = np.mean(~np.isnan(grid), axis=1) >= _LEAST_SCORED
    grid = grid[used]
    return used, grid[:, np.mean(~np.isnan(grid), axis=0) >= _LEAST_SCORED] if len(grid) else grid


def contrasts(has: Floats) -> dict[int, Contrast]:
    """How each example is compared, from the design as a matrix of shape (subsets, pool).

    With enough subsets by regression on all examples, which takes the companions' effects out; else by the difference of
    the means with and without it. Examples that are in no subset, or in every one, are left out.
    """
    subsets, pool = has.shape
    model = np.column_stack([np.ones(subsets), has])
    if can_adjust(pool, subsets) and np.linalg.matrix_rank(model) == pool:
        return _regression(has, model)
    times = has.sum(axis=0)
    return {at: _difference(has, at) for at in range(pool) if 0 < times[at] < subsets}


def _regression(has: Floats, model: Floats) -> dict[int, Contrast]:
    subsets, pool = has.shape
    centred = has - has.mean(axis=0) - has.mean(axis=1)[:, None] + has.mean()
    # For random subsets of one size, the effect is the coefficient (of those that add up to 0) times pool / (pool − 1).
    weights = np.linalg.pinv(centred) * pool / (pool - 1)
    residuals = np.eye(subsets) - model @ np.linalg.pinv(model)
    return {at: Contrast(weights[at], residuals, subsets - pool) for at in range(pool)}


def _difference(has: Floats, at: int) -> Contrast:
    inside = has[:, at]
    outside = 1 - inside
    weights = inside / inside.sum() - outside / outside.sum()
    groups = np.outer(inside, inside) / inside.sum() + np.outer(outside, outside) / outside.sum()
    residuals = np.eye(len(has)) - groups
    return Contrast(weights, residuals, len(has) - 2, _companions(np.delete(has, at, axis=1), weights, residuals))


def _companions(others: Floats, weights: Floats, residuals: Floats) -> float:
    """What the companions' effects bring into a difference, as a share of what the residuals make of them.

    Examples were put to their numbers at random, so that the companions' effects are exchangeable, and the design says how
    unevenly they are spread over the two groups.
    """
    centred = others - others.mean(axis=1)[:, None]
    shown = float(((residuals @ centred) ** 2).sum()) / (len(others) - 2)
    brought = float(((weights @ centred) ** 2).sum()) / float(weights @ weights)
    return brought / shown if shown > 1e-12 else 1.0
