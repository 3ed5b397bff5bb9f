"""Shapley values of examples, by random permutations: what an example adds to the sets it can come to."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations as all_permutations

import numpy as np
import numpy.typing as npt

from databits_runner.attribution.arrays import Floats, as_scores
from databits_runner.attribution.crossed import fill
from databits_runner.attribution.evidence import Effect, discoveries
from databits_runner.attribution.student import p_value, quantile

Members = tuple[int, ...]
"""A set of examples, ascending: the prompt shows them in this order, so that a set has one score per row."""
Scores = Mapping[Members, npt.ArrayLike]
"""For every set that was evaluated its scores of shape (rows,), all on the same rows, NaN for errors."""


@dataclass(frozen=True)
class Sampling:
    """Which permutations are walked, and how far."""

    examples: int
    permutations: int
    """As many are drawn; all there are, each once, where there are no more: then the values are exact."""
    seed: int
    cap: int | None = None
    """The most sets that may be evaluated, the empty and the whole one included; whole permutations are kept."""
    tolerance: float = 0.0
    """A walk ends where the mean score is within so much of the whole set's: what follows adds 0 (Ghorbani and Zou, 2019).
    It saves evaluations and biases the values by at most about so much; 0 never ends one."""

    def __post_init__(self) -> None:
        if self.examples < 1 or self.permutations < 1:
            raise ValueError("It takes at least one example and one permutation.")
        if self.cap is not None and self.cap < self.examples + 1:
            raise ValueError(f"{self.cap} sets are too few for one permutation: it takes {self.examples + 1}.")


@dataclass(frozen=True)
class Value:
    """What an example adds to the mean score, on average over the orders in which examples can come."""

    estimate: float
    standard_error: float | None
    """From the permutations and the rows, both as samples; None for one permutation of several, or one row."""
    permutations: int


def walks(sampling: Sampling) -> list[Members]:
    """The permutations, the same for the same seed."""
    if _is_exact(sampling):
        return list(all_permutations(range(sampling.examples)))
    random = np.random.default_rng(sampling.seed)
    drawn = (random.permutation(sampling.examples) for _ in range(sampling.permutations))
    return [tuple(int(one) for one in order) for order in drawn]


def _is_exact(sampling: Sampling) -> bool:
    return math.factorial(sampling.examples) <= sampling.permutations


def plan(sampling: Sampling, known: Scores) -> list[Members]:
    """The sets to evaluate next, given those that are known; none when all is done or the cap is reached.

    First the empty and the whole set; then the next set of every permutation that is not yet at its end, so that a batch
    can be evaluated at once. Call it again with the scores of the batch added. No permutation is begun that the cap could
    keep from its end: what is paid for counts.
    """
    whole = tuple(range(sampling.examples))
    ends = [members for members in ((), whole) if members not in known]
    if ends:
        return ends
    fresh: dict[Members, None] = {}
    reserved: set[Members] = set()
    for order in walks(sampling):
        needed = _needed(sampling, order, known)
        reserved.update(needed)
        if sampling.cap is not None and len(known) + len(reserved) > sampling.cap:
            break
        if needed:
            fresh[needed[0]] = None
    return list(fresh)


def _needed(sampling: Sampling, order: Members, known: Scores) -> list[Members]:
    """The sets that a walk lacks, if it goes to the end from where it is."""
    whole = known[tuple(range(sampling.examples))]
    needed: list[Members] = []
    for members in _prefixes(order):
        if members not in known:
            needed.append(members)
        elif not needed and _is_near(sampling, known[members], whole):
            break
    return needed


def _prefixes(order: Members) -> list[Members]:
    return [tuple(sorted(order[:length])) for length in range(len(order) + 1)]


def _is_near(sampling: Sampling, scores: npt.ArrayLike, whole: npt.ArrayLike) -> bool:
    if sampling.tolerance <= 0:
        return False
    difference = np.asarray(whole, dtype=np.float64) - np.asarray(scores, dtype=np.float64)
    found = difference[~np.isnan(difference)]
    return len(found) > 0 and abs(float(found.mean())) < sampling.tolerance


def estimate(sampling: Sampling, known: Scores) -> list[Value] | None:
    """The values of all examples, from the permutations whose sets are known; None where there is none.

    They add up to the whole set's mean score less the empty one's. Missing scores are filled in by their expectation
    (`crossed.fill`). Raises ValueError where scores differ in their rows.
    """
    # A set without any score counts as one that is not known.
    scored = {members: scores for members, scores in known.items() if not np.isnan(np.asarray(scores)).all()}
    if () not in scored or tuple(range(sampling.examples)) not in scored:
        return None
    grid = as_scores([np.asarray(scores, dtype=np.float64) for scores in scored.values()], 2)
    filled = dict(zip(scored, fill(grid[:, ~np.isnan(grid).all(axis=0)]).values, strict=True))
    walked = (_added(sampling, order, scored, filled) for order in walks(sampling))
    added = [walk for walk in walked if walk is not None]
    if not added:
        return None
    marginals = np.array(added)
    is_exact = _is_exact(sampling) and len(added) == math.factorial(sampling.examples)
    return [
        Value(float(marginals[:, at].mean()), _standard_error(marginals[:, at], is_exact), len(added))
        for at in range(sampling.examples)
    ]


def told(values: list[Value], rows: int, evaluations: int, is_exact: bool) -> list[Effect | None]:
    """The values as effects with a 95 % interval; None where there is none: for one permutation, or one row.

    The degrees of freedom are those of the smaller of both samples, permutations and rows; all permutations are none.
    """
    degrees = (rows if is_exact else min(rows, values[0].permutations)) - 1 if values else 0
    found = [(one.estimate, one.standard_error) for one in values]
    p_values = [p_value(value / error, degrees) for value, error in found if error is not None]
    there = iter(zip(p_values, discoveries(p_values), strict=True))
    return [None if error is None else _effect(value, error, degrees, evaluations, *next(there)) for value, error in found]


def _effect(value: float, error: float, degrees: int, evaluations: int, p: float, is_there: bool) -> Effect:
    half = quantile(degrees) * error
    return Effect(value, max(-1.0, value - half), min(1.0, value + half), evaluations, p, is_there)


def _added(sampling: Sampling, order: Members, known: Scores, filled: Mapping[Members, Floats]) -> Floats | None:
    """What each example adds on each row, of shape (examples, rows); None where a set of the walk is not known."""
    whole = tuple(range(sampling.examples))
    added = np.zeros((sampling.examples, len(filled[whole])))
    for before, after, example in zip(_prefixes(order), _prefixes(order)[1:], order, strict=False):
        if _is_near(sampling, known[before], known[whole]):
            break
        if after not in known:
            return None
        added[example] = filled[after] - filled[before]
    return added


def _standard_error(added: Floats, is_exact: bool) -> float | None:
    """Of the mean of what one example adds, of shape (permutations, rows), both crossed, as in `crossed.estimate`."""
    orders, rows = added.shape
    if rows < 2 or (orders < 2 and not is_exact):
        return None
    of_rows = float(added.mean(axis=0).var(ddof=1)) / rows
    # Scores that never differ by chance could have done so once: as in `crossed.Filled`.
    span = float(np.ptp(added - added.mean(axis=0)))
    least = ((span if span > 1e-9 else 1.0) / added.size) ** 2
    if is_exact:
        return math.sqrt(max(of_rows, least))
    of_orders = float(added.mean(axis=1).var(ddof=1)) / orders
    left = added - added.mean(axis=0) - added.mean(axis=1)[:, None] + added.mean()
    both = float((left**2).sum()) / ((orders - 1) * (rows - 1) * orders * rows)
    return math.sqrt(max(of_orders + of_rows - both, of_orders, of_rows, least))
