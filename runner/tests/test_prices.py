"""A model's price, where its settings have one and its provider tells none."""

from pathlib import Path

import pytest
from stub_server import StubServer
from support import colour_of, execute, receipt

PRICE = {"input_per_million": 2_000, "output_per_million": 4_000}


def test_a_price_in_the_settings_gives_the_cost(tmp_path: Path) -> None:
    with StubServer(colour_of) as server:
        execute(tmp_path, server.url, "Evaluate", models={"task": _model(server.url, PRICE)})
        calls = len(server.requests)
    # The stub tells 10 tokens sent and 5 received for each answer.
    assert receipt(tmp_path)["usage"]["cost"] == pytest.approx(calls * (10 * 2_000 + 5 * 4_000) / 1e6)


def test_the_cap_of_cost_holds_by_that_price(tmp_path: Path) -> None:
    with StubServer(colour_of) as server:
        execute(tmp_path, server.url, "Evaluate", models={"task": _model(server.url, PRICE)}, budget={"max_cost": 0.12})
        calls = len(server.requests)
    assert (receipt(tmp_path)["outcome"], calls) == ("budget_exhausted", 3)


def test_another_model_judges_and_is_named(tmp_path: Path) -> None:
    def judged(body: dict[str, object], number: int) -> str:
        return '{"feedback": "fine", "score": 1}' if body["model"] == "judge" else colour_of(body, number)

    with StubServer(judged) as server:
        judge = {"name": "openai/judge", "api_base": server.url}
        models = {"task": _model(server.url, PRICE), "judge": judge}
        execute(tmp_path, server.url, "Evaluate", models=models, metric={"name": "judge"})
        asked = [request["model"] for request in server.requests]
    result = receipt(tmp_path)
    # The stub says green to everything: four different colours are expected, and each pair is judged once.
    assert (result["outcome"], asked.count("judge"), asked.count("stub")) == ("succeeded", 4, 8)
    assert (result["models"], "cost" in result["usage"]) == ({"judge": judge}, False)


def _model(url: str, price: dict[str, int]) -> dict[str, object]:
    return {"name": "openai/stub", "api_base": url, "temperature": 0.0, "price": price}
