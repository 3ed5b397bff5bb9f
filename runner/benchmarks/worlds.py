"""Made-up worlds in which the true effect of every example is known, to hold estimates against."""

from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np

_POPULATION = 300
"""Rows of the population. A run draws its rows from them with replacement, which makes the rows independent."""
_CONCENTRATION = 8.0
"""Of the beta distribution of continuous scores: a score of mean p has the variance p (1 − p) / 9."""


@dataclass(frozen=True)
class World:
    """How scores come about: the log odds of a row's score is a sum of the terms below."""

    name: str
    pool: int = 16
    size: int = 4
    subsets: int = 18
    rows: int = 30
    level: float = 0.3
    effects: float = 0.0
    """Standard deviation of the examples' additive effects; a quarter of them is zero."""
    on_rows: float = 0.0
    """Standard deviation of what an example does on one row more than on others."""
    difficulty: float = 1.0
    """Standard deviation of the rows' difficulty."""
    redundancy: float = 0.0
    """What a skill adds that two examples have: having both adds nothing to having one."""
    synergy: float = 0.0
    """What two examples add if both are there, one alone nothing."""
    saturation: float | None = None
    """The most that all examples together can add."""
    order: float = 0.0
    """0: the place in the prompt says nothing; 1: the first example counts for nothing, the last twice."""
    continuous: bool = False
    missing: float = 0.0
    """The share of scores that are lost."""


@dataclass(frozen=True)
class Planted:
    """A world with its numbers drawn."""

    world: World
    additive: np.ndarray
    on_rows: np.ndarray
    difficulty: np.ndarray

    def probability(self, ordered: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Mean scores of shape (subsets, rows) for ordered subsets of shape (subsets, size)."""
        world = self.world
        weights = 1 + world.order * np.linspace(-1, 1, world.size)
        sums = (self.additive[ordered] * weights).sum(axis=1)[:, None] + self.on_rows[rows][:, ordered].sum(axis=2).T
        has = np.zeros((len(ordered), world.pool), dtype=bool)
        has[np.arange(len(ordered))[:, None], ordered] = True
        half = world.pool // 2
        sums = sums + world.redundancy * (has[:, 0:half:2] | has[:, 1:half:2]).sum(axis=1)[:, None]
        sums = sums + world.synergy * (has[:, half::2] & has[:, half + 1 :: 2]).sum(axis=1)[:, None]
        if world.saturation is not None:
            sums = world.saturation * (1 - np.exp(-sums / world.saturation))
        return 1 / (1 + np.exp(-(world.level + self.difficulty[rows] + sums)))

    def truth(self) -> np.ndarray:
        """The mean score of all subsets with an example less that of all without it, over all rows and orders."""
        world = self.world
        subsets = np.array(list(combinations(range(world.pool), world.size)))
        orders = list(permutations(range(world.size))) if world.order else [tuple(range(world.size))]
        every = np.arange(_POPULATION)
        means = np.mean([self.probability(subsets[:, order], every).mean(axis=1) for order in orders], axis=0)
        has = (subsets[:, :, None] == np.arange(world.pool)).any(axis=1)
        return np.array([means[one].mean() - means[~one].mean() for one in has.T])

    def scores(self, subsets: list[tuple[int, ...]], random: np.random.Generator) -> np.ndarray:
        """Scores of shape (subsets, rows) on rows drawn anew; lost ones are NaN."""
        world = self.world
        mean = self.probability(np.array(subsets), random.integers(_POPULATION, size=world.rows))
        if world.continuous:
            scores = random.beta(_CONCENTRATION * mean, _CONCENTRATION * (1 - mean))
        else:
            scores = (random.random(mean.shape) < mean).astype(float)
        return np.where(random.random(mean.shape) < world.missing, np.nan, scores)


def plant(world: World, seed: int) -> Planted:
    """Draws a world's examples and its population of rows."""
    random = np.random.default_rng(seed)
    additive = world.effects * random.standard_normal(world.pool)
    additive[: world.pool // 4] = 0
    if world.saturation is not None:
        additive = np.abs(additive)
    on_rows = world.on_rows * random.standard_normal((_POPULATION, world.pool))
    return Planted(world, random.permutation(additive), on_rows, world.difficulty * random.standard_normal(_POPULATION))


WORLDS = (
    World("nulls, 0/1", difficulty=1.5),
    World("nulls, continuous", continuous=True, difficulty=1.5),
    World("additive, 0/1", effects=0.5),
    World("additive, continuous", effects=0.5, continuous=True),
    World("additive, large, continuous", effects=1.0, continuous=True),
    World("additive, differing by row", effects=0.4, on_rows=1.0, continuous=True),
    World("redundant pairs", redundancy=0.8, continuous=True),
    World("synergies", synergy=1.5, continuous=True),
    World("saturation", effects=1.5, saturation=1.0),
    World("rows of very different difficulty", effects=0.7, difficulty=3.0),
    World("order", effects=0.7, order=1.0, continuous=True),
    World("10 % missing", effects=0.5, missing=0.1),
    World("30 % missing", effects=0.5, missing=0.3, continuous=True, difficulty=1.5),
    World("8 subsets, nulls", subsets=8),
    World("8 subsets, additive", subsets=8, effects=0.7, continuous=True),
    World("12 subsets, additive", subsets=12, effects=0.5),
    World("12 subsets, synergies", subsets=12, synergy=1.5, continuous=True),
    World("10 rows", rows=10, effects=0.5),
    World("32 subsets, additive", subsets=32, effects=0.7, continuous=True),
    World("32 subsets, redundant pairs", subsets=32, redundancy=0.8, continuous=True),
    World("60 subsets, additive", subsets=60, effects=0.7),
    World("60 subsets, synergies", subsets=60, synergy=1.5, continuous=True),
    World("60 subsets, additive, differing by row", subsets=60, effects=0.7, on_rows=1.0, continuous=True),
    World("pool 8, size 3, 12 subsets", pool=8, size=3, subsets=12, effects=0.5),
    World("pool 8, size 4, 8 subsets", pool=8, size=4, subsets=8, effects=0.5),
    World("pool 20, size 2, 20 subsets", pool=20, size=2, subsets=20, effects=0.7),
    World("pool 40, size 3, 40 subsets", pool=40, size=3, subsets=40, rows=20, effects=0.7),
    World("24 subsets, additive", subsets=24, effects=0.5),
    World("24 subsets, synergies", subsets=24, synergy=1.5, continuous=True),
    World("32 subsets, nulls", subsets=32),
    World("32 subsets, 20 % missing", subsets=32, effects=0.7, missing=0.2, difficulty=2.0),
    World("pool 8, size 3, 16 subsets", pool=8, size=3, subsets=16, effects=0.5),
    World("pool 12, size 1, 24 subsets", pool=12, size=1, subsets=24, effects=0.7),
    World("all at once", effects=0.4, on_rows=0.5, redundancy=0.4, synergy=0.7, order=0.5, difficulty=2.0, missing=0.1),
)
