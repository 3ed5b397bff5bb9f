"""What a metric says of an answer."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from databits_runner.contract.run_input import Json


@dataclass(frozen=True)
class Score:
    """A score from 0 to 1, and what an optimizer that reads sentences can learn from it."""

    value: float
    feedback: str


Judge = Callable[[Json, Json], Score]
"""Takes the expected and the given output fields by name."""


class MetricError(Exception):
    """A metric that could not judge. It is an error of the row, never a score of 0."""


def as_score(value: Any) -> Score:
    """What a custom metric returned: a truth value, a number from 0 to 1, or something with `score` and `feedback`.

    Raises MetricError for anything else, NaN and numbers outside of 0 to 1 included.
    """
    feedback = ""
    if hasattr(value, "score"):
        feedback = str(getattr(value, "feedback", "") or "")
        value = value.score
    elif isinstance(value, dict) and "score" in value:
        feedback = str(value.get("feedback") or "")
        value = value["score"]
    if isinstance(value, bool):
        value = float(value)
    if not isinstance(value, int | float) or math.isnan(value) or not 0 <= value <= 1:
        raise MetricError(f"The metric gave {value!r}, which is no number from 0 to 1.")
    return Score(float(value), feedback)
