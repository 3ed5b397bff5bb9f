"""What each metric says of an answer."""

from pathlib import Path
from typing import Any

import pytest

from databits_runner.failures import RunError
from databits_runner.metrics.make import make_metric
from databits_runner.metrics.score import MetricError, as_score

CASES: list[tuple[dict[str, Any], Any, Any, float]] = [
    ({"name": "exact"}, "blue", " blue\n", 1),
    ({"name": "exact"}, "blue", "Blue", 0),
    ({"name": "exact"}, 1, 1.0, 1),
    ({"name": "exact"}, True, 1, 0),
    ({"name": "exact"}, ["a"], ["a"], 1),
    ({"name": "normalised"}, "The sky, blue!", "sky blue", 1),
    ({"name": "normalised"}, "ﬁne", "FINE", 1),
    ({"name": "contains"}, "blue", "It is blue.", 1),
    ({"name": "contains"}, "blue", "bluebell", 0),
    ({"name": "token_f1"}, "a red rose", "red rose here", 0.8),
    ({"name": "token_f1"}, "", "", 1),
    ({"name": "token_f1"}, "red", "", 0),
    ({"name": "numeric"}, 10, "10.0", 1),
    ({"name": "numeric", "parameters": {"absolute": 0.5}}, 10, 10.5, 1),
    ({"name": "numeric", "parameters": {"relative": 0.01}}, -200, -198, 1),
    ({"name": "numeric"}, "1,200", "$1200", 1),
    ({"name": "numeric"}, 10, "ten", 0),
    ({"name": "label_accuracy"}, "Refund", "refund", 1),
    ({"name": "label_accuracy"}, ["a", "b"], ["b", "c"], 1 / 3),
    ({"name": "json_subset"}, {"a": 1, "b": {"c": 2}}, '{"a": 1, "b": {"c": 3, "d": 4}}', 0.5),
    ({"name": "json_subset"}, {"a": [1, 2]}, {"a": [1]}, 0.5),
    ({"name": "json_subset"}, {"a": 1}, "no JSON", 0),
    ({"name": "regex", "parameters": {"pattern": "^[0-9]+$"}}, "anything", "42", 1),
    ({"name": "regex"}, "b.+e", "blue", 1),
    (
        {"name": "weighted", "parameters": {"parts": [{"name": "exact", "weight": 3}, {"name": "contains"}]}},
        "blue",
        "so blue",
        0.25,
    ),
]


@pytest.mark.parametrize(("metric", "expected", "given", "score"), CASES, ids=[str(one[0]) for one in CASES])
def test_a_metric_scores_an_answer(metric: dict[str, Any], expected: Any, given: Any, score: float) -> None:
    judge = make_metric(metric, ("colour",), Path(), {})
    result = judge({"colour": expected}, {"colour": given})
    assert result.value == pytest.approx(score)
    assert (result.feedback == "As expected.") == (score == 1) or metric["name"] == "weighted"


def test_fields_count_equally_and_a_missing_answer_is_wrong() -> None:
    judge = make_metric({"name": "exact"}, ("colour", "shape"), Path(), {})
    result = judge({"colour": "red", "shape": "round"}, {"colour": "red"})
    assert result.value == 0.5
    assert result.feedback == "shape: expected 'round', got nothing."
    one = make_metric({"name": "exact", "field": "colour"}, ("colour", "shape"), Path(), {})
    assert one({"colour": "red", "shape": "round"}, {"colour": "red"}).value == 1


def test_what_cannot_be_judged_is_an_error_and_no_score() -> None:
    with pytest.raises(MetricError, match="expects no value"):
        make_metric({"name": "exact"}, ("colour",), Path(), {})({}, {"colour": "red"})
    with pytest.raises(MetricError, match="no number"):
        make_metric({"name": "numeric"}, ("colour",), Path(), {})({"colour": "red"}, {"colour": 1})
    with pytest.raises(MetricError, match="longer than a second"):
        slow = make_metric({"name": "regex", "parameters": {"pattern": "^(a|a)*$"}}, ("colour",), Path(), {})
        slow({"colour": "x"}, {"colour": "a" * 40 + "b"})
    with pytest.raises(RunError, match="no regular expression"):
        make_metric({"name": "regex", "parameters": {"pattern": "("}}, ("colour",), Path(), {})


@pytest.mark.parametrize("value", [float("nan"), -0.1, 1.1, "0.5", None])
def test_a_custom_metric_has_to_give_a_score(value: object) -> None:
    with pytest.raises(MetricError, match="no number from 0 to 1"):
        as_score(value)


def test_a_custom_metric_may_say_why(tmp_path: Path) -> None:
    (tmp_path / "m.py").write_text(
        "def judge(expected, given, bonus=0):\n    return {'score': 0.5 + bonus, 'feedback': expected['colour']}\n"
    )
    metric = {"name": "m.py:judge", "parameters": {"bonus": 0.25}}
    result = make_metric(metric, ("colour",), tmp_path, {})({"colour": "red"}, {"colour": "blue"})
    assert (result.value, result.feedback) == (0.75, "red")
