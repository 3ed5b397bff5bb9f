"""Which examples stand in which prompt: random subsets, so that an effect is not mixed up with anything else."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from databits_runner.attribution.arrays import Floats

_LEAST_TIMES = 2
"""How often every example has to be in a prompt, and out of one: less says nothing about its spread."""
_DECKS = 2
"""Examples are dealt from so many copies of the pool: with one, the subsets of a round would exclude each other."""
_CANDIDATES = 20
_LEAST_DEGREES = 6


def design(pool: int, size: int, subsets: int, seed: int) -> list[tuple[int, ...]]:
    """Draws `subsets` ordered subsets of `size` examples from a pool numbered 0 … pool − 1; the same for the same seed.

    Every example is in at least two subsets, and in nearly as many as every other: at the end the numbers differ by one
    (rarely two), among the first m subsets by two, so that a run which ends early has a design. The order within a subset
    is random. Where the effects will be measured by regression, the best of 20 such designs is taken, by the variance
    that it gives them (Morgan and Rubin, 2012). More balance is not sought: companions that are spread too evenly make
    estimates that differ less than the scores show, and intervals that cover too often (docs/decisions/0170).

    Raises ValueError, with the sentence of `problem_of`, where no effect can be measured.
    """
    problem = problem_of(pool, size, subsets)
    if problem is not None:
        raise ValueError(problem)
    random = np.random.default_rng(seed)
    if not can_adjust(pool, subsets):
        return _deal(pool, size, subsets, random)
    return min((_deal(pool, size, subsets, random) for _ in range(_CANDIDATES)), key=lambda one: _spread(one, pool))


def can_adjust(pool: int, subsets: int) -> bool:
    """Whether there are enough subsets to take the effects of all companions out by regression."""
    return 2 * subsets >= 3 * pool and subsets - pool >= _LEAST_DEGREES


def _deal(pool: int, size: int, subsets: int, random: np.random.Generator) -> list[tuple[int, ...]]:
    """Deals hands from decks that hold every example twice; what is left for less than a whole deck comes evenly."""
    times = np.zeros(pool, dtype=np.int64)
    dealt = []
    for _ in range(subsets):
        deck, used = divmod(int(times.sum()), _DECKS * pool)
        hands_left = -(-(_DECKS * pool - used) // size)
        copies_left = _DECKS * (deck + 1) - times
        # An example with as many copies left as there are hands has to be in each of them.
        can_wait = copies_left < hands_left
        if (deck + 1) * _DECKS * pool <= subsets * size:
            order = np.lexsort((random.random(pool), copies_left <= 0, can_wait))
        else:
            order = np.lexsort((random.random(pool), times))
        members = random.permutation(order[:size])
        times[members] += 1
        dealt.append(tuple(int(member) for member in members))
    return dealt


def _spread(subsets: Sequence[tuple[int, ...]], pool: int) -> float:
    """The sum of the variances of the regression's coefficients, in units of the noise; infinite where it has none."""
    has = inclusion(subsets, pool)
    centred = has - has.mean(axis=0) - has.mean(axis=1)[:, None] + has.mean()
    eigenvalues = np.linalg.eigvalsh(centred.T @ centred)[1:]
    return float((1 / eigenvalues).sum()) if eigenvalues[0] > 1e-9 else float("inf")


def problem_of(pool: int, size: int, subsets: int) -> str | None:
    """Why no effect can be measured with such a design, in a sentence; None where it can."""
    if not 1 <= size < pool:
        return f"{size} of {pool} examples in the prompt: it takes at least 1, and one less than there are."
    least = fewest_subsets(pool, size)
    if subsets < least:
        return f"{subsets} subsets of {size} of {pool} examples are too few: it takes at least {least}."
    return None


def fewest_subsets(pool: int, size: int) -> int:
    """The smallest number of subsets that has every example in at least two prompts, and out of at least two."""
    return max(-(-_LEAST_TIMES * pool // size), -(-_LEAST_TIMES * pool // (pool - size)), 2 * _LEAST_TIMES)


def advised_subsets(pool: int, size: int) -> int:
    """How many subsets to plan where the budget allows: two per example.

    The companions' effects are then taken out by regression with degrees of freedom to spare. Where they are large, the
    intervals are less than half as wide as with half as many subsets (docs/decisions/0170).
    """
    return max(fewest_subsets(pool, size), 2 * pool, pool + _LEAST_DEGREES)


def evaluations(subsets: int, rows: int) -> int:
    """How often the program is run for a design: every subset on every row."""
    return subsets * rows


def inclusion(subsets: Sequence[tuple[int, ...]], pool: int) -> Floats:
    """The design as a matrix of shape (subsets, pool): 1 where the example is in the subset, else 0.

    Raises ValueError where a subset names an example twice or one that is not in the pool, or has another size.
    """
    matrix: npt.NDArray[np.float64] = np.zeros((len(subsets), pool))
    for at, members in enumerate(subsets):
        if len(set(members)) != len(members) or not all(0 <= member < pool for member in members):
            raise ValueError(f"Subset {at} is {members}: it takes different numbers from 0 to {pool - 1}.")
        if len(members) != len(subsets[0]):
            raise ValueError(f"Subset {at} has {len(members)} examples, the first has {len(subsets[0])}.")
        matrix[at, list(members)] = 1
    return matrix
