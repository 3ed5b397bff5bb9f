"""The metric that a run specification names."""

import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from databits_runner.contract.run_input import Json
from databits_runner.failures import RunError
from databits_runner.metrics.judge_model import DEFAULT_RUBRIC, model_judge
from databits_runner.metrics.score import Judge, MetricError, Score, as_score
from databits_runner.metrics.texts import text_of
from databits_runner.metrics.values import PLAIN, WITH_PARAMETERS, Compare
from databits_runner.program.tools import is_reference, load_function

NAMES = (*PLAIN, *WITH_PARAMETERS, "weighted", "judge")


def make_metric(metric: Json, outputs: tuple[str, ...], workspace: Path, models: Mapping[str, Any]) -> Judge:
    """Makes the metric of a specification: {name, field?, parameters?}.

    Raises RunError where the name, the field or a parameter is unknown, before any model is asked.
    """
    name, field, parameters = metric["name"], metric.get("field"), metric.get("parameters", {})
    if field is not None and field not in outputs:
        raise RunError(f"The metric judges the field {field}, which the template does not have: {', '.join(outputs)}.")
    fields = outputs if field is None else (field,)
    if name == "weighted":
        return _weighted(parameters, outputs, workspace, models)
    if name == "judge":
        _refuse_unknown(name, parameters, {"rubric"})
        model = models["judge"]
        return _of_fields(fields, model_judge(model, str(parameters.get("rubric", DEFAULT_RUBRIC))))
    if is_reference(name):
        return _custom(load_function(workspace, name), parameters, workspace)
    return _by_field(fields, _compare(name, parameters))


def _compare(name: str, parameters: Json) -> Compare:
    if name in PLAIN:
        _refuse_unknown(name, parameters, set())
        return PLAIN[name]
    if name in WITH_PARAMETERS:
        make, known = WITH_PARAMETERS[name]
        _refuse_unknown(name, parameters, known)
        return make(parameters)
    raise RunError(f"There is no metric {name}; there are {', '.join(NAMES)}, and file.py:function.")


def _refuse_unknown(name: str, parameters: Json, known: set[str] | frozenset[str]) -> None:
    unknown = sorted(set(parameters) - known)
    if unknown:
        has = f"it has {', '.join(sorted(known))}" if known else "it has none"
        raise RunError(f"The metric {name} has no parameter {unknown[0]}; {has}.")


def _by_field(fields: tuple[str, ...], compare: Compare) -> Judge:
    """The mean over the fields that a row expects; a field without an answer has the score 0."""

    def judge(expected: Json, given: Json) -> Score:
        wanted = [name for name in fields if name in expected]
        if not wanted:
            raise MetricError("The row expects no value of the judged fields.")
        values = {name: compare(expected[name], given[name]) if name in given else 0.0 for name in wanted}
        lines = [
            f"{name}: expected {text_of(expected[name])!r}, got {text_of(given[name])!r}."
            if name in given
            else f"{name}: expected {text_of(expected[name])!r}, got nothing."
            for name in wanted
            if values[name] < 1
        ]
        return Score(sum(values.values()) / len(values), " ".join(lines) or "As expected.")

    return judge


def _of_fields(fields: tuple[str, ...], judge: Judge) -> Judge:
    def restricted(expected: Json, given: Json) -> Score:
        return judge(*({name: side[name] for name in fields if name in side} for side in (expected, given)))

    return restricted


def _custom(function: Any, parameters: Json, workspace: Path) -> Judge:
    def judge(expected: Json, given: Json) -> Score:
        try:
            return as_score(function(expected, given, **parameters))
        except MetricError:
            raise
        except Exception as error:
            raise MetricError(f"{type(error).__name__}: {error}{_place(error, workspace)}") from error

    return judge


def _place(error: Exception, workspace: Path) -> str:
    """The last line of the workspace that an error came through, ` (file.py:3)`; empty where it came through none."""
    root = workspace.resolve()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(root):
            return f" ({file.relative_to(root).as_posix()}:{frame.lineno})"
    return ""


def _weighted(parameters: Json, outputs: tuple[str, ...], workspace: Path, models: Mapping[str, Any]) -> Judge:
    _refuse_unknown("weighted", parameters, {"parts"})
    parts = parameters.get("parts")
    if not isinstance(parts, list) or not parts or any(not isinstance(part, dict) for part in parts):
        raise RunError("The metric weighted needs parts: a list of {weight, name, field?, parameters?}.")
    weights = [part.get("weight", 1) for part in parts]
    if any(not isinstance(weight, int | float) or weight <= 0 for weight in weights):
        raise RunError("The weights of the metric's parts are numbers above 0.")
    judges = [make_metric(part, outputs, workspace, models) for part in parts]

    def judge(expected: Json, given: Json) -> Score:
        scores = [one(expected, given) for one in judges]
        value = sum(weight * score.value for weight, score in zip(weights, scores, strict=True)) / sum(weights)
        return Score(value, " ".join(score.feedback for score in scores))

    return judge
