import numpy as np
import pytest

from databits_runner.attribution.crossed import Contrast, Filled, estimate, fill


def test_gaps_are_filled_by_row_and_prompt() -> None:
    whole = np.add.outer([0.1, 0.3, 0.2, 0.0], [0.0, 0.2, 0.5, 0.6, 0.1])
    gaps = whole.copy()
    gaps[0, 1] = gaps[2, 4] = gaps[2, 0] = np.nan
    filled = fill(gaps)
    assert filled.values == pytest.approx(whole, abs=1e-8)
    assert filled.lost == 3
    assert filled.kept == 0.85


def test_filled_means_are_those_of_the_least_squares_fit() -> None:
    random = np.random.default_rng(1)
    scores = random.random((6, 7))
    scores[random.random((6, 7)) < 0.25] = np.nan
    prompts, rows = np.nonzero(~np.isnan(scores))
    model = np.zeros((len(prompts), 13))
    model[np.arange(len(prompts)), prompts] = model[np.arange(len(prompts)), 6 + rows] = 1
    fit = np.linalg.lstsq(model, scores[prompts, rows], rcond=None)[0]
    expected = np.add.outer(fit[:6], fit[6:]).mean(axis=1)
    assert fill(scores).values.mean(axis=1) == pytest.approx(expected, abs=1e-7)


def test_the_variance_is_that_of_the_crossed_layout() -> None:
    """The mean of prompts 0 to 4 less that of 5 to 9, over prompts and rows whose variances are known."""
    random = np.random.default_rng(2)
    weights = np.repeat([0.2, -0.2], 5)
    groups = np.kron(np.eye(2), np.full((5, 5), 0.2))
    contrast = Contrast(weights, np.eye(10) - groups, 8)
    values, variances = [], []
    for _ in range(3000):
        by_row = np.repeat([[1], [-1]], 5, axis=0) * random.normal(0, 0.05, 12)
        scores = random.normal(0, 0.1, (10, 1)) + random.normal(0, 0.5, 12) + by_row + random.normal(0, 0.3, (10, 12))
        one = estimate(contrast, Filled(scores, 0))
        values.append(one.value)
        variances.append(one.variance)
    expected = 0.4 * (0.1**2 + 0.3**2 / 12) + 4 * 0.05**2 / 12
    assert np.var(values) == pytest.approx(expected, rel=0.1)
    # Rows that seem to add less than nothing add nothing: a little too much on average.
    assert expected < np.mean(variances) < 1.12 * expected


def test_rows_that_differ_widen_the_interval_also_where_scores_are_missing() -> None:
    random = np.random.default_rng(3)
    contrast = Contrast(np.repeat([0.2, -0.2], 5), np.eye(10) - np.kron(np.eye(2), np.full((5, 5), 0.2)), 8)
    ones = []
    for _ in range(1000):
        by_row = np.repeat([[1], [-1]], 5, axis=0) * random.normal(0, 0.3, 12)
        scores = by_row + random.normal(0, 0.2, (10, 12))
        scores[random.random((10, 12)) < 0.3] = np.nan
        ones.append(estimate(contrast, fill(scores)))
    variance = np.var([one.value for one in ones])
    # 30 % missing beside rows that differ by far the most: it comes out a tenth too small.
    assert 0.8 < np.mean([one.variance for one in ones]) / variance < 1.1
