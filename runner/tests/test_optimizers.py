"""Every optimizer of DSPy itself, against a server whose answers depend on what the prompt shows."""

from pathlib import Path

import pytest
from all_optimizers import OPTIMIZERS
from stub_server import StubServer
from support import colour_of, events, execute, receipt


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_an_optimizer_runs_to_its_end(tmp_path: Path, optimizer: str) -> None:
    gains = optimizer != "Evaluate"
    with StubServer(colour_of) as server:
        ended = execute(tmp_path, server.url, optimizer, OPTIMIZERS[optimizer])
        assert (ended.returncode, ended.stderr if ended.returncode else "") == (0, "")
        calls = len(server.requests)
    result = receipt(tmp_path)
    assert result["outcome"] == "succeeded"
    scores = result["scores"]
    assert scores["baseline_val"]["score"] == 0.25
    assert (scores["best_val"]["score"] > 0.25) == gains
    assert scores["best_test"]["evaluated"] == 4
    assert (scores.get("gain_val", {}).get("difference", 0) > 0) == gains
    # What the server saw is what was counted, and what was counted was paid for once.
    assert result["usage"] == {"calls": calls, "input_tokens": 10 * calls, "output_tokens": 5 * calls}
    log = events(tmp_path)
    assert [event["seq"] for event in log] == list(range(len(log)))
    assert log[0]["type"] == "starting"
    assert log[-1]["type"] == "done"
    best = max(one["score"] for one in result["trials"] if one.get("split") == "val" and one["kind"] == "full")
    assert best == scores["best_val"]["score"]
    assert not any(one.get("errors") for one in result["trials"])
    for predictor in result["program"]:
        for demo in predictor["demos"]:
            assert demo["example_id"] == f"id-{demo['inputs']['thing']}"
            assert set(demo["outputs"]) == {"colour"}


def test_the_same_seed_gives_the_same_program(tmp_path: Path) -> None:
    programs = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        with StubServer(colour_of) as server:
            execute(folder, server.url, "BootstrapFewShotWithRandomSearch", {"num_candidate_programs": 2})
        programs.append(receipt(folder)["program"])
    assert programs[0] == programs[1]
