"""Runs that end before their time: cancelled, killed, out of budget, without a server, with wrong input."""

import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from stub_server import StubServer
from support import RUNNER, again, colour_of, command, events, execute, receipt, rows, run_input

SEARCH = "BootstrapFewShotWithRandomSearch"
MANY = {"num_candidate_programs": 6, "max_labeled_demos": 6}


def started(file: Path, trials: int) -> "subprocess.Popen[str]":
    """A run that has ended so many evaluations."""
    process = subprocess.Popen(command(file), cwd=RUNNER, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    log = file.parent / "events.jsonl"
    for _ in range(600):
        if log.exists() and log.read_text().count('"trial_end"') >= trials:
            return process
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"The run did not get there: {process.communicate()}")


@pytest.mark.parametrize("way", ["stop file", "SIGTERM", "SIGINT"])
def test_a_cancelled_run_keeps_the_best_so_far(tmp_path: Path, way: str) -> None:
    with StubServer(colour_of, delay=0.05) as server:
        process = started(run_input(tmp_path, server.url, SEARCH, MANY), 2)
        if way == "stop file":
            (tmp_path / "state" / "stop").touch()
        else:
            process.send_signal(getattr(signal, way))
        asked = len(server.requests)
        assert process.wait(timeout=60) == 0
        assert len(server.requests) - asked <= 2
    result = receipt(tmp_path)
    assert result["outcome"] == "cancelled"
    assert "asked to stop" in result["error"]
    assert result["scores"]["baseline_val"]["score"] == 0.25
    assert "best_test" not in result["scores"]
    assert result["program"]
    assert events(tmp_path)[-1]["type"] == "done"


@pytest.mark.parametrize(("cap", "word"), [({"max_calls": 9}, "9 calls"), ({"max_tokens": 100}, "100 tokens")])
def test_a_cap_ends_the_run_at_once(tmp_path: Path, cap: dict[str, int], word: str) -> None:
    with StubServer(colour_of) as server:
        ended = execute(tmp_path, server.url, SEARCH, MANY, budget=cap)
        calls = len(server.requests)
    assert ended.returncode == 0
    result = receipt(tmp_path)
    assert (result["outcome"], word in result["error"]) == ("budget_exhausted", True)
    assert calls == result["usage"]["calls"] <= 9


def test_several_threads_pass_a_cap_by_no_more_than_their_number(tmp_path: Path) -> None:
    with StubServer(colour_of, delay=0.02) as server:
        execute(tmp_path, server.url, SEARCH, MANY, budget={"max_calls": 9}, threads=4)
        assert 9 <= len(server.requests) <= 9 + 4
    assert receipt(tmp_path)["outcome"] == "budget_exhausted"


def test_what_earlier_executions_used_counts_against_the_caps(tmp_path: Path) -> None:
    with StubServer(colour_of) as server:
        file = run_input(tmp_path, server.url, SEARCH, MANY, budget={"max_calls": 9})
        again(file)
        before = len(server.requests)
        again(file)
        assert len(server.requests) == before
    assert receipt(tmp_path)["usage"]["calls"] == before


def test_without_a_server_the_receipt_says_so(tmp_path: Path) -> None:
    ended = execute(tmp_path, "http://127.0.0.1:9/v1", "Evaluate")
    assert ended.returncode == 1
    result = receipt(tmp_path)
    assert result["outcome"] == "failed"
    assert result["error"].startswith("3 calls in a row reached no model: [openai/")
    assert "Connection refused" in result["error"]
    assert result["usage"]["calls"] == 0


def test_a_server_that_goes_away_ends_the_run_soon_and_the_best_is_kept(tmp_path: Path) -> None:
    with StubServer(colour_of, delay=0.05) as server:
        process = started(run_input(tmp_path, server.url, SEARCH, MANY), 3)
    assert process.wait(timeout=60) == 1
    result = receipt(tmp_path)
    assert (result["outcome"], result["error"].startswith("3 calls in a row")) == ("failed", True)
    assert result["scores"]["best_val"]["evaluated"] == 4
    assert events(tmp_path)[-1]["usage"]["errors"] == 3


def test_an_error_of_a_row_is_no_score_of_zero(tmp_path: Path) -> None:
    def sometimes(body: dict[str, Any], number: int) -> str:
        if "leaf" in body["messages"][-1]["content"]:
            raise ValueError("out of order")
        return colour_of(body, number)

    with StubServer(sometimes) as server:
        assert execute(tmp_path, server.url, "Evaluate").returncode == 0
    [trial, _] = receipt(tmp_path)["trials"]
    assert trial["scores"]["id-leaf"] is None
    assert "out of order" in trial["errors"]["id-leaf"]
    assert trial["score"] == 0


def test_an_evaluation_with_many_errors_is_no_measurement(tmp_path: Path) -> None:
    def rarely(body: dict[str, Any], number: int) -> str:
        if "jeans" not in body["messages"][-1]["content"]:
            raise ValueError("out of order")
        return "[[ ## colour ## ]]\nblue\n\n[[ ## completed ## ]]"

    with StubServer(rarely) as server:
        execute(tmp_path, server.url, "Evaluate")
    assert "best_val" not in receipt(tmp_path)["scores"]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"optimizer": {"name": SEARCH, "parameters": {"breadth": 3}}}, "has no parameter breadth"),
    ({"optimizer": {"name": "GEPA", "parameters": {"auto": "light", "max_full_evals": 3}}}, "GEPA does not take"),
    ({"optimizer": {"name": "SIMBA", "parameters": {"bsize": 9}}}, "bsize is 9, and train has only 8"),
    ({"optimizer": {"name": "MIPROv2", "parameters": {"minibatch": True}}}, "minibatch_size is 35, and val has only 4"),
    ({"optimizer": {"name": "Nothing"}}, "There is no optimizer Nothing"),
    ({"metric": {"name": "nothing"}}, "There is no metric nothing"),
    ({"metric": {"name": "exact", "field": "shape"}}, "judges the field shape"),
    ({"metric": {"name": "exact", "parameters": {"case": True}}}, "has no parameter case"),
    ({"metric": {"name": "../m.py:f"}}, "leads out of the workspace"),
    ({"splits": {"train": rows(["sky"]), "val": rows(["sky"]), "test": []}}, "is in val and, as id-sky, in train"),
    ({"splits": {"train": rows(["sky"]), "val": [], "test": []}}, "The val split has no records"),
    ({"models": {"task": {"name": "openai/x", "api_key_env": "NOT_SET_HERE"}}}, "NOT_SET_HERE"),
    ({"surprise": 1}, "surprise"),
]


@pytest.mark.parametrize(("more", "said"), WRONG, ids=[one[1] for one in WRONG])
def test_what_is_wrong_is_said_before_a_model_is_asked(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    with StubServer(colour_of) as server:
        ended = again(run_input(tmp_path, server.url, "Evaluate", **more))
        assert (server.requests, ended.returncode) == ([], 2)
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_key_is_in_the_request_and_nowhere_else(tmp_path: Path) -> None:
    with StubServer(colour_of) as server:
        model = {"name": "openai/stub", "api_base": server.url, "api_key_env": "STUB_KEY"}
        file = run_input(tmp_path, server.url, "MIPROv2", {"num_candidates": 2, "num_trials": 2}, models={"task": model})
        ended = again(file, {"STUB_KEY": "secret-7391"})
        assert {one["Authorization"] for one in server.headers} == {"Bearer secret-7391"}
    assert ended.returncode == 0
    assert "secret-7391" not in ended.stdout + ended.stderr
    written = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert [str(one) for one in written if b"secret-7391" in one.read_bytes()] == []


def test_an_injected_type_is_not_evaluated(tmp_path: Path) -> None:
    fields = [{"name": "thing", "side": "input"}, {"name": "colour", "side": "output", "type": "this.x"}]
    ended = again(run_input(tmp_path, "http://127.0.0.1:9", "Evaluate", signature={"instructions": "x", "fields": fields}))
    assert ended.returncode == 2
    assert "this.x" in ended.stderr
    assert "Zen of Python" not in ended.stdout
