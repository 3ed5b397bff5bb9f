"""Scores as arrays, checked where they come in."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def as_scores(scores: npt.ArrayLike, dimensions: int) -> Floats:
    """Scores from 0 to 1 of that many dimensions; NaN is a score that is missing, never a score of 0.

    Raises ValueError for another shape, or a score out of its range.
    """
    array = np.asarray(scores, dtype=np.float64)
    if array.ndim != dimensions:
        raise ValueError(f"The scores have {array.ndim} dimensions; it takes {dimensions}.")
    if bool(np.any((array < 0) | (array > 1))):
        raise ValueError("Scores are numbers from 0 to 1, or NaN where there is none.")
    return array
