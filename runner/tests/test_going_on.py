"""Every optimizer, ended in three ways and gone on with until its end: by a cap, by `kill -9` and by a request to stop."""

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from all_optimizers import OPTIMIZERS
from stub_server import StubServer
from support import RUNNER, colour_of, command, receipt, run_input

# Where each is asked to stop: in the midst of what it does.
# Those that are not named ask 16 questions, the last 8 of them of test.
STOPPED_AT = {"BootstrapFewShotWithRandomSearch": 26, "MIPROv2": 27, "COPRO": 24, "SIMBA": 29, "GEPA": 19}


class Interrupter:
    """Answers as the stub does, the same to the same question, and ends the process at a chosen question."""

    def __init__(self) -> None:
        self.at: int | None = None
        self.act = lambda: None

    def answer(self, body: dict[str, Any], number: int) -> str:
        if self.at is not None and number >= self.at:
            self.at = None
            self.act()
        return colour_of(body, 1)


def start(file: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command(file), cwd=RUNNER, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_is_gone_on_with_however_it_ended(tmp_path: Path, optimizer: str) -> None:
    # An evaluation asks 8 questions in all.
    cap, killed_at, stopped_at = (5, 7, 8) if optimizer == "Evaluate" else (6, 10, STOPPED_AT.get(optimizer, 13))
    interrupter = Interrupter()
    with StubServer(interrupter.answer) as server:
        file = run_input(tmp_path, server.url, optimizer, OPTIMIZERS[optimizer], budget={"max_calls": cap})
        assert start(file).wait(timeout=60) == 0
        capped = receipt(tmp_path)
        assert (capped["outcome"], capped["usage"]["calls"], len(server.requests)) == ("budget_exhausted", cap, cap)

        file.write_text(json.dumps({**json.loads(file.read_text()), "budget": {}}))
        process = start(file)
        interrupter.at, interrupter.act = killed_at, process.kill
        assert process.wait(timeout=60) == -9
        # Whoever is killed leaves the receipt of before, whole.
        assert receipt(tmp_path) == capped
        with (tmp_path / "events.jsonl").open("a") as log:
            log.write('{"seq": 99999, "ty')

        interrupter.at, interrupter.act = stopped_at, (tmp_path / "state" / "stop").touch
        assert start(file).wait(timeout=60) == 0
        stopped = receipt(tmp_path)
        assert (stopped["outcome"], len(server.requests)) == ("cancelled", stopped_at)
        assert stopped["scores"]["baseline_val"] == {**stopped["scores"]["baseline_val"], "score": 0.25, "evaluated": 4}
        assert stopped["program"]

        assert start(file).wait(timeout=60) == 0
        asked = server.requests
    result = receipt(tmp_path)
    assert result["outcome"] == "succeeded"
    assert result["scores"]["best_test"]["evaluated"] == 4
    # Only what was under way at the kill is paid for unseen, and asked again.
    assert result["usage"]["calls"] == len(asked) - 1
    cold = Counter(json.dumps(one, sort_keys=True) for one in asked if one.get("temperature") == 0)
    assert sum(times - 1 for times in cold.values()) <= 1
    log_of_all = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines() if line.endswith("}")]
    assert [event["type"] for event in log_of_all].count("resumed") == 3
    numbers = [event["seq"] for event in log_of_all]
    assert numbers == sorted(set(numbers))
