"""The optimizers of DSPy that a run can name: what they take, and how they are made."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dspy

from databits_runner.contract.run_input import Json
from databits_runner.failures import RunError


@dataclass(frozen=True)
class Setting:
    """What the run gives every optimizer."""

    metric: Callable[..., Any]
    models: dict[str, Any]
    trainset: list[Any]
    valset: list[Any]
    seed: int
    threads: int
    state: Path


@dataclass(frozen=True)
class Optimizer:
    """How one optimizer is called: what the run itself gives its constructor and its `compile`."""

    made_with: Callable[[Setting], Json]
    compiled_with: Callable[[Setting], Json]
    least_train: int = 1
    needs_feedback: bool = False


MANY = 1_000_000
"""More errors than there are rows: the run decides when there are too many, since DSPy loses all results then."""


def _gepa(setting: Setting) -> Json:
    log_dir = setting.state / "gepa"
    # Made by a run that was asked to stop, and not taken away by GEPA.
    (log_dir / "gepa.stop").unlink(missing_ok=True)
    return {
        "metric": setting.metric,
        "reflection_lm": setting.models["reflection"],
        "num_threads": setting.threads,
        "seed": setting.seed,
        "log_dir": str(log_dir),
        "track_stats": True,
        "gepa_kwargs": {"use_cloudpickle": True},
    }


_TRAIN: Callable[[Setting], Json] = lambda setting: {"trainset": setting.trainset}  # noqa: E731
_TRAIN_AND_VAL: Callable[[Setting], Json] = lambda setting: {  # noqa: E731
    "trainset": setting.trainset,
    "valset": setting.valset,
}

OPTIMIZERS: dict[str, Optimizer] = {
    "LabeledFewShot": Optimizer(lambda setting: {}, _TRAIN),
    "BootstrapFewShot": Optimizer(lambda setting: {"metric": setting.metric, "max_errors": MANY}, _TRAIN),
    "BootstrapFewShotWithRandomSearch": Optimizer(
        lambda setting: {"metric": setting.metric, "num_threads": setting.threads, "max_errors": MANY}, _TRAIN_AND_VAL
    ),
    "MIPROv2": Optimizer(
        lambda setting: {
            "metric": setting.metric,
            "prompt_model": setting.models["prompt"],
            "task_model": setting.models["task"],
            "num_threads": setting.threads,
            "max_errors": MANY,
            "seed": setting.seed,
            "log_dir": str(setting.state / "mipro"),
        },
        _TRAIN_AND_VAL,
    ),
    "COPRO": Optimizer(
        lambda setting: {"metric": setting.metric, "prompt_model": setting.models["prompt"], "track_stats": True},
        lambda setting: {
            "trainset": setting.trainset,
            "eval_kwargs": {"num_threads": setting.threads, "display_progress": False},
        },
    ),
    "SIMBA": Optimizer(
        lambda setting: {
            "metric": setting.metric,
            "prompt_model": setting.models["prompt"],
            "num_threads": setting.threads,
        },
        lambda setting: {"trainset": setting.trainset, "seed": setting.seed},
    ),
    "GEPA": Optimizer(_gepa, _TRAIN_AND_VAL, needs_feedback=True),
}

_OURS = frozenset(
    "self student teacher teacher_settings metric trainset valset devset prompt_model task_model reflection_lm num_threads "
    "max_errors log_dir seed track_stats eval_kwargs provide_traceback verbose requires_permission_to_run use_wandb "
    "wandb_api_key wandb_init_kwargs use_mlflow gepa_kwargs instruction_proposer code_proposer kwargs _kwargs restrict "
    "custom_instruction_proposer".split()
)
"""What the run itself decides, or what would run code or reach out that nobody asked for."""


@dataclass(frozen=True)
class Compilation:
    """An optimizer that is ready: nothing was asked of a model yet."""

    compile: Callable[[Any], Any]
    parameters: Json
    """All parameters that a specification can give, as they are used, defaults included."""


def prepare(name: str, parameters: Json, setting: Setting) -> Compilation:
    """Makes an optimizer from its name and parameters.

    Raises RunError where the optimizer or a parameter is unknown or wrong, before the first call of a model.
    """
    kind = OPTIMIZERS.get(name)
    if kind is None or not hasattr(dspy, name):
        raise RunError(f"There is no optimizer {name} here; there are {', '.join(OPTIMIZERS)}.")
    made, compiled = (_parameters(one) for one in (getattr(dspy, name).__init__, getattr(dspy, name).compile))
    unknown = sorted(set(parameters) - set(made) - set(compiled))
    if unknown:
        known = ", ".join(sorted({*made, *compiled}))
        raise RunError(f"{name} has no parameter {unknown[0]}; it has {known}.")
    used = {**compiled, **made, **parameters, **_fitting(name, {**compiled, **made}, parameters, setting)}
    # Some parameters can be given to either; the constructor comes first.
    given = {key: value for key, value in used.items() if key in compiled and key not in made}
    try:
        optimizer = getattr(dspy, name)(**kind.made_with(setting), **{key: used[key] for key in made})
    except (TypeError, ValueError, AssertionError) as error:
        raise RunError(f"{name} does not take these parameters: {error}") from error
    return Compilation(lambda student: optimizer.compile(student, **kind.compiled_with(setting), **given), used)


def _fitting(name: str, defaults: Json, parameters: Json, setting: Setting) -> Json:
    """Defaults that do not fit, put right; what was asked for and does not fit raises RunError."""
    chosen = {**defaults, **parameters}
    if name == "SIMBA":
        return {"bsize": _at_most(name, "bsize", chosen, parameters, len(setting.trainset), "train")}
    if name == "GEPA" and not any(chosen[key] for key in ("auto", "max_full_evals", "max_metric_calls")):
        return {"auto": "light"}
    if name == "MIPROv2":
        mode = {"auto": None} if "num_candidates" in parameters and "auto" not in parameters else {}
        if not chosen["minibatch"]:
            return mode
        if "minibatch" not in parameters and "minibatch_size" not in parameters:
            return {**mode, "minibatch": chosen["minibatch_size"] <= len(setting.valset)}
        _at_most(name, "minibatch_size", chosen, {"minibatch_size": 1}, len(setting.valset), "val")
        return mode
    return {}


def _at_most(name: str, key: str, chosen: Json, asked: Json, rows: int, split: str) -> int:
    value = int(chosen[key])
    if value > rows and key in asked:
        raise RunError(f"{name}: {key} is {value}, and {split} has only {rows} records.")
    return min(value, rows)


def _parameters(function: Any) -> Json:
    return {
        name: None if one.default is inspect.Parameter.empty else one.default
        for name, one in inspect.signature(function).parameters.items()
        if name not in _OURS
    }
