"""The JSON Schemas of the repository, as validators."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from databits_runner.failures import RunError

_FOLDER = Path(__file__).parents[3] / "schemas"
_MOST_TOLD = 3


@cache
def _registry() -> Registry[Any]:
    resources = []
    for file in sorted(_FOLDER.rglob("*.schema.json")):
        schema = json.loads(file.read_text(encoding="utf-8"))
        resources.append((schema["$id"], Resource.from_contents(schema)))
    return Registry().with_resources(resources)


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = _registry().contents(name)
    return Draft202012Validator(schema, registry=_registry())


def check(name: str, value: object, what: str) -> None:
    """Checks a value against the schema of a name.

    Raises RunError with the first differences, each with its place, where it does not fit.
    """
    errors = sorted(_validator(name).iter_errors(value), key=lambda error: list(map(str, error.absolute_path)))
    if not errors:
        return
    told = "; ".join(f"{error.json_path}: {error.message}" for error in errors[:_MOST_TOLD])
    more = f" (and {len(errors) - _MOST_TOLD} more)" if len(errors) > _MOST_TOLD else ""
    raise RunError(f"{what} is not what this runner understands: {told}{more}.")
