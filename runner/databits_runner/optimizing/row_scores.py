"""Scores of trials as numbers, on the same rows."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from databits_runner.attribution.arrays import Floats
from databits_runner.optimizing.trials import Trial


def scores_of(trials: Sequence[Trial], rows: Sequence[str]) -> Floats:
    """Of shape (trials, rows), NaN where a row has no score."""
    values: Any = [[np.nan if (score := one.scores.get(row)) is None else score for row in rows] for one in trials]
    return np.array(values, dtype=np.float64).reshape(len(trials), len(rows))
