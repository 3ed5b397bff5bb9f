"""What each example of a pool adds to a prompt, from prompts that grow in random orders."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from databits_runner.attribution import shapley
from databits_runner.attribution.arrays import Floats
from databits_runner.attribution.evidence import Effect
from databits_runner.attribution.shapley import Members, Sampling
from databits_runner.failures import RunError
from databits_runner.optimizing.row_scores import scores_of
from databits_runner.optimizing.trials import Trial


def plan_shapley(pool: int, most_prompts: int, seed: int) -> Sampling:
    """As many random orders of the pool as the prompts pay for. Raises RunError where they pay for fewer than two."""
    fewest = 2 * pool
    if most_prompts < min(fewest, 2**pool):
        raise RunError(
            f"Shapley values of {pool} examples take {fewest} prompts at least: "
            "set attribution.shapley.max_prompts higher, or attribution.pool lower."
        )
    if 2**pool <= most_prompts:
        # Every set can be paid for, and then so can every order.
        return Sampling(pool, max(2, most_prompts), seed)
    # No more than can be begun, and fewer than all there are: those come in their order, not at random.
    orders = 2 + 4 * most_prompts // max(1, pool - 1)
    return Sampling(pool, min(orders, math.factorial(pool) - 1), seed, cap=most_prompts)


@dataclass
class ShapleyValues:
    """What was scored until now: also a run that is ended in between has the orders that were gone through."""

    sampling: Sampling
    trials: dict[Members, Trial] = field(default_factory=dict)

    def measure(self, prompt: Callable[[Sequence[int]], Trial]) -> None:
        """Scores the prompts that the plan asks for, each with examples of the pool in the given order."""
        while batch := shapley.plan(self.sampling, self._scores()):
            for members in batch:
                self.trials[members] = prompt(members)

    def effects(self) -> tuple[int, list[Effect | None]]:
        """How many orders were gone through, and the value of each example; none where no order was."""
        scores = self._scores()
        values = shapley.estimate(self.sampling, scores) if scores else None
        if values is None:
            return 0, [None] * self.sampling.examples
        orders = values[0].permutations
        grid = np.array(list(scores.values()))
        is_exact = orders == math.factorial(self.sampling.examples)
        rows = int((~np.isnan(grid).all(axis=0)).sum())
        return orders, shapley.told(values, rows, int((~np.isnan(grid)).sum()), is_exact)

    def _scores(self) -> dict[Members, Floats]:
        trials = list(self.trials.values())
        rows = list(trials[0].scores) if trials else []
        return dict(zip(self.trials, scores_of(trials, rows), strict=True))
