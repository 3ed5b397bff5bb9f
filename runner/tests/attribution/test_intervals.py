import math

import numpy as np
import pytest
from simulations import MEANS, PAIRS, difference_coverage, mean_coverage

from databits_runner.attribution.intervals import Interval, mean_difference, mean_score
from databits_runner.attribution.leave_one_out import leave_one_out, plan

NAN = math.nan


def ends(one: Interval | None) -> tuple[float, float]:
    assert one is not None
    return one.low, one.high


def test_wilson_as_published() -> None:
    # Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
    for hits, rows, low, high in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ]:
        one = mean_score([1] * hits + [0] * (rows - hits) + [NAN])
        assert ends(one) == pytest.approx((low, high), abs=6e-5)
        assert one is not None
        assert (one.estimate, one.rows) == (hits / rows, rows)
    assert ends(mean_score([1] * 9))[1] == 1
    assert ends(mean_score([0] * 9))[0] == 0


def test_other_scores_by_hand() -> None:
    # 0.2, 0.4 and 0.9 with half a 0 and half a 1: mean 2/4, mean square (1.01 + 0.5)/4, so 0.1275/3 for the mean.
    one = mean_score([0.2, 0.4, NAN, 0.9])
    half = 4.302652729749462 * math.sqrt(0.1275 / 3)
    assert one is not None
    assert one.estimate == pytest.approx(0.5)
    assert ends(one) == (max(0.0, 0.5 - half), min(1.0, 0.5 + half))
    many = mean_score([0.2, 0.4, 0.9] * 20)
    assert many is not None
    error = math.sqrt(((1.01 * 20 + 0.5) / 61 - (30.5 / 61) ** 2) / 60)
    assert ends(many) == pytest.approx((0.5 - 2.0009953780882674 * error, 0.5 + 2.0009953780882674 * error))


def test_few_scores_say_little() -> None:
    assert mean_score([NAN]) is None
    assert mean_score([]) is None
    assert ends(mean_score([0.5])) == (0, 1)
    assert mean_difference([NAN, 1], [0, NAN]) is None
    assert ends(mean_difference([0.9], [0.2])) == (-1, 1)


def test_paired_differences_by_hand() -> None:
    # 10 rows: 4 better, 1 worse, 5 the same. With one more row on either side: 5 and 2 of 12.
    better, worse = [1] * 4 + [0] + [1] * 5 + [1], [0] * 4 + [1] + [1] * 5 + [NAN]
    one = mean_difference(better, worse)
    assert one is not None
    half = 1.959963984540054 * math.sqrt((7 / 12 - 0.25**2) / 12)
    assert (one.estimate, one.rows) == (pytest.approx(0.3), 10)
    assert ends(one) == pytest.approx((0.25 - half, 0.25 + half))
    assert one.p_value > 0.05


def test_differences_turn_round_and_ignore_what_rows_have_in_common() -> None:
    random = np.random.default_rng(1)
    one, other, common = 0.5 * random.random(30), 0.5 * random.random(30), 0.5 * random.random(30)
    low, high = ends(mean_difference(one, other))
    assert ends(mean_difference(other, one)) == pytest.approx((-high, -low))
    assert ends(mean_difference(one + common, other + common)) == pytest.approx((low, high))


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="same rows"):
        mean_difference([1, 0], [1])
    with pytest.raises(ValueError, match="from 0 to 1"):
        mean_score([2])


@pytest.mark.parametrize("name", list(MEANS))
@pytest.mark.parametrize("rows", [8, 12, 30])
def test_intervals_of_means_cover(name: str, rows: int) -> None:
    # Wilson's covers 95 % on average over all means, and at some, with few rows, 92 %.
    assert mean_coverage(MEANS[name], rows, 1500, 2) >= (0.915 if name.startswith("0/1") else 0.93)


@pytest.mark.parametrize("name", list(PAIRS))
def test_intervals_of_differences_cover(name: str) -> None:
    for rows in (8, 30):
        assert difference_coverage(PAIRS[name], rows, 1500, 2) >= 0.93


def test_leaving_one_out() -> None:
    assert plan(3) == [(1, 2), (0, 2), (0, 1)]
    assert plan(1) == [()]
    whole = [1.0] * 28 + [NAN, 1.0]
    found = leave_one_out(whole, [[0.0] * 20 + [1.0] * 10, [1.0] * 29 + [NAN], [NAN] * 30])
    first, second, third = found
    assert first is not None
    assert second is not None
    assert third is None
    assert first.estimate == pytest.approx(20 / 29)
    assert (first.evaluations, second.evaluations) == (58, 56)
    assert first.enough_evidence
    assert first.low > 0
    assert second.estimate == 0
    assert not second.enough_evidence
    with pytest.raises(ValueError, match="same rows"):
        leave_one_out(whole, [[1.0]])


def test_examples_that_say_the_same_mask_each_other() -> None:
    # Either of two examples is enough: each alone can be left out, and seems to contribute nothing.
    found = leave_one_out([1.0] * 40, [[1.0] * 40, [1.0] * 40])
    assert all(one is not None and one.estimate == 0 and not one.enough_evidence for one in found)
