"""How far a comparison of prompts can be trusted, when both the prompts and the rows are a sample."""

from dataclasses import dataclass

import numpy as np

from databits_runner.attribution.arrays import Floats


@dataclass(frozen=True)
class Filled:
    """Scores without gaps."""

    values: Floats
    """Of shape (prompts, rows)."""
    lost: int
    """How many of them were filled in."""

    @property
    def kept(self) -> float:
        """The share that is real."""
        return 1 - self.lost / self.values.size

    @property
    def least_square(self) -> float:
        """The mean square that one score makes which is off by as much as scores of a row differ, by 1 if none do.

        Scores that never differ by chance could have done so once: no variance is taken to be smaller.
        """
        span = float(np.ptp(self.values - self.values.mean(axis=0)))
        return (span if span > 1e-9 else 1.0) ** 2 / self.values.size


def fill(scores: Floats) -> Filled:
    """Fills missing scores of shape (prompts, rows) with their expectation: the row's level plus the prompt's.

    Yates (1933): with the values of the least-squares fit, here found by iteration, the means are those of the fit to the
    real scores. What is lost must not depend on what the score would have been, given the row and the prompt.
    """
    is_lost = np.isnan(scores)
    values = np.where(is_lost, np.nanmean(scores), scores)
    for _ in range(1000 if is_lost.any() else 0):
        fit = values.mean(axis=0) + values.mean(axis=1)[:, None] - values.mean()
        change = np.abs(np.where(is_lost, fit - values, 0)).max()
        values = np.where(is_lost, fit, values)
        if change < 1e-10:
            break
    return Filled(values, int(is_lost.sum()))


@dataclass(frozen=True)
class Contrast:
    """A weighted sum of the prompts' mean scores, and a linear model of the prompts whose residuals show the noise."""

    weights: Floats
    """Of shape (prompts,); they add up to 0."""
    residuals: Floats
    """The matrix of shape (prompts, prompts) that takes what the model explains out of the prompts' scores."""
    degrees: int
    """Its rank: the degrees of freedom of the residuals."""
    share: float = 1.0
    """How much of what makes prompts differ, apart from the noise of single scores, gets into the contrast: 1 as much as
    the residuals show; less where the design balances it, more where it does the opposite."""


@dataclass(frozen=True)
class Estimate:
    """A value with its variance, and the degrees of freedom that the variance is known with."""

    value: float
    variance: float
    degrees: float


def estimate(contrast: Contrast, scores: Filled) -> Estimate:
    """The value of a contrast for all prompts and rows of the kind, from a sample of both.

    Mean squares of the crossed layout: of prompts, of rows, and of what is left. A single score's noise is in both of the
    first two, and is counted once (Cornfield and Tukey, 1956; the two-way formula of Cameron, Gelbach and Miller, 2011).
    The degrees of freedom are Satterthwaite's (1946). Rows add nothing where they seem to add less than nothing.
    """
    rows = scores.values.shape[1]
    unit = float(contrast.weights @ contrast.weights) / rows
    by_row = contrast.weights @ scores.values
    left = contrast.residuals @ scores.values
    of_prompts = rows * float((left.mean(axis=1) ** 2).sum()) / contrast.degrees
    of_rows = float(by_row.var(ddof=1)) / (unit * rows)
    squares = float(((left - left.mean(axis=1)[:, None]) ** 2).sum())
    # What was filled in lies on the fit: it adds nothing to the squares, nor to the degrees of freedom.
    noise_degrees = max(1.0, contrast.degrees * (rows - 1 - scores.lost / len(scores.values)))
    noise = squares / noise_degrees
    prompts = noise + contrast.share * (of_prompts - noise) if of_prompts > noise else of_prompts
    # Filled cells damp the differences between rows by the share that is real; it is put back.
    extra = (of_rows - squares / (contrast.degrees * (rows - 1))) / scores.kept**2
    mean_square, degrees = prompts, float(contrast.degrees)
    if extra > 0:
        mean_square = prompts + extra
        spread = prompts**2 / contrast.degrees + of_rows**2 / (rows - 1) + noise**2 / noise_degrees
        degrees = mean_square**2 / spread
    return Estimate(float(by_row.mean()), unit * max(mean_square, scores.least_square), degrees)
