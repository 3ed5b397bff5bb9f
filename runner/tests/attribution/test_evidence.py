import math

import pytest

from databits_runner.attribution.evidence import discoveries
from databits_runner.attribution.student import p_value, quantile


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        (1, 12.706204736174694),
        (2, 4.302652729749462),
        (4, 2.776445105197794),
        (10, 2.2281388519862735),
        (30, 2.0422724563012373),
        (1000, 1.9623390808264074),
    ],
)
def test_quantiles_are_those_of_the_tables(degrees: float, expected: float) -> None:
    assert quantile(degrees) == pytest.approx(expected, rel=1e-9)
    assert p_value(expected, degrees) == pytest.approx(0.05, rel=1e-9)


def test_p_values_of_distributions_with_a_closed_form() -> None:
    for t in (0, 0.01, 0.5, 1, 3, 50, 1e4):
        assert p_value(t, 1) == pytest.approx(1 - 2 / math.pi * math.atan(t), rel=1e-9)
        assert p_value(-t, 2) == pytest.approx(1 - t / math.sqrt(2 + t * t), rel=1e-6)
        assert p_value(t, 1e7) == pytest.approx(math.erfc(t / math.sqrt(2)), rel=1e-4, abs=1e-30)
    assert p_value(math.inf, 3) == 0
    assert p_value(1, 1.4) > p_value(1, 1.6) > p_value(1, 2.2)


def test_discoveries_of_benjamini_and_hochberg() -> None:
    # The fifteen p values of their paper (1995, section 3.2): at 5 % the first four are rejected.
    paper = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    paper += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
    assert discoveries(paper) == [True] * 4 + [False] * 11
    assert discoveries(paper[::-1]) == [False] * 11 + [True] * 4
    # 0.04 alone is above its bound of 0.025, but below the bound of the larger one beside it.
    assert discoveries([0.04, 0.045]) == [True, True]
    assert discoveries([0.04, 0.06]) == [False, False]
    assert discoveries([]) == []
