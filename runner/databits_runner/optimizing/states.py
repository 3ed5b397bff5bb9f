"""The state of a program in our own layout: by names, readable, and put back into a new program."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from databits_runner.contract.run_input import Json


@dataclass(frozen=True)
class PredictorState:
    """What optimizers change of one predictor. Demos are as DSPy holds them: mappings of fields."""

    predictor: str
    instructions: str
    demos: tuple[Json, ...]


@dataclass(frozen=True)
class ProgramState:
    """What optimizers change of a program."""

    predictors: tuple[PredictorState, ...]

    @property
    def digest(self) -> str:
        """A short name of the state, the same for equal ones."""
        text = json.dumps([vars(one) for one in self.predictors], sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def to_json(self) -> list[Json]:
        """As events hold it."""
        return [
            {"predictor": one.predictor, "instructions": one.instructions, "demos": list(one.demos)}
            for one in self.predictors
        ]


def state_of(program: Any) -> ProgramState:
    """Reads a program's state."""
    return ProgramState(
        tuple(
            PredictorState(name, str(one.signature.instructions), tuple(_mapping(demo) for demo in one.demos))
            for name, one in program.named_predictors()
        )
    )


def with_state(program: Any, state: ProgramState, make_demo: Any) -> Any:
    """A copy of a program with a state. `make_demo` makes of a mapping what the program holds."""
    copy = program.reset_copy()
    predictors = dict(copy.named_predictors())
    for one in state.predictors:
        predictor = predictors[one.predictor]
        predictor.signature = predictor.signature.with_instructions(one.instructions)
        predictor.demos = [make_demo(demo) for demo in one.demos]
    return copy


def from_json(value: list[Json]) -> ProgramState:
    """What `to_json` wrote."""
    return ProgramState(tuple(PredictorState(one["predictor"], one["instructions"], tuple(one["demos"])) for one in value))


def _mapping(demo: Any) -> Json:
    return dict(demo.toDict() if hasattr(demo, "toDict") else demo)
