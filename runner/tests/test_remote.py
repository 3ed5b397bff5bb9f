"""Runs on another machine, as a cluster starts them: all is told by the standard output, and answers stay there."""

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from stub_server import StubServer
from support import RUNNER, colour_of, run_input

EVENT, RECEIPT, ERROR = "databits-event ", "databits-receipt ", "databits-error "


def carry_out(package: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(RUNNER)}
    arguments = [sys.executable, "-m", "databits_runner.remote", "input.json"]
    return subprocess.run(arguments, cwd=package, env=environment, capture_output=True, text=True, timeout=120)


def heard(output: str, mark: str) -> list[Any]:
    return [json.loads(line.removeprefix(mark)) for line in output.splitlines() if line.startswith(mark)]


def test_a_run_elsewhere_is_told_and_gone_on_with_there(tmp_path: Path) -> None:
    package, home = tmp_path / "package", tmp_path / "home"
    package.mkdir()
    home.mkdir()
    with StubServer(colour_of) as server:
        file = run_input(package, server.url, "Evaluate", budget={"max_calls": 5})
        value = json.loads(file.read_text())
        first = carry_out(package, home)
        [ended] = heard(first.stdout, RECEIPT)
        assert (ended["outcome"], len(server.requests)) == ("budget_exhausted", 5)
        # Nothing but what is told reaches that output, and places of this machine are not written to there.
        assert {line.split(" ")[0] + " " for line in first.stdout.splitlines()} == {EVENT, RECEIPT}
        assert not Path(value["places"]["receipt"]).exists()

        events = heard(first.stdout, EVENT)
        (package / "events.jsonl").write_text("".join(json.dumps(one) + "\n" for one in events))
        file.write_text(json.dumps({**value, "budget": {}}))
        kept = home / ".cache" / "databits" / "runs" / value["run_id"]
        with (kept / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            refused = carry_out(package, home)
        assert refused.returncode == 2
        assert refused.stdout == f"{ERROR}The run still goes on in the cluster; wait for its end, or stop that job.\n"

        second = carry_out(package, home)
        [ended] = heard(second.stdout, RECEIPT)
        assert (ended["outcome"], ended["usage"]["calls"], len(server.requests)) == ("succeeded", 8, 8)
        told = events + heard(second.stdout, EVENT)
        assert [one["seq"] for one in told] == list(range(len(told)))
        assert [one["type"] for one in told].count("resumed") == 1

        # Nobody heard how that went on: it is told again, from where they heard the last, and nothing is asked.
        third = carry_out(package, home)
        assert (third.returncode, third.stdout) == (second.returncode, second.stdout)
        assert len(server.requests) == 8
