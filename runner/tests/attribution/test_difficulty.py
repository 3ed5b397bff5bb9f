import math

import pytest

from databits_runner.attribution.difficulty import Difficulty, difficulties

NAN = math.nan


def test_difficulty_is_one_less_the_mean_of_whole_trials() -> None:
    scores = [
        [1, 0, NAN, 0.5],
        [1, 0, NAN, 1],
        [0, 1, 1, NAN],
        [0.5, 0, NAN, NAN],
    ]
    assert difficulties(scores, [False, False, True, False]) == [
        Difficulty(pytest.approx(1 / 6), 3, 0, False),
        Difficulty(1, 3, 0, True),
        Difficulty(None, 0, 3, False),
        Difficulty(0.25, 2, 1, False),
    ]


def test_one_failure_is_not_always_failing_and_errors_are_no_failures() -> None:
    assert not difficulties([[0]], [False])[0].always_failing
    assert not difficulties([[0], [NAN]], [False, False])[0].always_failing
    assert difficulties([[0], [0]], [False, False])[0].always_failing


def test_without_whole_trials_nothing_is_known() -> None:
    assert difficulties([[1, 0]], [True]) == [Difficulty(None, 0, 0, False)] * 2
    with pytest.raises(ValueError, match="2 trials"):
        difficulties([[1, 0]], [True, False])
