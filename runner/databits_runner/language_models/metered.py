"""DSPy's language model, counted."""

import os
from typing import Any

import dspy
from dspy.utils.callback import BaseCallback
from dspy.utils.exceptions import (
    LMAuthError,
    LMBillingError,
    LMConfigurationError,
    LMTransportError,
    LMUnsupportedModelError,
)

from databits_runner.contract.run_input import Json, RunInput
from databits_runner.failures import RunError
from databits_runner.language_models.meter import Meter, token_counts

UNREACHED_ERRORS = (LMAuthError, LMBillingError, LMConfigurationError, LMTransportError, LMUnsupportedModelError)
"""What says nothing of the question that was asked: no other one would fare better."""

EDITOR_MODEL = "vscode/"
"""The beginning of the names of models that the editor has."""


class MeteredModel(dspy.LM):
    """A model whose answers are billed to a meter. Copies, which optimizers make, share it."""

    meter: Meter
    price: Json | None = None

    def update_history(self, entry: dict[str, Any]) -> None:
        responses = entry.get("response")
        # Several answers to one question are asked for one by one.
        requests = len(responses) if isinstance(responses, list | tuple) else 1
        self.meter.add_answer(requests, self._cost_of(entry))
        super().update_history(entry)

    def _cost_of(self, entry: dict[str, Any]) -> float | None:
        """What an answer cost in US dollars: as the provider tells it, else by the settings; None where unknown."""
        told = entry.get("cost")
        if isinstance(told, int | float) or self.price is None:
            return told
        sent, received = token_counts(entry.get("usage"))
        if sent is None or received is None:
            return None
        return float(sent * self.price["input_per_million"] + received * self.price["output_per_million"]) / 1e6


class CallGuard(BaseCallback):
    """Looks before each call whether the run is to go on, and counts the calls that fail."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def on_lm_start(self, call_id: str, instance: Any, inputs: dict[str, Any]) -> None:
        self._meter.before_call()

    def on_lm_end(self, call_id: str, outputs: Any, exception: BaseException | None = None) -> None:
        if isinstance(exception, Exception):
            self._meter.add_error(str(exception) if isinstance(exception, UNREACHED_ERRORS) else None)


def make_model(settings: Json, meter: Meter, run: RunInput) -> MeteredModel:
    """A model from a template's or specification's settings; keys come from the environment by name.

    Raises RunError where the variable of the key is not set.
    """
    if settings["name"].startswith(EDITOR_MODEL):
        settings = _of_the_editor(settings)
    variable = settings.get("api_key_env")
    key = os.environ.get(variable) if variable is not None else None
    if variable is not None and not key:
        raise RunError(f"The environment variable {variable}, which holds the key of {settings['name']}, is not set.")
    options: dict[str, Any] = {
        name: settings[name] for name in ("temperature", "max_tokens", "top_p", "api_base") if name in settings
    }
    if key is not None:
        options["api_key"] = key
    elif "api_base" in settings:
        # Servers on one's own machine take any key, and clients refuse to send none.
        options["api_key"] = "none"
    if "seed" in settings:
        options["seed"] = settings["seed"]
    model = MeteredModel(
        settings["name"], model_type="chat", timeout=run.call_seconds, num_retries=run.call_retries, **options
    )
    model.meter = meter
    model.price = settings.get("price")
    return model


def _of_the_editor(settings: Json) -> Json:
    """Settings that reach a model of the editor, which serves it on loopback while the run goes on."""
    server = os.environ.get("DATABITS_EDITOR_MODELS")
    if not server:
        raise RunError(f"{settings['name']} is a model of the editor: start the run in VS Code, or choose another model.")
    own = {name: value for name, value in settings.items() if name not in ("api_base", "api_key_env")}
    name = "openai/" + settings["name"].removeprefix(EDITOR_MODEL)
    return {**own, "name": name, "api_base": server, "api_key_env": "DATABITS_EDITOR_MODELS_KEY"}


def make_models(run: RunInput, meter: Meter) -> dict[str, MeteredModel]:
    """The models by what they do. Who writes instructions is the task's model where no other is named, warm and without its
    limit of tokens, which is meant for answers; who reflects is who writes instructions; who judges is the task's.
    """
    settings, task = run.models, run.models["task"]
    unlimited = {name: value for name, value in task.items() if name not in ("max_tokens", "temperature")}
    prompt = settings.get("prompt", {**unlimited, "temperature": 1.0})
    roles = {"task": task, "prompt": prompt, "reflection": settings.get("reflection", prompt)}
    return {role: make_model(one, meter, run) for role, one in {**roles, "judge": settings.get("judge", task)}.items()}
