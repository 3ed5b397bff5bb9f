"""The receipt of a run: what it did, on what, and what came of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from databits_runner.contract.run_input import SPLITS, Json, Row, RunInput, key_of
from databits_runner.contract.schemas import check
from databits_runner.contract.whole_file import write_whole
from databits_runner.intervals import interval_of_difference, interval_of_mean
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
        adapter=run.adapter,
        seed=run.seed,
        versions=record.versions,
        scores=_scores(record.measured, run.seed),
        usage=record.usage,
        trials=[_trial(one) for one in record.trials],
        program=None if record.program is None else program_of(record.program, template, run.splits["train"]),
    )


def program_of(state: ProgramState, template: Template, train: Sequence[Row]) -> list[Json]:
    """The final prompt of each predictor, its demos traced back to the records that they came from."""
    by_id = {row.id: row for row in train}
    by_inputs = {key_of(row.inputs): row for row in train}
    return [
        {
            "predictor": one.predictor,
            "instructions": one.instructions,
            "demos": [_demo(demo, template, by_id, by_inputs) for demo in one.demos],
        }
        for one in state.predictors
    ]


def _demo(demo: Json, template: Template, by_id: dict[str, Row], by_inputs: dict[str, Row]) -> Json:
    inputs, outputs = template.fields_of(demo, "input"), template.fields_of(demo, "output")
    # Bootstrapped demos are made anew and lose the id: they are known by their inputs.
    row = by_id.get(str(demo.get(ROW_ID))) or by_inputs.get(key_of(inputs))
    source = {} if row is None else {"example_id": row.id, "content_hash": row.content_hash}
    return {**source, "inputs": inputs, "outputs": outputs, "augmented": bool(demo.get("augmented", False))}


def _scores(measured: Measured, seed: int) -> Json:
    scores = _present(**{name: measured_score(trial, seed) for name, trial in vars(measured).items()})
    for split in ("val", "test"):
        pair = (getattr(measured, f"baseline_{split}"), getattr(measured, f"best_{split}"))
        # Where the template itself is the best there is nothing to compare.
        if pair[0] is not None and pair[1] is not None and pair[0] is not pair[1]:
            scores[f"gain_{split}"] = gain(pair[0], pair[1], seed)
    return scores


def measured_score(trial: Trial | None, seed: int) -> Json | None:
    """A mean with its interval and the rows behind it."""
    if trial is None or trial.mean is None:
        return None
    interval = interval_of_mean(trial.known, seed)
    bounds = {} if interval is None else {"low": round(interval[0], 6), "high": round(interval[1], 6)}
    return {"score": round(trial.mean, 6), **bounds, "evaluated": len(trial.known), "errors": len(trial.errors)}


def gain(before: Trial, after: Trial, seed: int) -> Json:
    """The mean difference on the rows that both have a score for, with the interval of paired differences."""
    differences = [
        after.scores[row] - score  # type: ignore[operator]
        for row, score in before.scores.items()
        if score is not None and after.scores.get(row) is not None
    ]
    interval = interval_of_difference(differences, seed)
    bounds = {} if interval is None else {"low": round(interval[0], 6), "high": round(interval[1], 6)}
    mean = sum(differences) / len(differences) if differences else 0.0
    return {"difference": round(mean, 6), **bounds, "rows": len(differences)}


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
