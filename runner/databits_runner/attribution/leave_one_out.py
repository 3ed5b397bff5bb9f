"""What each example of a final prompt contributes, by leaving it out."""

import numpy.typing as npt

from databits_runner.attribution.arrays import as_scores
from databits_runner.attribution.evidence import Effect, discoveries
from databits_runner.attribution.intervals import mean_difference


def plan(examples: int) -> list[tuple[int, ...]]:
    """The prompts to score beside the whole one: the examples 0 … examples − 1 in their order, without each in turn."""
    return [tuple(other for other in range(examples) if other != one) for one in range(examples)]


def leave_one_out(whole: npt.ArrayLike, without: npt.ArrayLike) -> list[Effect | None]:
    """The mean score of the whole prompt less that of the prompt without an example, for each example.

    `whole` has the shape (rows,), `without` (examples, rows), both on the same rows and with NaN for errors: a row counts
    for an example where both prompts have a score. None where no row does. The estimand is the effect of this example
    beside these others, over the population of rows: examples that say the same mask each other, and each alone seems to
    contribute nothing. One prompt is compared with one other: what prompts of the kind differ by is not in the interval.
    Raises ValueError where the shapes do not fit.
    """
    scores = as_scores(whole, 1)
    grid = as_scores(without, 2)
    differences = [mean_difference(scores, row) for row in grid]
    found = iter(discoveries([one.p_value for one in differences if one is not None]))
    return [
        Effect(one.estimate, one.low, one.high, 2 * one.rows, one.p_value, next(found)) if one is not None else None
        for one in differences
    ]
