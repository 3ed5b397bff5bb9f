"""The metric as DSPy calls it, and what it hears of."""

import threading
from collections.abc import Callable
from typing import Any

import dspy
from dspy.utils.callback import BaseCallback

from databits_runner.contract.run_input import Row, key_of
from databits_runner.metrics.score import Judge, MetricError
from databits_runner.program.template import ROW_ID, Template


class RowErrors(BaseCallback):
    """Why rows ended in an error. DSPy gives them the score of a wrong answer, and says no more."""

    def __init__(self, template: Template, rows: tuple[Row, ...]) -> None:
        names = {one.name for one in template.inputs}
        self._rows = {
            key_of({template.names.inside(name): value for name, value in row.inputs.items() if name in names}): row.id
            for row in rows
        }
        self._running: dict[str, str] = {}
        self._lock = threading.Lock()
        self._reasons: dict[str, str] = {}

    def on_module_start(self, call_id: str, instance: Any, inputs: dict[str, Any]) -> None:
        row = self._rows.get(key_of(inputs.get("kwargs", {})))
        if row is not None:
            with self._lock:
                self._running[call_id] = row

    def on_module_end(self, call_id: str, outputs: Any, exception: BaseException | None = None) -> None:
        with self._lock:
            row = self._running.pop(call_id, None)
            if row is not None and isinstance(exception, Exception):
                self._reasons[row] = f"{type(exception).__name__}: {exception}"

    def add(self, row: str, reason: str) -> None:
        """Tells of an error that came after the answer."""
        with self._lock:
            self._reasons[row] = reason

    def take(self, row: str) -> str:
        """The last error of a row."""
        with self._lock:
            return self._reasons.pop(row, "The answer could not be judged.")


def as_dspy_metric(judge: Judge, template: Template, errors: RowErrors, with_feedback: bool) -> Callable[..., Any]:
    """A metric for every optimizer: five arguments, of which GEPA gives all.

    What a metric cannot judge raises: DSPy then leaves the row without a prediction, which `trials` knows as an error.
    """

    def metric(gold: Any, predicted: Any, trace: Any = None, pred_name: Any = None, pred_trace: Any = None) -> Any:
        expected = template.fields_of(gold.toDict(), "output")
        try:
            score = judge(expected, template.answer(predicted))
        except Exception as error:
            reason = str(error) if isinstance(error, MetricError) else f"{type(error).__name__}: {error}"
            errors.add(gold[ROW_ID], reason)
            raise
        return dspy.Prediction(score=score.value, feedback=score.feedback) if with_feedback else score.value

    return metric
