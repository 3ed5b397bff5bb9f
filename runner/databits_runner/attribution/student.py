"""Student's t distribution, for degrees of freedom that need not be whole."""

import math
from statistics import NormalDist

LEVEL = 0.95
"""Of every interval of the runner."""
_STEPS = 300
_SMALLEST = 1e-300


def p_value(t: float, degrees: float) -> float:
    """The chance of a value at least as far from 0 as `t`, on either side.

    It is I_x(ν/2, 1/2) with x = ν / (ν + t²): Abramowitz and Stegun (1964), 26.7.1 and 26.5.2.
    """
    if math.isinf(t):
        return 0.0
    return _incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t), t * t / (degrees + t * t))


def quantile(degrees: float, level: float = LEVEL) -> float:
    """The distance from 0 within which `level` of the distribution lies: 2.228 for 10 degrees and 0.95."""
    t = NormalDist().inv_cdf((1 + level) / 2)
    scale = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2) - math.log(degrees * math.pi) / 2
    # Newton's method. The tail is convex and the normal's quantile the smaller one: every step leads nearer from below.
    for _ in range(_STEPS):
        density = math.exp(scale - (degrees + 1) / 2 * math.log1p(t * t / degrees))
        step = (p_value(t, degrees) - (1 - level)) / (2 * density)
        t += step
        if step < 1e-12 * t:
            break
    return t


def _incomplete_beta(a: float, b: float, x: float, rest: float) -> float:
    """The regularised incomplete beta function of x, where `rest` is 1 − x: given too, so that no digits are lost."""
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, rest, x)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(rest)
    return math.exp(scale) * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction DLMF 8.17.22, by Lentz's method (Thompson and Barnett, 1986)."""
    c, d = 1.0, 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        before = value
        for term in (even, odd):
            d = 1 / _off_zero(1 + term * d)
            c = _off_zero(1 + term / c)
            value *= c * d
        if abs(value - before) <= 1e-15 * abs(value):
            break
    return value


def _off_zero(value: float) -> float:
    return value if abs(value) > _SMALLEST else _SMALLEST
