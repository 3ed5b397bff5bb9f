"""Every optimizer that runs offer, with parameters that make it short."""

from typing import Any

from support import THINGS, rows

_NEIGHBOURS = {
    row["id"]: [other["id"] for other in rows(list(THINGS)[::2]) if other["outputs"] == row["outputs"]]
    for row in rows(list(THINGS)[1::2])
}
OPTIMIZERS: dict[str, dict[str, Any]] = {
    "Evaluate": {},
    "LabeledFewShot": {"k": 6},
    "BootstrapFewShot": {"max_bootstrapped_demos": 2, "max_labeled_demos": 6},
    "BootstrapFewShotWithRandomSearch": {"max_labeled_demos": 6, "num_candidate_programs": 2},
    "KNNFewShot": {"k": 2, "neighbours": _NEIGHBOURS},
    "MIPROv2": {"num_candidates": 3, "num_trials": 3, "minibatch": False},
    "COPRO": {"breadth": 3, "depth": 1},
    "SIMBA": {"max_steps": 2, "num_candidates": 2},
    "GEPA": {"max_metric_calls": 30},
}
