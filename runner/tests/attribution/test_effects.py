from itertools import combinations

import numpy as np
import pytest
from simulations import coverage
from worlds import WORLDS

from databits_runner.attribution.design import design, inclusion
from databits_runner.attribution.effects import contrasts, effects
from databits_runner.attribution.evidence import Effect


def estimates(found: list[Effect | None]) -> np.ndarray:
    return np.array([one.estimate if one is not None else np.nan for one in found])


def ends(found: list[Effect | None]) -> np.ndarray:
    return np.array([[one.low, one.high] if one is not None else [np.nan, np.nan] for one in found])


def some_scores(subsets: list[tuple[int, ...]], rows: int, seed: int) -> np.ndarray:
    """Scores that depend on the examples, the rows and chance, and stay clear of 0 and 1."""
    random = np.random.default_rng(seed)
    level = inclusion(subsets, 16) @ random.normal(0, 0.03, 16)
    noise = random.normal(0, 0.05, (len(subsets), rows))
    return np.clip(0.5 + level[:, None] + random.normal(0, 0.1, rows) + noise, 0.01, 0.99)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_all_subsets_give_the_marginal_effect_of_any_game(size: int) -> None:
    subsets = list(combinations(range(6), size))
    scores = np.random.default_rng(size).random((len(subsets), 5))
    has = inclusion(subsets, 6)
    expected = [scores[one == 1].mean() - scores[one == 0].mean() for one in has.T]
    assert estimates(effects(scores, subsets, 6)) == pytest.approx(expected)
    assert sum(expected) == pytest.approx(0)


@pytest.mark.parametrize("subsets", [8, 20])
def test_both_ways_of_comparing_are_unbiased(subsets: int) -> None:
    # Synergy of 0 and 1 beside an effect of 2; the mean over designs is the effect over all subsets.
    def level(members: tuple[int, ...]) -> float:
        return 0.3 + 0.3 * (0 in members and 1 in members) + 0.2 * (2 in members)

    every = list(combinations(range(8), 3))
    truth = [
        np.mean([level(one) for one in every if at in one]) - np.mean([level(one) for one in every if at not in one])
        for at in range(8)
    ]
    found = []
    for seed in range(150):
        drawn = design(8, 3, subsets, seed)
        found.append(estimates(effects(np.array([[level(one)] * 2 for one in drawn]), drawn, 8)))
    error = np.std(found, axis=0) / np.sqrt(150)
    assert (abs(np.mean(found, axis=0) - truth) < 4.5 * error + 1e-12).all()


def test_by_hand() -> None:
    # Example 0 is in the first two of four subsets: means 0.9 and 0.7 with it, 0.4 and 0.2 without.
    subsets = [(0, 1), (0, 2), (1, 3), (2, 3)]
    scores = np.tile([[0.8, 1.0], [0.6, 0.8], [0.3, 0.5], [0.1, 0.3]], 20)
    one = effects(scores, subsets, 4)[0]
    assert one is not None
    assert one.estimate == pytest.approx(0.5)
    assert one.evaluations == 160
    # All rows show the same: the variance is between subsets, 0.02 with it and without it, so 0.02 (1/2 + 1/2) = 0.02 with
    # 2 degrees of freedom, if the companions were spread as chance does. 1 and 2 are once on either side, 3 is twice
    # without it. Less their mean, the differences are 1/3, 1/3 and -2/3: 2/3 for weights of square sum 1. What the
    # residuals show of 1 and 2 is 4 (1/2)^2 each, of 3 nothing: 2 for 2 degrees of freedom.
    share = contrasts(inclusion(subsets, 4))[0].share
    assert share == pytest.approx(2 / 3)
    half = 4.302652729911275 * np.sqrt(0.02 * share)
    assert (one.low, one.high) == pytest.approx((0.5 - half, 0.5 + half))


@pytest.mark.parametrize("subsets", [18, 40])
def test_renumbering_examples_rows_and_subsets_renumbers_the_effects(subsets: int) -> None:
    drawn = design(16, 4, subsets, 1)
    scores = some_scores(drawn, 12, 1)
    scores[2, 3] = np.nan
    found = effects(scores, drawn, 16)
    random = np.random.default_rng(5)
    names, order = random.permutation(16), random.permutation(subsets)
    renamed = [tuple(int(names[member]) for member in drawn[at]) for at in order]
    again = effects(scores[order][:, random.permutation(12)], renamed, 16)
    assert estimates(again)[names] == pytest.approx(estimates(found))
    assert ends(again)[names] == pytest.approx(ends(found))


@pytest.mark.parametrize("subsets", [18, 40])
def test_scores_turned_round_and_scaled_turn_and_scale_the_effects(subsets: int) -> None:
    drawn = design(16, 4, subsets, 2)
    scores = some_scores(drawn, 12, 2)
    found = effects(scores, drawn, 16)
    turned = effects(1 - scores, drawn, 16)
    assert estimates(turned) == pytest.approx(-estimates(found))
    assert ends(turned) == pytest.approx(-ends(found)[:, ::-1])
    half = effects(0.5 * scores + 0.1, drawn, 16)
    assert estimates(half) == pytest.approx(0.5 * estimates(found))
    assert ends(half) == pytest.approx(0.5 * ends(found))
    by_row = effects(0.5 * scores + 0.5 * np.random.default_rng(3).random(12), drawn, 16)
    assert ends(by_row) == pytest.approx(0.5 * ends(found))


def test_errors_are_not_zeros() -> None:
    drawn = design(16, 4, 18, 3)
    scores = some_scores(drawn, 20, 3)
    is_lost = (np.random.default_rng(4).random(scores.shape) < 0.2) & (inclusion(drawn, 16)[:, :1] == 1)
    whole = effects(scores, drawn, 16)
    lost = effects(np.where(is_lost, np.nan, scores), drawn, 16)
    zero = effects(np.where(is_lost, 0, scores), drawn, 16)
    assert abs(estimates(lost) - estimates(whole))[0] < 0.02
    assert (estimates(zero) - estimates(whole))[0] < -0.07
    assert lost[0] is not None
    assert lost[0].evaluations == scores.size - is_lost.sum()


def test_where_nothing_can_be_said() -> None:
    drawn = design(16, 4, 18, 3)
    scores = some_scores(drawn, 20, 3)
    nothing: list[Effect | None] = [None] * 16
    assert effects(np.full_like(scores, np.nan), drawn, 16) == nothing
    assert effects(scores[:, :1], drawn, 16) == nothing
    assert effects(scores[:3], drawn[:3], 16) == nothing
    # A subset that mostly failed is left out, and with it the examples that were in no other.
    without = [members for members in drawn if 0 not in members]
    first = next(members for members in drawn if 0 in members)
    mostly = np.vstack([scores[: len(without)], np.r_[[0.5] * 9, [np.nan] * 11]])
    found = effects(mostly, [*without, first], 16)
    assert found[0] is None
    assert found[1:] == effects(scores[: len(without)], without, 16)[1:]


def test_scores_that_never_differ_are_no_evidence_and_all_or_nothing_is() -> None:
    drawn = design(16, 4, 18, 3)
    for level in (0.0, 0.5, 1.0):
        for one in effects(np.full((18, 20), level), drawn, 16):
            assert one is not None
            assert one.estimate == pytest.approx(0)
            assert -0.1 < one.low < 0 < one.high < 0.1
            assert not one.enough_evidence
    found = effects(np.repeat(inclusion(drawn, 16)[:, :1], 20, axis=1), drawn, 16)
    assert found[0] is not None
    assert found[0].estimate == 1
    assert found[0].enough_evidence
    assert found[0].high == 1


def test_evidence_is_an_interval_without_zero() -> None:
    drawn = design(16, 4, 40, 6)
    found = [one for one in effects(some_scores(drawn, 30, 6), drawn, 16) if one is not None]
    assert {one.enough_evidence for one in found} == {True, False}
    for one in found:
        assert (one.p_value < 0.05) == (one.low > 0 or one.high < 0)
        assert not one.enough_evidence or one.p_value < 0.05


def test_shapes_and_ranges_are_checked() -> None:
    drawn = design(16, 4, 18, 3)
    with pytest.raises(ValueError, match="17 subsets"):
        effects(np.zeros((17, 5)), drawn, 16)
    with pytest.raises(ValueError, match="dimensions"):
        effects(np.zeros(18), drawn, 16)
    with pytest.raises(ValueError, match="from 0 to 1"):
        effects(np.full((18, 5), 1.5), drawn, 16)
    with pytest.raises(ValueError, match="Subset"):
        effects(np.zeros((18, 5)), drawn, 15)


@pytest.mark.parametrize("name", ["additive, differing by row", "12 subsets, synergies"])
def test_intervals_cover(name: str) -> None:
    # 400 repetitions of 16 examples, whose errors hang together: the standard error is between 0.3 % and 1.1 %.
    at, world = next((at, world) for at, world in enumerate(WORLDS) if world.name == name)
    assert 0.93 <= coverage(world, 400, 100 + at).mean <= 0.97
