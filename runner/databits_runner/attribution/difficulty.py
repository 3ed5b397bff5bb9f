"""How hard a row is: what its scores say of it, not of the prompts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from databits_runner.attribution.arrays import as_scores


@dataclass(frozen=True)
class Difficulty:
    """What is known of one row."""

    difficulty: float | None
    """One less its mean score, from 0 to 1; None where it has no score."""
    scored: int
    """In how many trials it was scored."""
    errors: int
    """In how many it was not, of those that were to score it."""
    always_failing: bool
    """Scored in at least two trials, and 0 in all: more often a wrong label than a hard row, so have a look at it."""


def difficulties(scores: npt.ArrayLike, minibatch: Sequence[bool]) -> list[Difficulty]:
    """The difficulty of each row, from scores of shape (trials, rows) with NaN for errors: an error is no score of 0.

    `minibatch` says which trials scored only some of the rows. They are left out: an optimizer takes the rows of a
    minibatch, and the prompts tried on it, for reasons of its own. Raises ValueError where the shapes do not fit.
    """
    grid = as_scores(scores, 2)
    if len(minibatch) != len(grid):
        raise ValueError(f"There are scores of {len(grid)} trials, and {len(minibatch)} trials.")
    return [_difficulty(column) for column in grid[~np.asarray(minibatch, dtype=bool)].T]


def _difficulty(column: npt.NDArray[np.float64]) -> Difficulty:
    found = column[~np.isnan(column)]
    scored = len(found)
    return Difficulty(
        1 - float(found.mean()) if scored else None,
        scored,
        len(column) - scored,
        scored >= 2 and not found.any(),
    )
