"""The receipt of a run: what it did, on what, and what came of it."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from databits_runner.attribution.intervals import Interval, mean_difference, mean_score
from databits_runner.contract.run_input import SPLITS, Json, Row, RunInput, key_of
from databits_runner.contract.schemas import check
from databits_runner.contract.whole_file import write_whole
from databits_runner.optimizing.row_difficulty import row_difficulties
from databits_runner.optimizing.states import ProgramState
from databits_runner.optimizing.trials import Trial
from databits_runner.program.template import ROW_ID, Template


@dataclass(frozen=True)
class Measured:
    """The evaluations that a receipt compares; None where there was none."""

    baseline_val: Trial | None = None
    best_val: Trial | None = None
    baseline_test: Trial | None = None
    best_test: Trial | None = None


@dataclass(frozen=True)
class Ending:
    """How a run ended."""

    outcome: str
    error: str | None = None


@dataclass(frozen=True)
class RunRecord:
    """Everything that a receipt is made of."""

    run: RunInput
    ending: Ending
    started_at: float
    finished_at: float
    versions: dict[str, str]
    parameters: Json
    usage: Json
    trials: Sequence[Trial]
    measured: Measured
    program: ProgramState | None
    attribution: Json | None = None


def write_receipt(record: RunRecord, template: Template) -> Json:
    """Writes the receipt whole, after its own schema has accepted it, and answers it."""
    receipt = receipt_of(record, template)
    check("run-receipt.schema.json", receipt, "The run's receipt")
    write_whole(record.run.places.receipt, json.dumps(receipt, ensure_ascii=False, indent=2) + "\n")
    return receipt


def receipt_of(record: RunRecord, template: Template) -> Json:
    """The receipt as JSON. What is not known is absent, never zero."""
    run, ending = record.run, record.ending
    return _present(
        receipt_version=1,
        run_id=run.run_id,
        spec_id=run.spec_id,
        outcome=ending.outcome,
        error=ending.error,
        started_at=_time(record.started_at),
        finished_at=_time(record.finished_at),
        **run.provenance,
        members={name: [row.used() for row in run.splits[name]] for name in SPLITS},
        optimizer=run.optimizer,
        parameters={key: value for key, value in record.parameters.items() if key != "neighbours"},
        metric=run.metric["name"],
        model=run.models["task"],
        models={role: one for role, one in run.models.items() if role != "task"} or None,
        adapter=run.adapter,
        seed=run.seed,
        versions=record.versions,
        scores=_scores(record.measured),
        attribution=record.attribution,
        difficulty=row_difficulties(record.trials, run.splits),
        usage=record.usage,
        trials=[_trial(one) for one in record.trials],
        program=None
        if record.program is None
        else program_of(record.program, template, DemoSources(template, run.splits["train"])),
    )


class DemoSources:
    """Finds the records that demos came from."""

    def __init__(self, template: Template, train: Sequence[Row]) -> None:
        self._template = template
        self._by_id = {row.id: row for row in train}
        self._by_inputs = {key_of(row.inputs): row for row in train}

    def trace(self, demo: Json) -> Json:
        """The record of a demo, as receipts name it; nothing where it is none of train."""
        # Bootstrapped demos are made anew and lose the id: they are known by their inputs.
        inputs = self._template.fields_of(demo, "input")
        row = self._by_id.get(str(demo.get(ROW_ID))) or self._by_inputs.get(key_of(inputs))
        return {} if row is None else {"example_id": row.id, "content_hash": row.content_hash}


def program_of(state: ProgramState, template: Template, sources: DemoSources) -> list[Json]:
    """The final prompt of each predictor, its demos traced back to the records that they came from."""
    return [
        {
            "predictor": one.predictor,
            "instructions": one.instructions,
            "demos": [
                {
                    **sources.trace(demo),
                    "inputs": template.fields_of(demo, "input"),
                    "outputs": template.fields_of(demo, "output"),
                    "augmented": bool(demo.get("augmented", False)),
                }
                for demo in one.demos
            ],
        }
        for one in state.predictors
    ]


def _scores(measured: Measured) -> Json:
    scores = _present(**{name: measured_score(trial) for name, trial in vars(measured).items()})
    for split in ("val", "test"):
        pair = (getattr(measured, f"baseline_{split}"), getattr(measured, f"best_{split}"))
        # Where the template itself is the best there is nothing to compare.
        if pair[0] is not None and pair[1] is not None and pair[0] is not pair[1]:
            scores[f"gain_{split}"] = gain(pair[0], pair[1])
    return _present(**scores)


def measured_score(trial: Trial | None) -> Json | None:
    """A mean with its interval and the rows behind it."""
    found = None if trial is None else mean_score(trial.known)
    if trial is None or found is None:
        return None
    return {"score": round(found.estimate, 6), **_bounds(found), "evaluated": found.rows, "errors": len(trial.errors)}


def gain(before: Trial, after: Trial) -> Json | None:
    """The mean difference on the rows that both have a score for, with its interval; None where there is no such row."""
    rows = list(before.scores)
    found = mean_difference(_known(after, rows), _known(before, rows))
    return None if found is None else {"difference": round(found.estimate, 6), **_bounds(found), "rows": found.rows}


def _known(trial: Trial, rows: Sequence[str]) -> list[float]:
    scores = [trial.scores.get(row) for row in rows]
    return [math.nan if score is None else score for score in scores]


def _bounds(interval: Interval) -> Json:
    # Of a single row nothing is known but itself.
    return {} if interval.rows < 2 else {"low": round(interval.low, 6), "high": round(interval.high, 6)}


def _trial(trial: Trial) -> Json:
    return _present(
        trial=trial.number,
        phase=trial.phase,
        split=trial.split,
        kind=trial.kind,
        program=trial.state.digest,
        instructions={one.predictor: one.instructions for one in trial.state.predictors},
        score=None if trial.mean is None else round(trial.mean, 6),
        started_at=_time(trial.started_at),
        finished_at=_time(trial.finished_at),
        scores=trial.scores,
        errors=trial.errors or None,
    )


def _present(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value is not None}


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
