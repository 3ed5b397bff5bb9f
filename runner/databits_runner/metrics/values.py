"""Comparing one value with another, by the name of a metric."""

import json
import math
from collections.abc import Callable
from typing import Any

import regex

from databits_runner.contract.run_input import Json
from databits_runner.failures import RunError
from databits_runner.metrics.score import MetricError
from databits_runner.metrics.texts import normalised, text_of, token_f1

Compare = Callable[[Any, Any], float]
_REGEX_SECONDS = 1.0


def exact(expected: Any, given: Any) -> float:
    """1 where the values are equal; texts apart from the blanks around them."""
    if isinstance(expected, str) and isinstance(given, str):
        return float(expected.strip() == given.strip())
    return float(_same_kind(expected, given) and expected == given)


def _same_kind(one: Any, other: Any) -> bool:
    # In Python True equals 1.
    return isinstance(one, bool) == isinstance(other, bool)


def is_normalised_equal(expected: Any, given: Any) -> float:
    """1 where the texts are equal after normalisation."""
    return float(normalised(text_of(expected)) == normalised(text_of(given)))


def contains(expected: Any, given: Any) -> float:
    """1 where the answer holds what is expected, after normalisation, as whole words."""
    wanted, found = normalised(text_of(expected)), normalised(text_of(given))
    return float(f" {wanted} " in f" {found} ")


def words(expected: Any, given: Any) -> float:
    """Token F1 of the texts."""
    return token_f1(text_of(expected), text_of(given))


def label_accuracy(expected: Any, given: Any) -> float:
    """Labels: 1 for the same label; for lists of labels the share that the sets have in common (Jaccard)."""
    wanted, found = _labels(expected), _labels(given)
    if not wanted and not found:
        return 1.0
    return len(wanted & found) / len(wanted | found)


def _labels(value: Any) -> set[str]:
    items = value if isinstance(value, list) else [value]
    return {normalised(text_of(item)) for item in items if item is not None}


def json_subset(expected: Any, given: Any) -> float:
    """The share of what is expected that the answer has at the same place; what it has besides does not count."""
    found = _parsed(given) if isinstance(given, str) and not isinstance(expected, str) else given
    leaves = list(_leaves(_parsed(expected) if isinstance(expected, str) else expected, ()))
    hits = [_at(found, path) for path, _ in leaves]
    equal = [exact(wanted, hit[0]) for (_, wanted), hit in zip(leaves, hits, strict=True) if hit]
    return sum(equal) / len(leaves) if leaves else 1.0


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _leaves(value: Any, path: tuple[Any, ...]) -> Any:
    if isinstance(value, dict) and value:
        for key, one in value.items():
            yield from _leaves(one, (*path, key))
    elif isinstance(value, list) and value:
        for at, one in enumerate(value):
            yield from _leaves(one, (*path, at))
    else:
        yield path, value


def _at(value: Any, path: tuple[Any, ...]) -> tuple[Any, ...]:
    for step in path:
        if (
            isinstance(value, dict)
            and step in value
            or isinstance(value, list)
            and isinstance(step, int)
            and step < len(value)
        ):
            value = value[step]
        else:
            return ()
    return (value,)


def numeric(parameters: Json) -> Compare:
    """1 where the numbers differ by no more than `absolute` (0) or `relative` (0) of the expected one."""
    absolute, relative = float(parameters.get("absolute", 0)), float(parameters.get("relative", 0))

    def compare(expected: Any, given: Any) -> float:
        wanted, found = _number(expected), _number(given)
        if wanted is None:
            raise MetricError(f"{expected!r} is expected, which is no number.")
        if found is None:
            return 0.0
        return float(math.isclose(wanted, found, rel_tol=0, abs_tol=max(absolute, relative * abs(wanted))))

    return compare


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        number = float(str(value).strip().replace(",", "").removeprefix("$").removesuffix("%"))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def matching(parameters: Json) -> Compare:
    """1 where the answer matches `pattern`; without one, what is expected is the pattern. Ends after a second."""
    pattern = parameters.get("pattern")
    if pattern is not None:
        try:
            regex.compile(pattern)
        except regex.error as error:
            raise RunError(f"The metric's pattern {pattern!r} is no regular expression: {error}.") from error

    def compare(expected: Any, given: Any) -> float:
        try:
            found = regex.search(
                pattern if pattern is not None else text_of(expected), text_of(given), timeout=_REGEX_SECONDS
            )
        except TimeoutError as error:
            raise MetricError("The pattern took longer than a second.") from error
        except regex.error as error:
            raise MetricError(f"{expected!r} is no regular expression: {error}.") from error
        return float(found is not None)

    return compare


PLAIN: dict[str, Compare] = {
    "exact": exact,
    "normalised": is_normalised_equal,
    "contains": contains,
    "token_f1": words,
    "label_accuracy": label_accuracy,
    "json_subset": json_subset,
}
WITH_PARAMETERS: dict[str, tuple[Callable[[Json], Compare], frozenset[str]]] = {
    "numeric": (numeric, frozenset({"absolute", "relative"})),
    "regex": (matching, frozenset({"pattern"})),
}
