import math
from itertools import combinations, permutations

import numpy as np
import pytest

from databits_runner.attribution.shapley import Members, Sampling, Scores, Value, estimate, plan, told

Game = dict[Members, np.ndarray]


def a_game(examples: int, rows: int, seed: int) -> Game:
    random = np.random.default_rng(seed)
    sets = [one for size in range(examples + 1) for one in combinations(range(examples), size)]
    return {one: random.random(rows) for one in sets}


def exact(game: Game, examples: int) -> list[float]:
    """Shapley's formula (1953): a weighted sum over the sets without the example."""
    values = []
    for one in range(examples):
        others = [other for other in range(examples) if other != one]
        total = 0.0
        for size in range(examples):
            weight = math.factorial(size) * math.factorial(examples - size - 1) / math.factorial(examples)
            for members in combinations(others, size):
                total += weight * (game[tuple(sorted((*members, one)))].mean() - game[members].mean())
        values.append(total)
    return values


def play(sampling: Sampling, game: Game) -> tuple[Scores, list[list[Members]]]:
    """Evaluates what the plan asks for until it asks for nothing."""
    known: Game = {}
    batches = []
    while batch := plan(sampling, known):
        batches.append(batch)
        assert not set(batch) & set(known)
        known |= {members: game[members] for members in batch}
    return known, batches


def values(sampling: Sampling, known: Scores) -> list[Value]:
    found = estimate(sampling, known)
    assert found is not None
    return found


@pytest.mark.parametrize("examples", [1, 2, 3, 4, 5])
def test_all_permutations_give_the_exact_values(examples: int) -> None:
    for seed in range(5):
        game = a_game(examples, 6, seed)
        sampling = Sampling(examples, math.factorial(examples), seed)
        known, _ = play(sampling, game)
        assert len(known) == 2**examples
        found = values(sampling, known)
        assert [one.estimate for one in found] == pytest.approx(exact(game, examples))
        assert all(one.standard_error is not None for one in found)


def test_samples_come_near_within_their_standard_errors() -> None:
    game = a_game(7, 1, 1)
    # The same score on two rows: only the permutations make the values differ.
    game = {members: np.repeat(scores, 2) for members, scores in game.items()}
    truth = np.array(exact(game, 7))
    errors = []
    for seed in range(60):
        sampling = Sampling(7, 40, seed)
        found = values(sampling, play(sampling, game)[0])
        assert sum(one.estimate for one in found) == pytest.approx(game[tuple(range(7))].mean() - game[()].mean())
        errors += [(one.estimate - true) / (one.standard_error or 0) for one, true in zip(found, truth, strict=True)]
    assert 0.9 < np.std(errors) < 1.1


def test_standard_errors_of_all_permutations_are_those_of_the_rows() -> None:
    game = a_game(3, 50, 4)
    found = values(Sampling(3, 6, 0), game)
    per_row = [
        np.mean(
            [
                game[tuple(sorted(order[: at + 1]))] - game[tuple(sorted(order[:at]))]
                for order in permutations(range(3))
                for at in [order.index(one)]
            ],
            axis=0,
        )
        for one in range(3)
    ]
    expected = [np.std(one, ddof=1) / math.sqrt(50) for one in per_row]
    assert [one.standard_error for one in found] == pytest.approx(expected)


def test_standard_errors_count_the_noise_of_single_scores_once() -> None:
    # Scores without any meaning: the true values are 0.
    errors = []
    for seed in range(150):
        sampling = Sampling(6, 8, seed)
        found = values(sampling, play(sampling, a_game(6, 20, seed))[0])
        errors += [one.estimate / (one.standard_error or 0) for one in found]
    assert 0.9 < np.std(errors) < 1.1


def test_a_cap_is_kept_and_pays_for_whole_permutations() -> None:
    game = a_game(6, 4, 2)
    for cap in range(7, 40):
        sampling = Sampling(6, 30, 3, cap=cap)
        known, _ = play(sampling, game)
        assert len(known) <= cap
        found = values(sampling, known)
        assert found[0].permutations >= max(1, (cap - 2) // 5)
        assert sum(one.estimate for one in found) == pytest.approx(game[tuple(range(6))].mean() - game[()].mean())


def test_batches_hold_one_set_of_every_permutation() -> None:
    sampling = Sampling(8, 10, 5)
    _, batches = play(sampling, a_game(8, 2, 5))
    assert batches[0] == [(), tuple(range(8))]
    assert len(batches) <= 8
    assert all(len(batch) <= 10 for batch in batches)
    assert plan(sampling, {}) == plan(sampling, {})


def test_walks_end_near_the_whole_set() -> None:
    # The first two examples that come are enough.
    game = {members: np.full(3, min(len(members), 2) / 2) for members in a_game(6, 3, 0)}
    sampling = Sampling(6, 20, 1, tolerance=0.01)
    known, _ = play(sampling, game)
    assert max(len(members) for members in known if members != tuple(range(6))) == 2
    found = values(sampling, known)
    assert sum(one.estimate for one in found) == pytest.approx(1)
    full = Sampling(6, 20, 1)
    assert [one.estimate for one in values(full, game)] == pytest.approx([one.estimate for one in found])


def test_what_is_not_known_is_not_estimated() -> None:
    game = a_game(4, 5, 6)
    sampling = Sampling(4, 3, 1)
    assert estimate(sampling, {}) is None
    assert estimate(sampling, {(): game[()]}) is None
    ends = {(): game[()], (0, 1, 2, 3): game[(0, 1, 2, 3)]}
    assert estimate(sampling, ends) is None
    assert estimate(sampling, game | {(): np.full(5, np.nan)}) is None
    one_walk = values(Sampling(4, 1, 1), game)
    assert [one.standard_error for one in one_walk] == [None] * 4


def test_errors_are_not_zeros() -> None:
    game = a_game(3, 200, 7)
    gaps = {
        members: np.where(np.random.default_rng(len(members)).random(200) < 0.1, np.nan, one)
        for members, one in game.items()
    }
    sampling = Sampling(3, 6, 1)
    found = [one.estimate for one in values(sampling, gaps)]
    assert found == pytest.approx([one.estimate for one in values(sampling, game)], abs=0.05)
    with pytest.raises(ValueError):
        estimate(sampling, game | {(0,): np.zeros(3)})


@pytest.mark.parametrize("wrong", [{"examples": 0, "permutations": 1}, {"examples": 3, "permutations": 0}])
def test_sizes_are_checked(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Sampling(seed=1, **wrong)
    with pytest.raises(ValueError, match="it takes 5"):
        Sampling(4, 3, 1, cap=4)


def test_values_are_told_from_0_only_with_their_interval() -> None:
    # The first example always helps, the others never do.
    sampling = Sampling(4, 12, 1)
    game = {one: np.repeat([0.0 if 0 not in one else 1.0], 8) for one in a_game(4, 8, 0)}
    known, _ = play(sampling, game)
    effects = told(values(sampling, known), 8, len(known) * 8, False)
    assert [effect and (effect.estimate, effect.enough_evidence) for effect in effects] == [
        (1, True),
        (0, False),
        (0, False),
        (0, False),
    ]
    # No variance is taken to be 0: what never differed by chance could have done so once.
    assert all(effect is not None and effect.high - effect.low > 0 for effect in effects[1:])
    alone = Sampling(4, 1, 1)
    assert told(values(alone, play(alone, game)[0]), 8, 40, False) == [None] * 4


def test_intervals_hold_the_truth_at_least_as_often_as_they_say() -> None:
    held = told_at_all = 0
    for seed in range(200):
        random = np.random.default_rng(seed)
        strength = random.normal(0, 0.08, 5)
        chance = {one: float(np.clip(0.5 + sum(strength[at] for at in one), 0.02, 0.98)) for one in a_game(5, 1, 0)}
        truth = exact({one: np.array([p]) for one, p in chance.items()}, 5)
        sampling = Sampling(5, 8, seed)
        known, _ = play(sampling, {one: (random.random(25) < p).astype(float) for one, p in chance.items()})
        found = told(values(sampling, known), 25, len(known) * 25, False)
        held += sum(one is not None and one.low <= true <= one.high for one, true in zip(found, truth, strict=True))
        told_at_all += any(one is not None and one.enough_evidence for one in found)
    assert held / 1000 >= 0.95
    assert told_at_all > 10
