"""The template as a DSPy module."""

from typing import Any

import dspy

from databits_runner.contract.run_input import Field, Json, Row, RunInput
from databits_runner.failures import RunError
from databits_runner.program.field_types import type_of
from databits_runner.program.names import FieldNames

ROW_ID = "databits_row_id"
"""The key under which a row's id travels with its example: no field, so that no prompt has it."""

_MODULES = {"predict": dspy.Predict, "chain_of_thought": dspy.ChainOfThought}
_ADAPTERS = {"chat": "ChatAdapter", "json": "JSONAdapter", "xml": "XMLAdapter"}


class Template:
    """A template's fields and how they are asked for."""

    def __init__(self, run: RunInput, tools: tuple[Any, ...] = ()) -> None:
        self._run = run
        self._tools = tools
        self.names = FieldNames(tuple(one.name for one in run.fields))
        self.inputs = tuple(one for one in run.fields if one.side == "input")
        self.outputs = tuple(one for one in run.fields if one.side == "output")

    def module(self) -> Any:
        """A new program, as the template says it, without examples.

        Raises RunError where a field has a type that none can have.
        """
        signature = dspy.Signature(
            {self._inside(one): self._typed(one) for one in self._run.fields}, self._run.instructions
        )
        if self._run.module == "react":
            return dspy.ReAct(signature, tools=list(self._tools))
        return _MODULES[self._run.module](signature)

    def adapter(self) -> Any:
        """How prompts are written and answers read: always the one that is named, since defaults change."""
        name = _ADAPTERS[self._run.adapter]
        if not hasattr(dspy, name):
            raise RunError(f"This version of DSPy has no adapter {self._run.adapter}.")
        return getattr(dspy, name)()

    def example(self, row: Row) -> Any:
        """A row as DSPy takes it. Inputs that the row lacks are absent there too."""
        values = {self.names.inside(name): value for name, value in self._known(row.inputs, self.inputs).items()}
        answers = {self.names.inside(name): value for name, value in self._known(row.outputs, self.outputs).items()}
        return dspy.Example(**values, **answers, **{ROW_ID: row.id}).with_inputs(*values)

    def answer(self, prediction: Any) -> Json:
        """The output fields of a prediction, by the names of the records."""
        return {one.name: prediction[self._inside(one)] for one in self.outputs if self._inside(one) in prediction}

    def fields_of(self, values: dict[str, Any], side: str) -> Json:
        """The fields of one side in a demo, by the names of the records; what the module added has its own name."""
        inputs = {self._inside(one) for one in self.inputs}
        return {
            self.names.outside(name): value
            for name, value in values.items()
            if name not in (ROW_ID, "augmented") and (name in inputs) == (side == "input")
        }

    def _known(self, values: Json, fields: tuple[Field, ...]) -> Json:
        names = {one.name for one in fields}
        return {name: value for name, value in values.items() if name in names}

    def _inside(self, field: Field) -> str:
        return self.names.inside(field.name)

    def _typed(self, field: Field) -> tuple[Any, Any]:
        make = dspy.InputField if field.side == "input" else dspy.OutputField
        return (type_of(field.type), make(desc=field.description or f"${{{self._inside(field)}}}"))
