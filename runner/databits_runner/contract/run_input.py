"""What a run is to do, as the editor or the command line wrote it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from databits_runner.contract.schemas import check
from databits_runner.failures import RunError

Json = dict[str, Any]
SplitName = Literal["train", "val", "test"]
SPLITS: tuple[SplitName, ...] = ("train", "val", "test")


@dataclass(frozen=True)
class Field:
    """A field of the template's signature."""

    name: str
    side: Literal["input", "output"]
    type: str
    description: str


@dataclass(frozen=True)
class Row:
    """A record of a split, in the state that the run uses."""

    id: str
    content_hash: str
    inputs: Json
    outputs: Json
    version: int | None = None

    def used(self) -> Json:
        """The row as receipts name it."""
        version = {} if self.version is None else {"version": self.version}
        return {"id": self.id, **version, "content_hash": self.content_hash}


@dataclass(frozen=True)
class Budget:
    """Caps; None where there is none. Cost in US dollars."""

    calls: int | None = None
    tokens: int | None = None
    cost: float | None = None
    minutes: float | None = None


@dataclass(frozen=True)
class Places:
    """Where the run writes. `state` is private to the run and never in a repository: it may hold pickles."""

    events: Path
    receipt: Path
    state: Path

    @property
    def stop_file(self) -> Path:
        """Whoever makes this file asks the run to end."""
        return self.state / "stop"


@dataclass(frozen=True)
class RunInput:
    """A run specification with everything that it refers to."""

    run_id: str
    spec_id: str
    seed: int
    threads: int
    call_seconds: float
    call_retries: int
    instructions: str
    fields: tuple[Field, ...]
    module: str
    tools: tuple[str, ...]
    workspace: Path
    splits: dict[SplitName, tuple[Row, ...]]
    optimizer: str
    parameters: Json
    metric: Json
    models: dict[str, Json]
    adapter: str
    budget: Budget
    attribution: Json | None
    provenance: Json
    places: Places


def read_run_input(file: Path) -> RunInput:
    """Reads a run's input.

    Raises RunError where the file is not there, is no JSON, does not fit its schema, or its splits overlap.
    """
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise RunError(f"The run's input {file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise RunError(f"The run's input {file} is no JSON: {error}.") from error
    check("run-input.schema.json", value, "The run's input")
    run = _from_json(value)
    check_splits(run.splits)
    return run


def _from_json(value: Json) -> RunInput:
    rows: Json = value["splits"]
    places = value["places"]
    budget = value.get("budget", {})
    return RunInput(
        run_id=value["run_id"],
        spec_id=value["spec_id"],
        seed=value["seed"],
        threads=value.get("threads", 1),
        call_seconds=value.get("call_seconds", 120),
        call_retries=value.get("call_retries", 3),
        instructions=value["signature"]["instructions"],
        fields=tuple(
            Field(one["name"], one["side"], one.get("type", "str"), one.get("description", ""))
            for one in value["signature"]["fields"]
        ),
        module=value.get("module", "predict"),
        tools=tuple(value.get("tools", ())),
        workspace=Path(value["workspace"]),
        splits={name: tuple(Row(**row) for row in rows.get(name, ())) for name in SPLITS},
        optimizer=value["optimizer"]["name"],
        parameters=value["optimizer"].get("parameters", {}),
        metric=value["metric"],
        models=value["models"],
        adapter=value.get("adapter", "chat"),
        budget=Budget(budget.get("max_calls"), budget.get("max_tokens"), budget.get("max_cost"), budget.get("max_minutes")),
        attribution=cast("Json | None", value.get("attribution")),
        provenance=value["provenance"],
        places=Places(*(Path(places[name]) for name in ("events", "receipt", "state"))),
    )


def key_of(values: Json) -> str:
    """Field values as one text, the same for equal values."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False)


def check_splits(splits: dict[SplitName, tuple[Row, ...]]) -> None:
    """Raises RunError where two splits share a record or an input: a score on such rows would be worth nothing."""
    for kind, keys in (("record", lambda row: row.id), ("input", lambda row: key_of(row.inputs))):
        seen: dict[str, tuple[SplitName, str]] = {}
        for name in SPLITS:
            for row in splits[name]:
                other = seen.setdefault(keys(row), (name, row.id))
                if other[0] != name:
                    raise RunError(
                        f"The {kind} of {row.id} is in {name} and, as {other[1]}, in {other[0]}; "
                        "a split must not hold what another one is measured on."
                    )
