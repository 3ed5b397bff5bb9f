from itertools import combinations

import numpy as np
import pytest

from databits_runner.attribution.design import can_adjust, design, evaluations, fewest_subsets, inclusion

SHAPES = [(2, 1, 4), (5, 4, 10), (8, 4, 8), (16, 4, 8), (16, 4, 18), (16, 4, 40), (40, 3, 30), (9, 2, 14)]


@pytest.mark.parametrize(("pool", "size", "subsets"), SHAPES)
def test_every_example_stands_in_nearly_the_same_number_of_subsets(pool: int, size: int, subsets: int) -> None:
    for seed in range(10):
        drawn = design(pool, size, subsets, seed)
        assert len(drawn) == subsets
        assert all(len(set(members)) == size and set(members) <= set(range(pool)) for members in drawn)
        times = inclusion(drawn, pool).cumsum(axis=0)
        assert np.ptp(times[-1]) <= 2
        assert times[-1].min() >= 2
        assert subsets - times[-1].max() >= 2
        assert (np.ptp(times, axis=1) <= 2).all()


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    for subsets in (18, 40):
        assert design(16, 4, subsets, 7) == design(16, 4, subsets, 7)
        assert design(16, 4, subsets, 7) != design(16, 4, subsets, 8)


def test_places_and_companions_are_random() -> None:
    # 4,000 subsets: an example is 1,000 times in one, 250 times at each place, 200 times with each other.
    drawn = [members for seed in range(400) for members in design(16, 4, 10, seed)]
    places = np.zeros((16, 4))
    for members in drawn:
        for place, member in enumerate(members):
            places[member, place] += 1
    assert abs(places - 250).max() < 5 * np.sqrt(250)
    pairs = dict.fromkeys(combinations(range(16), 2), 0)
    for members in drawn:
        for pair in combinations(sorted(members), 2):
            pairs[pair] += 1
    assert max(abs(count - 200) for count in pairs.values()) < 5 * np.sqrt(200)


def test_designs_for_regression_vary_little_in_what_they_give_away() -> None:
    def spread(subsets: list[tuple[int, ...]]) -> float:
        return float((np.linalg.pinv(np.column_stack([np.ones(24), inclusion(subsets, 16)])) ** 2).sum())

    assert can_adjust(16, 24)
    chosen = np.mean([spread(design(16, 4, 24, seed)) for seed in range(20)])
    random = np.random.default_rng(0)
    drawn = [[tuple(random.permutation(16)[:4]) for _ in range(24)] for _ in range(20)]
    assert chosen < 0.8 * np.median([spread(one) for one in drawn])


@pytest.mark.parametrize(
    ("pool", "size", "subsets", "reason"),
    [
        (4, 4, 20, "4 of 4"),
        (4, 0, 20, "0 of 4"),
        (1, 1, 20, "1 of 1"),
        (16, 4, 7, "at least 8"),
        (16, 14, 15, "at least 16"),
        (2, 1, 3, "at least 4"),
    ],
)
def test_impossible_sizes_are_told(pool: int, size: int, subsets: int, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        design(pool, size, subsets, 1)


def test_the_fewest_subsets_are_enough_and_counted() -> None:
    for pool in range(2, 10):
        for size in range(1, pool):
            assert design(pool, size, fewest_subsets(pool, size), 3)
    assert evaluations(18, 30) == 540


@pytest.mark.parametrize("subsets", [[(0, 0)], [(0, 3)], [(-1, 0)], [(0, 1), (2,)]])
def test_subsets_that_are_none_are_refused(subsets: list[tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match="Subset"):
        inclusion(subsets, 3)
