"""Every evaluation that an optimizer makes, row by row."""

import statistics
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Literal

import dspy
from dspy.utils.callback import BaseCallback

from databits_runner.contract.event_log import EventLog
from databits_runner.contract.run_input import SplitName
from databits_runner.optimizing.judging import RowErrors
from databits_runner.optimizing.states import ProgramState, state_of
from databits_runner.program.template import ROW_ID, Template

ATTRIBUTING = "attributing"
"""The phase in which single examples are measured."""

ENOUGH = 0.9
"""The share of rows that has to have a score for an evaluation to count as one: errors are no answers."""


@dataclass(frozen=True)
class Trial:
    """One evaluation of one program. Scores are from 0 to 1; None where the row ended in an error."""

    number: int
    phase: str
    split: SplitName | None
    kind: Literal["full", "minibatch"]
    state: ProgramState
    scores: dict[str, float | None]
    started_at: float
    finished_at: float
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def known(self) -> list[float]:
        """The scores of the rows without an error."""
        return [score for score in self.scores.values() if score is not None]

    @property
    def mean(self) -> float | None:
        """The mean of the known scores."""
        return statistics.fmean(self.known) if self.known else None

    @property
    def counts(self) -> bool:
        """True for a full evaluation with hardly an error."""
        return self.kind == "full" and len(self.known) >= ENOUGH * len(self.scores)


class TrialRecorder(BaseCallback):
    """Hears of evaluations, and keeps them."""

    def __init__(self, template: Template, splits: dict[str, SplitName], log: EventLog, errors: RowErrors) -> None:
        self._template = template
        self._splits = splits
        self._sizes = {name: sum(1 for one in splits.values() if one == name) for name in set(splits.values())}
        self._log = log
        self._errors = errors
        self._open: dict[str, tuple[int, ProgramState, float]] = {}
        self._lock = threading.Lock()
        self.trials: list[Trial] = []
        self.phase = "baseline"

    def best(self, split: SplitName) -> Trial | None:
        """The full evaluation with the highest mean; of equal ones the first."""
        # Prompts that are drawn at random are measured, not chosen from.
        found = [one for one in self.trials if one.split == split and one.counts and one.phase != ATTRIBUTING]
        return max(found, key=lambda one: one.mean or 0.0) if found else None

    def of(self, state: ProgramState, split: SplitName) -> Trial | None:
        """The full evaluation of a state, where there was one."""
        return next(
            (one for one in self.trials if one.split == split and one.counts and one.state.digest == state.digest), None
        )

    def on_evaluate_start(self, call_id: str, instance: Any, inputs: dict[str, Any]) -> None:
        state = state_of(inputs["program"])
        with self._lock:
            number = len(self.trials) + len(self._open)
            self._open[call_id] = (number, state, time.time())
        rows = inputs.get("devset") or instance.devset
        self._log.write("trial_start", trial=number, phase=self.phase, program=state.digest, rows=len(rows))

    def on_evaluate_end(self, call_id: str, outputs: Any, exception: BaseException | None = None) -> None:
        with self._lock:
            number, state, started = self._open.pop(call_id)
        if outputs is None:
            self._log.write("trial_end", trial=number, outcome="ended", reason=str(exception))
            return
        scores: dict[str, float | None] = {}
        errors: dict[str, str] = {}
        for example, prediction, score in outputs.results:
            row = example[ROW_ID]
            prediction = _prediction(prediction)
            is_error = prediction is None
            scores[row] = None if is_error else round(float(getattr(score, "score", score)), 6)
            if is_error:
                errors[row] = self._errors.take(row)
            self._log.write(
                "example",
                trial=number,
                row=row,
                score=scores[row],
                **({"error": errors[row]} if is_error else {"answer": self._template.answer(prediction)}),
            )
        names = {self._splits.get(row) for row in scores}
        split = next(iter(names)) if len(names) == 1 else None
        kind: Literal["full", "minibatch"] = "full" if split and len(scores) == self._sizes[split] else "minibatch"
        self._add(Trial(number, self.phase, split, kind, state, scores, started, time.time(), errors))

    def _add(self, trial: Trial) -> None:
        before = self.best("val")
        with self._lock:
            self.trials.append(trial)
        best = self.best("val")
        is_best = best is trial and trial.split == "val"
        self._log.write(
            "trial_end",
            trial=trial.number,
            outcome="evaluated",
            split=trial.split,
            kind=trial.kind,
            score=trial.mean,
            evaluated=len(trial.known),
            errors=len(trial.errors),
            program=trial.state.digest,
            is_best=is_best,
        )
        if is_best and trial is not before:
            self._log.write("checkpoint", trial=trial.number, score=trial.mean, program=trial.state.to_json())


def _prediction(value: Any) -> Any:
    """A prediction, or None where anything was raised: DSPy leaves an empty one, or something else, in its place."""
    if isinstance(value, tuple):
        # With the trace that led to it.
        value = value[0]
    return value if isinstance(value, dspy.Prediction) and len(value.keys()) > 0 else None
