"""A run on a task that examples help with: the colour of a thing, which the stub knows only from the prompt."""

import json
import os
import re
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

THINGS = {
    "grass": "green", "leaf": "green", "frog": "green", "lime": "green",
    "sky": "blue", "sea": "blue", "jeans": "blue", "whale": "blue",
    "rose": "red", "blood": "red", "tomato": "red", "brick": "red",
    "sun": "yellow", "lemon": "yellow", "canary": "yellow", "corn": "yellow",
}  # fmt: skip
HASH = "a" * 64
RUNNER = Path(__file__).parents[1]


def rows(names: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"id-{name}",
            "version": 1,
            "content_hash": HASH,
            "inputs": {"thing": name},
            "outputs": {"colour": THINGS[name]},
        }
        for name in names
    ]


def colour_of(body: dict[str, Any], number: int) -> str:
    """Knows a colour that an example in the prompt has, says green else, and writes instructions when asked for some.

    Warm answers vary: every other one is right, as optimizers that compare several answers need it.
    """
    messages = body["messages"]
    system, question = messages[0]["content"], messages[-1]["content"]
    if "[[ ## colour ## ]]" not in system:
        return proposal(system)
    thing = next((name for name in THINGS if name in question.split("Respond with")[0]), "")
    asked = [one["content"] for one in messages[1:-1] if one["role"] == "user"]
    shown = {THINGS[name] for text in asked for name in THINGS if name in text}
    is_told = "Think of its surface" in system
    is_lucky = body.get("temperature", 0) > 0 and number % 2 == 0
    colour = THINGS.get(thing, "green") if THINGS.get(thing) in shown or is_told or is_lucky else "green"
    if "JSON" in question:
        return json.dumps({"colour": colour})
    return f"[[ ## colour ## ]]\n{colour}\n\n[[ ## completed ## ]]"


def proposal(system: str) -> str:
    """Answers whatever an optimizer asks: all output fields that its prompt names, with new instructions."""
    after = system.split("output fields are", 1)[-1]
    names = re.findall(r"^\d+\. `(\w+)`", after.split("All interactions", 1)[0], re.M) or ["proposed_instruction"]
    text = "Name the colour of the thing. Think of its surface."
    if "JSON object" in system:
        # SIMBA asks for advice by module.
        return json.dumps({name: {"self": text} if "module_advice" in name else text for name in names})
    return "\n\n".join(f"[[ ## {name} ## ]]\n{text}" for name in names) + "\n\n[[ ## completed ## ]]"


def run_input(folder: Path, url: str, kind: str, parameters: dict[str, Any] | None = None, **more: Any) -> Path:
    names = list(THINGS)
    value = {
        "input_version": 1,
        "run_id": str(uuid.uuid4()),
        "spec_id": str(uuid.uuid4()),
        "seed": 1,
        "threads": 1,
        "call_seconds": 10,
        "call_retries": 0,
        "workspace": str(folder),
        "signature": {
            "instructions": "Name the colour of the thing.",
            "fields": [{"name": "thing", "side": "input"}, {"name": "colour", "side": "output"}],
        },
        "splits": {"train": rows(names[::2]), "val": rows(names[1::4]), "test": rows(names[3::4])},
        "optimizer": {"name": kind, "parameters": parameters or {}},
        "metric": {"name": "exact", "field": "colour"},
        "models": {"task": {"name": "openai/stub", "api_base": url, "temperature": 0.0, "max_tokens": 100}},
        "provenance": {
            "specification_hash": HASH,
            "template": {"id": str(uuid.uuid4()), "version": 1, "content_hash": HASH},
            "dataset": {"id": str(uuid.uuid4()), "content_hash": HASH},
        },
        "places": {
            "events": str(folder / "events.jsonl"),
            "receipt": str(folder / "run.result.json"),
            "state": str(folder / "state"),
        },
        **more,
    }
    file = folder / "input.json"
    file.write_text(json.dumps(value))
    return file


def command(file: Path) -> list[str]:
    return [sys.executable, "-m", "databits_runner", "run", str(file)]


def execute(
    folder: Path, url: str, optimizer: str, parameters: dict[str, Any] | None = None, **more: Any
) -> "subprocess.CompletedProcess[str]":
    file = run_input(folder, url, optimizer, parameters, **more)
    return again(file)


def again(file: Path, environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(file), cwd=RUNNER, capture_output=True, text=True, timeout=120, env={**os.environ, **(environment or {})}
    )


def receipt(folder: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((folder / "run.result.json").read_text())
    return value


def events(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "events.jsonl").read_text().splitlines()]
