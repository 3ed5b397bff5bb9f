"""Simulations of worlds and of rows: how often the 95 % intervals hold the truth."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from worlds import World, plant

from databits_runner.attribution.design import design
from databits_runner.attribution.effects import effects
from databits_runner.attribution.intervals import mean_difference, mean_score


@dataclass(frozen=True)
class Coverage:
    """What came of the repetitions of one world."""

    mean: float
    """The share of intervals that hold the truth, over all examples."""
    lowest: float
    """The same of the example whose intervals do so least often."""
    width: float
    """Half the width of an interval, on average."""
    spread: float
    """Standard deviation of the true effects of the pool."""
    told: float
    """The share of examples that were said to have an effect."""
    wrong: float
    """The share of repetitions with an example said to have an effect of the wrong sign, or one that it has not."""


def coverage(world: World, repetitions: int, seed: int) -> Coverage:
    """Simulates a world, the same way for the same seed."""
    planted = plant(world, seed)
    truth = planted.truth()
    random = np.random.default_rng(seed)
    holds, widths, told, wrong = [], [], [], []
    for _ in range(repetitions):
        subsets = design(world.pool, world.size, world.subsets, int(random.integers(1 << 31)))
        found = effects(planted.scores(subsets, random), subsets, world.pool)
        known = [(one, float(true)) for one, true in zip(found, truth, strict=True) if one is not None]
        assert len(known) == world.pool
        holds.append([one.low <= true <= one.high for one, true in known])
        widths.append(np.mean([one.high - one.low for one, _ in known]) / 2)
        said = [(one.estimate, true if abs(true) > 1e-9 else 0.0) for one, true in known if one.enough_evidence]
        told.append(len(said) / world.pool)
        wrong.append(any(estimate * true <= 0 for estimate, true in said))
    by_example = np.mean(holds, axis=0)
    means = [float(np.mean(one)) for one in (holds, widths, told, wrong)]
    return Coverage(means[0], float(by_example.min()), means[1], float(truth.std()), means[2], means[3])


Draw = Callable[[np.random.Generator, int], np.ndarray]
MEANS: dict[str, Draw] = {
    "0/1, mean 0.7": lambda random, rows: (random.random(rows) < 0.7).astype(float),
    "0/1, mean 0.95": lambda random, rows: (random.random(rows) < 0.95).astype(float),
    "beta(5, 1)": lambda random, rows: random.beta(5, 1, rows),
    "beta(0.5, 0.1)": lambda random, rows: random.beta(0.5, 0.1, rows),
    "beta(1, 20)": lambda random, rows: random.beta(1, 20, rows),
    "90 % are 1": lambda random, rows: np.where(random.random(rows) < 0.9, 1, random.uniform(0, 0.5, rows)),
    "97 % are 1": lambda random, rows: np.where(random.random(rows) < 0.97, 1, random.uniform(0, 0.5, rows)),
    "token F1": lambda random, rows: random.choice([0, 0.5, 2 / 3, 1], p=[0.05, 0.05, 0.1, 0.8], size=rows),
}
PAIRS: dict[str, tuple[Draw, Draw]] = {
    "0/1, few differ": (
        lambda random, rows: (random.random(rows) < 0.98).astype(float),
        lambda random, rows: (random.random(rows) < 0.95).astype(float),
    ),
    "0/1, many differ": (
        lambda random, rows: (random.random(rows) < 0.8).astype(float),
        lambda random, rows: (random.random(rows) < 0.6).astype(float),
    ),
    "continuous": (
        lambda random, rows: random.beta(5, 1, rows),
        lambda random, rows: random.beta(4, 1.5, rows),
    ),
    "90 % are the same": (
        lambda random, rows: np.full(rows, 0.6),
        lambda random, rows: np.where(random.random(rows) < 0.9, 0.6, random.uniform(0, 0.8, rows)),
    ),
}


def mean_coverage(draw: Draw, rows: int, repetitions: int, seed: int) -> float:
    """The share of intervals of a mean score that hold the mean of the population."""
    random = np.random.default_rng(seed)
    truth = float(draw(random, 1_000_000).mean())
    found = [mean_score(draw(random, rows)) for _ in range(repetitions)]
    return float(np.mean([one is not None and one.low <= truth <= one.high for one in found]))


def difference_coverage(pair: tuple[Draw, Draw], rows: int, repetitions: int, seed: int) -> float:
    """The share of intervals of a mean difference that hold that of the population."""
    random = np.random.default_rng(seed)
    truth = float(pair[0](random, 1_000_000).mean() - pair[1](random, 1_000_000).mean())
    found = [mean_difference(pair[0](random, rows), pair[1](random, rows)) for _ in range(repetitions)]
    return float(np.mean([one is not None and one.low <= truth <= one.high for one in found]))
