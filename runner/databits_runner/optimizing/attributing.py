"""What single examples change: prompts that are drawn at random, scored on the same rows."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from databits_runner.attribution.arrays import Floats
from databits_runner.attribution.design import advised_subsets, design, problem_of
from databits_runner.attribution.effects import effects
from databits_runner.attribution.evidence import Effect
from databits_runner.attribution.leave_one_out import leave_one_out, plan
from databits_runner.contract.run_input import Json, Row, RunInput
from databits_runner.failures import RunError
from databits_runner.optimizing.states import PredictorState, ProgramState
from databits_runner.optimizing.trials import Trial

_POOL, _SIZE = 16, 4

Score = Callable[[ProgramState], Trial]
"""Evaluates a program's state on all of val."""


@dataclass(frozen=True)
class AttributionPlan:
    """The prompts to be scored."""

    pool: tuple[Row, ...]
    size: int
    subsets: tuple[tuple[int, ...], ...]
    leaves_one_out: bool


@dataclass
class Attribution:
    """What was scored until now: also a run that is ended in between has what came before."""

    plan: AttributionPlan
    trials: list[Trial] = field(default_factory=list)
    whole: Trial | None = None
    without: list[Trial] = field(default_factory=list)

    def measure(self, best: ProgramState, whole: Trial | None, demo_of: Callable[[Row], Json], score: Score) -> None:
        """Scores the prompts of the plan with the best instructions, and then the best prompt without each example."""
        [predictor] = best.predictors
        pool = [demo_of(row) for row in self.plan.pool]

        def prompt(demos: Sequence[Json]) -> Trial:
            return score(ProgramState((PredictorState(predictor.predictor, predictor.instructions, tuple(demos)),)))

        for subset in self.plan.subsets:
            self.trials.append(prompt([pool[member] for member in subset]))
        if not self.plan.leaves_one_out or len(predictor.demos) < 2 or whole is None:
            return
        self.whole = whole
        for others in plan(len(predictor.demos)):
            self.without.append(prompt([predictor.demos[other] for other in others]))

    def receipt(self, trace: Callable[[Json], Json], best: ProgramState) -> Json:
        """As the receipt has it. `trace` names the record of a demo."""
        found: Json = {"randomised": self._randomised()}
        demos = best.predictors[0].demos
        if self.whole is not None and len(self.without) == len(demos):
            rows = list(self.whole.scores)
            measured = leave_one_out(_scores(self.whole, rows), np.array([_scores(one, rows) for one in self.without]))
            found["leave_one_out"] = [
                {"demo": at, **trace(demo), **_effect(one)}
                for at, (demo, one) in enumerate(zip(demos, measured, strict=True))
            ]
        return found

    def _randomised(self) -> Json:
        pool, subsets = self.plan.pool, self.plan.subsets[: len(self.trials)]
        rows = list(self.trials[0].scores) if self.trials else []
        grid = np.array([_scores(one, rows) for one in self.trials]).reshape(len(self.trials), len(rows))
        measured = effects(grid, subsets, len(pool)) if self.trials else [None] * len(pool)
        return {
            "size": self.plan.size,
            "planned": len(self.plan.subsets),
            "subsets": [[pool[member].id for member in subset] for subset in subsets],
            "rows": len(rows),
            "effects": [
                {"example_id": row.id, "content_hash": row.content_hash, **_effect(one)}
                for row, one in zip(pool, measured, strict=True)
            ],
        }


def plan_attribution(run: RunInput) -> AttributionPlan | None:
    """The plan that the input asks for; None where it asks for none.

    Raises RunError where no effect could be measured so, or the template's module has prompts of several steps.
    """
    if run.attribution is None:
        return None
    if run.module == "react" or run.optimizer == "KNNFewShot":
        raise RunError("Effects of examples are measured for predict and chain_of_thought with one prompt for every input.")
    train, settings = run.splits["train"], run.attribution
    pool = min(int(settings.get("pool", _POOL)), len(train))
    size = min(int(settings.get("size", _SIZE)), max(1, pool - 1))
    subsets = int(settings.get("subsets", 0)) or advised_subsets(pool, size)
    problem = problem_of(pool, size, subsets)
    if problem is not None:
        raise RunError(f"The effects of examples cannot be measured: {problem}")
    chosen = random.Random(run.seed).sample(range(len(train)), pool)
    return AttributionPlan(
        tuple(train[at] for at in sorted(chosen)),
        size,
        tuple(design(pool, size, subsets, run.seed)),
        bool(settings.get("leave_one_out", True)),
    )


def _scores(trial: Trial, rows: Sequence[str]) -> Floats:
    values: Any = [np.nan if trial.scores.get(row) is None else trial.scores[row] for row in rows]
    return np.array(values, dtype=np.float64)


def _effect(effect: Effect | None) -> Json:
    if effect is None:
        return {"evaluations": 0, "enough_evidence": False}
    return {
        "estimate": round(effect.estimate, 6),
        "low": round(effect.low, 6),
        "high": round(effect.high, 6),
        "evaluations": effect.evaluations,
        "p_value": round(effect.p_value, 6),
        "enough_evidence": effect.enough_evidence,
    }
