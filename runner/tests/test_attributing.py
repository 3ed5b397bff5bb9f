"""How runs measure single examples: effects, Shapley values, and the difficulty of rows."""

import math
from pathlib import Path
from typing import Any, Literal

import pytest
from stub_server import StubServer
from support import THINGS, colour_of, execute, receipt

from databits_runner.attribution.effects import effects
from databits_runner.attribution.shapley import plan
from databits_runner.contract.run_input import Row, SplitName
from databits_runner.failures import RunError
from databits_runner.optimizing.row_difficulty import row_difficulties
from databits_runner.optimizing.shapley_values import ShapleyValues, plan_shapley
from databits_runner.optimizing.states import PredictorState, ProgramState
from databits_runner.optimizing.trials import Trial


def a_trial(
    program: str,
    scores: dict[str, float | None],
    split: SplitName = "val",
    kind: Literal["full", "minibatch"] = "full",
) -> Trial:
    state = ProgramState((PredictorState("self", program, ()),))
    return Trial(0, "optimizing", split, kind, state, scores, 0, 0)


def a_row(name: str) -> Row:
    return Row(name, "a" * 64, {}, {}, 1)


@pytest.mark.parametrize(("pool", "most"), [(2, 4), (3, 6), (4, 8), (4, 16), (6, 40), (16, 40), (16, 200)])
def test_a_plan_pays_for_two_orders_at_least_and_keeps_to_its_cap(pool: int, most: int) -> None:
    values = ShapleyValues(plan_shapley(pool, most, 3))
    values.measure(lambda members: a_trial("x", {"a": len(members) / pool, "b": 1.0 if members else 0.0}))
    orders, effects = values.effects()
    assert len(values.trials) <= most
    assert orders >= 2
    assert sum(one.estimate for one in effects if one is not None) == pytest.approx(1)
    assert plan(values.sampling, values._scores()) == []


def test_too_few_prompts_are_refused_before_the_first_call() -> None:
    with pytest.raises(RunError, match="16 examples take 32 prompts at least"):
        plan_shapley(16, 31, 1)
    # All there are of a small pool are enough.
    assert plan_shapley(2, 4, 1).permutations >= math.factorial(2)


def test_a_run_that_ended_before_an_order_was_gone_through_has_no_values() -> None:
    values = ShapleyValues(plan_shapley(4, 8, 1))
    assert values.effects() == (0, [None] * 4)
    values.trials[()] = a_trial("x", {"a": 0.0, "b": 1.0})
    assert values.effects() == (0, [None] * 4)


def test_difficulty_counts_each_program_once_and_leaves_test_out() -> None:
    rows: dict[SplitName, tuple[Row, ...]] = {
        "train": (a_row("t"),),
        "val": (a_row("a"), a_row("b"), a_row("c")),
        "test": (a_row("x"),),
    }
    trials = [
        a_trial("one", {"a": 1.0, "b": 0.0, "c": None}),
        a_trial("two", {"a": 0.0, "b": 0.0, "c": None}),
        a_trial("two", {"a": 0.0, "b": 0.0, "c": None}),
        a_trial("three", {"a": 0.0}, kind="minibatch"),
        a_trial("one", {"x": 0.0}, split="test"),
    ]
    found = row_difficulties(trials, rows)
    assert found is not None
    told = [(one["example_id"], one.get("difficulty"), one["programs"], one["errors"]) for one in found]
    assert told == [("a", 0.5, 2, 0), ("b", 1.0, 2, 0), ("c", None, 0, 2)]
    assert [one["always_failing"] for one in found] == [False, True, False]
    assert row_difficulties(trials[3:], rows) is None


def test_what_the_model_answered_is_what_the_estimator_hears(tmp_path: Path) -> None:
    """Through DSPy, and beside it: the scores of what the server was asked give the effects that the receipt tells."""
    answered: dict[tuple[tuple[str, ...], str], float] = {}

    def answer(body: dict[str, Any], number: int) -> str:
        messages = body["messages"]
        [asked] = [name for name in THINGS if name in messages[-1]["content"].split("Respond with")[0]]
        shown = tuple(name for one in messages[1:-1] if one["role"] == "user" for name in THINGS if name in one["content"])
        answered[shown, asked] = math.nan
        if (len(shown), asked) == (2, "lemon") and "sky" in shown:
            raise ValueError("out of order")
        told = colour_of(body, 1)
        answered[shown, asked] = float(THINGS[asked] in told)
        return told

    with StubServer(answer) as server:
        more = {"attribution": {"pool": 6, "size": 2, "subsets": 24, "leave_one_out": False}}
        assert execute(tmp_path, server.url, "LabeledFewShot", {"k": 3}, **more).returncode == 0
    result = receipt(tmp_path)
    told = result["attribution"]["randomised"]
    pool = [one["example_id"].removeprefix("id-") for one in told["effects"]]
    subsets = [tuple(one.removeprefix("id-") for one in subset) for subset in told["subsets"]]
    rows = [one["id"].removeprefix("id-") for one in result["members"]["val"]]
    grid = [[answered[subset, row] for row in rows] for subset in subsets]
    # There are right answers, wrong ones, and errors, which are no answers.
    assert {str(score) for line in grid for score in line} == {"1.0", "0.0", "nan"}
    heard = effects(grid, [tuple(pool.index(name) for name in subset) for subset in subsets], len(pool))
    assert len(heard) == 6
    for one, effect in zip(told["effects"], heard, strict=True):
        assert effect is not None
        expected = [effect.estimate, effect.low, effect.high, effect.p_value]
        assert [one["estimate"], one["low"], one["high"], one["p_value"]] == pytest.approx(expected, abs=2e-6)
        assert (one["evaluations"], one["enough_evidence"]) == (effect.evaluations, effect.enough_evidence)
