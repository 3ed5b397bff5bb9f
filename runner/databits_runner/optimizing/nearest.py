"""Few-shot examples by nearness. The neighbours were found by the editor's own search, so no vectors are needed here."""

from typing import Any

import dspy

from databits_runner.contract.run_input import Json, Row, key_of
from databits_runner.failures import RunError
from databits_runner.program.template import Template


class NearestExamples(dspy.Module):
    """Asks the template's program with the examples that are nearest to each input.

    DSPy's own KNNFewShot bootstraps anew for every answer and cannot be saved; this is a choice of labelled examples.
    """

    def __init__(self, program: Any, examples: dict[str, list[Any]]) -> None:
        super().__init__()
        self.program = program
        self.examples = examples

    def forward(self, **inputs: Any) -> Any:
        demos = self.examples.get(key_of(inputs))
        if demos is None:
            raise RunError("Nothing is known of the neighbours of this input.")
        # A copy for each call: threads ask the same program at once.
        program = self.program.deepcopy()
        for predictor in program.predictors():
            predictor.demos = demos
        return program(**inputs)


def nearest_examples(
    program: Any, template: Template, rows: tuple[Row, ...], train: tuple[Row, ...], parameters: Json
) -> NearestExamples:
    """A program with `k` examples of train for each row, from `neighbours`: {row id: [train ids, nearest first]}.

    Raises RunError where a row has no neighbours in the input.
    """
    unknown = sorted(set(parameters) - {"k", "neighbours"})
    if unknown:
        raise RunError(f"KNNFewShot has no parameter {unknown[0]}; it has k.")
    k, neighbours = int(parameters.get("k", 3)), parameters.get("neighbours", {})
    pool = {row.id: template.example(row) for row in train}
    examples: dict[str, list[Any]] = {}
    for row in rows:
        near = [pool[one] for one in neighbours.get(row.id, ()) if one in pool]
        if not near:
            raise RunError(f"The run's input has no neighbours of {row.id}.")
        # The nearest one last: it stands next to the question.
        examples[key_of(dict(template.example(row).inputs().items()))] = near[:k][::-1]
    return NearestExamples(program, examples)
