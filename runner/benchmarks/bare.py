"""The work of a run with nothing but DSPy: what the runner's overhead is measured against. `python bare.py INPUT`."""

import json
import os
import sys
from pathlib import Path
from typing import Any


def main(file: Path) -> None:
    """Evaluates on val, optimizes, and evaluates both programs on test, as a run does."""
    import dspy

    value: dict[str, Any] = json.loads(file.read_text())
    settings = value["models"]["task"]
    lm = dspy.LM(
        settings["name"],
        model_type="chat",
        api_base=settings["api_base"],
        api_key="none",
        temperature=settings["temperature"],
        max_tokens=settings["max_tokens"],
        num_retries=0,
    )
    dspy.configure_cache(disk_cache_dir=str(Path(value["places"]["state"]) / "cache"))
    dspy.configure(lm=lm, adapter=dspy.ChatAdapter())
    signature = dspy.Signature(
        {"thing": (str, dspy.InputField()), "colour": (str, dspy.OutputField())}, value["signature"]["instructions"]
    )
    splits = {
        name: [dspy.Example(**row["inputs"], **row["outputs"]).with_inputs("thing") for row in rows]
        for name, rows in value["splits"].items()
    }

    def metric(example: Any, given: Any, trace: Any = None) -> float:
        return float(example.colour == given.colour)

    def evaluate(program: Any, split: str) -> None:
        dspy.Evaluate(devset=splits[split], metric=metric, num_threads=1)(program)

    student = dspy.Predict(signature)
    evaluate(student, "val")
    name = value["optimizer"]["name"]
    if name != "Evaluate":
        optimizer = getattr(dspy, name)(metric=metric, num_threads=1, **value["optimizer"]["parameters"])
        evaluate(optimizer.compile(student.deepcopy(), trainset=splits["train"], valset=splits["val"]), "test")
    evaluate(student, "test")


if __name__ == "__main__":
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    main(Path(sys.argv[1]))
