"""What single examples change: prompts that are drawn at random, scored on the same rows."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from databits_runner.attribution.design import advised_subsets, design, problem_of
from databits_runner.attribution.effects import effects
from databits_runner.attribution.evidence import Effect
from databits_runner.attribution.leave_one_out import leave_one_out, plan
from databits_runner.attribution.shapley import Sampling
from databits_runner.contract.run_input import Json, Row, RunInput
from databits_runner.failures import RunError
from databits_runner.optimizing.row_scores import scores_of
from databits_runner.optimizing.shapley_values import ShapleyValues, plan_shapley
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
    shapley: Sampling | None = None


@dataclass
class Attribution:
    """What was scored until now: also a run that is ended in between has what came before."""

    plan: AttributionPlan
    trials: list[Trial] = field(default_factory=list)
    whole: Trial | None = None
    without: list[Trial] = field(default_factory=list)
    shapley: ShapleyValues | None = None

    def __post_init__(self) -> None:
        if self.plan.shapley is not None:
            self.shapley = ShapleyValues(self.plan.shapley)

    def measure(self, best: ProgramState, whole: Trial | None, demo_of: Callable[[Row], Json], score: Score) -> None:
        """Scores the prompts of the plan with the best instructions, then the best prompt without each example."""
        [predictor] = best.predictors
        pool = [demo_of(row) for row in self.plan.pool]

        def prompt(demos: Sequence[Json]) -> Trial:
            return score(ProgramState((PredictorState(predictor.predictor, predictor.instructions, tuple(demos)),)))

        for subset in self.plan.subsets:
            self.trials.append(prompt([pool[member] for member in subset]))
        if self.plan.leaves_one_out and len(predictor.demos) >= 2 and whole is not None:
            self.whole = whole
            for others in plan(len(predictor.demos)):
                self.without.append(prompt([predictor.demos[other] for other in others]))
        # Last: it may cost most, and a run that is ended by its budget has the others then.
        if self.shapley is not None:
            self.shapley.measure(lambda members: prompt([pool[member] for member in members]))

    def receipt(self, trace: Callable[[Json], Json], best: ProgramState) -> Json:
        """As the receipt has it. `trace` names the record of a demo."""
        found: Json = {"randomised": self._randomised()}
        demos = best.predictors[0].demos
        if self.whole is not None and len(self.without) == len(demos):
            rows = list(self.whole.scores)
            [whole] = scores_of([self.whole], rows)
            measured = leave_one_out(whole, scores_of(self.without, rows))
            found["leave_one_out"] = [
                {"demo": at, **trace(demo), **_effect(one)}
                for at, (demo, one) in enumerate(zip(demos, measured, strict=True))
            ]
        if self.shapley is not None and self.shapley.trials:
            orders, values = self.shapley.effects()
            trials = list(self.shapley.trials.values())
            counts = {"orders": orders, "prompts": len(trials), "rows": len(trials[0].scores)}
            found["shapley"] = {**counts, "effects": self._effects(values)}
        return found

    def _randomised(self) -> Json:
        pool, subsets = self.plan.pool, self.plan.subsets[: len(self.trials)]
        rows = list(self.trials[0].scores) if self.trials else []
        measured = effects(scores_of(self.trials, rows), subsets, len(pool)) if self.trials else [None] * len(pool)
        return {
            "size": self.plan.size,
            "planned": len(self.plan.subsets),
            "subsets": [[pool[member].id for member in subset] for subset in subsets],
            "rows": len(rows),
            "effects": self._effects(measured),
        }

    def _effects(self, measured: Sequence[Effect | None]) -> list[Json]:
        return [
            {"example_id": row.id, "content_hash": row.content_hash, **_effect(one)}
            for row, one in zip(self.plan.pool, measured, strict=True)
        ]


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
    shapley = settings.get("shapley")
    chosen = random.Random(run.seed).sample(range(len(train)), pool)
    return AttributionPlan(
        tuple(train[at] for at in sorted(chosen)),
        size,
        tuple(design(pool, size, subsets, run.seed)),
        bool(settings.get("leave_one_out", True)),
        None if shapley is None else plan_shapley(pool, int(shapley["max_prompts"]), run.seed),
    )


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
